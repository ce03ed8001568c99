import { describe, expect, it } from 'vitest';
import { endpoint } from './loopback.js';
import { logLines, type MethodUnderTest, methodUnderTest } from './method.js';

interface Answer {
  readonly body: string;
  readonly headers?: Record<string, string | string[]>;
}

/** A method that maps what its endpoint answers. */
async function mapped(
  { body, headers }: Answer,
  responseParameters: Readonly<Record<string, string>>,
  responseTemplates: Readonly<Record<string, string>> = {},
  described: Partial<MethodUnderTest> = {},
) {
  const { url } = await endpoint({ body, ...(headers ? { headers } : {}) });
  const declared = Object.fromEntries(Object.keys(responseParameters).map((name) => [name, false]));
  return methodUnderTest({
    integration: { type: 'HTTP', integrationHttpMethod: 'POST', uri: url },
    methodResponses: { '200': { responseParameters: declared } },
    integrationResponses: { '200': { responseParameters: { ...responseParameters }, responseTemplates } },
    ...described,
  });
}

const pet = JSON.stringify({ id: 7, name: 'Rex', owner: { name: 'Ann' }, tags: ['good', 'dog'] });

describe('response parameters', () => {
  it.each([
    ['a header of the answer', 'integration.response.header.ETag', '"v1"'],
    ['a value of its body', 'integration.response.body.name', 'Rex'],
    ['a value further down', 'integration.response.body.owner.name', 'Ann'],
    ['a number', 'integration.response.body.id', '7'],
    ['an item of a list', 'integration.response.body.tags[1]', 'dog'],
    ['the context', 'context.httpMethod', 'POST'],
    ['a stage variable', 'stageVariables.colour', 'blue'],
    ['a text', "'fixed'", 'fixed'],
  ])('can be %s', async (_what, source, expected) => {
    const { invoke } = await mapped(
      { body: pet, headers: { ETag: '"v1"' } },
      { 'method.response.header.X-Mapped': source },
    );
    const { headers } = await invoke({ stageVariables: { colour: 'blue' } });
    expect(headers?.['X-Mapped']).toBe(expected);
  });

  it('leave the header out where there is nothing to map', async () => {
    const { invoke } = await mapped(
      { body: pet },
      {
        'method.response.header.X-None': 'integration.response.header.X-None',
        'method.response.header.X-Nothing': 'integration.response.body.nothing',
      },
    );
    const { status, headers } = await invoke();
    expect(status).toBe(200);
    expect(Object.keys(headers ?? {}).sort()).toEqual(['Content-Type', 'X-Amzn-Trace-Id']);
  });

  it('are the only headers of an endpoint that callers see', async () => {
    const { invoke } = await mapped({ body: pet, headers: { 'X-Secret': 'yes', 'Content-Type': 'text/plain' } }, {});
    const { headers } = await invoke();
    expect(headers).toMatchObject({ 'Content-Type': 'application/json' });
    expect(headers).not.toHaveProperty('X-Secret');
  });

  it('can say the content type', async () => {
    const { invoke } = await mapped({ body: '<pet/>' }, { 'method.response.header.Content-Type': "'application/xml'" });
    expect((await invoke()).headers?.['Content-Type']).toBe('application/xml');
  });
});

describe('response templates', () => {
  it('make the body of what the endpoint answered', async () => {
    const template = '{"animal": $input.json(\'$.name\'), "by": "$context.httpMethod $stageVariables.colour"}';
    const { invoke } = await mapped({ body: pet }, {}, { 'application/json': template });
    const { body, log } = await invoke({ stageVariables: { colour: 'blue' } });
    expect(body).toBe('{"animal": "Rex", "by": "POST blue"}');
    expect(logLines(log)).toContain(`Endpoint response body before transformations: ${pet}`);
    expect(logLines(log)).toContain(`Method response body after transformations: ${body}`);
  });

  it('are chosen by what the caller accepts, and are those of JSON for everybody else', async () => {
    const { invoke } = await mapped(
      { body: pet },
      {},
      { 'application/json': '{"as": "json"}', 'application/xml': '<as>xml</as>' },
    );
    expect((await invoke({ headers: { Accept: 'application/xml' } })).body).toBe('<as>xml</as>');
    expect((await invoke({ headers: { Accept: 'application/json' } })).body).toBe('{"as": "json"}');
    expect((await invoke({ headers: { Accept: 'image/png' } })).body).toBe('{"as": "json"}');
    // Of several, the first counts; parameters don't.
    expect((await invoke({ headers: { Accept: 'application/xml;q=0.9, application/json' } })).body).toBe(
      '<as>xml</as>',
    );
    expect((await invoke()).body).toBe('{"as": "json"}');
  });

  it('leave the body as it is where they are empty, or where there are none', async () => {
    for (const templates of [{}, { 'application/json': '' }]) {
      const { invoke } = await mapped({ body: pet }, {}, templates);
      expect((await invoke()).body).toBe(pet);
    }
  });

  it('can see the parameters of the request', async () => {
    const { invoke } = await mapped({ body: pet }, {}, { 'application/json': "$input.params('page')" });
    expect((await invoke({ pathWithQueryString: '/?page=3' })).body).toBe('3');
  });

  it('can override the status and add headers', async () => {
    const template = [
      '#set($name = $input.path("$.name"))',
      '#if($name == "Rex")#set($context.responseOverride.status = 418)#end',
      '#set($context.responseOverride.header.X-Pet = $name)',
      '{}',
    ].join('');
    const { invoke } = await mapped({ body: pet }, {}, { 'application/json': template });
    const { status, headers, body } = await invoke();
    expect(status).toBe(418);
    expect(headers?.['X-Pet']).toBe('Rex');
    expect(body).toBe('{}');
  });

  it('that cannot be rendered end with the gateway response of a wrong set-up', async () => {
    const { invoke } = await mapped({ body: pet }, {}, { 'application/json': '#if(' });
    const { status, body, log } = await invoke();
    expect(status).toBe(500);
    expect(body).toBe('{"message": "Internal server error"}');
    expect(log).toContain('Execution failed due to configuration error: Unable to transform response');
  });
});

describe('an integration response', () => {
  it('for a status that the method does not declare is a wrong set-up', async () => {
    const { url } = await endpoint();
    const { invoke, client, target } = await methodUnderTest({
      integration: { type: 'HTTP', integrationHttpMethod: 'POST', uri: url },
    });
    const { DeleteMethodResponseCommand } = await import('@aws-sdk/client-api-gateway');
    await client.send(new DeleteMethodResponseCommand({ ...target, statusCode: '200' }));
    const { status, log } = await invoke();
    expect(status).toBe(500);
    expect(log).toContain('Output mapping refers to an invalid method response: 200');
  });
});
