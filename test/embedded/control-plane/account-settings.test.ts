import * as sdk from '@aws-sdk/client-api-gateway';
import { describe, expect, it } from 'vitest';
import { account, refusal, replace } from '../account.js';

describe('the account', () => {
  it('has the limits of its Region, usage plans, and no role for logs', async () => {
    const { client } = account();
    const { $metadata: _, ...settings } = await client.send(new sdk.GetAccountCommand({}));
    expect(settings).toEqual({
      throttleSettings: { burstLimit: 5000, rateLimit: 10_000 },
      features: ['UsagePlans'],
      apiKeyVersion: '4',
    });
  });

  it('is given a role for logs, and can be left without', async () => {
    const { client } = account();
    const set = async (value: string) =>
      (await client.send(new sdk.UpdateAccountCommand(replace('/cloudwatchRoleArn', value)))).cloudwatchRoleArn;
    const role = 'arn:aws:iam::123456789012:role/logs';
    expect(await set(role)).toBe(role);
    expect((await client.send(new sdk.GetAccountCommand({}))).cloudwatchRoleArn).toBe(role);
    expect(await set('')).toBeUndefined();
  });

  it.each<[op: sdk.Op, path: string, value: string | undefined, expected: string]>([
    ['add', '/features', 'UsagePlans', 'accepted'],
    ['remove', '/features', 'UsagePlans', 'BadRequestException: Usage Plans cannot be disabled once enabled'],
    ['replace', '/features', 'UsagePlans', 'BadRequestException: Invalid patch path /features'],
    ['replace', '/cloudwatchRoleArn', 'logs', 'BadRequestException: The role ARN is not well formed'],
    [
      'replace',
      '/cloudwatchRoleArn',
      'arn:aws:iam::999999999999:role/logs',
      'AccessDeniedException: Cross-account pass role is not allowed.',
    ],
    ['replace', '/apiKeyVersion', '3', 'BadRequestException: Invalid patch path /apiKeyVersion'],
    [
      'remove',
      '/cloudwatchRoleArn',
      undefined,
      'BadRequestException: Invalid patch operation specified. Must be one of: [replace]',
    ],
  ])('takes or refuses the patch %s %s %j: %s', async (op, path, value, expected) => {
    const { client } = account();
    const update = new sdk.UpdateAccountCommand({ patchOperations: [{ op, path, value }] });
    expect(await refusal(client.send(update))).toBe(expected);
    expect((await client.send(new sdk.GetAccountCommand({}))).features).toEqual(['UsagePlans']);
  });
});
