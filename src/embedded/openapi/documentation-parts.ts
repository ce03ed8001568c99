import {
  type DocumentationPart,
  type DocumentationPartLocation,
  DocumentationPartType,
} from '@aws-sdk/client-api-gateway';
import type { AsyncOperations, Context } from '../control-plane/context.js';
import { apiOf } from '../control-plane/lookup.js';
import { complete, locationMembers } from '../control-plane/operations/documentation.js';
import type { HeldDocumentation } from '../control-plane/state.js';
import { badRequest } from '../faults.js';
import { type JsonObject, listOf, memberOf, parsedObject } from '../json.js';
import { parsedText } from './document.js';

/** The import of documentation parts out of a definition file. */
export const documentationImport = {
  async ImportDocumentationParts(context, { restApiId, body, mode = 'merge' }) {
    apiOf(context, restApiId);
    const definition = await parsedText(body, notReadable);
    return { ids: importParts(context, apiOf(context, restApiId).documentation, { definition, mode }) };
  },
} satisfies AsyncOperations;

const notReadable = () => badRequest('Unable to build importer with provided input.');

const locationTypes: readonly string[] = Object.values(DocumentationPartType);

/** The parts that a definition holds. */
function partsOf(definition: JsonObject): readonly DocumentationPart[] {
  const documentation = memberOf(definition, 'x-amazon-apigateway-documentation');
  return listOf(memberOf(documentation, 'documentationParts')).map((part) => {
    const properties = memberOf(part, 'properties');
    return {
      location: locationIn(memberOf(part, 'location')),
      properties: typeof properties === 'string' ? properties : JSON.stringify(properties ?? {}),
    };
  });
}

function locationIn(location: unknown): DocumentationPartLocation {
  const members = locationMembers.flatMap((name) => {
    const value = memberOf(location, name);
    return value === undefined ? [] : [[name, String(value)]];
  });
  const { type, ...place } = Object.fromEntries(members);
  if (!locationTypes.includes(type)) throw badRequest('Invalid OpenAPI input.');
  return { type, ...place };
}

/**
 * Takes the parts of a definition over.
 *
 * @returns their identifiers.
 */
export function importParts(
  { newId }: Pick<Context, 'newId'>,
  { parts }: HeldDocumentation,
  { definition, mode }: { readonly definition: JsonObject; readonly mode: 'merge' | 'overwrite' },
): string[] {
  const imported = partsOf(definition);
  const before = new Map([...parts.values()].map((part) => [placeOf(part.location), part] as const));
  const held = mode === 'overwrite' ? new Map<string, DocumentationPart>() : new Map(before);
  if (mode === 'overwrite') parts.clear();
  return imported.map(({ location = { type: 'API' }, properties }) => {
    const place = complete(location);
    const key = placeOf(place);
    const existing = held.get(key);
    // What is made again has the identifier that it had.
    const id = existing?.id ?? before.get(key)?.id ?? newId(6);
    const part = { id, location: place, properties: merged(existing?.properties, properties) };
    parts.set(id, part);
    held.set(key, part);
    return id;
  });
}

/** A location as a key: those that are the same have the same. */
const placeOf = (location: DocumentationPartLocation | undefined): string =>
  JSON.stringify(locationMembers.map((member) => location?.[member] ?? null));

/** What was documented, under what is imported: attributes that an import doesn't name stay. */
function merged(existing: string | undefined, imported: string | undefined): string | undefined {
  if (existing === undefined) return imported;
  return JSON.stringify({ ...parsedObject(existing), ...parsedObject(imported) });
}
