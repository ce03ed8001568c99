/**
 * Clients of API Gateway that are not the SDK for JavaScript, all asked in the same way.
 *
 * @module
 */
import { type ChildProcessWithoutNullStreams, execFile, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { OperationInput, OperationName, OperationOutput } from '../../src/calls/call.js';

/** The list operations that are tried with the clients' own paginators, and their responses. */
interface Listed {
  readonly GetResources: OperationOutput<'GetResources'>;
  readonly GetModels: OperationOutput<'GetModels'>;
}

/** A client of one endpoint. */
export interface OtherClient {
  /** One call. @throws OtherClientError with the name of the service's error. */
  send<Operation extends OperationName>(
    operation: Operation,
    input: OperationInput<Operation>,
  ): Promise<OperationOutput<Operation>>;
  /** All items of a list, by the client's own paginator. */
  items<Operation extends keyof Listed>(
    operation: Operation,
    input: OperationInput<Operation>,
    pageSize: number,
  ): Promise<NonNullable<Listed[Operation]['items']>>;
  close(): Promise<void>;
}

/** A refusal, with the name that the service gave it. */
export class OtherClientError extends Error {
  constructor(name: string, message: string) {
    super(message);
    this.name = name;
  }
}

/** What keeps these clients to what they are told here, whatever the machine is set up for. */
const environment = {
  ...process.env,
  AWS_ACCESS_KEY_ID: 'test',
  AWS_SECRET_ACCESS_KEY: 'test',
  AWS_SESSION_TOKEN: '',
  AWS_DEFAULT_REGION: 'us-east-1',
  AWS_REGION: 'us-east-1',
  AWS_CONFIG_FILE: '/dev/null',
  AWS_SHARED_CREDENTIALS_FILE: '/dev/null',
  AWS_EC2_METADATA_DISABLED: 'true',
  AWS_MAX_ATTEMPTS: '1',
  AWS_PAGER: '',
};

/** Of the AWS CLI, `aws` on the path. One process a call. */
export async function openAwsCli(endpoint: string): Promise<OtherClient> {
  if (spawnSync('aws', ['--version'], { env: environment }).status !== 0) {
    throw new Error("There is no AWS CLI ('aws') on the path. Install it with: apt-get install awscli");
  }
  const run = (operation: OperationName, input: unknown, ...options: readonly string[]): Promise<unknown> =>
    new Promise((resolve, reject) => {
      const command = operation.replace(/(?!^)[A-Z]/g, (letter) => `-${letter}`).toLowerCase();
      const args = ['apigateway', command, '--cli-input-json', JSON.stringify(input), ...options];
      execFile(
        'aws',
        [...args, '--endpoint-url', endpoint, '--output', 'json'],
        { env: environment },
        (error, stdout, stderr) => {
          if (error === null) return resolve(stdout.trim() === '' ? {} : JSON.parse(stdout));
          const [, name, message] =
            /An error occurred \((\w+)\) when calling the \w+ operation[^:]*: (.*)/s.exec(stderr) ?? [];
          reject(name === undefined ? error : new OtherClientError(name, message?.trim() ?? ''));
        },
      );
    });
  return {
    send: async (operation, input) => (await run(operation, input, '--no-paginate')) as never,
    items: async (operation, input, pageSize) => {
      const { items } = (await run(operation, input, '--page-size', String(pageSize))) as { readonly items: unknown };
      return items as never;
    },
    close: async () => undefined,
  };
}

/** Of boto3, in one process for all calls, one after the other. */
export async function openBoto3(endpoint: string): Promise<OtherClient> {
  const script = fileURLToPath(new URL('./boto3_client.py', import.meta.url));
  const child = spawn(pythonWithBoto3(), [script, endpoint], { env: environment });
  let complaints = '';
  child.stderr.on('data', (chunk: Buffer) => {
    complaints += chunk.toString();
  });
  child.stdin.on('error', (error) => {
    complaints += error.message;
  });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  let before: Promise<unknown> = Promise.resolve();
  const ask = (request: object): Promise<unknown> => {
    const asked = before.then(() => askNow(request));
    before = asked.catch(() => undefined);
    return asked;
  };
  async function askNow(request: object): Promise<unknown> {
    child.stdin.write(`${JSON.stringify(request)}\n`);
    const line = await lines.next();
    if (line.done) throw new Error(`boto3's process ended:\n${complaints}`);
    const { output, error } = JSON.parse(line.value) as {
      readonly output: unknown;
      readonly error?: { readonly name: string; readonly message: string };
    };
    if (error) throw new OtherClientError(error.name, error.message);
    return output;
  }
  return {
    send: async (operation, input) => (await ask({ operation, input })) as never,
    items: async (operation, input, pageSize) => {
      const { pages } = (await ask({ operation, input, pageSize })) as {
        readonly pages: readonly { readonly items?: readonly unknown[] }[];
      };
      return pages.flatMap(({ items = [] }) => items) as never;
    },
    close: () => end(child),
  };
}

/** Distributions install boto3 for their own Python, which need not be the first on the path. */
function pythonWithBoto3(): string {
  const found = ['python3', '/usr/bin/python3'].find(
    (python) => spawnSync(python, ['-c', 'import boto3'], { env: environment }).status === 0,
  );
  if (found === undefined) throw new Error('No python3 has boto3. Install it with: apt-get install python3-boto3');
  return found;
}

async function end(child: ChildProcessWithoutNullStreams): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exited = once(child, 'exit');
  child.stdin.end();
  await exited;
}
