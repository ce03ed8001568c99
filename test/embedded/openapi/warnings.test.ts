import { describe, expect, it } from 'vitest';
import { refusal } from '../account.js';
import { imported, mocked, openApi3, swagger2 } from './definitions.js';

const responses = { 200: { description: 'done' } };
const answering = (schema: object) => ({
  200: { description: 'done', content: { 'application/json': { schema } } },
});
const reading = (members: object) => openApi3({ paths: { '/pets': { get: mocked(members) } } });
const scheme = { type: 'apiKey', name: 'Authorization', in: 'header' };

const warned: readonly (readonly [what: string, definition: object, warning: string])[] = [
  [
    'a model that is not there',
    reading({ responses: answering({ $ref: '#/components/schemas/Pet' }) }),
    "Reference to model 'Pet' not found. Ignoring.",
  ],
  [
    'a mapping that is no text',
    reading({
      'x-amazon-apigateway-integration': {
        type: 'http',
        httpMethod: 'GET',
        uri: 'https://example.com',
        requestParameters: { 'integration.request.header.a': true },
      },
    }),
    "Invalid format for 'requestParameters'. Expected type string for property 'integration.request.header.a' of resource '/pets' and method 'GET' but got 'true'",
  ],
  [
    'a response that is a mere text',
    reading({ responses: answering({ type: 'string' }) }),
    "Unsupported model type 'StringSchema' in 200 response to method 'GET /pets'. Ignoring.",
  ],
  [
    'a response that is a date',
    reading({ responses: answering({ type: 'string', format: 'date-time' }) }),
    "Unsupported model type 'DateTimeSchema' in 200 response to method 'GET /pets'. Ignoring.",
  ],
  [
    'a response of no type',
    reading({ responses: answering({}) }),
    "Unsupported model type 'Schema' in 200 response to method 'GET /pets'. Ignoring.",
  ],
  [
    'more than one server',
    { ...reading({}), servers: [{ url: '/' }, { url: '/v2' }] },
    'More than one server provided. Ignoring all but the first for defining endpoint configuration',
  ],
  [
    'a security scheme of OpenAPI that is no key',
    { ...reading({}), components: { securitySchemes: { basicAuth: { type: 'http', scheme: 'basic' } } } },
    "Unsupported security definition type 'http' for 'basicAuth'. Ignoring.",
  ],
  [
    'a security scheme of Swagger that is no key',
    swagger2({ paths: { '/pets': { get: mocked() } }, securityDefinitions: { oauth: { type: 'oauth2' } } }),
    "Unsupported security definition type 'oauth2' for 'oauth'. Ignoring.",
  ],
  [
    'a field that OpenAPI doesn’t have',
    { ...reading({}), components: { invalid: 'value' } },
    'Parse issue: attribute components.invalid is unexpected',
  ],
];

describe('a warning', () => {
  it.each(warned)('is given of %s, and the rest is imported', async (_, definition, warning) => {
    const { answer, methods } = await imported(definition);
    expect(answer.warnings).toEqual([warning]);
    expect(Object.keys(methods)).toEqual(['GET /pets']);
  });

  it.each(warned)('is enough to refuse %s when that is asked for', async (_, definition, warning) => {
    expect(await refusal(imported(definition, { failOnWarnings: true }))).toBe(
      `BadRequestException: Warnings found during import:\n\t${warning}`,
    );
  });

  it('is told beside what is refused', async () => {
    const [, definition] = warned[0] ?? [];
    const cat = { Cat: { type: 'object', enum: [] } };
    const text = await refusal(imported({ ...definition, components: { schemas: cat } }));
    expect(text).toContain("\n\tUnable to create model for 'Cat': ");
    expect(text).toContain(
      "\nAdditionally, these warnings were found:\n\tReference to model 'Pet' not found. Ignoring.",
    );
  });

  it('is given every time, also of a model that was refused', async () => {
    const get = { responses: answering({ $ref: '#/components/schemas/Cat' }) };
    const definition = openApi3({
      components: { schemas: { Cat: { type: 'object', enum: [] } } },
      paths: { '/cats': { get }, '/pets': { get } },
    });
    const lost = "\n\tReference to model 'Cat' not found. Ignoring.";
    expect(await refusal(imported(definition))).toContain(`\nAdditionally, these warnings were found:${lost}${lost}`);
  });

  it('is given of an authorizer that is not described, whose methods are not made', async () => {
    const { answer, methods, authorizers } = await imported(
      openApi3({
        components: { securitySchemes: { jwt: { ...scheme, 'x-amazon-apigateway-authtype': 'custom' } } },
        paths: { '/pets': { get: { responses, security: [{ jwt: [] }] }, post: { responses } } },
      }),
    );
    expect(answer.warnings).toEqual([
      "Unable to create authorizer from security definition: 'jwt'. Extension x-amazon-apigateway-authorizer is required. Any methods with security: 'jwt' will not be created. If this security definition is not a custom authorizer, remove the x-amazon-apigateway-authtype extension and it will be ignored.",
    ]);
    expect(Object.keys(methods)).toEqual(['POST /pets']);
    expect(authorizers).toEqual({});
  });

  it('is given of no response that is an object, a list or put together, and of no request', async () => {
    const part = { type: 'object' };
    for (const schema of [part, { type: 'array', items: part }, { allOf: [part] }, { properties: { a: part } }]) {
      const { answer, models } = await imported(reading({ responses: answering(schema) }));
      expect(answer.warnings).toBeUndefined();
      expect(Object.keys(models)).toHaveLength(1);
    }
    const requestBody = { content: { 'text/csv': { schema: { type: 'string' } } } };
    expect((await imported(reading({ requestBody }))).answer.warnings).toBeUndefined();
  });
});

describe('a remark on the form of an OpenAPI 3 file', () => {
  const remarks = async (members: object) => {
    const { warnings = [] } = (await imported(openApi3(members))).answer;
    return warnings.map((warning) => warning.replace('Parse issue: attribute ', ''));
  };

  it('says where an unexpected field stands', async () => {
    const parameter = { name: 'zipCode', in: 'path', required: true };
    expect(
      await remarks({
        host: 'example.com',
        info: { title: 'petstore', version: '1', licence: 'MIT' },
        servers: [{ url: '/', name: 'here' }],
        tags: [{ name: 'pets', values: [] }],
        components: {
          schemas: { Pet: { type: 'object', properties: { tag: { type: 'string', const: 'a' } } } },
          responses: { none: { description: 'none', schema: {} } },
          parameters: { page: { name: 'page', in: 'query', type: 'string' } },
          requestBodies: { pet: { content: {}, schema: {} } },
          headers: { Rate: { type: 'string' } },
          securitySchemes: { key: { type: 'apiKey', name: 'x-api-key', in: 'header', key: 1 } },
        },
        paths: {
          '/area/{zipCode}': {
            parameters: [{ ...parameter, type: 'string' }],
            verbs: [],
            get: {
              consumes: [],
              parameters: [{ ...parameter, type: 'string' }],
              requestBody: { content: { 'text/csv': { mime: 'x' } } },
              responses: {
                200: {
                  description: 'done',
                  schema: {},
                  headers: { ETag: { type: 'string' } },
                  content: { 'application/json': { schema: { type: 'object', id: 1 } } },
                },
              },
            },
          },
        },
      }),
    ).toEqual(
      [
        'info.licence',
        "paths.'/area/{zipCode}'.[zipCode].type",
        "paths.'/area/{zipCode}'(get).parameters.[zipCode].type",
        "paths.'/area/{zipCode}'(get).requestBody.content.mime",
        "paths.'/area/{zipCode}'(get).responses.200.ETag.type",
        "paths.'/area/{zipCode}'(get).responses.200.content.schema.id",
        "paths.'/area/{zipCode}'(get).responses.200.schema",
        "paths.'/area/{zipCode}'(get).consumes",
        "paths.'/area/{zipCode}'.verbs",
        'components.schemas.Pet.const',
        'components.responses.none.schema',
        'components.parameters.page.[page].type',
        'components.requestBodies.pet.schema',
        'components.headers.Rate.type',
        'components.securitySchemes.key.key',
        '.servers.name',
        'tags.values',
        'host',
      ].map((place) => `${place} is unexpected`),
    );
  });

  it('says what is missing', async () => {
    expect(
      await remarks({
        info: { title: 'petstore' },
        components: {
          securitySchemes: { none: {}, key: { type: 'apiKey' } },
        },
        paths: {
          '/pets': {
            get: {},
            put: { responses: { 200: {}, 404: { $ref: '#/components/responses/none' } }, requestBody: {} },
            post: { responses, parameters: [{ name: 'page' }] },
          },
        },
      }),
    ).toEqual([
      'info.version is missing',
      "paths.'/pets'(get).responses is missing",
      "paths.'/pets'(put).requestBody.content is missing",
      "paths.'/pets'(put).responses.200.description is missing",
      "paths.'/pets'(post).parameters.[page].in is missing",
      'components.securitySchemes.none.type is missing',
      'components.securitySchemes.key.name is missing',
      'components.securitySchemes.key.in is missing',
      expect.stringContaining('none'),
    ]);
  });

  it('is made of nothing that is an extension or in one, of no method but those of OpenAPI, and not of Swagger', async () => {
    expect(
      await remarks({
        'x-any': { openapi: 1 },
        paths: { '/pets': { 'x-amazon-apigateway-any-method': { consumes: [] }, 'x-y': 1 }, 'x-z': 1 },
      }),
    ).toEqual([]);
    const { answer } = await imported(
      swagger2({ host: 'example.com', unknown: 1, info: { title: 'petstore' }, paths: { '/pets': { get: {} } } }),
    );
    expect(answer.warnings).toBeUndefined();
  });
});
