import type { Integration } from '@aws-sdk/client-api-gateway';
import { GatewayFault } from './gateway-fault.js';
import { headerOf, type MethodRequest } from './invocation.js';

/** What happens to a body on its way to the integration. */
export type BodyTreatment =
  | { readonly kind: 'pass' }
  | { readonly kind: 'transform'; readonly contentType: string; readonly template: string };

/**
 * Chooses the request template by the request's content type, `application/json` where it states none, or says that the
 * body passes as it is.
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
  for (const contentType of [stated, mediaType]) {
    if (Object.hasOwn(requestTemplates, contentType))
      return { kind: 'transform', contentType, template: requestTemplates[contentType] ?? '' };
  }
  const hasTemplates = Object.keys(requestTemplates).length > 0;
  if (passthroughBehavior === 'WHEN_NO_MATCH' || (passthroughBehavior === 'WHEN_NO_TEMPLATES' && !hasTemplates))
    return { kind: 'pass' };
  throw new GatewayFault('UNSUPPORTED_MEDIA_TYPE', 'Unsupported Media Type', {
    log: [`Unsupported Media Type: ${stated}`],
  });
}
