import type { VpcLink, VpcLinkStatus } from '@aws-sdk/client-api-gateway';
import { badRequest, notFound } from '../../faults.js';
import type { HeldVpcLink } from '../account-entities.js';
import type { Context, Operations } from '../context.js';
import { pageOf } from '../paging.js';
import { patchesOf, refuseUnless } from '../patching.js';
import { begin, type ProvisioningState, stateAt } from '../provisioning.js';
import type { HeldRestApi } from '../state.js';
import { isArn } from '../well-formed.js';
import { deployedApi } from './deployed.js';
import { checkTags, withTags } from './tagged.js';

const provisioned: readonly ProvisioningState<VpcLinkStatus>[] = [
  { status: 'PENDING', forMs: 0 },
  { status: 'AVAILABLE', statusMessage: 'Your vpc link is ready for use' },
];
const deleted: readonly ProvisioningState<VpcLinkStatus>[] = [{ status: 'DELETING', forMs: 0 }];

/** VpcLink: the way into a VPC, which takes its time. */
export const vpcLinks = {
  CreateVpcLink(context, { name, description, targetArns = [], tags }) {
    checkName(name);
    if (targetArns.length > 1) throw badRequest('More than one target arn specified for vpc link.');
    for (const arn of targetArns) checkArn(arn);
    checkTags(tags);
    const link = { id: context.newId(6), name, description, targetArns, tags };
    const underway = begin(context.provisioning.vpcLink, provisioned, link, context.clock.now());
    context.state.vpcLinks.set(link.id, { link, underway });
    return { ...link, ...underway.states[0] };
  },

  GetVpcLink(context, { vpcLinkId }) {
    return withTags(seen(context, linkOf(context, vpcLinkId)));
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
    return withTags(seen(context, updated));
  },

  DeleteVpcLink(context, { vpcLinkId }) {
    const held = linkOf(context, vpcLinkId);
    const references = [...referencesTo(context, held.link.id)];
    if (references.length > 0) {
      throw badRequest(
        `Cannot delete vpc link. Vpc link '${held.link.id}', is referenced in [${references.join(', ')}] in format of [RESTApiId:Method:Resource:Stage].`,
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

/** The methods that use the link in what stages serve, which may be otherwise than what is being edited. */
function* referencesTo(context: Context, vpcLinkId: string): Iterable<string> {
  for (const api of context.state.restApis.values()) {
    for (const { stageName, deploymentId, canarySettings } of api.stages.values()) {
      const served = new Set([deploymentId, canarySettings?.deploymentId ?? deploymentId]);
      const references = [...served].flatMap((id) => methodsThrough(deployedApi(api, id), vpcLinkId));
      for (const method of new Set(references)) yield `${api.api.id}:${method}:${stageName}`;
    }
  }
}

function methodsThrough({ resources }: HeldRestApi, vpcLinkId: string): readonly string[] {
  return [...resources.values()].flatMap(({ id, methods }) =>
    [...methods]
      .filter(([, { methodIntegration }]) => methodIntegration?.connectionId === vpcLinkId)
      .map(([httpMethod]) => `${httpMethod}:${id}`),
  );
}

function checkName(name: string | undefined): void {
  if (!name) throw badRequest('Name cannot be empty');
}

function checkArn(arn: string): void {
  if (!isArn(arn)) throw badRequest(`Invalid ARN. ARN is not well formed ${arn}`);
}
