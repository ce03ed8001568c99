/**
 * What a row of the patch rules says. One table per `Update…` operation is written in these words; types, run-time
 * checks, the differ and the documentation are all read from it.
 *
 * @module
 */

import type { Op } from '@aws-sdk/client-api-gateway';

/** The kinds of operation that the service knows on at least one path; `move` and `test` are valid on none. */
type PatchOp = Extract<Op, 'add' | 'replace' | 'remove' | 'copy'>;

/** The operations that are written as `.op(path, value?)`. */
export type ValueOp = Exclude<PatchOp, 'copy'>;

/** Whether an operation on a path carries a value. */
type Arity = 'value' | 'optional' | 'none';

/** How a value is thought of, and with that how it is written on the wire, where every value is text. */
export type ValueCodec =
  /** Free text; `nonEmpty` where the service refuses `''`; `pattern` what the whole text must match. */
  | {
      readonly type: 'text';
      readonly nonEmpty?: true;
      readonly pattern?: string;
      readonly takes: string;
    }
  /** Two texts joined by a character: `'a1b2c3:prod'`. */
  | { readonly type: 'pair'; readonly separator: ':' | '/'; readonly takes: string }
  /** `'true'` or `'false'`: the service reads anything else as false, without a word. */
  | { readonly type: 'boolean'; readonly takes: string }
  | { readonly type: 'integer'; readonly minimum: number; readonly maximum?: number; readonly takes: string }
  | { readonly type: 'number'; readonly minimum: number; readonly maximum?: number; readonly takes: string }
  /** One of the values; `orEmpty` where `''` takes the member away. */
  | { readonly type: 'enum'; readonly values: readonly string[]; readonly orEmpty?: true }
  /** A JSON document: an object, which is stringified, or JSON text; `orEmpty` where `''` takes it away. */
  | { readonly type: 'json'; readonly orEmpty?: true; readonly takes: string };

/**
 * How the elements of a collection are named in an operation.
 *
 * - `map`: the key is the path's last segment, the value the operation's value;
 * - `elementInPath`: the element is the path's last segment, and there is no value;
 * - `elementInValue`: the path is the bare collection, the element is the value, on `remove` too;
 * - `block`: an object that can be removed as a whole; its members have rules of their own.
 */
type Collection = 'map' | 'elementInPath' | 'elementInValue' | 'block';

/**
 * What the service supports on one path, and what there is to know about it.
 *
 * A rule without any operation is a path that looks patchable and is not; its `quirk` says what to do instead.
 */
export interface PatchRule {
  readonly add?: Arity;
  readonly replace?: Arity;
  readonly remove?: Arity;
  /** The only path that may be copied from. */
  readonly copyFrom?: string;
  readonly value?: ValueCodec;
  readonly collection?: Collection;
  /** The member of the response that the path stands for, where it isn't the path itself. */
  readonly member?: readonly string[];
  /** How the member is taken away. @defaultValue it has a `default`, or it can't be taken away by patching */
  readonly clear?: 'empty' | 'omit' | 'remove';
  /** The value that the service uses when the member is absent: absent and this are the same. */
  readonly default?: string | number | boolean;
  /** The operation that sets the member where it is absent, if that isn't `replace`. */
  readonly whenAbsent?: 'add';
  /** What answers say where nothing was set. */
  readonly readsUnset?: readonly number[];
  /** The member means something only while another member has one of these values. */
  readonly appliesWhen?: { readonly member: string; readonly values: readonly string[] };
  /** Only values among these can be patched into each other. */
  readonly interchangeable?: readonly string[];
  /** Elements that the service never gives up. */
  readonly permanent?: readonly string[];
  /** Removals stand before every other operation; or they go to the service in a call of their own, afterwards. */
  readonly removals?: 'first' | 'ownCall';
  /** Operations on this path go to the service in a call of their own, after the one that holds operations there. */
  readonly ownCallAfter?: string;
  /** What a reader of the service's documentation wouldn't expect. */
  readonly quirk?: string;
}

/** Everything there is to know of the patches of one `Update…` operation. */
export interface PatchTable {
  /** The SDK's operation name. */
  readonly operation: `Update${string}`;
  /** By path template, in the order in which the operations of one call should stand. */
  readonly rules: Readonly<Record<string, PatchRule>>;
  /** Members of the response that no path reaches: a difference there can't be patched. */
  readonly unpatchable: readonly string[];
  /** How many operations one call may carry. */
  readonly maximumOperations?: number;
}
