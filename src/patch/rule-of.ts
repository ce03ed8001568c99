/**
 * From a path to the rule that it falls under.
 *
 * @module
 */

import { httpMethods } from '../model/method.js';
import type { PatchRule, PatchTable } from './rule.js';

/** A rule with the template that it stands under. */
export interface RuleMatch {
  readonly template: string;
  readonly rule: PatchRule;
}

const shapes = new Map<string, RegExp>();

/** A name as it is written in a path: never empty, and every `~` escapes something. */
const name = '(?:[^/~]|~[01])+';
const verb = httpMethods.join('|');
const settingsVerb = httpMethods.filter((method) => method !== 'ANY').join('|');

/** What the placeholders stand for that don't stand for a name. */
const placeholders: Readonly<Record<string, string>> = {
  // Under a stage: one escaped segment and a verb, or `*` for both, the stage's default.
  '{resourcePath}/{httpMethod}': `(?:\\*/\\*|~1(?:[^/~]|~[01])*/(?:${settingsVerb}))`,
  // Under a usage plan: the path of the resource as it is, with its leading slash.
  'throttle/{resourcePath}/{httpMethod}': `throttle//(?:.*?)/(?:${verb})`,
  '{apiId}:{stage}': '[^/:]+:[^/:]+',
};

function shapeOf(template: string): RegExp {
  let shape = shapes.get(template);
  if (shape === undefined) {
    const source = template
      .split(/((?:throttle\/)?\{resourcePath\}\/\{httpMethod\}|\{apiId\}:\{stage\}|\{\w+\})/)
      .map((part, index) => (index % 2 === 0 ? part : (placeholders[part] ?? name)))
      .join('');
    shape = new RegExp(`^${source}$`, 's');
    shapes.set(template, shape);
  }
  return shape;
}

/** The rule that `path`, escaped, falls under; a path that is written out wins over a template. */
export function ruleOf(table: PatchTable, path: string): RuleMatch | undefined {
  if (!path.includes('{') && Object.hasOwn(table.rules, path)) {
    const rule = table.rules[path];
    if (rule) return { template: path, rule };
  }
  for (const [template, rule] of Object.entries(table.rules)) {
    if (template.includes('{') && shapeOf(template).test(path)) return { template, rule };
  }
  return undefined;
}
