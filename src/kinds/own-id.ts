/**
 * Where the texts of an API name the API itself: written without its id, so that one model describes the API and every
 * copy of it.
 *
 * @module
 */

import type { IdOrReference } from '../calls/reference.js';

/** Stands for the API's own id in `https://apigateway.amazonaws.com/restapis/{restApiId}/models/Pet`. */
export const ownIdPlaceholder = '{restApiId}';

/** No JSON text has it. */
const mark = '\u0000';

const ownModels = (restApiId: string) => `://apigateway.amazonaws.com/restapis/${restApiId}/models/`;

/**
 * A model's schema, with {@link ownIdPlaceholder} where it refers to other models of its own API.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/models-mappings-models.html
 */
export function schemaWithoutOwnId(schema: string, restApiId: string): string {
  return schema.replaceAll(ownModels(restApiId), ownModels(ownIdPlaceholder));
}

/** The name of the model that a `$ref` refers to, when it is one of the same API. */
export function ownModelOf(reference: string): string | undefined {
  const [, name] = /:\/\/apigateway\.amazonaws\.com\/restapis\/\{restApiId\}\/models\/(\w+)/.exec(reference) ?? [];
  return name;
}

/** The schema as the service wants it; a reference while the id is still to come. */
export function schemaWithOwnId(schema: string, restApiId: IdOrReference): IdOrReference {
  const place = ownModels(ownIdPlaceholder);
  if (!schema.includes(place)) return schema;
  if (typeof restApiId === 'string') return schema.replaceAll(place, ownModels(restApiId));
  // Text in other places isn't an id, even if it looks like the placeholder.
  const parts = schema.replaceAll(place, ownModels(mark)).split(mark);
  return Object.freeze({ ...restApiId, parts: Object.freeze(parts) });
}

/**
 * A resource policy, as JSON text, with the short form of the API's own ARNs: `execute-api:/prod/GET/pets`. The service
 * writes them out.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-resource-policies.html
 */
export function policyWithoutOwnId(policy: string, restApiId: string): string {
  return policy.replaceAll(new RegExp(`"arn:[^":]*:execute-api:[^":]*:[^":]*:${restApiId}/`, 'g'), '"execute-api:/');
}
