import { messageOf } from '../../thrown.js';
import { GatewayFault } from '../gateway-fault.js';
import { lastValues, type MethodRequest, percentDecoded } from '../invocation.js';
import { jsonPath } from '../json-path/index.js';
import { readJson, writeJson } from '../json-text.js';
import type { JsonValue } from '../json-value.js';
import { isNothing } from './operators.js';
import { TemplateObject } from './template-object.js';
import type { Work } from './work.js';

/**
 * `$input`: the body, and the parameters of the request.
 *
 * An empty body is an empty object, and an expression that leads nowhere is an empty text. The body is read once: what a
 * template sets in it is found in it.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-mapping-template-reference.html
 */
export function inputObject(body: string, request: MethodRequest): TemplateObject {
  const params = new Map([
    ['path', new Map(Object.entries(request.pathParameters).map(([name, value]) => [name, percentDecoded(value)]))],
    ['querystring', new Map(Object.entries(lastValues(request.queryString)))],
    ['header', new Map(Object.entries(lastValues(request.headers)))],
  ]);
  let parsed: { readonly json: JsonValue } | undefined;
  const find = (expression: unknown, work: Work): JsonValue | undefined => {
    if (isNothing(expression)) return undefined;
    parsed ??= { json: parseBody(body) };
    const { json } = parsed;
    const text = work.textOf(expression);
    // An expression that is built at run time is parsed each time.
    work.step(Math.ceil(text.length / 10));
    return work.search((steps) => jsonPath(json, text, steps));
  };
  return new TemplateObject(
    {
      json: ([expression], work) => work.made(writeJson(find(expression, work) ?? '', work.bounds.longestText)),
      path: ([expression], work) => find(expression, work),
      params: (parameters, work) => {
        const [name] = parameters;
        if (parameters.length === 0) return params;
        return isNothing(name) ? '' : paramOf(params, work.textOf(name));
      },
    },
    { body: body === '' ? '{}' : body },
  );
}

function paramOf(params: ReadonlyMap<string, ReadonlyMap<string, string>>, name: string): string {
  const holder = [...params.values()].find((values) => values.has(name));
  return holder?.get(name) ?? '';
}

/** The body as JSON; text that doesn't even look like JSON is a text. */
export function parseBody(body: string): JsonValue {
  if (body.trim() === '') return new Map();
  try {
    return readJson(body);
  } catch (error) {
    if (!/^\s*[{["']/.test(body)) return body;
    const reason = messageOf(error);
    throw new GatewayFault('DEFAULT_4XX', `Could not parse request body into json: ${reason}`, {
      log: [`Execution failed: could not parse the body into json: ${reason}`],
      status: 400,
    });
  }
}
