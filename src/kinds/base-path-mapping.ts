import { newCall } from '../calls/new-call.js';
import { deepFreeze, textsOf, withoutUndefined } from '../plain.js';
import { domainNameKind } from './domain-name.js';
import { addressIn, type ListedKind } from './kind.js';
import { foundByGet } from './lost-create.js';
import { type ApiNameOrId, apiIdOf, named, type StageOf, stageAddresses } from './stage-of.js';

/** The mapping of what no other mapping is for. */
export const rootBasePath = '(none)';

/**
 * Which API answers under a base path of a domain name.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/api/API_BasePathMapping.html
 */
export interface BasePathMappingNode {
  /** What kind of node this is. */
  readonly kind: 'BasePathMapping';
  /** The domain name it belongs to: `api.example.com`. */
  readonly domainName: string;
  /** One path segment; `(none)` for the root. */
  readonly basePath: string;
  /** The API that responds there. */
  readonly restApi: ApiNameOrId;
  /** The stage that requests go to. @defaultValue callers name the stage in the path */
  readonly stageName?: string;
  /** Whether the domain name is private: then it is known by an id, too. */
  readonly isPrivate?: boolean;
  /** The domain name is somebody else's: what another API has there is refused. */
  readonly attached?: boolean;
}

/** Base path mappings. What isn't declared stays: other APIs may be behind the same domain name. */
export const basePathMappingKind: ListedKind<BasePathMappingNode> = deepFreeze<ListedKind<BasePathMappingNode>>({
  kind: 'BasePathMapping',
  scope: 'account',
  noun: 'mapping',
  members: {
    domainName: 'text',
    basePath: 'text',
    restApi: 'name or id',
    stageName: 'text',
    isPrivate: 'boolean',
    attached: 'boolean',
  },
  required: ['domainName', 'basePath', 'restApi'],
  keyOf: ({ domainName, basePath }) => `${domainName}/${basePath}`,
  list: 'GetBasePathMappings',
  async items(list, keys) {
    const asked = new Set(keys.map((key) => key.slice(0, key.indexOf('/'))));
    const domains = (await list('GetDomainNames')).filter(({ domainName }) => asked.has(String(domainName)));
    const lists = await Promise.all(
      domains.map(async ({ domainName, domainNameId }) => {
        const own = withoutUndefined({ domainName, domainNameId });
        return (await list('GetBasePathMappings', own)).map((item) => ({ ...item, ...own }));
      }),
    );
    return lists.flat();
  },
  create: 'CreateBasePathMapping',
  identify: ({ domainName, basePath, isPrivate }, _, of) => ({
    domainName,
    ...(isPrivate ? { domainNameId: of(addressIn(domainNameKind, domainName)) } : {}),
    basePath,
  }),
  sameKey: 'first',
  needsDeployment: false,
  lostCreate: foundByGet('CreateBasePathMapping', 'GetBasePathMapping', ({ domainName, domainNameId, basePath }) => ({
    domainName,
    domainNameId,
    basePath: basePath ?? rootBasePath,
  })),
  refersTo: ({ domainName, ...node }) => [addressIn(domainNameKind, domainName), ...stageAddresses([stageOf(node)])],
  stagesOf: (node) => [stageOf(node)],
  fromService: (item) => {
    const { domainName, domainNameId, basePath, restApiId, stage } = textsOf(item);
    return withoutUndefined<BasePathMappingNode>({
      kind: 'BasePathMapping',
      domainName: domainName ?? '',
      basePath: basePath || rootBasePath,
      restApi: { id: restApiId ?? '' },
      stageName: stage === rootBasePath ? undefined : stage,
      isPrivate: domainNameId === undefined ? undefined : true,
    });
  },
  withApiNames: (node, nameOf) => ({ ...node, restApi: named(node.restApi, nameOf) }),
  creation: (node, ids) => [
    newCall('CreateBasePathMapping', addressIn(basePathMappingKind, basePathMappingKind.keyOf(node)), {
      domainName: node.domainName,
      domainNameId: node.isPrivate ? ids.of(addressIn(domainNameKind, node.domainName)) : undefined,
      basePath: node.basePath,
      restApiId: apiIdOf(node.restApi, (address) => ids.of(address)),
      stage: node.stageName,
    }),
  ],
  patchable: ({ basePath, restApi, stageName }, of) => ({
    basePath,
    restApiId: apiIdOf(restApi, of),
    ...(stageName === undefined ? {} : { stage: stageName }),
  }),
});

function stageOf({ restApi, stageName }: Pick<BasePathMappingNode, 'restApi' | 'stageName'>): StageOf {
  return withoutUndefined<StageOf>({ restApi, stageName });
}
