import { definitionCodes } from './definition.js';
import { type ErrorCodeEntry, optionsOf, restApiIdOf } from './entry.js';

/** Codes of deploying to a stage and of its canary. */
export const deployCodes = {
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
    remedy: 'Fix what the cause says, and deploy again.',
  },
  'deploy.no-stage': {
    class: 'DeployError',
    meaning: 'A canary was to be deployed to a stage that doesn’t exist. Nothing was sent.',
    remedy: 'Deploy without a canary first.',
  },
  'deploy.no-canary': {
    class: 'DeployError',
    meaning: 'A stage that doesn’t exist, or has no canary, was to be promoted or rolled back. Nothing was sent.',
    remedy: 'It was done before, or the stage has another name.',
  },
  'deploy.stage-name': definitionCodes['definition.stage-name'],
  'deploy.variable': definitionCodes['definition.stage-variable'],
  ...optionsOf('canary', '`promoteCanary()` or `rollbackCanary()`'),
  ...restApiIdOf('canary'),
} satisfies Readonly<Record<string, ErrorCodeEntry>>;
