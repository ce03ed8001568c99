import { GatewayFault } from '../gateway-fault.js';
import { lastValues, type MethodRequest } from '../invocation.js';
import type { JsonPath } from '../json-path.js';
import { TemplateObject } from './java-methods.js';
import { jsonValue } from './java-text.js';

/**
 * `$input`: the body, and the parameters of the request.
 *
 * An empty body is an empty object, and an expression that leads nowhere is an empty text.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-mapping-template-reference.html
 */
export function inputObject(body: string, request: MethodRequest, jsonPath: JsonPath): TemplateObject {
  const params = {
    path: { ...request.pathParameters },
    querystring: lastValues(request.queryString),
    header: lastValues(request.headers),
  };
  const find = (expression: string) => jsonPath(parseBody(body), expression);
  return new TemplateObject(
    {
      json: (expression: string) => (expression === '$' && compactJson(body)) || JSON.stringify(find(expression) ?? ''),
      path: (expression: string) => jsonValue(find(expression)),
      params: (name?: string) => (name === undefined ? params : paramOf(params, name)),
    },
    { body: body === '' ? '{}' : body },
  );
}

/** A whole body, with its numbers as they were written: they may be longer than JavaScript's. */
function compactJson(body: string): string | undefined {
  const parsed = parseBody(body);
  if (typeof parsed !== 'object' || parsed === null || body.trim() === '') return undefined;
  return body.replaceAll(/"(?:[^"\\]|\\.)*"|\s+/g, (token) =>
    token.startsWith('"') ? JSON.stringify(JSON.parse(token)) : '',
  );
}

function paramOf(params: Readonly<Record<string, Readonly<Record<string, string>>>>, name: string): string {
  const holder = Object.values(params).find((values) => Object.hasOwn(values, name));
  return holder?.[name] ?? '';
}

/** The body as JSON; text that doesn't even look like JSON is a text. */
export function parseBody(body: string): unknown {
  if (body.trim() === '') return {};
  try {
    return JSON.parse(body);
  } catch (error) {
    if (!/^\s*[{["']/.test(body)) return body;
    const reason = error instanceof Error ? error.message : String(error);
    throw new GatewayFault('DEFAULT_4XX', `Could not parse request body into json: ${reason}`, {
      log: [`Execution failed: could not parse the body into json: ${reason}`],
      status: 400,
    });
  }
}
