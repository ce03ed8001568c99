import type { APIGatewayClient, APIGatewayClientConfig } from '@aws-sdk/client-api-gateway';
import type { ApiGateway, OnEvent } from '../index.js';
import { type Config, loadConfig } from './config.js';
import { CommandLineError } from './errors.js';
import { type Loaded, loadDefinition } from './load-definition.js';
import type { Session } from './session.js';

/** The service, as the options, the config file and the environment say. */
export interface Connection {
  readonly config: Config;
  readonly client: APIGatewayClient;
  readonly gateway: ApiGateway;
  /** Where API Gateway is; absent: AWS. */
  readonly endpoint: string | undefined;
  /** For questions: the Region, or the endpoint where that isn't AWS. */
  place(): Promise<string>;
}

/** The SDK and the library are loaded here, when a command needs them. */
export async function connect(session: Session): Promise<Connection> {
  const config = await loadConfig(session.common.config, session.loading);
  const [sdk, library] = await Promise.all([import('@aws-sdk/client-api-gateway'), import('../index.js')]);
  const endpoint = endpointOf(config, session);
  if (endpoint !== undefined && !isHttp(endpoint)) throw noUrl(endpoint);
  const client = new sdk.APIGatewayClient(clientConfig(config, session));
  const { quotaShare } = config;
  const onEvent = await progressOf(session);
  return {
    config,
    client,
    endpoint,
    place: async () => endpoint ?? (await client.config.region()),
    gateway: new library.ApiGateway(client, { quotaShare, onEvent }),
  };
}

/** A place in a sentence: `in eu-central-1`, `at http://127.0.0.1:4000`. */
export function inPlace(place: string): string {
  return `${isHttp(place) ? 'at' : 'in'} ${place}`;
}

/** The definition that was named, or the config's. */
export function definitionFor(
  session: Session,
  config: Config,
  file: string | undefined,
  stage: string | undefined,
): Promise<Loaded> {
  return loadDefinition(file ?? config.definition, { env: session.surroundings.env, stage }, session.loading);
}

function endpointOf(config: Config, { common, surroundings: { env } }: Session): string | undefined {
  return (
    common.endpointUrl ??
    config.endpointUrl ??
    (env['AWS_ENDPOINT_URL_API_GATEWAY'] || env['AWS_ENDPOINT_URL'] || undefined)
  );
}

function isHttp(url: string): boolean {
  return URL.canParse(url) && /^https?:$/.test(new URL(url).protocol);
}

function noUrl(endpoint: string): CommandLineError {
  return new CommandLineError(`The endpoint isn't an HTTP URL: ${endpoint}.`, {
    code: 'cli.usage',
    hint: 'Write the URL that `serve` prints: --endpoint-url http://127.0.0.1:4000',
  });
}

/** What a gateway on this machine takes from whoever has no account. */
const localCredentials = { accessKeyId: 'embedded', secretAccessKey: 'embedded' };

function clientConfig(config: Config, session: Session): APIGatewayClientConfig {
  const {
    common,
    surroundings: { env },
  } = session;
  const region = common.region ?? config.region;
  const profile = common.profile ?? config.profile;
  const endpoint = common.endpointUrl ?? config.endpointUrl;
  const isLocal = isLoopback(endpointOf(config, session));
  const hasCredentials = Boolean(profile ?? env['AWS_PROFILE'] ?? env['AWS_ACCESS_KEY_ID']);
  const hasRegion = Boolean(region ?? profile ?? env['AWS_REGION'] ?? env['AWS_PROFILE']);
  return {
    ...(region === undefined ? {} : { region }),
    ...(profile === undefined ? {} : { profile }),
    ...(endpoint === undefined ? {} : { endpoint }),
    ...(isLocal && !hasCredentials ? { credentials: localCredentials } : {}),
    ...(isLocal && !hasRegion ? { region: 'us-east-1' } : {}),
  };
}

function isLoopback(url: string | undefined): boolean {
  if (url === undefined || !URL.canParse(url)) return false;
  return /^(?:localhost|127(?:\.\d+){3}|\[::1\])$/.test(new URL(url).hostname);
}

/** A bar where standard error is a terminal and log-update is installed, lines elsewhere. */
async function progressOf({ common, surroundings }: Session): Promise<OnEvent | undefined> {
  if (common.quiet) return undefined;
  const { MissingPackageError, terminalProgress } = await import('../progress/index.js');
  const output = surroundings.stderr;
  const isDrawn = output.isTTY === true && surroundings.env['TERM'] !== 'dumb';
  return terminalProgress({ output, interactive: isDrawn }).catch((error: unknown) => {
    if (error instanceof MissingPackageError) return terminalProgress({ output, interactive: false });
    throw error;
  });
}
