import { describe, expect, it } from 'vitest';
import { restApi } from '../../src/definition/rest-api.js';
import fc from '../fast-check.js';

// biome-ignore lint/suspicious/noExplicitAny: which steps follow one another is random, so no compiler can follow them.
type Builder = any;

/** A step of a builder, with the values that it is given: a fresh object each time, so that it can be spoilt afterwards. */
interface Step {
  readonly name: string;
  readonly given: unknown[];
}

const step = (name: string, ...given: fc.Arbitrary<unknown>[]): fc.Arbitrary<Step> =>
  fc.tuple(...given).map((values) => ({ name, given: values }));
const oneOf = (...values: readonly string[]) => fc.constantFrom(...values);
const name = oneOf('a', 'b', 'c', '__proto__');
const status = oneOf('200', '404');
const headers = fc.dictionary(oneOf('method.response.header.A', 'method.response.header.B'), fc.boolean());

const declarations = fc.array(
  fc.oneof(
    step('model', name, fc.record({ contentType: oneOf('application/json'), schema: fc.record({ title: name }) })),
    step('requestValidator', name, fc.record({ validateRequestBody: fc.boolean() })),
    step('authorizer', name, fc.record({ type: oneOf('COGNITO_USER_POOLS'), providerARNs: fc.array(name) })),
    step('gatewayResponse', oneOf('THROTTLED'), fc.record({ responseTemplates: fc.dictionary(name, name) })),
  ),
  { maxLength: 4 },
);

const methodSteps = fc.array(
  fc.oneof(
    step('authorizationType', oneOf('NONE', 'AWS_IAM')),
    step('authorizer', name, fc.record({ scopes: fc.array(name) })),
    step('apiKeyRequired', fc.boolean()),
    step('operationName', name),
    step('requestParameter', oneOf('method.request.header.A', 'method.request.querystring.B')),
    step('requestModel', oneOf('application/json', 'text/plain'), name),
    step('requestValidator', name),
    step('methodResponse', status, fc.record({ responseParameters: headers })),
  ),
  { maxLength: 6 },
);

const integrationSteps = fc.array(
  fc.oneof(
    step('requestParameter', oneOf('integration.request.header.A'), oneOf("'a'", 'context.requestId')),
    step('requestTemplate', oneOf('application/json', 'text/plain'), name),
    step('passthrough', oneOf('NEVER', 'WHEN_NO_MATCH')),
    step('cacheKeyParameters', oneOf('method.request.header.A', 'method.request.path.id')),
    step('timeoutInMillis', fc.integer({ min: 50, max: 29_000 })),
    step('tlsConfig', fc.record({ insecureSkipVerification: fc.boolean() })),
    step('connectionType', oneOf('VPC_LINK'), fc.record({ connectionId: name })),
    step(
      'integrationResponse',
      status,
      fc.record({ responseTemplates: fc.dictionary(oneOf('application/json', 'text/plain'), name) }),
    ),
  ),
  { maxLength: 6 },
);

const chain = fc.record({ declarations, methodSteps, integrationSteps });

/** Everything that the rules say is let through: what is built is what is asked about, not whether it is right. */
const seen = (routes: readonly Builder[], api: Builder): string =>
  JSON.stringify([api.define().model, ...routes.map((route) => route['~route'])]);

const take = (builder: Builder, { name: member, given }: Step): Builder => builder[member](...given);

/** Changes every object in `value` that can be changed, as a caller may do with what they passed. */
function spoil(value: unknown): void {
  if (typeof value !== 'object' || value === null) return;
  for (const member of Object.values(value)) spoil(member);
  if (Array.isArray(value)) value.push('spoilt');
  else Object.assign(value, { spoilt: true });
}

describe('builders', () => {
  it('give new values, and never change those that were made before', () => {
    fc.assert(
      fc.property(chain, (random) => {
        const made: { readonly now: () => string; readonly before: string }[] = [];
        const remember = (now: () => string) => made.push({ now, before: now() });
        const rules = {
          'definition.duplicate': 'off',
          'definition.model-name': 'off',
          'definition.authorizer-members': 'off',
        } as const;

        let api: Builder = restApi('petstore', { rules });
        for (const one of random.declarations) {
          const before = api;
          remember(() => seen([], before));
          api = take(before, one);
          expect(api).not.toBe(before);
        }
        let method: Builder = api.resource('/pets/{id}').method('GET');
        for (const one of random.methodSteps) {
          const before = method;
          remember(() => seen([before], api));
          method = take(before, one);
          expect(method).not.toBe(before);
        }
        let integration: Builder = method.integration().http('https://example.com');
        for (const one of random.integrationSteps) {
          const before = integration;
          remember(() => seen([before, method], api));
          integration = take(before, one);
          expect(integration).not.toBe(before);
        }
        remember(() => seen([integration, method], api));
        // Whoever passed an object keeps it, and does with it what they like.
        for (const { given } of [...random.declarations, ...random.methodSteps, ...random.integrationSteps]) {
          spoil(given);
        }
        for (const { now, before } of made) expect(now()).toBe(before);
      }),
      { numRuns: 300 },
    );
  });

  it('make two independent routes of one shared half', () => {
    const half = restApi('petstore').resource('/pets').method('GET').methodResponse('200').methodResponse('404');
    const integration = half.integration().http('https://example.com').integrationResponse('200');
    const quick = integration.timeoutInMillis(1000);
    const slow = integration.timeoutInMillis(20_000).integrationResponse('404', { selectionPattern: '404' });
    const inputsOf = (route: typeof quick) =>
      route.compile().flatMap((call) => (call.operation === 'PutIntegration' ? [call.input.timeoutInMillis] : []));
    expect([quick, slow, integration].map(inputsOf)).toEqual([[1000], [20_000], [undefined]]);
    expect([quick, slow].map((route) => route.compile().length)).toEqual([6, 7]);
  });

  it('are frozen', () => {
    const api = restApi('petstore');
    const resource = api.resource('/');
    const method = resource.method('GET');
    const start = method.integration();
    for (const builder of [api, resource, method, start, start.mock(), resource.cors({ allowOrigins: ['*'] })]) {
      expect(Object.isFrozen(builder)).toBe(true);
    }
  });
});
