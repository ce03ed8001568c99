import { describe, expect, it } from 'vitest';
import type { DefinitionProblem } from '../../src/definition/definition-error.js';
import { draftOf } from '../../src/definition/draft.js';
import { type IntegrationStartName, integrationStarts } from '../../src/definition/integration-starts.js';
import { restApi } from '../../src/definition/rest-api.js';
import { definitionRules } from '../../src/definition/rules/index.js';
import { withoutPlain } from '../../src/definition/rules/look.js';
import type { Draft } from '../../src/definition/rules/rule.js';
import { memberRules, shapeRules } from '../../src/definition/rules/shapes.js';
import { functionArn } from '../account.js';
import fc from '../fast-check.js';

// biome-ignore lint/suspicious/noExplicitAny: steps and their values are random, so no compiler can follow them.
type Builder = any;
type Step = (builder: Builder) => Builder;

const uri = (action: string) =>
  `arn:aws:apigateway:eu-west-1:lambda:path/2015-03-31/functions/${functionArn}/${action}`;

const oneOf = <Value>(...values: readonly Value[]) => fc.constantFrom(...values);
/** Mostly what is right, sometimes what a rule is about, sometimes what is no value for this at all. */
const mostly = <Value>(right: readonly Value[], odd: readonly unknown[]): fc.Arbitrary<unknown> =>
  fc.oneof({ weight: 12, arbitrary: oneOf<unknown>(...right) }, { weight: 1, arbitrary: oneOf<unknown>(...odd) });
const nonsense = [null, 5, true, '', {}, [], { toString: 'a' }] as const;

const paths = mostly(
  ['/', '/pets', '/pets/{id}', '/pets/{id}/toys', '/files/{proxy+}', '/a.b_c-d$', '/cats/{id}'],
  [
    ...['pets', '/pets/', '//', '/a//b', '/pets/{name}', '/pets/{id}/{id}', '/pets/{id}/{id+}', '/files/{proxy+}/a'],
    ...['/a b', '/a,b', '/{', '/{a}b', '/{}', '/ping', '/sping', '/users/:id', '/é', '/__proto__', '/{a/b}', 5, null],
  ],
);
const parameters = mostly(
  ['method.request.querystring.page', 'method.request.header.X-A', 'method.request.path.id'],
  [
    ...['method.request.path.other', 'method.request.header.page', 'method.request.querystring.a[b]', 'querystring.a'],
    ...['method.request.multivaluequerystring.page', 'method.request.body', '__proto__', 'method.request.header.id'],
    ...nonsense,
  ],
);
const statuses = mostly(['200', '404', '500'], ['99', '600', '2xx', 200, '__proto__', ...nonsense]);
const contentTypes = mostly(['application/json', 'text/plain'], ['json', '$default', '__proto__', ...nonsense]);
const models = mostly(['Pet', 'Empty'], ['Pett', { name: 'Other' }, ...nonsense]);
const headers = mostly(
  ['method.response.header.ETag', 'method.response.multivalueheader.A'],
  ['ETag', 'method.response.header.a b', 'method.response.body', '__proto__'],
);
const patterns = mostly(
  ['4\\d{2}', '5\\d\\d', '.*not found.*', '5..'],
  ['', '5\\d{2', '(a', '[a', '*', 'a{2,1}', '\\', '(a|aa)+', ...nonsense],
);
const templates = mostly(['{"statusCode": 200}', '$input.body'], ['#if(', '#end', 'x'.repeat(310_000), ...nonsense]);
const sources = mostly(
  ['method.request.querystring.page', 'method.request.path.id', "'a'", 'context.requestId', 'stageVariables.a'],
  [
    ...['method.request.header.Other', '"a"', '$context.requestId', "'context.requestId'", "'é'", "'a b'", 'a', "'"],
    ...['method.request.body', 'method.request.body.a', 'method.request.multivaluequerystring.page', 'context.'],
    ...nonsense,
  ],
);
const destinations = mostly(
  ['integration.request.querystring.page', 'integration.request.header.X-A', 'integration.request.path.id'],
  ['method.request.header.A', 'integration.request.header.a b', 'integration.request.body.a', ...nonsense],
);
const responseSources = mostly(
  ["'*'", "'a'", 'integration.response.header.ETag', 'integration.response.body.a', 'context.requestId'],
  ['*', '"*"', 'method.request.header.A', "'integration.response.header.A'", ...nonsense],
);

const step = (name: string, ...given: readonly fc.Arbitrary<unknown>[]): fc.Arbitrary<Step> =>
  fc.tuple(...given).map((values) => (builder: Builder) => builder[name](...values));
const record = (names: fc.Arbitrary<unknown>, values: fc.Arbitrary<unknown>) =>
  fc
    .array(fc.tuple(names, values), { maxLength: 2 })
    .map((entries) =>
      Object.fromEntries(entries.map(([name, value]) => [typeof name === 'object' ? 'a' : String(name), value])),
    );
const members = (known: Readonly<Record<string, fc.Arbitrary<unknown>>>) =>
  fc
    .record({ ...known, ...{} }, { requiredKeys: [] })
    .chain((right) =>
      fc.oneof(
        { weight: 15, arbitrary: fc.constant(right) },
        { weight: 1, arbitrary: fc.constant({ ...right, other: 1 }) },
      ),
    );

const methodStep = fc.oneof(
  step('authorizationType', mostly(['NONE', 'AWS_IAM'], ['CUSTOM', 'none', ...nonsense])),
  step(
    'authorizer',
    mostly(['pool', 'token'], ['other', { id: 'a', authorizationType: 'CUSTOM' }, { id: 5 }, ...nonsense]),
    oneOf<unknown>(undefined, { scopes: ['a'] }, { scopes: [] }, { scopes: 'a' }, { scopes: [5] }),
  ),
  step('apiKeyRequired', mostly([true, false], nonsense)),
  step('operationName', mostly(['a'], nonsense)),
  step('requestParameter', parameters, oneOf<unknown>(undefined, { required: true }, { required: 'yes' })),
  step('requestModel', contentTypes, models),
  step('requestValidator', mostly(['strict'], ['other', { id: 'a' }, { id: 5 }, ...nonsense])),
  step(
    'methodResponse',
    statuses,
    members({
      responseParameters: record(headers, mostly([true, false], nonsense)),
      responseModels: record(contentTypes, models),
    }),
  ),
);
const starts = {
  http: step(
    'http',
    mostly(
      ['https://example.com', 'http://a.example/{id}'],
      ['example.com', 'ftp://a', '${stageVariables.a}', ...nonsense],
    ),
  ),
  httpProxy: step('httpProxy', mostly(['https://example.com', 'https://a.example/{id}'], ['example.com', ...nonsense])),
  aws: step('aws', oneOf('arn:aws:apigateway:eu-west-1:sns:action/Publish', uri('invocations'), 'arn:aws:a', 'a')),
  lambda: step('lambda', oneOf(functionArn, uri('invocations'), 'my-function')),
  lambdaProxy: step(
    'lambdaProxy',
    mostly([functionArn, uri('invocations')], [uri('response-streaming-invocations'), 'a', ...nonsense]),
  ),
  mock: step('mock'),
} as const;
const integrationSteps = {
  integrationHttpMethod: step('integrationHttpMethod', mostly(['POST', 'GET'], ['post', ...nonsense])),
  connectionType: step(
    'connectionType',
    oneOf('VPC_LINK', 'INTERNET', 'vpc'),
    oneOf<unknown>(undefined, { connectionId: 'a' }, { a: 1 }),
  ),
  credentials: step('credentials', mostly(['arn:aws:iam::123456789012:role/a'], nonsense)),
  tlsConfig: step('tlsConfig', oneOf<unknown>({ insecureSkipVerification: true }, 5)),
  responseTransferMode: step('responseTransferMode', oneOf('STREAM', 'BUFFERED', 'stream')),
  requestParameter: step('requestParameter', destinations, sources),
  requestTemplate: step('requestTemplate', contentTypes, templates),
  passthrough: step('passthrough', mostly(['NEVER', 'WHEN_NO_MATCH'], ['never', ...nonsense])),
  cacheNamespace: step('cacheNamespace', mostly(['a'], nonsense)),
  cacheKeyParameters: step('cacheKeyParameters', parameters),
  contentHandling: step('contentHandling', mostly(['CONVERT_TO_TEXT'], ['convert', ...nonsense])),
  timeoutInMillis: step('timeoutInMillis', mostly([50, 29_000], [49, 29_001, 100.5, Number.NaN, ...nonsense])),
  integrationResponse: step(
    'integrationResponse',
    statuses,
    members({
      selectionPattern: patterns,
      responseParameters: record(headers, responseSources),
      responseTemplates: record(contentTypes, templates),
      contentHandling: oneOf<unknown>('CONVERT_TO_BINARY', 'binary'),
    }),
  ),
} as const;

const stepsAfter = (start: IntegrationStartName): fc.Arbitrary<Step> =>
  fc.oneof(
    { weight: 20, arbitrary: fc.oneof(...integrationStarts[start].steps.map((name) => integrationSteps[name])) },
    { weight: 1, arbitrary: fc.oneof(...Object.values(integrationSteps)) },
  );
/** What makes an integration whole, nearly always. */
const whole = (start: IntegrationStartName): fc.Arbitrary<Step> =>
  fc.integer({ min: 0, max: 9 }).map((one) => (builder: Builder) => {
    if (one === 0 || start.endsWith('Proxy')) return builder;
    const answered = builder.integrationResponse('200');
    return start === 'mock' ? answered.requestTemplate('application/json', '{"statusCode": 200}') : answered;
  });

const api: Builder = restApi('petstore')
  .model('Pet', { contentType: 'application/json', schema: { type: 'object' } })
  .requestValidator('strict', { validateRequestBody: true })
  .authorizer('pool', { type: 'COGNITO_USER_POOLS', providerARNs: ['arn:pool'] })
  .authorizer('token', {
    type: 'TOKEN',
    authorizerUri: 'arn:aws:lambda:eu-west-1:123456789012:function:own',
    identitySource: 'method.request.header.Authorization',
  });

const route: fc.Arbitrary<Builder> = oneOf(...(Object.keys(starts) as IntegrationStartName[])).chain((start) =>
  fc
    .tuple(
      paths,
      fc.oneof({ weight: 20, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: oneOf('/old', '/other') }),
      mostly(['GET', 'POST', 'ANY'], ['get', 'LINK', ...nonsense]),
      fc.array(methodStep, { maxLength: 3 }),
      starts[start],
      whole(start),
      fc.array(stepsAfter(start), { maxLength: 3 }),
    )
    .map(([path, former, verb, methodSteps, first, complete, more]) => {
      const resource = former === undefined ? api.resource(path) : api.resource(path).movedFrom(former);
      const method = methodSteps.reduce(
        (builder, next) => next(builder),
        resource
          .method(verb)
          .requestParameter('method.request.querystring.page')
          .methodResponse('200', { responseParameters: { 'method.response.header.ETag': false } }),
      );
      return more.reduce((builder, next) => next(builder), complete(first(method.integration())));
    }),
);

/** Everything that every rule finds. */
function found(draft: Draft): readonly Omit<DefinitionProblem, 'code'>[] {
  const malformed = new Set(shapeRules.flatMap((rule) => [...rule.check(draft)].map(({ address }) => address)));
  const readable = { ...draft, methods: draft.methods.filter(({ address }) => !malformed.has(address)) };
  const reading: readonly unknown[] = [...shapeRules, ...memberRules];
  return definitionRules
    .filter(({ looksAtPlain }) => !looksAtPlain)
    .flatMap((rule) =>
      [...rule.check(reading.includes(rule) ? draft : readable)].map((finding) => ({
        rule: rule.id,
        address: finding.address,
        message: finding.message,
      })),
    );
}

describe('what the look over a definition sets aside', () => {
  it('has no finding by any rule', () => {
    let [plain, all] = [0, 0];
    fc.assert(
      fc.property(fc.array(route, { minLength: 1, maxLength: 6 }), (routes) => {
        const states = routes.map((one) => one['~route']);
        const draft = draftOf(states[0].api, states);
        const unsure = withoutPlain(draft);
        expect(found(unsure)).toEqual(found(draft));
        plain += draft.methods.length - unsure.methods.length;
        all += draft.methods.length;
      }),
      { numRuns: 2000 },
    );
    // Without that, the law would hold for a look that sets nothing aside, or everything.
    expect(plain).toBeGreaterThan(all / 10);
    expect(plain).toBeLessThan(all);
  });
});
