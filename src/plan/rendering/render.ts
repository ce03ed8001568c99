import type { PlanContent } from '../plan-json.js';
import { maskedPlan } from '../secrecy.js';
import { markdownOf } from './markdown.js';
import type { RenderOptions } from './options.js';
import { textOf } from './text.js';

/** A plan for people. */
export function render(plan: PlanContent, options: RenderOptions): string {
  const { format = 'text', color, secrets = false, maxLength } = options;
  const shown = secrets ? plan : maskedPlan(plan);
  return format === 'markdown' ? markdownOf(shown, maxLength) : textOf(shown, color);
}
