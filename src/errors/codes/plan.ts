import { type ErrorCodeEntry, optionsOf } from './entry.js';

/** Codes of making, rendering and reading plans. */
export const planCodes = {
  ...optionsOf('plan', '`plan()`'),
  'plan.api-missing': {
    class: 'PlanError',
    meaning: 'A plan has a part of an API, but no API.',
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
  'plan.desired': {
    meaning: 'What `plan()` or `destroy()` was given isn’t a definition, nor something that goes with one.',
    remedy: 'Give what `api.define(…)` returns.',
  },
  'plan.foreign-call': {
    class: 'PlanError',
    meaning: 'A saved plan contains calls that this library doesn’t make, or that are for another API.',
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
      'A warning: an import that merges keeps the binary media types that are there; a call after it removes those that aren’t declared.',
    remedy: "Nothing, or plan with `{ strategy: 'calls' }`.",
  },
  'plan.not-found': {
    class: 'PlanError',
    meaning: 'A plan refers to something that is neither in it nor live. Nothing was sent.',
    remedy: 'List it in the plan, or create it first. Each of the `problems` names one.',
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
    meaning: 'What would be deleted is used by mappings that aren’t declared. Nothing was sent.',
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
    meaning: 'A plan has two different things with the same address.',
    remedy: 'Declare it once, and use that value everywhere.',
  },
  'plan.several-apis': {
    class: 'PlanError',
    meaning: 'A plan is for one API at most.',
    remedy: 'Make a plan for each API.',
  },
  'plan.taken': {
    class: 'PlanError',
    meaning:
      'A plan would take over what belongs to somebody else: a base path that is mapped to another API, or a key that calls the same stage under another usage plan. Nothing was sent.',
    remedy: 'Each of the `problems` says who has it. Remove it there first, or use another one.',
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
    meaning: 'What a plan is about has changed since it was made. Nothing was sent.',
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
  ...optionsOf('render', '`plan.render()`'),
} satisfies Readonly<Record<string, ErrorCodeEntry>>;
