import { mkdirSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { visibleText } from '../../errors/visible-text.js';
import { collect, type Plannable } from '../../gateway/desired.js';
import type { ApiGateway, SourceEdit } from '../../index.js';
import { apiOf } from '../api-of.js';
import type { CommandInput, Run } from '../command.js';
import { connect, definitionFor } from '../connect.js';
import { CommandLineError } from '../errors.js';
import type { Outcome } from '../exit-codes.js';
import type { Session } from '../session.js';
import { assertWritable, cannotWrite, writeNew } from '../write-file.js';

export const run: Run<'pull'> = async (session, input) => {
  const { all = false, edits, explicit = false, split = false, stdout, json, strict, stage } = input.options;
  if (edits) return listEdits(session, input);
  if (input.args['file'] !== undefined) {
    throw new CommandLineError('A definition can be given only with --edits.', {
      code: 'cli.usage',
      hint: 'Give --out FILE for where the source goes, or add --edits.',
    });
  }
  if (all && stage !== undefined) {
    throw new CommandLineError('--all writes what is live, and --stage what one stage serves.', {
      code: 'cli.usage',
      hint: 'Leave one of them out.',
    });
  }
  const { gateway } = await connect(session);
  const { signal } = session;
  const restApiId = input.options.restApiId ?? (await whichApi(session, gateway));
  const { toSource } = await import('../../index.js');
  const read =
    stage === undefined
      ? await gateway.snapshot(restApiId, { signal, beside: all })
      : await gateway.deployedModel(restApiId, stage, { signal });
  const { files, losses } = toSource(read, { explicit, split });
  if (json) session.printJson({ files, losses });
  else if (stdout) for (const [path, content] of Object.entries(files)) session.print(withTitle(files, path, content));
  else writeFiles(session, files, input.options);
  for (const { address, message } of losses) session.tell(`Not in the source: ${address}: ${message}`);
  return strict && losses.length > 0 ? 'failed' : 'done';
};

/** Several files need their names. */
function withTitle(files: Readonly<Record<string, string>>, path: string, content: string): string {
  return Object.keys(files).length === 1 ? content : `// ${path}\n${content}`;
}

/** Writes all of the files, or none: what is there already is seen before. */
function writeFiles(
  session: Session,
  files: Readonly<Record<string, string>>,
  { out = '.', force = false }: CommandInput<'pull'>['options'],
): void {
  const { cwd } = session.surroundings;
  const placed = Object.entries(files).map(([path, content]) => [placeOf(path, out), content] as const);
  for (const [path] of placed) {
    makeFolder(resolve(cwd, dirname(path)), path);
    assertWritable(path, { cwd, force });
  }
  for (const [path, content] of placed) writeNew(path, content, { cwd, force, mode: 0o666 });
  session.print(placed.map(([path]) => path).join('\n'));
}

/** The module gets the name that was given, unless that is a folder's; its other files go beside it. */
function placeOf(path: string, out: string): string {
  if (!/\.[cm]?ts$/.test(out)) return join(out, path);
  return path === 'api.ts' ? out : join(dirname(out), path);
}

function makeFolder(folder: string, file: string): void {
  try {
    mkdirSync(folder, { recursive: true });
  } catch (error) {
    throw cannotWrite(file, error);
  }
}

async function listEdits(session: Session, { args, options }: CommandInput<'pull'>): Promise<Outcome> {
  const connection = await connect(session);
  const { all = false, restApiId: named, stage, json } = options;
  const file = args['file'] ?? connection.config.definition;
  const { restApiId } = await apiOf(session, connection, { file, restApiId: named, stage });
  const loaded = await definitionFor(session, connection.config, file, stage);
  const list: readonly Plannable[] = Array.isArray(loaded) ? loaded : [loaded];
  if (collect(list).api === undefined) {
    throw new CommandLineError('The definition has no REST API.', { code: 'cli.not-a-definition' });
  }
  const { toEdits } = await import('../../index.js');
  const read = { signal: session.signal, beside: all ? list : false };
  const edits = toEdits(list, await connection.gateway.snapshot(restApiId, read));
  if (json) session.printJson(edits);
  else session.print(edits.length === 0 ? 'Nothing differs.' : edits.map(textOf).join('\n\n'));
  return 'done';
}

function textOf({ address, before, after }: SourceEdit): string {
  const lines = (sign: string, source = '') => source.split('\n').map((line) => `  ${sign} ${line}`);
  return [
    address,
    ...(before === undefined ? [] : lines('-', before)),
    ...(after === undefined ? [] : lines('+', after)),
  ].join('\n');
}

/**
 * The API that is chosen at a terminal.
 *
 * @throws {@link CommandLineError} `cli.which-api`, with the APIs to choose from, where nobody can be asked.
 */
async function whichApi(session: Session, gateway: ApiGateway): Promise<string> {
  const apis = await gateway.listRestApis({}, { signal: session.signal }).toArray({ limit: Number.POSITIVE_INFINITY });
  const found = apis.map(({ id = '', name = '', createdDate }) => ({
    id,
    said: `${name}${createdDate === undefined ? '' : `, created on ${createdDate.toISOString().slice(0, 10)}`}`,
  }));
  const lines = found.map(({ id, said }) => visibleText(`${id}  ${said}`));
  if (session.canAsk && lines.length > 0) return found[await session.choose('Which REST API?', lines)]?.id ?? '';
  // An error's message has the first of its problems alone: people get all of them.
  if (!session.common.json && lines.length > 0) session.tell(`${lines.join('\n')}\n`);
  throw new CommandLineError('No REST API was named.', {
    code: 'cli.which-api',
    hint: lines.length === 0 ? 'This account has no REST API in this Region.' : 'Give --rest-api-id ID.',
    ...(session.common.json
      ? { problems: found.map(({ id, said }) => ({ code: 'cli.which-api', address: id, message: said })) }
      : {}),
  });
}
