import type { IntegrationStartName } from './route.js';

const common = [
  'requestParameter',
  'cacheNamespace',
  'cacheKeyParameters',
  'contentHandling',
  'timeoutInMillis',
] as const;
const mappings = ['requestTemplate', 'passthrough', 'integrationResponse'] as const;
const connection = ['connectionType', 'tlsConfig'] as const;

/** The steps that each type of integration has; the interfaces of the builder are compared with it in the type tests. */
export const stepsOf = Object.freeze({
  http: [...common, ...mappings, 'credentials', ...connection, 'integrationHttpMethod'],
  httpProxy: [...common, 'credentials', ...connection, 'responseTransferMode', 'integrationHttpMethod'],
  aws: [...common, ...mappings, 'credentials', 'integrationHttpMethod'],
  lambda: [...common, ...mappings, 'credentials', 'integrationHttpMethod'],
  lambdaProxy: [...common, 'credentials', 'responseTransferMode'],
  mock: [...common, ...mappings],
} as const satisfies Record<IntegrationStartName, readonly string[]>);

/** Whether a type of integration has a step. */
export function hasStep(start: IntegrationStartName, step: string): boolean {
  return (stepsOf[start] as readonly string[]).includes(step);
}
