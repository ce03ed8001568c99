import type { GatewayResponseType, PutGatewayResponseRequest } from '@aws-sdk/client-api-gateway';
import { describe, expect, it } from 'vitest';
import { methodUnderTest } from './method.js';

type Customised = Partial<Record<GatewayResponseType, Partial<PutGatewayResponseRequest>>>;

/** A method that refuses every request without `page`. */
const refusing = (gatewayResponses: Customised) =>
  methodUnderTest({
    path: ['pets', '{petId}'],
    integration: { type: 'MOCK', requestTemplates: { 'application/json': '{"statusCode": 200}' } },
    validator: { validateRequestParameters: true },
    method: { requestParameters: { 'method.request.querystring.page': true } },
    gatewayResponses,
  });

/** A method whose mock is set up wrong. */
const failing = (gatewayResponses: Customised) =>
  methodUnderTest({
    integration: { type: 'MOCK', requestTemplates: { 'application/json': '{}' } },
    gatewayResponses,
  });

describe('gateway responses', () => {
  it('say the status, the headers and the body of a refusal', async () => {
    const { invoke } = await refusing({
      BAD_REQUEST_PARAMETERS: {
        statusCode: '422',
        responseParameters: {
          'gatewayresponse.header.X-Reason': "'parameters'",
          'gatewayresponse.header.X-Path': 'context.resourcePath',
          'gatewayresponse.header.X-Pet': 'method.request.path.petId',
          'gatewayresponse.header.X-Sort': 'method.request.querystring.sort',
          'gatewayresponse.header.X-Agent': 'method.request.header.User-Agent',
          'gatewayresponse.header.X-Colour': 'stageVariables.colour',
          'gatewayresponse.header.X-None': 'method.request.header.X-None',
        },
        responseTemplates: {
          'application/json':
            '{"type": "$context.error.responseType", "text": $context.error.messageString, "which": "$context.error.validationErrorString"}',
        },
      },
    });
    const { status, headers, body } = await invoke({
      pathWithQueryString: '/pets/7?sort=name',
      headers: { 'User-Agent': 'tests' },
      stageVariables: { colour: 'blue' },
    });
    expect(status).toBe(422);
    expect(headers).toEqual({
      'x-amzn-ErrorType': 'BadRequestException',
      'Content-Type': 'application/json',
      'X-Reason': 'parameters',
      'X-Path': '/pets/{petId}',
      'X-Pet': '7',
      'X-Sort': 'name',
      'X-Agent': 'tests',
      'X-Colour': 'blue',
    });
    expect(body).toBe(
      '{"type": "BAD_REQUEST_PARAMETERS", "text": "Missing required request parameters: [page]", "which": "[page]"}',
    );
  });

  it('of a class stand for those that are not customised', async () => {
    const template = (text: string) => ({ responseTemplates: { 'application/json': `{"is": "${text}"}` } });
    const customised: Customised = { DEFAULT_4XX: template('4xx'), DEFAULT_5XX: template('5xx') };
    expect(await (await refusing(customised)).invoke({ pathWithQueryString: '/pets/7' })).toMatchObject({
      status: 400,
      body: '{"is": "4xx"}',
    });
    expect(await (await failing(customised)).invoke()).toMatchObject({ status: 500, body: '{"is": "5xx"}' });
  });

  it('of the fault itself go before those of its class', async () => {
    const { invoke } = await failing({
      DEFAULT_5XX: { statusCode: '503' },
      API_CONFIGURATION_ERROR: { statusCode: '502' },
    });
    expect((await invoke()).status).toBe(502);
  });

  it('of another type change nothing', async () => {
    const { invoke } = await failing({
      INTEGRATION_FAILURE: { statusCode: '502' },
      DEFAULT_4XX: { statusCode: '418' },
    });
    expect((await invoke()).status).toBe(500);
  });

  it('have a template for what the caller accepts', async () => {
    const { invoke } = await failing({
      API_CONFIGURATION_ERROR: {
        responseTemplates: {
          'application/json': '{"message":$context.error.messageString}',
          'application/xml': '<message>$context.error.message</message>',
        },
      },
    });
    expect(await invoke({ headers: { Accept: 'application/xml' } })).toMatchObject({
      headers: { 'Content-Type': 'application/xml' },
      body: '<message>Internal server error</message>',
    });
    expect(await invoke({ headers: { Accept: 'text/html' } })).toMatchObject({
      headers: { 'Content-Type': 'application/json' },
      body: '{"message":"Internal server error"}',
    });
  });

  it('have variables, and no directives', async () => {
    const { invoke } = await failing({
      API_CONFIGURATION_ERROR: {
        responseTemplates: { 'application/json': '#set($a = 1)${context.httpMethod} $context.nothing.here|$a' },
      },
    });
    expect((await invoke()).body).toBe('#set($a = 1)POST |$a');
  });
});
