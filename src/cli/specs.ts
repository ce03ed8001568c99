/**
 * Every command: its arguments, its options, what the help says of it. Plain data, so that `--help` loads nothing else.
 *
 * @module
 */

import type { OptionRows } from './options.js';

/** A command, as the help and the docs show it. */
export interface CommandSpec {
  /** One line. */
  readonly summary: string;
  /** What else there is to know, a paragraph each. */
  readonly details: readonly string[];
  readonly arguments: readonly { readonly name: string; readonly required?: true; readonly help: string }[];
  readonly options: OptionRows;
  readonly examples: readonly string[];
}

/** The options of every command. */
export const commonOptions = {
  region: { value: 'REGION', help: 'The AWS Region. Default: AWS_REGION, or the one of the profile' },
  profile: { value: 'NAME', help: 'The profile in the AWS config files. Default: AWS_PROFILE' },
  endpointUrl: {
    value: 'URL',
    help: 'Where API Gateway is: the URL that `serve` prints, for example. Default: AWS_ENDPOINT_URL_API_GATEWAY, or AWS',
  },
  config: {
    value: 'FILE',
    help: 'The config file. Default: fluent-apigateway.config.ts, .mts, .js or .mjs, if it is there',
  },
  json: { help: 'Print one JSON document to standard output, for programs' },
  color: {
    value: 'WHEN',
    choices: ['auto', 'always', 'never'],
    help: 'Whether to colour. Default: auto, on a terminal and as NO_COLOR and FORCE_COLOR say',
  },
  quiet: { short: 'q', help: 'No progress' },
  verbose: { help: 'Print stacks, causes and request IDs of errors' },
} as const satisfies OptionRows;

const definitionArgument = {
  name: 'file',
  help: 'The module whose default export is the definition. Default: `definition` in the config file',
} as const;

const aboutApi = {
  restApiId: {
    value: 'ID',
    help: "The REST API to use. Default: the one with the definition's name",
  },
} as const satisfies OptionRows;

const stageOfDefinition = {
  stage: { value: 'NAME', help: 'What a definition that is a function gets as `stage`' },
} as const satisfies OptionRows;

const yes = { yes: { short: 'y', help: "Don't ask" } } as const satisfies OptionRows;

const maxDeletes = {
  maxDeletes: { value: 'N', atLeast: 0, help: 'Refuse a plan that deletes more than N things (exit code 4)' },
} as const satisfies OptionRows;

const force = { force: { help: 'Overwrite an existing file' } } as const satisfies OptionRows;

/** What a plan is made by: a saved plan has them in it. */
export const planningOptions = {
  ...aboutApi,
  ...stageOfDefinition,
  deploy: {
    value: 'WHEN',
    choices: ['stale', 'always', 'never'],
    help: 'When to deploy to the stages in the definition. Default: stale, when they serve something other than what is live',
  },
  strategy: {
    value: 'WAY',
    choices: ['auto', 'calls', 'import'],
    help: 'How to apply it: a call for each part, or one import of the whole API. Default: auto, whichever is quicker when both do the same',
  },
  allowNewIds: { help: 'Let an import give Lambda authorizers new ids, which permissions of functions may name' },
  prune: { help: "Also delete resources, methods, models, … that the definition doesn't have" },
  pruneExcept: {
    value: 'ADDRESS',
    repeated: true,
    help: "Prune, and leave this: '/tenants' with all below it, 'GET /pets', 'model Pet'",
  },
  reportUnmanaged: { help: 'Warn about what is live but not in the definition' },
  keepDeployments: {
    value: 'N',
    atLeast: 0,
    help: 'Delete deployments that this tool made, except the newest N and those in use. Default: keep all',
  },
} as const satisfies OptionRows;

const destruction = {
  destroy: { help: 'Plan to delete what the definition declares. `apply FILE` carries out the saved plan' },
} as const satisfies OptionRows;

const functionsOption = {
  value: 'FILE',
  help: 'The module whose default export has Lambda functions by name or ARN. Default: `functions` in the config file',
} as const;

/** The commands, in the order of the help. */
export const commandSpecs = Object.freeze({
  pull: {
    summary: 'Write the TypeScript module that defines a live API',
    details: [
      "Names the API by --rest-api-id; without it, lists the APIs, and at a terminal asks which one. What a definition can't say is a comment in the source, and told on standard error. Credentials aren't written: the source reads them from the environment.",
      'Never overwrites a file that is there. With --edits, lists instead what a definition that is there would have to say, thing by thing.',
    ],
    arguments: [{ name: 'file', help: 'With --edits: the definition. Default: `definition` in the config file' }],
    options: {
      ...aboutApi,
      out: {
        short: 'o',
        value: 'FILE',
        help: 'The module to write; other files go beside it. A name without .ts is a folder for api.ts. Default: api.ts',
      },
      all: {
        help: 'Also write the stages, and what goes with the API: usage plans with their keys (never their values), domain names, VPC links. With --edits: also compare them',
      },
      ...force,
      stdout: { help: 'Print the source instead of writing it' },
      split: { help: 'Put templates, schemas and policies of more than ten lines into files of their own' },
      explicit: { help: 'Also write what the service fills in' },
      strict: { help: "Exit with 1 when the source can't express something" },
      edits: { help: 'List what differs between a definition and the live API, as edits' },
      stage: {
        value: 'NAME',
        help: 'Write what this stage serves, not what is live. With --edits: what a definition that is a function gets as `stage`',
      },
    },
    examples: [
      'pull',
      'pull --rest-api-id a1b2c3d4e5 --out petstore.ts',
      'pull --rest-api-id a1b2c3d4e5 --stage prod --stdout',
      'pull petstore.ts --edits',
    ],
  },
  plan: {
    summary: 'Show what would be done to make the live API match the definition',
    details: ['Sends nothing but reads. Prints the plan to standard output.'],
    arguments: [definitionArgument],
    options: {
      ...planningOptions,
      ...destruction,
      out: {
        short: 'o',
        value: 'FILE',
        help: 'Save the plan, for `apply FILE`. It holds all that is sent, credentials too',
      },
      ...force,
      exitCode: { help: 'Exit with 2 when there are changes' },
      markdown: { help: 'Print Markdown, for a comment on a pull request' },
      showSecrets: { help: 'Show credentials instead of (hidden 1)' },
      ...maxDeletes,
    },
    examples: [
      'plan petstore.ts',
      'plan petstore.ts --out plan.json',
      'plan petstore.ts --stage prod --markdown > comment.md',
    ],
  },
  apply: {
    summary: 'Make the live API match the definition, or apply a saved plan',
    details: [
      'Shows the plan and asks before the first write. A saved plan (FILE.json) was looked at already: it is carried out as it is, or refused when the API has changed since.',
      'When it fails half-way, it says what was done; run it again, and it continues from there.',
    ],
    arguments: [{ name: 'file', help: 'The definition, or a plan saved by `plan --out` (.json)' }],
    options: {
      ...planningOptions,
      ...yes,
      ...maxDeletes,
      secret: {
        value: 'ADDRESS=VARIABLE',
        repeated: true,
        help: "A secret value that a saved plan doesn't contain, from an environment variable: 'API key acme=ACME_KEY'",
      },
      allowStale: { help: 'Apply a saved plan although the API has changed since' },
    },
    examples: ['apply petstore.ts', 'apply petstore.ts --yes', 'apply plan.json'],
  },
  diff: {
    summary: 'Tell whether the live API differs from the definition: `plan --exit-code`',
    details: ['Exit code 0: no difference. 2: there are changes. 1: it could not be found out.'],
    arguments: [definitionArgument],
    options: {
      ...planningOptions,
      markdown: { help: 'Print Markdown' },
      showSecrets: { help: 'Show credentials instead of (hidden 1)' },
    },
    examples: ['diff petstore.ts', 'diff petstore.ts --prune --json'],
  },
  deploy: {
    summary: 'Deploy the live API to a stage',
    details: [
      'Makes a deployment of what is live, and the stage, or moves the stage that is there. Names the API by --rest-api-id, or by a definition; says so when the live API differs from the definition.',
    ],
    arguments: [definitionArgument],
    options: {
      ...aboutApi,
      stage: { value: 'NAME', required: true, help: 'The stage; created if it does not exist' },
      description: { value: 'TEXT', help: 'The description of the deployment' },
      variable: {
        value: 'NAME=VALUE',
        repeated: true,
        help: 'A stage variable; together they are all variables of the stage',
      },
      overCanary: { help: 'Deploy although a canary gets part of the requests' },
      ...yes,
    },
    examples: [
      'deploy petstore.ts --stage prod',
      'deploy --rest-api-id a1b2c3d4e5 --stage prod --description "$GITHUB_SHA"',
    ],
  },
  promote: {
    summary: 'Give the stage what its canary has, and end the canary',
    details: ['All requests get the deployment and the variables of the canary.'],
    arguments: [definitionArgument],
    options: { ...aboutApi, stage: { value: 'NAME', required: true, help: 'The stage' }, ...yes },
    examples: ['promote petstore.ts --stage prod'],
  },
  rollback: {
    summary: 'End the canary of a stage: all requests get what the stage has',
    details: [],
    arguments: [definitionArgument],
    options: { ...aboutApi, stage: { value: 'NAME', required: true, help: 'The stage' }, ...yes },
    examples: ['rollback petstore.ts --stage prod'],
  },
  destroy: {
    summary: 'Delete what the definition declares: the REST API with its stages, and what goes with it',
    details: [
      'Shows what would go, and asks first: `plan --destroy`, then `apply`. What the definition only attaches to, or names by an id, stays. Without a definition, --rest-api-id names the API, and nothing else goes.',
    ],
    arguments: [definitionArgument],
    options: { ...aboutApi, ...stageOfDefinition, ...yes, ...maxDeletes },
    examples: ['destroy petstore.ts', 'destroy --rest-api-id a1b2c3d4e5 --yes'],
  },
  invoke: {
    summary: 'Send one request to the API, and show the response and the log',
    details: [
      'With --via test (the default), TestInvokeMethod runs the method as it is, deployed or not, past authorizers and throttles. With --via stage, the deployed stage is called as its callers do, on AWS or where `serve` listens: the log is there. With --via local, the definition is served in this process for this one request; no account is needed.',
      'Prints the body to standard output; the status, the headers and the log to standard error.',
    ],
    arguments: [
      { name: 'method', required: true, help: 'The HTTP method: GET' },
      { name: 'path', required: true, help: 'The path, with its query: /pets/7?full=true' },
      definitionArgument,
    ],
    options: {
      ...aboutApi,
      via: { value: 'WAY', choices: ['test', 'stage', 'local'], help: 'Where the request goes. Default: test' },
      stage: {
        value: 'NAME',
        help: 'The stage that is called with --via stage; what a definition that is a function gets as `stage`',
      },
      functions: functionsOption,
      header: { short: 'H', value: 'NAME: VALUE', repeated: true, help: 'A header of the request' },
      body: { short: 'd', value: 'TEXT', help: 'The body; @FILE reads it from a file' },
      variable: { value: 'NAME=VALUE', repeated: true, help: 'A stage variable, with --via test' },
      fail: { help: 'Exit with 1 when the status is 400 or more' },
    },
    examples: [
      'invoke GET /pets/7 petstore.ts',
      `invoke POST /pets --rest-api-id a1b2c3d4e5 -H 'Content-Type: application/json' -d '{"name":"Rex"}'`,
      'invoke GET /pets/7 petstore.ts --via local --functions functions.ts',
    ],
  },
  serve: {
    summary: 'Serve the API on this machine: the embedded gateway, its control plane and its data plane',
    details: [
      'Applies the definition to a gateway in this process, deploys it, prints the routes with their URLs, then a line for each request (with --json: a JSON document). Every other command works against it with --endpoint-url. Without a definition the gateway is empty.',
      'Keys on a terminal: v shows or hides execution logs, r reloads, q quits. --verbose begins with the logs shown.',
    ],
    arguments: [definitionArgument],
    options: {
      port: { short: 'p', value: 'N', atLeast: 0, help: 'The port on 127.0.0.1; 0 is any free one. Default: 4000' },
      stage: {
        value: 'NAME',
        help: 'The stage; what a definition that is a function gets as `stage`. Default: dev, or the stages in the definition',
      },
      functions: functionsOption,
      watch: {
        short: 'w',
        help: 'Reload when the definition, the functions, or a file that they import or read is saved. Before Node.js 22.15, needs the package jiti',
      },
      origin: {
        value: 'ORIGIN',
        repeated: true,
        help: "An origin whose pages may call the API: http://localhost:5173, or '*'",
      },
      http: { value: 'WHERE', choices: ['loopback', 'any'], help: 'Where HTTP integrations may go. Default: loopback' },
    },
    examples: ['serve petstore.ts --watch', 'serve petstore.ts --functions functions.ts --port 8080'],
  },
  export: {
    summary: 'Write the API as an OpenAPI document, with the extensions of API Gateway',
    details: [
      "Of a definition, without a request; or of a live API, by --rest-api-id alone. What the document can't carry is told on standard error.",
    ],
    arguments: [definitionArgument],
    options: {
      ...aboutApi,
      stage: {
        value: 'NAME',
        help: 'Of a live API: what this stage serves. Of a definition that is a function: what it gets as `stage`',
      },
      format: { value: 'VERSION', choices: ['3.0', '2.0'], help: 'The version of OpenAPI. Default: 3.0' },
      out: { short: 'o', value: 'FILE', help: 'Write it to a file' },
      ...force,
      strict: { help: "Exit with 1 when the document can't express something" },
    },
    examples: ['export petstore.ts --out petstore.json', 'export --rest-api-id a1b2c3d4e5 --format 2.0'],
  },
} as const satisfies Readonly<Record<string, CommandSpec>>);

/** The name of a command. */
export type CommandName = keyof typeof commandSpecs;

/** The options of a command, its own and the common ones. */
export type OptionsOf<Name extends CommandName> = (typeof commandSpecs)[Name]['options'] & typeof commonOptions;
