import type { CommandInput, Run } from '../command.js';
import { loadConfig } from '../config.js';
import { CommandLineError } from '../errors.js';
import { localInvoke } from '../invoke/local-invoke.js';
import type { Invoked, InvokeRequest } from '../invoke/request.js';
import { stageInvoke } from '../invoke/stage-invoke.js';
import { testInvoke } from '../invoke/test-invoke.js';
import { pairsOf } from '../pairs.js';
import { readText } from '../read-text.js';
import type { Session } from '../session.js';

export const run: Run<'invoke'> = async (session, input) => {
  const { json, fail } = input.options;
  const { status, latency, headers, body, log } = await invoked(session, input, requestOf(session, input));
  if (json) {
    session.printJson({ status, latency, headers, body, log });
  } else {
    if (log) session.tell(`${log.trimEnd()}\n`);
    session.tell(`${status} (${latency} ms)`);
    for (const [name, values] of Object.entries(headers)) for (const value of values) session.tell(`${name}: ${value}`);
    session.tell('');
    if (body) session.print(body);
  }
  return fail && status >= 400 ? 'failed' : 'done';
};

function requestOf(session: Session, { args, options }: CommandInput<'invoke'>): InvokeRequest {
  const { method = '', path = '' } = args;
  if (!path.startsWith('/')) {
    throw new CommandLineError(`A path begins with '/': ${path}.`, {
      code: 'cli.usage',
      hint: 'Write: fluent-apigateway invoke GET /pets/7',
    });
  }
  return {
    httpMethod: method.toUpperCase(),
    path,
    headers: pairsOf('--header', ':', options.header),
    body: options.body === undefined ? undefined : bodyOf(options.body, session.surroundings.cwd),
  };
}

/** Sends the request the way that was asked for. */
async function invoked(
  session: Session,
  { args, options }: CommandInput<'invoke'>,
  request: InvokeRequest,
): Promise<Invoked> {
  const { stage, restApiId, via = 'test', variable, functions } = options;
  const file = args['file'];
  if (via !== 'test' && variable !== undefined) {
    throw usage('--variable is for TestInvokeMethod: a stage has its own variables.');
  }
  if (via !== 'local' && functions !== undefined) throw usage('--functions is for --via local.');
  if (via === 'test')
    return testInvoke(session, { file, restApiId, stage }, request, pairsOf('--variable', '=', variable));
  if (via === 'stage') {
    if (stage === undefined) throw usage('--via stage needs --stage NAME.');
    return stageInvoke(session, { file, restApiId, stage }, request);
  }
  if (restApiId !== undefined) throw usage('--via local is for a definition, not for --rest-api-id.');
  const config = await loadConfig(session.common.config, session.loading);
  return localInvoke(
    session,
    {
      definition: file ?? config.definition,
      functions: functions ?? config.functions,
      region: session.common.region ?? config.region,
      stage,
      http: 'loopback',
    },
    request,
  );
}

function usage(message: string): CommandLineError {
  return new CommandLineError(message, { code: 'cli.usage', hint: 'See fluent-apigateway invoke --help' });
}

/** A body as it was given; `@FILE` is what is in the file. */
function bodyOf(given: string, cwd: string): string {
  return given.startsWith('@') ? readText(given.slice(1), cwd) : given;
}
