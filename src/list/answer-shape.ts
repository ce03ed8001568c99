import type { NormalizedSchema } from '@smithy/core/schema';

/**
 * Where a response may hold something that the SDK wouldn't hand out: which objects are structures (whose unknown and
 * `null` members the SDK leaves out) and which are maps (whose entries it keeps).
 */
export type Shape =
  | { readonly kind: 'structure'; readonly members: ReadonlyMap<string, Shape | undefined> }
  | { readonly kind: 'collection'; readonly of: Shape };

/**
 * The shape of what a schema describes; `undefined` when a value of it is handed out as it is.
 *
 * @param renamed - the members of the outermost structure that have another name on the wire, by their name in the SDK.
 * @returns `undefined` as well when the schema asks for a translation that {@link trim} doesn't do.
 */
export function shapeOf(schema: NormalizedSchema, renamed: Readonly<Record<string, string>> = {}): Shape | undefined {
  return isPlain(schema, renamed) ? build(schema) : undefined;
}

function build(schema: NormalizedSchema): Shape | undefined {
  if (schema.isStructSchema()) {
    const members = new Map<string, Shape | undefined>();
    for (const [name, member] of schema.structIterator()) members.set(wireName(name, member), build(member));
    return { kind: 'structure', members };
  }
  if (schema.isListSchema() || schema.isMapSchema()) {
    const of = build(schema.getValueSchema());
    return of && { kind: 'collection', of };
  }
  return undefined;
}

/** Whether the SDK's form of a value differs from the wire's in nothing but the renamed members. */
function isPlain(schema: NormalizedSchema, renamed: Readonly<Record<string, string>>): boolean {
  if (schema.isStructSchema()) {
    for (const [name, member] of schema.structIterator()) {
      if (wireName(name, member) !== (renamed[name] ?? name) || !isPlain(member, {})) return false;
    }
    return true;
  }
  if (schema.isListSchema() || schema.isMapSchema()) return isPlain(schema.getValueSchema(), {});
  return !(
    schema.isTimestampSchema() ||
    schema.isBlobSchema() ||
    schema.isDocumentSchema() ||
    schema.isBigIntegerSchema() ||
    schema.isBigDecimalSchema() ||
    schema.getMergedTraits().mediaType
  );
}

function wireName(name: string, member: NormalizedSchema): string {
  return member.getMergedTraits().jsonName ?? name;
}

/**
 * Takes away, in place, what the SDK wouldn't hand out: `null` and unknown members of structures.
 *
 * @returns `false` when the value isn't what the shape says, or names its own type: such a value is left to the SDK.
 */
export function trim(value: unknown, shape: Shape): boolean {
  if (typeof value !== 'object' || value === null) return false;
  if (shape.kind === 'structure') {
    if (Array.isArray(value)) return false;
    const structure = value as Record<string, unknown>;
    for (const name in structure) {
      const member = structure[name];
      if (member === null || !shape.members.has(name)) {
        if (name === '__type') return false;
        delete structure[name];
        continue;
      }
      const inner = shape.members.get(name);
      if (inner && !trim(member, inner)) return false;
    }
    return true;
  }
  if (Array.isArray(value)) {
    for (const element of value) if (element !== null && !trim(element, shape.of)) return false;
    return true;
  }
  const map = value as Record<string, unknown>;
  for (const key in map) if (map[key] !== null && !trim(map[key], shape.of)) return false;
  return true;
}
