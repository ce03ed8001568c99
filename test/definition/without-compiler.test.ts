import { describe, expect, it } from 'vitest';
import { DefinitionError } from '../../src/definition/definition-error.js';
import { restApi } from '../../src/definition/rest-api.js';
import type { DefinitionRuleId } from '../../src/definition/rules/index.js';
import { functionArn } from '../account.js';

// biome-ignore lint/suspicious/noExplicitAny: what the compiler would refuse is what is tested.
type Unchecked = any;

const api: Unchecked = restApi('petstore');
const get = (): Unchecked => api.resource('/').method('GET');

function codesOf(define: () => unknown): readonly string[] {
  try {
    define();
    return [];
  } catch (error) {
    if (!(error instanceof DefinitionError)) throw error;
    return [...new Set(error.problems.map(({ code }) => code))];
  }
}

describe('callers without a compiler are told', () => {
  it.each<[string, () => unknown, DefinitionRuleId]>([
    ['no name', () => (restApi as Unchecked)().define(), 'definition.member-value'],
    ['no path', () => api.resource().method('GET').integration().mock().compile(), 'definition.path'],
    ['no verb', () => api.resource('/').method().integration().mock().compile(), 'definition.http-method'],
    ['no origins', () => api.define(api.resource('/').cors()), 'definition.cors-value'],
    ['no members', () => api.model().define(), 'definition.member-value'],
    [
      'null for options',
      () => get().requestParameter('a', null).integration().mock().compile(),
      'definition.request-parameter',
    ],
    [
      'null for a use',
      () => get().authorizer('jwt', null).integration().mock().compile(),
      'definition.undeclared-name',
    ],
    ['null for a route', () => api.define(null), 'definition.route'],
    [
      'a number for a status',
      () => get().methodResponse(200).integration().mock().compile(),
      'definition.member-value',
    ],
    [
      'a number for a header',
      () => get().integration().mock().integrationResponse('200', { selectionPattern: 2 }).compile(),
      'definition.member-value',
    ],
  ])('%s', (_, define, code) => {
    expect(codesOf(define)).toContain(code);
  });
});

describe('rules that are switched', () => {
  const problemsOf = (rules: object) => {
    try {
      (restApi as Unchecked)('petstore', { rules, description: '' }).define();
      return [];
    } catch (error) {
      return (error as DefinitionError).problems.map(({ code, message, hint }) => ({ code, message, hint }));
    }
  };

  it('are those that there are, to the levels that there are', () => {
    const rules = { 'definition.pth': 'off', 'definition.path': 'of', constructor: 'off' };
    expect(problemsOf(rules)).toMatchObject([
      {
        code: 'definition.member',
        message: "There is no rule 'definition.pth'.",
        hint: "Did you mean 'definition.path'?",
      },
      { code: 'definition.member', message: "The rule 'definition.path' takes 'off', 'warning' or 'error'." },
      { code: 'definition.member', message: "There is no rule 'constructor'." },
      { code: 'definition.description' },
    ]);
  });

  it('are checked in their own way when nothing is switched', () => {
    const { warnings } = (restApi as Unchecked)('petstore', { rules: null }).define();
    expect(warnings).toEqual([]);
  });
});

describe('a member that nothing is known of', () => {
  const options = { newMember: 'a', description: '' };
  const broken = api.resource('/b/').method('GET').integration().lambdaProxy(functionArn);

  it('does not hide what else is wrong', () => {
    const define = () => (restApi as Unchecked)('petstore', options).define(broken);
    expect(codesOf(define)).toEqual(['definition.member', 'definition.description', 'definition.path']);
  });

  it('is passed on when its rule is off', () => {
    const rules = { 'definition.member': 'off' };
    const { model } = (restApi as Unchecked)('petstore', { ...options, description: 'a', rules }).define();
    expect(model.settings).toEqual({ newMember: 'a', description: 'a' });
    expect(codesOf(() => (restApi as Unchecked)('petstore', { ...options, rules }).define())).toEqual([
      'definition.description',
    ]);
  });
});
