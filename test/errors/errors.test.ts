import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import { DefinitionError } from '../../src/definition/definition-error.js';
import { type ErrorDetails, FluentApiGatewayError, isFluentApiGatewayError } from '../../src/errors/errors.js';

class ExampleError extends FluentApiGatewayError {
  override readonly name = 'ExampleError';
}

const problemsOf = (count: number): ErrorDetails['problems'] =>
  Array.from({ length: count }, (_, index) => ({
    code: 'example.wrong',
    address: `/p${index}`,
    message: `Sentence ${index}.`,
    hint: `Hint ${index}.`,
  }));

/** As Node prints what nobody catches: without custom inspection, five levels deep. */
const uncaught = (error: unknown) => inspect(error, { customInspect: false, depth: 5 });

describe('an error', () => {
  it('lists its problems below its sentence', () => {
    const error = new ExampleError('Two things are wrong:', { code: 'example', problems: problemsOf(2) ?? [] });
    expect(error.message).toBe(
      [
        'Two things are wrong:',
        '  - /p0: Sentence 0. Hint 0. [example.wrong]',
        '  - /p1: Sentence 1. Hint 1. [example.wrong]',
      ].join('\n'),
    );
  });

  it('lists the first twenty of many problems, says how many more there are, and holds all', () => {
    const error = new DefinitionError('petstore', problemsOf(300) ?? []);
    expect(error.message.split('\n')).toHaveLength(22);
    expect(error.message).toMatch(/^The definition of petstore has 300 problems:\n/);
    expect(error.message).toMatch(/\n {2}and 280 more: see error\.problems$/);
    expect(error.problems).toHaveLength(300);
  });

  it('prints each problem once when nobody catches it', () => {
    const printed = uncaught(new DefinitionError('petstore', problemsOf(3) ?? []));
    for (const { message } of problemsOf(3) ?? []) expect(printed.split(message)).toHaveLength(2);
    expect(printed).toContain("code: 'definition.refused'");
    expect(printed).not.toMatch(/undefined|Symbol/);
  });

  it('shows what can not be seen escaped in all its texts', () => {
    const evil = 'a\u001b[2K\u202eb\nc';
    const problem = { code: 'example.wrong', address: evil, message: evil, hint: evil };
    const error = new ExampleError(evil, { code: 'example', address: evil, hint: evil, problems: [problem] });
    for (const text of [
      error.message.replaceAll('\n  - ', ''),
      error.address,
      error.hint,
      JSON.stringify(error.problems),
    ])
      expect(text).not.toMatch(/[\p{Cc}\p{Cf}]/u);
    expect(error.message.split('\n')).toHaveLength(2);
    expect(uncaught(error).replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}]/u);
  });

  it('is known by its code, and by the part of the code before a dot', () => {
    const error = new ExampleError('Wrong.', { code: 'example.wrong' });
    expect(isFluentApiGatewayError(error)).toBe(true);
    expect(isFluentApiGatewayError(error, 'example')).toBe(true);
    expect(isFluentApiGatewayError(error, 'other')).toBe(false);
    expect(isFluentApiGatewayError(new Error('Wrong.'))).toBe(false);
  });

  it('has a JSON form with what a log needs', () => {
    const error = new ExampleError('Wrong.', {
      code: 'example',
      address: '/p',
      hint: 'Do.',
      problems: problemsOf(1) ?? [],
    });
    expect(JSON.parse(JSON.stringify(error))).toEqual({
      name: 'ExampleError',
      code: 'example',
      message: error.message,
      address: '/p',
      hint: 'Do.',
      problems: problemsOf(1),
    });
  });
});
