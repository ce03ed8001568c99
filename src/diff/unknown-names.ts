import type { Problem } from '../errors/errors.js';
import { addressIn } from '../kinds/kind.js';
import { namedByMethod } from '../kinds/method.js';
import { builtInModels, type ModelNode } from '../kinds/model.js';
import { ownModelOf } from '../kinds/own-id.js';
import { addressOf } from '../model/address.js';
import { schemaReferences } from '../model/model-schema.js';
import { type ListsOfApi, listedNodes, type RestApiNode } from '../model/rest-api.js';
import { isRecord } from '../plain.js';

/** Names that a method or a model refers to and that are neither declared nor, as far as was read, there. */
export function unknownNames(desired: RestApiNode, live: ListsOfApi): readonly Problem[] {
  return [...unknownInMethods(desired, live), ...unknownInModels(desired, live.models)];
}

/** Schemas that come from elsewhere than `define()` haven't been looked at by its rules. */
function unknownInModels({ models }: RestApiNode, liveModels: Readonly<Record<string, ModelNode>>): readonly Problem[] {
  const isThere = (name: string) =>
    Object.hasOwn(models, name) || Object.hasOwn(liveModels, name) || builtInModels.has(name);
  return Object.values(models).flatMap(({ name, schema }) => {
    const referred = schemaReferences(parsed(schema)).flatMap((reference) => ownModelOf(reference) ?? []);
    return [...new Set(referred)]
      .filter((other) => !isThere(other))
      .map((other) => ({
        code: 'diff.unknown-name' as const,
        address: addressOf.model(name),
        message: `Its schema refers to ${addressOf.model(other)}, which is neither declared nor live.`,
        hint: `Declare ${addressOf.model(other)}, or remove the reference.`,
      }));
  });
}

function parsed(schema: string | undefined): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(schema ?? '{}');
    return isRecord(value) ? value : {};
  } catch {
    return {}; // What isn't JSON refers to nothing, and the service says what is wrong with it.
  }
}

function unknownInMethods(desired: RestApiNode, live: ListsOfApi): readonly Problem[] {
  const known = new Set(
    [desired, live].flatMap((api) => listedNodes(api)).map(([kind, , key]) => addressIn(kind, key)),
  );
  return Object.values(desired.resources).flatMap(({ path, methods }) =>
    Object.values(methods).flatMap((method) =>
      namedByMethod(method)
        .filter((address) => !known.has(address))
        .map((address) => ({
          code: 'diff.unknown-name' as const,
          address: addressOf.method(path, method.httpMethod),
          message: `It refers to ${address}, which is neither declared nor live.`,
        })),
    ),
  );
}
