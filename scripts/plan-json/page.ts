import { type Member, membersOf } from './members.js';

/** Where a part of the JSON is declared, and how the page calls it. */
interface Part {
  readonly title: string;
  readonly text: string;
  readonly declared: readonly (readonly [file: string, type: string])[];
}

const parts: readonly Part[] = [
  {
    title: 'The plan',
    text: 'Everything is there in every plan. Members that the format doesn’t have are covered by the digest, and read by nobody.',
    declared: [
      ['src/plan/plan-json.ts', 'PlanJson'],
      ['src/plan/plan-json.ts', 'PlanContent'],
    ],
  },
  {
    title: 'Basis',
    text: '`apply()` reads the same again before the first write, and refuses a plan whose basis has changed: `plan.stale`.',
    declared: [['src/plan/plan-json.ts', 'PlanBasis']],
  },
  { title: 'Estimate', text: '', declared: [['src/quotas/estimate.ts', 'PlanEstimate']] },
  {
    title: 'Warnings',
    text: 'What to know before applying. [Errors](errors.md) lists the codes.',
    declared: [['src/errors/errors.ts', 'Problem']],
  },
  {
    title: 'Changes',
    text: 'What a reviewer looks at: `plan.render()` shows these. A policy that wants to refuse deletions, or methods without authorization, looks here.',
    declared: [['src/diff/change.ts', 'Change']],
  },
  {
    title: 'Calls',
    text: 'What is sent, in an order that can be followed from top to bottom. Calls that don’t depend on one another may go out at the same time.',
    declared: [
      ['src/calls/call.ts', 'Call'],
      ['src/calls/planned-call.ts', 'PlannedCall'],
    ],
  },
  {
    title: 'References',
    text: 'An id that doesn’t exist before the plan is applied stands in a call, or in an operation of a patch, as a reference.',
    declared: [['src/calls/call.ts', 'Reference']],
  },
];

/** How the page says a type that it has more to say of than the source, by how the source writes it. */
export interface Vocabulary {
  readonly actions: readonly string[];
  readonly kinds: readonly string[];
  readonly callActions: readonly string[];
  readonly format: string;
}

/** The tables of the page: what each part is called, and the members it has. */
export function tablesOfPlanJson(): readonly (Part & { readonly members: readonly Member[] })[] {
  return parts.map((part) => ({ ...part, members: part.declared.flatMap(([file, type]) => membersOf(file, type)) }));
}

/** docs/plan-json.md, from the types of the source, and from the JSON of a plan. */
export function renderPlanJson(example: string, vocabulary: Vocabulary): string {
  const sections = tablesOfPlanJson().map(({ title, text, members }) =>
    [`## ${title}`, '', ...(text === '' ? [] : [text, '']), ...table(members, vocabulary)].join('\n'),
  );
  return `<!-- Generated from the types in src/plan by \`npm run generate:plan-json\`. -->

# The format of plan JSON

\`plan.toJSON()\`, \`JSON.stringify(plan)\` and \`fluent-apigateway plan --out plan.json\` write it; \`Plan.fromJSON()\`,
\`gateway.apply()\` and \`fluent-apigateway apply plan.json\` read it. It is one object of plain JSON, for tools that look at
a plan before it is applied: a policy check, a comment on a pull request, a report.

- **Read it, don’t edit it.** A plan that was changed is refused (\`plan.tampered\`), and so is one of another format
  (\`plan.unreadable\`, with what is wrong where). Change the definition, and plan again.
- **Keep it as you keep code.** It holds what is sent, with static credentials in headers and URIs that \`plan.render()\`
  hides. Values of API keys and private keys are never in it: [saved plans](plan-and-apply.md#saved-plans).
- **The version is in \`format\`**: \`${vocabulary.format}\`. It rises when a member gets another meaning or goes away. Within a
  version members may be added: don’t refuse what you don’t know.

${sections.join('\n\n')}

## An example

A plan that creates an API of one method, as \`JSON.stringify(plan, null, 2)\` writes it:

\`\`\`json
${example}
\`\`\`
`;
}

function table(members: readonly Member[], vocabulary: Vocabulary): readonly string[] {
  return [
    '| Member | Type | What it says |',
    '| --- | --- | --- |',
    ...members.map(
      ({ name, optional, type, meaning }) =>
        `| \`${name}\`${optional ? ', may be absent' : ''} | ${inWords(type, vocabulary)} | ${meaning} |`,
    ),
  ];
}

const linked: Readonly<Record<string, string>> = {
  PlanBasis: '[basis](#basis)',
  PlanEstimate: '[estimate](#estimate)',
  Warning: '[warning](#warnings)',
  Change: '[change](#changes)',
  PlannedCall: '[call](#calls)',
};

/** A type of the source in a reader's words. */
function inWords(type: string, vocabulary: Vocabulary): string {
  const one = type.replace(/^readonly /, '').trim();
  const listed = /^\(?(?:readonly )?(.+?)\)?\[\]$/s.exec(one)?.[1];
  if (listed !== undefined) return `list of ${inWords(listed, vocabulary)}`;
  const member = /^Readonly<Record<string, (.+)>>$/s.exec(one)?.[1];
  if (member !== undefined) return `object of ${inWords(member, vocabulary)}`;
  const words: Readonly<Record<string, string>> = {
    ...linked,
    ChangeAction: oneOf(vocabulary.actions),
    Kind: oneOf(vocabulary.kinds),
    PlannedAction: oneOf(vocabulary.callActions),
    Operation: 'name of an operation',
    'typeof planFormat': `\`"${vocabulary.format}"\``,
    'NamedKind | ApartList': 'string',
    'string | null': 'string or `null`',
    true: '`true`',
    ReferringPatchOperation: 'operation: `op`, `path`, `value`, `from`',
    'ChangedThings[Kind]': 'object: the members of the thing',
    'WithReferences<OperationInput<Operation>>': 'the operation’s input, with [references](#references)',
  };
  if (one.startsWith('{'))
    return 'object: `keys` (names and ids that were looked for), `fingerprint`, `states`, `restApis`';
  return words[one] ?? one;
}

function oneOf(values: readonly string[]): string {
  return values.map((value) => `\`${value}\``).join(', ');
}
