import type { Run } from '../command.js';
import { planned } from '../planned.js';
import { printPlan } from './plan.js';

export const run: Run<'diff'> = async (session, { args, options }) => {
  const { plan } = await planned(session, args['file'], options);
  printPlan(session, plan, options);
  return plan.isEmpty ? 'done' : 'changes';
};
