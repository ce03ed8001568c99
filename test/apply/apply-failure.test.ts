import { describe, expect, it } from 'vitest';
import { applyFailure, type Stop } from '../../src/apply/apply-failure.js';
import { isOvertaken } from '../../src/apply/overtaken.js';
import { ApplyError, type PartialApplyResult, reportedCall, type StepResult } from '../../src/apply/result.js';
import type { PlannedCall } from '../../src/calls/planned-call.js';
import { RequestTimeoutError } from '../../src/requests/request-timeouts.js';
import { callWith } from '../requests/scripted-send.js';

const call = (operation: string, address: string) =>
  callWith({
    id: `${operation} ${address}`,
    operation,
    address,
    action: 'create',
    dependsOn: [],
    input: {},
  });
const createResource = call('CreateResource', '/pets');
const putMethod = call('PutMethod', 'GET /pets');
const step = (one: PlannedCall, status: StepResult['status']): StepResult => ({
  call: one,
  status,
  attempts: 1,
  waitedMs: 0,
});
const result: PartialApplyResult = {
  ids: {},
  steps: [
    step(createResource, 'succeeded'),
    step(putMethod, 'notStarted'),
    step(call('PutMethod', 'PUT /pets'), 'notStarted'),
  ],
};
const named = (name: string, message: string, members: object = {}) =>
  Object.assign(new Error(message), { name, ...members });
const failure = (stop: Stop | undefined, signal?: AbortSignal) => applyFailure(stop, result, signal);
const planAgain = 'Plan the same definition again and apply that: it continues from what is live now.';

describe('a plan that didn’t come to its end', () => {
  it('was aborted between calls where nothing failed', () => {
    const reason = new Error('enough');
    expect(failure(undefined, AbortSignal.abort(reason))).toMatchObject({
      code: 'apply.aborted',
      address: 'GET /pets',
      message: 'The plan was aborted before PutMethod GET /pets; 1 of 3 calls had succeeded.',
      hint: planAgain,
      cause: reason,
      result,
    });
  });

  it('was aborted at a call that the signal ended, whatever its reason is', () => {
    const reason = new Error('enough');
    const expected = {
      code: 'apply.aborted',
      address: 'GET /pets',
      message: 'The plan was aborted at PutMethod GET /pets; 1 of 3 calls had succeeded.',
      hint: planAgain,
    };
    expect(failure({ call: putMethod, error: reason }, AbortSignal.abort(reason))).toMatchObject(expected);
    const aborted = new DOMException('This operation was aborted', 'AbortError');
    expect(failure({ call: putMethod, error: aborted })).toMatchObject({ ...expected, cause: aborted });
  });

  it('failed at a call that failed by itself, whether the signal came afterwards or not', () => {
    const error = named('BadRequestException', 'Invalid HTTP method');
    for (const signal of [undefined, new AbortController().signal, AbortSignal.abort(new Error('enough'))])
      expect(failure({ call: putMethod, error, attempts: 1 }, signal)).toMatchObject({
        code: 'apply.failed',
        message: 'PutMethod GET /pets failed: BadRequestException: Invalid HTTP method; 1 of 3 calls had succeeded.',
        hint: planAgain,
        cause: error,
      });
    // What failed before the signal came is no abort, though it is the signal's reason now.
    const { signal } = new AbortController();
    expect(failure({ call: putMethod, error: undefined }, signal)).toMatchObject({ code: 'apply.failed' });
  });

  it('says how often a call was tried that was tried again', () => {
    const error = named('ServiceUnavailableException', 'Try later.');
    expect(failure({ call: putMethod, error, attempts: 1 }).message).toContain('GET /pets failed: Service');
    expect(failure({ call: putMethod, error, attempts: 2 }).message).toContain('GET /pets failed after 2 attempts: S');
    expect(failure({ call: putMethod, error }).message).toContain('GET /pets failed: Service');
  });

  it('was stopped between calls by what a listener throws, also when it calls that an abort', () => {
    const error = named('AbortError', 'The disk is full.');
    const stopped = failure({ error });
    expect(stopped).toMatchObject({ code: 'apply.failed', cause: error });
    expect(stopped.address).toBeUndefined();
    expect(stopped.message).toBe(
      'The plan was stopped between calls: AbortError: The disk is full; 1 of 3 calls had succeeded.',
    );
  });

  it.each([
    [named('BadRequestException', 'No. More.'), 'BadRequestException: No. More'],
    [named('AggregateError', '', { code: 'ECONNREFUSED' }), 'AggregateError ECONNREFUSED'],
    ['text', 'text'],
    [new RequestTimeoutError('There was no response.', { code: 'execute.request-timeout' }), 'There was no response'],
    [
      Object.assign(new SyntaxError('Unexpected token <'), { $metadata: { httpStatusCode: 502 } }),
      "the response, HTTP 502, isn't the service's: it isn't JSON",
    ],
  ])('says in one sentence what a call failed with: %s', (error, said) => {
    expect(failure({ call: putMethod, error }).message).toBe(
      `PutMethod GET /pets failed: ${said}; 1 of 3 calls had succeeded.`,
    );
  });

  it('points at the program where the service has nothing to do with it', () => {
    const hint = failure({ call: putMethod, error: new TypeError('x is not a function') }).hint ?? '';
    expect(hint).toMatch(
      /^The service didn't say this: it is a mistake in a program, .* Plan the same definition again/,
    );
  });
});

describe('a plan was overtaken by another writer', () => {
  const failed = (cause: unknown, code: 'apply.failed' | 'apply.aborted' = 'apply.failed') =>
    new ApplyError('It failed.', { code, cause, result });

  it.each(['ConflictException', 'NotFoundException', 'MadeTwiceError', 'AmbiguousCreateError'])(
    'where it failed with %s, and wasn’t aborted',
    (name) => {
      expect(isOvertaken(failed(named(name, 'no')))).toBe(true);
      expect(isOvertaken(failed(named(name, 'no'), 'apply.aborted'))).toBe(false);
      expect(isOvertaken(named(name, 'no'))).toBe(false);
    },
  );

  it('and not where it failed for another reason', () => {
    expect(isOvertaken(failed(named('BadRequestException', 'no')))).toBe(false);
    expect(isOvertaken(failed(undefined))).toBe(false);
  });
});

describe('a call in a report', () => {
  it('is one and the same, with an input that is there for who asks, and isn’t shown', () => {
    const full = callWith({ ...putMethod, input: { uri: 'https://user:secret@example.com' } });
    const shown = reportedCall(full);
    expect(reportedCall(full)).toBe(shown);
    expect(reportedCall({ ...full } as PlannedCall)).not.toBe(shown);
    expect(shown.input).toBe(full.input);
    expect(Object.keys(shown)).not.toContain('input');
    expect(JSON.stringify(shown)).not.toContain('secret');
    expect(shown).toMatchObject({ id: 'PutMethod GET /pets', operation: 'PutMethod' });
    expect(Object.isFrozen(shown)).toBe(true);
  });
});
