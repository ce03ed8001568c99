import type { Integration } from '@aws-sdk/client-api-gateway';
import { GatewayFault } from './gateway-fault.js';
import { headerOf, type MethodRequest } from './invocation.js';

/** What happens to a body on its way to the integration. */
export type BodyTreatment = { readonly kind: 'pass' } | { readonly kind: 'transform'; readonly template: string };

/**
 * Chooses the request template by the request's content type, `application/json` where it states none, else the one that is
 * for every other (`$default`), or says that the body passes as it is. A template that is empty is one that says so.
 *
 * - `WHEN_NO_MATCH`: what has no template passes;
 * - `WHEN_NO_TEMPLATES`: it passes only where the integration has no templates at all;
 * - `NEVER`: it doesn't pass.
 *
 * @throws GatewayFault `UNSUPPORTED_MEDIA_TYPE` for a body that has no template and may not pass.
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/integration-passthrough-behaviors.html
 */
export function bodyTreatment(
  { requestTemplates = {}, passthroughBehavior = 'WHEN_NO_MATCH' }: Integration,
  request: MethodRequest,
): BodyTreatment {
  const stated = headerOf(request.headers, 'Content-Type') ?? 'application/json';
  const [mediaType = stated] = stated.split(';', 1).map((type) => type.trim());
  const known = [stated, mediaType, '$default'].find((contentType) => Object.hasOwn(requestTemplates, contentType));
  if (known !== undefined) {
    const template = requestTemplates[known];
    return template ? { kind: 'transform', template } : { kind: 'pass' };
  }
  const hasTemplates = Object.keys(requestTemplates).length > 0;
  if (passthroughBehavior === 'WHEN_NO_MATCH' || (passthroughBehavior === 'WHEN_NO_TEMPLATES' && !hasTemplates))
    return { kind: 'pass' };
  throw new GatewayFault('UNSUPPORTED_MEDIA_TYPE', 'Unsupported Media Type', {
    log: [`Unsupported Media Type: ${stated}`],
  });
}
