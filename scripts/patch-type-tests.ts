/**
 * Writes `typetests/patch-rules.test-d.ts`: for every path of every table, what the compiler must accept and refuse.
 *
 * @module
 */

import type { PatchRule, PatchTable, ValueCodec } from '../src/patch/rule.js';
import { ruleNames } from './patch-paths.js';

const ops = ['add', 'replace', 'remove'] as const;

/** A path of the template, as a user would write it. */
export function samplePath(template: string): string {
  const resourcePath = template.startsWith('/apiStages/') ? '/pets' : '~1pets~1{id}';
  const samples: Readonly<Record<string, string>> = {
    name: 'sample',
    mediaType: 'application~1json',
    param: 'method.request.querystring.page',
    current: 'REGIONAL',
    httpMethod: 'GET',
    apiId: 'a1b2c3',
    stage: 'prod',
    resourcePath,
  };
  return template.replaceAll(/\{(\w+)\}/g, (_, placeholder: string) => samples[placeholder] ?? placeholder);
}

/** Values that a codec takes, as people think of them and as the wire wants them, and one that it doesn't. */
function sampleValues(codec: ValueCodec): { readonly right: readonly string[]; readonly wrong: string } {
  switch (codec.type) {
    case 'text':
      return { right: [codec.pattern?.startsWith('[1-5]') ? "'404'" : "'sample'"], wrong: '5' };
    case 'pair':
      return { right: [`'a1b2c3${codec.separator}prod'`], wrong: "'a1b2c3'" };
    case 'boolean':
      return { right: ['true', "'false'"], wrong: "'yes'" };
    case 'integer':
    case 'number':
      return { right: [String(codec.minimum + 1), `'${codec.minimum + 1}'`], wrong: "'many'" };
    case 'enum':
      return {
        right: [...codec.values, ...(codec.orEmpty ? [''] : [])].map((value) => `'${value}'`),
        wrong: "'SOMETHING_ELSE'",
      };
    case 'json':
      return { right: ["{ type: 'object' }", `'{"type":"object"}'`], wrong: '5' };
  }
}

/** A value that a rule takes, as the wire wants it; some text where it takes none. */
export function sampleText({ value }: PatchRule): string {
  return value === undefined ? 'sample' : String(sampleValues(value).right.at(-1)).slice(1, -1);
}

function checksOf(kind: string, template: string, rule: PatchRule): string[] {
  const path = `'${samplePath(template)}'`;
  const accept = (op: string, ...values: readonly string[]) =>
    `expectType<typeof ${kind}>(${kind}.${op}(${[path, ...values].join(', ')}));`;
  const refuse = (op: string, ...values: readonly string[]) =>
    `expectError(${kind}.${op}(${[path, ...values].join(', ')}));`;
  const values = rule.value && sampleValues(rule.value);
  return ops.flatMap((op) => {
    const arity = rule[op];
    if (arity === undefined) return [refuse(op), refuse(op, values?.right[0] ?? "'sample'")];
    const without = arity === 'value' ? refuse(op) : accept(op);
    if (arity === 'none' || values === undefined) return [without, refuse(op, values?.right[0] ?? "'sample'")];
    return [without, ...values.right.map((value) => accept(op, value)), refuse(op, values.wrong)];
  });
}

/** The type tests, from the tables. */
export function renderPatchTypeTests(tables: Readonly<Record<string, PatchTable>>): string {
  const sections = Object.entries(tables).map(([kind, table]) => {
    const rows = Object.entries<PatchRule>(table.rules).map(([template, rule]) =>
      [`// ${table.operation} ${template}: ${ruleNames(rule)}`, ...checksOf(kind, template, rule)].join('\n'),
    );
    const copies = Object.entries<PatchRule>(table.rules).flatMap(([path, { copyFrom }]) =>
      copyFrom === undefined
        ? []
        : [`expectType<typeof ${kind}>(${kind}.copy({ from: '${copyFrom}', path: '${path}' }));`],
    );
    return [`const ${kind} = patch.${kind}();`, ...rows, ...copies].join('\n\n');
  });
  return [
    '// Generated from the patch rules by `npm run generate:patch`; not to be edited.',
    '// biome-ignore-all format: generated',
    "import { expectError, expectType } from 'tsd';",
    "import { patch } from '../src/index.js';",
    '',
    sections.join('\n\n'),
    '',
  ].join('\n');
}
