import type { Draft } from './rule.js';

export function withoutPlain(draft: Draft): Draft {
  return draft;
}
