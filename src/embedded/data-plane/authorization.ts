import { GatewayFault } from '../invoke/gateway-fault.js';
import { statusOf } from '../invoke/gateway-response-types.js';
import type { AuthorizationPhases, Phase } from './authorization-phases.js';
import type { Exchange } from './exchange.js';
import { askLambdaAuthorizer } from './lambda-authorization.js';
import { verifySignature } from './signature.js';
import type { Step } from './step.js';
import { verifyUserPoolToken } from './user-pool-token.js';

interface Kind {
  readonly run: (exchange: Exchange) => void | Promise<void>;
  /** The phase in which access logs have it. */
  readonly phase: 'authenticate' | 'authorizer';
  /** Whether what was found out is held against policies, which is a phase of its own. */
  readonly hasPolicies: boolean;
}

/** What finds out who calls, by the type of authorization that a method has. */
const kinds: Readonly<Record<string, Kind>> = {
  AWS_IAM: { run: verifySignature, phase: 'authenticate', hasPolicies: true },
  CUSTOM: { run: askLambdaAuthorizer, phase: 'authorizer', hasPolicies: true },
  COGNITO_USER_POOLS: { run: verifyUserPoolToken, phase: 'authorizer', hasPolicies: false },
};

/**
 * Finds out who calls, and whether they may.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-control-access-to-api.html
 */
export const authorization: Step = {
  name: 'authorization',
  run(exchange) {
    const kind = kinds[exchange.route.method.authorizationType ?? 'NONE'];
    if (!kind) return undefined;
    const { clock } = exchange.plane;
    const started = clock.now();
    const ended = (fault?: unknown) => {
      exchange.phases = phasesOf(kind, fault, Math.round(clock.now() - started));
    };
    const failed = (fault: unknown): never => {
      ended(fault);
      throw fault;
    };
    try {
      const asked = kind.run(exchange);
      if (asked instanceof Promise) return asked.then(() => ended() as undefined, failed);
      ended();
      return undefined;
    } catch (fault) {
      return failed(fault);
    }
  },
};

/** A fault is one of the policies where it denies access, else one of finding out. */
function phasesOf({ phase, hasPolicies }: Kind, fault: unknown, latency: number): AuthorizationPhases {
  const failure: Phase | undefined =
    fault instanceof GatewayFault ? { status: statusOf(fault), error: fault.message, latency } : undefined;
  const isDenied = fault instanceof GatewayFault && fault.type === 'ACCESS_DENIED';
  if (failure && !isDenied) return { [phase]: failure };
  return {
    [phase]: { status: 200, latency },
    ...(hasPolicies ? { authorize: failure ?? { status: 200, latency: 0 } } : {}),
  };
}
