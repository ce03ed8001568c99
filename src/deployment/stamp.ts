/**
 * What a deployment holds, said in its own description: a stamp that only fits this deployment of this API.
 *
 * @module
 */

import { digestOf } from '../fingerprint.js';

/** The format of stamps. Another way of reading or writing an API needs another number. */
export const stampFormat = 1;

/** What a description says of what its deployment holds. */
export type Stamp =
  | { readonly says: 'content'; readonly hash: string }
  /** It was made, and nobody could confirm what it holds. */
  | { readonly says: 'unconfirmed'; readonly nonce: string }
  /** Nothing that can be read: none, several, or one of another format. */
  | { readonly says: 'nothing' };

const pattern = / ?\[fluent-apigateway:(\d{1,4}|new):([\w-]{1,64})\]/g;

/** What a description says. */
export function stampIn(description: string | undefined): Stamp {
  const [found, another] = [...(description ?? '').matchAll(pattern)];
  const [, format, text = ''] = found ?? [];
  if (format === undefined || another !== undefined) return { says: 'nothing' };
  if (format === 'new') return { says: 'unconfirmed', nonce: text };
  return Number(format) === stampFormat ? { says: 'content', hash: text } : { says: 'nothing' };
}

/** A description without stamps. */
export function withoutStamp(description: string | undefined): string {
  return (description ?? '').replace(pattern, '').trim();
}

/** The hash of a deployment that holds `content`: it fits no other deployment, and no other API. */
export function hashOf(restApiId: string, deploymentId: string, content: string): string {
  return digestOf({ format: stampFormat, restApiId, deploymentId, content }).slice(0, 32);
}

/** A description that says what its deployment holds. */
export function stamped(description: string, hash: string): string {
  return `${description} [fluent-apigateway:${stampFormat}:${hash}]`.trimStart();
}

/** The description of a deployment that is being made: by its nonce it is found, should the response be lost. */
export function unconfirmed(description: string, nonce: string): string {
  return `${description} [fluent-apigateway:new:${nonce}]`.trimStart();
}
