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
import { promise } from '../report.js';

/**
 * What it costs to define an API and to compile it to calls, beside the constructs of aws-cdk-lib for the same API and
 * their CloudFormation template, by turns in the same process, in processor time. The template is made in memory, by what is below
 * synthesis: no files, no validation. Ends with 1 when it is slower than the documentation promises.
 */
const resources = 300;
const verbs = ['GET', 'POST'] as const;
/** Rounds at least; and at most, while a promise isn't kept: on a machine that does other things the quickest come late. */
const rounds = { least: 5, most: 20 };

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

function httpConstructs(): Stack {
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
  return stack;
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

function lambdaConstructs(): Stack {
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
  return stack;
}

/** The template of a stack, as synthesis makes it before it validates and writes it. */
function templateOf(stack: Stack): unknown {
  const { _toCloudFormation: toCloudFormation } = stack as unknown as { _toCloudFormation(): unknown };
  return stack.resolve(toCloudFormation.call(stack));
}

/** Milliseconds of processor time of this process: what else the machine does isn't counted. */
function processorTime(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

/** Whether `ours` is at least `least` times as quick as `theirs`: the quickest rounds of each; the first one warms up. */
function compare(name: string, ours: () => number, theirs: () => Stack, least: number): void {
  const quickest = { ours: Infinity, theirs: Infinity, constructs: Infinity };
  const isKept = () => quickest.theirs >= quickest.ours * least;
  let calls = 0;
  for (let round = -1; round < rounds.least || (round < rounds.most && !isKept()); round++) {
    const start = processorTime();
    calls = ours();
    const defined = processorTime();
    const stack = theirs();
    const constructed = processorTime();
    templateOf(stack);
    const end = processorTime();
    if (round < 0) continue;
    quickest.ours = Math.min(quickest.ours, defined - start);
    quickest.theirs = Math.min(quickest.theirs, end - defined);
    quickest.constructs = Math.min(quickest.constructs, constructed - defined);
  }
  console.log(
    `${name}: ${calls} calls in ${quickest.ours.toFixed(1)} ms; aws-cdk-lib ${quickest.theirs.toFixed(1)} ms, ${quickest.constructs.toFixed(1)} of it constructs`,
  );
  promise('times as quick as aws-cdk-lib', quickest.theirs / quickest.ours, { least });
}

console.log(`${resources} resources x ${verbs.length} methods, processor time, by turns`);
compare('HTTP methods', httpApi, httpConstructs, 8);
compare('Lambda proxies with path variables, authorizer, scopes and time-out', lambdaApi, lambdaConstructs, 10);
