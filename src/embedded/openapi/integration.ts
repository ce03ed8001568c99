import type { Integration, IntegrationResponse } from '@aws-sdk/client-api-gateway';
import { isRecord, withoutUndefined } from '../../plain.js';
import { badRequest } from '../faults.js';
import { booleanOf, type JsonObject, memberOf, numberOf, objectOf, textMap, textOf, texts } from '../json.js';

export interface ImportedIntegration {
  /** Members of `PutIntegration`. */
  readonly integration: Omit<Integration, 'httpMethod' | 'integrationResponses'> & {
    readonly integrationHttpMethod?: string;
  };
  /** Members of `PutIntegrationResponse`, one for each selection pattern. */
  readonly responses: readonly (IntegrationResponse & { readonly statusCode: string })[];
}

interface Place {
  readonly path: string;
  readonly httpMethod: string;
  readonly warn: (warning: string) => void;
}

/** The `x-amazon-apigateway-integration` of an operation. */
export function integrationOf(extension: unknown, place: Place): ImportedIntegration | undefined {
  if (extension === undefined || extension === null) return undefined;
  if (!isRecord(extension) || isMalformed(extension)) {
    throw badRequest(`Unable to parse API definition because of a malformed integration at path ${place.path}.`);
  }
  const text = (name: string) => textOf(memberOf(extension, name));
  const word = (name: string) => text(name)?.toUpperCase();
  const insecure = booleanOf(memberOf(memberOf(extension, 'tlsConfig'), 'insecureSkipVerification'));
  const integration = withoutUndefined({
    type: word('type'),
    integrationHttpMethod: word('httpMethod'),
    uri: text('uri'),
    connectionType: word('connectionType'),
    connectionId: text('connectionId'),
    integrationTarget: text('integrationTarget'),
    credentials: text('credentials'),
    passthroughBehavior: word('passthroughBehavior'),
    contentHandling: word('contentHandling'),
    responseTransferMode: word('responseTransferMode'),
    timeoutInMillis: numberOf(memberOf(extension, 'timeoutInMillis')),
    cacheNamespace: text('cacheNamespace'),
    cacheKeyParameters: Array.isArray(memberOf(extension, 'cacheKeyParameters'))
      ? [...texts(memberOf(extension, 'cacheKeyParameters'))]
      : undefined,
    requestParameters: mappings(extension, 'requestParameters', place),
    requestTemplates: templates(extension, 'requestTemplates'),
    tlsConfig: insecure === undefined ? undefined : { insecureSkipVerification: insecure },
  });
  return {
    // The seam: words of the extension are the service's own, checked when the integration is put.
    integration: integration as ImportedIntegration['integration'],
    responses: Object.entries(objectOf(memberOf(extension, 'responses'))).map(([pattern, response]) =>
      responseOf(pattern, objectOf(response), place),
    ),
  };
}

/** The members that hold text, or what can be written as text. */
const plainMembers = [
  'type',
  'uri',
  'httpMethod',
  'credentials',
  'passthroughBehavior',
  'contentHandling',
  'connectionType',
  'connectionId',
  'integrationTarget',
  'cacheNamespace',
  'timeoutInMillis',
  'responseTransferMode',
];

/** Whether an object or a list stands where there is to be text: a CloudFormation function, as a rule. */
function isMalformed(extension: JsonObject): boolean {
  return plainMembers.some((name) => typeof (memberOf(extension, name) ?? '') === 'object');
}

function responseOf(pattern: string, response: JsonObject, place: Place): ImportedIntegration['responses'][number] {
  return withoutUndefined({
    statusCode: textOf(memberOf(response, 'statusCode')) ?? '200',
    selectionPattern: pattern === 'default' ? undefined : pattern,
    contentHandling: textOf(memberOf(response, 'contentHandling'))?.toUpperCase() as 'CONVERT_TO_TEXT' | undefined,
    responseParameters: mappings(response, 'responseParameters', place),
    responseTemplates: templates(response, 'responseTemplates'),
  });
}

function templates(owner: JsonObject, member: string): Record<string, string> | undefined {
  const value = memberOf(owner, member);
  return isRecord(value) ? textMap(value) : undefined;
}

/** A map of mapping expressions; what isn't text is left out with a warning. */
function mappings(
  owner: JsonObject,
  member: 'requestParameters' | 'responseParameters',
  { path, httpMethod, warn }: Place,
): Record<string, string> | undefined {
  const value = memberOf(owner, member);
  if (!isRecord(value)) return undefined;
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, source]): [string, string][] => {
      if (typeof source === 'string') return [[name, source]];
      warn(
        `Invalid format for '${member}'. Expected type string for property '${name}' of resource '${path}' and method '${httpMethod}' but got '${typeof source === 'object' ? JSON.stringify(source) : source}'`,
      );
      return [];
    }),
  );
}
