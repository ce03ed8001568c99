import { newCall } from '../calls/new-call.js';
import { deepFreeze } from '../plain.js';
import { addressIn, type ListedKind, plainCreate } from './kind.js';
import { foundByGet } from './lost-create.js';
import { schemaWithOwnId, schemaWithoutOwnId } from './own-id.js';

/** A JSON schema with a name. */
export interface ModelNode {
  /** What kind of node this is. */
  readonly kind: 'Model';
  /** Unique within its API; letters and digits. */
  readonly name: string;
  /** The content type it describes: `application/json`. */
  readonly contentType: string;
  /** What the model describes, in your own words. */
  readonly description?: string;
  /** A JSON schema (draft 4), as JSON text; references to models of the same API have `{restApiId}` for its id. */
  readonly schema?: string;
}

/** The models that every API made with `CreateRestApi` has from the start. */
export const builtInModels: ReadonlyMap<string, ModelNode> = new Map(
  [
    {
      name: 'Empty',
      description: 'This is a default empty schema model',
      schema: { $schema: 'http://json-schema.org/draft-04/schema#', title: 'Empty Schema', type: 'object' },
    },
    {
      name: 'Error',
      description: 'This is a default error schema model',
      schema: {
        $schema: 'http://json-schema.org/draft-04/schema#',
        title: 'Error Schema',
        type: 'object',
        properties: { message: { type: 'string' } },
      },
    },
  ].map(({ name, description, schema }): [string, ModelNode] => [
    name,
    deepFreeze({
      kind: 'Model',
      name,
      contentType: 'application/json',
      description,
      schema: JSON.stringify(schema),
    }),
  ]),
);

/** Models: they refer to one another, and name the API where they do. */
export const modelKind: ListedKind<ModelNode> = deepFreeze<ListedKind<ModelNode>>({
  kind: 'Model',
  scope: 'restApi',
  noun: 'model',
  members: { name: 'text', contentType: 'text', description: 'text', schema: 'text' },
  required: ['name', 'contentType'],
  keyOf: ({ name }) => name,
  inAddress: ['name'],
  create: 'CreateModel',
  list: 'GetModels',
  identify: ({ name }) => ({ modelName: name }),
  sameKey: 'first',
  needsDeployment: true,
  lostCreate: foundByGet('CreateModel', 'GetModel', ({ restApiId, name }) => ({ restApiId, modelName: name })),
  builtIn: {
    nodes: builtInModels,
    update: ({ name, schema, description }, ids) => [
      newCall('UpdateModel', addressIn(modelKind, name), {
        restApiId: ids.restApi,
        modelName: name,
        patchOperations: [
          { op: 'replace', path: '/schema', value: schemaWithOwnId(schema ?? '{}', ids.restApi) },
          { op: 'replace', path: '/description', value: description ?? '' },
        ],
      }),
    ],
  },
  normalise: (model, { restApiId }) =>
    model.schema === undefined || restApiId === undefined
      ? model
      : { ...model, schema: schemaWithoutOwnId(model.schema, restApiId) },
  refersTo: ({ schema = '' }) => modelNamesIn(schema).map((name) => addressIn(modelKind, name)),
  circular: {
    without: (model, addresses) =>
      model.schema === undefined ? model : { ...model, schema: withoutReferences(model.schema, addresses) },
    complete: ({ name, schema = '{}' }, ids) =>
      newCall('UpdateModel', addressIn(modelKind, name), {
        restApiId: ids.restApi,
        modelName: name,
        patchOperations: [{ op: 'replace', path: '/schema', value: schemaWithOwnId(schema, ids.restApi) }],
      }),
  },
  creation: (model, ids) => [
    plainCreate(
      modelKind,
      model,
      ids,
      model.schema === undefined ? {} : { schema: schemaWithOwnId(model.schema, ids.restApi) },
    ),
  ],
  patchValue: (path, value, ids) => (path === '/schema' ? schemaWithOwnId(value, ids.restApi) : value),
  // No two models can have one name.
  replaced: 'after deletion',
});

/** A schema refers to another model by `https://apigateway.amazonaws.com/restapis/{id}/models/{name}`. */
function modelNamesIn(schema: string): readonly string[] {
  return [...schema.matchAll(/\/restapis\/[^/"]+\/models\/(\w+)/g)].flatMap(([, name]) => name ?? []);
}

/** A schema that allows everything where it referred to some models. */
function withoutReferences(schema: string, addresses: readonly string[]): string {
  const root: unknown = JSON.parse(schema);
  const ahead = [root];
  while (ahead.length > 0) {
    const value = ahead.pop();
    if (typeof value !== 'object' || value === null) continue;
    const { $ref } = value as { $ref?: unknown };
    const referred = typeof $ref === 'string' ? modelNamesIn($ref) : [];
    if (referred.some((name) => addresses.includes(addressIn(modelKind, name))))
      delete (value as { $ref?: unknown }).$ref;
    ahead.push(...Object.values(value));
  }
  return JSON.stringify(root);
}

/** The addresses of the models that a record by content type names. */
export function modelAddresses(models: Readonly<Record<string, string>> | undefined): readonly string[] {
  return Object.values(models ?? {}).map((name) => addressIn(modelKind, name));
}
