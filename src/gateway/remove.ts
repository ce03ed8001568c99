import type { Send } from '../calls/call.js';
import { newCall } from '../calls/new-call.js';
import type { PlannedCall } from '../calls/planned-call.js';
import type { Problem } from '../errors/errors.js';
import { assertNoProblems, optionProblems, shown } from '../errors/options.js';
import { addressOf, routeMeant } from '../model/address.js';
import { allItems } from '../requests/all-items.js';
import { type PutOptions, putOptions, restApiIdProblems } from './options.js';

/** A route (`'GET /pets'`), or a path with everything below it (`'/pets'`). */
export type Removable = `/${string}` | `${string} /${string}`;

/** What is to be removed, and after that the options, if there are any. */
export type RemoveArguments = readonly Removable[] | readonly [...routes: Removable[], options: PutOptions];

/** A route, or a path where there is no verb. */
export interface Target {
  readonly path: string;
  readonly httpMethod?: string;
}

/**
 * What is to be removed.
 *
 * @throws {@link OptionsError}
 */
export function removeRequest(
  restApiId: unknown,
  given: RemoveArguments,
): { readonly targets: readonly Target[]; readonly options: PutOptions } {
  const last = given.at(-1);
  const hasOptions = typeof last === 'object' && last !== null;
  const texts = hasOptions ? given.slice(0, -1) : given;
  const options = hasOptions ? (last as PutOptions) : {};
  assertNoProblems(
    'remove',
    'remove()',
    restApiIdProblems('remove', restApiId),
    texts.flatMap(targetProblems),
    optionProblems('remove', putOptions, options),
  );
  return { targets: texts.flatMap((text) => (typeof text === 'string' ? [targetOf(text)] : [])), options };
}

const form = /^(?:([A-Z]+) )?(\/.*)$/;

function targetOf(text: string): Target {
  const [, httpMethod, path = '/'] = form.exec(text) ?? [];
  return httpMethod === undefined ? { path } : { path, httpMethod };
}

function targetProblems(text: unknown): readonly Problem[] {
  const address = shown(text);
  if (text === '/') {
    const message = '/ comes with the API, and stays as long as the API does.';
    return [{ code: 'remove.root', address: '/', message, hint: "Name its routes ('GET /'), or delete the API." }];
  }
  if (typeof text === 'string' && form.test(text)) return [];
  const message = 'It is neither a route nor a path.';
  return [
    {
      code: 'remove.target',
      address,
      message,
      hint: routeMeant(text) ?? "Write 'GET /pets' for a route, '/pets' for all below it.",
    },
  ];
}

/** The calls that remove what there is of some targets: what goes with a path above it needs no call of its own. */
export async function removalOf(
  send: Send,
  restApiId: string,
  targets: readonly Target[],
  signal: AbortSignal | undefined,
): Promise<readonly PlannedCall[]> {
  const resources = await allItems(send, 'GetResources', { restApiId, embed: ['methods'] }, signal);
  const paths = new Set(targets.flatMap(({ path, httpMethod }) => (httpMethod === undefined ? [path] : [])));
  const goesWith = (path: string) => [...paths].some((above) => path.startsWith(`${above}/`));
  const seen = new Set<string>();
  return targets.flatMap(({ path, httpMethod }): readonly PlannedCall[] => {
    const resource = resources.find((one) => one.path === path);
    const address = httpMethod === undefined ? path : addressOf.method(path, httpMethod);
    const isGone = resource?.id === undefined || (httpMethod !== undefined && !resource.resourceMethods?.[httpMethod]);
    if (isGone || seen.has(address) || goesWith(path) || (httpMethod !== undefined && paths.has(path))) return [];
    seen.add(address);
    const input = { restApiId, resourceId: resource.id as string };
    const call =
      httpMethod === undefined
        ? newCall('DeleteResource', address, input)
        : newCall('DeleteMethod', address, { ...input, httpMethod });
    return [{ ...call, id: `${call.operation} ${address}`, action: 'delete', dependsOn: [] }];
  });
}
