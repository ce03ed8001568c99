import { describe, expect, it } from 'vitest';
import { contextProblem, contextVariables } from '../../src/definition/context-variables.js';
import { restApi } from '../../src/definition/rest-api.js';

describe('variables of the context', () => {
  it.each([
    ...contextVariables,
    'authorizer.tenant',
    'authorizer.claims.email',
    'integration.latency',
    'status',
    'responseOverride.status',
  ])('context.%s is one', (name) => {
    expect(contextProblem(`context.${name}`)).toBeUndefined();
  });

  it.each([
    ['context.requestIdd', 'context.requestId'],
    ['context.requestid', 'context.requestId'],
    ['context.identity.sourceIP', 'context.identity.sourceIp'],
    ['context.identity.useragent', 'context.identity.userAgent'],
    ['context.identity.clientCert.serialNumer', 'context.identity.clientCert.serialNumber'],
    ['context.stages', 'context.stage'],
    ['context.constructor', undefined],
    ['context.connectionId', undefined],
    ['context.authorizer', undefined],
    ['context.identity', undefined],
  ])('%s is not a variable of REST APIs', (source, meant) => {
    const problem = contextProblem(source);
    expect(problem?.message).toBe(`Requests have no '${source}': nothing is sent for it.`);
    if (meant !== undefined) expect(problem?.hint).toBe(`Did you mean '${meant}'?`);
  });

  it('are looked for wherever one can be written', () => {
    const api = restApi('petstore')
      .authorizer('own', {
        type: 'REQUEST',
        authorizerUri: 'arn:aws:lambda:eu-west-1:123456789012:function:authorize',
        identitySource: 'method.request.header.Authorization, context.identity.sourceIP',
      })
      .gatewayResponse('DEFAULT_4XX', { responseParameters: { 'gatewayresponse.header.X': 'context.requestIdd' } });
    const { warnings } = api.define(
      api
        .resource('/pets')
        .method('GET')
        .methodResponse('200', { responseParameters: { 'method.response.header.X': false } })
        .integration()
        .http('https://example.com')
        .requestParameter('integration.request.header.A', 'context.stageName')
        .integrationResponse('200', { responseParameters: { 'method.response.header.X': 'context.request_id' } }),
    );
    const found = warnings.filter(({ code }) => code === 'definition.context-variable');
    expect(found.map(({ address, hint }) => [address, hint])).toEqual([
      ['GET /pets', undefined],
      ['GET /pets 200', "Did you mean 'context.requestId'?"],
      ['gatewayResponse DEFAULT_4XX', "Did you mean 'context.requestId'?"],
      ['authorizer own', "Did you mean 'context.identity.sourceIp'?"],
    ]);
  });
});
