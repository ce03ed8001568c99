interface Tagged {
  readonly tags?: Record<string, string> | undefined;
}

/** The service shows an empty map of tags when one thing is looked at or patched, and none when it is made or listed. */
export function withTags<Thing extends Tagged>(thing: Thing): Thing & { readonly tags: Record<string, string> } {
  return { ...thing, tags: thing.tags ?? {} };
}
