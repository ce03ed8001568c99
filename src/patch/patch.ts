/**
 * The entry to every patch: where the classes, which take anything and check it at run time, meet the types, which
 * take only what is right.
 *
 * @module
 */

import { a, type OptionTable, required } from '../errors/options.js';
import { keysOf, recordOf } from '../plain.js';
import { PatchSteps } from './builder.js';
import type { Patch } from './builder-types.js';
import { optionalIdentifiers, updateCommands, updateIdentifiers } from './commands.js';
import { RestApiPatch } from './rest-api-builder.js';
import { type PatchKind, patchTables } from './rules/index.js';
import { StagePatch } from './stage-builder.js';
import { UsagePlanPatch } from './usage-plan-builder.js';

const special: Partial<Record<PatchKind, typeof PatchSteps>> = {
  restApi: RestApiPatch,
  stage: StagePatch,
  usagePlan: UsagePlanPatch,
};

function identifierChecks(kind: PatchKind): OptionTable<Readonly<Record<string, unknown>>> {
  const check = (name: string) => (optionalIdentifiers.includes(name) ? a.text : required(a.text));
  return Object.fromEntries(updateIdentifiers[kind].map((name) => [name, check(name)]));
}

function empty(kind: PatchKind): PatchSteps {
  const Steps = special[kind] ?? PatchSteps;
  const Command: new (input: never) => unknown = updateCommands[kind];
  return new Steps({
    table: patchTables[kind],
    // Part of the seam below: that the command of a row takes the row's identifiers is the table's knowledge.
    newCommand: (input) => new Command(input as never),
    identifiers: identifierChecks(kind),
    steps: [],
  });
}

/**
 * A typed patch for each of the service's 22 `Update…` operations.
 *
 * Every path, operation and value is checked as you write it, against the same rules that the documentation page
 * `docs/patch-paths.md` is made from.
 *
 * @example
 * await client.send(
 *   patch.integration()
 *     .replace('/passthroughBehavior', 'NEVER')
 *     .add('/requestTemplates/application~1json', '{}')
 *     .at('requestParameters', headerName).remove()
 *     .toCommand({ restApiId, resourceId, httpMethod: 'GET' }),
 * );
 * // PATCH …/integration  {"patchOperations":[
 * //   {"op":"replace","path":"/passthroughBehavior","value":"NEVER"},
 * //   {"op":"add","path":"/requestTemplates/application~1json","value":"{}"},
 * //   {"op":"remove","path":"/requestParameters/integration.request.header.X-Name"}]}
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/api/patch-operations.html
 */
// The one seam between the classes and the types: the methods are the same, and the types are exact about arguments.
export const patch: Patch = Object.freeze(
  recordOf(keysOf(patchTables), (kind) => () => empty(kind)),
) as unknown as Patch;
