import { describe, expect, it } from 'vitest';
import { endpoint } from './loopback.js';
import { logLines, methodUnderTest } from './method.js';

describe('the log of an invocation', () => {
  it('tells every step of an HTTP integration, each line with its time', async () => {
    const { url } = await endpoint({ headers: { Date: 'Tue, 24 Nov 2026 00:21:28 GMT', Connection: 'close' } });
    const { invoke } = await methodUnderTest({
      path: ['pets', '{petId}'],
      integration: {
        type: 'HTTP',
        integrationHttpMethod: 'POST',
        uri: `${url}/animals`,
        requestTemplates: { 'application/json': '{"id": "$input.params(\'petId\')"}' },
      },
      integrationResponses: { '200': { responseTemplates: { 'application/json': '{"done": true}' } } },
    });
    const { log = '', headers } = await invoke({
      pathWithQueryString: '/pets/7?page=3',
      headers: { Accept: 'application/json' },
      body: '{"name":"Rex"}',
    });
    const [first = '', second = ''] = log.split('\n');
    const [, requestId] = /^Execution log for request ([\da-f-]{36})$/.exec(first) ?? [];
    expect(second).toMatch(/^[A-Z][a-z]{2} [A-Z][a-z]{2} \d\d \d\d:\d\d:\d\d UTC \d{4} : /);
    expect(logLines(log)[1]).toBe(`Starting execution for request: ${requestId}`);
    const trace = headers?.['X-Amzn-Trace-Id'];
    expect(
      logLines(log)
        .slice(2)
        .map((line) => line.replace(/^(Endpoint (?:request|response) headers: ).*/, '$1…')),
    ).toEqual([
      'HTTP Method: POST, Resource Path: /pets/7',
      'Method request path: {petId=7}',
      'Method request query string: {page=3}',
      'Method request headers: {Accept=application/json}',
      'Method request body before transformations: {"name":"Rex"}',
      `Endpoint request URI: ${url}/animals`,
      'Endpoint request headers: …',
      'Endpoint request body after transformations: {"id": "7"}',
      `Sending request to ${url}/animals`,
      'Received response. Status: 200, Integration latency: 0 ms',
      'Endpoint response headers: …',
      expect.stringMatching(/^Endpoint response body before transformations: \{"method":"POST"/),
      'Method response body after transformations: {"done": true}',
      `Method response headers: {X-Amzn-Trace-Id=${trace}, Content-Type=application/json}`,
      'Successfully completed execution',
      'Method completed with status: 200',
      '',
    ]);
  });

  it('says nothing of an endpoint where there is none', async () => {
    const { invoke } = await methodUnderTest({
      integration: { type: 'MOCK', requestTemplates: { 'application/json': '{"statusCode": 200}' } },
    });
    const { log, latency, headers } = await invoke();
    expect(logLines(log).slice(2)).toEqual([
      'HTTP Method: POST, Resource Path: /',
      'Method request path: {}',
      'Method request query string: {}',
      'Method request headers: {}',
      'Method request body before transformations: ',
      'Method response body after transformations: ',
      'Method response headers: {Content-Type=application/json}',
      'Successfully completed execution',
      'Method completed with status: 200',
      '',
    ]);
    expect(latency).toBe(0);
    expect(headers).toEqual({ 'Content-Type': 'application/json' });
  });

  it('cuts every entry that is longer than 1024 characters', async () => {
    const { invoke } = await methodUnderTest({
      integration: { type: 'MOCK', requestTemplates: { 'application/json': '{"statusCode": 200}' } },
    });
    const { log } = await invoke({ headers: { 'X-Long': 'x'.repeat(2_000) }, body: `"${'y'.repeat(2_000)}"` });
    for (const [start, letter] of [
      ['Method request headers: {X-Long=', 'x'],
      ['Method request body before transformations: "', 'y'],
    ] as const) {
      const line = logLines(log).find((one) => one.startsWith(start));
      expect(line).toBe(`${start}${letter.repeat(1_024 - start.length)} [TRUNCATED]`);
    }
    const { log: short } = await invoke({ headers: { 'X-Long': 'x'.repeat(1_024 - 33) } });
    expect(logLines(short)).toContain(`Method request headers: {X-Long=${'x'.repeat(1_024 - 33)}}`);
  });

  it('names what is mapped before what the service adds to a request', async () => {
    const { url } = await endpoint();
    const { invoke, restApiId } = await methodUnderTest({
      httpMethod: 'GET',
      method: { requestParameters: { 'method.request.header.puppies': false } },
      integration: {
        type: 'HTTP',
        integrationHttpMethod: 'GET',
        uri: url,
        requestParameters: { 'integration.request.header.DogsAge0': 'method.request.header.puppies' },
      },
    });
    const { log, headers } = await invoke({ headers: { puppies: 'true' } });
    expect(logLines(log)).toContain(
      `Endpoint request headers: {DogsAge0=true, x-amzn-apigateway-api-id=${restApiId}, Accept=application/json, User-Agent=AmazonAPIGateway_${restApiId}, X-Amzn-Trace-Id=${headers?.['X-Amzn-Trace-Id']}}`,
    );
  });

  it('says of a function who invokes it, and names its own headers first', async () => {
    const uri =
      'arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/arn:aws:lambda:us-east-1:123456789012:function:pets/invocations';
    const { invoke, restApiId } = await methodUnderTest({
      path: ['pets'],
      integrations: { lambda: { pets: () => ({ statusCode: 200, headers: { 'Content-Type': 'text/plain' } }) } },
      integration: { type: 'AWS_PROXY', integrationHttpMethod: 'POST', uri },
    });
    const { log, headers } = await invoke();
    const trace = headers?.['X-Amzn-Trace-Id'];
    const requestId = log?.split('\n')[0]?.replace('Execution log for request ', '');
    expect(logLines(log)).toContain(
      `Endpoint request headers: {x-amzn-apigateway-api-id=${restApiId}, Accept=application/json, User-Agent=AmazonAPIGateway_${restApiId}, X-Amzn-Trace-Id=${trace}, x-amzn-lambda-integration-tag=${requestId}, X-Amz-Source-Arn=arn:aws:execute-api:us-east-1:123456789012:${restApiId}/test-invoke-stage/POST/pets}`,
    );
    expect(logLines(log)).toContain(`Method response headers: {Content-Type=text/plain, X-Amzn-Trace-Id=${trace}}`);
  });

  it('names the content type that nobody mapped last', async () => {
    const origin = 'method.response.header.Access-Control-Allow-Origin';
    const { invoke } = await methodUnderTest({
      integration: { type: 'MOCK', requestTemplates: { 'application/json': '{"statusCode": 200}' } },
      methodResponses: { '200': { responseParameters: { [origin]: false } } },
      integrationResponses: { '200': { responseParameters: { [origin]: "'*'" } } },
    });
    expect(logLines((await invoke()).log)).toContain(
      'Method response headers: {Access-Control-Allow-Origin=*, Content-Type=application/json}',
    );
  });
});
