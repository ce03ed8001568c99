import { runInNewContext } from 'node:vm';
import { describe, expect, it } from 'vitest';
import { isError, isNotFound, ownError } from '../../src/errors/thrown.js';

const foreign = (code: string): unknown => runInNewContext(code);

describe('errors of another realm', () => {
  it('are errors', () => {
    const error = foreign('new TypeError("no")');
    expect(error).not.toBeInstanceOf(Error);
    expect(isError(error)).toBe(true);
  });

  it.each([undefined, null, 'text', 7, {}, { message: 'only a message' }, []])(
    'are not what isn’t one: %j',
    (value) => {
      expect(isError(value)).toBe(false);
    },
  );

  it('say by their name that something does not exist', () => {
    expect(isNotFound(foreign('Object.assign(new Error("gone"), { name: "NotFoundException" })'))).toBe(true);
    expect(isNotFound(foreign('new Error("NotFoundException")'))).toBe(false);
    expect(isNotFound(undefined)).toBe(false);
  });

  it('become errors of this one, with all their members and themselves as the cause', () => {
    const original = foreign(`
      const error = Object.assign(new TypeError('fetch failed'), { code: 'ECONNRESET', $metadata: { attempts: 1 } });
      Object.defineProperty(error, '$response', { value: { headers: { 'retry-after': '3' } }, enumerable: false });
      error`);
    const own = ownError(original);
    expect(own).toBeInstanceOf(Error);
    expect(own).toMatchObject({
      name: 'TypeError',
      message: 'fetch failed',
      code: 'ECONNRESET',
      $metadata: { attempts: 1 },
      $response: { headers: { 'retry-after': '3' } },
      stack: (original as Error).stack,
    });
    expect(own.cause).toBe(original);
  });

  it('leaves an error of this realm as it is', () => {
    const error = new RangeError('far');
    expect(ownError(error)).toBe(error);
  });

  it.each([
    ['text', 'text'],
    [undefined, 'undefined'],
    [Object.create(null), 'an object without a text'],
    [Symbol('odd'), 'Symbol(odd)'],
  ])('says what was thrown that is no error: %o', (thrown, text) => {
    const own = ownError(thrown);
    expect(own).toBeInstanceOf(TypeError);
    expect(own.message).toBe(`Something that isn't an error was thrown: ${text}`);
    expect(own.cause).toBe(thrown);
  });
});
