import { GatewayFault } from '../invoke/gateway-fault.js';
import { statusOf } from '../invoke/gateway-response-types.js';
import { headerOf } from '../invoke/invocation.js';
import type { Exchange } from './exchange.js';
import { assumedRole, decide, type PolicyDecision } from './policy.js';
import type { Step } from './step.js';

/** Where the policy is asked once it is known who calls, and no earlier. */
const authenticatedFirst: ReadonlySet<string> = new Set(['AWS_IAM', 'COGNITO_USER_POOLS']);

/**
 * Holds a request against the API's resource policy before any authorizer is asked: what it denies is denied at once. What
 * it allows is remembered, for the steps that decide together with it.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-authorization-flow.html
 */
export const resourcePolicyDenies: Step = {
  name: 'resource policy: deny',
  run(exchange) {
    if (authenticatedFirst.has(exchange.route.method.authorizationType ?? 'NONE')) return undefined;
    const decision = decisionOf(exchange);
    if (decision === 'deny') throw denied(exchange, ' with an explicit deny');
    exchange.allowedByPolicy = decision === undefined ? undefined : decision === 'allow';
    return undefined;
  },
};

/** Whose word is enough without the policy's, by the type of authorization, in the account of the API. */
const sufficient: ReadonlySet<string> = new Set(['AWS_IAM', 'CUSTOM']);

/**
 * Holds a request against the API's resource policy once its caller is known: the policy has to allow it, unless an
 * identity of the account or a Lambda authorizer has done so. Identities of other accounts come in by a policy alone.
 */
export const resourcePolicyAllows: Step = {
  name: 'resource policy: allow',
  run(exchange) {
    const { authorizationType = 'NONE' } = exchange.route.method;
    const isForeign = authorizationType === 'AWS_IAM' && exchange.identity.accountId !== exchange.plane.accountId;
    const decision = decisionOf(exchange);
    if (decision === undefined && !isForeign) return undefined;
    if (decision === 'deny') throw unauthorized(denied(exchange, ' with an explicit deny'), exchange);
    const isEnough = sufficient.has(authorizationType) && !isForeign;
    if (decision !== 'allow' && !isEnough) throw unauthorized(denied(exchange, ''), exchange);
    return undefined;
  },
};

/** Where the caller's own policies are a phase of authorization, that of the API decides together with them. */
function unauthorized(fault: GatewayFault, exchange: Exchange): GatewayFault {
  const { phases } = exchange;
  if (phases?.authorize)
    exchange.phases = { ...phases, authorize: { status: statusOf(fault), error: fault.message, latency: 0 } };
  return fault;
}

function decisionOf(exchange: Exchange): PolicyDecision | undefined {
  const document = policyOf(exchange.site.api.api.policy);
  if (document === undefined) return undefined;
  return decide(document, {
    action: 'execute-api:Invoke',
    resource: exchange.methodArn,
    principal: exchange.identity.userArn ?? undefined,
    hasPrincipals: true,
    conditions: conditionsOf(exchange),
  });
}

/** Policies that were read, by their text: a stage asks the same one for each request. */
const documents = new Map<string, unknown>();

function policyOf(text: string | undefined): unknown {
  if (!text) return undefined;
  if (!documents.has(text)) {
    if (documents.size >= 100) documents.clear();
    documents.set(text, parsed(text));
  }
  return documents.get(text);
}

/** The service takes JSON alone, and shows it escaped as for the inside of a string. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Not JSON as it stands: it is the text that the service shows.
    return JSON.parse(JSON.parse(`"${text}"`) as string);
  }
}

/** @see https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-resource-policies-aws-condition-keys.html */
function conditionsOf({ date, identity, received, request }: Exchange): ReadonlyMap<string, string> {
  const vpce = identity.vpceId;
  const role = assumedRole(identity.userArn ?? '');
  const entries: readonly (readonly [string, string | null | undefined])[] = [
    ['aws:sourceip', vpce === undefined ? received.sourceIp : undefined],
    ['aws:vpcsourceip', vpce === undefined ? undefined : received.sourceIp],
    ['aws:sourcevpce', vpce],
    ['aws:securetransport', 'true'],
    ['aws:useragent', identity.userAgent],
    ['aws:referer', headerOf(request.headers, 'Referer')],
    ['aws:currenttime', date.toISOString()],
    ['aws:epochtime', String(Math.floor(date.getTime() / 1000))],
    ['aws:principalarn', role ?? identity.userArn],
    ['aws:principalaccount', identity.accountId],
    ['aws:principaltype', identity.userArn === null ? 'Anonymous' : role ? 'AssumedRole' : 'User'],
    ['aws:userid', identity.user],
    ['aws:username', role ? undefined : identity.user],
  ];
  return new Map(entries.flatMap(([key, value]) => (value ? [[key, value] as const] : [])));
}

function denied({ identity, methodArn }: Exchange, how: string): GatewayFault {
  const user = identity.userArn ?? 'anonymous';
  // The service shows the end of the account's number alone.
  const shown = methodArn.replace(/:(\d{8})(\d{4}):/, ':********$2:');
  const said = `User: ${user} is not authorized to perform: execute-api:Invoke on resource: ${shown}${how}`;
  return new GatewayFault('ACCESS_DENIED', said, { log: [said] });
}
