import { describe, expect, it } from 'vitest';
import type { PlanContent } from '../../src/plan/plan-json.js';
import { maskedPlan } from '../../src/plan/secrecy.js';

const shown = (members: object) =>
  maskedPlan({ name: 'petstore', changes: [], warnings: [], ...members } as never as PlanContent);
const changed = (members: object) =>
  shown({ changes: [{ kind: 'Stage', address: 'stage prod', ...members }] }).changes[0];

describe('a plan to look at', () => {
  it('has one number for equal secrets, and another for others, wherever they stand', () => {
    expect(
      changed({
        before: { variables: { password: 'one', token: 'two', color: 'blue' } },
        after: { variables: { password: 'two', token: 'three' } },
        patches: [
          [
            { op: 'replace', path: '/variables/password', value: 'two' },
            { op: 'replace', path: '/variables/color', value: 'green' },
            { op: 'remove', path: '/variables/token' },
          ],
        ],
      }),
    ).toEqual({
      kind: 'Stage',
      address: 'stage prod',
      before: { variables: { password: '(hidden 1)', token: '(hidden 2)', color: 'blue' } },
      after: { variables: { password: '(hidden 2)', token: '(hidden 3)' } },
      patches: [
        [
          { op: 'replace', path: '/variables/password', value: '(hidden 2)' },
          { op: 'replace', path: '/variables/color', value: 'green' },
          { op: 'remove', path: '/variables/token' },
        ],
      ],
    });
  });

  it('has no members that the plan doesn’t have', () => {
    expect(Object.keys(changed({}) ?? {})).toEqual(['kind', 'address']);
    const { patches } = changed({ patches: [[{ op: 'remove', path: '/a' }]] }) ?? {};
    expect(patches?.[0]?.[0]).not.toHaveProperty('value');
    expect(shown({ more: 1 })).toMatchObject({ name: 'petstore', more: 1 });
  });

  it('takes what is hidden already as it is', () => {
    expect(changed({ after: { variables: { password: '(hidden 12)', token: 'a' } } })).toMatchObject({
      after: { variables: { password: '(hidden 12)', token: '(hidden 1)' } },
    });
    expect(changed({ after: { variables: { password: 'so (hidden 7)', token: '(hidden 7) so' } } })).toMatchObject({
      after: { variables: { password: '(hidden 1)', token: '(hidden 2)' } },
    });
  });

  it('hides what warnings and their hints quote', () => {
    const { warnings } = shown({
      warnings: [
        { code: 'x', address: '/a', message: 'At https://u:pw@a.', hint: 'Not https://u:other@a.' },
        { code: 'x', address: '/b', message: 'At https://u:pw@b.' },
      ],
    });
    expect(warnings).toEqual([
      { code: 'x', address: '/a', message: 'At https://(hidden 1)@a.', hint: 'Not https://(hidden 2)@a.' },
      { code: 'x', address: '/b', message: 'At https://(hidden 1)@b.' },
    ]);
    expect(Object.keys(warnings[1] ?? {})).not.toContain('hint');
  });

  it('keeps what is no text, and masks texts in lists as where the list stands', () => {
    expect(changed({ after: { a: [1, null, true, 'https://u:pw@a'], variables: { token: ['x', 5] } } })).toMatchObject({
      after: { a: [1, null, true, 'https://(hidden 1)@a'], variables: { token: ['(hidden 2)', 5] } },
    });
  });

  it('masks values in quotes under names of credentials, and no expressions', () => {
    const after = {
      requestParameters: {
        'integration.request.header.Authorization': "'Basic\nx'",
        'integration.request.header.X-Token': 'method.request.header.X-Token',
        'integration.request.querystring.page': "'Bearer 1234567'",
        'integration.request.header.Cookie': "''",
        'integration.request.header.X-Auth': "x'shown'",
        'integration.request.header.X-Secret': "'shown'x",
        constructor: "'shown'",
      },
      constructor: { password: 'shown' },
    };
    expect(changed({ after })).toMatchObject({
      after: {
        requestParameters: {
          'integration.request.header.Authorization': "'(hidden 1)'",
          'integration.request.header.X-Token': 'method.request.header.X-Token',
          'integration.request.querystring.page': "'Bearer (hidden 2)'",
          'integration.request.header.Cookie': "''",
          'integration.request.header.X-Auth': "x'shown'",
          'integration.request.header.X-Secret': "'shown'x",
          constructor: "'shown'",
        },
        constructor: { password: 'shown' },
      },
    });
  });
});
