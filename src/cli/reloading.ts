/**
 * Modules of the user's that can be forgotten, and loaded again: by Node itself where it lets resolving be hooked into
 * (from 22.15 on), else by jiti.
 *
 * @module
 */

import * as nodeModule from 'node:module';
import { fileURLToPath, pathToFileURL } from 'node:url';

interface Resolved {
  readonly url: string;
}

type Resolve = (specifier: string, context: object, next: (specifier: string, context: object) => Resolved) => Resolved;

/** `@types/node` is that of the oldest Node there is support for, which doesn't have it. */
// Node.js 20 hasn't got it, and neither have its types.
const { registerHooks } = nodeModule as unknown as {
  readonly registerHooks?: (hooks: { readonly resolve: Resolve }) => unknown;
};

const require = nodeModule.createRequire(import.meta.url);
const ownPackage = new URL('../..', import.meta.url).href;

/** The files that Node loaded to be forgotten. */
const loaded = new Set<string>();
/** Node keeps a module forever, by its URL: that of each generation is another. */
let generation = 0;
let isHooked = false;
let isOn = false;

/** Whether Node itself can load modules again. */
export const reloadsNatively: boolean = registerHooks !== undefined;

/** Loads a module, and all that it imports, so that {@link forgetModules} forgets them. */
export async function importForgettably(path: string): Promise<unknown> {
  if (!isHooked) registerHooks?.({ resolve });
  isHooked = true;
  isOn = true;
  try {
    return await import(pathToFileURL(path).href);
  } finally {
    isOn = false;
  }
}

function resolve(specifier: string, context: object, next: Parameters<Resolve>[2]): Resolved {
  const found = next(specifier, context);
  if (!isOn || !found.url.startsWith('file:') || isForeign(found.url)) return found;
  const url = new URL(found.url);
  loaded.add(fileURLToPath(url));
  url.searchParams.set('generation', String(generation));
  return { ...found, url: url.href };
}

/** Packages aren't loaded again, and least of all this one. */
function isForeign(url: string): boolean {
  return url.includes('/node_modules/') || url.startsWith(ownPackage);
}

/** Forgets the modules that were loaded to be forgotten, packages aside: they are loaded again the next time. */
export function forgetModules(): void {
  generation += 1;
  const { cache } = require;
  for (const file of forgettableModules()) delete cache[file];
}

/** The files of the modules that were loaded to be forgotten, packages aside. */
export function forgettableModules(): readonly string[] {
  const byJiti = Object.keys(require.cache).filter((file) => !isForeign(pathToFileURL(file).href));
  return [...new Set([...loaded, ...byJiti])];
}
