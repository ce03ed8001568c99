import { describe, expect, it } from 'vitest';
import { refusal } from '../account.js';
import { imported, openApi3, swagger2 } from './definitions.js';

const responses = { 200: { description: 'done' } };
const pet = { type: 'object', properties: { name: { type: 'string' } } };
const text = { type: 'string' };

describe('the parameters of a method', () => {
  it('are those of its path and its own, which win', async () => {
    const { methods } = await imported(
      openApi3({
        paths: {
          '/pets': {
            parameters: [
              { name: 'page', in: 'query', required: true, schema: text },
              { name: 'Accept', in: 'header', schema: text },
            ],
            get: { responses, parameters: [{ name: 'page', in: 'query', schema: text }] },
          },
        },
      }),
    );
    expect(methods['GET /pets']?.requestParameters).toEqual({
      'method.request.querystring.page': false,
      'method.request.header.Accept': false,
    });
  });

  it('are the variable at the end of the path, too, unless it is greedy', async () => {
    const { methods } = await imported(
      openApi3({
        paths: {
          '/pets/{petId}/toys/{toyId}': { get: { responses } },
          '/files/{path+}': { get: { responses } },
        },
      }),
    );
    expect(methods['GET /pets/{petId}/toys/{toyId}']?.requestParameters).toEqual({ 'method.request.path.toyId': true });
    expect(methods['GET /files/{path+}']?.requestParameters).toBeUndefined();
  });

  it('are none that stand in a cookie, a form or nowhere', async () => {
    const { methods } = await imported(
      swagger2({
        paths: {
          '/pets': {
            get: {
              responses,
              parameters: [
                { name: 'session', in: 'cookie', type: 'string' },
                { name: 'photo', in: 'formData', type: 'file' },
                { name: 'lost', type: 'string' },
              ],
            },
          },
        },
      }),
    );
    expect(methods['GET /pets']?.requestParameters).toBeUndefined();
  });

  it('have names that mapping expressions can have', async () => {
    const parameters = [{ name: 'filter[name]', in: 'query', schema: text }];
    expect(await refusal(imported(openApi3({ paths: { '/pets': { get: { responses, parameters } } } })))).toBe(
      "BadRequestException: Errors found during import:\n\tUnable to put method 'GET' on resource at path '/pets': Invalid mapping expression specified: Validation Result: warnings : [], errors : [Parameter name should match the following regular expression: ^[a-zA-Z0-9:._$-]+$]",
    );
  });
});

describe('the models of a definition', () => {
  it('are its schemas, with references by address and required names in order', async () => {
    const { models, restApiId } = await imported(
      openApi3({
        components: {
          schemas: {
            Pet: { ...pet, description: 'a pet', required: ['tag', 'name'] },
            Pets: { type: 'array', items: { $ref: '#/components/schemas/Pet' } },
          },
        },
      }),
    );
    expect(Object.keys(models).sort()).toEqual(['Pet', 'Pets']);
    expect(models['Pet']).toMatchObject({ contentType: 'application/json', description: 'a pet' });
    expect(JSON.parse(models['Pet']?.schema ?? '').required).toEqual(['name', 'tag']);
    expect(JSON.parse(models['Pets']?.schema ?? '')).toEqual({
      type: 'array',
      items: { $ref: `https://apigateway.amazonaws.com/restapis/${restApiId}/models/Pet` },
    });
  });

  it('take the place of the two that an empty API has', async () => {
    expect((await imported(openApi3())).models).toEqual({});
  });

  it('are made of schemas that stand where they are used', async () => {
    const { methods, models } = await imported(
      openApi3({
        paths: {
          '/pets': {
            post: {
              requestBody: { content: { 'application/json': { schema: pet }, 'text/csv': { schema: text } } },
              responses: { 201: { description: 'made', content: { 'application/json': { schema: pet } } } },
            },
          },
        },
      }),
    );
    const { requestModels = {}, methodResponses } = methods['POST /pets'] ?? {};
    expect(Object.keys(requestModels)).toEqual(['application/json', 'text/csv']);
    expect(JSON.parse(models[requestModels['application/json'] ?? '']?.schema ?? '')).toEqual(pet);
    expect(JSON.parse(models[requestModels['text/csv'] ?? '']?.schema ?? '')).toEqual(text);
    const answered = methodResponses?.['201']?.responseModels?.['application/json'] ?? '';
    expect(JSON.parse(models[answered]?.schema ?? '')).toEqual(pet);
    expect(Object.keys(models)).toHaveLength(3);
  });

  it('are used by the content types that Swagger states for the method, or for all', async () => {
    const body = [{ in: 'body', name: 'pet', schema: { $ref: '#/definitions/Pet' } }];
    const answers = { 200: { description: 'done', schema: { $ref: '#/definitions/Pet' } } };
    const { methods } = await imported(
      swagger2({
        consumes: ['application/xml'],
        produces: ['application/xml', 'text/xml'],
        definitions: { Pet: pet },
        paths: {
          '/pets': {
            post: { parameters: body, responses: answers },
            put: { consumes: ['text/csv'], produces: ['text/csv'], parameters: body, responses: answers },
          },
        },
      }),
    );
    expect(methods['POST /pets']).toMatchObject({
      requestModels: { 'application/xml': 'Pet' },
      methodResponses: { 200: { responseModels: { 'application/xml': 'Pet', 'text/xml': 'Pet' } } },
    });
    expect(methods['PUT /pets']).toMatchObject({
      requestModels: { 'text/csv': 'Pet' },
      methodResponses: { 200: { responseModels: { 'text/csv': 'Pet' } } },
    });
  });

  it('are for JSON where Swagger states nothing', async () => {
    const { methods } = await imported(
      swagger2({
        definitions: { Pet: pet },
        paths: {
          '/pets': {
            post: { responses, parameters: [{ in: 'body', name: 'pet', schema: { $ref: '#/definitions/Pet' } }] },
          },
        },
      }),
    );
    expect(methods['POST /pets']?.requestModels).toEqual({ 'application/json': 'Pet' });
  });

  it('are refused beyond what a model may be, in the order of their names', async () => {
    const schemas = {
      'a-pet': pet,
      Cat: { type: 'object', enum: [] },
      Basket: {
        type: 'object',
        properties: { pet: { $ref: '#/components/schemas/a-pet' }, bed: { $ref: '#/components/schemas/Bed' } },
      },
      Far: { $ref: 'https://example.com/pet.json' },
    };
    const text = await refusal(imported(openApi3({ components: { schemas } })));
    expect(text.split('\n\t')).toEqual([
      'BadRequestException: Errors found during import:',
      "Unable to create model for 'Basket': Invalid model specified: Validation Result: warnings : [], errors : [Invalid model specified: a-pet, Invalid model specified: Bed]",
      "Unable to create model for 'Cat': Invalid model specified: Validation Result: warnings : [], errors : [Invalid model schema specified]",
      "Unable to create model for 'Far': Invalid model specified: Validation Result: warnings : [], errors : [Model reference must be in canonical form]",
      "Unable to create model for 'a-pet': Model name must be alphanumeric: a-pet",
    ]);
  });

  it('have nothing that OpenAPI 3 has no word for, but properties of any name', async () => {
    const schema = {
      ...pet,
      $schema: 'https://json-schema.org/',
      properties: { const: { type: 'string', const: 'a' } },
    };
    const { models, answer } = await imported(openApi3({ components: { schemas: { Pet: schema } } }));
    expect(JSON.parse(models['Pet']?.schema ?? '')).toEqual({
      type: 'object',
      properties: { const: { type: 'string' } },
    });
    expect(answer.warnings).toEqual([
      'Parse issue: attribute components.schemas.Pet.const is unexpected',
      'Parse issue: attribute components.schemas.Pet.$schema is unexpected',
    ]);
  });
});

describe('the responses of a method', () => {
  it('are those with a status, each with its headers', async () => {
    const { methods } = await imported(
      openApi3({
        paths: {
          '/pets': {
            get: {
              responses: {
                200: { description: 'done', headers: { ETag: { schema: text }, 'X-Page': { schema: text } } },
                '4XX': { description: 'wrong' },
                default: { description: 'else' },
              },
            },
          },
        },
      }),
    );
    expect(methods['GET /pets']?.methodResponses).toEqual({
      200: {
        statusCode: '200',
        responseParameters: { 'method.response.header.ETag': false, 'method.response.header.X-Page': false },
      },
    });
  });
});
