import { describe, expect, it } from 'vitest';
import { schemaContents } from '../../../src/embedded/control-plane/operations/schema-keywords.js';
import { schemaProblems, schemaReferences } from '../../../src/model/model-schema.js';
import fc from '../../fast-check.js';

const keyword = fc.constantFrom(
  ...[
    '$ref',
    '$schema',
    'additionalItems',
    'additionalProperties',
    'allOf',
    'anyOf',
    'const',
    'default',
    'definitions',
  ],
  ...[
    'dependencies',
    'description',
    'enum',
    'example',
    'exclusiveMaximum',
    'exclusiveMinimum',
    'format',
    'id',
    'items',
  ],
  ...['maximum', 'maxItems', 'maxLength', 'maxProperties', 'minimum', 'minItems', 'minLength', 'minProperties'],
  ...['multipleOf', 'not', 'nullable', 'oneOf', 'pattern', 'patternProperties', 'properties', 'required', 'title'],
  ...['type', 'uniqueItems', 'toString', '__proto__'],
);

const { schema } = fc.letrec((tie) => ({
  schema: fc.dictionary(keyword, tie('value'), { maxKeys: 4, noNullPrototype: true }),
  value: fc.oneof(
    { maxDepth: 4 },
    fc.constantFrom(
      '',
      'string',
      'Pet',
      'string',
      0,
      1,
      -1,
      1.5,
      true,
      false,
      null,
      [],
      {},
      ['string'],
      ['string', 'string'],
    ),
    tie('schema'),
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(fc.constantFrom('a', 'b', '$ref'), tie('value'), { maxKeys: 3, noNullPrototype: true }),
  ),
}));

describe('the embedded gateway’s own table of draft 4', () => {
  it('says the same of every schema as the library’s', () => {
    fc.assert(
      fc.property(schema, (given) => {
        const root = given as Readonly<Record<string, unknown>>;
        const problems = schemaProblems(root);
        const { unsupported, isValid, references } = schemaContents(root);
        const named = problems.filter(({ kind }) => kind === 'keyword').map((problem) => problem.keyword);
        expect([...unsupported]).toEqual([...new Set(named)]);
        expect(isValid).toBe(problems.every(({ kind }) => kind === 'keyword'));
        expect(references).toEqual(schemaReferences(root));
      }),
      { numRuns: 500 },
    );
  });
});
