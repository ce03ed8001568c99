import { describe, expect, it } from 'vitest';
import { diff } from '../../src/diff/diff.js';
import { Plan, type PlanParts } from '../../src/plan/plan.js';
import { api, found, method, resources } from '../diff/apis.js';
import { limits } from './planned.js';

const live = api({ settings: { tags: { team: 'old' } } });
const desired = api({ settings: { tags: { team: 'new' } }, resources: resources({ '/pets': { GET: method('GET') } }) });
const difference = diff(desired, found(live), {});
const planOf = (parts: Partial<PlanParts> = {}) =>
  Plan.of({ name: 'petstore', basis: { kinds: [], restApiId: 'api1' }, difference, limits, ...parts });
const arnIn = (plan: Plan) => plan.calls.find(({ operation }) => operation === 'TagResource')?.input;

describe('a plan', () => {
  it('sets tags on the ARN of the API, or of the partition and Region that it is told', () => {
    const arn = 'arn:aws-cn:apigateway:cn-north-1::/restapis/api1';
    expect(arnIn(planOf({ restApiArn: arn }))).toMatchObject({ resourceArn: arn });
    const serviceArn = 'arn:aws:apigateway:eu-west-1::';
    expect(arnIn(planOf({ serviceArn }))).toMatchObject({ resourceArn: `${serviceArn}/restapis/api1` });
    expect(arnIn(planOf())).toMatchObject({ resourceArn: '/restapis/api1' });
  });

  it('sets no tags where some are only taken away', () => {
    const tagged = (tags: Readonly<Record<string, string>>) => api({ settings: { tags } });
    const less = diff(tagged({ team: 'old' }), found(tagged({ team: 'old', gone: 'x' })), {});
    expect(planOf({ difference: less }).calls.map(({ operation }) => operation)).toEqual(['UntagResource']);
    const more = diff(tagged({ team: 'new' }), found(tagged({ team: 'old' })), {});
    expect(planOf({ difference: more }).calls.map(({ operation }) => operation)).toEqual(['TagResource']);
  });

  it('has the warnings of the difference before those of others', () => {
    const warning = (code: string) => ({ code, address: '/', message: code }) as never;
    const warned = { ...difference, warnings: [warning('one')] };
    expect(planOf({ difference: warned, warnings: [warning('two')] }).warnings.map(({ code }) => code)).toEqual([
      'one',
      'two',
    ]);
    expect(planOf({ difference: warned }).warnings).toHaveLength(1);
  });

  it('needs no other deployment where it knows what declared stages serve', () => {
    const states = { 'stage prod': 'f1', '/pets': null };
    expect(planOf({ basis: { kinds: [], restApiId: 'api1', states } }).requiresRedeploy).toBe(false);
    expect(planOf({ basis: { kinds: [], restApiId: 'api1', states }, staleStages: ['test'] }).requiresRedeploy).toBe(
      true,
    );
    expect(planOf({ basis: { kinds: [], restApiId: 'api1', states: { 'a stage prod': null } } }).requiresRedeploy).toBe(
      true,
    );
    expect(planOf().requiresRedeploy).toBe(true);
  });

  it('is frozen throughout', () => {
    const plan = planOf({ staleStages: ['prod'] });
    for (const part of [plan, plan.basis, plan.changes, plan.calls, plan.warnings, plan.staleStages, plan.estimate()])
      expect(Object.isFrozen(part)).toBe(true);
    expect(Object.isFrozen(plan.calls[0]?.input)).toBe(true);
  });

  it('doesn’t change with what it was made from', () => {
    const staleStages = ['prod'];
    const plan = planOf({ staleStages });
    staleStages.push('test');
    expect(plan.staleStages).toEqual(['prod']);
  });

  it('refuses options that it doesn’t have, before it renders anything', () => {
    expect(() => planOf().render({ format: 'html', colour: true } as never)).toThrow(
      expect.objectContaining({ code: 'render.options', problems: [expect.anything(), expect.anything()] }),
    );
    expect(() => planOf().render({ maxLength: 999 })).toThrow(expect.objectContaining({ code: 'render.options' }));
    expect(planOf().render({ format: 'markdown', maxLength: 1_000 })).toContain('### Plan for');
  });
});

describe('a saved plan that can’t be read', () => {
  const values = (): Record<string, unknown> => JSON.parse(JSON.stringify(planOf()));
  const problemsOf = (given: unknown): readonly string[] => {
    try {
      Plan.fromJSON(given);
      return [];
    } catch (error) {
      const { problems = [] } = error as { problems?: readonly { address: string; message: string }[] };
      return problems.map(({ address, message }) => `${address}: ${message}`);
    }
  };
  const withCalls = (...calls: readonly object[]) => problemsOf({ ...values(), calls });

  it('is said what is wrong with', () => {
    expect(problemsOf('[]')).toEqual(['plan: Expected the JSON of a plan.']);
    expect(problemsOf('{}')).toEqual(["format: Expected 'fluent-apigateway.plan/2', found nothing."]);
    expect(problemsOf({ format: 'x' })).toEqual([`format: Expected 'fluent-apigateway.plan/2', found "x".`]);
    expect(problemsOf('{')).toEqual([expect.stringMatching(/^plan: It can't be read as JSON: /)]);
    expect(problemsOf({ ...values(), basis: { kinds: [], states: { a: 'x', b: null, c: 5 } } })).toEqual([
      'basis.states["c"]: Expected a string, found 5.',
    ]);
    const [call = {}] = values()['calls'] as object[];
    expect(withCalls({ ...call, operation: 'Nonsense' })).toEqual([
      "calls[0].operation: API Gateway has no operation 'Nonsense'.",
    ]);
    expect(withCalls({ ...call, operation: 5 })).toEqual(['calls[0].operation: Expected a string, found 5.']);
    expect(withCalls({ ...call, id: 'a' }, { ...call, id: 'a', dependsOn: ['a', 'b', 'c'] })).toEqual([
      "calls[1].id: Two calls have the id 'a'.",
      "calls[1].dependsOn: It waits for 'b', which doesn't stand before it.",
      "calls[1].dependsOn: It waits for 'c', which doesn't stand before it.",
    ]);
    expect(withCalls({ ...call, dependsOn: ['itself'], id: 'itself' })).toEqual([
      "calls[0].dependsOn: It waits for 'itself', which doesn't stand before it.",
    ]);
  });

  it('may hold references only where patches have texts', () => {
    const withPatch = (patch: object) => {
      const [change = {}, ...others] = values()['changes'] as object[];
      return problemsOf({ ...values(), changes: [{ ...change, patches: [[patch]] }, ...others] });
    };
    const reference = { reference: 'authorizer jwt', member: 'id', parts: ['arn:', ''] };
    expect(withPatch({ op: 'replace', path: '/a', value: reference })).toEqual([]);
    expect(withPatch({ op: 'replace', path: '/a', value: { reference: 'x' } })).toEqual([
      'changes[0].patches[0][0].value.member: Expected a string, found nothing.',
    ]);
    expect(withPatch({ op: reference, path: '/a' })).toEqual([
      'changes[0].patches[0][0].op: Expected a string, found an object.',
    ]);
    expect(withPatch({ op: 'add', path: { ...reference, parts: [1] } })).toEqual([
      'changes[0].patches[0][0].path.parts[0]: Expected a string, found 1.',
    ]);
  });
});
