import { sayingOf } from '../../errors/thrown.js';
import { apiOf, type Naming } from '../api-of.js';
import { type Connection, connect } from '../connect.js';
import { CommandLineError } from '../errors.js';
import type { Session } from '../session.js';
import { fetchOptions, type Invoked, type InvokeRequest, invokedBy } from './request.js';

/**
 * Calls a deployed stage, as its callers do: through authorizers, API keys, throttles and the cache.
 *
 * @throws {@link CommandLineError} `cli.no-response` when nothing answers there.
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/how-to-call-api.html
 */
export async function stageInvoke(
  session: Session,
  naming: Naming & { readonly stage: string },
  request: InvokeRequest,
): Promise<Invoked> {
  const connection = await connect(session);
  const { restApiId } = await apiOf(session, connection, naming);
  const url = `${await invokeUrlOf(connection, restApiId, naming.stage)}${request.path}`;
  const startedAt = performance.now();
  try {
    return await invokedBy(await fetch(url, fetchOptions(request, session.signal)), startedAt);
  } catch (error) {
    session.signal.throwIfAborted();
    const { cause } = Object(error) as { readonly cause?: unknown };
    throw new CommandLineError(`Nothing answers at ${url}: ${sayingOf(cause ?? error)}`, {
      code: 'cli.no-response',
      hint: 'Check the Region, the endpoint, and whether the API is private or has its default endpoint disabled.',
      cause: error,
    });
  }
}

/** Where a stage is called: below the endpoint where that isn't AWS, as with `serve`. */
async function invokeUrlOf({ client, endpoint }: Connection, restApiId: string, stageName: string): Promise<string> {
  if (endpoint !== undefined) return `${endpoint.replace(/\/+$/, '')}/_aws/execute-api/${restApiId}/${stageName}`;
  const region = await client.config.region();
  const suffix = region.startsWith('cn-') ? 'amazonaws.com.cn' : 'amazonaws.com';
  return `https://${restApiId}.execute-api.${region}.${suffix}/${stageName}`;
}
