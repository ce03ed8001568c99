import { describe, expect, it } from 'vitest';
import { DefinitionError } from '../../src/definition/definition-error.js';
import { restApi } from '../../src/definition/rest-api.js';
import fc from '../fast-check.js';

const api = restApi('petstore');
const tenants = api.resource('/tenants');

/** The paths of the resources that a call of `segment` makes, below `/tenants`. */
const pathsOf = (text: string) =>
  Object.keys(
    api.define(tenants.segment(text).method('GET').integration().httpProxy('https://example.com')).model.resources,
  );

describe('a segment from data', () => {
  it.each(['acme', 'a.b_c-d$', '2026-11-28', 'v1.0', '...', '__proto__', 'constructor', 'a:b'])(
    '%s is taken literally',
    (text) => {
      expect(pathsOf(text).sort()).toEqual(['/', '/tenants', `/tenants/${text}`]);
    },
  );

  it.each([
    ...['', '/', 'a/b', '../admin', '.', '..', '{id}', '{proxy+}', 'a{', '}', 'a b', 'a%2Fb', 'a?b', 'a#b', 'é', 'a\n'],
    ...['\u202eacme', 'a\\b', 'a\u0000', '*', '~1', 'x'.repeat(200) + '/'],
  ])('%j is refused, with what to do instead', (text) => {
    expect(() => tenants.segment(text)).toThrow(DefinitionError);
    expect(() => tenants.segment(text)).toThrow(/isn't one literal segment of a path\. .*there is no escaping/s);
  });

  it.each([[undefined], [null], [5], [{ toString: () => 'a' }], [['a']]])(
    '%j, which is no text, is refused',
    (value) => {
      expect(() => tenants.segment(value as never)).toThrow(/takes a string/);
    },
  );

  it('is refused with the rule and the path as its code and address', () => {
    const problems = (() => {
      try {
        tenants.segment('a/b');
      } catch (error) {
        return (error as DefinitionError).problems;
      }
      return [];
    })();
    expect(problems).toMatchObject([{ code: 'definition.path-part', address: '/tenants' }]);
  });

  it('stands below the root, too, and has paths and variables below it', () => {
    const route = api.resource('/').segment('acme').resource('/pets/{petId}').method('GET');
    const whole = route
      .integration()
      .httpProxy('https://example.com/{petId}')
      .requestParameter('integration.request.path.petId', 'method.request.path.petId');
    expect(Object.keys(api.define(whole).model.resources)).toContain('/acme/pets/{petId}');
    const proxy = route.integration().httpProxy('https://example.com');
    // @ts-expect-error: a segment from data brings no variable.
    proxy.requestParameter('integration.request.path.a', 'method.request.path.acme');
  });

  it('never makes more than one resource, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 12 }), (text) => {
        let paths: readonly string[];
        try {
          paths = pathsOf(text);
        } catch (error) {
          expect(error).toBeInstanceOf(DefinitionError);
          return;
        }
        expect(paths).toHaveLength(3);
        expect(paths).toContain(`/tenants/${text}`);
        expect(text).not.toMatch(/[{}/]/);
      }),
    );
  });
});
