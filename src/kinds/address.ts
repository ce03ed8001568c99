/** How what stands below paths is called in calls, plans, events and errors; listed kinds say it by `noun`. @module */

/** The address of a method, and of its integration: `GET /pets`. */
export function methodAddress(path: string, httpMethod: string): string {
  return `${httpMethod} ${path}`;
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
