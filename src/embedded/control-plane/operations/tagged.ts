import { badRequest } from '../../faults.js';

interface Tagged {
  readonly tags?: Record<string, string> | undefined;
}

/** The service shows an empty map of tags when one thing is looked at or patched, and none when it is made or listed. */
export function withTags<Thing extends Tagged>(thing: Thing): Thing & { readonly tags: Record<string, string> } {
  return { ...thing, tags: thing.tags ?? {} };
}

/** Keys that begin like those which AWS sets itself are refused, whether they are given or taken away. */
export function checkTagKeys(keys: readonly string[] = []): void {
  if (keys.some((key) => /^aws:/i.test(key))) {
    throw badRequest("Invalid tag key. Tag keys cannot start with 'aws:' (case insensitive)");
  }
}

export function checkTags(tags: Readonly<Record<string, string>> = {}): void {
  checkTagKeys(Object.keys(tags));
}
