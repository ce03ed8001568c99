/** How what stands below paths is called in calls, plans, events and errors; listed kinds say it by `noun`. @module */

import { unescapedToken } from '../plain.js';
import { enumerations } from './enumerations.js';

/** The address of a method, and of its integration: `GET /pets`. */
export function methodAddress(path: string, httpMethod: string): string {
  return `${httpMethod} ${path}`;
}

/** The verb and the path of a method's address, or of a route as callers write it. */
export function methodOfAddress(address: string): { readonly httpMethod: string; readonly path: string } {
  const cut = address.indexOf(' ');
  return { httpMethod: address.slice(0, Math.max(cut, 0)), path: address.slice(cut + 1) };
}

/**
 * The method that is meant where something else was to be written: by its address (`GET /pets`), by its address the other
 * way round, or by the key that the service has for its settings (`~1pets/GET`) or its throttle (`/pets/GET`).
 */
export function methodMeant(text: unknown): { readonly httpMethod: string; readonly path: string } | undefined {
  if (typeof text !== 'string') return undefined;
  const isPathFirst = /^(?:\/|~1)/.test(text);
  const cut = isPathFirst ? Math.max(text.lastIndexOf(' '), text.lastIndexOf('/')) : text.indexOf(' ');
  const [before, after] = [text.slice(0, Math.max(cut, 0)).trim(), text.slice(cut + 1).trim()];
  const [path, word] = isPathFirst ? [before || '/', after] : [after, before];
  const httpMethod = enumerations.httpMethod.find((one) => one === word.toUpperCase());
  if (httpMethod === undefined || !/^(?:\/|~1)/.test(path)) return undefined;
  return { httpMethod, path: path.startsWith('/') ? path : unescapedToken(path) };
}

/** The route that is meant where one was to be written, as the end of a sentence. */
export function routeMeant(text: unknown): string | undefined {
  const meant = methodMeant(text);
  return meant === undefined ? undefined : `Did you mean '${methodAddress(meant.path, meant.httpMethod)}'?`;
}

/** The address of a method response, and of what fills it: `GET /pets 200`. */
export function responseAddress(path: string, httpMethod: string, statusCode: string): string {
  return `${httpMethod} ${path} ${statusCode}`;
}

/** The path one segment up; `undefined` for `/`. */
export function parentPath(path: string): string | undefined {
  if (path === '/') return undefined;
  const cut = path.lastIndexOf('/');
  return cut === 0 ? '/' : path.slice(0, cut);
}

/** The last segment of a path. */
export function pathPart(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
