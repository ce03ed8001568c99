import { isRecord } from '../../../plain.js';
import { badRequest } from '../../faults.js';
import { partitionOf } from '../../regions.js';
import type { Context } from '../context.js';

/** Checks that a resource policy is a document. */
export function checkPolicy(policy: string): void {
  if (documentOf(policy) === undefined)
    throw badRequest('Invalid policy document. Please check the policy syntax and ensure that Principals are valid.');
}

/**
 * A resource policy as the service shows it: the short form of the API's own ARNs (`execute-api:/prod/GET/pets`) written
 * out, and the whole escaped as if for the inside of a string (`{\"Version\":…}`), slashes too.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-resource-policies.html
 */
export function shownPolicy({ region, accountId }: Context, restApiId: string, policy: string): string {
  const arn = `arn:${partitionOf(region)}:execute-api:${region}:${accountId}:${restApiId}/`;
  const text = JSON.stringify(documentOf(policy) ?? policy, (_, value: unknown) =>
    typeof value === 'string' ? value.replace(/^execute-api:\//, () => arn) : value,
  );
  return JSON.stringify(text).slice(1, -1).replaceAll('/', '\\/');
}

function documentOf(policy: string): Record<string, unknown> | undefined {
  try {
    const document: unknown = JSON.parse(policy);
    return isRecord(document) ? document : undefined;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
