import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import { withoutSecrets } from '../../src/errors/without-secrets.js';

const secret = 's3cret "42" & more';
const everything = (value: unknown) => inspect(value, { depth: null, showHidden: true, customInspect: false });

class Refusal extends Error {
  override readonly name = 'BadRequestException';
  readonly $metadata = { httpStatusCode: 400 };
}

describe('an error that quotes a secret', () => {
  it.each([
    ['its message', new Refusal(`Invalid: ${secret}`)],
    ['its message, as JSON', new Refusal(`Invalid: ${JSON.stringify({ secret })}`)],
    ['its message, as a part of a URI', new Refusal(`Invalid: ?q=${encodeURIComponent(secret)}`)],
    ['a member', Object.assign(new Refusal('Invalid'), { Message: secret })],
    ['its details', Object.assign(new Refusal('Invalid'), { details: [{ value: [secret] }] })],
    ['its cause', new Error('Invalid', { cause: new Error('So it is', { cause: new Refusal(secret) }) })],
    ['an error that it joins', new AggregateError([new Error('other'), new Refusal(secret)], 'Invalid')],
    ['what was thrown as it is', secret],
    [
      'a member that nothing shows',
      Object.defineProperty(new Refusal('Invalid'), '$responseBodyText', { value: secret, enumerable: false }),
    ],
    [
      'the response that it holds',
      Object.defineProperty(new Refusal('Invalid'), '$response', {
        value: new (class HttpResponse {
          statusCode = 400;
          body = secret;
        })(),
      }),
    ],
    [
      'the message of one of another class, with an accessor',
      Object.assign(new TypeError(secret), {
        get x() {
          return 1;
        },
      }),
    ],
  ])('in %s is shown without it', (_where, error) => {
    const shown = everything(withoutSecrets(error, ['', secret]));
    expect(shown).toContain('(hidden)');
    expect(shown).not.toContain('s3cret');
  });

  it('keeps its class, its name and its members', () => {
    const error = Object.assign(new Refusal(`Invalid: ${secret}.`), { $fault: 'client' });
    const hidden = withoutSecrets(error, [secret]);
    expect(hidden).toBeInstanceOf(Refusal);
    expect(hidden).toMatchObject({
      name: 'BadRequestException',
      message: 'Invalid: (hidden).',
      $fault: 'client',
      $metadata: { httpStatusCode: 400 },
    });
    expect(Object.keys(hidden as object)).toEqual(Object.keys(error));
    expect(error.message).toContain(secret); // It isn't ours to change.
  });

  it('is shown with none of several, of which one is a part of another', () => {
    expect(withoutSecrets(new Error('abc-def and def'), ['def', 'abc-def'])).toMatchObject({
      message: '(hidden) and (hidden)',
    });
  });

  it('may hold itself, and a connection that is left alone', () => {
    const error = Object.assign(new Error(secret), {
      socket: new (class {
        peer = { name: secret };
      })(),
    });
    Object.assign(error, { self: error, cause: error });
    const hidden = withoutSecrets(error, [secret]) as typeof error;
    expect(hidden.message).toBe('(hidden)');
    expect(hidden.socket).toBe(error.socket);
  });
});

describe('an error that quotes no secret', () => {
  it.each([[[secret]], [[]], [['']], [['\ud800']]])('is itself: %j', (secrets) => {
    const error = Object.assign(new Refusal('Invalid', { cause: new Error('So') }), { details: [{ a: 1 }] });
    expect(withoutSecrets(error, secrets)).toBe(error);
  });
});
