import { describe, expect, it } from 'vitest';
import { logLines, type MethodUnderTest, methodUnderTest } from './method.js';

const arn = 'arn:aws:lambda:eu-west-1:123456789012:function:pets';
const uri = `arn:aws:apigateway:eu-west-1:lambda:path/2015-03-31/functions/${arn}/invocations`;

/** A method that invokes a function through a template of its own. */
const throughTemplates = (
  pets: (event: unknown) => unknown,
  described: Partial<MethodUnderTest> = {},
  integration: Partial<MethodUnderTest['integration']> = {},
) =>
  methodUnderTest({
    integrations: { lambda: { pets } },
    integration: { type: 'AWS', integrationHttpMethod: 'POST', uri, ...integration },
    ...described,
  });

/** A method that hands the whole request to a function. */
const proxied = (pets: (event: unknown) => unknown, described: Partial<MethodUnderTest> = {}) =>
  methodUnderTest({
    integrations: { lambda: { pets } },
    integration: { type: 'AWS_PROXY', integrationHttpMethod: 'POST', uri },
    methodResponses: {},
    ...described,
  });

describe('a function behind templates', () => {
  it('gets what the request template makes, and its result goes through the response template', async () => {
    const events: unknown[] = [];
    const { invoke } = await throughTemplates(
      (event) => {
        events.push(event);
        return { name: 'Rex' };
      },
      { integrationResponses: { '200': { responseTemplates: { 'application/json': "$input.path('$.name')" } } } },
      { requestTemplates: { 'application/json': '{"id": $input.params("id")}' } },
    );
    expect(await invoke({ pathWithQueryString: '/?id=7' })).toMatchObject({ status: 200, body: 'Rex' });
    expect(events).toEqual([{ id: 7 }]);
  });

  it('that fails is selected by its message', async () => {
    const { invoke } = await throughTemplates(
      () => {
        throw new RangeError('[404] no such pet');
      },
      {
        methodResponses: { '200': {}, '404': {} },
        integrationResponses: {
          '200': {},
          '404': {
            selectionPattern: '\\[404\\].*',
            responseTemplates: { 'application/json': "$input.path('$.errorMessage')" },
          },
        },
      },
    );
    expect(await invoke()).toMatchObject({ status: 404, body: '[404] no such pet' });
  });

  it('that succeeds says nothing that a pattern for failures could match', async () => {
    const described = {
      methodResponses: { '200': {}, '500': {} },
      integrationResponses: { '200': {}, '500': { selectionPattern: '(\\n|.)+' } },
    };
    const succeeding = await throughTemplates(() => ({ name: 'Rex' }), described);
    expect(await succeeding.invoke()).toMatchObject({ status: 200 });
    const failing = await throughTemplates(() => Promise.reject(new Error('several\nlines')), described);
    expect(await failing.invoke()).toMatchObject({ status: 500 });
  });

  it('has no response where nothing is for what it said', async () => {
    const { invoke } = await throughTemplates(() => 'Rex', {
      integrationResponses: { '200': { selectionPattern: '200' } },
    });
    const { status, log } = await invoke();
    expect(status).toBe(500);
    expect(logLines(log)).toContain(
      'Execution failed due to configuration error: No match for output mapping and no default output mapping configured. Endpoint Response Status Code: 200',
    );
  });

  it('that fails in a way that no pattern knows is answered by the default response', async () => {
    const { invoke } = await throughTemplates(() => Promise.reject(new Error('boom')));
    expect(await invoke()).toMatchObject({ status: 200, body: '{"errorType":"Error","errorMessage":"boom"}' });
  });

  it('invoked as an event is not waited for', async () => {
    const { invoke } = await throughTemplates(
      () => ({ late: true }),
      { integrationResponses: { '200': {} } },
      { requestParameters: { 'integration.request.header.X-Amz-Invocation-Type': "'Event'" } },
    );
    expect(await invoke()).toMatchObject({ status: 200, body: '' });
  });

  it('is found by name, by ARN, and whatever its version', async () => {
    for (const key of ['pets', arn]) {
      for (const qualifier of ['', ':7', ':live']) {
        const { invoke } = await methodUnderTest({
          integrations: { lambda: { [key]: () => 'found' } },
          integration: { type: 'AWS', integrationHttpMethod: 'POST', uri: uri.replace(arn, `${arn}${qualifier}`) },
        });
        expect((await invoke()).body).toBe('"found"');
      }
    }
  });

  it('is not found by another method than POST', async () => {
    const { invoke } = await throughTemplates(() => 'never', {}, { integrationHttpMethod: 'GET' });
    const { status, body, log } = await invoke();
    expect({ status, body }).toEqual({ status: 500, body: '{"message": "Internal server error"}' });
    const lines = logLines(log);
    expect(lines.find((line) => line.startsWith('Received response.'))).toMatch(/^Received response\. Status: 403, /);
    expect(lines.find((line) => line.startsWith('Endpoint response headers:'))).toContain('Content-Length=130');
    expect(lines.slice(-8)).toEqual([
      'Endpoint response body before transformations: <AccessDeniedException>',
      '  <Message>Unable to determine service/operation name to be authorized</Message>',
      '</AccessDeniedException>',
      '',
      expect.stringMatching(/^Lambda invocation failed with status: 403\. Lambda request id: [\da-f-]{36}$/),
      'Execution failed due to configuration error: ',
      'Method completed with status: 500',
      '',
    ]);
  });

  it('that takes longer than the time-out of the integration is one, on the gateway’s clock', async () => {
    let asked: () => void;
    const arrived = new Promise<void>((resolve) => {
      asked = resolve;
    });
    const { invoke, clock } = await throughTemplates(
      () => {
        asked();
        return new Promise(() => {});
      },
      {},
      { timeoutInMillis: 500 },
    );
    const invoked = invoke();
    await arrived;
    await clock.advance(500);
    const { status, body, log } = await invoked;
    expect({ status, body }).toEqual({ status: 504, body: '{"message": "Endpoint request timed out"}' });
    expect(logLines(log)).toContain('Execution failed due to a timeout error');
  });

  it('answers with headers of Lambda’s own, that can be mapped', async () => {
    const header = 'method.response.header.X-Failed';
    const { invoke } = await throughTemplates(() => Promise.reject(new Error('boom')), {
      methodResponses: { '200': { responseParameters: { [header]: false } } },
      integrationResponses: {
        '200': { responseParameters: { [header]: 'integration.response.header.X-Amz-Function-Error' } },
      },
    });
    const { headers, log } = await invoke();
    expect(headers).toMatchObject({ 'X-Failed': 'Unhandled' });
    expect(logLines(log).find((line) => line.startsWith('Endpoint response headers:'))).toMatch(
      /^Endpoint response headers: \{Date=.+ GMT, Content-Type=application\/json, Content-Length=\d+, Connection=keep-alive, x-amzn-RequestId=[\da-f-]{36}, X-Amz-Function-Error=Unhandled, x-amzn-Remapped-Content-Length=0, X-Amz-Executed-Version=\$LATEST, X-Amzn-Trace-Id=Root=.+\}$/,
    );
  });

  it('that the gateway was not given is one it may not invoke', async () => {
    const { invoke } = await methodUnderTest({
      integration: { type: 'AWS', integrationHttpMethod: 'POST', uri },
    });
    const { status, log } = await invoke();
    expect(status).toBe(500);
    // It shows when it is tried.
    expect(logLines(log).slice(-5, -2)).toEqual([
      `Sending request to https://lambda.eu-west-1.amazonaws.com/2015-03-31/functions/${arn}/invocations`,
      `The embedded gateway was given no function for ${arn}: see its option integrations.lambda`,
      'Execution failed due to configuration error: Invalid permissions on Lambda function',
    ]);
  });
});

describe('a function behind a proxy', () => {
  it('gets the whole request as its event', async () => {
    let event: unknown;
    const { invoke, restApiId, resourceId } = await proxied(
      (received) => {
        event = received;
        return { statusCode: 200 };
      },
      { path: ['pets', '{petId}'] },
    );
    await invoke({
      pathWithQueryString: '/pets/7?tag=a&tag=b',
      headers: { 'X-One': '1' },
      multiValueHeaders: { 'X-Two': ['2', '3'] },
      body: '{"name":"Rex"}',
      stageVariables: { colour: 'blue' },
    });
    expect(event).toMatchObject({
      resource: '/pets/{petId}',
      path: '/pets/7',
      httpMethod: 'POST',
      headers: { 'X-One': '1', 'X-Two': '3' },
      multiValueHeaders: { 'X-One': ['1'], 'X-Two': ['2', '3'] },
      queryStringParameters: { tag: 'b' },
      multiValueQueryStringParameters: { tag: ['a', 'b'] },
      pathParameters: { petId: '7' },
      stageVariables: { colour: 'blue' },
      body: '{"name":"Rex"}',
      isBase64Encoded: false,
      requestContext: {
        apiId: restApiId,
        resourceId,
        resourcePath: '/pets/{petId}',
        httpMethod: 'POST',
        stage: 'test-invoke-stage',
        identity: { apiKey: 'test-invoke-api-key' },
      },
    });
  });

  it('gets null for what is not there', async () => {
    let event: unknown;
    const { invoke } = await proxied((received) => {
      event = received;
      return { statusCode: 200 };
    });
    await invoke();
    expect(event).toMatchObject({
      headers: null,
      multiValueHeaders: null,
      queryStringParameters: null,
      multiValueQueryStringParameters: null,
      pathParameters: null,
      stageVariables: null,
      body: null,
    });
  });

  it('says the status, the headers and the body', async () => {
    const { invoke } = await proxied(() => ({
      statusCode: 201,
      headers: { 'content-type': 'text/plain', 'X-Count': 3 },
      multiValueHeaders: { 'Set-Cookie': ['a=1', 'b=2'] },
      body: 'made',
    }));
    const { status, headers, multiValueHeaders, body } = await invoke();
    expect({ status, body }).toEqual({ status: 201, body: 'made' });
    expect(headers).toMatchObject({ 'Content-Type': 'text/plain', 'X-Count': '3' });
    expect(multiValueHeaders?.['Set-Cookie']).toEqual(['a=1', 'b=2']);
  });

  it('says the content type, or there is none', async () => {
    const { invoke } = await proxied(() => ({ statusCode: 200, headers: null, body: '{}' }));
    const { headers, multiValueHeaders } = await invoke();
    expect(Object.keys(headers ?? {})).toEqual(['X-Amzn-Trace-Id']);
    expect(Object.keys(multiValueHeaders ?? {})).toEqual(['X-Amzn-Trace-Id']);
  });

  it('says nothing of the connection, and what the service says itself only under another name', async () => {
    const { invoke } = await proxied(() => ({
      statusCode: 401,
      headers: { date: 'now', 'WWW-Authenticate': 'Basic', Via: 'me', 'Transfer-Encoding': 'chunked', Age: '1' },
    }));
    const { headers } = await invoke();
    expect(headers).toEqual({
      'X-Amzn-Trace-Id': expect.any(String),
      'x-amzn-Remapped-date': 'now',
      'x-amzn-Remapped-WWW-Authenticate': 'Basic',
      Age: '1',
    });
  });

  it.each([
    ['text', 'hello'],
    ['nothing', undefined],
    ['a member that proxies do not return', { statusCode: 200, data: 1 }],
    ['a body that is no text', { statusCode: 200, body: { name: 'Rex' } }],
    ['a status that is none', { statusCode: 'fine' }],
    ['headers that are no map', { statusCode: 200, headers: ['a'] }],
  ])('that returns %s is answered with 502', async (_what, returned) => {
    const { invoke } = await proxied(() => returned);
    const { status, body, log } = await invoke();
    expect({ status, body }).toEqual({ status: 502, body: '{"message": "Internal server error"}' });
    expect(logLines(log)).toContain('Execution failed due to configuration error: Malformed Lambda proxy response');
  });

  it('that fails is answered with 502, and the log says why', async () => {
    const { invoke } = await proxied(() => {
      throw new Error('boom');
    });
    const { status, log } = await invoke();
    expect(status).toBe(502);
    const lines = logLines(log);
    const [, requestId] = /x-amzn-RequestId=([\da-f-]{36})/.exec(lines.at(-5) ?? '') ?? [];
    expect(lines.at(-5)).toContain('X-Amz-Function-Error=Unhandled');
    expect(lines.at(-3)).toBe(
      `Lambda execution failed with status 200 due to customer function error: boom. Lambda request id: ${requestId}`,
    );
  });
});
