import type { ByteStream, Payload } from './payload.js';

/** Names with their values, in the order in which they came; names are as they were written. */
export type MultiMap = ReadonlyMap<string, readonly string[]>;

/** A request as a method receives it. */
export interface MethodRequest {
  readonly httpMethod: string;
  readonly path: string;
  /** As they stand in the path: functions of proxies get them so, everybody else decoded, by {@link pathParameter}. */
  readonly pathParameters: Readonly<Record<string, string>>;
  readonly queryString: MultiMap;
  readonly headers: MultiMap;
  /** Text, or bytes where its type is binary. In tests all is text, and the bytes are those of the text in UTF-8. */
  readonly body: Payload;
}

/** A request as an integration sends it. */
export interface IntegrationRequest {
  readonly httpMethod: string;
  readonly uri: string;
  readonly queryString: MultiMap;
  readonly headers: MultiMap;
  readonly body: Payload;
}

/** What an endpoint answered. */
export interface EndpointResponse {
  readonly status: number;
  readonly headers: MultiMap;
  readonly body: Payload;
}

/** What a method answers. */
export interface MethodResponse {
  readonly status: number;
  readonly headers: MultiMap;
  /** Streamed where the integration's `responseTransferMode` says so. */
  readonly body: Payload | ByteStream;
}

/** A path parameter, decoded; one that can't be decoded is as it was sent. */
export function pathParameter({ pathParameters }: MethodRequest, name: string): string | undefined {
  const sent = Object.hasOwn(pathParameters, name) ? pathParameters[name] : undefined;
  return sent === undefined ? undefined : percentDecoded(sent);
}

/** A text without its percent signs; one that can't be decoded stands for itself. */
export function percentDecoded(text: string): string {
  if (!text.includes('%')) return text;
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** Every name with its last value. */
export function lastValues(values: MultiMap): Record<string, string> {
  const last: Record<string, string> = {};
  for (const [name, all] of values) put(last, name, all.at(-1) ?? '');
  return last;
}

/** Every name with its values. */
export function allValues(values: MultiMap): Record<string, string[]> {
  const all: Record<string, string[]> = {};
  for (const [name, each] of values) put(all, name, [...each]);
  return all;
}

/** A caller may name a header or a parameter `__proto__`, which assignment takes for something else. */
function put<Value>(object: Record<string, Value>, name: string, value: Value): void {
  if (name === '__proto__')
    Object.defineProperty(object, name, { value, enumerable: true, configurable: true, writable: true });
  else object[name] = value;
}

/** The last value of a header, whatever the case of its name. */
export function headerOf(headers: MultiMap, name: string): string | undefined {
  const wanted = name.toLowerCase();
  for (const key of headers.keys()) {
    if (key.length === wanted.length && key.toLowerCase() === wanted) return headers.get(key)?.at(-1);
  }
  return undefined;
}

/** Headers over others: those of the same name, in any case, are replaced where they stand. */
export function withHeaders(
  headers: MultiMap,
  over: MultiMap | readonly (readonly [string, string | readonly string[]])[],
): MultiMap {
  if (('size' in over ? over.size : over.length) === 0) return headers;
  const merged = new Map(headers);
  for (const [name, value] of over) {
    const known = [...merged.keys()].find((key) => key.toLowerCase() === name.toLowerCase());
    const values = typeof value === 'string' ? [value] : value;
    if (known === undefined || known === name) merged.set(name, values);
    else {
      const entries = [...merged].map(([key, one]) =>
        key === known ? ([name, values] as const) : ([key, one] as const),
      );
      merged.clear();
      for (const [key, one] of entries) merged.set(key, one);
    }
  }
  return merged;
}

/** @param names - in lower case. */
export function withoutHeaders(headers: MultiMap, names: ReadonlySet<string>): MultiMap {
  const others = new Map<string, readonly string[]>();
  for (const [name, values] of headers) if (!names.has(name.toLowerCase())) others.set(name, values);
  return others;
}
