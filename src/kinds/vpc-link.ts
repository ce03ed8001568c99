import type { VpcLink } from '@aws-sdk/client-api-gateway';
import { deepFreeze, withoutUndefined } from '../plain.js';
import { addressIn, type ListedKind } from './kind.js';
import { foundInList } from './lost-create.js';

/**
 * A way from API Gateway to a load balancer in a VPC.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/api/API_VpcLink.html
 */
export interface VpcLinkNode {
  /** What kind of node this is. */
  readonly kind: 'VpcLink';
  /** What the link is found by; names needn't be unique in the service. */
  readonly name: string;
  /** What the link leads to, in your own words. */
  readonly description?: string;
  /** The ARN of a Network Load Balancer; the service takes one. */
  readonly targetArns: readonly string[];
  /** All its tags, AWS's own aside, at most 50. @defaultValue existing tags stay */
  readonly tags?: Readonly<Record<string, string>>;
}

/** VPC links: a link's target can't be changed, so that another link takes its place, and its integrations. */
export const vpcLinkKind: ListedKind<VpcLinkNode> = deepFreeze<ListedKind<VpcLinkNode>>({
  kind: 'VpcLink',
  scope: 'account',
  noun: 'VPC link',
  members: { name: 'text', description: 'text', targetArns: 'texts', tags: 'texts by name' },
  required: ['name', 'targetArns'],
  sets: ['targetArns'],
  keyOf: ({ name }) => name,
  list: 'GetVpcLinks',
  inAddress: ['name'],
  create: 'CreateVpcLink',
  identify: (_, id) => ({ vpcLinkId: id() }),
  sameKey: 'refused',
  needsDeployment: false,
  arnPath: (_, { id }) => id && `/vpclinks/${id}`,
  lostCreate: foundInList(
    'CreateVpcLink',
    'GetVpcLinks',
    () => ({}),
    (item, created) => item.name === created.name && item.status !== 'DELETING',
    { several: 'VPC links', asked: ({ name, description, targetArns }) => ({ name, description, targetArns }) },
  ),
  // What is being deleted is listed for minutes.
  isOwn: ({ status }) => status !== 'DELETING',
  fromService: (item) => {
    const { name = '', description, targetArns = [], tags } = item as VpcLink;
    return withoutUndefined<VpcLinkNode>({ kind: 'VpcLink', name, description, targetArns, tags });
  },
  patchable: ({ kind: _, tags: __, ...link }) => link,
  replaced: 'supersedes',
  keepsSuperseded: true,
  ready: {
    get: 'GetVpcLink',
    input: ({ id }) => ({ vpcLinkId: id }),
    stateOf: ({ status, statusMessage }) => ({ state: status, message: statusMessage }),
    isReady: (state) => state === 'AVAILABLE',
    hasFailed: (state) => state === 'FAILED' || state === 'DELETING',
    longestMs: 30 * 60_000,
    isDeployed: true,
  },
});

const start = addressIn(vpcLinkKind, '');

/** The address of a declared link, where a connection's id is one: no id has a blank. */
export function linkAddressOf(connectionId: string | undefined): string | undefined {
  return typeof connectionId === 'string' && connectionId.startsWith(start) ? connectionId : undefined;
}
