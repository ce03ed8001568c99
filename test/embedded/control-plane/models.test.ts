import * as sdk from '@aws-sdk/client-api-gateway';
import { describe, expect, it } from 'vitest';
import { emptyApi, refusal, replace } from '../account.js';

const contentType = 'application/json';
const noSchema = 'BadRequestException: Model schema must have at least 1 property or array items defined';
const invalid = (error: string) =>
  `BadRequestException: Invalid model specified: Validation Result: warnings : [], errors : [${error}]`;
const malformed = invalid('Invalid model schema specified');
const unsupported = (...keywords: readonly string[]) =>
  invalid(`Invalid model schema specified. Unsupported keyword(s): [${keywords.map((one) => `"${one}"`).join(', ')}]`);

const modelUrl = (name: string) => `https://apigateway.amazonaws.com/restapis/abc/models/${name}`;

describe('models', () => {
  it.each<[Partial<sdk.CreateModelRequest>, string]>([
    [{}, 'accepted'],
    [{ contentType: '$default' }, 'accepted'],
    [{ name: '' }, 'BadRequestException: Model name must be non-empty'],
    [{ name: 'a-pet' }, 'BadRequestException: Model name must be alphanumeric: a-pet'],
    [
      { contentType: 'json' },
      'BadRequestException: Validation Result: warnings : [], errors : [Invalid content type specified: json]',
    ],
    [{ name: 'Empty' }, 'ConflictException: Model name already exists for this REST API'],
    [{ schema: '' }, noSchema],
    [{ schema: undefined }, noSchema],
    [{ restApiId: 'none' }, 'NotFoundException: Invalid API identifier specified 123456789012:none'],
  ])('are made with %j: %s', async (members, expected) => {
    const { client, restApiId } = await emptyApi();
    const model = { restApiId, name: 'Pet', contentType, schema: '{"type":"object"}', ...members };
    expect(await refusal(client.send(new sdk.CreateModelCommand(model)))).toBe(expected);
  });

  it.each<[schema: unknown, expected: string]>([
    [{}, 'accepted'],
    [{ type: ['object', 'null'], properties: { example: { type: 'string' } }, required: ['example'] }, 'accepted'],
    [{ type: 'array', items: [{ minimum: 1, exclusiveMinimum: true }, { enum: [1, '1', null] }] }, 'accepted'],
    [{ allOf: [{ $ref: 'https://apigateway.amazonaws.com/restapis/abc/models/Empty' }] }, 'accepted'],
    [{ definitions: { a: { type: 'null' } }, properties: { b: { $ref: '#/definitions/a' } } }, 'accepted'],
    [{ dependencies: { a: ['b'], c: { not: { format: 'date' } } }, default: { $id: 1 } }, 'accepted'],
    ['{', malformed],
    ['[]', malformed],
    ['"object"', malformed],
    [{ type: 'pet' }, malformed],
    [{ type: [] }, malformed],
    [{ required: [] }, malformed],
    [{ required: ['a', 'a'] }, malformed],
    [{ properties: { status: { enum: ['A', 'A'] } } }, malformed],
    [{ properties: { age: { exclusiveMinimum: 0 } } }, malformed],
    [{ items: { minLength: -1 } }, malformed],
    [{ anyOf: [] }, malformed],
    [{ properties: [] }, malformed],
    [{ $id: 'a' }, unsupported('$id')],
    [{ properties: { name: { example: 'Rex', nullable: true } }, example: {} }, unsupported('example', 'nullable')],
    [{ oneOf: [{ const: 1 }] }, unsupported('const')],
    [{ __proto: 1, constructor: 2 }, unsupported('__proto', 'constructor')],
    [{ $ref: 'Pet' }, invalid('Model reference must be in canonical form')],
    [
      { type: 'list', items: { $ref: 'Pet' } },
      invalid('Invalid model schema specified, Model reference must be in canonical form'),
    ],
    [
      {
        properties: {
          a: { $ref: 'https://apigateway.amazonaws.com/restapis/abc/models/Cat' },
          b: { $ref: 'https://apigateway.amazonaws.com/restapis/abc/models/Dog#/definitions/tail' },
        },
      },
      invalid('Invalid model specified: Cat, Invalid model specified: Dog'),
    ],
    [
      { properties: { a: { $ref: 'Pet' }, b: { items: { $ref: 'https://example.com/Pet' } } } },
      invalid('Model reference must be in canonical form, Model reference must be in canonical form'),
    ],
  ])('have the schema %j: %s', async (schema, expected) => {
    const { client, restApiId } = await emptyApi();
    const text = typeof schema === 'string' ? schema : JSON.stringify(schema);
    expect(
      await refusal(client.send(new sdk.CreateModelCommand({ restApiId, name: 'Pet', contentType, schema: text }))),
    ).toBe(expected);
    const patch = new sdk.UpdateModelCommand({ restApiId, modelName: 'Empty', ...replace('/schema', text) });
    expect(await refusal(client.send(patch))).toBe(expected);
  });

  it('are read by name, listed, patched and deleted', async () => {
    const { client, restApiId } = await emptyApi();
    const schema = '{"type":"object"}';
    const made = await client.send(new sdk.CreateModelCommand({ restApiId, name: 'Pet', contentType, schema }));
    const pet = { restApiId, modelName: 'Pet' };
    expect(await client.send(new sdk.GetModelCommand(pet))).toMatchObject({ id: made.id, name: 'Pet', schema });
    const { items } = await client.send(new sdk.GetModelsCommand({ restApiId }));
    expect(items?.map(({ name }) => name)).toEqual(['Empty', 'Error', 'Pet']);
    const patchOperations: sdk.PatchOperation[] = [
      { op: 'replace', path: '/description', value: 'a pet' },
      { op: 'replace', path: '/schema', value: '{"type":"array"}' },
    ];
    expect(await client.send(new sdk.UpdateModelCommand({ ...pet, patchOperations }))).toMatchObject({
      name: 'Pet',
      description: 'a pet',
      schema: '{"type":"array"}',
    });
    const blank = [
      { op: 'replace' as const, path: '/description', value: '' },
      { op: 'replace' as const, path: '/schema', value: JSON.stringify({ items: { $ref: modelUrl('Pet') } }) },
    ];
    const cleared = await client.send(new sdk.UpdateModelCommand({ ...pet, patchOperations: blank }));
    expect(cleared).not.toHaveProperty('description');
    await client.send(new sdk.DeleteModelCommand(pet));
    const unknown = 'NotFoundException: Invalid model name specified: Pet';
    expect(await refusal(client.send(new sdk.GetModelCommand(pet)))).toBe(unknown);
    expect(await refusal(client.send(new sdk.DeleteModelCommand(pet)))).toBe(unknown);
    expect(await refusal(client.send(new sdk.UpdateModelCommand(pet)))).toBe(unknown);
  });

  it.each<[op: sdk.Op, path: string, value: string | undefined, expected: string]>([
    [
      'replace',
      '/name',
      'Cat',
      "BadRequestException: Invalid patch path  '/name' specified for op 'replace'. Must be one of: [/description, /schema]",
    ],
    [
      'add',
      '/description',
      'a',
      "BadRequestException: Invalid patch path  '/description' specified for op 'add'. Please choose supported operations",
    ],
    ['replace', '/schema', '', noSchema],
  ])('refuse the patch %s %s %j', async (op, path, value, expected) => {
    const { client, restApiId } = await emptyApi();
    const patchOperations = [{ op, path, value }];
    const answer = client.send(new sdk.UpdateModelCommand({ restApiId, modelName: 'Empty', patchOperations }));
    expect(await refusal(answer)).toBe(expected);
  });

  it('stay while a request or a response of a method has them', async () => {
    const { client, restApiId, get, child, method } = await emptyApi();
    const { id: resourceId } = await child('pets');
    for (const name of ['Pet', 'Pets'])
      await client.send(new sdk.CreateModelCommand({ restApiId, name, contentType, schema: '{"type":"object"}' }));
    const remove = (modelName: string) => refusal(client.send(new sdk.DeleteModelCommand({ restApiId, modelName })));
    await method({ resourceId, requestModels: { [contentType]: 'Pet' } });
    const answered = { ...get, resourceId, statusCode: '200', responseModels: { [contentType]: 'Pets' } };
    await client.send(new sdk.PutMethodResponseCommand(answered));
    expect(await remove('Pet')).toBe(
      "ConflictException: Cannot delete model 'Pet', is referenced in method request: /pets/GET",
    );
    expect(await remove('Pets')).toBe(
      "ConflictException: Cannot delete model 'Pets', is referenced in method response: /pets/GET",
    );
    await client.send(new sdk.DeleteMethodCommand({ ...get, resourceId }));
    expect([await remove('Pet'), await remove('Pets')]).toEqual(['accepted', 'accepted']);
  });
});
