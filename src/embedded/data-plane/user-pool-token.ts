import type { JSONWebKeySet, JWTPayload } from 'jose';
import { ownEntry } from '../../plain.js';
import { GatewayFault } from '../invoke/gateway-fault.js';
import { claimTexts, issuerOf } from '../invoke/identity-token.js';
import { identityOf, tokenFits } from '../invoke/lambda-authorizer.js';
import { logSecret } from '../invoke/log.js';
import { optionalPackage } from '../optional-packages.js';
import { contextOf } from './context.js';
import type { Exchange } from './exchange.js';

/**
 * Verifies the token of a Cognito user pool: an identity token, or an access token where the method asks for scopes.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-integrate-with-cognito.html
 */
export async function verifyUserPoolToken(exchange: Exchange): Promise<void> {
  const { log, request, route, site } = exchange;
  const authorizer = site.api.authorizers.get(route.method.authorizerId ?? '');
  if (!authorizer) {
    throw new GatewayFault('AUTHORIZER_CONFIGURATION_ERROR', null, {
      log: ['Execution failed due to configuration error: The authorizer of the method does not exist'],
    });
  }
  const places = { request, stageVariables: site.stageVariables, context: contextOf(exchange) };
  const [presented] = identityOf(authorizer, places).values();
  if (presented === undefined) throw unauthorized('no token was presented');
  log.add(`Incoming identity: ${logSecret(presented)}`);
  const token = presented.replace(/^Bearer\s+/i, '');
  const claims = await verifiedClaims(exchange, token, authorizer.providerARNs ?? []);
  if (!isMeantFor(authorizer.identityValidationExpression, claims))
    throw unauthorized('it is for another client than the identityValidationExpression of the authorizer takes');
  const { authorizationScopes = [] } = route.method;
  const scopes = typeof claims['scope'] === 'string' ? claims['scope'].split(' ') : [];
  if (authorizationScopes.length === 0) {
    if (claims['token_use'] !== 'id') throw unauthorized('it is not an identity token, and the method has no scopes');
  } else if (claims['token_use'] !== 'access' || !authorizationScopes.some((scope) => scopes.includes(scope))) {
    throw unauthorized(`it is not an access token with one of the scopes ${authorizationScopes.join(', ')}`);
  }
  exchange.authorizer = { claims: claimTexts(claims), ...(scopes.length > 0 ? { scopes } : {}) };
}

/** Whether a token is for a client that an expression takes: identity tokens name it `aud`, access tokens `client_id`. */
const isMeantFor = (expression: string | undefined, { aud, client_id: clientId }: JWTPayload) =>
  [aud ?? clientId].flat().some((client) => tokenFits(String(client ?? ''), expression));

/** The claims of a token that one of the pools has signed and that is valid now. */
async function verifiedClaims({ plane }: Exchange, token: string, pools: readonly string[]): Promise<JWTPayload> {
  const jose = await optionalPackage('jose', 'to verify tokens of Cognito user pools');
  const issuer = unverifiedIssuer(jose, token);
  const pool = pools.find((arn) => issuerOf(arn) === issuer);
  if (issuer === undefined || pool === undefined) throw unauthorized('no user pool of the authorizer has issued it');
  const known = plane.userPools ?? {};
  const jwks = ownEntry(known, pool);
  if (!jwks) throw unauthorized(`the gateway has no keys for ${pool}: see its option userPools`);
  try {
    const keys = jose.createLocalJWKSet({ keys: jwks.keys as JSONWebKeySet['keys'] });
    const options = { issuer, currentDate: plane.now(), algorithms: ['RS256'] };
    return (await jose.jwtVerify(token, keys, options)).payload;
  } catch (error) {
    if (error instanceof jose.errors.JWTExpired) throw unauthorized('it has expired', 'The incoming token has expired');
    if (error instanceof jose.errors.JOSEError) throw unauthorized(error.message);
    throw error;
  }
}

function unverifiedIssuer(jose: typeof import('jose'), token: string): string | undefined {
  try {
    return jose.decodeJwt(token).iss;
  } catch (error) {
    if (error instanceof jose.errors.JWTInvalid) throw unauthorized(error.message);
    throw error;
  }
}

const unauthorized = (reason: string, said = 'Unauthorized') =>
  new GatewayFault('UNAUTHORIZED', said, { log: [`Unauthorized: the token is refused, since ${reason}`] });
