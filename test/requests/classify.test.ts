import { ConflictException, LimitExceededException, TooManyRequestsException } from '@aws-sdk/client-api-gateway';
import { describe, expect, it } from 'vitest';
import {
  classifyFailure,
  isAnswer,
  isRolePending,
  isUnreachable,
  retryAfterMs,
  statusOfUnreadable,
} from '../../src/requests/classify.js';

const $metadata = { httpStatusCode: 429 };
const named = (name: string, members: object = {}) => Object.assign(new Error('text'), { name, ...members });

const dated = (retryAfter: string, date: string) => ({
  retryAfterSeconds: retryAfter,
  $response: { headers: { date } },
});

/** An error around an error, so many times, around one with a code. */
const around = (times: number, code: string): object =>
  times === 0 ? { code } : named('Error', { cause: around(times - 1, code) });

const round = named('Error') as Error & { cause?: unknown };
round.cause = round;

describe('classifyFailure', () => {
  it.each([
    ['a throttled request', new TooManyRequestsException({ message: 'Too Many Requests', $metadata }), 'throttled'],
    [
      'a count that is reached, though its status is the same',
      new LimitExceededException({ message: 'Maximum number of Resources for this API has been reached', $metadata }),
      'terminal',
    ],
    [
      'a write that met another write',
      new ConflictException({
        message: 'Unable to complete operation due to concurrent modification. Please try again later.',
        $metadata: { httpStatusCode: 409 },
      }),
      'concurrentModification',
    ],
    [
      'the same text under the name that it had before',
      Object.assign(new Error('Unable to complete operation due to concurrent modification. Please try again later.'), {
        name: 'BadRequestException',
      }),
      'concurrentModification',
    ],
    [
      'a name that is taken',
      new ConflictException({
        message: 'Model name already exists for this REST API',
        $metadata: { httpStatusCode: 409 },
      }),
      'terminal',
    ],
    [
      'a fault of the service',
      named('InternalServerErrorException', { $metadata: { httpStatusCode: 500 } }),
      'transient',
    ],
    [
      'a service that is away',
      named('ServiceUnavailableException', { $metadata: { httpStatusCode: 503 } }),
      'transient',
    ],
    ['a broken connection', named('Error', { code: 'ECONNRESET' }), 'transient'],
    ['an answer that takes too long', named('TimeoutError'), 'transient'],
    ['a host that cannot be reached', named('Error', { code: 'EHOSTUNREACH' }), 'transient'],
    ['a network that cannot be reached', named('Error', { code: 'ENETUNREACH' }), 'transient'],
    [
      'a page of a proxy that answers for a service that is away',
      Object.assign(new SyntaxError('<'), { $metadata: { httpStatusCode: 502 } }),
      'transient',
    ],
    [
      'a page of a proxy that finds the requests too many',
      Object.assign(new SyntaxError('<'), { $metadata }),
      'throttled',
    ],
    ['too many requests, by an answer without a name', named('Unknown', { $metadata }), 'throttled'],
    ['a refusal of a name of its own with that status', named('QuotaReachedException', { $metadata }), 'terminal'],
    [
      'a signature whose time the SDK has corrected since',
      named('InvalidSignatureException', { $metadata: { httpStatusCode: 403, clockSkewCorrected: true } }),
      'transient',
    ],
    [
      'a signature that is wrong',
      named('InvalidSignatureException', { $metadata: { httpStatusCode: 403 } }),
      'terminal',
    ],
    [
      'something that is not there, told while the time was corrected',
      named('NotFoundException', { $metadata: { httpStatusCode: 404, clockSkewCorrected: true } }),
      'terminal',
    ],
    [
      'credentials that have expired',
      named('ExpiredTokenException', { $metadata: { httpStatusCode: 403 } }),
      'terminal',
    ],
    ["the caller's signal", new DOMException('stop', 'AbortError'), 'aborted'],
    ['a bad request', named('BadRequestException', { $metadata: { httpStatusCode: 400 } }), 'terminal'],
    ['missing credentials', named('CredentialsProviderError'), 'terminal'],
    [
      'a connection that broke under fetch',
      new TypeError('fetch failed', { cause: { code: 'ECONNRESET' } }),
      'transient',
    ],
    ['an answer that could not be read', Object.assign(new SyntaxError('<'), { $metadata: {} }), 'terminal'],
    ['a mistake in a program', new TypeError('x is not a function'), 'bug'],
    ['a broken connection that four errors are around', around(4, 'ECONNRESET'), 'transient'],
    ['one that is too deep to be looked for', around(5, 'ECONNRESET'), 'terminal'],
    ['an error around itself', round, 'terminal'],
    ['an error around nothing', named('Error', { cause: null }), 'terminal'],
    ['another code', named('Error', { code: 'ENOENT' }), 'terminal'],
    [
      'an answer without a name of a service that failed',
      named('Unknown', { $metadata: { httpStatusCode: 500 } }),
      'transient',
    ],
    ['something that is no error', 'text', 'bug'],
    ['nothing', undefined, 'bug'],
  ])('%s', (_, error, kind) => {
    expect(classifyFailure(error)).toBe(kind);
  });
});

describe('retryAfterMs', () => {
  it.each([
    [{ retryAfterSeconds: '30' }, 30_000],
    [{ retryAfterSeconds: 30 }, 30_000],
    [{ retryAfterSeconds: '0' }, 0],
    [{ $response: { headers: { 'retry-after': '7' } } }, 7_000],
    [{ retryAfterSeconds: '' }, undefined],
    [{ retryAfterSeconds: 'soon' }, undefined],
    [{ retryAfterSeconds: '-7' }, undefined],
    [{ retryAfterSeconds: 'Infinity' }, undefined],
    [dated('Wed, 21 Oct 2015 07:28:07 GMT', 'Wed, 21 Oct 2015 07:28:00 GMT'), 7_000],
    [dated('Wed, 21 Oct 2015 07:28:00 GMT', 'Wed, 21 Oct 2015 07:28:07 GMT'), undefined],
    [{ retryAfterSeconds: 'Wed, 21 Oct 2015 07:28:07 GMT' }, undefined],
    [{ retryAfterSeconds: 'Wed, 21 Oct 2015 07:28:07 GMT', $response: {} }, undefined],
    [{ $response: {} }, undefined],
    [{ $response: { headers: {} } }, undefined],
    [{}, undefined],
    [undefined, undefined],
  ])('%j', (error, expected) => {
    expect(retryAfterMs(error)).toBe(expected);
  });
});

describe('a failure', () => {
  const attempts = { attempts: 1, totalRetryDelay: 0 };

  it('is a response where it has a status: the SDK counts its attempts at others, too', () => {
    expect(isAnswer(named('Error', { $metadata }))).toBe(true);
    expect(isAnswer(named('Error', { code: 'ECONNREFUSED', $metadata: attempts }))).toBe(false);
    expect(isAnswer(named('Error'))).toBe(false);
    expect(isAnswer(undefined)).toBe(false);
  });

  it('is that there is no way to the host where nothing can have been sent', () => {
    expect(isUnreachable(named('Error', { code: 'ECONNREFUSED' }))).toBe(true);
    expect(isUnreachable(new TypeError('fetch failed', { cause: { code: 'UND_ERR_CONNECT_TIMEOUT' } }))).toBe(true);
    expect(isUnreachable(named('Error', { code: 'ECONNRESET' }))).toBe(false);
  });

  it('has the status of a response that couldn’t be read, and of no other', () => {
    expect(statusOfUnreadable(Object.assign(new SyntaxError('<'), { $metadata }))).toBe(429);
    expect(statusOfUnreadable(Object.assign(new TypeError('null'), { $metadata }))).toBe(429);
    expect(statusOfUnreadable(Object.assign(new SyntaxError('<'), { $metadata: attempts }))).toBeUndefined();
    expect(statusOfUnreadable(named('BadRequestException', { $metadata }))).toBeUndefined();
    expect(statusOfUnreadable(new SyntaxError('<'))).toBeUndefined();
  });
});

describe('a role that may just have been made', () => {
  const refused = (message: string, name = 'BadRequestException') => Object.assign(new Error(message), { name });
  const notYet = refused('The role ARN does not have required permissions configured.');
  const notSet = refused('CloudWatch Logs role ARN must be set in account settings to enable logging');

  it.each([
    ['UpdateAccount', notYet, false, true],
    ['UpdateAccount', notYet, true, true],
    ['UpdateAccount', refused('Invalid ARN'), true, false],
    ['UpdateAccount', refused(notYet.message, 'ForbiddenException'), true, false],
    ['UpdateAccount', notSet, true, false],
    ['UpdateStage', notSet, true, true],
    ['UpdateStage', notSet, false, false],
    ['UpdateStage', refused('Invalid stage'), true, false],
    ['CreateStage', notSet, true, false],
    ['UpdateMethod', notYet, true, false],
  ] as const)('is why %s was refused with "%s", right after something was made or not (%s): %s', (...row) => {
    const [operation, error, isAboutNew, isPending] = row;
    expect(isRolePending(operation, error, isAboutNew)).toBe(isPending);
  });
});
