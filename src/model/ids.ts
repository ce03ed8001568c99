import type { Reference } from '../calls/call.js';
import { addressOf } from './address.js';

/** An id that is known, or that the answer to another call will bring. */
export type IdOrReference = string | Reference;

/** The ids that the service gave to the things of one API. */
export interface PhysicalIds {
  readonly restApiId: string;
  /** By full path. */
  readonly resources: Readonly<Record<string, string>>;
  /** By name; the first of several that share a name. */
  readonly authorizers: Readonly<Record<string, string>>;
  /** By name; the first of several that share a name. */
  readonly requestValidators: Readonly<Record<string, string>>;
  /** By name. The service's requests name models by their name, not by this. */
  readonly models: Readonly<Record<string, string>>;
}

/** Where calls get the service's ids from: what exists has one, what a plan makes is a {@link Reference}. */
export interface Ids {
  readonly restApi: IdOrReference;
  /** By full path. */
  resource(path: string): IdOrReference;
  /** By name. */
  authorizer(name: string): IdOrReference;
  /** By name. */
  requestValidator(name: string): IdOrReference;
}

/** The ids of an API of which nothing exists yet. */
export const idsOfNewApi: Ids = Object.freeze({
  restApi: referTo(addressOf.restApi),
  resource: (path: string) => (path === '/' ? referTo(addressOf.restApi, 'rootResourceId') : referTo(path)),
  authorizer: (name: string) => referTo(addressOf.authorizer(name)),
  requestValidator: (name: string) => referTo(addressOf.requestValidator(name)),
});

/** What the answer to the call at `address` will bring. */
export function referTo(address: string, member = 'id'): Reference {
  return Object.freeze({ reference: address, member });
}
