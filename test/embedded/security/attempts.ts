/**
 * Attempts to make the gateway work for ever, each run as a process of its own: its name is the argument, what came of it
 * the message.
 *
 * @module
 */
import {
  CreateAuthorizerCommand,
  CreateModelCommand,
  GetModelTemplateCommand,
  ImportRestApiCommand,
  TestInvokeAuthorizerCommand,
} from '@aws-sdk/client-api-gateway';
import { type MethodUnderTest, methodUnderTest } from '../invoke/method.js';

/** Whatever tries it finds it twice as hard with each character. */
const long = `${'a'.repeat(5_000)}!`;
const evil = '(a|aa)+';

const lambdaUri =
  'arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/arn:aws:lambda:us-east-1:123456789012:function:fails/invocations';

async function outcome(described: MethodUnderTest, body: string): Promise<string> {
  const { invoke } = await methodUnderTest(described);
  const { status, log } = await invoke({ body });
  return `${status} ${log}`;
}

const template = (text: string, body: string) =>
  outcome({ integration: { type: 'MOCK', requestTemplates: { 'application/json': text } } }, body);

/** The sample of the last of models that each refer twice to the one before. */
async function sample(length: number): Promise<string> {
  const { client, restApiId } = await methodUnderTest({ integration: { type: 'MOCK' } });
  for (let at = 0; at <= length; at++) {
    const before = { $ref: `https://apigateway.amazonaws.com/restapis/${restApiId}/models/m${at - 1}` };
    const schema = JSON.stringify({ type: 'object', properties: at === 0 ? {} : { one: before, other: before } });
    await client.send(new CreateModelCommand({ restApiId, name: `m${at}`, contentType: 'application/json', schema }));
  }
  const { value } = await client.send(new GetModelTemplateCommand({ restApiId, modelName: `m${length}` }));
  return `${value?.length} characters`;
}

const attempts: Readonly<Record<string, () => Promise<string>>> = {
  'a selection pattern': () =>
    outcome(
      {
        integration: { type: 'AWS', integrationHttpMethod: 'POST', uri: lambdaUri },
        integrations: { lambda: { fails: () => Promise.reject(new Error(long)) } },
        methodResponses: { '200': {}, '500': {} },
        integrationResponses: { '200': {}, '500': { selectionPattern: evil } },
      },
      '{}',
    ),
  'a pattern of a schema': () =>
    outcome(
      {
        models: { Evil: { type: 'object', properties: { text: { type: 'string', pattern: `^${evil}$` } } } },
        validator: { validateRequestBody: true },
        method: { requestModels: { 'application/json': 'Evil' } },
        integration: { type: 'MOCK' },
      },
      JSON.stringify({ text: long }),
    ),
  'models that are each checked twice': () => {
    const definitions: Record<string, object> = { d0: { type: 'object' } };
    for (let at = 1; at <= 60; at++) {
      const before = { $ref: `#/definitions/d${at - 1}` };
      definitions[`d${at}`] = { allOf: [before, before] };
    }
    return outcome(
      {
        models: { Doubling: { definitions, allOf: [{ $ref: '#/definitions/d60' }] } },
        validator: { validateRequestBody: true },
        method: { requestModels: { 'application/json': 'Doubling' } },
        integration: { type: 'MOCK' },
      },
      '{}',
    );
  },
  'a sample of models that each refer twice to the one before': () => sample(60),
  'a pattern in a JSONPath filter of a template': () =>
    template(`$input.path("$[?(@ =~ /${evil}/)]")`, JSON.stringify([long])),
  'a pattern in a JSONPath filter of a mapping': () =>
    outcome(
      {
        integration: {
          type: 'MOCK',
          requestParameters: { 'integration.request.header.x': `method.request.body.a[?(@ =~ /${evil}/)]` },
          requestTemplates: { 'application/json': '{"statusCode": 200}' },
        },
      },
      JSON.stringify({ a: [long] }),
    ),
  'a filter of all by all': () =>
    template("$input.path('$[?(@.a in $..a)]')", JSON.stringify(Array.from({ length: 20_000 }, (_, a) => ({ a })))),
  'replaceAll in a template': () => template(`$input.path('$').replaceAll("${evil}$", "")`, JSON.stringify(long)),
  'replaceFirst in a template': () => template(`$input.path('$').replaceFirst("${evil}$", "")`, JSON.stringify(long)),
  'matches in a template': () => template(`$input.path('$').matches("${evil}")`, JSON.stringify(long)),
  'split in a template': () => template(`$input.path('$').split("${evil}$")`, JSON.stringify(long)),
  'patterns in a loop of a template': () =>
    template(
      `#foreach($i in [1..1000])#foreach($j in [1..1000])$input.path('$').matches("(.*)*.*=.*x")#end#end`,
      JSON.stringify('a'.repeat(18)),
    ),
  'a pattern that is tried from every place': () =>
    template(`$input.path('$').replaceAll("a+a+a+b", "")`, JSON.stringify('a'.repeat(200_000))),
  'templates that are long to read': async () => {
    const parts = [
      '#a(',
      '#a("',
      '$a[',
      '$a.b(',
      '${a',
      '"$x#a("" ',
      '\\',
      '#',
      '#[[',
      '#*',
      '#if(true)x#end',
      ' ',
      '${',
    ];
    for (const part of parts) {
      for (const before of ['', 'x#set($a = 1)', '#set($a = "'])
        await template(`${before}${part.repeat(20_000)}y#set($a = 1)`, '{}');
    }
    return template(`{"statusCode": 200}${' '.repeat(300_000)}y#set($a = 1)`.replace('y', ''), '{}');
  },
  'expressions that are long to read': async () => {
    const parts = ['.a', '[0]', "['a',", ' ', '[?(', '@.a && ', '..', '(', '!', '\\', '/', '[1,'];
    for (const part of parts) {
      for (const before of ['$', '$[', '$[?(', "$['", '$[?(@ =~ /', '$[?(@ in ['])
        await template(
          `$input.path('${before.replaceAll("'", '"')}${part.replaceAll("'", '"').repeat(50_000)}')`,
          '{}',
        );
    }
    return template('{"statusCode": 200}', '{}');
  },
  'a definition of many paths': async () => {
    const { client } = await methodUnderTest({ integration: { type: 'MOCK' } });
    const paths = Object.fromEntries(Array.from({ length: 150_000 }, (_, at) => [`/a${at}`, {}]));
    const body = Buffer.from(JSON.stringify({ openapi: '3.0.1', info: { title: 'many', version: '1' }, paths }));
    await client.send(new ImportRestApiCommand({ body }));
    return 'imported';
  },
  'a text that doubles': () => template('#set($s = "x")#foreach($i in [1..999])#set($s = "$s$s")#end$s', '{}'),
  'loops in loops': () =>
    template('#foreach($a in [1..1000])#foreach($b in [1..1000])#foreach($c in [1..1000])x#end#end#end', '{}'),
  'an expression that validates identities': async () => {
    const { client, restApiId } = await methodUnderTest({
      integration: { type: 'MOCK' },
      integrations: { lambda: { fails: () => ({}) } },
    });
    const authorizer = await client.send(
      new CreateAuthorizerCommand({
        restApiId,
        name: 'token',
        type: 'TOKEN',
        authorizerUri: lambdaUri,
        identitySource: 'method.request.header.Authorization',
        identityValidationExpression: `^${evil}$`,
      }),
    );
    const { clientStatus } = await client.send(
      new TestInvokeAuthorizerCommand({ restApiId, authorizerId: authorizer.id, headers: { Authorization: long } }),
    );
    return String(clientStatus);
  },
};

const [, , name = ''] = process.argv;
if (name === '') process.send?.(Object.keys(attempts));
else {
  const before = process.cpuUsage();
  const result = await attempts[name]?.().catch((error: unknown) => `refused: ${error}`);
  const { user, system } = process.cpuUsage(before);
  process.send?.({ result, seconds: (user + system) / 1e6, megabytes: process.resourceUsage().maxRSS / 1024 });
}
process.disconnect?.();
