/**
 * The schemas of a document as models: those that it names, and those that it writes where they are used.
 *
 * @module
 */

import type { ModelNode } from '../kinds/model.js';
import { isRecord, setEntry } from '../plain.js';
import type { JsonObject } from './document.js';
import { at, entriesOf, memberOf, type Reading, textOf, tokensOf } from './read.js';
import { isCarriedKeyword, mapSchema, modelAddress, openApiKeywords, sortedNames } from './schemas.js';

/** The models of a document as far as they have been asked for. */
export interface ReadModels {
  /** By name. */
  readonly models: Readonly<Record<string, ModelNode>>;
  /**
   * The name of the model for a schema; `undefined` where there is none.
   *
   * @param wanted - what a schema without a name is called.
   */
  nameFor(schema: unknown, pointer: string, wanted: string): string | undefined;
}

/** Reads the models that a document names. */
export function readModels(reading: Reading): ReadModels {
  const models: Record<string, ModelNode> = {};
  const [schemas, pointer] = placeOfSchemas(reading);
  for (const [name, schema] of entriesOf(schemas)) {
    setEntry(models, name, modelOf(reading, name, schema, at(pointer, name), schemas));
  }
  return {
    models,
    nameFor(schema, place, wanted) {
      if (!isRecord(schema)) return undefined;
      const referred = referredName(reading, schema);
      if (referred !== undefined) {
        if (Object.hasOwn(models, referred)) return referred;
        reading.warn(at(place, '$ref'), `There is no schema '${referred}', and an import ignores the reference.`);
        return undefined;
      }
      const name = freeName(wanted, models);
      setEntry(models, name, modelOf(reading, name, schema, place, schemas));
      reading.warn(place, `It has no name: its model is called '${name}'. An import gives it a random name.`);
      return name;
    },
  };
}

function placeOfSchemas({ root, version }: Reading): readonly [schemas: unknown, pointer: string] {
  return version === '2.0'
    ? [memberOf(root, 'definitions'), '/definitions']
    : [memberOf(memberOf(root, 'components'), 'schemas'), '/components/schemas'];
}

const prefixes = { '3.0': ['components', 'schemas'], '2.0': ['definitions'] } as const;

/** The name of the schema that a reference leads to. */
function referredName({ version }: Reading, schema: JsonObject): string | undefined {
  const { $ref } = schema;
  if (typeof $ref !== 'string') return undefined;
  const prefix = prefixes[version];
  const tokens = tokensOf($ref);
  return tokens.length === prefix.length + 1 && prefix.every((token, index) => tokens[index] === token)
    ? tokens.at(-1)
    : undefined;
}

function freeName(wanted: string, taken: object, count = 1): string {
  const name = count === 1 ? wanted : `${wanted}${count}`;
  return Object.hasOwn(taken, name) ? freeName(wanted, taken, count + 1) : name;
}

function modelOf(reading: Reading, name: string, schema: unknown, pointer: string, schemas: unknown): ModelNode {
  const description = textOf(memberOf(schema, 'description'));
  return {
    kind: 'Model',
    name,
    contentType: 'application/json',
    ...(description === undefined ? {} : { description }),
    schema: JSON.stringify(isRecord(schema) ? schemaOf(reading, schema, pointer, schemas) : schema),
  };
}

/** A schema as models hold it: draft 4, with the addresses of models for references. */
function schemaOf(reading: Reading, schema: JsonObject, pointer: string, schemas: unknown): JsonObject {
  return mapSchema(schema, pointer, (keyword, value, place, owner): JsonObject => {
    if (keyword === '$ref' && typeof value === 'string') {
      const referred = referredName(reading, owner);
      if (referred !== undefined && memberOf(schemas, referred) !== undefined) return { $ref: modelAddress(referred) };
      reading.refuse(place, `It leads to no schema that has a name: ${JSON.stringify(value.slice(0, 100))}.`);
      return {};
    }
    if (Object.hasOwn(owner, '$ref')) return {};
    const isDropped =
      openApiKeywords.has(keyword) ||
      keyword.startsWith('x-') ||
      (reading.version === '3.0' && !isCarriedKeyword(keyword));
    if (!isDropped) return { [keyword]: keyword === 'required' ? sortedNames(value) : value };
    reading.warn(place, `Models don't have '${keyword}', and an import leaves it out.`);
    return {};
  });
}
