import type { Method, RequestValidator } from '@aws-sdk/client-api-gateway';
import { ownEntry } from '../../plain.js';
import { GatewayFault } from './gateway-fault.js';
import { headerOf, type MethodRequest } from './invocation.js';
import { type Models, validatorOf } from './model-validators.js';
import { textOf } from './payload.js';
import { validationErrorString } from './validation-errors.js';

export interface Validation {
  readonly apiId: string;
  readonly method: Method;
  readonly validator: RequestValidator | undefined;
  readonly models: Models;
}

/**
 * Holds a request against the method's request validator.
 *
 * @throws GatewayFault `BAD_REQUEST_PARAMETERS` or `BAD_REQUEST_BODY`.
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-method-request-validation.html
 */
export async function validateRequest(validation: Validation, request: MethodRequest): Promise<void> {
  const { method, validator } = validation;
  if (validator?.validateRequestParameters) checkParameters(method, request);
  if (validator?.validateRequestBody) await checkBody(validation, request);
}

function checkParameters({ requestParameters }: Method, request: MethodRequest): void {
  const missing = Object.entries(requestParameters ?? {})
    .filter(([, required]) => required)
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([key]) => /^method\.request\.([a-z]+)\.(.+)$/.exec(key) ?? [])
    .filter(([, place = '', name = '']) => !parameterOf(request, place, name)?.trim());
  if (missing.length === 0) return;
  const names = missing.map(([, , name]) => name).join(', ');
  const message = `Missing required request parameters: [${names}]`;
  throw new GatewayFault('BAD_REQUEST_PARAMETERS', message, {
    log: [message, ...missing.flatMap(([, place, name = '']) => (place === 'header' ? otherCase(request, name) : []))],
    validationErrors: `[${names}]`,
  });
}

/** The service says nothing of it; whoever looks for a header that was sent has to be told. */
function otherCase({ headers }: MethodRequest, name: string): readonly string[] {
  const sent = [...headers.keys()].find((one) => one !== name && one.toLowerCase() === name.toLowerCase());
  return sent === undefined ? [] : [`Header names are case-sensitive here: ${name} is required, and ${sent} was sent`];
}

function parameterOf(request: MethodRequest, place: string, name: string): string | undefined {
  switch (place) {
    case 'querystring':
      return request.queryString.get(name)?.at(-1);
    case 'header':
      // As written: the service distinguishes letter case where it looks for parameters that a method requires.
      return request.headers.get(name)?.at(-1);
    default:
      return ownEntry(request.pathParameters, name);
  }
}

async function checkBody({ apiId, method, models }: Validation, request: MethodRequest): Promise<void> {
  const contentType = (headerOf(request.headers, 'Content-Type') ?? 'application/json').split(';')[0]?.trim() ?? '';
  const { requestModels = {} } = method;
  // A body whose content type has no model is not looked at.
  const modelName = [contentType, '$default']
    .map((type) => ownEntry(requestModels, type))
    .find((name) => name !== undefined);
  if (modelName === undefined) return;
  const errors = await schemaErrors(apiId, modelName, models, textOf(request.body));
  if (errors === undefined) return;
  throw new GatewayFault('BAD_REQUEST_BODY', 'Invalid request body', {
    log: [`Request body does not match model schema for content type ${contentType}: ${errors}`],
    validationErrors: errors,
  });
}

/** What the service finds in a body that it can't read. */
const unreadable = '[Unknown error parsing request body]';

/** What is wrong with a body; an empty one passes where an empty object would. */
async function schemaErrors(
  apiId: string,
  modelName: string,
  models: Models,
  body: string,
): Promise<string | undefined> {
  let data: unknown;
  try {
    data = JSON.parse(body.trim() === '' ? '{}' : body);
  } catch {
    return unreadable;
  }
  const errors = (await validatorOf(apiId, models, modelName))(data);
  if (errors === undefined) return undefined;
  return body.trim() === '' ? unreadable : validationErrorString(errors);
}
