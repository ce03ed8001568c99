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
    ['lists in another order', { ...method, authorizationScopes: ['b', 'a'] }],
  ])('takes %s', (_, input) => {
    expect(isAsAsked(method, input)).toBe(true);
  });

  it.each([
    ['another value', { ...method, authorizationType: 'AWS_IAM' }],
    ['another entry of a map', { ...method, requestParameters: { 'method.request.header.ETag': false } }],
    ['one more entry', { ...method, requestParameters: {} }],
    ['one entry less', { ...method, requestParameters: { ...method.requestParameters, other: true } }],
    ['another item of a list', { ...method, authorizationScopes: ['a', 'c'] }],
    ['fewer items', { ...method, authorizationScopes: ['a'] }],
  ])('tells %s', (_, input) => {
    expect(isAsAsked(method, input)).toBe(false);
  });
});
