import { UpdateAccountCommand } from '@aws-sdk/client-api-gateway';
import { describe, expect, it } from 'vitest';
import { account } from '../../src/definition/account.js';
import { restApi } from '../../src/definition/rest-api.js';
import { ManualClock } from '../../src/embedded/index.js';
import { createSend } from '../../src/requests/send.js';
import { logRoleArn as cloudwatchRoleArn, newAccount } from '../account.js';
import { refuse, type Script, scriptedClient } from '../requests/scripted-client.js';

const api = restApi('petstore');
const petstore = api.define(api.resource('/pets').method('GET').integration().mock());
const format = '$context.requestId';
const logGroup = 'arn:aws:logs:us-east-1:123456789012:log-group:pets';
const executionLogs = petstore.stage('prod').methodSettings('*/*', { loggingLevel: 'INFO' });
const accessLogs = petstore.stage('prod', { accessLogSettings: { destinationArn: logGroup, format } });
const stream = petstore.stage('prod', {
  accessLogSettings: { destinationArn: 'arn:aws:firehose:us-east-1:123456789012:deliverystream/pets', format },
});

function setUp() {
  const { client, gateway, sent } = newAccount();
  const setRole = (value: string) =>
    client.send(new UpdateAccountCommand({ patchOperations: [{ op: 'replace', path: '/cloudwatchRoleArn', value }] }));
  return { sent, setRole, gateway };
}

describe("the account's role for logs", () => {
  it.each([
    ['execution logs', executionLogs],
    ['access logs', accessLogs],
  ])('is asked for before anything is sent where a new stage writes %s', async (_, prod) => {
    const { gateway, sent } = setUp();
    await expect(gateway.plan([petstore, prod])).rejects.toMatchObject({
      code: 'plan.no-log-role',
      problems: [{ address: 'stage prod', hint: expect.stringContaining('account({ cloudwatchRoleArn })') }],
    });
    expect(sent.filter((operation) => !operation.startsWith('Get'))).toEqual([]);
  });

  it('is asked for where a stage that is there begins to write logs', async () => {
    const { gateway } = setUp();
    await gateway.apply(await gateway.plan([petstore, petstore.stage('prod')]));
    await expect(gateway.plan([petstore, executionLogs])).rejects.toMatchObject({ code: 'plan.no-log-role' });
    await expect(gateway.plan([petstore, accessLogs])).rejects.toMatchObject({ code: 'plan.no-log-role' });
  });

  it.each([
    ['a stage that writes none', petstore.stage('prod').methodSettings('*/*', { loggingLevel: 'OFF' })],
    ['a delivery stream', stream],
  ])('is not needed for %s, and the account is not read', async (_, prod) => {
    const { gateway, sent } = setUp();
    await gateway.plan([petstore, prod]);
    expect(sent).not.toContain('GetAccount');
  });

  it('may be live, or declared: then it is set before the stage', async () => {
    const live = setUp();
    await live.setRole(cloudwatchRoleArn);
    await live.gateway.apply(await live.gateway.plan([petstore, accessLogs]));
    const { gateway } = setUp();
    const plan = await gateway.plan([petstore, executionLogs, account({ cloudwatchRoleArn })]);
    const { id } = plan.calls.find(({ operation }) => operation === 'UpdateAccount') ?? {};
    expect(plan.calls.find(({ operation }) => operation === 'CreateStage')?.dependsOn).toContain(id);
    await gateway.apply(plan);
    expect((await gateway.plan([petstore, executionLogs])).changes).toEqual([]);
  });

  it('that was taken away later is a warning, as long as the plan leaves the logs alone', async () => {
    const { gateway, setRole } = setUp();
    await gateway.apply(await gateway.plan([petstore, accessLogs, account({ cloudwatchRoleArn })]));
    await setRole('');
    const plan = await gateway.plan([petstore, accessLogs]);
    expect(plan.changes).toEqual([]);
    expect(plan.warnings.filter(({ code }) => code.startsWith('plan.'))).toMatchObject([
      { code: 'plan.no-log-role', address: 'stage prod' },
    ]);
  });
});

describe('a role that IAM has not made known yet', () => {
  const done = { stageName: 'prod', cloudwatchRoleArn, $metadata: { httpStatusCode: 200 } };
  const trust =
    'The role ARN does not have required permissions configured. Please grant trust permission for API Gateway and add the required role policy.';
  const missing = 'CloudWatch Logs role ARN must be set in account settings to enable logging';

  function sending(script: Script) {
    const clock = new ManualClock();
    const { client, count } = scriptedClient(script);
    const reasons: string[] = [];
    const onEvent = (event: { type: string; reason?: string }) =>
      event.type === 'retrying' && reasons.push(event.reason ?? '');
    return { clock, count, reasons, send: createSend(client, { clock, onEvent }) };
  }

  it('is waited for when the account is given it', async () => {
    const { clock, count, reasons, send } = sending({
      UpdateAccount: (_, earlier) => (earlier < 4 ? refuse('BadRequestException', 400, trust) : done),
    });
    await clock.run(send('UpdateAccount', { patchOperations: [] }));
    expect(count('UpdateAccount')).toBe(5);
    expect(reasons).toEqual(['rolePending', 'rolePending', 'rolePending', 'rolePending']);
    expect(clock.now()).toBe(8_000);
  });

  it('is waited for when a stage uses what was set just before, and only then', async () => {
    const script: Script = {
      UpdateStage: (_, earlier) => (earlier < 2 ? refuse('BadRequestException', 400, missing) : done),
    };
    const input = { restApiId: 'a1b2c3', stageName: 'prod', patchOperations: [] };
    const after = sending(script);
    await after.clock.run(after.send('UpdateStage', input, { isAboutNew: true }));
    expect(after.count('UpdateStage')).toBe(3);
    const alone = sending(script);
    await expect(alone.clock.run(alone.send('UpdateStage', input))).rejects.toThrow(missing);
    expect(alone.count('UpdateStage')).toBe(1);
  });

  it('is given up after half a minute, with what the service says', async () => {
    const { clock, send } = sending({ UpdateAccount: () => refuse('BadRequestException', 400, trust) });
    await expect(clock.run(send('UpdateAccount', { patchOperations: [] }))).rejects.toThrow('required permissions');
    expect(clock.now()).toBeLessThanOrEqual(30_000);
  });
});
