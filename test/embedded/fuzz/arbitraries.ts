import * as sdk from '@aws-sdk/client-api-gateway';
import type { NormalizedSchema } from '@smithy/core/schema';
import { samplePath } from '../../../scripts/patch-type-tests.js';
import type { OperationSchema } from '../../../src/embedded/control-plane/protocol/operations.js';
import { operationSchemas, requiredMembers } from '../../../src/embedded/control-plane/protocol/operations.js';
import type { PatchTable } from '../../../src/patch/rule.js';
import { patchTables } from '../../../src/patch/rules/index.js';
import fc from '../../fast-check.js';
import { apiKeyFile, definition } from './definitions.js';
import type { Live } from './seed.js';
import type { Input } from './wire.js';

/** A call to be: an operation, and the input that it is sent. */
export interface Call {
  readonly schema: OperationSchema;
  readonly input: Input;
}

/** How the values of an input are made: those of a string from where it stands, and what else may stand there. */
interface Manner {
  readonly string: (member: string, schema: OperationSchema) => fc.Arbitrary<unknown>;
  /** Anything at all, at times. */
  readonly wild?: fc.Arbitrary<unknown>;
  /** Whether members that the operation can't do without may be left out. */
  readonly incomplete?: boolean;
  /** How often an optional member is present, for every two times that it's absent. Default: 2. */
  readonly share?: number;
}

/** Every value of every enumeration of the SDK. */
const enumerated = [
  ...new Set(
    (Object.values(sdk) as readonly unknown[])
      .filter((value): value is Record<string, string> => typeof value === 'object' && value !== null)
      .filter((value) => !Array.isArray(value) && Object.values(value).every((one) => typeof one === 'string'))
      .flatMap((value) => Object.values(value)),
  ),
];

/** Names that mean something to JavaScript, to paths, to patterns, to templates or to terminals. */
export const hostile = [
  '__proto__',
  'constructor',
  'prototype',
  'toString',
  'hasOwnProperty',
  '__defineGetter__',
  'then',
  'length',
  '',
  ' ',
  '.',
  '..',
  '../../etc/passwd',
  '/',
  '//',
  '~',
  '~1',
  '~0~1~',
  '%zz',
  '%00',
  '\u0000',
  '\u202e\ufeff',
  '\ud800',
  '💥',
  '*',
  '${stageVariables.a}',
  '$input.path($)',
  '#foreach($a in',
  '{{}}',
  '{a+}',
  '(((((a+)+)+)+)+)$',
  '-1',
  '1e400',
  '0x10',
  'true',
  '<script>',
  "' OR 1=1 --",
  'a'.repeat(5_000),
];

const texts = fc.oneof(
  fc.string({ maxLength: 12 }),
  fc.string({ unit: 'binary', maxLength: 6 }),
  fc.constantFrom(...enumerated),
  fc.stringMatching(/^[a-z0-9]{1,10}$/),
);
const numbers = fc.oneof(fc.integer({ min: -2, max: 4_000 }), fc.double({ noNaN: true, noDefaultInfinity: true }));

/** Values as the schema says. */
export const wellTyped: Manner = { string: () => texts };

/** Values that are not what the schema says, and names that do harm where they are taken for more than names. */
export const wrong: Manner = {
  string: () => fc.oneof({ weight: 3, arbitrary: fc.constantFrom(...hostile) }, texts),
  wild: fc.oneof(
    fc.constantFrom(null, true, 0, -1, 1.5, '', [], {}, [null], [[]], [{}], { a: null }, { __proto__: 1 }),
    fc.constantFrom(...hostile).map((name) => JSON.parse(`{${JSON.stringify(name)}:${JSON.stringify(name)}}`)),
    fc.jsonValue({ maxDepth: 2 }),
  ),
  incomplete: true,
};

/** The templates of all patches, and those of one operation. */
const paths = Object.values<PatchTable>(patchTables).flatMap(({ operation, rules }) =>
  Object.keys(rules).map((template) => ({ operation, path: samplePath(template) })),
);

/** Values that are alive where there are some, in a manner that is good by default. */
export function alive(live: Live, manner: Omit<Manner, 'string'> = {}): Manner {
  const ids = Object.values(live).flat();
  return {
    share: 1,
    ...manner,
    string: (member, { name }) => {
      if (member === 'op')
        return fc.oneof(
          { weight: 6, arbitrary: fc.constant('replace') },
          { weight: 3, arbitrary: fc.constantFrom('add', 'remove') },
          fc.constantFrom('copy', 'move', 'test'),
        );
      if (member === 'path' || member === 'from') {
        const own = paths.filter(({ operation }) => operation === name);
        const pool = own.length > 0 ? own : paths;
        return fc.oneof(
          { weight: 8, arbitrary: fc.constantFrom(...pool.map(({ path }) => path)) },
          { weight: 1, arbitrary: fc.constantFrom(...paths.map(({ path }) => path)) },
          {
            weight: 2,
            arbitrary: fc
              .tuple(fc.constantFrom(...pool.map(({ path }) => path)), fc.constantFrom(...hostile, ...ids))
              .map(([path, token]) => `${path.slice(0, path.lastIndexOf('/'))}/${token.replaceAll('/', '~1')}`),
          },
        );
      }
      if (member === 'value') {
        return fc.oneof(
          fc.constantFrom('true', 'false', '', '5', '0.5', '200', 'GET', '{}', '{"/a/GET":{"rateLimit":1}}', 'null'),
          fc.constantFrom(...ids, ...enumerated),
          fc.constantFrom(...hostile),
          fc.constantFrom(...(live['requestTemplates.value'] ?? [''])),
        );
      }
      const known = live[`${name}.${member}`] ?? live[member];
      return known
        ? fc.oneof({ weight: 16, arbitrary: fc.constantFrom(...known) }, texts, fc.constantFrom(...hostile))
        : fc.oneof(texts, fc.constantFrom(...ids), fc.constantFrom(...hostile));
    },
  };
}

function anyOf(schema: NormalizedSchema, member: string, manner: Manner, of: OperationSchema): fc.Arbitrary<unknown> {
  const value = rightOf(schema, member, manner, of);
  return manner.wild ? fc.oneof({ weight: 4, arbitrary: value }, { weight: 1, arbitrary: manner.wild }) : value;
}

function rightOf(schema: NormalizedSchema, member: string, manner: Manner, of: OperationSchema): fc.Arbitrary<unknown> {
  if (schema.isBlobSchema()) {
    const good = of.name === 'ImportApiKeys' ? apiKeyFile : definition;
    return fc.oneof({ weight: 9, arbitrary: good }, fc.uint8Array({ maxLength: 20 }));
  }
  if (schema.isListSchema()) return fc.array(anyOf(schema.getValueSchema(), member, manner, of), { maxLength: 2 });
  if (schema.isMapSchema()) {
    const keys = fc.oneof(manner.string(keyMemberOf(member), of).map(String), fc.constantFrom(...keysOf(member)));
    return fc
      .array(fc.tuple(keys, anyOf(schema.getValueSchema(), `${member}.value`, manner, of)), { maxLength: 3 })
      .map((entries) => Object.fromEntries(entries));
  }
  if (schema.isStructSchema()) return structureOf(schema, manner, of);
  if (schema.isBooleanSchema()) return fc.boolean();
  if (schema.isNumericSchema()) return numbers;
  return manner.string(member, of);
}

const keyMemberOf = (member: string) => `${member}.key`;

/** Keys that maps of this name have in good requests. */
function keysOf(member: string): readonly string[] {
  if (/Templates|Models/.test(member)) return ['application/json', 'text/xml'];
  if (member === 'requestParameters') return ['method.request.path.petId', 'integration.request.header.a'];
  if (member === 'responseParameters') return ['method.response.header.X-Page', 'gatewayresponse.header.a'];
  if (member === 'throttle') return ['/pets/GET', '*/*'];
  return ['colour', 'extensions', 'basepath'];
}

const absent = Symbol('absent');

/** What little happens without: labels, and what a patch consists of. */
const isAddress = (name: string, member: NormalizedSchema) =>
  ['patchOperations', 'op', 'path', 'value'].includes(name) || Boolean(member.getMergedTraits().httpLabel);

function structureOf(schema: NormalizedSchema, manner: Manner, of: OperationSchema): fc.Arbitrary<Input> {
  const needed = manner.incomplete ? [] : requiredMembers(schema);
  const members = [...schema.structIterator()].map(([name, member]) => {
    const value = anyOf(member, name, manner, of).map((one): readonly [string, unknown] => [name, one]);
    if (needed.includes(name)) return value;
    return fc.oneof(
      { weight: 2, arbitrary: fc.constant(absent) },
      { weight: isAddress(name, member) ? 40 : (manner.share ?? 2), arbitrary: value },
    );
  });
  return fc
    .tuple(...members)
    .map((entries) =>
      Object.fromEntries(entries.filter((entry): entry is readonly [string, unknown] => entry !== absent)),
    );
}

/** Operations to stay with while one looks for something; all of them by default. */
const only = process.env['FUZZ_OPERATIONS']?.split(',');

/** Calls of every operation; those that take away are fewer, so that something is left, and patches are more. */
export function calls(manner: Manner): fc.Arbitrary<Call> {
  const wanted = [...operationSchemas.values()].filter(({ name }) => only?.includes(name) ?? true);
  const share = (schema: OperationSchema) => ({ DELETE: 1, PATCH: 8 })[schema.method] ?? 4;
  const schemas = wanted.flatMap((schema) => Array<OperationSchema>(share(schema)).fill(schema));
  return fc.constantFrom(...schemas).chain((schema) => callsOf(schema, manner));
}

const known = new Map<Manner, Map<OperationSchema, fc.Arbitrary<Call>>>();

function callsOf(schema: OperationSchema, manner: Manner): fc.Arbitrary<Call> {
  const made = known.get(manner) ?? new Map<OperationSchema, fc.Arbitrary<Call>>();
  known.set(manner, made);
  const arbitrary =
    made.get(schema) ??
    (schema.input.isUnitSchema() ? fc.constant({}) : structureOf(schema.input, manner, schema)).map((input) => ({
      schema,
      input,
    }));
  made.set(schema, arbitrary);
  return arbitrary;
}
