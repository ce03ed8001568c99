import { describe, expect, it } from 'vitest';
import type { Change } from '../../src/diff/change.js';
import { diff } from '../../src/diff/diff.js';
import { DiffError } from '../../src/diff/errors.js';
import { needsDeployment } from '../../src/diff/needs-deployment.js';
import { Plan } from '../../src/plan/plan.js';
import { found } from '../diff/apis.js';
import { sentTooEarly } from './awaited-references.js';
import { limits } from './planned.js';
import { refused, type Situation, situations } from './situations.js';

const list = (title: string, items: readonly string[] = []) =>
  items.length === 0 ? [] : [`    ${title} ${items.join(', ')}`];
const plain = (value: unknown) => JSON.stringify(value);

function changeLines(change: Change): readonly string[] {
  const { action, kind, address, patches = [], needs, frees, takes, unpatchable } = change;
  return [
    `  ${action} ${kind} ${address}${needsDeployment(change) ? '' : ' (seen at once)'}`,
    ...patches.map(
      (operations) =>
        `    ${operations.map(({ op, path, value }) => [op, path, plain(value)].filter(Boolean).join(' ')).join(', ')}`,
    ),
    ...list('needs', needs),
    ...list('frees', frees),
    ...list('takes', takes),
    ...list('can not patch', unpatchable?.map(plain)),
  ];
}

function planFor([desired, live, options]: Situation): Plan {
  const foundApi = live && found(live);
  const difference = diff(desired, foundApi, options);
  return Plan.of({
    name: desired.name,
    basis: { kinds: [], ...(foundApi ? { restApiId: 'api1', states: {} } : {}) },
    difference,
    restApiArn: 'arn:aws:apigateway:eu-west-1::/restapis/api1',
    limits,
  });
}

/** What is done, as text. */
function told(situation: Situation): string {
  const { changes, warnings, calls } = planFor(situation);
  return [
    ...changes.flatMap(changeLines),
    ...warnings.map(({ code, address, message }) => `  warning ${code} ${address}: ${message}`),
    ...calls.flatMap(({ id, action, method, input, dependsOn }) => [
      `  > ${id}${action === id ? '' : ` (${action}${method === undefined ? '' : `, ${method}`})`}`,
      `    ${plain(input)}`,
      ...list('after', dependsOn),
    ]),
    ...(changes.length === 0 ? ['  nothing'] : []),
  ].join('\n');
}

describe('what is done', () => {
  it('is what situations.txt says, change by change and call by call', async () => {
    const text = Object.entries(situations).map(([name, situation]) => `# ${name}\n${told(situation)}\n`);
    await expect(text.join('\n')).toMatchFileSnapshot('./situations.txt');
  });

  it.each(Object.entries(situations))('waits for every id that it needs: %s', (_name, situation) => {
    expect(sentTooEarly(planFor(situation))).toEqual([]);
  });

  it.each(Object.entries(refused))(
    'is nothing where no order of calls can do it: %s',
    (_name, [desired, live, options]) => {
      expect(() => diff(desired, live && found(live), options)).toThrow(DiffError);
      try {
        diff(desired, live && found(live), options);
      } catch (error) {
        expect((error as DiffError).problems).toMatchSnapshot();
      }
    },
  );
});
