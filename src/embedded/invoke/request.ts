import type { MethodRequest, MultiMap } from './invocation.js';

/** What a test invocation is asked with. */
export interface TestRequest {
  readonly httpMethod: string;
  readonly pathWithQueryString?: string | undefined;
  readonly headers?: Readonly<Record<string, string>> | undefined;
  readonly multiValueHeaders?: Readonly<Record<string, readonly string[]>> | undefined;
  readonly body?: string | undefined;
}

/**
 * The request that a method receives in a test.
 *
 * A test is about one method, whatever the path: a path that doesn't fit the resource has no path parameters, and no
 * path at all stands for the resource's own, braces included.
 */
export function methodRequest(resourcePath: string, request: TestRequest): MethodRequest {
  const [path = resourcePath, query = ''] = (request.pathWithQueryString || resourcePath).split(/\?(.*)/s, 2);
  const queryString = new Map<string, string[]>();
  for (const [name, value] of new URLSearchParams(query)) {
    queryString.set(name, [...(queryString.get(name) ?? []), value]);
  }
  return {
    httpMethod: request.httpMethod,
    path,
    pathParameters: pathParametersOf(resourcePath, path),
    queryString,
    headers: headersOf(request),
    body: request.body ?? '',
  };
}

function headersOf({ headers = {}, multiValueHeaders = {} }: TestRequest): MultiMap {
  return new Map<string, readonly string[]>([
    ...Object.entries(headers).map(([name, value]) => [name, [value]] as const),
    ...Object.entries(multiValueHeaders),
  ]);
}

/** The values of a resource's path variables as they stand in a path; none, where it doesn't fit. */
export function pathParametersOf(resourcePath: string, path: string): Record<string, string> {
  const names: string[] = [];
  const pattern = resourcePath
    .split('/')
    .map((segment) => {
      const [, name, greedy] = /^\{([^{}+]+)(\+?)\}$/.exec(segment) ?? [];
      if (name === undefined) return segment.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
      names.push(name);
      return greedy ? '(.+)' : '([^/]+)';
    })
    .join('/');
  const values = new RegExp(`^${pattern}/?$`).exec(path);
  return values ? Object.fromEntries(names.map((name, index) => [name, values[index + 1] ?? ''])) : {};
}
