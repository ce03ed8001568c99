import { describe, expect, it } from 'vitest';
import { restApi } from '../../src/definition/rest-api.js';
import { isFluentApiGatewayError } from '../../src/errors/errors.js';
import type { IntegrationNode } from '../../src/model/integration.js';
import type { MethodNode } from '../../src/model/method.js';
import type { RestApiNode } from '../../src/model/rest-api.js';
import { toSource } from '../../src/source/to-source.js';
import { formatCheck, writeSources } from './sources.js';

const mock: IntegrationNode = { kind: 'Integration', type: 'MOCK', integrationResponses: {} };
const get: MethodNode = {
  kind: 'Method',
  httpMethod: 'GET',
  authorizationType: 'NONE',
  methodResponses: {},
  integration: mock,
};

/** An API with one method, as a snapshot may have it. */
function apiWith(method: Partial<MethodNode>, path = '/pets'): RestApiNode {
  const { model } = restApi('petstore').define();
  const resource = { kind: 'Resource' as const, path, methods: { GET: { ...get, ...method } } };
  return { ...model, resources: { ...model.resources, [path]: resource } };
}

const main = (api: RestApiNode): string => toSource(api).files['api.ts'] ?? '';

describe('what the builder has no step for', () => {
  it('is a loss, and a comment at its place', () => {
    const integration: IntegrationNode = {
      kind: 'Integration',
      type: 'AWS_PROXY',
      httpMethod: 'POST',
      uri: 'arn:aws:apigateway:eu-west-1:lambda:path/2015-03-31/functions/arn:aws:lambda:eu-west-1:123456789012:function:f/invocations',
      integrationResponses: { '200': { kind: 'IntegrationResponse', statusCode: '200' } },
    };
    const { files, losses } = toSource(apiWith({ integration }));
    const [loss] = losses;
    expect(losses.map(({ code, address }) => [code, address])).toEqual([['source.not-expressed', 'GET /pets']]);
    expect(loss?.message).toContain('integrationResponses of an integration of type AWS_PROXY');
    expect(files['api.ts']).toContain(`// Not expressed: GET /pets: ${loss?.message}\nconst getPets = `);
  });

  it('is a path whose variable a method does not declare: definitions declare all of them', () => {
    const { losses } = toSource(apiWith({}, '/{petId}'));
    expect(losses.map(({ address, message }) => [address, message])).toEqual([
      ['GET /{petId}', 'Every method of a definition declares the variables of its path, and no others.'],
    ]);
  });

  it('is the second of two things of one name', () => {
    const api = apiWith({});
    const strict = { kind: 'RequestValidator', name: 'strict', validateRequestBody: true } as const;
    const { losses } = toSource({ ...api, requestValidators: { strict, 'strict#2': { ...strict } } });
    expect(losses.map(({ address, message }) => [address, message])).toEqual([
      ['requestValidator strict#2', 'Another has its name: a definition has each name once.'],
    ]);
  });

  it('is a method without an integration', () => {
    const { integration: _, ...hollow } = get;
    const { model } = restApi('petstore').define();
    const pets = { kind: 'Resource' as const, path: '/pets', methods: { GET: hollow as MethodNode } };
    const { files, losses } = toSource({ ...model, resources: { ...model.resources, '/pets': pets } });
    expect(losses.map(({ address }) => address)).toContain('/pets');
    expect(files['api.ts']).toContain('// Not expressed: /pets: None of its methods has an integration.');
    expect(files['api.ts']).toContain('export default api.define();');
  });
});

describe('rules that the live API breaks', () => {
  it('are off, by their ids, and no others', () => {
    const integration: IntegrationNode = {
      ...mock,
      requestParameters: { 'integration.request.header.X': 'method.request.header.Undeclared' },
    };
    const source = main(apiWith({ integration }));
    expect(source).toContain("rules: { 'definition.mapping-source': 'off' }");
    expect(source).toContain('const getPetsMethod: MethodBuilder = pets.method(');
  });
});

describe('secrets', () => {
  const cases: readonly (readonly [string, Partial<MethodNode>])[] = [
    [
      'in a URI',
      {
        integration: {
          kind: 'Integration',
          type: 'HTTP_PROXY',
          httpMethod: 'GET',
          uri: 'https://me:hunter2@backend.example.com/pets',
          integrationResponses: {},
        },
      },
    ],
    [
      'in a header',
      { integration: { ...mock, requestParameters: { 'integration.request.header.X-Api-Key': "'hunter2'" } } },
    ],
    [
      'in a template',
      {
        integration: {
          ...mock,
          requestTemplates: { 'application/json': '{"statusCode": 200, "password": "hunter2"}' },
        },
      },
    ],
  ];

  it.each(cases)('are read from the environment: %s', (_, method) => {
    const { files, losses } = toSource(apiWith(method));
    expect(JSON.stringify(files)).not.toContain('hunter2');
    expect(JSON.stringify(losses)).not.toContain('hunter2');
    expect(files['api.ts']).toMatch(/^const \w+ = process\.env\['GET_PETS_\w+'\] \?\? '';$/m);
    expect(losses.map(({ code, address }) => [code, address])).toEqual([['source.secret', 'GET /pets']]);
  });

  it("aren't values that only have such a name", () => {
    const { losses } = toSource(
      apiWith({
        integration: {
          ...mock,
          requestParameters: { 'integration.request.header.Authorization': 'context.authorizer.token' },
        },
      }),
    );
    expect(losses).toEqual([]);
  });
});

describe('split', () => {
  const lines = Array.from({ length: 12 }, (_, index) => `#set($line${index} = ${index})`).join('\n');
  const properties = Object.fromEntries(Array.from({ length: 12 }, (_, index) => [`p${index}`, { type: 'string' }]));
  const api = restApi('petstore').model('Pet', {
    contentType: 'application/json',
    schema: { type: 'object', properties },
  });
  const route = api
    .resource('/pets')
    .method('POST')
    .integration()
    .mock()
    .requestTemplate('application/json', `${lines}\n{"statusCode": 200}`);

  it('puts long templates and schemas into files of their own, as they are', () => {
    const { files } = toSource(api.define(route), { split: true });
    expect(Object.keys(files)).toEqual([
      'api.ts',
      'documents/pet-schema.json',
      'templates/post-pets-request-template.vtl',
    ]);
    expect(files['templates/post-pets-request-template.vtl']).toBe(`${lines}\n{"statusCode": 200}`);
    expect(JSON.parse(files['documents/pet-schema.json'] ?? '')).toEqual({ type: 'object', properties });
    expect(files['api.ts']).not.toContain('$line');
  });

  it('keeps tables of JSON on one line where they fit, as formatters of JSON do', async () => {
    const schema = {
      description: 'x'.repeat(600),
      enum: [
        ['a', 1],
        ['b', 2],
      ],
      allOf: [
        { type: 'object', minProperties: 1 },
        { type: 'object', maxProperties: 9 },
      ],
      anyOf: [{ type: 'object', description: 'y'.repeat(120) }, { type: 'array' }],
    };
    const source = toSource(api.model('Range', { contentType: 'application/json', schema }).define(), { split: true });
    expect(source.files['documents/range-schema.json']).toContain('"enum": [["a", 1], ["b", 2]],\n');
    const folder = await writeSources([source]);
    expect(await formatCheck(folder)).toBe('');
    await folder.remove();
  });

  it('is off unless it is asked for', () => {
    expect(Object.keys(toSource(api.define(route)).files)).toEqual(['api.ts']);
  });
});

describe('names', () => {
  it('are of the operation, else of the verb and the path; reserved words and doubles get a number', () => {
    const api = restApi('petstore');
    const route = (path: string, name?: string) => {
      const method = api.resource(path).method('GET');
      return (name === undefined ? method : method.operationName(name)).integration().mock();
    };
    const source = main(
      api.define(
        route('/class', 'delete'),
        route('/pets/{petId}'),
        route('/2024'),
        route('/a-b', 'list.things'),
        route('/a.b', 'list.things'),
      ).model,
    );
    const names = [...source.matchAll(/^const (\w+)/gm)].map(([, name]) => name);
    expect(names).toEqual([
      'api',
      'class2',
      'delete2',
      'petsByPetId',
      'getPetsByPetId',
      'path2024',
      'get2024',
      'aB',
      'listThings',
      'aB2',
      'listThings2',
    ]);
  });

  it('are the same each time', () => {
    const api = apiWith({ operationName: 'list' });
    expect(toSource(api)).toEqual(toSource(api));
  });
});

describe('options', () => {
  it('that there are not are refused, with the one that was meant', () => {
    try {
      toSource(apiWith({}), { spilt: true } as never);
      expect.unreachable();
    } catch (error) {
      expect(isFluentApiGatewayError(error, 'source.options')).toBe(true);
      expect(String(error)).toContain("Did you mean 'split'?");
    }
  });
});
