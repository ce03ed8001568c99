import type { DocumentationPart, DocumentationPartLocation, DocumentationPartType } from '@aws-sdk/client-api-gateway';
import { type JsonObject, memberOf, objectOf, parsedObject } from '../../json.js';

/** The documentation of a stage: what was documented when its version was made. */
export interface Documentation {
  readonly version: string;
  readonly createdDate?: Date | undefined;
  readonly parts: readonly DocumentationPart[];
}

/** A thing in an API that documentation may be about. */
export interface Place {
  readonly type: DocumentationPartType;
  readonly path?: string;
  readonly method?: string;
  readonly statusCode?: string;
  readonly name?: string;
}

/** What OpenAPI has a word for, of each kind of thing; extensions may stand everywhere. */
const words: Readonly<Partial<Record<DocumentationPartType, readonly string[]>>> = {
  AUTHORIZER: ['description'],
  METHOD: ['summary', 'description', 'tags', 'externalDocs'],
  MODEL: ['title', 'description'],
  PATH_PARAMETER: ['description'],
  QUERY_PARAMETER: ['description'],
  REQUEST_BODY: ['description'],
  REQUEST_HEADER: ['description'],
  RESPONSE: ['description'],
  RESPONSE_HEADER: ['description'],
};

/** Things that don't take over what is said about things above them. */
const withoutInheritance: ReadonlySet<string> = new Set(['API', 'AUTHORIZER', 'MODEL', 'RESOURCE']);

/**
 * What the documentation says about a thing, as far as OpenAPI has words for it: the part that is most closely about
 * it counts, alone.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-documenting-api-content-representation.html
 */
export function documentationOf(documentation: Documentation | undefined, place: Place): JsonObject {
  const [closest] = (documentation?.parts ?? [])
    .filter(({ location = {} as DocumentationPartLocation }) => isAbout(location, place))
    .sort((one, other) => closeness(other.location, place) - closeness(one.location, place));
  return compliant(propertiesOf(closest), words[place.type] ?? []);
}

/** What the documentation says about the API itself: about its `info`, and at the top of the document. */
export function apiDocumentation(documentation: Documentation | undefined): { info: JsonObject; top: JsonObject } {
  const properties = propertiesOf(documentation?.parts.find(({ location }) => location?.type === 'API'));
  return {
    info: compliant(objectOf(memberOf(properties, 'info')), ['description', 'termsOfService', 'contact', 'license']),
    top: compliant(properties, []),
  };
}

/** The parts of the documentation, as an import reads them again. */
export function documentationExtension(documentation: Documentation | undefined): object {
  if (!documentation || documentation.parts.length === 0) return {};
  const { version, createdDate, parts } = documentation;
  return {
    'x-amazon-apigateway-documentation': {
      version,
      ...(createdDate ? { createdDate: createdDate.toISOString().replace(/\.\d+Z$/, 'Z') } : {}),
      documentationParts: parts.map((part) => ({ location: shortened(part.location), properties: propertiesOf(part) })),
    },
  };
}

/** The root is where a part stands that names no path. */
function shortened(location: DocumentationPartLocation | undefined): Partial<DocumentationPartLocation> {
  const { path, ...rest } = location ?? {};
  return path === undefined || path === '/' ? rest : { ...rest, path };
}

function isAbout(location: DocumentationPartLocation, place: Place): boolean {
  const { type, path = '/', method = '*', statusCode = '*', name } = location;
  if (type !== place.type || (name !== undefined && name !== place.name)) return false;
  if (withoutInheritance.has(place.type)) return path === (place.path ?? '/');
  return (
    `${place.path}/`.startsWith(path === '/' ? path : `${path}/`) &&
    (method === '*' || method.toUpperCase() === place.method) &&
    (statusCode === '*' || statusCode === place.statusCode)
  );
}

/** A longer path counts for more than a status, and that for more than a method. */
function closeness(location: DocumentationPartLocation | undefined, place: Place): number {
  const { path = '', method, statusCode } = location ?? {};
  return path.length * 4 + Number(statusCode === place.statusCode) * 2 + Number(method === place.method);
}

function compliant(properties: JsonObject, fields: readonly string[]): JsonObject {
  return Object.fromEntries(
    Object.entries(properties).filter(([field]) => fields.includes(field) || field.startsWith('x-')),
  );
}

const propertiesOf = (part: DocumentationPart | undefined): JsonObject => parsedObject(part?.properties);
