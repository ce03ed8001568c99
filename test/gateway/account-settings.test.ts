import { APIGatewayClient, GetAccountCommand } from '@aws-sdk/client-api-gateway';
import { expect, it } from 'vitest';
import { account } from '../../src/definition/account.js';
import { EmbeddedApiGateway } from '../../src/embedded/index.js';
import { ApiGateway } from '../../src/gateway/api-gateway.js';
import { Plan } from '../../src/plan/plan.js';

const role = (name: string) => `arn:aws:iam::123456789012:role/${name}`;

it("the account's role for logs is set, kept, and replaced only where that is said", async () => {
  const client = new APIGatewayClient(new EmbeddedApiGateway().clientConfig);
  const gateway = new ApiGateway(client, { quotas: [] });
  const plan = await gateway.plan(account({ cloudwatchRoleArn: role('logs') }));
  expect(plan.calls).toMatchObject([{ operation: 'UpdateAccount', address: 'account settings' }]);
  await gateway.apply(Plan.fromJSON(JSON.stringify(plan)));
  expect(await client.send(new GetAccountCommand({}))).toMatchObject({ cloudwatchRoleArn: role('logs') });
  expect((await gateway.plan(account({ cloudwatchRoleArn: role('logs') }))).isEmpty).toBe(true);
  await expect(gateway.plan(account({ cloudwatchRoleArn: role('others') }))).rejects.toMatchObject({
    code: 'plan.taken',
    problems: [{ address: 'account settings' }],
  });
  const replaced = await gateway.plan(account({ cloudwatchRoleArn: role('others'), replace: true }));
  await gateway.apply(replaced);
  expect(await client.send(new GetAccountCommand({}))).toMatchObject({ cloudwatchRoleArn: role('others') });
  expect(() => account({} as never)).toThrow('ARN of a role');
});
