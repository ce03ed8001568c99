import { a, type OptionTable, required, shown } from '../errors/options.js';
import { addressIn } from '../kinds/kind.js';
import { type VpcLinkNode, vpcLinkKind } from '../kinds/vpc-link.js';
import { assertGiven, nameProblems } from './account-options.js';
import { nameText } from './plain.js';
import { createThing, type Thing } from './thing.js';

/** What a VPC link leads to. */
export interface VpcLinkOptions {
  /** The ARN of a Network Load Balancer; the service takes one. Another target makes another link. */
  readonly targetArns: readonly string[];
  /** What the link leads to, in your own words. @defaultValue none */
  readonly description?: string;
  /** All its tags, AWS's own aside, at most 50. @defaultValue existing tags stay */
  readonly tags?: Readonly<Record<string, string>>;
}

const vpcLinkOptions: OptionTable<VpcLinkOptions> = {
  targetArns: required((value) =>
    Array.isArray(value) && value.length === 1 && typeof value[0] === 'string' && value[0].startsWith('arn:')
      ? undefined
      : {
          message: `It must be a list with the ARN of one Network Load Balancer, not ${shown(value)}.`,
          hint: "Write targetArns: ['arn:aws:elasticloadbalancing:…'].",
        },
  ),
  description: a.text,
  tags: a.tags,
};

/**
 * Declares a VPC link, which routes use as their connection. Nothing is sent. Making one takes minutes: `apply` waits for
 * it before it makes what connects through it, and does everything else meanwhile.
 *
 * With another target the link is replaced: the old one gets another name, the new one is given to the integrations. The
 * old one is deleted once nothing uses it: no integration, and no stage of any API of the account.
 *
 * @param name - what it is found by: names needn't be unique in the service, but two of one name are an error here.
 * @throws {@link DefinitionError} with everything that is wrong with the options.
 *
 * @example
 * const link = vpcLink('backend', { targetArns: [loadBalancerArn] });
 * const getPet = api.resource('/pets').method('GET').integration().httpProxy('http://backend.example.com/pets')
 *   .connectionType('VPC_LINK', { connectionId: link });
 * await gateway.apply(await gateway.plan([api.define(getPet), link]));
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-private-integration.html
 */
export function vpcLink(name: string, options: VpcLinkOptions): Thing<VpcLinkNode> {
  const address = addressIn(vpcLinkKind, nameText(name));
  assertGiven(address, nameProblems(address, name), vpcLinkOptions, options);
  return createThing({ kind: 'VpcLink', name, ...options });
}
