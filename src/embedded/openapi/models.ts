import { isRecord, unescapedToken } from '../../plain.js';
import { type JsonObject, memberOf, objectOf, textOf } from '../json.js';
import { modelUrl } from '../model-references.js';
import type { OpenApiDocument } from './document.js';
import { schemaFields } from './parse-issues.js';

/** A model of a definition: what `CreateModel` takes. */
export interface ImportedModel {
  readonly name: string;
  readonly contentType: string;
  readonly description?: string | undefined;
  readonly schema: string;
}

/**
 * What OpenAPI 3 adds to JSON Schema: the service imports schemas without it. Swagger 2 has some of it, too, and there it
 * is refused, as it is in `CreateModel`.
 */
const openApiFields: ReadonlySet<string> = new Set([
  'nullable',
  'discriminator',
  'readOnly',
  'writeOnly',
  'xml',
  'externalDocs',
  'example',
  'deprecated',
]);

const reference = /^#\/(?:definitions|components\/schemas)\/([^/]+)$/;

/** The name of the model that a schema is a reference to. */
export function referredModel(schema: unknown): string | undefined {
  const name = reference.exec(textOf(memberOf(schema, '$ref')) ?? '')?.[1];
  return name === undefined ? undefined : unescapedToken(decodeURIComponent(name));
}

/** The schemas of a definition by name. */
export function schemasOf({ format, root }: OpenApiDocument): JsonObject {
  return objectOf(
    format === 'swagger' ? memberOf(root, 'definitions') : memberOf(memberOf(root, 'components'), 'schemas'),
  );
}

/** Where a definition's schemas become models. */
interface Destination {
  readonly restApiId: string;
  /** A name for a schema that has none. */
  newName(): string;
  /** Whether the API has a model of this name. */
  has(name: string): boolean;
  warn(warning: string): void;
}

/** Collects the models of a definition: those that it names, and those that it writes where they are used. */
export class Models {
  /** Those that the definition names, in the order of their names. */
  readonly named: readonly ImportedModel[];
  readonly #inline: ImportedModel[] = [];
  readonly #format: OpenApiDocument['format'];
  readonly #destination: Destination;

  constructor(document: OpenApiDocument, destination: Destination) {
    this.#format = document.format;
    this.#destination = destination;
    this.named = Object.entries(schemasOf(document))
      .map(([name, schema]) => this.#model(name, schema))
      .sort((one, other) => (one.name < other.name ? -1 : 1));
  }

  /** Those that were written where they are used, as far as they have been asked for. */
  get inline(): readonly ImportedModel[] {
    return this.#inline;
  }

  /** The name of the model for a schema at a request or a response; `undefined` where there is none. */
  nameFor(schema: unknown): string | undefined {
    if (!isRecord(schema)) return undefined;
    const referred = referredModel(schema);
    if (referred === undefined) {
      const name = this.#destination.newName();
      this.#inline.push(this.#model(name, schema));
      return name;
    }
    if (this.#destination.has(referred)) return referred;
    this.#destination.warn(`Reference to model '${referred}' not found. Ignoring.`);
    return undefined;
  }

  #model(name: string, schema: unknown): ImportedModel {
    const rewritten = rewrittenSchema(schema, {
      keeps: (field) =>
        this.#format === 'swagger' || (schemaFields.has(field) && !openApiFields.has(field)) || field.startsWith('x-'),
      refer: (model) => modelUrl(this.#destination.restApiId, model),
    });
    return {
      name,
      contentType: 'application/json',
      description: textOf(memberOf(schema, 'description')),
      schema: JSON.stringify(rewritten),
    };
  }
}

interface Rewriting {
  /** Whether the service's parser keeps a field of a schema. */
  keeps(field: string): boolean;
  /** The reference to write for a model. */
  refer(model: string): string;
}

/** A schema as models hold it: references by address, the names of required properties in order. */
function rewrittenSchema(schema: unknown, rewriting: Rewriting): unknown {
  if (!isRecord(schema)) return schema;
  const model = referredModel(schema);
  if (model !== undefined) return { $ref: rewriting.refer(model) };
  return Object.fromEntries(
    Object.entries(schema)
      .filter(([field]) => rewriting.keeps(field))
      .map(([field, value]) => [field, rewrittenField(field, value, rewriting)]),
  );
}

function rewrittenField(field: string, value: unknown, rewriting: Rewriting): unknown {
  switch (field) {
    case 'required':
      return Array.isArray(value) && value.every((name) => typeof name === 'string') ? [...value].sort() : value;
    case 'definitions':
    case 'dependencies':
    case 'patternProperties':
    case 'properties':
      return isRecord(value)
        ? Object.fromEntries(Object.entries(value).map(([name, one]) => [name, rewrittenSchema(one, rewriting)]))
        : value;
    case 'additionalItems':
    case 'additionalProperties':
    case 'allOf':
    case 'anyOf':
    case 'items':
    case 'not':
    case 'oneOf':
      return Array.isArray(value)
        ? value.map((one) => rewrittenSchema(one, rewriting))
        : rewrittenSchema(value, rewriting);
    default:
      return value;
  }
}
