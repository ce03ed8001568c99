/**
 * Every code of an error or a problem, once: what it means, and what to do. The types and `docs/errors.md` follow from
 * this table. The codes of what is wrong with a definition are the ids of its rules, in `docs/definition-rules.md`.
 *
 * @module
 */

/** What there is to know of a code. */
export interface ErrorCodeEntry {
  /** The class of the error; absent for a code that only problems have. */
  readonly class?: string;
  /** What happened, in Markdown. */
  readonly meaning: string;
  /** What to do about it, in Markdown. */
  readonly remedy: string;
}

type OptionCodes<Stage extends string> = `${Stage}.${'options' | 'option' | 'unknown-option'}`;

/** The codes of the options of one stage. */
function optionsOf<const Stage extends string>(stage: Stage, what: string, name = 'OptionsError') {
  const entries: Record<string, ErrorCodeEntry> = {
    [`${stage}.options`]: {
      class: name,
      meaning: `${what} was given options or arguments that it can’t work with. Nothing was sent.`,
      remedy: 'Each of its `problems` says what to write instead.',
    },
    [`${stage}.option`]: {
      meaning: `The value of an option of ${what.replace(/^A /, 'a ')} isn’t valid.`,
      remedy: 'Give what the option takes.',
    },
    [`${stage}.unknown-option`]: {
      meaning: `${what} has no such option.`,
      remedy: 'The hint has the option that was meant, or all of them.',
    },
  };
  return entries as { readonly [Code in OptionCodes<Stage>]: ErrorCodeEntry };
}

function restApiIdOf<const Stage extends string>(stage: Stage) {
  const meaning = 'The id of a REST API is missing, or something else was given for it.';
  const remedy = 'Give the id that `apply()` or `listRestApis()` gave.';
  return { [`${stage}.rest-api-id`]: { meaning, remedy } } as {
    readonly [Code in `${Stage}.rest-api-id`]: ErrorCodeEntry;
  };
}

/** Every code, by itself. */
export const errorCodes = Object.freeze({
  ...optionsOf('apply', '`apply()`'),
  'apply.aborted': {
    class: 'ApplyError',
    meaning: 'The signal ended a plan before its end.',
    remedy: '`result` says what became of each call. Plan again: it continues from what is live.',
  },
  'apply.ambiguous-create': {
    class: 'AmbiguousCreateError',
    meaning: 'The response to a create was lost, and by now several things have its name.',
    remedy: 'Delete the one that isn’t wanted, or plan with its `restApiId`.',
  },
  'apply.failed': {
    class: 'ApplyError',
    meaning: 'A call of a plan failed for good. The `cause` says why, `result` what became of each call.',
    remedy: 'Put right what the cause says, and plan again: it continues from what is live.',
  },
  'apply.import-differs': {
    class: 'ImportError',
    meaning: 'An import brought something else than the plan wants. Its `problems` say what, by address.',
    remedy: 'Plan again: what differs follows by calls.',
  },
  'apply.import-refused': {
    class: 'ImportError',
    meaning:
      'The service refused an import, or warned of something in it. Nothing of it was taken over; `problems` say why, by address.',
    remedy: "Put right what they name, or plan with `{ strategy: 'calls' }`.",
  },
  'apply.made-twice': {
    class: 'MadeTwiceError',
    meaning: 'Somebody else made a thing of the same name at the same time. What was made here was deleted again.',
    remedy: 'Plan again: it continues from what is there.',
  },
  'apply.not-ready': {
    class: 'NotReadyError',
    meaning: 'Something that was made, a VPC link or a domain name, has failed, or still can’t be used. It is there.',
    remedy: 'See what keeps it, then plan again.',
  },
  'apply.not-taken-back': {
    class: 'UncheckedCreateError',
    meaning: 'There are two things of one name, and the one that was made here couldn’t be deleted.',
    remedy: 'Delete it by the id in the message, then plan again.',
  },
  'apply.unchecked': {
    class: 'UncheckedCreateError',
    meaning: 'A thing was made, and whether it is the only one of its name couldn’t be checked.',
    remedy: 'Allow the list that the check needs, or look at the id in the message.',
  },
  'cli.cannot-write': {
    class: 'CommandLineError',
    meaning: 'A file that was asked for can’t be written.',
    remedy: 'Look at the folder and its permissions.',
  },
  'cli.declined': {
    class: 'CommandLineError',
    meaning: 'Whoever was asked said no. Nothing was done.',
    remedy: 'Answer `y` to go ahead.',
  },
  'cli.file-exists': {
    class: 'CommandLineError',
    meaning: 'A file is there that would be overwritten.',
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
    meaning: 'A file that was named is not there, or can’t be read.',
    remedy: 'The hint says where it was looked for.',
  },
  'cli.no-method': {
    class: 'CommandLineError',
    meaning: 'The API has no method for a request.',
    remedy: 'The hint has the methods that there are.',
  },
  'cli.no-region': {
    class: 'CommandLineError',
    meaning: 'No AWS Region was given.',
    remedy: 'Give `--region`, or set `AWS_REGION`.',
  },
  'cli.no-response': {
    class: 'CommandLineError',
    meaning: 'Nothing answers where a stage is called.',
    remedy: 'Look at the Region and the endpoint, and whether the API is private or its default endpoint disabled.',
  },
  'cli.nobody-to-ask': {
    class: 'CommandLineError',
    meaning: 'A question must be answered, and there is no terminal, or `CI` is set. Nothing was done.',
    remedy: 'Give `--yes`, or a plan that `plan --out` saved.',
  },
  'cli.not-a-definition': {
    class: 'CommandLineError',
    meaning: 'The default export of a module isn’t a definition.',
    remedy: 'Export what `api.define(…)` returns, a list of that and things beside it, or a function that returns one.',
  },
  'cli.too-many-deletions': {
    class: 'CommandLineError',
    meaning: 'A plan deletes more than `--max-deletes` allows. Nothing was sent.',
    remedy: 'Look at the plan, then allow more.',
  },
  'cli.usage': {
    class: 'CommandLineError',
    meaning: 'The command line was called with arguments that it doesn’t have.',
    remedy: 'The hint has what was meant; `--help` has all there is.',
  },
  'cli.which-api': {
    class: 'CommandLineError',
    meaning: 'A command needs a REST API, and none was named.',
    remedy: 'Give `--rest-api-id` with one of the ids in the message.',
  },
  'client.no-response': {
    class: 'ClientError',
    meaning: 'The client gave no response at all.',
    remedy: 'If it is a mock, tell it what the operation resolves with.',
  },
  'client.too-old': {
    class: 'ClientError',
    meaning: 'The client is of an SDK that is too old to work with.',
    remedy: 'Update `@aws-sdk/client-api-gateway`, and make the client with that one.',
  },
  ...optionsOf('config', '`defineConfig()`'),
  'definition.member-value': {
    meaning: 'A member of a definition was given a value that can’t be read.',
    remedy: 'The message says what is wrong with it.',
  },
  'definition.method-settings': {
    meaning: 'A stage has settings for a route that its API doesn’t have.',
    remedy: 'Define the route, or remove its settings. `ANY` has none: name each verb.',
  },
  'definition.option': {
    meaning: 'The value of an option of a declaration isn’t valid.',
    remedy: 'Give what the option takes.',
  },
  'definition.refused': {
    class: 'DefinitionError',
    meaning: 'A definition breaks rules. Nothing was sent.',
    remedy: 'Each of its `problems` says what to write instead; their codes are the rules’ ids.',
  },
  'definition.stage-name': {
    meaning: 'The name of a stage isn’t valid.',
    remedy: 'Use up to 128 letters, digits, hyphens and underscores.',
  },
  'definition.stage-variable': {
    meaning: 'The name or the value of a stage variable isn’t valid.',
    remedy: 'Names have letters, digits and `_`; values letters, digits and `-._~:/?#&=,`.',
  },
  'definition.unknown-option': {
    meaning: 'A declaration has no such option.',
    remedy: 'The hint has the option that was meant, or all of them.',
  },
  'definition.usage-plan-stage': {
    meaning: 'A usage plan names a stage twice, or throttles single methods without a throttle of its own.',
    remedy: 'Name each stage once, with all its throttles, and give the plan a `throttle`.',
  },
  ...optionsOf('canary', '`promoteCanary()` or `rollbackCanary()`'),
  ...restApiIdOf('canary'),
  ...optionsOf('deploy', '`deploy()`'),
  ...restApiIdOf('deploy'),
  'deploy.canary': {
    class: 'DeployError',
    meaning: 'A canary takes part of the requests of the stage. Nothing was deployed.',
    remedy: 'Promote it or roll it back first, or deploy with `{ overCanary: true }`.',
  },
  'deploy.failed': {
    class: 'DeployError',
    meaning: 'The service refused a part of a deployment; the message says what was made before.',
    remedy: 'Put right what the cause says, and deploy again.',
  },
  'deploy.no-stage': {
    class: 'DeployError',
    meaning: 'A canary was to be deployed to a stage that there isn’t. Nothing was sent.',
    remedy: 'Deploy without a canary first.',
  },
  'deploy.no-canary': {
    class: 'DeployError',
    meaning: 'A stage that isn’t there, or has no canary, was to be promoted or rolled back. Nothing was sent.',
    remedy: 'It was done before, or the stage has another name.',
  },
  'deploy.stage-name': {
    meaning: 'The name of a stage isn’t valid.',
    remedy: 'Use up to 128 letters, digits, hyphens and underscores.',
  },
  'deploy.variable': {
    meaning: 'The name or the value of a stage variable isn’t valid.',
    remedy: 'Names have letters, digits and `_`; values letters, digits and `-._~:/?#&=,`.',
  },
  ...optionsOf('diff', '`diff()`'),
  'diff.model-in-use': {
    meaning: 'A model must be made again while methods that the definition doesn’t have refer to it.',
    remedy: 'Define these methods too, or let them go.',
  },
  'diff.sibling-variable': {
    meaning: 'Another resource with a path variable stands where the definition wants one.',
    remedy: 'Rename it with `movedFrom(…)`, or use its name.',
  },
  'diff.superseded-in-use': {
    meaning: 'An authorizer that was replaced is still used by methods that the definition doesn’t have.',
    remedy: 'Define these methods too, or let them go.',
  },
  'diff.superseded-stays': {
    meaning: 'A VPC link is replaced, and the one that is there stays under another name: deployed stages may use it.',
    remedy: 'Deploy every stage that uses it: a later plan of the link and its API deletes it.',
  },
  'diff.unchangeable': {
    meaning: 'What differs can’t be changed on a live thing.',
    remedy: 'The hint says how to write the plan again.',
  },
  'diff.unknown-name': {
    meaning: 'A method refers to something that is neither declared nor there.',
    remedy: 'Declare it, or correct the name.',
  },
  'diff.unreachable': {
    class: 'DiffError',
    meaning: 'The live API can’t be changed into what is defined, in any order of calls.',
    remedy: 'Each of its `problems` says why.',
  },
  ...optionsOf('execute', '`new ApiGateway()`', 'GatewayOptionsError'),
  'execute.empty-response': {
    class: 'EmptyResponseError',
    meaning: 'A write was answered, time and again, with a success that says nothing: it isn’t the service’s.',
    remedy: 'Look at what stands between the client and the service: a proxy, a middleware, a mock.',
  },
  'execute.milliseconds': {
    meaning: 'A time is not above 0.',
    remedy: 'Give milliseconds, or `Infinity` for no limit.',
  },
  'execute.outcome-unknown': {
    class: 'OutcomeUnknownError',
    meaning: 'The response to a request was lost, whether it took effect can’t be seen, and it wasn’t sent again.',
    remedy: 'Look at what is there before you send it again.',
  },
  'execute.quota-capacity': { meaning: 'A bucket holds less than one request.', remedy: 'Give 1 or more.' },
  'execute.quota-rate': { meaning: 'A bucket gains nothing.', remedy: 'Give a number above 0.' },
  'execute.quota-share': { meaning: 'A share is not above 0 and up to 1.', remedy: 'Give `0.5` for half.' },
  'execute.quota-store': {
    class: 'QuotaStoreError',
    meaning: 'The store that counts requests failed. Nothing was sent uncounted.',
    remedy: 'Look at the store, then plan again.',
  },
  'execute.request-timeout': {
    class: 'RequestTimeoutError',
    meaning: 'An attempt had no response in time, and the deadline for others is over.',
    remedy: '`requestTimeoutMs` and `deadlineMs` say how long to wait.',
  },
  'execute.retry-after': {
    class: 'RetryAfterError',
    meaning: 'The service asked to wait longer than the deadline leaves.',
    remedy: 'Try later, or give a longer `deadlineMs`.',
  },
  'execute.unreachable': {
    class: 'UnreachableError',
    meaning: 'The service has never answered and can’t be reached.',
    remedy: "Look at the client's Region, endpoint and credentials, and at the network.",
  },
  ...optionsOf('list', 'A list', 'ListOptionsError'),
  'list.client': { meaning: 'A list has no client.', remedy: 'Give `{ client: new APIGatewayClient({}) }`.' },
  'list.input-limit': { meaning: 'A list sets `limit` by itself.', remedy: 'Give `pageSize` instead.' },
  'list.input-position': { meaning: 'A list sets `position` by itself.', remedy: 'Give `startingPosition` instead.' },
  'list.limit': {
    meaning: '`toArray()` has no usable limit.',
    remedy: 'Give an integer of at least 1, or `Infinity`.',
  },
  'list.page-size': { meaning: 'The size of a page is out of range.', remedy: 'Give an integer from 1 to 500.' },
  'list.repeated-position': {
    class: 'PaginationError',
    meaning: 'The service repeated a position, so the list would never end.',
    remedy: 'Read the list again from the start.',
  },
  'list.starting-position': {
    meaning: 'A starting position isn’t the position of a page.',
    remedy: 'Leave it out to start from the beginning.',
  },
  'openapi.document': {
    class: 'OpenApiError',
    meaning: 'What was given to `fromOpenApi()` isn’t JSON, or no OpenAPI 3.0 or Swagger 2.0.',
    remedy: 'Give an object or JSON text that says `openapi: "3.0.1"` or `swagger: "2.0"`.',
  },
  'openapi.ignored': {
    meaning: 'A warning: an import ignores what stands at the JSON Pointer.',
    remedy: 'Remove it, or write it in another way, if it is meant.',
  },
  'openapi.name': { meaning: 'A name in a document could change how objects behave.', remedy: 'Give another name.' },
  'openapi.not-exported': {
    meaning: 'A loss: exports of the service have no place for it, so that `deployedModel()` doesn’t have it.',
    remedy: 'Read it from the live API: `snapshot()`.',
  },
  'openapi.reference': {
    meaning: 'A `$ref` leads out of the document. Nothing is fetched.',
    remedy: 'Bundle the document first, so that it refers to itself only.',
  },
  'openapi.refused': {
    class: 'OpenApiError',
    meaning: 'A document can’t be read as an API.',
    remedy: 'Each of its `problems` says what is wrong, by JSON Pointer.',
  },
  'openapi.too-deep': {
    class: 'OpenApiError',
    meaning: 'A document is nested more than 200 levels deep.',
    remedy: 'Name inner schemas, and refer to them.',
  },
  'openapi.too-large': {
    class: 'OpenApiError',
    meaning: 'A document has more than 6 MB, which is what the service imports at most.',
    remedy: 'Split the API, or define it in code.',
  },
  'openapi.value': {
    meaning: 'A value in a document isn’t what belongs there.',
    remedy: 'The message says what does.',
  },
  ...optionsOf('openapi', '`toOpenApi()` or `fromOpenApi()`'),
  'patch.copy-pair': { meaning: 'A copy needs its counterpart in the same patch.', remedy: 'Add the other operation.' },
  'patch.method-settings': { meaning: 'The path of a method setting isn’t valid.', remedy: 'The hint has its form.' },
  'patch.no-name': { meaning: 'A path ends where a name belongs.', remedy: 'Add the name.' },
  'patch.refused': {
    class: 'PatchError',
    meaning: 'The service would refuse a patch, or take it for something else. Nothing was sent.',
    remedy: 'Each of its `problems` says what to write instead.',
  },
  'patch.stray-tilde': { meaning: 'A `~` in a path stands for nothing.', remedy: 'Write `~0` for `~`, `~1` for `/`.' },
  'patch.too-many-operations': { meaning: 'A patch has too many operations.', remedy: 'Split it with `patchCalls`.' },
  'patch.unescaped-slash': { meaning: 'A `/` in a name is not escaped.', remedy: 'Write `~1`.' },
  'patch.unknown-kind': {
    meaning: 'There is no such kind of thing to patch.',
    remedy: 'The hint has those there are.',
  },
  'patch.unknown-path': { meaning: 'The operation has no such path.', remedy: 'The hint has the one that was meant.' },
  'patch.unsupported-operation': { meaning: 'The path doesn’t take this operation.', remedy: 'Use one that it takes.' },
  'patch.value-missing': { meaning: 'The operation needs a value.', remedy: 'Give one.' },
  'patch.value-superfluous': { meaning: 'The operation takes no value.', remedy: 'Remove it.' },
  'patch.value-type': { meaning: 'The path takes another type of value.', remedy: 'The message has the type.' },
  ...optionsOf('permissions', '`lambdaPermissions()` or `executeApiArn()`'),
  'permissions.stage-variable': {
    meaning: 'A function’s ARN has a stage variable whose value isn’t given.',
    remedy: 'Give it in `stageVariables`.',
  },
  ...optionsOf('destroy', '`destroy()`'),
  ...optionsOf('plan', '`plan()`'),
  'plan.api-missing': {
    class: 'PlanError',
    meaning: 'A plan has a part of an API, and no API.',
    remedy: 'List the definition of its API too: `plan([petstore, prod])`.',
  },
  'plan.canary': {
    meaning: 'A canary that the plan doesn’t declare is live on a stage that it would deploy to.',
    remedy: 'Promote it or roll it back first, or declare it with `.canary(…)`.',
  },
  'plan.canary-undeclared': {
    meaning: 'A canary that nobody declares takes part of a stage’s requests, and stays.',
    remedy: 'Promote it or roll it back.',
  },
  'plan.circular': {
    class: 'PlanError',
    meaning: 'Some changes wait for one another.',
    remedy: 'Rename a resource that is there with `movedFrom(…)` instead of making a new one.',
  },
  'plan.deployment': {
    class: 'PlanError',
    meaning: 'Stages can’t be deployed to, for what is live or would be. Nothing was sent.',
    remedy: 'Each of its `problems` says what to do.',
  },
  'plan.desired': { meaning: '`plan()` has nothing to plan.', remedy: 'Give what `api.define(…)` returns.' },
  'plan.foreign-call': {
    class: 'PlanError',
    meaning: 'A saved plan would send what no plan sends, or to another API.',
    remedy: 'Plan again.',
  },
  'plan.import': {
    meaning: 'A warning: the plan goes by one import. Its message says what either way takes.',
    remedy: "Plan with `{ strategy: 'calls' }` to have a call for each part.",
  },
  'plan.import-ids': {
    meaning: 'A warning: the service may give this authorizer or request validator another id as it is imported.',
    remedy: 'Look up its id again where something outside of the API names it.',
  },
  'plan.import-impossible': {
    class: 'PlanError',
    meaning: 'An import can’t bring this about. As a warning: it is done by calls, as the document would be too large.',
    remedy: "Plan with `{ strategy: 'calls' }`, or change what the problems name.",
  },
  'plan.import-new-ids': {
    class: 'PlanError',
    meaning: 'An import may give Lambda authorizers other ids, and permissions of their functions can name the id.',
    remedy:
      "Plan with `{ allowNewIds: true }` where permissions are for `authorizers/*`, or with `{ strategy: 'calls' }`.",
  },
  'plan.import-resets': {
    meaning:
      "A warning: an import that overwrites resets the API's settings that its document leaves out, so it states those that aren't declared as they are live.",
    remedy: 'Declare them, to be sure of them.',
  },
  'plan.import-restores': {
    meaning: 'A warning: an import changes what the plan leaves as it is, and calls after it put that right.',
    remedy: "Plan with `{ strategy: 'calls' }` where it must not change for a moment.",
  },
  'plan.import-unites': {
    meaning:
      'A warning: an import that merges keeps the binary media types that are there; a call after it takes away those that are not declared.',
    remedy: "Nothing, or plan with `{ strategy: 'calls' }`.",
  },
  'plan.not-found': {
    class: 'PlanError',
    meaning: 'A plan refers to something that is neither in it nor live. Nothing was sent.',
    remedy: 'List it in the plan, or make it first. Each of the `problems` names one.',
  },
  'plan.unmanaged': {
    meaning: 'Something is live that the definition doesn’t have; said where `reportUnmanaged` asks for it.',
    remedy: 'Declare it, or delete it: plan with `{ prune: true }`.',
  },
  'plan.mapping-moves': {
    meaning: 'A plan maps a base path to another API than the one that it is mapped to.',
    remedy: 'Map another base path, if the other API is to stay reachable under this one.',
  },
  'plan.nothing-documented': {
    class: 'PlanError',
    meaning: 'A plan makes a documentation version of an API that has no documentation. Nothing was sent.',
    remedy: 'Declare documentation parts, or no version.',
  },
  'plan.no-integration': {
    meaning: 'A plan deploys an API with a method that has no integration, which the service refuses.',
    remedy: 'Give the method an integration, or delete it.',
  },
  'plan.no-log-role': {
    class: 'PlanError',
    meaning: 'A plan makes a stage write logs, and the account has no role that writes them. Nothing was sent.',
    remedy: 'List `account({ cloudwatchRoleArn })` in the plan, or set the role first.',
  },
  'plan.documentation-version': {
    meaning: 'A plan changes the documentation, and the version that is declared keeps what it holds.',
    remedy: 'Declare another version.',
  },
  'plan.in-use': {
    class: 'PlanError',
    meaning: 'What would go is used by mappings that aren’t declared. Nothing was sent.',
    remedy: 'Delete them first, or list them in the plan.',
  },
  'plan.no-methods': {
    meaning: 'A plan deploys an API without methods, which the service refuses.',
    remedy: 'Define a route, or leave the stage out until there is one.',
  },
  'plan.not-deployed': {
    meaning: 'A new stage needs a deployment, and `{ deploy: false }` keeps the plan from making one.',
    remedy: 'Leave the option out, or give the stage a `deploymentId`.',
  },
  'plan.publishes': {
    meaning: 'A plan’s deployment publishes methods that the definition doesn’t have.',
    remedy: 'Declare them, or delete them: plan with `{ prune: true }`.',
  },
  'plan.said-twice': {
    class: 'PlanError',
    meaning: 'A plan has two things of one address that differ.',
    remedy: 'Declare it once, and give the one value to everything that uses it.',
  },
  'plan.several-apis': {
    class: 'PlanError',
    meaning: 'A plan is for one API at most.',
    remedy: 'Make a plan for each API.',
  },
  'plan.taken': {
    class: 'PlanError',
    meaning:
      'A plan would take what somebody else has: a base path that is mapped to another API, or a key that calls the same stage under another usage plan. Nothing was sent.',
    remedy: 'Each of the `problems` says who has it. Take it away there first, or name another one.',
  },
  'plan.secret-missing': {
    class: 'PlanError',
    meaning:
      'A plan sends a value that it doesn’t hold, as of an API key, and the value wasn’t given. Nothing was sent.',
    remedy: 'Give it with the definition, or with `apply(plan, { secrets })`.',
  },
  'plan.stage-set-back': {
    meaning: 'Somebody has set a stage to an older deployment; the plan moves it on.',
    remedy: 'To hold it there, give the stage that `deploymentId`.',
  },
  'plan.stage-unknown': {
    meaning: 'Whether a stage serves what is live can’t be told: its deployment doesn’t say what it holds.',
    remedy: "Plan with `{ deploy: 'always' }` to deploy once more.",
  },
  'plan.stale': {
    class: 'StalePlanError',
    meaning: 'What a plan is about isn’t any more what it was when it was made. Nothing was sent.',
    remedy: 'Plan again, or apply with `{ allowStale: true }`.',
  },
  'plan.tampered': {
    class: 'PlanError',
    meaning: 'A saved plan was changed after it was made.',
    remedy: 'Plan again.',
  },
  'plan.too-many-stages': {
    meaning: 'An API would have more than ten stages.',
    remedy: 'Delete a stage, or make the first one beyond the quota with `gateway.deploy()`.',
  },
  'plan.unreadable': {
    class: 'PlanError',
    meaning: 'What was given is not the JSON of a plan.',
    remedy: 'Give what `plan.toJSON()` gave.',
  },
  ...optionsOf('progress', '`terminalProgress()`'),
  'progress.missing-package': {
    class: 'MissingPackageError',
    meaning: 'The progress bar needs a package that isn’t installed.',
    remedy: 'The hint has the command that installs it.',
  },
  ...optionsOf('put', '`put()`'),
  ...restApiIdOf('put'),
  'put.route': { meaning: 'Something that was put isn’t a route.', remedy: 'End it with an integration.' },
  ...optionsOf('quota-store', '`new LimiterQuotaStore()`'),
  ...optionsOf('remove', '`remove()`'),
  ...restApiIdOf('remove'),
  'remove.root': { meaning: '`/` can’t be removed.', remedy: 'Name its routes, or delete the API.' },
  'remove.target': {
    meaning: 'Something is neither a route nor a path.',
    remedy: "Write `'GET /pets'` for a route, `'/pets'` for all below it.",
  },
  ...optionsOf('render', '`plan.render()`'),
  ...optionsOf('send', '`send()`'),
  'send.command': { meaning: 'What was sent isn’t a command of the SDK.', remedy: 'Give `new …Command(input)`.' },
  ...optionsOf('snapshot', '`snapshot()`'),
  ...restApiIdOf('snapshot'),
  'snapshot.ambiguous-name': {
    class: 'SnapshotError',
    meaning: 'Several REST APIs have the name.',
    remedy: 'Say which one is meant with `restApiId`.',
  },
  'snapshot.left-out': {
    meaning:
      "A loss: something beside the API can't be declared: no name tells it from others, or its keys are too many.",
    remedy: 'Give each a name of its own. Keys that a program hands out stay as they are.',
  },
  'snapshot.not-found': {
    class: 'SnapshotError',
    meaning: 'No REST API has the id in this account and Region.',
    remedy: "Look at the id and the client's Region.",
  },
  ...optionsOf('source', '`toSource()`, or `toEdits()`,'),
  'source.not-expressed': {
    meaning: 'A loss: the live API has something that the builder has no step for. The source says it in a comment.',
    remedy: 'Read the plan of the source before you apply it: it shows what would change.',
  },
  'source.secret': {
    meaning: 'A loss: a credential was found. The source reads it from the environment.',
    remedy: 'Set the variable before you plan; the message names it.',
  },
  ...optionsOf('wait', 'A waiter', 'WaiterOptionsError'),
  'wait.abort': { class: 'WaiterAbortError', meaning: 'The signal ended the waiting.', remedy: 'Wait again.' },
  'wait.client': { meaning: 'A waiter has no client.', remedy: 'Give `{ client: new APIGatewayClient({}) }`.' },
  'wait.failure': {
    class: 'WaiterFailureError',
    meaning: 'What was waited for can’t happen any more.',
    remedy: '`statusMessage` says why, in the service’s words.',
  },
  'wait.max-delay': { meaning: 'The longest delay is shorter than the shortest.', remedy: 'Exchange them.' },
  'wait.max-wait-time': {
    meaning: 'The wait is shorter than one polling interval.',
    remedy: 'Give a longer `maxWaitTime`.',
  },
  'wait.seconds': { meaning: 'A time is not a number of seconds above 0.', remedy: 'Give one.' },
  'wait.timeout': {
    class: 'WaiterTimeoutError',
    meaning: 'What was waited for didn’t happen in time.',
    remedy: 'It may still happen: wait again, with a longer `maxWaitTime`.',
  },
} satisfies Readonly<Record<string, ErrorCodeEntry>>);

/** A code of an error or a problem, the ids of definition rules aside. */
export type ErrorCode = keyof typeof errorCodes;

/** The part of a code before its dot: the stage that refused. */
export type ErrorCodePrefix = ErrorCode extends `${infer Prefix}.${string}` ? Prefix : never;
