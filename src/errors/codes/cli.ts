import { type ErrorCodeEntry, optionsOf } from './entry.js';

/** Codes of the command line, its config file and the progress bar. */
export const cliCodes = {
  'cli.cannot-write': {
    class: 'CommandLineError',
    meaning: 'A file that was asked for can’t be written.',
    remedy: 'Check the folder and its permissions.',
  },
  'cli.declined': {
    class: 'CommandLineError',
    meaning: 'The question was answered with no. Nothing was done.',
    remedy: 'Answer `y` to go ahead.',
  },
  'cli.file-exists': {
    class: 'CommandLineError',
    meaning: 'A file exists already, and would be overwritten.',
    remedy: 'Give another name, or `--force`.',
  },
  'cli.missing-package': {
    class: 'CommandLineError',
    meaning: 'A command needs a package that isn’t installed.',
    remedy: 'The hint has the command that installs it.',
  },
  'cli.module-hangs': {
    class: 'CommandLineError',
    meaning: 'A module of yours never finishes loading: it awaits something that never happens.',
    remedy: 'Look for an `await` at its top, or in the function that it exports, whose promise is never settled.',
  },
  'cli.module-threw': {
    class: 'CommandLineError',
    meaning: 'A module of yours threw while it was loaded.',
    remedy: 'The message has what it threw, the address where; `--verbose` prints the stack.',
  },
  'cli.no-api': {
    class: 'CommandLineError',
    meaning: 'There is no REST API of the name that the definition has.',
    remedy: 'Apply the definition first, or name the API with `--rest-api-id`.',
  },
  'cli.no-credentials': {
    class: 'CommandLineError',
    meaning: 'No AWS credentials were found: in the environment, in a profile, or where the machine has a role.',
    remedy: 'Give `--profile`, or set what the hint names; or log in with `aws sso login`.',
  },
  'cli.no-default-export': {
    class: 'CommandLineError',
    meaning: 'A module has no default export that could be used.',
    remedy: 'Write `export default`, as the hint says.',
  },
  'cli.no-definition': {
    class: 'CommandLineError',
    meaning: 'A command needs a definition and was given none.',
    remedy: 'Name its file, or set `definition` in the config file.',
  },
  'cli.no-file': {
    class: 'CommandLineError',
    meaning: 'A file doesn’t exist, or can’t be read.',
    remedy: 'The hint says where it was looked for.',
  },
  'cli.no-method': {
    class: 'CommandLineError',
    meaning: 'The API has no method for a request.',
    remedy: 'The hint lists the methods.',
  },
  'cli.no-region': {
    class: 'CommandLineError',
    meaning: 'No AWS Region was given.',
    remedy: 'Give `--region`, or set `AWS_REGION`.',
  },
  'cli.no-response': {
    class: 'CommandLineError',
    meaning: 'Nothing answers where a stage is called.',
    remedy: 'Check the Region and the endpoint, and whether the API is private or its default endpoint disabled.',
  },
  'cli.nobody-to-ask': {
    class: 'CommandLineError',
    meaning: 'A question must be answered, and there is no terminal, or `CI` is set. Nothing was done.',
    remedy: 'Give `--yes`, or a plan that `plan --out` saved.',
  },
  'cli.not-a-definition': {
    class: 'CommandLineError',
    meaning: 'The default export of a module isn’t a definition.',
    remedy:
      'Export what `api.define(…)` returns, a list of that and things that go with it, or a function that returns one.',
  },
  'cli.too-many-deletions': {
    class: 'CommandLineError',
    meaning: 'A plan deletes more than `--max-deletes` allows. Nothing was sent.',
    remedy: 'Look at the plan, then allow more.',
  },
  'cli.usage': {
    class: 'CommandLineError',
    meaning: 'The command line was called with arguments that it doesn’t have.',
    remedy: 'The hint has what was meant; `--help` lists all of them.',
  },
  'cli.which-api': {
    class: 'CommandLineError',
    meaning: 'A command needs a REST API, and none was named.',
    remedy: 'Give `--rest-api-id` with one of the ids in the message.',
  },
  ...optionsOf('config', '`defineConfig()`'),
  ...optionsOf('progress', '`terminalProgress()`'),
  'progress.missing-package': {
    class: 'MissingPackageError',
    meaning: 'The progress bar needs a package that isn’t installed.',
    remedy: 'The hint has the command that installs it.',
  },
} satisfies Readonly<Record<string, ErrorCodeEntry>>;
