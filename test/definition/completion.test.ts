import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Compiler, compilers, type Declarations, emitDeclarations } from '../typetests/compilers.js';
import { type Editor, openEditor } from '../typetests/completions.js';

let declarations: Declarations;

beforeAll(async () => {
  declarations = await emitDeclarations();
});

const setUp = `import { restApi } from 'fluent-apigateway';
const api = restApi('petstore').model('Pet', { contentType: 'application/json' }).authorizer('jwt', {
  type: 'COGNITO_USER_POOLS', providerARNs: ['arn:p'] });
const method = api.resource('/pets/{petId}').method('GET').requestParameter('method.request.querystring.page')
  .methodResponse('200', { responseParameters: { 'method.response.header.ETag': false } });
const http = method.integration().http('https://backend.example.com');
`;

describe.each(Object.keys(compilers) as Compiler[])('what an editor offers with %s', (compiler) => {
  let editor: Editor;

  const offered = (source: string) => editor.offered(`${setUp}${source}\n`);

  beforeAll(async () => {
    editor = await openEditor(compiler, declarations);
  });

  afterAll(() => editor.close());

  it('for a destination is how it can start, and the names that the method declares', async () => {
    for (const call of ["http.requestParameter('|')", "http.requestParameter('|', \"'v1'\");"]) {
      expect(await offered(call)).toEqual(
        expect.arrayContaining([
          'integration.request.header.',
          'integration.request.path.',
          'integration.request.path.petId',
          'integration.request.querystring.',
          'integration.request.querystring.page',
        ]),
      );
    }
  });

  it('for a source is what the method declares, the body and the context', async () => {
    expect(await offered("http.requestParameter('integration.request.path.petId', '|')")).toEqual(
      expect.arrayContaining([
        'context.identity.sourceIp',
        'context.requestId',
        'method.request.body',
        'method.request.path.petId',
        'method.request.querystring.page',
      ]),
    );
    expect(await offered("http.cacheKeyParameters('|')")).toEqual([
      'method.request.path.petId',
      'method.request.querystring.page',
    ]);
  });

  it('for a parameter of a method is how it can start', async () => {
    expect(await offered("method.requestParameter('|')")).toEqual([
      'method.request.header.',
      'method.request.multivalueheader.',
      'method.request.multivaluequerystring.',
      'method.request.path.',
      'method.request.querystring.',
    ]);
  });

  it('for a response is the status and the headers that the method declares', async () => {
    expect(await offered("http.integrationResponse('|')")).toEqual(['200']);
    expect(await offered("http.integrationResponse('200', { responseParameters: { '|' } })")).toContain(
      'method.response.header.ETag',
    );
    expect(
      await offered("http.integrationResponse('200', { responseParameters: { 'method.response.header.ETag': '|' } })"),
    ).toEqual(expect.arrayContaining(['integration.response.header.', 'context.requestId']));
    expect(await offered("method.methodResponse('|')")).toEqual(expect.arrayContaining(['200', '404', '500']));
  });

  it('for a content type are the usual ones', async () => {
    for (const call of [
      "http.requestTemplate('|')",
      "method.requestModel('|', 'Pet')",
      "http.integrationResponse('200', { responseTemplates: { '|' } })",
    ]) {
      expect(await offered(call), call).toEqual(expect.arrayContaining(['application/json', 'text/plain']));
    }
  });

  it('for a gateway response are the usual headers and content types, and what is always there', async () => {
    expect(await offered("api.gatewayResponse('DEFAULT_4XX', { responseParameters: { '|' } })")).toContain(
      'gatewayresponse.header.Access-Control-Allow-Origin',
    );
    expect(await offered("api.gatewayResponse('DEFAULT_4XX', { responseTemplates: { '|' } })")).toContain(
      'application/json',
    );
  });

  it('for a name is what the API declares', async () => {
    expect(await offered("method.requestModel('application/json', '|')")).toEqual(['Empty', 'Error', 'Pet']);
    expect(await offered("method.authorizer('|')")).toEqual(['jwt']);
  });

  it.each([
    ['method.|', 'apiKeyRequired', ['http', 'requestTemplate', '~route', 'compile']],
    ['method.integration().|', 'mock', ['authorizer', 'requestTemplate', '~route', 'compile']],
    ['http.|', 'timeoutInMillis', ['authorizer', 'methodResponse', 'responseTransferMode', '~route']],
    ["method.integration().lambdaProxy('arn').|", 'credentials', ['integrationResponse', 'tlsConfig', '~route']],
    ["method.integration().aws('arn').|", 'integrationHttpMethod', ['compile', 'connectionType', '~route']],
    ["api.resource('/pets').|", 'method', ['integration', 'authorizer', '~route', 'compile']],
  ])('after %s are first the steps that can be taken', async (source, step, last) => {
    const names = await offered(source);
    expect(names).toContain(step);
    const misplaced = names.findIndex((name) => name.replace(/^\W*"?/, '').startsWith('route') || last.includes(name));
    expect(misplaced).toBeGreaterThan(names.indexOf(step));
    for (const name of names.slice(0, misplaced)) expect(last).not.toContain(name);
    const firstOfLast = Math.min(...last.map((name) => names.indexOf(name)).filter((at) => at >= 0));
    const taken = names.slice(0, firstOfLast);
    expect(taken).toContain(step);
    expect(taken).not.toContain('~route');
  });
});
