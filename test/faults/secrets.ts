import { inspect } from 'node:util';

/** Values that no error, event or report may show: each is found by its marker. */
export const secrets = {
  authorizerCredentials: 'arn:aws:iam::123456789012:role/marker-credentials',
  gatewayTemplate: '{"message": "marker-gateway-template"}',
  requestTemplate: '{"secret": "marker-request-template"}',
  responseTemplate: '{"secret": "marker-response-template"}',
  acmeKey: 'marker-key-of-acme-0123456789',
  initechKey: 'marker-key-of-initech-0123456789',
} as const;

/** In every one of them, and nowhere else. */
export const marker = 'marker-';

/** All that printing and serialising can show. */
export function shown(value: unknown): string {
  return `${inspect(value, { depth: null })}\n${JSON.stringify(value)}\n${String(value)}`;
}
