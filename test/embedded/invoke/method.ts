import {
  APIGatewayClient,
  CreateModelCommand,
  CreateRequestValidatorCommand,
  CreateResourceCommand,
  CreateRestApiCommand,
  type CreateRestApiRequest,
  type GatewayResponseType,
  PutGatewayResponseCommand,
  type PutGatewayResponseRequest,
  PutIntegrationCommand,
  type PutIntegrationRequest,
  PutIntegrationResponseCommand,
  type PutIntegrationResponseRequest,
  PutMethodCommand,
  type PutMethodRequest,
  PutMethodResponseCommand,
  type PutMethodResponseRequest,
  TestInvokeMethodCommand,
  type TestInvokeMethodRequest,
} from '@aws-sdk/client-api-gateway';
import { EmbeddedApiGateway, type EmbeddedApiGatewayOptions, ManualClock } from '../../../src/embedded/index.js';
import { endpoint } from './loopback.js';

/** A method as a test wants it; what it doesn't say is what a plain method with one answer has. */
export interface MethodUnderTest {
  /** Segments below the root: `['pets', '{petId}']`. */
  readonly path?: readonly string[];
  readonly httpMethod?: string;
  readonly api?: Partial<CreateRestApiRequest>;
  readonly models?: Readonly<Record<string, object>>;
  readonly validator?: { readonly validateRequestBody?: boolean; readonly validateRequestParameters?: boolean };
  readonly method?: Partial<PutMethodRequest>;
  readonly integration: Partial<PutIntegrationRequest> & Pick<PutIntegrationRequest, 'type'>;
  /** By status code. */
  readonly methodResponses?: Readonly<Record<string, Partial<PutMethodResponseRequest>>>;
  /** By status code. */
  readonly integrationResponses?: Readonly<Record<string, Partial<PutIntegrationResponseRequest>>>;
  readonly gatewayResponses?: Readonly<Partial<Record<GatewayResponseType, Partial<PutGatewayResponseRequest>>>>;
  readonly integrations?: EmbeddedApiGatewayOptions['integrations'];
}

/** Puts a method on a gateway of its own, ready to be invoked. */
export async function methodUnderTest(described: MethodUnderTest) {
  const clock = new ManualClock();
  const { path = [], httpMethod = 'POST', validator, integrations } = described;
  const gateway = new EmbeddedApiGateway({ clock, ...(integrations ? { integrations } : {}) });
  const client = new APIGatewayClient({ ...gateway.clientConfig, maxAttempts: 1 });
  const { id: restApiId, rootResourceId } = await client.send(
    new CreateRestApiCommand({ name: 'petstore', ...described.api }),
  );
  let resourceId = rootResourceId;
  for (const pathPart of path) {
    ({ id: resourceId } = await client.send(new CreateResourceCommand({ restApiId, parentId: resourceId, pathPart })));
  }
  for (const [name, schema] of Object.entries(described.models ?? {})) {
    const model = { restApiId, name, contentType: 'application/json', schema: JSON.stringify(schema) };
    await client.send(new CreateModelCommand(model));
  }
  const requestValidatorId = validator
    ? (await client.send(new CreateRequestValidatorCommand({ restApiId, name: 'validator', ...validator }))).id
    : undefined;
  const target = { restApiId, resourceId, httpMethod };
  await client.send(
    new PutMethodCommand({ ...target, authorizationType: 'NONE', requestValidatorId, ...described.method }),
  );
  await client.send(new PutIntegrationCommand({ ...target, ...described.integration }));
  for (const [statusCode, response] of Object.entries(described.methodResponses ?? { '200': {} })) {
    await client.send(new PutMethodResponseCommand({ ...target, statusCode, ...response }));
  }
  const isProxy = described.integration.type?.endsWith('PROXY') ?? false;
  for (const [statusCode, response] of Object.entries(
    described.integrationResponses ?? (isProxy ? {} : { '200': {} }),
  )) {
    await client.send(new PutIntegrationResponseCommand({ ...target, statusCode, ...response }));
  }
  for (const [responseType, response] of Object.entries(described.gatewayResponses ?? {})) {
    const type = responseType as GatewayResponseType;
    await client.send(new PutGatewayResponseCommand({ restApiId, responseType: type, ...response }));
  }
  const invoke = (request: Partial<TestInvokeMethodRequest> = {}) =>
    client.send(new TestInvokeMethodCommand({ ...target, ...request }));
  return { client, clock, gateway, restApiId, resourceId, target, invoke };
}

/** The lines of an execution log without their times. */
export function logLines(log: string | undefined): readonly string[] {
  return (log ?? '').split('\n').map((line) => line.replace(/^\w{3} \w{3} \d\d [\d:]{8} UTC \d{4} : /, ''));
}

/** What a request template makes of a request: the text that an integration receives for it. */
export async function rendered(
  template: string,
  request: Partial<TestInvokeMethodRequest> = {},
  described: Partial<MethodUnderTest> = {},
): Promise<string> {
  const { url, received } = await endpoint();
  const { invoke } = await methodUnderTest({
    ...described,
    integration: {
      type: 'HTTP',
      integrationHttpMethod: 'POST',
      uri: url,
      requestTemplates: { 'application/json': template },
    },
  });
  const { status, log } = await invoke(request);
  const [sent] = received;
  if (!sent) throw new Error(`Nothing was sent; the method answered ${status}:\n${log}`);
  return sent.body;
}
