import type { BasePathMapping } from '@aws-sdk/client-api-gateway';
import { badRequest, conflict, notFound } from '../../faults.js';
import type { HeldDomainName } from '../account-entities.js';
import type { Context, Operations } from '../context.js';
import { pageOf } from '../paging.js';
import { patchesOf, refuseUnless } from '../patching.js';
import { domainNameOf, keepDomainName } from './domain-names.js';

/** What stands for the mapping of the domain's root. */
const root = '(none)';

/** BasePathMapping: which API answers under a domain name. */
export const basePathMappings = {
  CreateBasePathMapping(context, { basePath, restApiId, stage, ...address }) {
    const held = domainNameOf(context, address);
    const mapping = checked(context, { basePath: basePath || root, restApiId, stage });
    keep(context, held, mapping);
    return mapping;
  },

  GetBasePathMapping(context, { basePath, ...address }) {
    return mappingOf(domainNameOf(context, address), basePath);
  },

  GetBasePathMappings(context, { position, limit, ...address }) {
    return pageOf([...domainNameOf(context, address).mappings.values()], { position, limit });
  },

  UpdateBasePathMapping(context, { basePath, patchOperations, ...address }) {
    const held = domainNameOf(context, address);
    const before = mappingOf(held, basePath);
    let mapping = before;
    for (const patch of patchesOf(patchOperations)) {
      refuseUnless(patch, { replace: ['/basePath', '/restapiId', '/stage'] });
      const { value = '' } = patch;
      if (patch.path === '/basePath') mapping = { ...mapping, basePath: value || root };
      else if (patch.path === '/stage') mapping = { ...mapping, stage: value || undefined };
      else mapping = { ...mapping, restApiId: value };
    }
    const mappings = new Map([...held.mappings].filter(([path]) => path !== before.basePath));
    keep(context, { ...held, mappings }, checked(context, mapping));
    return mapping;
  },

  DeleteBasePathMapping(context, { basePath, ...address }) {
    const held = domainNameOf(context, address);
    const mapping = mappingOf(held, basePath);
    const mappings = new Map([...held.mappings].filter(([path]) => path !== mapping.basePath));
    keepDomainName(context, { ...held, mappings });
    return {};
  },
} satisfies Operations;

function mappingOf({ mappings }: HeldDomainName, basePath: string | undefined): BasePathMapping {
  const mapping = mappings.get(basePath || root);
  if (!mapping) throw notFound('Invalid base path mapping identifier specified');
  return mapping;
}

function keep(context: Context, held: HeldDomainName, mapping: BasePathMapping): void {
  const { basePath = root } = mapping;
  if (held.mappings.has(basePath)) throw conflict('Base path already exists for this domain name');
  keepDomainName(context, { ...held, mappings: new Map([...held.mappings, [basePath, mapping]]) });
}

function checked({ state }: Context, mapping: BasePathMapping): BasePathMapping {
  if (mapping.basePath?.includes('/')) {
    throw badRequest(
      "API Gateway V1 doesn't support the slash character (/) in base path mappings. To create a multi-level base path mapping, use API Gateway V2.",
    );
  }
  const api = state.restApis.get(mapping.restApiId ?? '');
  if (!api) throw badRequest('Invalid REST API identifier specified');
  if (mapping.stage && !api.stages.has(mapping.stage)) throw badRequest('Invalid stage identifier specified');
  return mapping;
}

/** The domain names that map to an API, or to one of its stages. */
export function domainNamesOf({ state }: Context, restApiId: string, stageName?: string): readonly string[] {
  return [...state.domainNames.values()]
    .filter(({ mappings }) =>
      [...mappings.values()].some(
        (mapping) => mapping.restApiId === restApiId && (stageName === undefined || mapping.stage === stageName),
      ),
    )
    .map(({ domain }) => domain.domainName);
}
