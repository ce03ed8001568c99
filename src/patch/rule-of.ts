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

/** What a placeholder stands for, as it is written in a path. */
const placeholders: Readonly<Record<string, string>> = {
  // A resource's path is one escaped segment, except under a usage plan, where it is raw.
  resourcePath: '(?:\\*|~1[^/]*)',
  rawResourcePath: '/.*?',
  httpMethod: `(?:\\*|${httpMethods.join('|')})`,
  apiId: '[^/:]+',
  stage: '[^/:]+',
};

function shapeOf(template: string): RegExp {
  let shape = shapes.get(template);
  if (shape === undefined) {
    const isRaw = template.startsWith('/apiStages/');
    const source = template
      .split(/\{(\w+)\}/)
      .map((part, index) =>
        index % 2 === 0
          ? part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
          : (placeholders[isRaw && part === 'resourcePath' ? 'rawResourcePath' : part] ?? '[^/]+'),
      )
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
