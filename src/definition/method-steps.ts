import type { AuthorizationType, HttpMethod } from '../model/method.js';
import { setEntry } from '../plain.js';
import {
  type Change,
  type Edit,
  editAfter,
  foldRoute,
  mergeResponse,
  noteOptions,
  type RouteDraft,
  setMember,
} from './fold.js';
import { IntegrationStartSteps } from './integration-steps.js';
import type { ApiDefaults, AuthorizerUse, CorsOptions, ForeignAuthorizer, RequestParameterOptions } from './options.js';
import { nameText } from './plain.js';
import type { RoutePlace, RouteState } from './route.js';
import { takenWhen } from './taken-when.js';

/** The steps of a method. @internal */
export class MethodSteps {
  readonly #place: RoutePlace;
  readonly #httpMethod: HttpMethod;
  readonly #last: Edit | undefined;
  readonly #cors: CorsOptions | undefined;
  #route: RouteState | undefined;

  constructor(place: RoutePlace, httpMethod: HttpMethod, last?: Edit, cors?: CorsOptions) {
    this.#place = place;
    this.#httpMethod = httpMethod;
    this.#last = last;
    this.#cors = cors;
    Object.freeze(this);
  }

  get '~route'(): RouteState {
    this.#route ??= foldRoute(this.#place, this.#httpMethod, this.#last, this.#cors);
    return this.#route;
  }

  authorizationType(authorizationType: AuthorizationType): MethodSteps {
    return this.#with(setAuthorizationType, authorizationType);
  }

  authorizer(authorizer: string | ForeignAuthorizer, use?: AuthorizerUse | null): MethodSteps {
    return this.#with(setAuthorizer, authorizer, use);
  }

  apiKeyRequired(apiKeyRequired = true): MethodSteps {
    return this.#with(setApiKeyRequired, apiKeyRequired);
  }

  operationName(operationName: string): MethodSteps {
    return this.#with(setOperationName, operationName);
  }

  requestParameter(parameter: string, options?: RequestParameterOptions | null): MethodSteps {
    return this.#with(addRequestParameter, parameter, options);
  }

  requestModel(contentType: string, model: string | { readonly name: string }): MethodSteps {
    return this.#with(addRequestModel, contentType, model);
  }

  requestValidator(validator: string | { readonly id: string }): MethodSteps {
    return this.#with(setRequestValidator, validator);
  }

  methodResponse(statusCode: string, response?: object | null): MethodSteps {
    return this.#with(addMethodResponse, statusCode, response ?? undefined);
  }

  methodResponses(responses: Readonly<Record<string, object>>): MethodSteps {
    return this.#with(addMethodResponses, responses);
  }

  when(condition: boolean, steps: (method: MethodSteps) => MethodSteps): MethodSteps {
    return takenWhen(this, MethodSteps, condition, steps);
  }

  /** @internal */
  withDefaults(defaults: ApiDefaults | undefined): MethodSteps {
    if (defaults === undefined) return this;
    const { authorizationType, authorizer, scopes, apiKeyRequired, requestValidator } = defaults;
    const typed = authorizationType === undefined ? this : this.authorizationType(authorizationType);
    const authorized =
      authorizer === undefined ? typed : typed.authorizer(authorizer, scopes === undefined ? undefined : { scopes });
    const keyed = apiKeyRequired === undefined ? authorized : authorized.apiKeyRequired(apiKeyRequired);
    return requestValidator === undefined ? keyed : keyed.requestValidator(requestValidator);
  }

  integration(): IntegrationStartSteps {
    return new IntegrationStartSteps(this.#place, this.#httpMethod, this.#last, this.#cors);
  }

  #with(change: Change, first: unknown, second?: unknown): MethodSteps {
    const place = this.#place;
    const verb = this.#httpMethod;
    const edit = editAfter(this.#last, change, place, verb, first, second);
    return new MethodSteps(place, verb, edit, this.#cors);
  }
}

const authorizerUse = ['scopes'] as const satisfies readonly (keyof AuthorizerUse)[];
const foreignAuthorizer = ['id', 'authorizationType'] as const satisfies readonly (keyof ForeignAuthorizer)[];
const requestParameterOptions = ['required'] as const satisfies readonly (keyof RequestParameterOptions)[];

type Named = string | { readonly name: string };

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;

function setAuthorizationType({ method }: RouteDraft, authorizationType: string): void {
  setMember(method, 'authorizer', undefined);
  setMember(method, 'authorizationScopes', undefined);
  setMember(method, 'authorizationType', authorizationType);
}

function setAuthorizer(draft: RouteDraft, authorizer: string | ForeignAuthorizer, use?: AuthorizerUse | null): void {
  const { method } = draft;
  const foreign = isObject(authorizer);
  if (foreign) noteOptions(draft, 'authorizer', authorizer, foreignAuthorizer);
  noteOptions(draft, 'authorizer', use, authorizerUse);
  setMember(method, 'authorizationType', foreign ? authorizer.authorizationType : undefined);
  method['authorizer'] = Object.freeze(foreign ? { id: authorizer.id } : { name: authorizer });
  setMember(method, 'authorizationScopes', use?.scopes);
}

function setApiKeyRequired({ method }: RouteDraft, apiKeyRequired: boolean): void {
  setMember(method, 'apiKeyRequired', apiKeyRequired);
}

function setOperationName({ method }: RouteDraft, operationName: string): void {
  setMember(method, 'operationName', operationName);
}

function addRequestParameter(draft: RouteDraft, parameter: string, options?: RequestParameterOptions | null): void {
  noteOptions(draft, 'requestParameter', options, requestParameterOptions);
  setEntry(draft.requestParameters, nameText(parameter), options?.required ?? false);
}

function addRequestModel(draft: RouteDraft, contentType: string, model: Named): void {
  setMember(draft.requestModels, nameText(contentType), nameOf(draft, model));
}

function setRequestValidator(draft: RouteDraft, validator: string | { readonly id: string }): void {
  const { method } = draft;
  if (isObject(validator)) noteOptions(draft, 'requestValidator', validator, ['id']);
  method['requestValidator'] = Object.freeze(isObject(validator) ? { id: validator.id } : { name: validator });
}

function addMethodResponse(draft: RouteDraft, statusCode: string, response: object = {}): void {
  if (!isObject(response))
    draft.oddOptions.push({ step: 'methodResponse', known: ['responseParameters', 'responseModels'] });
  const { responseModels, ...members } = response as { readonly responseModels?: Readonly<Record<string, Named>> };
  mergeResponse(
    draft.methodResponses,
    'MethodResponse',
    statusCode,
    responseModels === undefined ? members : { ...members, responseModels: namesOf(draft, responseModels) },
  );
}

function addMethodResponses(draft: RouteDraft, responses: unknown): void {
  if (!isObject(responses) || Array.isArray(responses))
    draft.oddOptions.push({ step: 'methodResponses', known: ["'200'"] });
  else
    for (const [statusCode, response] of Object.entries(responses))
      addMethodResponse(draft, statusCode, response ?? {});
}

function namesOf(draft: RouteDraft, models: unknown): unknown {
  if (!isObject(models)) return models;
  const names: Record<string, string> = {};
  for (const [contentType, model] of Object.entries(models)) setEntry(names, contentType, nameOf(draft, model));
  return Object.freeze(names);
}

/** The name of a model; of one that no definition declares it is noted that it exists. */
function nameOf({ foreignModels }: RouteDraft, model: Named): string {
  if (!isObject(model)) return model;
  foreignModels.push(model.name);
  return model.name;
}
