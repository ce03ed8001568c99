import type { OpenApiDocument } from './document.js';
import { isObject, type JsonObject, listOf, memberOf, objectOf, textOf } from './json.js';

/** A model of a definition, as `CreateModel` takes it. */
export interface ImportedModel {
  readonly name: string;
  readonly contentType: string;
  readonly description?: string | undefined;
  readonly schema: string;
}

/** Where models refer to each other: the address that the service gives them. */
export const modelUrl = (restApiId: string, name: string) =>
  `https://apigateway.amazonaws.com/restapis/${restApiId}/models/${name}`;

const reference = /^#\/(?:definitions|components\/schemas)\/([^/]+)$/;

/** The name of the model that a schema is a reference to. */
export function referredModel(schema: unknown): string | undefined {
  const name = reference.exec(textOf(memberOf(schema, '$ref')) ?? '')?.[1];
  return name === undefined ? undefined : decodeURIComponent(name).replaceAll('~1', '/').replaceAll('~0', '~');
}

/** The schemas of a definition by name. */
export function schemasOf({ format, root }: OpenApiDocument): JsonObject {
  return objectOf(
    format === 'swagger' ? memberOf(root, 'definitions') : memberOf(memberOf(root, 'components'), 'schemas'),
  );
}

/** Collects the models of a definition: those that it names, and those that it writes where they are used. */
export class Models {
  readonly #models = new Map<string, ImportedModel>();
  readonly #restApiId: string;
  readonly #newName: () => string;
  readonly #known: ReadonlySet<string>;
  readonly #warn: (warning: string) => void;

  constructor(
    document: OpenApiDocument,
    restApiId: string,
    newName: () => string,
    warn: (warning: string) => void,
    existing: Iterable<string> = [],
  ) {
    const schemas = schemasOf(document);
    this.#restApiId = restApiId;
    this.#newName = newName;
    this.#warn = warn;
    this.#known = new Set([...existing, ...Object.keys(schemas)]);
    for (const [name, schema] of Object.entries(schemas)) this.#add(name, schema);
  }

  get all(): readonly ImportedModel[] {
    return [...this.#models.values()];
  }

  /** The name of the model for a schema at a request or a response; `undefined` where there is none. */
  nameFor(schema: unknown): string | undefined {
    if (!isObject(schema)) return undefined;
    const referred = referredModel(schema);
    if (referred === undefined) {
      const name = this.#newName();
      this.#add(name, schema);
      return name;
    }
    if (this.#known.has(referred)) return referred;
    this.#warn(`Reference to model '${referred}' not found. Ignoring.`);
    return undefined;
  }

  #add(name: string, schema: unknown): void {
    this.#models.set(name, {
      name,
      contentType: 'application/json',
      description: textOf(memberOf(schema, 'description')),
      schema: JSON.stringify(this.#rewritten(schema)),
    });
  }

  /** A schema as models hold it: references by address, the names of required properties in order. */
  #rewritten(value: unknown, key = ''): unknown {
    if (Array.isArray(value)) {
      const items = value.map((one) => this.#rewritten(one));
      return key === 'required' && items.every((one) => typeof one === 'string') ? items.sort() : items;
    }
    if (!isObject(value)) return value;
    const model = referredModel(value);
    if (model !== undefined) return { $ref: modelUrl(this.#restApiId, model) };
    return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, this.#rewritten(one, name)]));
  }
}

/** A model's schema with its references turned by `refer`, from the model's name to the reference to write. */
export function withReferences(schema: unknown, refer: (name: string) => string): unknown {
  if (Array.isArray(schema)) return listOf(schema).map((one) => withReferences(one, refer));
  if (!isObject(schema)) return schema;
  return Object.fromEntries(
    Object.entries(schema).map(([key, one]) => {
      const name =
        key === '$ref' && typeof one === 'string' ? /\/restapis\/[^/]+\/models\/([^/]+)$/.exec(one)?.[1] : undefined;
      return [key, name === undefined ? withReferences(one, refer) : refer(name)];
    }),
  );
}
