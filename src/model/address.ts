import { listedAddresses } from '../kinds/index.js';
import type { HttpMethod } from './method.js';

/** How the things of an API are called in calls, plans, events and errors. */
export const addressOf = Object.freeze({
  restApi: 'restApi',
  resource: (path: string) => path,
  method: (path: string, httpMethod: HttpMethod | string) => `${httpMethod} ${path}`,
  response: (path: string, httpMethod: HttpMethod | string, statusCode: string) =>
    `${httpMethod} ${path} ${statusCode}`,
  ...listedAddresses,
});

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
