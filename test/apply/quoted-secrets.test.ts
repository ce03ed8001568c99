import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import { applyFailure } from '../../src/apply/apply-failure.js';

/** The service quotes what it refuses. */
function failureOf(input: object, quoted: string) {
  const error = Object.assign(new Error(`Invalid mapping expression specified: ${quoted}`), {
    name: 'BadRequestException',
    $metadata: { httpStatusCode: 400 },
  });
  const call = { operation: 'PutIntegration', address: 'GET /pets', input } as never;
  return applyFailure({ call, error, attempts: 1 }, { steps: [] }, undefined);
}

describe('a failure whose text quotes what was sent', () => {
  it.each([
    [{ requestParameters: { 'integration.request.header.X-Api-Key': "'s3cret'" } }, "'s3cret'"],
    [{ uri: 'https://user:s3cret@host' }, 'user:s3cret is no user'],
    [
      {
        patchOperations: [
          { op: 'replace', path: '/requestParameters/integration.request.header.Authorization', value: "'s3cret'" },
        ],
      },
      's3cret',
    ],
  ])('hides credentials in the sentence and the cause: %j', (input, quoted) => {
    const printed = inspect(failureOf(input, quoted), { customInspect: false, depth: 5 });
    expect(printed).not.toContain('s3cret');
    expect(printed).toContain('BadRequestException');
    expect(printed).toContain('httpStatusCode: 400');
  });

  it('is left as it is where it quotes none', () => {
    expect(failureOf({ requestParameters: { 'integration.request.header.Accept': "'x'" } }, "'x'").message).toContain(
      "'x'",
    );
  });
});
