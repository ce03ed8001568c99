import fc from '../../fast-check.js';

const words = [
  'swagger',
  'openapi',
  'info',
  'paths',
  'definitions',
  'components',
  'schemas',
  'parameters',
  'responses',
  'securityDefinitions',
  'x-amazon-apigateway-integration',
  'x-amazon-apigateway-gateway-responses',
  'x-amazon-apigateway-request-validators',
  'x-amazon-apigateway-documentation',
  'x-amazon-apigateway-authorizer',
  'x-amazon-apigateway-any-method',
  'x-amazon-apigateway-binary-media-types',
  'documentationParts',
  '$ref',
  '/pets/{petId}',
  'get',
  '200',
  'default',
  'type',
  'in',
  'name',
  'schema',
  '__proto__',
  'constructor',
];
const leaves = fc.oneof(
  fc.constantFrom<unknown>(null, true, 0, 1.5, '', '2.0', '3.0.1', 'string', 'mock', 'path', '#/definitions/A', '#'),
  fc.constantFrom<unknown>(...words),
);
const json = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    leaves,
    fc.array(tie('value'), { maxLength: 3 }),
    fc.array(fc.tuple(fc.constantFrom(...words), tie('value')), { maxLength: 4 }).map(Object.fromEntries),
  ),
})).value;

/** A definition that the service takes, to be spoiled in one place. */
const good = {
  swagger: '2.0',
  info: { title: 'petstore', version: '1' },
  basePath: '/v1',
  paths: {
    '/pets/{petId}': {
      get: {
        operationId: 'getPet',
        parameters: [{ name: 'petId', in: 'path', required: true, type: 'string' }],
        responses: { 200: { description: 'a pet', schema: { $ref: '#/definitions/Pet' } } },
        security: [{ token: [] }],
        'x-amazon-apigateway-request-validator': 'all',
        'x-amazon-apigateway-integration': {
          type: 'mock',
          requestTemplates: { 'application/json': '{"statusCode":200}' },
          responses: { default: { statusCode: '200', responseParameters: {} } },
        },
      },
    },
  },
  definitions: { Pet: { type: 'object', properties: { name: { type: 'string' } } } },
  securityDefinitions: {
    token: {
      type: 'apiKey',
      name: 'Authorization',
      in: 'header',
      'x-amazon-apigateway-authtype': 'custom',
      'x-amazon-apigateway-authorizer': {
        type: 'token',
        authorizerUri:
          'arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/arn:aws:lambda:us-east-1:123456789012:function:a/invocations',
      },
    },
  },
  'x-amazon-apigateway-request-validators': { all: { validateRequestBody: true, validateRequestParameters: true } },
  'x-amazon-apigateway-gateway-responses': { DEFAULT_4XX: { responseTemplates: { 'application/json': '{}' } } },
  'x-amazon-apigateway-documentation': {
    version: '1',
    documentationParts: [{ location: { type: 'API' }, properties: { description: 'Pets' } }],
  },
};

type Path = readonly (string | number)[];

function placesIn(value: unknown, path: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return [path];
  return [path, ...Object.entries(value).flatMap(([key, one]) => placesIn(one, [...path, key]))];
}

function spoiled(value: unknown, [key, ...rest]: Path, by: unknown): unknown {
  if (key === undefined) return by;
  if (Array.isArray(value)) return value.map((one, index) => (String(index) === key ? spoiled(one, rest, by) : one));
  return Object.fromEntries(
    Object.entries(value as object).map(([name, one]) => [name, name === key ? spoiled(one, rest, by) : one]),
  );
}

const utf8 = new TextEncoder();

/** Bodies of imports: definitions with something wrong in one place, JSON that is none, text. */
export const definition: fc.Arbitrary<Uint8Array> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc
      .tuple(fc.constantFrom(...placesIn(good)), json)
      .map(([path, by]) => utf8.encode(JSON.stringify(spoiled(good, path, by)) ?? '')),
  },
  { weight: 1, arbitrary: fc.constant(utf8.encode(JSON.stringify(good))) },
  { weight: 2, arbitrary: json.map((value) => utf8.encode(JSON.stringify(value) ?? '')) },
  { weight: 1, arbitrary: fc.string({ maxLength: 60 }).map((text) => utf8.encode(text)) },
);

const cell = fc.constantFrom('abcdefghijklmnopqrstuvwx', 'ABCDEFGHIJKLMNOPQRSTUVWX', 'app', '"', '"a,b"', '', 'true');
const column = fc.constantFrom('name', 'key', 'Key', 'description', 'enabled', 'usageplanIds', '__proto__');

/** API key files, most of them with the columns that they need. */
export const apiKeyFile: fc.Arbitrary<Uint8Array> = fc
  .tuple(
    fc.oneof({ weight: 4, arbitrary: fc.constant(['name', 'key', 'enabled']) }, fc.array(column, { maxLength: 4 })),
    fc.array(fc.array(cell, { minLength: 1, maxLength: 4 }), { maxLength: 4 }),
  )
  .map((lines) =>
    utf8.encode(lines.flatMap((line, index) => (index ? line.map((one) => String(one)) : [String(line)])).join('\n')),
  );
