import { describe, expect, it } from 'vitest';
import type { AwsService, AwsServiceRequest, AwsServiceResponse } from '../../../src/embedded/index.js';
import { logLines, type MethodUnderTest, methodUnderTest } from './method.js';

const credentials = 'arn:aws:iam::123456789012:role/pets';

const arn = (rest: string) => `arn:aws:apigateway:eu-west-1:${rest}`;

/** A method that asks a service; tells what it was asked. */
async function asking(
  service: string,
  integration: Partial<MethodUnderTest['integration']>,
  answer: AwsServiceResponse | (() => never) = {},
  described: Partial<MethodUnderTest> = {},
) {
  const asked: AwsServiceRequest[] = [];
  const stand: AwsService = (request) => {
    asked.push(request);
    return typeof answer === 'function' ? answer() : answer;
  };
  const { invoke } = await methodUnderTest({
    integrations: { aws: { [service]: stand } },
    integration: { type: 'AWS', integrationHttpMethod: 'POST', credentials, ...integration },
    ...described,
  });
  return { invoke, asked };
}

describe('an integration with a service of AWS', () => {
  it('sends what its template makes to the path of its URI', async () => {
    const { invoke, asked } = await asking(
      'sqs',
      {
        uri: arn('sqs:path/123456789012/pets'),
        requestParameters: { 'integration.request.header.Content-Type': "'application/x-www-form-urlencoded'" },
        requestTemplates: { 'application/json': 'Action=SendMessage&MessageBody=$util.urlEncode($input.body)' },
      },
      { body: { SendMessageResponse: { SendMessageResult: { MessageId: '1' } } } },
      {
        integrationResponses: {
          '200': {
            responseTemplates: {
              'application/json': `{"id": "$input.path('$.SendMessageResponse.SendMessageResult.MessageId')"}`,
            },
          },
        },
      },
    );
    expect(await invoke({ body: '{"name":"Rex"}' })).toMatchObject({ status: 200, body: '{"id": "1"}' });
    expect(asked).toEqual([
      {
        service: 'sqs',
        region: 'eu-west-1',
        path: '/123456789012/pets',
        httpMethod: 'POST',
        queryString: {},
        headers: expect.objectContaining({ 'Content-Type': 'application/x-www-form-urlencoded' }),
        body: 'Action=SendMessage&MessageBody=%7B%22name%22%3A%22Rex%22%7D',
      },
    ]);
  });

  it('names the action of its URI', async () => {
    const { invoke, asked } = await asking('dynamodb', {
      uri: arn('dynamodb:action/PutItem'),
      requestTemplates: {
        'application/json': '{"TableName": "pets", "Item": {"name": {"S": "$input.path(\'$.name\')"}}}',
      },
    });
    await invoke({ body: '{"name": "Rex"}' });
    expect(asked).toMatchObject([
      {
        service: 'dynamodb',
        action: 'PutItem',
        path: '/',
        queryString: { Action: ['PutItem'] },
        body: '{"TableName": "pets", "Item": {"name": {"S": "Rex"}}}',
      },
    ]);
  });

  it('fills in path parameters and stage variables, and adds the query string', async () => {
    const { invoke, asked } = await asking(
      's3',
      {
        integrationHttpMethod: 'GET',
        uri: arn('s3:path/${stageVariables.bucket}/{key}'),
        requestParameters: {
          'integration.request.path.key': 'method.request.path.proxy',
          'integration.request.querystring.versionId': 'method.request.querystring.version',
        },
      },
      { headers: { 'Content-Type': 'text/plain' }, body: 'Rex' },
      {
        path: ['{proxy+}'],
        httpMethod: 'GET',
        method: {
          requestParameters: { 'method.request.path.proxy': true, 'method.request.querystring.version': false },
        },
      },
    );
    const { body, log } = await invoke({
      pathWithQueryString: '/2026/a%20b.txt?version=7',
      stageVariables: { bucket: 'pets' },
    });
    expect(body).toBe('Rex');
    expect(asked).toMatchObject([
      { httpMethod: 'GET', path: '/pets/2026/a%20b.txt', queryString: { versionId: ['7'] } },
    ]);
    expect(logLines(log)).toContain(
      'Sending request to https://s3.eu-west-1.amazonaws.com/pets/2026/a%20b.txt?versionId=7',
    );
  });

  it.each<[uri: string, asked: Partial<AwsServiceRequest>, url: string]>([
    [
      's3:action/GetObject&Bucket=pets&Key=rex.json',
      { action: 'GetObject', path: '/', queryString: { Action: ['GetObject'], Bucket: ['pets'], Key: ['rex.json'] } },
      'https://s3.eu-west-1.amazonaws.com/?Action=GetObject&Bucket=pets&Key=rex.json',
    ],
    [
      'states:action/StartExecution',
      { action: 'StartExecution', path: '/' },
      'https://states.eu-west-1.amazonaws.com/?Action=StartExecution',
    ],
    ['sns:path//', { path: '/' }, 'https://sns.eu-west-1.amazonaws.com/'],
    [
      'abc123.appsync-api:path/graphql',
      { service: 'appsync-api', subdomain: 'abc123', path: '/graphql' },
      'https://abc123.appsync-api.eu-west-1.amazonaws.com/graphql',
    ],
  ])('reads %s', async (uri, expected, url) => {
    const { invoke, asked } = await asking(expected.service ?? uri.split(':')[0] ?? '', { uri: arn(uri) });
    const { log } = await invoke();
    expect(asked).toMatchObject([expected]);
    expect(logLines(log)).toContain(`Endpoint request URI: ${url}`);
  });

  it('selects its response by the status, and maps the headers', async () => {
    const header = 'method.response.header.X-Id';
    const { invoke } = await asking(
      'states',
      { uri: arn('states:action/StartExecution') },
      { status: 400, headers: { 'x-amzn-RequestId': ['abc'] }, body: { __type: 'ExecutionAlreadyExists' } },
      {
        methodResponses: { '200': {}, '409': { responseParameters: { [header]: false } } },
        integrationResponses: {
          '200': {},
          '409': {
            selectionPattern: '4\\d\\d',
            responseParameters: { [header]: 'integration.response.header.x-amzn-RequestId' },
            responseTemplates: { 'application/json': '{"type": "$input.path(\'$.__type\')"}' },
          },
        },
      },
    );
    expect(await invoke()).toMatchObject({
      status: 409,
      body: '{"type": "ExecutionAlreadyExists"}',
      headers: { 'X-Id': 'abc' },
    });
  });

  it('with a function that returns nothing is answered with nothing', async () => {
    const { invoke } = await methodUnderTest({
      integrations: { aws: { sqs: () => undefined } },
      integration: { type: 'AWS', integrationHttpMethod: 'POST', credentials, uri: arn('sqs:path/1/pets') },
    });
    expect(await invoke()).toMatchObject({ status: 200, body: '' });
  });

  it('whose function fails is one that can’t be reached', async () => {
    const { invoke } = await asking('sqs', { uri: arn('sqs:path/1/pets') }, () => {
      throw new Error('boom');
    });
    const { status, body, log } = await invoke();
    expect({ status, body }).toEqual({
      status: 504,
      body: '{"message": "Network error communicating with endpoint"}',
    });
    expect(logLines(log)).toContain('The function for the service sqs failed: boom');
  });

  it('whose function takes too long is timed out', async () => {
    let asked: () => void;
    const arrived = new Promise<void>((resolve) => {
      asked = resolve;
    });
    const never: AwsService = () => {
      asked();
      return new Promise(() => {});
    };
    const { invoke, clock } = await methodUnderTest({
      integrations: { aws: { sqs: never } },
      integration: {
        type: 'AWS',
        integrationHttpMethod: 'POST',
        credentials,
        uri: arn('sqs:path/1/pets'),
        timeoutInMillis: 900,
      },
    });
    const invoked = invoke();
    await arrived;
    await clock.advance(900);
    expect(await invoked).toMatchObject({ status: 504, body: '{"message": "Endpoint request timed out"}' });
  });

  it('that the gateway was given no function for is a wrong set-up', async () => {
    for (const service of ['sqs', 'constructor']) {
      const { invoke } = await methodUnderTest({
        integrations: { aws: { dynamodb: () => ({}) } },
        integration: { type: 'AWS', integrationHttpMethod: 'POST', credentials, uri: arn(`${service}:path/1/pets`) },
      });
      const { status, body, log } = await invoke();
      expect({ status, body }).toEqual({ status: 500, body: '{"message": "Internal server error"}' });
      expect(logLines(log).slice(-4, -1)).toEqual([
        `The embedded gateway was given no function for the service ${service}: see its option integrations.aws`,
        'Execution failed due to configuration error: Invalid endpoint address',
        'Method completed with status: 500',
      ]);
    }
  });

  it('whose name no host can have is a wrong set-up', async () => {
    const { invoke } = await asking('a%', { uri: arn('a%:path/1/pets') });
    const { status, log } = await invoke();
    expect(status).toBe(500);
    expect(logLines(log)).toContain('Execution failed due to configuration error: Invalid endpoint address');
  });

  it('can’t have a whole request handed to it', async () => {
    const { invoke } = await asking('firehose', { type: 'AWS_PROXY', uri: arn('firehose:action/PutRecord') });
    const { status, log } = await invoke();
    expect(status).toBe(500);
    expect(logLines(log)).toContain('Execution failed due to configuration error: Invalid endpoint address');
  });
});
