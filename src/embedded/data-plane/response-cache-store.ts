import type { MethodResponse } from '../invoke/invocation.js';
import { ExpiringCache } from './expiring-cache.js';

/** The service's limit for one entry, in bytes. */
export const largestEntry = 1_048_576;

/** All caches of a gateway together, in bytes: those of the service begin at half a gigabyte for each stage. */
const room = 64 * 1024 * 1024;

/** The responses of methods, by stage, method and cache keys. */
export class ResponseCache extends ExpiringCache<MethodResponse> {
  constructor() {
    super(room);
  }
}
