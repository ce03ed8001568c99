import {
  type APIGatewayClient,
  CreateModelCommand,
  CreateRestApiCommand,
  GetModelTemplateCommand,
  UpdateModelCommand,
} from '@aws-sdk/client-api-gateway';
import { beforeEach, describe, expect, it } from 'vitest';
import { inputObject } from '../../../src/embedded/invoke/template/input.js';
import { renderTemplate } from '../../../src/embedded/invoke/template/velocity.js';
import { account, refusal, replace } from '../account.js';

let client: APIGatewayClient;
let restApiId: string | undefined;

beforeEach(async () => {
  ({ client } = account());
  ({ id: restApiId } = await client.send(new CreateRestApiCommand({ name: 'petstore' })));
});

async function templateOf(schema: object | string, name = 'Pet') {
  const text = typeof schema === 'string' ? schema : JSON.stringify(schema);
  await client.send(new CreateModelCommand({ restApiId, name, contentType: 'application/json', schema: text }));
  return (await client.send(new GetModelTemplateCommand({ restApiId, modelName: name }))).value;
}

describe('GetModelTemplate', () => {
  it('has a sample for each type of value', async () => {
    expect(
      await templateOf({
        type: 'object',
        properties: {
          name: { type: 'string' },
          age: { type: 'integer' },
          weight: { type: 'number' },
          tame: { type: 'boolean' },
          kind: { enum: ['cat', 'dog'] },
        },
      }),
    ).toBe(`#set($inputRoot = $input.path('$'))
{
  "name" : "foo",
  "age" : 42,
  "weight" : 42.0,
  "tame" : true,
  "kind" : "cat"
}`);
  });

  it('loops over an array', async () => {
    expect(
      await templateOf({ type: 'array', items: { type: 'object', properties: { age: { type: 'integer' } } } }),
    ).toBe(`#set($inputRoot = $input.path('$'))
[
##TODO: Update this foreach loop to reference array from input json
#foreach($elem in $inputRoot)
 {
    "age" : 42
  } 
#if($foreach.hasNext),#end
#end
]`);
  });

  it('loops over an array inside of an object, from where it stands', async () => {
    const tags = {
      type: 'array',
      items: { type: 'object', properties: { notes: { type: 'array', items: { type: 'string' } } } },
    };
    const template = await templateOf({ type: 'object', properties: { tags } });
    expect(template).toContain('#foreach($elem in $inputRoot.tags)');
    expect(template).toContain('#foreach($elem in $elem.notes)');
  });

  it('follows references to other models, and ends where one refers to itself', async () => {
    const url = `https://apigateway.amazonaws.com/restapis/${restApiId}/models/`;
    const home = { type: 'object', properties: { zip: { type: 'string' } } };
    await templateOf(home, 'Home');
    await templateOf({ type: 'object', properties: { home: { $ref: `${url}Home` }, twin: { $ref: `${url}Pet` } } });
    const owned = { ...home, properties: { ...home.properties, owner: { $ref: `${url}Pet` } } };
    const patch = replace('/schema', JSON.stringify(owned));
    await client.send(new UpdateModelCommand({ restApiId, modelName: 'Home', ...patch }));
    expect(
      (await client.send(new GetModelTemplateCommand({ restApiId, modelName: 'Pet' }))).value,
    ).toBe(`#set($inputRoot = $input.path('$'))
{
  "home" : {
    "zip" : "foo",
    "owner" : { }
  },
  "twin" : { }
}`);
  });

  it('is empty for a schema that describes nothing', async () => {
    const empty = "#set($inputRoot = $input.path('$'))\n{ }";
    expect(await templateOf({ type: 'object' }, 'A')).toBe(empty);
    expect(await templateOf({}, 'B')).toBe(empty);
    expect((await client.send(new GetModelTemplateCommand({ restApiId, modelName: 'Empty' }))).value).toBe(empty);
  });

  it('renders as JSON with an element for each of the input', async () => {
    const template = await templateOf({
      type: 'object',
      properties: { pets: { type: 'array', items: { type: 'object', properties: { id: { type: 'integer' } } } } },
    });
    const request = {
      httpMethod: 'POST',
      path: '/',
      pathParameters: {},
      queryString: new Map(),
      headers: new Map(),
      body: '{"pets":[1,2]}',
    };
    const input = inputObject(request.body, request);
    const text = renderTemplate(template ?? '', { input });
    expect(JSON.parse(text)).toEqual({ pets: [{ id: 42 }, { id: 42 }] });
  });

  it('refuses a model that is not there', async () => {
    expect(await refusal(client.send(new GetModelTemplateCommand({ restApiId, modelName: 'Nobody' })))).toBe(
      'NotFoundException: Invalid model name specified: Nobody',
    );
  });
});
