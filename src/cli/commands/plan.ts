import type { Plan } from '../../index.js';
import type { Run } from '../command.js';
import { guardDeletions, planned } from '../planned.js';
import type { Session } from '../session.js';
import { assertWritable, writeNew } from '../write-file.js';

/** How a plan is printed. */
export interface Printing {
  readonly json?: boolean | undefined;
  readonly markdown?: boolean | undefined;
  readonly showSecrets?: boolean | undefined;
}

export const run: Run<'plan'> = async (session, { args, options }) => {
  const { out, force = false } = options;
  const { cwd } = session.surroundings;
  if (out !== undefined) assertWritable(out, { cwd, force });
  const { plan } = await planned(session, args['file'], options);
  printPlan(session, plan, options);
  guardDeletions(plan, options.maxDeletes);
  if (out !== undefined) {
    writeNew(out, `${JSON.stringify(plan, undefined, 2)}\n`, { cwd, force });
    session.tell(`Saved to ${out}. To carry it out: fluent-apigateway apply ${out}`);
  }
  return options.exitCode && !plan.isEmpty ? 'changes' : 'done';
};

/** Prints a plan to standard output, in the form that was asked for. */
export function printPlan(session: Session, plan: Plan, { json, markdown, showSecrets = false }: Printing): void {
  if (json) session.printJson(plan);
  else
    session.print(
      plan.render({ format: markdown ? 'markdown' : 'text', color: session.isColored, secrets: showSecrets }),
    );
}
