import { describe, expect, it } from 'vitest';
import { assertTelling, isHollow } from '../../src/requests/empty-response.js';

const $metadata = { httpStatusCode: 200 };
const withStatus = (error: Error, httpStatusCode: number) => Object.assign(error, { $metadata: { httpStatusCode } });

describe('a response that tells nothing', () => {
  it.each([
    ['CreateResource', {}],
    ['CreateResource', { $metadata }],
    ['UpdateStage', { $metadata, stageName: undefined, description: undefined }],
    ['GetResources', { $metadata }],
    ['GetResources', { $metadata, position: 'p2' }],
  ] as const)('to %s is refused: %j', (operation, output) => {
    expect(() => assertTelling(operation, output, 'GET /pets')).toThrow(
      expect.objectContaining({ code: 'execute.empty-response', address: 'GET /pets' }),
    );
  });

  it.each([
    ['CreateResource', { $metadata, id: 'pets' }],
    ['UpdateStage', { stageName: undefined, description: '' }],
    ['GetResources', { $metadata, items: [] }],
    ['GetRestApis', { $metadata }],
    ['DeleteResource', { $metadata }],
  ] as const)('accepts a response of %s that tells something, or has nothing to tell: %j', (operation, output) => {
    expect(() => assertTelling(operation, output, 'GET /pets')).not.toThrow();
  });
});

describe('a failure', () => {
  it('is a success that couldn’t be read by its status alone', () => {
    expect(isHollow(withStatus(new SyntaxError('<'), 200))).toBe(true);
    expect(isHollow(withStatus(new TypeError('null'), 399))).toBe(true);
    expect(isHollow(withStatus(new SyntaxError('<'), 400))).toBe(false);
    expect(isHollow(withStatus(new Error('no'), 200))).toBe(false);
    expect(isHollow(new SyntaxError('<'))).toBe(false);
  });
});
