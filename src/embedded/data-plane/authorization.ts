import type { Exchange } from './exchange.js';
import { askLambdaAuthorizer } from './lambda-authorization.js';
import { verifySignature } from './signature.js';
import type { Step } from './step.js';
import { verifyUserPoolToken } from './user-pool-token.js';

/** What finds out who calls, by the type of authorization that a method has. */
const kinds: Readonly<Record<string, (exchange: Exchange) => void | Promise<void>>> = {
  NONE: () => {},
  AWS_IAM: verifySignature,
  CUSTOM: askLambdaAuthorizer,
  COGNITO_USER_POOLS: verifyUserPoolToken,
};

/**
 * Finds out who calls, and whether they may.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-control-access-to-api.html
 */
export const authorization: Step = {
  name: 'authorization',
  run(exchange) {
    const { authorizationType = 'NONE' } = exchange.route.method;
    const asked = kinds[authorizationType]?.(exchange);
    return asked instanceof Promise ? asked.then(() => undefined) : undefined;
  },
};
