import { type ErrorCodeEntry, optionsOf, restApiIdOf } from './entry.js';

/** Codes of the methods of the gateway that have no room of their own. */
export const gatewayCodes = {
  ...optionsOf('destroy', '`destroy()`'),
  ...optionsOf('put', '`put()`'),
  ...restApiIdOf('put'),
  'put.route': { meaning: 'Something that was put isn’t a route.', remedy: 'End it with an integration.' },
  ...optionsOf('remove', '`remove()`'),
  ...restApiIdOf('remove'),
  'remove.root': { meaning: '`/` can’t be removed.', remedy: 'Name its routes, or delete the API.' },
  'remove.target': {
    meaning: 'Something is neither a route nor a path.',
    remedy: "Write `'GET /pets'` for a route, `'/pets'` for all below it.",
  },
  ...optionsOf('permissions', '`lambdaPermissions()` or `executeApiArn()`'),
  'permissions.stage-variable': {
    meaning: 'A function’s ARN has a stage variable whose value isn’t given.',
    remedy: 'Give it in `stageVariables`.',
  },
} satisfies Readonly<Record<string, ErrorCodeEntry>>;
