import { GatewayFault } from '../gateway-fault.js';
import { lastValues, type MethodRequest } from '../invocation.js';
import { jsonPath } from '../json-path/index.js';
import { readJson, writeJson } from '../json-text.js';
import type { JsonValue } from '../json-value.js';
import { TemplateObject } from './java-methods.js';
import { jsonValue } from './java-text.js';

/**
 * `$input`: the body, and the parameters of the request.
 *
 * An empty body is an empty object, and an expression that leads nowhere is an empty text.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-mapping-template-reference.html
 */
export function inputObject(body: string, request: MethodRequest): TemplateObject {
  const params = {
    path: { ...request.pathParameters },
    querystring: lastValues(request.queryString),
    header: lastValues(request.headers),
  };
  const find = (expression: string) => jsonPath(parseBody(body), expression);
  return new TemplateObject(
    {
      json: (expression: string) => writeJson(find(expression) ?? ''),
      path: (expression: string) => jsonValue(find(expression)),
      params: (name?: string) => (name === undefined ? params : paramOf(params, name)),
    },
    { body: body === '' ? '{}' : body },
  );
}

function paramOf(params: Readonly<Record<string, Readonly<Record<string, string>>>>, name: string): string {
  const holder = Object.values(params).find((values) => Object.hasOwn(values, name));
  return holder?.[name] ?? '';
}

/** The body as JSON; text that doesn't even look like JSON is a text. */
export function parseBody(body: string): JsonValue {
  if (body.trim() === '') return new Map();
  try {
    return readJson(body);
  } catch (error) {
    if (!/^\s*[{["']/.test(body)) return body;
    const reason = error instanceof Error ? error.message : String(error);
    throw new GatewayFault('DEFAULT_4XX', `Could not parse request body into json: ${reason}`, {
      log: [`Execution failed: could not parse the body into json: ${reason}`],
      status: 400,
    });
  }
}
