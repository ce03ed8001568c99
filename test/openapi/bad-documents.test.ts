import { describe, expect, it } from 'vitest';
import type { FluentApiGatewayError } from '../../src/errors/errors.js';
import { isFluentApiGatewayError } from '../../src/errors/errors.js';
import { fromOpenApi } from '../../src/openapi/from-openapi.js';
import fc from '../fast-check.js';
import { documents } from './documents.js';

const info = { title: 'petstore', version: '1' };
const document = (members: object) => ({ openapi: '3.0.1', info, paths: {}, ...members });

function refusal(given: unknown): FluentApiGatewayError {
  try {
    fromOpenApi(given as object);
  } catch (error) {
    if (isFluentApiGatewayError(error)) return error;
    throw error;
  }
  throw new Error('It was read.');
}

const places = (given: unknown) => refusal(given).problems.map(({ code, address }) => `${code} ${address}`);

describe('a document that leads out of itself is refused, and nothing is fetched', () => {
  it.each(['https://example.com/pet.json', 'pet.json#/Pet', 'file:///etc/passwd', '//example.com/x'])('%s', ($ref) => {
    expect(places(document({ components: { schemas: { Pet: { properties: { a: { $ref } } } } } }))).toEqual([
      'openapi.reference /components/schemas/Pet/properties/a/$ref',
    ]);
    expect(places(document({ paths: { '/pets': { $ref } } }))).toEqual(['openapi.reference /paths/~1pets/$ref']);
  });

  it('although a text in an example may look so', () => {
    const examples = { one: { $ref: 'pet.json' } };
    const response = { description: 'ok', content: { 'application/json': { examples } } };
    expect(() => fromOpenApi(document({ 'x-own': {}, components: { responses: { A: response } } }))).not.toThrow();
  });
});

describe('references inside of a document', () => {
  it('that lead nowhere are refused by their place', () => {
    const parameters = [{ $ref: '#/components/parameters/None' }];
    expect(places(document({ paths: { '/pets': { get: { parameters } } } }))).toEqual([
      'openapi.value /paths/~1pets/get/parameters/0/$ref',
    ]);
  });

  it('that lead to one another are refused', () => {
    const parameters = { A: { $ref: '#/components/parameters/B' }, B: { $ref: '#/components/parameters/A' } };
    const get = { parameters: [{ $ref: '#/components/parameters/A' }] };
    expect(places(document({ paths: { '/pets': { get } }, components: { parameters } }))).toEqual([
      'openapi.value /paths/~1pets/get/parameters/0/$ref',
    ]);
  });
});

describe('what would take long or much', () => {
  it.each([
    ['objects', '{"a":', '}'],
    ['lists', '[', ']'],
  ])('%s 20,000 deep are refused with their place', (_, open, close) => {
    const text = `{"openapi":"3.0.1","x":${open.repeat(20_000)}1${close.repeat(20_000)}}`;
    const { code, address = '' } = refusal(text);
    expect(code).toBe('openapi.too-deep');
    expect(address.startsWith('/x/')).toBe(true);
    expect(address.length).toBeLessThan(500);
  });

  it('an object that is inside of itself is refused', () => {
    const round: Record<string, unknown> = document({});
    round.self = round;
    expect(refusal(round).code).toBe('openapi.too-deep');
  });

  it('an object that has itself many times over is refused', () => {
    let wide: unknown = {};
    for (let depth = 0; depth < 100; depth += 1) wide = [wide, wide];
    expect(refusal(document({ wide })).code).toBe('openapi.too-large');
  });

  it('one byte more than 6 MB is refused, and 6 MB are not', () => {
    const padded = (size: number) => {
      const start = '{"openapi":"3.0.1","info":{"title":"petstore","version":"1"},"paths":{},"x-pad":"';
      return `${start}${'a'.repeat(size - start.length - 2)}"}`;
    };
    expect(() => fromOpenApi(padded(6 * 1024 * 1024))).not.toThrow();
    expect(refusal(padded(6 * 1024 * 1024 + 1)).code).toBe('openapi.too-large');
    expect(refusal(JSON.parse(padded(6 * 1024 * 1024 + 1))).code).toBe('openapi.too-large');
  });
});

describe('names', () => {
  it.each(['{"__proto__": {"get": {}}}', '{"/pets": {"get": {"responses": {"__proto__": {}}}}}'])('%s', (paths) => {
    const [place = ''] = places(`{"openapi": "3.0.1", "info": {"title": "a"}, "paths": ${paths}}`);
    expect(place).toMatch(/^openapi\.name \/paths\/.*__proto__$/);
  });

  it('paths that differ only in the name of a variable are refused by their place', () => {
    expect(places(document({ paths: { '/a/{x}': {}, '/a/{y}/b': {} } }))).toEqual(['openapi.value /paths/~1a~1{y}~1b']);
  });
});

describe('what is no document', () => {
  it('as YAML text, which the error says how to read', () => {
    const error = refusal('openapi: 3.0.1\ninfo:\n  title: petstore\n');
    expect([error.code, error.hint]).toEqual(['openapi.document', expect.stringContaining('YAML')]);
  });

  it.each([[''], ['{'], ['[]'], ['null'], [null], [undefined], [7], [[]]])('%j', (given) => {
    expect(refusal(given).code).toBe('openapi.document');
  });

  it.each([{}, { openapi: '3.1.0' }, { swagger: '1.2' }])('%j', (given) => {
    expect(refusal(given).code).toBe('openapi.document');
  });

  it('values that JSON has not are refused by their place', () => {
    expect(places(document({ 'x-a': { when: () => 1 } }))).toEqual(['openapi.value /x-a/when']);
  });
});

/** Every place of a value, as its owner and the name there. */
function placesOf(value: unknown): readonly (readonly [owner: Record<string, unknown>, name: string])[] {
  if (typeof value !== 'object' || value === null) return [];
  const owner = value as Record<string, unknown>;
  return Object.keys(owner).flatMap((name) => [[owner, name] as const, ...placesOf(owner[name])]);
}

describe('a document with something odd in it', () => {
  const odd = fc.constantFrom<unknown>(null, 0, true, '', '$', [], [null], {}, { $ref: '#/paths' }, { $ref: 7 }, '{', [
    [],
  ]);
  const name = fc.constantFrom('constructor', 'toString', '$ref', '{a}', 'default', 'get', 'x-own');

  it('is read, or refused with what is wrong: nothing else is thrown', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...Object.values(documents)),
        fc.array(fc.tuple(fc.nat(), odd, fc.option(name, { nil: undefined })), { minLength: 1, maxLength: 3 }),
        (document, changes) => {
          const changed = structuredClone(document) as object;
          for (const [index, value, other] of changes) {
            const places = placesOf(changed);
            const [owner, at] = places[index % places.length] ?? [changed as Record<string, unknown>, 'paths'];
            owner[other !== undefined && !Array.isArray(owner) ? other : at] = structuredClone(value);
          }
          try {
            expect(fromOpenApi(changed).model.kind).toBe('RestApi');
          } catch (error) {
            if (!isFluentApiGatewayError(error)) throw error;
          }
        },
      ),
      { numRuns: 500 },
    );
  }, 60_000);
});
