import {
  DeleteDocumentationVersionCommand,
  GetDocumentationVersionCommand,
  GetStageCommand,
  UpdateDocumentationVersionCommand,
} from '@aws-sdk/client-api-gateway';
import { describe, expect, it } from 'vitest';
import { restApi } from '../../src/definition/rest-api.js';
import { Plan } from '../../src/plan/plan.js';
import { toEdits } from '../../src/source/to-edits.js';
import { toSource } from '../../src/source/to-source.js';
import { newAccountOnClock } from '../account.js';

const described = restApi('petstore').documentationPart({ type: 'API' }, { description: 'Pets.' });
const petstore = described.define(described.resource('/pets').method('GET').integration().mock());
const first = petstore.documentationVersion('1.0', { description: 'The first one.' });
const prod = petstore.stage('prod', { documentationVersion: first });
const everything = [petstore, first, prod];

const setUp = () => newAccountOnClock();

const callsOf = (plan: Plan) => plan.calls.map(({ operation, address }) => `${operation} ${address}`);

describe('a documentation version', () => {
  it('is made after the parts that it holds and before the stage that has it, and planned again to nothing', async () => {
    const { client, gateway } = setUp();
    const plan = Plan.fromJSON(JSON.stringify(await gateway.plan([prod, first, petstore])));
    const order = callsOf(plan);
    const at = (call: string) => order.indexOf(call);
    expect(at('CreateDocumentationPart documentation API')).toBeLessThan(
      at('CreateDocumentationVersion documentation version 1.0'),
    );
    expect(plan.calls.find(({ operation }) => operation === 'CreateStage')?.dependsOn).toContain(
      'CreateDocumentationVersion documentation version 1.0',
    );
    const { restApiId } = await gateway.apply(plan);
    expect(await client.send(new GetStageCommand({ restApiId, stageName: 'prod' }))).toMatchObject({
      documentationVersion: '1.0',
    });
    expect((await gateway.plan(everything)).changes).toEqual([]);
  });

  it('gets its description back, and loses it', async () => {
    const { client, gateway } = setUp();
    const { restApiId } = await gateway.apply(await gateway.plan(everything));
    const patchOperations = [{ op: 'replace' as const, path: '/description', value: 'Edited.' }];
    await client.send(
      new UpdateDocumentationVersionCommand({ restApiId, documentationVersion: '1.0', patchOperations }),
    );
    const plan = await gateway.plan(everything);
    expect(callsOf(plan)).toEqual(['UpdateDocumentationVersion documentation version 1.0']);
    await gateway.apply(plan);
    const version = () => client.send(new GetDocumentationVersionCommand({ restApiId, documentationVersion: '1.0' }));
    expect((await version()).description).toBe('The first one.');
    await gateway.apply(await gateway.plan([petstore, petstore.documentationVersion('1.0'), prod]));
    expect((await version()).description ?? '').toBe('');
  });

  it('moves a stage to the next version with the changes of the documentation', async () => {
    const { client, gateway } = setUp();
    const { restApiId } = await gateway.apply(await gateway.plan(everything));
    const more = described.documentationPart({ type: 'RESOURCE', path: '/pets' }, { description: 'All of them.' });
    const next = more.define(more.resource('/pets').method('GET').integration().mock());
    const second = next.documentationVersion('2.0');
    const plan = await gateway.plan([next, second, next.stage('prod', { documentationVersion: '2.0' })]);
    const { dependsOn } = plan.calls.find(({ operation }) => operation === 'CreateDocumentationVersion') ?? {};
    expect(dependsOn).toEqual(['CreateDocumentationPart documentation RESOURCE /pets']);
    await gateway.apply(plan);
    const stage = await client.send(new GetStageCommand({ restApiId, stageName: 'prod' }));
    expect(stage.documentationVersion).toBe('2.0');
    expect(
      await client.send(new GetDocumentationVersionCommand({ restApiId, documentationVersion: '1.0' })),
    ).toBeTruthy();
  });

  it('says that it stays as it was when the documentation changes without another version', async () => {
    const { gateway } = setUp();
    await gateway.apply(await gateway.plan(everything));
    const other = restApi('petstore').documentationPart({ type: 'API' }, { description: 'Pets, and more.' });
    const changed = other.define(other.resource('/pets').method('GET').integration().mock());
    const plan = await gateway.plan([changed, changed.documentationVersion('1.0', { description: 'The first one.' })]);
    expect(plan.warnings.filter(({ code }) => code.startsWith('plan.'))).toMatchObject([
      { code: 'plan.documentation-version', address: 'documentation version 1.0' },
    ]);
  });

  it('is found when the response to the call that made it is lost', async () => {
    const { clock, embedded, gateway } = setUp();
    embedded.inject({ operation: 'CreateDocumentationVersion', fault: 'resetAfter' });
    const { steps } = await clock.run(gateway.apply(await gateway.plan(everything)));
    expect(steps.every(({ status }) => status === 'succeeded')).toBe(true);
    expect((await gateway.plan(everything)).changes).toEqual([]);
  });

  it('that a stage names and that is neither declared nor live is refused, before anything is sent', async () => {
    const { client, gateway } = setUp();
    await expect(gateway.plan([petstore, prod])).rejects.toMatchObject({
      code: 'plan.not-found',
      problems: [{ code: 'plan.not-found', address: 'stage prod', message: expect.stringContaining("'1.0'") }],
    });
    const { restApiId } = await gateway.apply(await gateway.plan(everything));
    // Live, it needn't be declared.
    expect((await gateway.plan([petstore, prod])).changes).toEqual([]);
    await gateway.apply(await gateway.plan([petstore, petstore.stage('prod')]));
    await client.send(new DeleteDocumentationVersionCommand({ restApiId, documentationVersion: '1.0' }));
    await expect(gateway.plan([petstore, prod])).rejects.toMatchObject({ code: 'plan.not-found' });
  });

  it('of an API without documentation is refused, before anything is sent', async () => {
    const { gateway } = setUp();
    const api = restApi('bare');
    const bare = api.define(api.resource('/pets').method('GET').integration().mock());
    await expect(gateway.plan([bare, bare.documentationVersion('1.0')])).rejects.toMatchObject({
      code: 'plan.nothing-documented',
      problems: [{ address: 'documentation version 1.0' }],
    });
  });

  it('goes with what is destroyed: with its API, or alone where its API is not listed', async () => {
    const { client, gateway } = setUp();
    const { restApiId } = await gateway.apply(await gateway.plan(everything));
    const alone = await gateway.plan([prod, first], { destroy: true });
    expect(callsOf(alone)).toEqual(['DeleteStage stage prod', 'DeleteDocumentationVersion documentation version 1.0']);
    await gateway.apply(alone);
    await expect(
      client.send(new GetDocumentationVersionCommand({ restApiId, documentationVersion: '1.0' })),
    ).rejects.toThrow();
    await gateway.apply(await gateway.plan(everything));
    const whole = await gateway.plan(everything, { destroy: true });
    expect(callsOf(whole)).toEqual(['DeleteRestApi restApi']);
    expect(whole.changes[0]?.takes).toContain('documentation version 1.0');
  });

  it('is written to source, with its stage, and edits of it are listed', async () => {
    const { client, gateway } = setUp();
    const { restApiId } = await gateway.apply(await gateway.plan(everything));
    const kinds = ['documentationParts', 'documentationVersions', 'stages'] as const;
    const { files, losses } = toSource(await gateway.snapshot(restApiId, { kinds }));
    const source = Object.values(files).join('\n');
    expect(source).toContain("petstore.documentationVersion('1.0', { description: 'The first one.' })");
    expect(source).toContain('documentationVersion: documentation10');
    expect(losses.filter(({ address }) => address.startsWith('documentation version'))).toEqual([]);
    const patchOperations = [{ op: 'replace' as const, path: '/description', value: 'Edited.' }];
    await client.send(
      new UpdateDocumentationVersionCommand({ restApiId, documentationVersion: '1.0', patchOperations }),
    );
    const edits = toEdits(everything, await gateway.snapshot(restApiId, { kinds }));
    expect(edits.map(({ address }) => address)).toEqual(['documentation version 1.0']);
    expect(edits[0]?.after).toContain('Edited.');
  });

  it.each([
    ['', {}],
    [7, {}],
    ['1.0', { descripton: 'x' }],
    ['1.0', { description: 7 }],
  ])('is refused with %j and %j', (version, options) => {
    expect(() => petstore.documentationVersion(version as string, options as object)).toThrow(
      expect.objectContaining({ code: expect.stringMatching(/^definition\./) }),
    );
  });
});
