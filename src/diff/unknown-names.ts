import type { Problem } from '../errors/errors.js';
import { addressOf } from '../model/address.js';
import type { PhysicalIds } from '../model/ids.js';
import type { RestApiNode } from '../model/rest-api.js';

/** Names that a method refers to and that are neither declared nor, as far as was read, there. */
export function unknownNames(desired: RestApiNode, live: PhysicalIds | undefined): readonly Problem[] {
  const unknown = (kind: 'authorizer' | 'requestValidator', name: string, at: string): readonly Problem[] => {
    const declared = kind === 'authorizer' ? desired.authorizers : desired.requestValidators;
    const present = kind === 'authorizer' ? live?.authorizers : live?.requestValidators;
    if (Object.hasOwn(declared, name) || Object.hasOwn(present ?? {}, name)) return [];
    const message = `It refers to ${addressOf[kind](name)}, which is neither declared nor there.`;
    return [{ code: 'diff.unknown-name', address: at, message }];
  };
  return Object.values(desired.resources).flatMap(({ path, methods }) =>
    Object.values(methods).flatMap(({ httpMethod, authorizer, requestValidator }) => [
      ...(authorizer && 'name' in authorizer
        ? unknown('authorizer', authorizer.name, addressOf.method(path, httpMethod))
        : []),
      ...(requestValidator && 'name' in requestValidator
        ? unknown('requestValidator', requestValidator.name, addressOf.method(path, httpMethod))
        : []),
    ]),
  );
}
