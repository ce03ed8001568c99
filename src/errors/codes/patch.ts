import { type ErrorCodeEntry, optionsOf } from './entry.js';

/** Codes of patches. */
export const patchCodes = {
  ...optionsOf('patch', 'A function or step of patches'),
  'patch.copy-pair': { meaning: 'A copy needs its counterpart in the same patch.', remedy: 'Add the other operation.' },
  'patch.method-settings': { meaning: 'The path of a method setting isn’t valid.', remedy: 'The hint shows its form.' },
  'patch.no-name': { meaning: 'A path ends where a name belongs.', remedy: 'Add the name.' },
  'patch.refused': {
    class: 'PatchError',
    meaning: 'The service would refuse a patch, or take it for something else. Nothing was sent.',
    remedy: 'Each of its `problems` says what to write instead.',
  },
  'patch.stray-tilde': { meaning: 'A `~` in a path stands for nothing.', remedy: 'Write `~0` for `~`, `~1` for `/`.' },
  'patch.too-many-operations': { meaning: 'A patch has too many operations.', remedy: 'Split it with `patchCalls`.' },
  'patch.unescaped-slash': { meaning: 'A `/` in a name is not escaped.', remedy: 'Write `~1`.' },
  'patch.unknown-kind': {
    meaning: 'No kind of thing that can be patched has this name.',
    remedy: 'The hint lists them all.',
  },
  'patch.unknown-path': {
    meaning: 'The operation has no such path.',
    remedy: 'The hint names the one that was meant.',
  },
  'patch.unsupported-operation': { meaning: 'The path doesn’t take this operation.', remedy: 'Use one that it takes.' },
  'patch.value-missing': { meaning: 'The operation needs a value.', remedy: 'Give one.' },
  'patch.value-superfluous': { meaning: 'The operation takes no value.', remedy: 'Remove it.' },
  'patch.value-type': { meaning: 'The path takes another type of value.', remedy: 'The message names the type.' },
} satisfies Readonly<Record<string, ErrorCodeEntry>>;
