/**
 * The method settings of a stage: a map of maps whose inner members can be set but not taken away.
 *
 * A key that is new copies the settings of the stage's default, so a member that is left out means the default's
 * value, and where the default leaves it out too, the service's.
 *
 * @module
 */

import { escapePathSegment } from '../pointer.js';
import type { PatchRule } from '../rule.js';
import { stage } from '../rules/stage.js';
import {
  type Comparator,
  entryOf,
  type Members,
  membersOf,
  observedText,
  operationOf,
  wantedText,
} from './comparison.js';

const prefix = '/{resourcePath}/{httpMethod}/';

/** The key of the settings that every method without settings of its own has. */
const defaultKey = '*/*';

/** A setting: its member in responses, the end of its path, and its rule. */
export interface MethodSetting {
  readonly member: string;
  readonly suffix: string;
  readonly rule: PatchRule;
}

/** Every setting that a method on a stage can have. */
export const methodSettings: readonly MethodSetting[] = Object.freeze(
  Object.entries<PatchRule>(stage.rules).flatMap(([path, rule]) => {
    const member = rule.member?.[1];
    return path.startsWith(prefix) && member !== undefined ? [{ member, suffix: path.slice(prefix.length), rule }] : [];
  }),
);

/**
 * The path of a key of the method settings. Answers have the key as it was sent; a key written with the resource's
 * path as people write it (`/pets/GET`) is escaped.
 */
function methodSettingsPath(key: string): string {
  if (!key.startsWith('/')) return `/${key}`;
  const cut = key.lastIndexOf('/');
  return `/${escapePathSegment(cut === 0 ? '/' : key.slice(0, cut))}${key.slice(cut)}`;
}

export const compareMethodSettings: Comparator = (comparison, observed, desired) => {
  if (observed === desired) return;
  const left = byPath(observed);
  const right = byPath(desired);
  for (const path of left.keys()) {
    if (!right.has(path)) comparison.operations.push(operationOf('remove', path));
  }
  const inherited = right.get(`/${defaultKey}`) ?? {};
  // The default first: a key made later in the same call copies it.
  for (const [path, wanted] of [...right].sort(([one]) => (one === `/${defaultKey}` ? -1 : 1))) {
    const observed = left.get(path);
    const base = path === `/${defaultKey}` ? {} : inherited;
    const texts = methodSettings.map((setting) => {
      const inheritedText = textOf(setting, base) ?? defaultText(setting.rule);
      return {
        setting,
        inheritedText,
        present: observed ? (textOf(setting, observed) ?? defaultText(setting.rule)) : inheritedText,
        target:
          wantedText(comparison, setting.rule, `${path}/${setting.suffix}`, entryOf(wanted, setting.member)) ??
          inheritedText,
      };
    });
    const isReset =
      observed !== undefined &&
      texts.some(({ setting, present, target }) => target === undefined && !isUnset(setting.rule, present));
    if (isReset) comparison.operations.push(operationOf('remove', path));
    let said = 0;
    for (const { setting, inheritedText, present, target } of texts) {
      if (target === undefined || target === (isReset ? inheritedText : present)) continue;
      comparison.operations.push(operationOf('replace', `${path}/${setting.suffix}`, target));
      said += 1;
    }
    if (said === 0 && (observed === undefined || isReset)) {
      // Nothing but the default is wanted of a key that isn't there: say one setting, so that the key is made.
      const first = texts.find(({ target }) => target !== undefined);
      if (first)
        comparison.operations.push(operationOf('replace', `${path}/${first.setting.suffix}`, String(first.target)));
    }
  }
};

function byPath(settings: unknown): Map<string, Members> {
  return new Map(
    Object.entries(membersOf(settings))
      .filter(([, value]) => value !== undefined && value !== null)
      .map(([key, value]) => [methodSettingsPath(key), membersOf(value)]),
  );
}

/** A setting's own text. */
function textOf(setting: MethodSetting, settings: Members): string | undefined {
  return observedText(setting.rule, entryOf(settings, setting.member));
}

/** Whether a response says that nothing was set. */
function isUnset(rule: PatchRule, text: string | undefined): boolean {
  return text === undefined || rule.readsUnset?.includes(Number(text)) === true;
}

function defaultText(rule: PatchRule): string | undefined {
  return rule.default === undefined ? undefined : String(rule.default);
}
