import type { ApplyOptions, Plan } from '../../index.js';
import { keysOf } from '../../plain.js';
import type { CommandInput, Run } from '../command.js';
import { connect } from '../connect.js';
import { CommandLineError } from '../errors.js';
import { flagOf } from '../options.js';
import { pairsOf } from '../pairs.js';
import { carryOut, type Planned, planned } from '../planned.js';
import { readText } from '../read-text.js';
import type { Session } from '../session.js';
import { planningOptions } from '../specs.js';
import type { Surroundings } from '../surroundings.js';

export const run: Run<'apply'> = async (session, { args, options }) => {
  const file = args['file'];
  const secrets = secretsFrom(options.secret, session.surroundings.env);
  const isSaved = file?.endsWith('.json') === true;
  const found = isSaved ? await saved(session, file, options) : await planned(session, file, options);
  return carryOut(session, found, { ...options, isLookedAt: isSaved, question: questionOf(found.plan), secrets });
};

function questionOf({ calls }: Plan): (place: string) => string {
  return (place) => `Send ${calls.length === 1 ? 'this call' : `these ${calls.length} calls`} to ${place}?`;
}

/**
 * The values of `ADDRESS=VARIABLE`, by address.
 *
 * @throws {@link CommandLineError} `cli.usage` for a variable that isn't set.
 */
function secretsFrom(given: readonly string[] | undefined, env: Surroundings['env']): ApplyOptions['secrets'] {
  if (given === undefined) return undefined;
  const variables = pairsOf('--secret', '=', given, 'ADDRESS=VARIABLE');
  for (const variable of Object.values(variables)) {
    if (env[variable]) continue;
    throw new CommandLineError(`The environment variable ${variable} isn't set.`, {
      code: 'cli.usage',
      hint: 'Nothing was sent. --secret takes the name of a variable, not a value.',
    });
  }
  return (address) => env[variables[address] ?? ''];
}

/** A plan that was saved, with the API and the definition that it was made for. */
async function saved(session: Session, file: string, options: CommandInput<'apply'>['options']): Promise<Planned> {
  const given = keysOf(planningOptions).filter((name) => options[name] !== undefined);
  if (given.length > 0) {
    throw new CommandLineError('A saved plan is applied as it is.', {
      code: 'cli.usage',
      hint: `Give ${given.map(flagOf).join(', ')} when the plan is made.`,
    });
  }
  const text = readText(file, session.surroundings.cwd);
  const connection = await connect(session);
  const { Plan: Plans } = await import('../../index.js');
  return { ...connection, plan: Plans.fromJSON(text) };
}
