import { exitCodes } from '../src/cli/exit-codes.js';
import { type OptionRows, signatureOf } from '../src/cli/options.js';
import { type CommandSpec, commandSpecs, commonOptions } from '../src/cli/specs.js';

const program = 'fluent-apigateway';

/** docs/cli.md, from the table of commands. */
export function renderCommandLine(): string {
  const names = Object.keys(commandSpecs);
  return `<!-- Generated from src/cli/specs.ts by \`npm run generate:cli\`. -->

# The command line

\`\`\`sh
npx ${program} plan petstore.ts
npx ${program} apply petstore.ts
npx ${program} deploy petstore.ts --stage prod
\`\`\`

Commands do what the library does, and nothing else: ${names.map((name) => `[${name}](#${name})`).join(', ')}. \`--help\` has
what is here, for each command. Results go to standard output, progress and questions to standard error. A question is
asked only at a terminal and never where \`CI\` is set: there, give \`--yes\` or a saved plan. Ctrl-C ends an apply when the
calls under way have ended, and reports what was done; a second one ends it at once.

Without an AWS account: \`npx ${program} serve petstore.ts\` in one terminal, and in another every other command with the
\`--endpoint-url\` that it prints.

## Definition files

A definition file is a module whose default export is what \`api.define(…)\` returns, a list of that and things beside it
(stages, keys, usage plans, …), or a function of \`{ env, stage }\` that returns one of them. Either may be a promise. \`env\`
is \`process.env\`, \`stage\` is what \`--stage\` says. What the module logs goes to standard error.

\`\`\`ts
import { restApi } from 'fluent-apigateway';
import type { DefinitionContext } from 'fluent-apigateway/cli';

export default ({ stage = 'dev' }: DefinitionContext) => {
  const api = restApi(\`petstore-\${stage}\`);
  return api.define(api.resource('/pets').cors({ allowOrigins: ['*'] }));
};
\`\`\`

**Loading a definition runs it**, with everything that it imports and all rights of whoever calls the command: plan what
strangers wrote only where you would run what they wrote.

A module that waits for something that never happens is an error; one that loops, or waits for a server, ends at Ctrl-C.
What it leaves open, timers or connections, keeps no command from ending.

TypeScript is loaded by Node.js itself from 22.18 on; where Node.js can't (Node.js 20, enums, imports of \`./x.js\` that are
\`./x.ts\` on the disk), it is loaded with [jiti](https://www.npmjs.com/package/jiti): \`npm install --save-dev jiti\`. Neither
checks types.

\`fluent-apigateway.config.ts\` (or \`.mts\`, \`.js\`, \`.mjs\`) in the working directory is optional. Options come first, then the
config, then the environment.

\`\`\`ts
import { defineConfig } from 'fluent-apigateway/cli';

export default defineConfig({ definition: './petstore.ts', functions: './functions.ts', region: 'eu-central-1' });
\`\`\`

## Starting and reloading

\`--help\` takes less than 3 times what \`node -e 0\` takes; with \`serve --watch\`, a file that is saved is served within
2 seconds, and requests that are under way end as they began. \`npm run bench:load\` measures both.

## Exit codes

| Code | Meaning |
| --- | --- |
${Object.values(exitCodes)
  .map(({ code, meaning }) => `| ${code} | ${meaning} |`)
  .join('\n')}

Errors are told in a sentence, with a code ([errors.md](errors.md)) and what to do. \`--verbose\` adds stacks, causes and request
IDs; \`--json\` prints \`{ "error": { "code", "message", … } }\` to standard output as well.

## Commands

${Object.entries<CommandSpec>(commandSpecs)
  .map(([name, spec]) => commandText(name, spec))
  .join('\n\n')}

### Options of every command

${optionTable(commonOptions)}

Credentials and the Region come from the SDK's own chain: environment variables, profiles, SSO, roles. For an endpoint on
this machine neither is needed.

## In GitHub Actions

The plan is a comment on the pull request; what was looked at there is what is applied after the merge, or it is refused
(exit code 4) because the API has changed since. A saved plan holds all that is sent, credentials in templates too: whoever
can read the repository's artifacts can read it. Values of API keys are not in it.

\`\`\`yaml
name: api
on:
  pull_request:
  push:
    branches: [main]
permissions:
  contents: read
  id-token: write
  pull-requests: write
jobs:
  plan:
    if: github.event_name == 'pull_request' && github.event.pull_request.head.repo.full_name == github.repository
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
      - uses: actions/setup-node@v4
        with: { node-version: 22 }
      - run: npm ci
      - uses: aws-actions/configure-aws-credentials@v4
        with: { role-to-assume: \${{ vars.PLAN_ROLE }}, aws-region: eu-central-1 } # may only read
      - run: npx ${program} plan petstore.ts --markdown > comment.md
      - run: gh pr comment "$NUMBER" --body-file comment.md --edit-last --create-if-none
        env: { GH_TOKEN: "\${{ github.token }}", NUMBER: "\${{ github.event.number }}" }
  save:
    if: github.event_name == 'push'
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
      - uses: actions/setup-node@v4
        with: { node-version: 22 }
      - run: npm ci
      - uses: aws-actions/configure-aws-credentials@v4
        with: { role-to-assume: \${{ vars.PLAN_ROLE }}, aws-region: eu-central-1 }
      - run: npx ${program} plan petstore.ts --out plan.json --max-deletes 5
      - uses: actions/upload-artifact@v4
        with: { name: plan, path: plan.json, retention-days: 1 }
  apply:
    needs: save
    runs-on: ubuntu-latest
    environment: production # its reviewers see the output of \`save\`, and approve
    steps:
      - uses: actions/checkout@v4
      - uses: actions/setup-node@v4
        with: { node-version: 22 }
      - run: npm ci
      - uses: actions/download-artifact@v4
        with: { name: plan }
      - uses: aws-actions/configure-aws-credentials@v4
        with: { role-to-assume: \${{ vars.APPLY_ROLE }}, aws-region: eu-central-1 }
      - run: npx ${program} apply plan.json
      - run: npx ${program} deploy petstore.ts --stage prod --description "$GITHUB_SHA" --yes
\`\`\`
`;
}

function commandText(name: string, { summary, details, arguments: args, options, examples }: CommandSpec): string {
  const usage = args.map((one) => (one.required ? `<${one.name}>` : `[${one.name}]`)).join(' ');
  return [
    `### ${name}`,
    `\`${program} ${name} [options] ${usage}\``,
    `${summary}. ${details.join(' ')}`.trimEnd(),
    ...(args.length === 0 ? [] : [args.map((one) => `- \`${one.name}\`: ${cell(one.help)}.`).join('\n')]),
    optionTable(options),
    `\`\`\`sh\n${examples.map((one) => `npx ${program} ${one}`).join('\n')}\n\`\`\``,
  ].join('\n\n');
}

function optionTable(rows: OptionRows): string {
  const lines = Object.entries(rows).map(([name, row]) => {
    const choices = row.choices === undefined ? '' : ` One of ${row.choices.map((one) => `\`${one}\``).join(', ')}.`;
    const more = `${row.required ? ' Required.' : ''}${row.repeated ? ' May be given several times.' : ''}${choices}`;
    return `| \`${signatureOf(name, row)}\` | ${cell(row.help)}.${more} |`;
  });
  return ['| Option | |', '| --- | --- |', ...lines].join('\n');
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|').replaceAll('<', '&lt;');
}
