import type { Model } from '@aws-sdk/client-api-gateway';
import { isRecord } from '../../../plain.js';
import { notFound } from '../../faults.js';
import { type JsonObject, listOf, memberOf, objectOf } from '../../json.js';
import type { Operations } from '../context.js';

/** What stands for a value in a sample, by the type that a schema gives it. */
const samples: Readonly<Record<string, string>> = {
  boolean: 'true',
  integer: '42',
  null: 'null',
  number: '42.0',
  string: '"foo"',
};

type Schemas = ReadonlyMap<string, Model>;

/** Model templates: samples that a client starts its own mapping template from. */
export const modelTemplates = {
  GetModelTemplate({ state }, { restApiId, modelName }) {
    const schemas = state.restApis.get(restApiId ?? '')?.models;
    const model = schemas?.get(modelName ?? '');
    if (!schemas || !model) throw notFound(`Invalid model name specified: ${modelName}`);
    const sample = sampleOf(schemaOf(model), {
      schemas,
      within: new Set([modelName ?? '']),
      indent: '',
      from: '$inputRoot',
      count: { values: 0 },
    });
    return { value: `#set($inputRoot = $input.path('$'))\n${sample}` };
  },
} satisfies Operations;

interface Place {
  readonly schemas: Schemas;
  /** The models whose schemas this is inside of: one that refers to itself ends there. */
  readonly within: ReadonlySet<string>;
  readonly indent: string;
  /** Where the value stands: the expression that a client would read it from. */
  readonly from: string;
  /** How many values the sample has already: models that refer twice to the one before double it each time. */
  readonly count: { values: number };
}

/** How many values a sample may have; the objects and lists beyond are empty. */
const mostValues = 10_000;
/** How many blanks stand before the deepest. */
const deepest = 200;

function sampleOf(schema: unknown, place: Place): string {
  if (++place.count.values > mostValues || place.indent.length > deepest) return '{ }';
  const referred = /\/models\/([^/]+)$/.exec(String(memberOf(schema, '$ref') ?? ''))?.[1];
  if (referred !== undefined) {
    if (place.within.has(referred)) return '{ }';
    const within = new Set([...place.within, referred]);
    return sampleOf(schemaOf(place.schemas.get(referred)), { ...place, within });
  }
  switch (typeOf(schema)) {
    case 'array':
      return arraySample(memberOf(schema, 'items'), place);
    case 'object':
      return objectSample(objectOf(memberOf(schema, 'properties')), place);
    default:
      return valueSample(schema);
  }
}

/** The type of a schema: what it states, the first that isn't null of several, or what its members tell. */
function typeOf(schema: unknown): string {
  const stated = memberOf(schema, 'type');
  const types = typeof stated === 'string' ? [stated] : listOf(stated).filter((type) => typeof type === 'string');
  const type = types.find((one) => one !== 'null') ?? types[0];
  if (type !== undefined) return type;
  if (memberOf(schema, 'items') !== undefined) return 'array';
  return memberOf(schema, 'enum') === undefined ? 'object' : 'enum';
}

function valueSample(schema: unknown): string {
  const [first] = listOf(memberOf(schema, 'enum'));
  if (first !== undefined) return JSON.stringify(first);
  const type = typeOf(schema);
  return Object.hasOwn(samples, type) ? (samples[type] ?? '""') : '""';
}

function objectSample(properties: JsonObject, place: Place): string {
  const indent = `${place.indent}  `;
  const members = Object.entries(properties).map(
    ([name, schema]) =>
      `${indent}${JSON.stringify(name)} : ${sampleOf(schema, { ...place, indent, from: memberAt(place.from, name) })}`,
  );
  return members.length === 0 ? '{ }' : `{\n${members.join(',\n')}\n${place.indent}}`;
}

const memberAt = (from: string, name: string) =>
  /^[a-zA-Z][\w-]*$/.test(name) ? `${from}.${name}` : `${from}['${name}']`;

/** A loop over the elements, with one of them as the sample. */
function arraySample(items: unknown, place: Place): string {
  const element = sampleOf(Array.isArray(items) ? items[0] : items, {
    ...place,
    indent: `${place.indent}  `,
    from: '$elem',
  });
  return [
    '[',
    '##TODO: Update this foreach loop to reference array from input json',
    `#foreach($elem in ${place.from})`,
    `${place.indent} ${element} `,
    '#if($foreach.hasNext),#end',
    '#end',
    `${place.indent}]`,
  ].join('\n');
}

/** A model may hold any text as its schema; text that isn't JSON describes nothing. */
function schemaOf(model: Model | undefined): unknown {
  try {
    const schema: unknown = JSON.parse(model?.schema ?? '{}');
    return isRecord(schema) ? schema : {};
  } catch {
    return {};
  }
}
