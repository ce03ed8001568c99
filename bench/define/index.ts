import { App, Duration, Stack } from 'aws-cdk-lib';
import {
  CognitoUserPoolsAuthorizer,
  HttpIntegration,
  JsonSchemaType,
  LambdaIntegration,
  Model,
  RequestValidator,
  RestApi,
} from 'aws-cdk-lib/aws-apigateway';
import { UserPool } from 'aws-cdk-lib/aws-cognito';
import { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import { restApi } from '../../src/index.js';
import { median } from '../report.js';

/**
 * What it costs to define and compile an API, beside the constructs of aws-cdk-lib for the same API in the same process
 * (constructs alone, without synthesis). Ends with 1 when it is less than the documentation promises.
 */
const resources = 300;
const verbs = ['GET', 'POST'] as const;
const rounds = 9;

const region = 'eu-west-1';
const userPoolArn = `arn:aws:cognito-idp:${region}:123456789012:userpool/${region}_aaaaaaaaa`;
const functionArn = `arn:aws:lambda:${region}:123456789012:function:pets`;

function httpApi(): number {
  const api = restApi('bench', { description: 'bench' })
    .model('Pet', { contentType: 'application/json', schema: { type: 'object' } })
    .requestValidator('strict', { validateRequestBody: true });
  const routes = [];
  for (let index = 0; index < resources; index++) {
    const resource = api.resource(`/r${index}`);
    for (const verb of verbs) {
      routes.push(
        resource
          .method(verb)
          .requestParameter('method.request.querystring.page')
          .requestModel('application/json', 'Pet')
          .requestValidator('strict')
          .methodResponse('200', { responseModels: { 'application/json': 'Pet' } })
          .integration()
          .http(`https://backend.example.com/r${index}`)
          .requestParameter('integration.request.querystring.page', 'method.request.querystring.page')
          .integrationResponse('200'),
      );
    }
  }
  return api.define(routes).compile().length;
}

function httpConstructs(): number {
  const stack = new Stack(new App(), 'bench');
  const api = new RestApi(stack, 'api', { restApiName: 'bench', description: 'bench', deploy: false });
  const model = new Model(stack, 'Pet', {
    restApi: api,
    modelName: 'Pet',
    contentType: 'application/json',
    schema: { type: JsonSchemaType.OBJECT },
  });
  const requestValidator = new RequestValidator(stack, 'strict', {
    restApi: api,
    requestValidatorName: 'strict',
    validateRequestBody: true,
  });
  for (let index = 0; index < resources; index++) {
    const resource = api.root.addResource(`r${index}`);
    for (const verb of verbs) {
      resource.addMethod(
        verb,
        new HttpIntegration(`https://backend.example.com/r${index}`, {
          proxy: false,
          httpMethod: verb,
          options: {
            requestParameters: { 'integration.request.querystring.page': 'method.request.querystring.page' },
            integrationResponses: [{ statusCode: '200' }],
          },
        }),
        {
          requestParameters: { 'method.request.querystring.page': false },
          requestModels: { 'application/json': model },
          requestValidator,
          methodResponses: [{ statusCode: '200', responseModels: { 'application/json': model } }],
        },
      );
    }
  }
  return stack.node.findAll().length;
}

function lambdaApi(): number {
  const api = restApi('bench', { description: 'bench' }).authorizer('pool', {
    type: 'COGNITO_USER_POOLS',
    providerARNs: [userPoolArn],
    identitySource: 'method.request.header.Authorization',
  });
  const routes = [];
  for (let index = 0; index < resources; index++) {
    const resource = api.resource(`/r${index}/{id}`);
    for (const verb of verbs) {
      routes.push(
        resource
          .method(verb)
          .authorizer('pool', { scopes: ['pets/read'] })
          .integration()
          .lambdaProxy(functionArn)
          .timeoutInMillis(10_000),
      );
    }
  }
  return api.define(routes).compile().length;
}

function lambdaConstructs(): number {
  const stack = new Stack(new App(), 'bench', { env: { region, account: '123456789012' } });
  const api = new RestApi(stack, 'api', { restApiName: 'bench', description: 'bench', deploy: false });
  const authorizer = new CognitoUserPoolsAuthorizer(stack, 'pool', {
    cognitoUserPools: [UserPool.fromUserPoolArn(stack, 'users', userPoolArn)],
    identitySource: 'method.request.header.Authorization',
  });
  // Without permissions for the function: the definition that this is compared with makes none either.
  const handler = LambdaFunction.fromFunctionAttributes(stack, 'pets', { functionArn, skipPermissions: true });
  const timeout = Duration.millis(10_000);
  for (let index = 0; index < resources; index++) {
    const resource = api.root.addResource(`r${index}`).addResource('{id}');
    for (const verb of verbs) {
      resource.addMethod(verb, new LambdaIntegration(handler, { timeout, allowTestInvoke: false }), {
        authorizer,
        authorizationScopes: ['pets/read'],
        requestParameters: { 'method.request.path.id': true },
      });
    }
  }
  return stack.node.findAll().length;
}

/** How many times quicker `ours` is than `theirs`: the middle of the rounds, which take turns; the first one warms up. */
function compare(name: string, ours: () => number, theirs: () => number, least: number): boolean {
  const times: [number, number][] = [];
  let calls = 0;
  for (let round = -1; round < rounds; round++) {
    const before = performance.now();
    calls = ours();
    const between = performance.now();
    theirs();
    const after = performance.now();
    if (round >= 0) times.push([between - before, after - between]);
  }
  const mine = median(times.map(([one]) => one));
  const other = median(times.map(([, one]) => one));
  const ratio = other / mine;
  const ok = ratio >= least;
  console.log(
    `  ${ok ? 'ok ' : 'NOT'} ${name}: ${mine.toFixed(1)} ms for ${calls} calls, aws-cdk-lib ${other.toFixed(1)} ms: ${ratio.toFixed(1)} times as quick, at least ${least}`,
  );
  return ok;
}

console.log(`${resources} resources x ${verbs.length} methods, defined and compiled, ${rounds} rounds by turns`);
const results = [
  compare('HTTP methods', httpApi, httpConstructs, 8),
  compare('Lambda proxies with path variables, authorizer, scopes and time-out', lambdaApi, lambdaConstructs, 5),
];
if (results.includes(false)) process.exitCode = 1;
