import { didYouMean } from '../errors/near.js';
import { shown } from '../errors/options.js';
import { PatchError } from './error.js';
import type { PatchTable } from './rule.js';
import { type PatchKind, patchTables } from './rules/index.js';

/**
 * The rules of a kind, whatever a caller gave for one.
 *
 * @throws {@link PatchError} `patch.unknown-kind` for what can't be patched.
 */
export function tableOf(kind: PatchKind): PatchTable {
  if (typeof kind === 'string' && Object.hasOwn(patchTables, kind)) return patchTables[kind];
  const kinds = Object.keys(patchTables);
  throw new PatchError(shown(kind), [
    {
      code: 'patch.unknown-kind',
      address: shown(kind),
      message: `There is nothing called ${shown(kind)} to patch.`,
      hint: didYouMean(shown(kind).slice(1, -1), kinds) ?? `Write one of ${kinds.join(', ')}.`,
    },
  ]);
}
