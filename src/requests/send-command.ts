import type { APIGatewayClient } from '@aws-sdk/client-api-gateway';
import { FluentApiGatewayError } from '../errors/errors.js';
import { ownError } from '../errors/thrown.js';

/** A client of the service: the SDK's own, or anything that sends its commands. */
export type CommandSender = Pick<APIGatewayClient, 'send'>;

/** The lowest version of `@aws-sdk/client-api-gateway` that clients may have. */
export const lowestSdkVersion = '3.975.0';

/**
 * The client can't be worked with: it is of an SDK that is too old (`client.too-old`), or it gave no response
 * (`client.no-response`), as a mock does that wasn't told what to give.
 */
export class ClientError extends FluentApiGatewayError {
  /** Always `'ClientError'`. */
  override readonly name = 'ClientError';
}

/**
 * Sends one command through a client, once.
 *
 * @param operation - the SDK's name of the operation, for errors.
 * @throws what the client throws, as an `Error` of this realm.
 * @throws {@link ClientError}
 */
export async function sendCommand<Output>(
  client: CommandSender,
  command: object,
  operation: string,
  abortSignal: AbortSignal,
): Promise<Output> {
  // The seam: which output belongs to a command is known where the command is made.
  const send = client.send.bind(client) as unknown as (command: object, options: object) => Promise<Output | undefined>;
  let output: Output | undefined;
  try {
    output = await send(command, { abortSignal });
  } catch (thrown) {
    const error = ownError(thrown);
    throw ('$metadata' in error ? undefined : await tooOld(client, error)) ?? error;
  }
  if (typeof output === 'object' && output !== null) return output;
  throw new ClientError(`The client gave no response to ${operation}: ${String(output)} instead of an output.`, {
    code: 'client.no-response',
    address: operation,
    hint: `If the client is a mock, tell it what ${operation} resolves with.`,
  });
}

/** What a failure means that an older client has before it sends anything: commands and clients of two SDKs don't fit. */
async function tooOld(client: CommandSender, cause: Error): Promise<ClientError | undefined> {
  const version = await versionOf(client);
  if (version === undefined || !isBelow(version, lowestSdkVersion)) return undefined;
  return new ClientError(
    `The client is of @aws-sdk/client-api-gateway ${version}; ${lowestSdkVersion} is the lowest version that works.`,
    { code: 'client.too-old', hint: 'Update @aws-sdk/client-api-gateway, and create the client with it.', cause },
  );
}

/** Clients tell the service which version they are, and nobody else. One that can't be asked has none. */
function versionOf(client: object): Promise<string | undefined> {
  return userAgentOf(client)
    .then((parts) => new Map(parts).get('aws-sdk-js'))
    .catch(() => undefined);
}

async function userAgentOf(client: object): ReturnType<UserAgent> {
  const { config } = client as { readonly config: { readonly defaultUserAgentProvider: UserAgent } };
  return config.defaultUserAgentProvider(config);
}

type UserAgent = (config: unknown) => Promise<readonly (readonly [name: string, version: string | undefined])[]>;

function isBelow(version: string, floor: string): boolean {
  const numbers = (text: string) => text.split('.').map(Number.parseFloat);
  const [ours, theirs] = [numbers(floor), numbers(version)];
  const at = ours.findIndex((number, index) => number !== theirs[index]);
  return (theirs[at] ?? 0) < (ours[at] ?? 0);
}
