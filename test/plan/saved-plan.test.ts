import { describe, expect, it } from 'vitest';
import { PlanError } from '../../src/plan/errors.js';
import { Plan } from '../../src/plan/plan.js';
import type { PlanContent } from '../../src/plan/plan-json.js';
import { digestOfPlan } from '../../src/plan/read-plan.js';
import { api, integration, method, resources } from '../diff/apis.js';
import { planned } from './planned.js';

const pets = (passthroughBehavior: 'NEVER' | 'WHEN_NO_TEMPLATES') =>
  api({
    settings: { tags: { team: passthroughBehavior } },
    resources: resources({ '/pets': { GET: method('GET', { integration: integration({ passthroughBehavior }) }) } }),
  });
const plan = planned(pets('NEVER'), pets('WHEN_NO_TEMPLATES'));
const creating = planned(pets('NEVER'));
const json = JSON.stringify(plan);

/** The plan as values, to be changed by who can write the file. */
const opened = (from: Plan = plan) => JSON.parse(JSON.stringify(from));

/** The same with a digest that fits. */
function resealed({ format: _, digest: __, ...content }: Record<string, unknown>) {
  return { format: _, digest: digestOfPlan(content as unknown as PlanContent), ...content };
}

function refusalOf(given: unknown): PlanError {
  try {
    Plan.fromJSON(given);
  } catch (error) {
    if (error instanceof PlanError) return error;
    throw error;
  }
  throw new Error('The plan was read.');
}

describe('a saved plan', () => {
  it('is read from its text and from its values, and is the plan that was saved', () => {
    for (const given of [json, JSON.parse(json), plan.toJSON()]) {
      const restored = Plan.fromJSON(given);
      expect(restored.toJSON()).toEqual(plan.toJSON());
      expect(restored.render({ color: false })).toBe(plan.render({ color: false }));
      expect(Object.isFrozen(restored.calls[0]?.input)).toBe(true);
    }
  });

  it('is read whatever the order of its members', () => {
    const turned = Object.fromEntries(Object.entries(opened()).reverse());
    expect(Plan.fromJSON(turned).toJSON()).toEqual(plan.toJSON());
  });

  it('shares nothing with the values that it was read from', () => {
    const values = opened();
    const restored = Plan.fromJSON(values);
    values.calls[0].operation = 'DeleteRestApi';
    expect(restored.calls[0]?.operation).not.toBe('DeleteRestApi');
  });

  it('of version 0.1.0 is refused with a sentence', () => {
    const error = refusalOf({ ...opened(), format: 'fluent-apigateway.plan/1', digest: undefined });
    expect(error.code).toBe('plan.unreadable');
    expect(error.message).toContain('0.1.0');
    expect(error.hint).toBe('Plan again with the version that applies it.');
  });
});

describe('what is no plan', () => {
  const deep = (open: string, close: string) => open.repeat(20_000) + close.repeat(20_000);

  it.each([
    ['text that is no JSON', 'not JSON', 'plan'],
    ['no text', '', 'plan'],
    ['null', 'null', 'plan'],
    ['undefined', undefined, 'plan'],
    ['a number', 7, 'plan'],
    ['a list', '[]', 'plan'],
    ['an object', '{}', 'format'],
    ['another format', { format: 'something else' }, 'format'],
    ['changes that say nothing', { changes: [{}] }, 'format'],
    ['a list nested 20,000 deep', deep('[', ']'), 'plan'],
    ['an object nested 20,000 deep', `${'{"a":'.repeat(20_000)}1${'}'.repeat(20_000)}`, 'plan'],
    ['a plan with a member nested 20,000 deep', json.replace('"needs":[]', `"needs":${deep('[', ']')}`), 'plan'],
    ['a function', () => undefined, 'plan'],
    ['a number that JSON has not', { format: 'fluent-apigateway.plan/2', name: 1n }, 'plan'],
  ])('is refused: %s', (_name, given, where) => {
    const error = refusalOf(given);
    expect(error.code).toBe('plan.unreadable');
    expect(error.problems.map(({ address }) => address)).toEqual([where]);
  });

  it('is refused with what its parser says', () => {
    expect(refusalOf('{"format":').cause).toBeInstanceOf(SyntaxError);
    expect(refusalOf('7').cause).toBeUndefined();
  });

  it('is refused when its values hold themselves', () => {
    const values = opened();
    values.changes[0].before = values;
    expect(refusalOf(values)).toMatchObject({ code: 'plan.unreadable' });
  });

  it.each([
    ['name', 7, 'name'],
    ['basis', 'all', 'basis'],
    ['basis', {}, 'basis.kinds'],
    ['basis', { kinds: ['secrets'] }, 'basis.kinds[0]'],
    ['changes', {}, 'changes'],
    ['changes', [null], 'changes[0]'],
    ['calls', 'all', 'calls'],
    ['calls', [null], 'calls[0]'],
    ['warnings', 3, 'warnings'],
    ['warnings', ['!'], 'warnings[0]'],
    ['estimate', 5, 'estimate'],
    ['staleStages', 'prod', 'staleStages'],
    ['staleStages', [{}], 'staleStages[0]'],
    ['digest', undefined, 'digest'],
    ['isEmpty', 'no', 'isEmpty'],
  ])('is refused when its %s are %j, and said where', (member, value, where) => {
    const error = refusalOf({ ...opened(), [member]: value });
    expect(error.code).toBe('plan.unreadable');
    expect(error.problems[0]?.address).toBe(where);
  });

  it.each([
    ['changes[0]', ['kind', 'action', 'address', 'needs', 'frees']],
    ['calls[0]', ['operation', 'input', 'address', 'id', 'action', 'dependsOn']],
  ] as const)('is refused when %s lacks any of %j', (place, members) => {
    const list = place === 'calls[0]' ? 'calls' : 'changes';
    for (const member of members) {
      const values = opened();
      delete values[list][0][member];
      expect(refusalOf(values).problems.map(({ address }) => address)).toEqual([`${place}.${member}`]);
    }
  });

  it('is refused when it has an operation that the service has not', () => {
    const values = opened();
    values.calls[0].operation = 'Nonsense';
    expect(refusalOf(values)).toMatchObject({ code: 'plan.unreadable', problems: [{ address: 'calls[0].operation' }] });
  });

  it('is refused when its calls are out of order, or two have one id', () => {
    const [first] = opened().calls;
    const broken = [
      [...opened().calls, first],
      [{ ...first, dependsOn: ['PutMethod GET /nowhere'] }],
      [{ ...first, dependsOn: [first.id] }],
    ];
    for (const calls of broken) expect(refusalOf({ ...opened(), calls })).toMatchObject({ code: 'plan.unreadable' });
  });
});

describe('a plan that was changed after it was made', () => {
  const foreign = (operation: string, input: object) => ({
    operation,
    input,
    address: 'restApi',
    id: `${operation} restApi`,
    action: 'delete',
    dependsOn: [],
  });
  type Values = ReturnType<typeof opened>;

  const changed: Readonly<Record<string, (values: Values) => void>> = {
    'a call that deletes another API': ({ calls }) =>
      void calls.push(foreign('DeleteRestApi', { restApiId: 'victim' })),
    'a call that reads keys': ({ calls }) => void calls.push(foreign('GetApiKeys', { includeValues: true })),
    'a call that is gone': ({ calls }) => void calls.splice(0, 1),
    'a value that is sent': ({ calls }) => {
      calls.find(
        ({ operation }: { operation: string }) => operation === 'UpdateIntegration',
      ).input.patchOperations[0].value = 'X';
    },
    'a value that is shown': ({ changes }) => {
      changes[0].after = { team: 'other' };
    },
    'the API that it is about': ({ basis }) => {
      basis.restApiId = 'victim';
    },
    'what was read': ({ basis }) => {
      basis.states = {};
    },
    'a warning that is gone': (values) => {
      values.warnings = [];
    },
    'whether it is empty': (values) => {
      values.isEmpty = !values.isEmpty;
    },
    'a stage that it names': (values) => {
      values.staleStages = ['other'];
    },
    'a member that no plan has': (values) => {
      values.more = 1;
    },
    'its name': (values) => {
      values.name = 'other';
    },
  };

  const withWarning = planned(
    api({ settings: { version: '2', tags: { team: 'a' } }, resources: pets('NEVER').resources }),
    api({ settings: { version: '1', tags: { team: 'b' } }, resources: pets('WHEN_NO_TEMPLATES').resources }),
  );

  it.each(Object.entries(changed))('is refused: %s', (_name, change) => {
    const values = opened(withWarning);
    change(values);
    expect(refusalOf(values)).toMatchObject({ code: 'plan.tampered' });
    expect(refusalOf(JSON.stringify(values))).toMatchObject({ code: 'plan.tampered' });
  });

  const sealed: Readonly<Record<string, readonly [Plan, (values: Values) => void]>> = {
    'another API is deleted': [plan, ({ calls }) => void calls.push(foreign('DeleteRestApi', { restApiId: 'victim' }))],
    'the own API is deleted': [plan, ({ calls }) => void calls.push(foreign('DeleteRestApi', { restApiId: 'api1' }))],
    'keys are read': [plan, ({ calls }) => void calls.push(foreign('GetApiKeys', { includeValues: true }))],
    'the account is changed': [plan, ({ calls }) => void calls.push(foreign('UpdateAccount', { patchOperations: [] }))],
    'a call is about another API': [
      plan,
      ({ calls }) => {
        calls.at(-1).input.restApiId = 'victim';
      },
    ],
    'a call is about no API': [plan, ({ calls }) => void delete calls.at(-1).input.restApiId],
    'another API is tagged': [
      plan,
      ({ calls }) => {
        calls[0].input.resourceArn = 'arn:aws:apigateway:eu-west-1::/restapis/victim';
      },
    ],
    'what is not an API is tagged': [
      plan,
      ({ calls }) => {
        calls[0].input.resourceArn = 'arn:aws:apigateway:eu-west-1::/usageplans/api1';
      },
    ],
    'something is done that no change shows': [plan, ({ changes }) => void changes.splice(0, changes.length)],
    'something else is done than a change shows': [
      plan,
      ({ calls }) => {
        calls.at(-1).operation = 'DeleteMethod';
      },
    ],
    'a plan about an API makes one': [
      plan,
      ({ calls, changes }) => {
        changes.push({ action: 'create', kind: 'RestApi', address: 'restApi', needs: [], frees: [] });
        calls.push(foreign('CreateRestApi', { name: 'other' }));
      },
    ],
    'a plan that makes an API is about another one': [
      creating,
      ({ calls }) => {
        calls.at(-1).input.restApiId = 'victim';
      },
    ],
    'something that no plan sends is sent': [
      plan,
      ({ calls }) => void calls.push(foreign('CreateDomainNameAccessAssociation', {})),
    ],
    'a stage of another API is tagged, and shown to be': [
      plan,
      ({ calls, changes }) => {
        const arnPath = '/restapis/victim/stages/prod';
        changes.push({ action: 'update', kind: 'Tags', address: 'restApi', arnPath, needs: [], frees: [] });
        calls[0].input.resourceArn = `arn:aws:apigateway:eu-west-1::${arnPath}`;
      },
    ],
    'nothing is tagged': [plan, ({ calls }) => void delete calls[0].input.resourceArn],
    'what is tagged has an ARN of something else, with that of the API in it': [
      plan,
      ({ calls }) => {
        calls[0].input.resourceArn = 'arn:aws:sns:x arn:aws:apigateway:eu-west-1::/restapis/api1';
      },
    ],
    'a plan that makes an API is about a part of its id': [
      creating,
      ({ calls }) => {
        calls.at(-1).input.restApiId = { reference: 'restApi', member: 'id', parts: ['', '/..'] };
      },
    ],
    'a plan that makes an API is about the id of something else': [
      creating,
      ({ calls }) => {
        calls.at(-1).input.restApiId = { reference: '/pets', member: 'id' };
      },
    ],
    'a plan that makes an API is about another member of it': [
      creating,
      ({ calls }) => {
        calls.at(-1).input.restApiId = { reference: 'restApi', member: 'rootResourceId' };
      },
    ],
    'an id comes from a call that is not there': [
      creating,
      ({ calls }) => {
        calls.at(-1).input.resourceId = { reference: '/nowhere', member: 'id' };
      },
    ],
  };

  it('is refused with what is wrong with each call', () => {
    const said = Object.entries(sealed).map(([name, [from, change]]) => {
      const values = opened(from);
      change(values);
      return [name, refusalOf(resealed(values)).problems.map(({ address, message }) => `${address}: ${message}`)];
    });
    expect(Object.fromEntries(said)).toMatchSnapshot();
  });

  it.each(Object.entries(sealed))('is refused also when its digest was made anew: %s', (_name, [from, change]) => {
    const values = opened(from);
    expect(Plan.fromJSON(resealed(values)).toJSON()).toEqual(from.toJSON());
    change(values);
    expect(refusalOf(resealed(values))).toMatchObject({
      code: 'plan.tampered',
      problems: expect.arrayContaining([expect.objectContaining({ code: 'plan.foreign-call' })]),
    });
  });
});
