import { describe, expect, it } from 'vitest';
import { isAsAsked } from '../../src/requests/as-asked.js';

const method = {
  httpMethod: 'GET',
  authorizationType: 'NONE',
  apiKeyRequired: false,
  requestParameters: { 'method.request.header.ETag': true },
  authorizationScopes: ['a', 'b'],
};

describe('isAsAsked', () => {
  it.each([
    ['the same', method],
    ['members that the answer leaves out', { ...method, restApiId: 'abc', requestModels: {} }],
    ['members that were not asked for', { httpMethod: 'GET' }],
    ['members that are undefined', { ...method, operationName: undefined, apiKeyRequired: undefined }],
    ['members that are null', { ...method, operationName: null, apiKeyRequired: null }],
    ['lists in another order', { ...method, authorizationScopes: ['b', 'a'] }],
  ])('takes %s', (_, input) => {
    expect(isAsAsked(method, input)).toBe(true);
  });

  it('takes no map for a text or a boolean', () => {
    expect(isAsAsked({ apiKeyRequired: {} }, { apiKeyRequired: true })).toBe(false);
    expect(isAsAsked({ httpMethod: {} }, { httpMethod: 'GET' })).toBe(false);
  });

  it('takes members that come back as null', () => {
    expect(isAsAsked({ ...method, operationName: null }, { ...method, operationName: 'getPet' })).toBe(true);
  });

  it.each([
    ['another value', { ...method, authorizationType: 'AWS_IAM' }],
    ['another entry of a map', { ...method, requestParameters: { 'method.request.header.ETag': false } }],
    ['one more entry', { ...method, requestParameters: {} }],
    ['one entry less', { ...method, requestParameters: { ...method.requestParameters, other: true } }],
    ['another item of a list', { ...method, authorizationScopes: ['a', 'c'] }],
    ['fewer items', { ...method, authorizationScopes: ['a'] }],
    ['a text for a list', { ...method, authorizationScopes: 'a' }],
    ['a map for a list', { ...method, authorizationScopes: { a: true } }],
    ['a map for a text', { ...method, httpMethod: {} }],
    ['a map for a boolean', { ...method, apiKeyRequired: {} }],
    ['a list for a map', { ...method, requestParameters: ['method.request.header.ETag'] }],
  ])('tells %s', (_, input) => {
    expect(isAsAsked(method, input)).toBe(false);
  });
});
