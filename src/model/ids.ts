import { type IdOrReference, referTo } from '../calls/reference.js';
import type { PartsOfApi } from '../kinds/index.js';
import type { KnownIds } from '../kinds/kind.js';
import { addressOf } from './address.js';

export { type IdOrReference, referTo } from '../calls/reference.js';

/** By name, or what stands for one; the first of several that share a name. What has no id isn't in it. */
export type IdsOfParts = { readonly [List in keyof PartsOfApi]: Readonly<Record<string, string>> };

/** The ids that the service gave to the things of one API. */
export interface PhysicalIds extends IdsOfParts {
  /** The API's own: `a1b2c3d4e5`. */
  readonly restApiId: string;
  /** By full path. */
  readonly resources: Readonly<Record<string, string>>;
}

/** Where calls get the service's ids from: what exists has one, what a plan makes is a {@link Reference}. */
export interface Ids extends KnownIds {
  /** By full path. */
  resource(path: string): IdOrReference;
  /** By name. */
  authorizer(name: string): IdOrReference;
  /** By name. */
  requestValidator(name: string): IdOrReference;
}

/** Ids by what knows them by address. */
export function idsBy(restApi: IdOrReference, of: (address: string) => IdOrReference): Ids {
  return Object.freeze({
    restApi,
    of,
    resource: (path: string) => of(addressOf.resource(path)),
    authorizer: (name: string) => of(addressOf.authorizer(name)),
    requestValidator: (name: string) => of(addressOf.requestValidator(name)),
  });
}

/** The ids of an API of which nothing exists yet. */
export const idsOfNewApi: Ids = idsBy(referTo(addressOf.restApi), (address) =>
  address === '/' ? referTo(addressOf.restApi, 'rootResourceId') : referTo(address),
);
