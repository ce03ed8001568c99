import * as sdk from '@aws-sdk/client-api-gateway';
import { describe, expect, it } from 'vitest';
import { listed } from '../../../src/embedded/control-plane/protocol/enumerations.js';
import { emptyApi, refusal } from '../account.js';

describe('enumerated members', () => {
  it.each([
    [sdk.Op, 'add, remove, move, test, replace, copy'],
    [sdk.IntegrationType, 'HTTP, MOCK, AWS_PROXY, HTTP_PROXY, AWS'],
    [sdk.EndpointType, 'PRIVATE, EDGE, REGIONAL'],
    [sdk.IpAddressType, 'ipv4, dualstack'],
    [
      sdk.DocumentationPartType,
      'RESPONSE_BODY, RESPONSE, METHOD, MODEL, AUTHORIZER, RESPONSE_HEADER, RESOURCE, PATH_PARAMETER, REQUEST_BODY, QUERY_PARAMETER, API, REQUEST_HEADER',
    ],
  ])('lists %o as the service does', (words, order) => {
    expect(listed(Object.values(words)).join(', ')).toBe(order);
  });

  it('are held against the list before anything else, all at once', async () => {
    const { client } = await emptyApi();
    const restApiId = 'none';
    const shared = { restApiId, resourceId: 'none', httpMethod: 'GET' };
    const no = 'TEAPOT' as never;
    const at = (place: string, words: string) =>
      `Value 'TEAPOT' at '${place}' failed to satisfy constraint: Member must satisfy enum value set: [${words}]`;
    for (const [command, ...found] of [
      [
        new sdk.PutIntegrationCommand({ ...shared, type: no, connectionType: no, contentHandling: no }),
        at('putIntegrationInput.connectionType', 'INTERNET, VPC_LINK'),
        at('putIntegrationInput.contentHandling', 'CONVERT_TO_TEXT, CONVERT_TO_BINARY'),
        at('putIntegrationInput.type', 'HTTP, MOCK, AWS_PROXY, HTTP_PROXY, AWS'),
      ],
      [
        new sdk.CreateAuthorizerCommand({ restApiId, name: 'a', type: no }),
        at('createAuthorizerInput.type', 'REQUEST, COGNITO_USER_POOLS, TOKEN'),
      ],
      [
        new sdk.CreateUsagePlanCommand({ name: 'a', quota: { limit: 1, period: no } }),
        at('createUsagePlanInput.quota.period', 'MONTH, WEEK, DAY'),
      ],
      [new sdk.PutRestApiCommand({ restApiId, mode: no, body: '{}' }), at('mode', 'overwrite, merge')],
      [
        new sdk.GetDocumentationPartsCommand({ restApiId, locationStatus: no }),
        at('locationStatus', 'UNDOCUMENTED, DOCUMENTED'),
      ],
      [new sdk.ImportApiKeysCommand({ format: no, body: 'name,key' }), at('format', 'csv')],
    ] as const) {
      const count = `${found.length} validation error${found.length > 1 ? 's' : ''} detected: `;
      expect(await refusal(client.send(command as sdk.PutRestApiCommand))).toBe(
        `ValidationException: ${count}${found.join('; ')}`,
      );
    }
  });
});
