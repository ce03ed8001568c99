import { ConflictException, LimitExceededException, TooManyRequestsException } from '@aws-sdk/client-api-gateway';
import { describe, expect, it } from 'vitest';
import { classifyFailure, retryAfterMs } from '../../src/execute/classify.js';

const $metadata = { httpStatusCode: 429 };
const named = (name: string, members: object = {}) => Object.assign(new Error('text'), { name, ...members });

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
    ['something that is no error', 'text', 'bug'],
    ['nothing', undefined, 'bug'],
  ])('%s', (_, error, kind) => {
    expect(classifyFailure(error)).toBe(kind);
  });
});

describe('retryAfterMs', () => {
  it.each([
    [{ retryAfterSeconds: '30' }, 30_000],
    [{ retryAfterSeconds: '0' }, 0],
    [{ $response: { headers: { 'retry-after': '7' } } }, 7_000],
    [{ retryAfterSeconds: '' }, undefined],
    [{ retryAfterSeconds: 'soon' }, undefined],
    [{}, undefined],
    [undefined, undefined],
  ])('%j', (error, expected) => {
    expect(retryAfterMs(error)).toBe(expected);
  });
});
