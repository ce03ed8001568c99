import type { VpcLink, VpcLinkStatus } from '@aws-sdk/client-api-gateway';
import type { HeldVpcLink } from '../account-entities.js';
import type { Context, Operations } from '../context.js';
import { badRequest, notFound } from '../faults.js';
import { pageOf } from '../paging.js';
import { patchesOf, refuseUnless } from '../patching.js';
import { begin, type ProvisioningState, stateAt } from '../provisioning.js';

const provisioned: readonly ProvisioningState<VpcLinkStatus>[] = [
  { status: 'PENDING', forMs: 0 },
  { status: 'AVAILABLE', statusMessage: 'Your vpc link is ready for use' },
];
const deleted: readonly ProvisioningState<VpcLinkStatus>[] = [{ status: 'DELETING', forMs: 0 }];

/** VpcLink: the way into a VPC, which takes its time. */
export const vpcLinks = {
  CreateVpcLink(context, { name, description, targetArns = [], tags = {} }) {
    checkName(name);
    for (const arn of targetArns) checkArn(arn);
    const link = { id: context.newId(6), name, description, targetArns, tags };
    const underway = begin(context.provisioning.vpcLink, provisioned, link, context.clock.now());
    context.state.vpcLinks.set(link.id, { link, underway });
    return { ...link, ...underway.states[0] };
  },

  GetVpcLink(context, { vpcLinkId }) {
    return seen(context, linkOf(context, vpcLinkId));
  },

  GetVpcLinks(context, page) {
    return pageOf(
      [...context.state.vpcLinks.values()].filter((held) => !isGone(context, held)).map((held) => seen(context, held)),
      page,
    );
  },

  UpdateVpcLink(context, { vpcLinkId, patchOperations }) {
    const held = linkOf(context, vpcLinkId);
    let { link } = held;
    for (const patch of patchesOf(patchOperations)) {
      refuseUnless(patch, { replace: ['/name', '/description'] });
      if (patch.path === '/name') checkName(patch.value);
      link = { ...link, [patch.tokens[0] ?? '']: patch.value };
    }
    const updated = { ...held, link };
    context.state.vpcLinks.set(link.id, updated);
    return seen(context, updated);
  },

  DeleteVpcLink(context, { vpcLinkId }) {
    const held = linkOf(context, vpcLinkId);
    const references = [...referencesTo(context, held.link.id)];
    if (references.length > 0) {
      throw badRequest(
        `Cannot delete vpc link. Vpc link '${held.link.id}', is referenced in [${references.join(', ')}] in format of [Method:Resource:Stage].`,
      );
    }
    const underway = begin(context.provisioning.vpcLinkDeletion, deleted, held.link, context.clock.now());
    context.state.vpcLinks.set(held.link.id, { ...held, underway, deleting: true });
    return {};
  },
} satisfies Operations;

function linkOf(context: Context, vpcLinkId: string | undefined): HeldVpcLink {
  const held = context.state.vpcLinks.get(vpcLinkId ?? '');
  if (!held || isGone(context, held)) throw notFound('Invalid Vpc Link identifier specified');
  return held;
}

function isGone({ clock }: Context, { underway, deleting = false }: HeldVpcLink): boolean {
  return deleting && stateAt(underway, clock.now()) === undefined;
}

function seen({ clock }: Context, { link, underway }: HeldVpcLink): VpcLink {
  const { status, statusMessage } = stateAt(underway, clock.now()) ?? underway.states.at(-1) ?? {};
  return { ...link, status, statusMessage };
}

/** The methods that use the link, in what is being edited and in what is deployed. */
function* referencesTo({ state }: Context, vpcLinkId: string): Iterable<string> {
  for (const { resources } of state.restApis.values()) {
    for (const { id, methods } of resources.values()) {
      for (const [httpMethod, { methodIntegration }] of methods) {
        if (methodIntegration?.connectionId === vpcLinkId) yield `${httpMethod}:${id}:deployment`;
      }
    }
  }
}

function checkName(name: string | undefined): void {
  if (!name) throw badRequest('Name cannot be empty');
}

function checkArn(arn: string): void {
  if (!/^arn:[^:]+:[^:]+:[^:]*:[^:]*:.+$/.test(arn)) throw badRequest(`Invalid ARN. ARN is not well formed ${arn}`);
}
