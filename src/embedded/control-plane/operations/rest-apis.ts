import { ApiKeySourceType } from '@aws-sdk/client-api-gateway';
import { badRequest } from '../../faults.js';
import type { Context, Operations } from '../context.js';
import { apiOf } from '../lookup.js';
import { pageOf } from '../paging.js';
import { checkPatchedWord, invalidWord } from '../patched-words.js';
import { asBoolean, checkChange, invalidPath, onlyReplace, type Patch, patchesOf } from '../patching.js';
import type { HeldRestApi } from '../state.js';
import { domainNamesOf } from './base-path-mappings.js';
import { withoutEmpty } from './methods.js';
import { checkPolicy, shownPolicy } from './policies.js';
import { clonedContents, newContents } from './rest-api-contents.js';
import { checkTags, withTags } from './tagged.js';
import { withoutStages } from './usage-plans.js';

type Api = HeldRestApi['api'];

const endpointTypes = ['REGIONAL', 'EDGE', 'PRIVATE'] as const;
const largestCompressionSize = 10_485_760;

/** RestApi: what an API is, beside what is in it. */
export const restApis: Operations = {
  CreateRestApi(context, { cloneFrom, ...input }) {
    if (!input.name) throw badRequest('API name cannot be empty');
    if (input.description === '') throw badRequest('Description cannot be an empty string');
    if (input.minimumCompressionSize !== undefined) checkCompressionSize(input.minimumCompressionSize);
    if (input.policy) checkPolicy(input.policy);
    checkTags(input.tags);
    const id = context.newId(10);
    const rootResourceId = context.newId(10);
    const api: Api = withoutEmpty({
      apiKeySource: 'HEADER',
      disableExecuteApiEndpoint: false,
      ...input,
      // An empty policy is none.
      policy: input.policy || undefined,
      id,
      rootResourceId,
      createdDate: context.date(),
      endpointConfiguration: endpointConfiguration(input.endpointConfiguration),
    });
    checkSettings(api);
    const contents =
      cloneFrom === undefined
        ? newContents(context, rootResourceId)
        : clonedContents(context, apiOf(context, cloneFrom), rootResourceId);
    context.state.restApis.set(id, { api, ...contents });
    return shown(context, api);
  },
  GetRestApi: (context, { restApiId }) => withTags(shown(context, apiOf(context, restApiId).api)),
  GetRestApis: (context, input) =>
    pageOf(
      [...context.state.restApis.values()].map(({ api }) => shown(context, api)),
      input,
    ),
  DeleteRestApi(context, { restApiId = '' }) {
    apiOf(context, restApiId);
    const domainNames = domainNamesOf(context, restApiId);
    if (domainNames.length > 0) {
      throw badRequest(
        `Deleting RestApi ${restApiId} failed. Please remove all base path mappings related to the RestApi in your domains: ${domainNames.join(', ')}`,
      );
    }
    context.state.restApis.delete(restApiId);
    withoutStages(context, restApiId);
    return {};
  },
  UpdateRestApi(context, { restApiId, patchOperations }) {
    const held = apiOf(context, restApiId);
    const next = patchesOf(patchOperations).reduce(patched, structuredClone(held.api));
    checkSettings(next);
    held.api = next;
    return withTags(shown(context, next));
  },
};

/** An API as the service shows it. */
export function shown(context: Context, api: Api): Api {
  return api.policy === undefined ? api : { ...api, policy: shownPolicy(context, api.id, api.policy) };
}

/** Checks the settings of an API that a definition was put over. */
export function checkApi(api: Api): void {
  if (api.minimumCompressionSize !== undefined) checkCompressionSize(api.minimumCompressionSize);
  if (api.policy) checkPolicy(api.policy);
  checkSettings(api);
}

/** Checks settings that depend on each other, once all of them are known. */
function checkSettings({ endpointConfiguration, securityPolicy, endpointAccessMode }: Api): void {
  if (endpointConfiguration?.vpcEndpointIds?.length && !endpointConfiguration.types?.includes('PRIVATE'))
    throw badRequest('VPCEndpoints can only be specified with PRIVATE apis.');
  if (securityPolicy?.startsWith('SecurityPolicy_') && !endpointAccessMode)
    throw badRequest('Endpoint access mode is required for the specified security policy');
}

function checkCompressionSize(size: number): void {
  if (!Number.isInteger(size) || size < 0 || size > largestCompressionSize) {
    throw badRequest(`Invalid minimum compression size, must be between 0 and ${largestCompressionSize}`);
  }
}

function endpointConfiguration(given: Api['endpointConfiguration']): NonNullable<Api['endpointConfiguration']> {
  const types = given?.types ?? ['EDGE'];
  if (types.length === 0) throw badRequest('REGIONAL Configuration and EDGE Configuration cannot be both DISABLED.');
  if (types.length > 1) throw badRequest('Cannot create an api with multiple Endpoint Types.');
  const isPrivate = types[0] === 'PRIVATE';
  const ipAddressType = given?.ipAddressType ?? (isPrivate ? 'dualstack' : 'ipv4');
  if (isPrivate && ipAddressType !== 'dualstack')
    throw badRequest('Only dualstack ipAddressType is supported for Private APIs.');
  return { types, ipAddressType, ...(given?.vpcEndpointIds?.length ? { vpcEndpointIds: given.vpcEndpointIds } : {}) };
}

function patched(api: Api, patch: Patch): Api {
  checkPatchedWord('UpdateRestApi', patch);
  const { op, path, value, tokens } = patch;
  const [member, inner, element] = tokens;
  switch (member) {
    case 'binaryMediaTypes':
      return withBinaryMediaTypes(api, patch);
    case 'endpointConfiguration':
      return { ...api, endpointConfiguration: patchedEndpoint(api, patch, inner, element) };
    case 'description': {
      checkChange(op);
      const { description: _, ...rest } = api;
      return op === 'remove' || value === undefined || value === '' ? rest : { ...rest, description: value };
    }
    case 'minimumCompressionSize': {
      if (op !== 'replace') throw onlyReplace();
      const { minimumCompressionSize: _, ...rest } = api;
      if (value === undefined || value === '') return rest;
      checkCompressionSize(Number(value));
      return { ...rest, minimumCompressionSize: Number(value) };
    }
    case 'name':
      if (op !== 'replace') throw onlyReplace();
      if (!value) throw badRequest('API name cannot be empty');
      return { ...api, name: value };
    case 'disableExecuteApiEndpoint':
      if (op !== 'replace') throw onlyReplace();
      return { ...api, disableExecuteApiEndpoint: asBoolean(value) };
    case 'apiKeySource':
    case 'policy':
    case 'securityPolicy':
    case 'endpointAccessMode': {
      if (op !== 'replace') throw onlyReplace();
      if (member === 'policy' && value) checkPolicy(value);
      // An API always has one.
      if (member === 'apiKeySource' && !value) throw invalidWord(member, Object.values(ApiKeySourceType));
      const { [member]: _, ...rest } = api;
      return value === undefined || value === '' ? (rest as Api) : ({ ...rest, [member]: value } as Api);
    }
    default:
      throw invalidPath(path);
  }
}

function withBinaryMediaTypes(api: Api, { op, path, tokens, value }: Patch): Api {
  const [, mediaType, ...rest] = tokens;
  if (mediaType === undefined || rest.length > 0) throw invalidPath(path);
  checkChange(op);
  const others = (api.binaryMediaTypes ?? []).filter((one) => one !== mediaType);
  const next = op === 'remove' ? others : [...others, op === 'replace' ? (value ?? mediaType) : mediaType];
  const { binaryMediaTypes: _, ...members } = api;
  return next.length === 0 ? members : { ...members, binaryMediaTypes: next };
}

function patchedEndpoint(
  api: Api,
  { op, path, value }: Patch,
  member: string | undefined,
  element: string | undefined,
) {
  const configuration = endpointConfiguration(api.endpointConfiguration);
  switch (member) {
    case 'types': {
      if (element === undefined) throw invalidPath(path);
      if (op !== 'replace') throw badRequest("Invalid patch operation specified. Must be 'add'|'remove'|'replace'");
      const type = endpointTypes.find((one) => one === value);
      if (!type) throw badRequest(`Invalid EndpointTypes specified. Valid options are ${endpointTypes.join(',')}`);
      return {
        ...configuration,
        types: [type],
        ...(type === 'PRIVATE' ? { ipAddressType: 'dualstack' as const } : {}),
      };
    }
    case 'ipAddressType': {
      if (op !== 'replace') throw onlyReplace();
      if (value !== 'ipv4' && value !== 'dualstack')
        throw badRequest('ipAddressType must be either ipv4 or dualstack.');
      return endpointConfiguration({ ...configuration, ipAddressType: value });
    }
    case 'vpcEndpointIds': {
      if (op !== 'add' && op !== 'remove') throw invalidPath(path);
      const others = (configuration.vpcEndpointIds ?? []).filter((one) => one !== value);
      if (!value) throw badRequest('Invalid VPC endpoint specified');
      return endpointConfiguration({ ...configuration, vpcEndpointIds: op === 'remove' ? others : [...others, value] });
    }
    default:
      throw invalidPath(path);
  }
}
