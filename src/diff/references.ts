/**
 * References as texts that no id can be, so that they can be compared and patched like ids.
 *
 * @module
 */

import type { PatchOperation } from '@aws-sdk/client-api-gateway';
import type { IdOrReference } from '../model/ids.js';
import { referTo } from '../model/ids.js';
import type { ReferringPatchOperation } from './change.js';

const mark = '\u0000';

/** An id as it is; a reference as a text that {@link withReferences} turns back. */
export function idText(id: IdOrReference): string {
  return typeof id === 'string' ? id : `${mark}${id.member}${mark}${id.reference}`;
}

/** The operations, with a reference wherever a value stands for one. */
export function withReferences(operations: readonly PatchOperation[]): readonly ReferringPatchOperation[] {
  return operations.map(({ value, ...operation }) => {
    if (value === undefined) return operation;
    if (!value.startsWith(mark)) return { ...operation, value };
    const [, member, ...address] = value.split(mark);
    return { ...operation, value: referTo(address.join(mark), member) };
  });
}
