import { addressOf } from '../model/address.js';
import type { MethodNode, MethodResponseNode } from '../model/method.js';
import type { Change } from './change.js';
import type { MethodPlace } from './method-place.js';
import { patchesBetween } from './patches.js';

/** A method that refers to some models no longer, and the changes that bring it there. */
export interface Detached {
  readonly method: MethodNode;
  readonly changes: readonly Change[];
}

/**
 * Takes away the references to models that are to be recreated: a model that is referred to can't be deleted, and no
 * two models can have one name.
 */
export function detachModels(place: MethodPlace, method: MethodNode, models: ReadonlySet<string>): Detached {
  const { path, httpMethod } = place;
  const where = { path, httpMethod, action: 'update', needs: [] } as const;
  const isKept = (name: string) => !models.has(addressOf.model(name));
  const freed = (record: Readonly<Record<string, string>> | undefined) =>
    Object.values(record ?? {})
      .map((name) => addressOf.model(name))
      .filter((address) => models.has(address));

  const responses = Object.values(method.methodResponses).map((before): readonly [MethodResponseNode, Change[]] => {
    const after = { ...before, responseModels: only(before.responseModels, isKept) };
    const { patches } = patchesBetween('methodResponse', before, after);
    if (patches.length === 0) return [before, []];
    const address = addressOf.response(path, httpMethod, before.statusCode);
    const frees = freed(before.responseModels);
    return [after, [{ ...where, kind: 'MethodResponse', address, before, after, patches, frees }]];
  });
  const detached: MethodNode = {
    ...method,
    requestModels: only(method.requestModels, isKept),
    methodResponses: Object.fromEntries(responses.map(([response]) => [response.statusCode, response])),
  };
  const { patches } = patchesBetween(
    'method',
    { requestModels: method.requestModels },
    { requestModels: detached.requestModels },
  );
  const frees = freed(method.requestModels);
  const address = addressOf.method(path, httpMethod);
  return {
    method: detached,
    changes: [
      ...(patches.length === 0
        ? []
        : [{ ...where, kind: 'Method', address, before: method, after: detached, patches, frees } as const]),
      ...responses.flatMap(([, changes]) => changes),
    ],
  };
}

function only(record: Readonly<Record<string, string>> | undefined, isKept: (name: string) => boolean) {
  return Object.fromEntries(Object.entries(record ?? {}).filter(([, name]) => isKept(name)));
}
