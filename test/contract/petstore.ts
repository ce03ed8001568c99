/**
 * One API, described twice: as calls that any client can make, and as a definition. The two come to the same.
 *
 * @module
 */
import { restApi } from '../../src/definition/rest-api.js';
import type { OtherClient } from './other-clients.js';

const account = '123456789012';
const lambda = (name: string) => `arn:aws:lambda:us-east-1:${account}:function:${name}`;
const invocation = (name: string) =>
  `arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/${lambda(name)}/invocations`;
const userPool = `arn:aws:cognito-idp:us-east-1:${account}:userpool/us-east-1_abc`;
const role = `arn:aws:iam::${account}:role/gateway`;
const queue = `arn:aws:apigateway:us-east-1:sqs:path/${account}/pets`;
const petSchema = { type: 'object', properties: { name: { type: 'string' } }, required: ['name'] } as const;
const petsSchema = (restApiId: string) => ({
  type: 'array',
  items: { $ref: `https://apigateway.amazonaws.com/restapis/${restApiId}/models/Pet` },
});
const policyFor = (resource: string) => ({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Principal: '*', Action: 'execute-api:Invoke', Resource: resource }],
});
const allowOrigin = 'method.response.header.Access-Control-Allow-Origin';

const api = restApi('petstore', {
  description: 'Pets',
  version: '2',
  binaryMediaTypes: ['image/png', 'application/x-~tilde'],
  minimumCompressionSize: 1024,
  apiKeySource: 'AUTHORIZER',
  endpointConfiguration: { types: ['REGIONAL'] },
  policy: policyFor('execute-api:/*'),
  tags: { team: 'pets', 'cost-centre': '7/ä' },
})
  .model('Pet', { contentType: 'application/json', description: 'A pet', schema: petSchema })
  .model('Pets', { contentType: 'application/json', schema: petsSchema('{restApiId}') })
  .requestValidator('strict', { validateRequestBody: true, validateRequestParameters: true })
  .requestValidator('body', { validateRequestBody: true })
  .authorizer('pool', { type: 'COGNITO_USER_POOLS', providerARNs: [userPool] })
  .authorizer('token', {
    type: 'TOKEN',
    authorizerUri: invocation('authorize'),
    identitySource: 'method.request.header.X-Token',
    identityValidationExpression: '[a-z]+',
    authorizerResultTtlInSeconds: 0,
  })
  .authorizer('request', {
    type: 'REQUEST',
    authorizerUri: invocation('authorize'),
    authorizerCredentials: role,
    identitySource: 'method.request.header.X-Token,context.stage',
  })
  .gatewayResponse('UNAUTHORIZED', {
    statusCode: '401',
    responseParameters: { 'gatewayresponse.header.X-Reason': "'unauthorized'" },
    responseTemplates: { 'application/json': '{"error": "who are you?"}' },
  })
  .gatewayResponse('DEFAULT_5XX', { responseTemplates: { 'application/json': '{"error": "sorry"}' } });

const pets = api.resource('/pets');
const pet = pets.resource('/{petId}');

/** The API as a definition. */
export const petstore = api.define(
  pets
    .method('GET')
    .requestParameter('method.request.querystring.page')
    .methodResponse('200', {
      responseParameters: { [allowOrigin]: false },
      responseModels: { 'application/json': 'Pets' },
    })
    .integration()
    .mock()
    .requestTemplate('application/json', '{"statusCode": 200}')
    .integrationResponse('200', {
      responseParameters: { [allowOrigin]: "'*'" },
      responseTemplates: { 'application/json': '[]' },
    }),
  pets
    .method('POST')
    .authorizer('token')
    .apiKeyRequired()
    .operationName('createPet')
    .requestValidator('strict')
    .requestParameter('method.request.header.X-Trace', { required: true })
    .requestModel('application/json', 'Pet')
    .methodResponse('201', { responseModels: { 'application/json': 'Pet' } })
    .methodResponse('400')
    .integration()
    .aws(queue)
    .integrationHttpMethod('POST')
    .credentials(role)
    .requestParameter('integration.request.header.Content-Type', "'application/x-www-form-urlencoded'")
    .requestTemplate('application/json', 'Action=SendMessage&MessageBody=$util.urlEncode($input.body)')
    .passthrough('NEVER')
    .timeoutInMillis(5000)
    .integrationResponse('201')
    .integrationResponse('400', { selectionPattern: '4\\d{2}', responseTemplates: { 'application/json': '{}' } }),
  pet
    .method('GET')
    .authorizer('pool', { scopes: ['pets/read', 'pets/admin'] })
    .methodResponse('200', { responseModels: { 'application/json': 'Pet' } })
    .integration()
    .http('https://backend.example.com/pets/{petId}')
    .requestParameter('integration.request.path.petId', 'method.request.path.petId')
    .passthrough('WHEN_NO_TEMPLATES')
    .contentHandling('CONVERT_TO_TEXT')
    .cacheNamespace('pets')
    .cacheKeyParameters('method.request.path.petId')
    .tlsConfig({ insecureSkipVerification: true })
    .integrationResponse('200', { contentHandling: 'CONVERT_TO_BINARY' }),
  pet
    .method('PUT')
    .authorizer('request')
    .requestValidator('body')
    .integration()
    .httpProxy('https://internal.example.com/pets/{petId}')
    .integrationHttpMethod('PUT')
    .requestParameter('integration.request.path.petId', 'method.request.path.petId')
    .connectionType('VPC_LINK', { connectionId: '${stageVariables.link}' }),
  api.resource('/{proxy+}').method('ANY').authorizationType('AWS_IAM').integration().lambdaProxy(lambda('everything')),
);

/** What the client's calls end with, when one of them is to be put right by a patch. */
export interface Made {
  readonly restApiId: string;
  readonly petResourceId: string;
}

/**
 * Makes the API with a client's own calls, but for three things that {@link patchPetstore} puts right: the description,
 * the passthrough behaviour of `GET /pets/{petId}` and the name of the binary media type.
 */
export async function createPetstore({ send }: OtherClient): Promise<Made> {
  const { id: restApiId = '' } = await send('CreateRestApi', {
    name: 'petstore',
    description: 'To be replaced',
    version: '2',
    binaryMediaTypes: ['image/png'],
    minimumCompressionSize: 1024,
    apiKeySource: 'AUTHORIZER',
    endpointConfiguration: { types: ['REGIONAL'] },
    policy: JSON.stringify(policyFor('execute-api:/*')),
    tags: { team: 'pets', 'cost-centre': '7/ä' },
  });
  const resource = async (parentId: string | undefined, pathPart: string) =>
    (await send('CreateResource', { restApiId, parentId, pathPart })).id ?? '';
  const json = 'application/json';
  // Clients of before 2023 don't know the member that says it at once.
  const { items: [root] = [] } = await send('GetResources', { restApiId });

  const [petsId, proxyId, strict, body, pool, token, request] = await Promise.all([
    resource(root?.id, 'pets'),
    resource(root?.id, '{proxy+}'),
    send('CreateRequestValidator', {
      restApiId,
      name: 'strict',
      validateRequestBody: true,
      validateRequestParameters: true,
    }),
    send('CreateRequestValidator', { restApiId, name: 'body', validateRequestBody: true }),
    send('CreateAuthorizer', {
      restApiId,
      name: 'pool',
      type: 'COGNITO_USER_POOLS',
      providerARNs: [userPool],
      identitySource: 'method.request.header.Authorization',
    }),
    send('CreateAuthorizer', {
      restApiId,
      name: 'token',
      type: 'TOKEN',
      authorizerUri: invocation('authorize'),
      identitySource: 'method.request.header.X-Token',
      identityValidationExpression: '[a-z]+',
      authorizerResultTtlInSeconds: 0,
    }),
    send('CreateAuthorizer', {
      restApiId,
      name: 'request',
      type: 'REQUEST',
      authorizerUri: invocation('authorize'),
      authorizerCredentials: role,
      identitySource: 'method.request.header.X-Token, context.stage',
    }),
    send('CreateModel', {
      restApiId,
      name: 'Pet',
      contentType: json,
      description: 'A pet',
      schema: JSON.stringify(petSchema),
    }).then(() =>
      // It refers to the first.
      send('CreateModel', {
        restApiId,
        name: 'Pets',
        contentType: json,
        schema: JSON.stringify(petsSchema(restApiId)),
      }),
    ),
    send('PutGatewayResponse', {
      restApiId,
      responseType: 'UNAUTHORIZED',
      statusCode: '401',
      responseParameters: { 'gatewayresponse.header.X-Reason': "'unauthorized'" },
      responseTemplates: { [json]: '{"error": "who are you?"}' },
    }),
    send('PutGatewayResponse', {
      restApiId,
      responseType: 'DEFAULT_5XX',
      responseTemplates: { [json]: '{"error": "sorry"}' },
    }),
  ]);
  const petResourceId = await resource(petsId, '{petId}');
  const routes = {
    list: { restApiId, resourceId: petsId, httpMethod: 'GET' },
    create: { restApiId, resourceId: petsId, httpMethod: 'POST' },
    get: { restApiId, resourceId: petResourceId, httpMethod: 'GET' },
    put: { restApiId, resourceId: petResourceId, httpMethod: 'PUT' },
    any: { restApiId, resourceId: proxyId, httpMethod: 'ANY' },
  };

  const list = async () => {
    await send('PutMethod', {
      ...routes.list,
      authorizationType: 'NONE',
      requestParameters: { 'method.request.querystring.page': false },
    });
    await send('PutMethodResponse', {
      ...routes.list,
      statusCode: '200',
      responseParameters: { [allowOrigin]: false },
      responseModels: { [json]: 'Pets' },
    });
    await send('PutIntegration', {
      ...routes.list,
      type: 'MOCK',
      requestTemplates: { [json]: '{"statusCode": 200}' },
    });
    await send('PutIntegrationResponse', {
      ...routes.list,
      statusCode: '200',
      responseParameters: { [allowOrigin]: "'*'" },
      responseTemplates: { [json]: '[]' },
    });
  };
  const create = async () => {
    await send('PutMethod', {
      ...routes.create,
      authorizationType: 'CUSTOM',
      authorizerId: token.id,
      apiKeyRequired: true,
      operationName: 'createPet',
      requestValidatorId: strict.id,
      requestParameters: { 'method.request.header.X-Trace': true },
      requestModels: { [json]: 'Pet' },
    });
    await send('PutMethodResponse', { ...routes.create, statusCode: '201', responseModels: { [json]: 'Pet' } });
    await send('PutMethodResponse', { ...routes.create, statusCode: '400' });
    await send('PutIntegration', {
      ...routes.create,
      type: 'AWS',
      integrationHttpMethod: 'POST',
      uri: queue,
      credentials: role,
      requestParameters: { 'integration.request.header.Content-Type': "'application/x-www-form-urlencoded'" },
      requestTemplates: { [json]: 'Action=SendMessage&MessageBody=$util.urlEncode($input.body)' },
      passthroughBehavior: 'NEVER',
      timeoutInMillis: 5000,
    });
    await send('PutIntegrationResponse', { ...routes.create, statusCode: '201' });
    await send('PutIntegrationResponse', {
      ...routes.create,
      statusCode: '400',
      selectionPattern: '4\\d{2}',
      responseTemplates: { [json]: '{}' },
    });
  };
  const get = async () => {
    await send('PutMethod', {
      ...routes.get,
      authorizationType: 'COGNITO_USER_POOLS',
      authorizerId: pool.id,
      authorizationScopes: ['pets/read', 'pets/admin'],
      requestParameters: { 'method.request.path.petId': true },
    });
    await send('PutMethodResponse', { ...routes.get, statusCode: '200', responseModels: { [json]: 'Pet' } });
    await send('PutIntegration', {
      ...routes.get,
      type: 'HTTP',
      integrationHttpMethod: 'GET',
      uri: 'https://backend.example.com/pets/{petId}',
      requestParameters: { 'integration.request.path.petId': 'method.request.path.petId' },
      contentHandling: 'CONVERT_TO_TEXT',
      cacheNamespace: 'pets',
      cacheKeyParameters: ['method.request.path.petId'],
      tlsConfig: { insecureSkipVerification: true },
    });
    await send('PutIntegrationResponse', {
      ...routes.get,
      statusCode: '200',
      contentHandling: 'CONVERT_TO_BINARY',
    });
  };
  const put = async () => {
    await send('PutMethod', {
      ...routes.put,
      authorizationType: 'CUSTOM',
      authorizerId: request.id,
      requestValidatorId: body.id,
      requestParameters: { 'method.request.path.petId': true },
    });
    await send('PutIntegration', {
      ...routes.put,
      type: 'HTTP_PROXY',
      integrationHttpMethod: 'PUT',
      uri: 'https://internal.example.com/pets/{petId}',
      requestParameters: { 'integration.request.path.petId': 'method.request.path.petId' },
      connectionType: 'VPC_LINK',
      connectionId: '${stageVariables.link}',
    });
  };
  const any = async () => {
    await send('PutMethod', {
      ...routes.any,
      authorizationType: 'AWS_IAM',
      requestParameters: { 'method.request.path.proxy': true },
    });
    await send('PutIntegration', {
      ...routes.any,
      type: 'AWS_PROXY',
      integrationHttpMethod: 'POST',
      uri: invocation('everything'),
    });
  };
  await Promise.all([list(), create(), get(), put(), any()]);
  return { restApiId, petResourceId };
}

/** Puts right what {@link createPetstore} left to be put right. */
export async function patchPetstore({ send }: OtherClient, { restApiId, petResourceId }: Made): Promise<void> {
  await send('UpdateRestApi', {
    restApiId,
    patchOperations: [
      { op: 'replace', path: '/description', value: 'Pets' },
      // As the service writes it out.
      {
        op: 'replace',
        path: '/policy',
        value: JSON.stringify(policyFor(`arn:aws:execute-api:us-east-1:${account}:${restApiId}/*`)),
      },
      { op: 'add', path: '/binaryMediaTypes/application~1x-~0tilde' },
    ],
  });
  await send('UpdateIntegration', {
    restApiId,
    resourceId: petResourceId,
    httpMethod: 'GET',
    patchOperations: [{ op: 'replace', path: '/passthroughBehavior', value: 'WHEN_NO_TEMPLATES' }],
  });
}
