import { describe, expect, it } from 'vitest';
import type { CallOptions, OperationInput, OperationName } from '../../src/calls/call.js';
import { ManualClock } from '../../src/embedded/index.js';
import { createSend } from '../../src/requests/send.js';
import { breakConnection, refuse, type Script, scriptedClient } from './scripted-client.js';

function sending(script: Script) {
  const clock = new ManualClock();
  const scripted = scriptedClient(script);
  const send = createSend(scripted.client, { clock });
  /** The response, or the error. */
  const outcome = <Operation extends OperationName>(
    operation: Operation,
    input: OperationInput<Operation>,
    options?: CallOptions<never>,
  ): Promise<unknown> => clock.run(send(operation, input, options as never).catch((error: unknown) => error));
  return { clock, send, outcome, ...scripted };
}

/** Breaks the connection at first, and goes on as told. */
const lostAtFirst = (then: () => unknown) => (_: unknown, earlier: number) =>
  earlier === 0 ? breakConnection() : then();

const $metadata = { httpStatusCode: 200 };
const restApiId = 'a1b2c3';
const pets = { restApiId, parentId: 'root', pathPart: 'pets' };
const getPets = { restApiId, resourceId: 'pets', httpMethod: 'GET' };
const conflict = () => refuse('ConflictException', 409, 'Another resource has this name');

describe('what a lost create has made', () => {
  it('is looked for ten times, a second apart, where it would be there twice', async () => {
    const { clock, outcome, count } = sending({
      GetRestApis: () => ({ items: [], $metadata }),
      CreateRestApi: lostAtFirst(() => ({ id: 'second', $metadata })),
    });
    expect(await outcome('CreateRestApi', { name: 'petstore' })).toMatchObject({ id: 'second' });
    expect(count('GetRestApis')).toBe(10);
    expect(clock.now()).toBeGreaterThan(9_000);
    expect(clock.now()).toBeLessThan(10_000);
  });

  it('is looked for once where the service refuses a second one', async () => {
    const { outcome, count } = sending({
      GetResources: () => ({ items: [], $metadata }),
      CreateResource: lostAtFirst(() => ({ id: 'pets', $metadata })),
    });
    expect(await outcome('CreateResource', pets)).toMatchObject({ id: 'pets' });
    expect(count('GetResources')).toBe(1);
  });

  it('is looked for no further than it is found, where there can be one alone', async () => {
    const { outcome, count } = sending({
      GetResources: () => ({ items: [{ id: 'pets', parentId: 'root', pathPart: 'pets' }], position: 'p2', $metadata }),
      CreateResource: breakConnection,
    });
    expect(await outcome('CreateResource', pets)).toMatchObject({ id: 'pets' });
    expect(count('GetResources')).toBe(1);
    const beside = sending({
      GetDomainNames: () => ({ items: [{ domainName: 'api.example.com' }], position: 'p2', $metadata }),
      CreateDomainName: breakConnection,
    });
    expect(await beside.outcome('CreateDomainName', { domainName: 'api.example.com' })).toMatchObject({
      domainName: 'api.example.com',
    });
    expect(beside.count('GetDomainNames')).toBe(1);
  });

  it('isn’t looked for where no response is lost', async () => {
    const { outcome, count } = sending({ CreateResource: conflict });
    expect(await outcome('CreateResource', pets)).toMatchObject({ name: 'ConflictException' });
    expect(count('GetResources')).toBe(0);
  });

  it('isn’t looked for again where the second attempt is refused for another reason', async () => {
    const { outcome, count } = sending({
      GetResources: () => ({ items: [], $metadata }),
      CreateResource: lostAtFirst(() => refuse('BadRequestException', 400, 'Invalid path part')),
    });
    expect(await outcome('CreateResource', pets)).toMatchObject({ name: 'BadRequestException' });
    expect(count('GetResources')).toBe(1);
  });

  it('isn’t waited for where it can’t be looked for', async () => {
    const { clock, outcome } = sending({ PutIntegration: lostAtFirst(conflict) });
    expect(await outcome('PutIntegration', { ...getPets, type: 'MOCK' })).toMatchObject({ name: 'ConflictException' });
    expect(clock.now()).toBeLessThan(1_000);
  });

  it('isn’t made again where it can’t be read', async () => {
    const { outcome, count } = sending({
      PutMethod: breakConnection,
      GetMethod: () => refuse('ForbiddenException', 403, 'not authorized to perform: apigateway:GET'),
    });
    expect(await outcome('PutMethod', { ...getPets, authorizationType: 'NONE' })).toMatchObject({
      name: 'ForbiddenException',
    });
    expect(count('PutMethod')).toBe(1);
  });

  it('is looked for no longer than the signal lets it', async () => {
    const { clock, send } = sending({
      GetRestApis: () => ({ items: [], $metadata }),
      CreateRestApi: breakConnection,
    });
    const controller = new AbortController();
    const reason = new Error('enough');
    const sent = send('CreateRestApi', { name: 'petstore' }, { signal: controller.signal });
    const over = expect(sent).rejects.toBe(reason);
    await clock.advance(3_000);
    controller.abort(reason);
    await over;
    expect(clock.sleeping).toBe(0);
  });

  it('is what its caller finds, whoever else may have made one', async () => {
    const options = { isSoleOfName: false, lookForEffect: async () => ({ id: 'ours', $metadata }) };
    const { outcome, count } = sending({ CreateRestApi: breakConnection });
    expect(await outcome('CreateRestApi', { name: 'petstore' }, options as never)).toMatchObject({ id: 'ours' });
    expect(count('CreateRestApi')).toBe(1);
  });

  it('is nothing where there was no connection: the create is sent again, also beside others of its name', async () => {
    const { outcome, count } = sending({
      GetUsagePlans: () => ({ items: [], $metadata }),
      CreateUsagePlan: (_, earlier) => {
        if (earlier === 0) throw Object.assign(new Error('connect'), { code: 'ECONNREFUSED' });
        return { id: 'gold', $metadata };
      },
    });
    expect(await outcome('CreateUsagePlan', { name: 'gold' }, { isSoleOfName: false })).toMatchObject({ id: 'gold' });
    expect(count('CreateUsagePlan')).toBe(2);
  });

  it('is found by its value, also beside other keys of its name', async () => {
    const { outcome, count } = sending({
      GetApiKeys: () => ({ items: [{ id: 'two', name: 'acme', value: 'secret' }], $metadata }),
      CreateApiKey: breakConnection,
    });
    const key = { name: 'acme', value: 'secret' };
    expect(await outcome('CreateApiKey', key, { isSoleOfName: false })).toMatchObject({ id: 'two' });
    expect(count('CreateApiKey')).toBe(1);
  });

  it.each([
    [
      'CreateRestApi',
      { name: 'petstore' },
      'GetRestApis',
      [
        { id: 'one', name: 'petstore' },
        { id: 'two', name: 'petstore' },
        { id: 'other', name: 'shop' },
      ],
      "2 REST APIs are called 'petstore': one, two.",
      'restApi',
    ],
    [
      'CreateRequestValidator',
      { restApiId, name: 'strict' },
      'GetRequestValidators',
      [
        { id: 'one', name: 'strict' },
        { id: 'other', name: 'lenient' },
        { id: 'two', name: 'strict' },
      ],
      "2 request validators are called 'strict': one, two.",
      'requestValidator strict',
    ],
    [
      'GenerateClientCertificate',
      { description: 'backends' },
      'GetClientCertificates',
      ['one', 'two', 'three'].map((clientCertificateId) => ({ clientCertificateId, description: 'backends' })),
      "3 client certificates are called 'backends': one, two, three.",
      'client certificate backends',
    ],
  ] as const)('can’t be told by %s from what somebody else made', async (...row) => {
    const [operation, input, list, items, said, address] = row;
    const { outcome } = sending({ [operation]: breakConnection, [list]: () => ({ items, $metadata }) });
    expect(await outcome(operation, input as never)).toMatchObject({
      name: 'AmbiguousCreateError',
      code: 'apply.ambiguous-create',
      address,
      message: `The response to ${operation} was lost, and by now ${said}`,
    });
  });
});

describe('a lost request that makes nothing', () => {
  it('is refused as it is where what it reads, or changes otherwise, is gone', async () => {
    const gone = () => refuse('NotFoundException', 404);
    for (const operation of ['GetRestApi', 'FlushStageCache'] as const) {
      const { outcome } = sending({ [operation]: lostAtFirst(gone) });
      expect(await outcome(operation, { restApiId } as never)).toMatchObject({ name: 'NotFoundException' });
    }
  });

  it('is no delete that was done where it is refused for another reason, or was never lost', async () => {
    const input = { restApiId, resourceId: 'pets' };
    const refused = sending({ DeleteResource: lostAtFirst(() => refuse('BadRequestException', 400)) });
    expect(await refused.outcome('DeleteResource', input)).toMatchObject({ name: 'BadRequestException' });
    const absent = sending({ DeleteResource: () => refuse('NotFoundException', 404) });
    expect(await absent.outcome('DeleteResource', input)).toMatchObject({ name: 'NotFoundException' });
  });
});

describe('a lost patch', () => {
  const apiStage = (value: string, op: 'add' | 'remove') => ({ op, path: '/apiStages', value });
  const patching = (live: () => unknown) => {
    const sent: unknown[] = [];
    const asked: unknown[] = [];
    const scripted = sending({
      UpdateUsagePlan: (input, earlier) => {
        sent.push(input);
        return earlier === 0 ? breakConnection() : { id: 'gold', $metadata };
      },
      GetUsagePlan: (input) => {
        asked.push(input);
        return live();
      },
    });
    return { ...scripted, sent, asked };
  };
  const patchOperations = [apiStage('a1:prod', 'remove'), apiStage('a1:beta', 'add')];
  const input = { usagePlanId: 'gold', patchOperations };
  const having =
    (...stages: readonly string[]) =>
    () => ({
      id: 'gold',
      apiStages: stages.map((stage) => ({ apiId: 'a1', stage })),
      $metadata,
    });

  it('is sent again with what of it isn’t done', async () => {
    const { outcome, sent, asked } = patching(having());
    expect(await outcome('UpdateUsagePlan', input)).toMatchObject({ id: 'gold' });
    expect(sent).toEqual([input, { usagePlanId: 'gold', patchOperations: [apiStage('a1:beta', 'add')] }]);
    expect(asked).toEqual([{ usagePlanId: 'gold' }]);
  });

  it('is sent again as it is where nothing of it is done, or what it changes isn’t found', async () => {
    for (const live of [having('prod'), () => refuse('NotFoundException', 404)]) {
      const { outcome, sent } = patching(live);
      expect(await outcome('UpdateUsagePlan', input)).toMatchObject({ id: 'gold' });
      expect(sent).toEqual([input, input]);
    }
  });

  it('isn’t sent again where all of it is done, or it asks for nothing', async () => {
    const done = patching(having('beta'));
    expect(await done.outcome('UpdateUsagePlan', input)).toMatchObject({ apiStages: [{ stage: 'beta' }] });
    expect(done.sent).toHaveLength(1);
    const empty = patching(having('prod'));
    expect(await empty.outcome('UpdateUsagePlan', { usagePlanId: 'gold' })).toMatchObject({ id: 'gold' });
    expect(empty.sent).toHaveLength(1);
  });

  it('is looked for no longer than the signal lets it', async () => {
    const { clock, send } = patching(() => new Promise(() => {}));
    const controller = new AbortController();
    const reason = new Error('enough');
    const over = expect(send('UpdateUsagePlan', input, { signal: controller.signal })).rejects.toBe(reason);
    await clock.advance(5_000);
    controller.abort(reason);
    await over;
  });
});
