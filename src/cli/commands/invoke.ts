import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { apiOf, resourcesOf } from '../api-of.js';
import type { Run } from '../command.js';
import { connect } from '../connect.js';
import { CommandLineError } from '../errors.js';
import { pairsOf } from '../pairs.js';
import { resourceFor } from '../resource-for.js';

export const run: Run<'invoke'> = async (session, { args, options }) => {
  const { method: verb = '', path = '' } = args;
  const { restApiId: named, stage, header, variable, json, fail } = options;
  if (!path.startsWith('/')) {
    throw new CommandLineError(`A path begins with '/': ${path}.`, {
      code: 'cli.usage',
      hint: 'Write: fluent-apigateway invoke GET /pets/7',
    });
  }
  const headers = pairsOf('--header', ':', header);
  const stageVariables = pairsOf('--variable', '=', variable);
  const body = options.body === undefined ? undefined : bodyOf(options.body, session.surroundings.cwd);
  const connection = await connect(session);
  const { gateway } = connection;
  const { signal } = session;
  const { restApiId } = await apiOf(session, connection, { file: args['file'], restApiId: named, stage });
  const resources = await resourcesOf(gateway, restApiId, signal);
  const asked = verb.toUpperCase();
  const resource = resourceFor(resources, path.replace(/\?.*/s, ''));
  const methods = Object.keys(resource?.resourceMethods ?? {});
  const httpMethod = methods.includes(asked) ? asked : methods.find((one) => one === 'ANY');
  if (resource?.id === undefined || httpMethod === undefined) {
    throw new CommandLineError(`The API has no method for ${asked} ${path}.`, {
      code: 'cli.no-method',
      hint:
        resource === undefined
          ? 'No resource has such a path.'
          : `${resource.path} has ${methods.join(', ') || 'no methods'}.`,
    });
  }
  const { TestInvokeMethodCommand } = await import('@aws-sdk/client-api-gateway');
  const response = await gateway.send(
    new TestInvokeMethodCommand({
      restApiId,
      resourceId: resource.id,
      httpMethod: httpMethod === 'ANY' ? asked : httpMethod,
      pathWithQueryString: path,
      headers,
      stageVariables,
      body,
    }),
    { signal, address: `${asked} ${resource.path}` },
  );
  const { status = 0, latency, log, multiValueHeaders = {} } = response;
  if (json) {
    session.printJson({ status, latency, headers: multiValueHeaders, body: response.body, log });
  } else {
    session.tell(log?.trimEnd() ?? '');
    session.tell('');
    session.tell(`${status} (${latency} ms)`);
    for (const [name, values] of Object.entries(multiValueHeaders))
      for (const value of values) session.tell(`${name}: ${value}`);
    session.tell('');
    if (response.body) session.print(response.body);
  }
  return fail && status >= 400 ? 'failed' : 'done';
};

/** A body as it was given; `@FILE` is what is in the file. */
function bodyOf(given: string, cwd: string): string {
  if (!given.startsWith('@')) return given;
  const file = given.slice(1);
  try {
    return readFileSync(resolve(cwd, file), 'utf8');
  } catch (error) {
    throw new CommandLineError(`${file} can't be read.`, {
      code: 'cli.no-file',
      hint: `It was looked for in ${cwd}.`,
      cause: error,
    });
  }
}
