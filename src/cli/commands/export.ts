import { collect } from '../../gateway/desired.js';
import type { Loss, Problem, RestApiNode } from '../../index.js';
import type { CommandInput, Run } from '../command.js';
import { loadConfig } from '../config.js';
import { connect, definitionFor } from '../connect.js';
import { CommandLineError } from '../errors.js';
import type { Session } from '../session.js';
import { assertWritable, writeNew } from '../write-file.js';

export const run: Run<'export'> = async (session, input) => {
  const { out, force = false, format = '3.0', strict } = input.options;
  const { cwd } = session.surroundings;
  if (out !== undefined) assertWritable(out, { cwd, force });
  const { model, losses: known = [] } = await modelOf(session, input);
  const { toOpenApi } = await import('../../index.js');
  const written = toOpenApi(model, { version: format as '3.0' | '2.0' });
  const { document } = written;
  const losses: readonly Loss[] = [...known, ...written.losses];
  const text = `${JSON.stringify(document, undefined, 2)}\n`;
  if (out === undefined) session.print(text);
  else writeNew(out, text, { cwd, force });
  for (const { address, member, message } of losses) {
    session.tell(`Not in the document: ${address}${member === undefined ? '' : ` ${member}`}: ${message}`);
  }
  if (out !== undefined) session.tell(`Written to ${out}.`);
  return strict && losses.length > 0 ? 'failed' : 'done';
};

/** The API that is named by its id, live or as a stage serves it; or by a definition, which needs no request. */
async function modelOf(
  session: Session,
  { args, options }: CommandInput<'export'>,
): Promise<{ readonly model: RestApiNode; readonly losses?: readonly Problem[] }> {
  const { restApiId, stage } = options;
  const file = args['file'];
  if (restApiId !== undefined) {
    if (file !== undefined) {
      throw new CommandLineError('Name a definition or a live API to export.', {
        code: 'cli.usage',
        hint: 'Give the file or --rest-api-id.',
      });
    }
    const { gateway } = await connect(session);
    const { signal } = session;
    return stage === undefined
      ? gateway.snapshot(restApiId, { signal })
      : gateway.deployedModel(restApiId, stage, { signal });
  }
  const config = await loadConfig(session.common.config, session.loading);
  const { api } = collect(await definitionFor(session, config, file, stage));
  if (api !== undefined) return { model: api };
  throw new CommandLineError('The definition has no REST API.', {
    code: 'cli.not-a-definition',
    hint: 'Only REST APIs can be exported.',
  });
}
