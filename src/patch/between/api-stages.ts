/**
 * The stages of a usage plan: a set whose elements carry throttles by method.
 *
 * @module
 */

import { usagePlan } from '../rules/usage-plan.js';
import {
  type Comparator,
  entryOf,
  type Members,
  membersOf,
  observedText,
  operationOf,
  wantedText,
} from './comparison.js';

const throttleTemplate = '/apiStages/{apiId}:{stage}/throttle/{resourcePath}/{httpMethod}';
const limits = {
  rateLimit: usagePlan.rules[`${throttleTemplate}/rateLimit`],
  burstLimit: usagePlan.rules[`${throttleTemplate}/burstLimit`],
};

export const compareApiStages: Comparator = (comparison, observed, desired) => {
  if (observed === desired) return;
  const left = throttlesByStage(observed);
  const right = throttlesByStage(desired);
  for (const stage of left.keys()) {
    if (!right.has(stage)) comparison.operations.push(operationOf('remove', '/apiStages', stage));
  }
  for (const [stage, wanted] of right) {
    const present = left.get(stage) ?? {};
    if (!left.has(stage)) comparison.operations.push(operationOf('add', '/apiStages', stage));
    const path = `/apiStages/${stage}/throttle`;
    const kept = Object.keys(wanted);
    const dropped = Object.keys(present).filter((method) => !Object.hasOwn(wanted, method));
    if (dropped.length > 0 && kept.length === 0) comparison.operations.push(operationOf('remove', path));
    // The keys are raw paths with their leading slash: the service reads this path without escapes.
    else for (const method of dropped) comparison.operations.push(operationOf('remove', `${path}/${method}`));
    for (const method of kept) {
      const from = membersOf(entryOf(present, method));
      const to = membersOf(wanted[method]);
      const texts = Object.entries(limits).map(([limit, rule]) => ({
        path: `${path}/${method}/${limit}`,
        from: observedText(rule, entryOf(from, limit)),
        to: wantedText(comparison, rule, `${path}/${method}/${limit}`, entryOf(to, limit)),
      }));
      const isReset = texts.some((text) => text.from !== undefined && text.to === undefined);
      if (isReset) comparison.operations.push(operationOf('remove', `${path}/${method}`));
      for (const text of texts) {
        if (text.to === undefined || (!isReset && text.to === text.from)) continue;
        comparison.operations.push(operationOf('replace', text.path, text.to));
      }
    }
  }
};

function throttlesByStage(apiStages: unknown): Map<string, Members> {
  if (!Array.isArray(apiStages)) return new Map();
  return new Map(
    apiStages.map((element) => {
      const { apiId, stage, throttle } = membersOf(element);
      return [`${apiId}:${stage}`, membersOf(throttle)];
    }),
  );
}
