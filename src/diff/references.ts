/**
 * References as texts that no id can be, so that they can be compared and patched like ids.
 *
 * @module
 */

import type { PatchOperation } from '@aws-sdk/client-api-gateway';
import type { Kind, KindNode } from '../kinds/kind.js';
import type { IdOrReference } from '../model/ids.js';
import { referTo } from '../model/ids.js';
import type { ReferringPatchOperation } from './change.js';

const mark = '\u0000';

/** What stands before a reference, its member and address, and what stands after it. */
const marked = new RegExp(`^([^${mark}]*)${mark}([^${mark}]*)${mark}(.*)${mark}([^${mark}]*)$`, 's');

/** An id as it is; a reference as a text that {@link withReferences} turns back. */
export function idText(id: IdOrReference): string {
  return typeof id === 'string' ? id : `${mark}${id.member}${mark}${id.reference}${mark}`;
}

/** The operations, with a reference wherever a value stands for one. */
export function withReferences(operations: readonly PatchOperation[]): readonly ReferringPatchOperation[] {
  return operations.map(({ path, value, ...operation }) => ({
    ...operation,
    ...(path === undefined ? {} : { path: idIn(path) }),
    ...(value === undefined ? {} : { value: idIn(value) }),
  }));
}

/** A text, or the reference that stands in it. */
function idIn(text: string): IdOrReference {
  const found = marked.exec(text);
  if (found === null) return text;
  const [, before = '', member = '', address = '', after = ''] = found;
  const reference = referTo(address, member);
  return before + after === '' ? reference : Object.freeze({ ...reference, parts: Object.freeze([before, after]) });
}

/** The addresses that a thing refers to; none where there is no thing. */
export function referencesOf<Node extends KindNode>(kind: Kind<Node>, node: Node | undefined): readonly string[] {
  return (node && kind.refersTo?.(node)) ?? [];
}
