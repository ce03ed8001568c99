import type { BasePathMapping, Stage } from '@aws-sdk/client-api-gateway';
import type { AccountState, HeldRestApi } from '../control-plane/state.js';
import { takesCanary } from './canary.js';
import type { ReceivedRequest, Site } from './exchange.js';

/** Which stage a request is for, as its host and its path say. */
export interface StageAddress {
  readonly apiId: string;
  readonly stageName: string;
  /** Below the stage or the base path. */
  readonly path: string;
  readonly fullPath: string;
  /** Set where a custom domain name led here. */
  readonly basePath: string | undefined;
  readonly domainName: string;
}

/** A request that isn't one to an API. */
export const elsewhere = Symbol('elsewhere');
/** A request to the data plane that leads to no stage. */
export const nowhere = Symbol('nowhere');

/** Of an API, of a stage, and the rest. */
const pathForms = [
  /^\/restapis\/([^/]+)\/([^/]+)\/_user_request_(\/.*)?$/,
  /^\/_aws\/execute-api\/([^/]+)\/([^/]+)(\/.*)?$/,
];
/** Of an API, of an API behind a VPC endpoint, and of such an endpoint, where a header names the API. */
const hostForms = [
  /^([a-z0-9]+)(?:-vpce-[a-z0-9]+)?\.execute-api\.(?:[a-z0-9-]+\.amazonaws\.com(?:\.cn)?|localhost)$/,
  /^vpce-[a-z0-9-]+\.execute-api\.[a-z0-9-]+\.vpce\.(?:amazonaws\.com(?:\.cn)?|localhost)$/,
];

/** The VPC endpoint that a private host names. */
export const vpcEndpointOf = (host: string) => /(?:^|-)(vpce-[a-z0-9]+)(?:-[a-z0-9-]+)?\.execute-api\./.exec(host)?.[1];

/**
 * Reads the address of a stage out of a request: by the path forms of this gateway, the hosts of the service and their
 * `execute-api.localhost`, and custom domain names.
 */
export function addressOf(
  { host, path, headers }: Pick<ReceivedRequest, 'host' | 'path' | 'headers'>,
  { state, region }: { readonly state: AccountState; readonly region: string },
): StageAddress | typeof elsewhere | typeof nowhere {
  const domain = state.domainNames.get(host) ?? state.domainNames.get(host.replace(/^[^.]+/, '*'));
  if (domain) return mapped([...domain.mappings.values()], path, host);
  for (const form of hostForms) {
    const match = form.exec(host);
    if (!match) continue;
    const apiId = match[1] ?? headers.find(([name]) => name.toLowerCase() === 'x-apigw-api-id')?.[1];
    return apiId === undefined ? nowhere : belowStage(apiId, path, host);
  }
  for (const form of pathForms) {
    const match = form.exec(path);
    if (!match) continue;
    const [, apiId = '', stageName = '', rest = ''] = match;
    return stageAt(apiId, stageName, rest, `${apiId}.execute-api.${region}.amazonaws.com`);
  }
  return elsewhere;
}

function belowStage(apiId: string, path: string, domainName: string): StageAddress | typeof nowhere {
  const [, stageName, rest = ''] = /^\/+([^/]+)(\/.*)?$/s.exec(path) ?? [];
  return stageName === undefined ? nowhere : stageAt(apiId, stageName, rest, domainName);
}

function stageAt(apiId: string, stageName: string, rest: string, domainName: string): StageAddress {
  const below = rest === '' ? '/' : rest;
  return {
    apiId,
    stageName,
    path: oneSlash(below),
    fullPath: `/${stageName}${below}`,
    basePath: undefined,
    domainName,
  };
}

const root = '(none)';

/** The longest base path that fits says the API; one that names no stage has it in the path, behind itself. */
function mapped(mappings: readonly BasePathMapping[], path: string, domainName: string): StageAddress | typeof nowhere {
  const asked = oneSlash(path);
  const fits = ({ basePath = root }: BasePathMapping) =>
    basePath === root || asked === `/${basePath}` || asked.startsWith(`/${basePath}/`);
  const lengthOf = ({ basePath = root }: BasePathMapping) => (basePath === root ? 0 : basePath.length);
  const [mapping] = mappings.filter(fits).sort((one, other) => lengthOf(other) - lengthOf(one));
  if (!mapping) return nowhere;
  const { restApiId: apiId = '', stage } = mapping;
  const prefix = mapping.basePath === root || !mapping.basePath ? '' : `/${mapping.basePath}`;
  const behind = oneSlash(asked.slice(prefix.length));
  const common = { apiId, basePath: mapping.basePath ?? root, domainName, fullPath: asked };
  if (stage && stage !== root) return { ...common, stageName: stage, path: behind };
  const below = belowStage(apiId, behind, domainName);
  return below === nowhere ? nowhere : { ...common, stageName: below.stageName, path: below.path };
}

/** With one slash in front; those inside stay. */
const oneSlash = (path: string) => `/${path.replace(/^\/+/, '')}`;

/**
 * What answers at an address: the stage as it is now, with the API as it was deployed to it or to its canary.
 *
 * @returns `undefined` if the stage does not exist or the API's default endpoint is disabled.
 */
export function siteAt(
  address: StageAddress,
  { state, random }: { readonly state: AccountState; readonly random: () => number },
): Site | undefined {
  const { apiId, stageName, domainName, basePath } = address;
  const held = state.restApis.get(apiId);
  const stage = held?.stages.get(stageName);
  if (!held || !stage) return undefined;
  const canary = stage.canarySettings;
  const isCanary = canary?.deploymentId === undefined ? undefined : takesCanary(canary.percentTraffic ?? 0, random);
  const deploymentId = (isCanary ? canary?.deploymentId : stage.deploymentId) ?? '';
  const api = held.deployed.get(deploymentId);
  if (!api || (basePath === undefined && isClosed(api))) return undefined;
  const { path, fullPath } = address;
  const [domainPrefix = ''] = domainName.split('.', 1);
  return {
    apiId,
    stageName,
    api,
    deploymentId,
    stage,
    stageVariables: variablesOf(stage, isCanary),
    isCanary,
    path,
    fullPath,
    basePath,
    domainName,
    domainPrefix,
  };
}

/** Why nothing answers at an address, as logs say it. */
export function whyNoSite(address: StageAddress | typeof nowhere, state: AccountState): string {
  if (address === nowhere) return 'The URL names no stage, or no base path mapping fits it';
  const { apiId, stageName } = address;
  const held = state.restApis.get(apiId);
  if (!held) return `The embedded gateway has no REST API '${apiId}'`;
  if (held.stages.has(stageName))
    return `The stage '${stageName}' has no deployment, or disableExecuteApiEndpoint closes it except by custom domain names`;
  const names = [...held.stages.keys()].join(', ');
  return `The API ${apiId} has no stage '${stageName}': ${names === '' ? 'it has none' : `it has ${names}`}`;
}

const isClosed = ({ api }: HeldRestApi) => api.disableExecuteApiEndpoint === true;

const variablesOf = ({ variables = {}, canarySettings }: Stage, isCanary: boolean | undefined) =>
  isCanary ? { ...variables, ...canarySettings?.stageVariableOverrides } : variables;
