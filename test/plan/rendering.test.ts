import { describe, expect, it } from 'vitest';
import type { RestApiNode } from '../../src/model/rest-api.js';
import { Plan } from '../../src/plan/plan.js';
import type { RenderOptions } from '../../src/plan/rendering/options.js';
import { textDifference, valueLines } from '../../src/plan/rendering/values.js';
import { api, integration, integrationResponse, method, methodResponse, resources } from '../diff/apis.js';
import { planned } from './planned.js';

const text = (plan: Plan, options: RenderOptions = {}) => plan.render({ color: false, ...options });
const linesOf = (plan: Plan, options?: RenderOptions) => text(plan, options).split('\n');

/** An API whose only method has an integration with these members. */
const backend = (members: Parameters<typeof integration>[0]) =>
  api({ resources: resources({ '/pets': { GET: method('GET', { integration: integration(members) }) } }) });

const model = (schema: unknown): RestApiNode =>
  api({
    models: {
      Pet: {
        kind: 'Model',
        name: 'Pet',
        contentType: 'application/json',
        schema: typeof schema === 'string' ? schema : JSON.stringify(schema),
      },
    },
  });

const template = (...lines: readonly string[]) =>
  backend({ requestTemplates: { 'application/json': lines.join('\n') } });

/** What a terminal acts on or doesn't show, beside the ends of lines. */
const unseen = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u;

describe('what a deletion takes with it', () => {
  const tenants = Array.from({ length: 50 }, (_, index) => `/tenants/t${index}`);
  const plan = planned(
    api(),
    api({ resources: resources(Object.fromEntries(tenants.map((path) => [path, { GET: method('GET') }]))) }),
    { prune: true },
  );

  it('is counted', () => {
    expect(plan.calls).toHaveLength(1);
    expect(text(plan)).toContain('0 to create, 0 to change, 101 to delete; 1 call');
    expect(plan.render({ format: 'markdown' })).toContain('101 to delete');
  });

  it('is named', () => {
    for (const format of ['text', 'markdown'] as const)
      for (const path of tenants) {
        expect(text(plan, { format })).toMatch(new RegExp(`-\\s+${path}$`, 'm'));
        expect(text(plan, { format })).toMatch(new RegExp(`-\\s+GET ${path}$`, 'm'));
      }
  });

  it('is in the plan, also when it was saved', () => {
    expect(Plan.fromJSON(JSON.stringify(plan)).changes[0]?.takes).toHaveLength(100);
  });

  it('is none where a resource has nothing', () => {
    const lone = planned(api(), api({ resources: resources({ '/old': {} }) }), { prune: true });
    expect(text(lone)).toContain('  - /old\n');
    expect(text(lone)).toContain('1 to delete');
  });
});

describe('what differs', () => {
  it('is shown of a schema member by member', () => {
    const schema = (members: object) => ({ type: 'object', properties: { id: { type: 'string' }, ...members } });
    const plan = planned(model(schema({ age: { type: 'integer' } })), model(schema({ tag: { type: 'string' } })));
    expect(linesOf(plan).slice(2, 6)).toEqual([
      '  ~ model Pet',
      '      replace /schema',
      '      -   properties.tag.type: "string"',
      '      +   properties.age.type: "integer"',
    ]);
  });

  it('is shown of a policy statement by statement, wherever one is put in', () => {
    const statement = (Sid: string) => ({ Sid, Effect: 'Allow', Principal: '*', Action: 'execute-api:Invoke' });
    const policy = (...sids: readonly string[]) =>
      api({ settings: { policy: JSON.stringify({ Version: '2012-10-17', Statement: sids.map(statement) }) } });
    const plan = planned(policy('new', 'a', 'b'), policy('a', 'b'));
    expect(linesOf(plan).filter((line) => /^ {6}[-+]/.test(line))).toEqual([
      '      +   Statement[0].Sid: "new"',
      '      +   Statement[0].Effect: "Allow"',
      '      +   Statement[0].Principal: "*"',
      '      +   Statement[0].Action: "execute-api:Invoke"',
    ]);
    const changed = planned(policy('a', 'c'), policy('a', 'b'));
    expect(linesOf(changed).filter((line) => /^ {6}[-+]/.test(line))).toEqual([
      '      -   Statement[1].Sid: "b"',
      '      +   Statement[1].Sid: "c"',
    ]);
  });

  it('is shown of a template line by line, with the lines around', () => {
    const common = ['#set($root = $input.path("$"))', '{', '  "a": 1,', '  "b": 2,'];
    const plan = planned(template(...common, '  "c": 3', '}'), template(...common, '  "c": 4', '}'));
    expect(linesOf(plan).slice(3, 10)).toEqual([
      '      replace /requestTemplates/application~1json',
      '          … 2 lines the same …',
      '            "a": 1,',
      '            "b": 2,',
      '      -     "c": 4',
      '      +     "c": 3',
      '          }',
    ]);
  });

  it.each([
    ['the first 100 characters', `${'a'.repeat(100)}1`, `${'a'.repeat(100)}2`],
    ['all but the last of 10,000 characters', `${'ab'.repeat(5_000)}1`, `${'ab'.repeat(5_000)}2`],
    [
      'all but the middle one',
      `${'a'.repeat(9_000)}1${'b'.repeat(9_000)}`,
      `${'a'.repeat(9_000)}2${'b'.repeat(9_000)}`,
    ],
    [
      'the first and the last parts',
      `${'x'.repeat(3_000)}${'1'.repeat(9_000)}${'y'.repeat(3_000)}`,
      `${'x'.repeat(3_000)}${'2'.repeat(9_000)}${'y'.repeat(3_000)}`,
    ],
    [
      'the ends of long different texts',
      `1${'a'.repeat(9_000)}b${'a'.repeat(9_000)}1`,
      `2${'a'.repeat(9_000)}c${'a'.repeat(9_000)}2`,
    ],
    ['all but blanks at the end', '{\n  "a": 1', '{\n  "a": 1  '],
    ['all but a carriage return', '{\n  "a": 1', '{\n  "a": 1\r'],
    ['all but the last end of line', '{\n  "a": 1', '{\n  "a": 1\n'],
    ['all but what a tab is written as', '{\n\t1', '{\n\\t1'],
    ['all but a zero-width space', '{\n1', '{\n1\u200b'],
    ['all but a blank that is no space', '{\na b', '{\na\u00a0b'],
  ])('never looks the same where values have %s in common', (_what, before, after) => {
    const marked = textDifference(before, after).filter(({ mark }) => mark !== ' ');
    const shown = (mark: string) => marked.filter((line) => line.mark === mark).map((line) => line.text);
    expect(shown('-')).not.toEqual(shown('+'));
    const plan = planned(template(after), template(before));
    const lines = linesOf(plan).join('\n');
    expect(lines).toMatch(/[-+] |\(was/);
    expect(planned(backend({ uri: after }), backend({ uri: before })).render({ color: false })).not.toEqual(
      planned(backend({ uri: before }), backend({ uri: after })).render({ color: false }),
    );
  });

  const between = (before: string, after: string) =>
    valueLines({ label: 'replace /schema', before, after }).map(({ mark, text: line }) => `${mark}${line}`);

  it('is seen of numbers that no double tells apart', () => {
    expect(between('{"maximum":12345678901234567891}', '{"maximum":12345678901234567890}').slice(1)).toEqual([
      '-  maximum: 12345678901234567891',
      '+  maximum: 12345678901234567890',
    ]);
  });

  it('is seen of JSON that is only written in another way', () => {
    expect(between('{"a":2}', '{"a":1,"a":2}').slice(1)).toEqual(['-  "{\\"a\\":2}"', '+  "{\\"a\\":1,\\"a\\":2}"']);
  });

  it('ends for values that are nested 20,000 deep', () => {
    const deep = (leaf: string) => `${'['.repeat(20_000)}${leaf}${']'.repeat(20_000)}`;
    const [, before, after] = between(deep('1'), deep('2'));
    expect(before).toMatch(/^-.*1]/);
    expect(after).toMatch(/^\+.*2]/);
  });

  it('is shown of what is put again, member by member', () => {
    const plan = planned(
      backend({ type: 'HTTP', uri: 'https://a' }),
      backend({ type: 'HTTP_PROXY', uri: 'https://b' }),
    );
    expect(linesOf(plan).slice(2, 5)).toEqual([
      "  ~ GET /pets integration  put again: type can't be patched",
      '      /type "HTTP" (was "HTTP_PROXY")',
      '      /uri "https://a" (was "https://b")',
    ]);
  });
});

describe('who may call a new method', () => {
  const lineFor = (members: Parameters<typeof method>[1]) =>
    linesOf(
      planned(
        api({
          authorizers: {
            jwt: { kind: 'Authorizer', name: 'jwt', type: 'COGNITO_USER_POOLS', providerARNs: ['arn:p'] },
          },
          resources: resources({ '/pets': { GET: method('GET', members) } }),
        }),
      ),
    ).find((line) => line.includes('+ GET /pets'));

  it.each([
    [{}, 'authorization NONE'],
    [{ apiKeyRequired: true }, 'authorization NONE, API key required'],
    [{ authorizationType: 'AWS_IAM' }, 'authorization AWS_IAM'],
    [{ authorizationType: 'CUSTOM', authorizer: { id: 'a1' } }, 'authorization CUSTOM by the authorizer with id a1'],
    [
      { authorizationType: 'COGNITO_USER_POOLS', authorizer: { name: 'jwt' }, authorizationScopes: ['r', 'w'] },
      'authorization COGNITO_USER_POOLS by jwt, scopes r w',
    ],
  ] as const)('is said: %o', (members, said) => {
    expect(lineFor(members)).toBe(`  + GET /pets  ${said}`);
  });

  it('is said by the policy of a new API', () => {
    const policy = JSON.stringify({ Version: '2012-10-17', Statement: [{ Effect: 'Deny' }] });
    expect(text(planned(api({ settings: { policy } })))).toContain('+   Statement[0].Effect: "Deny"');
  });
});

describe('names and values of others', () => {
  const evil = 'a\u001b[2K\u001b[1A\n+ /forged\u202eb\u0000\u200b';
  const evilApi = (value: string) =>
    api({
      name: evil,
      settings: { description: value, tags: { [evil]: value } },
      models: {
        [evil]: {
          kind: 'Model',
          name: evil,
          contentType: 'application/json',
          schema: JSON.stringify({ [evil]: value }),
        },
      },
      authorizers: { [evil]: { kind: 'Authorizer', name: evil, type: 'TOKEN', authorizerUri: value } },
      resources: resources({
        '/pets': {
          GET: method('GET', {
            operationName: value,
            integration: integration({ uri: value, requestTemplates: { [evil]: `${value}\n${value}` } }),
          }),
        },
        [`/${evil}`]: {},
      }),
    });

  it.each([
    ['made', () => planned(evilApi(`${evil}1`))],
    ['changed', () => planned(evilApi(`${evil}1`), evilApi(`${evil}2`))],
    ['deleted', () => planned(api({ name: evil }), evilApi(evil), { prune: true })],
  ])('move no cursor, and hide and forge no line, where they are %s', (_what, plan) => {
    for (const format of ['text', 'markdown'] as const)
      for (const line of linesOf(plan(), { format })) {
        expect(line).not.toMatch(unseen);
        expect(line).not.toMatch(/^\s*[-+] ?\/forged/);
      }
  });

  it('end no block of Markdown and are no markup or mention there', () => {
    const markup = '```\n</details> <script>alert(1)</script> @everyone `x` **b**';
    const plan = planned(
      api({
        name: markup,
        models: { [markup]: { kind: 'Model', name: markup, contentType: 'application/json' } },
        resources: template(markup, '~~~~').resources,
      }),
    );
    const markdown = plan.render({ format: 'markdown' });
    const outside = markdown.replaceAll(/(`{3,})diff\n.*?\n\1\n/gs, '');
    expect(outside).not.toMatch(/<script>|@everyone|\*\*b\*\*/);
    expect(outside.match(/<details>/g)?.length).toBe(outside.match(/<\/details>/g)?.length);
  });
});

describe('Markdown', () => {
  const plan = planned(
    api({
      resources: resources({
        '/pets': {
          GET: method('GET', {
            methodResponses: methodResponse('200'),
            integration: integration({
              passthroughBehavior: 'NEVER',
              integrationResponses: integrationResponse('200'),
            }),
          }),
          POST: method('POST'),
        },
      }),
    }),
    api({
      resources: resources({
        '/pets': {
          GET: method('GET', {
            methodResponses: methodResponse('200'),
            integration: integration({ integrationResponses: integrationResponse('200') }),
          }),
        },
        '/old': {},
      }),
    }),
    { prune: true, stages: ['prod'] },
  );

  it('is folded per route, and coloured as a diff', () => {
    expect(plan.render({ format: 'markdown' })).toMatchInlineSnapshot(`
      "### Plan for <code>petstore</code> (<code>api1</code>)

      **1 to create, 1 to change, 1 to delete**; 3 calls, no waiting under the quotas
      Callers see this once the API is deployed again to prod.

      <details><summary><code>&#126; GET /pets</code></summary>

      \`\`\`diff
      ! GET /pets integration
      -   replace /passthroughBehavior "WHEN_NO_MATCH"
      +   replace /passthroughBehavior "NEVER"
      \`\`\`

      </details>

      <details><summary><code>+ POST /pets</code> authorization NONE</summary>

      \`\`\`diff
      + POST /pets  authorization NONE
      +   /authorizationType "NONE"
      \`\`\`

      </details>

      - <code>- /old</code>"
    `);
  });

  it('is what GitHub takes, says what was cut, and still names what goes', () => {
    const many = (count: number) =>
      resources(
        Object.fromEntries(
          Array.from({ length: count }, (_, index) => [
            `/r${index}`,
            {
              GET: method('GET', {
                integration: integration({ uri: `https://backend.example.com/${'x'.repeat(200)}/${index}` }),
              }),
            },
          ]),
        ),
      );
    for (const count of [30, 300, 1_200]) {
      const big = planned(
        api({ resources: many(count) }),
        api({ resources: resources({ '/old': { GET: method('GET') } }) }),
        {
          prune: true,
        },
      );
      const markdown = big.render({ format: 'markdown' });
      expect(markdown.length).toBeLessThanOrEqual(65_536);
      expect(markdown).toContain('GET /old');
      if (count > 30) expect(markdown).toMatch(/\*\*Cut to 65536 characters:\*\* the details of \d+ of \d+ blocks/);
      if (count > 300) expect(markdown).toMatch(/the headings of \d+/);
      expect(big.render({ format: 'markdown', maxLength: 2_000 }).length).toBeLessThanOrEqual(2_000);
      expect(big.render({ format: 'markdown', maxLength: Number.POSITIVE_INFINITY })).toContain(`GET /r${count - 1}`);
    }
  });

  it('says when there is nothing to do', () => {
    expect(planned(api(), api()).render({ format: 'markdown' })).toBe(
      '### Plan for <code>petstore</code> (<code>api1</code>)\n\nNo changes.',
    );
  });
});
