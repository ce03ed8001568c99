import * as sdk from '@aws-sdk/client-api-gateway';
import { describe, expect, it } from 'vitest';
import { emptyApi } from './account.js';

describe('tags', () => {
  it('are set, read and taken away by ARN', async () => {
    const { client, restApiId } = await emptyApi();
    const resourceArn = `arn:aws:apigateway:us-east-1::/restapis/${restApiId}`;
    await client.send(new sdk.TagResourceCommand({ resourceArn, tags: { team: 'pets', tier: '1' } }));
    await client.send(new sdk.UntagResourceCommand({ resourceArn, tagKeys: ['tier'] }));
    expect((await client.send(new sdk.GetTagsCommand({ resourceArn }))).tags).toEqual({ team: 'pets' });
    expect((await client.send(new sdk.GetRestApiCommand({ restApiId }))).tags).toEqual({ team: 'pets' });
  });
});
