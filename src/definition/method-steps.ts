import type { AuthorizationType } from '../model/method.js';
import { IntegrationStartSteps, mergedResponse } from './integration-steps.js';
import type { AuthorizerUse, ForeignAuthorizer, RequestParameterOptions } from './options.js';
import { entryOf, frozenCopy, withEntry } from './plain.js';
import type { MethodState, RouteState } from './route.js';

/** The steps of a method. @internal */
export class MethodSteps {
  readonly #route: RouteState;

  constructor(route: RouteState) {
    this.#route = route;
    Object.freeze(this);
  }

  get '~route'(): RouteState {
    return this.#route;
  }

  authorizationType(authorizationType: AuthorizationType): MethodSteps {
    const { authorizer: _, authorizationScopes: _scopes, ...method } = this.#route.method;
    return this.#with({ ...method, authorizationType });
  }

  authorizer(authorizer: string | ForeignAuthorizer, use?: AuthorizerUse | null): MethodSteps {
    const { scopes } = use ?? {};
    const { authorizationType: _, authorizationScopes: _scopes, ...method } = this.#route.method;
    const foreign = typeof authorizer === 'object' && authorizer !== null;
    return this.#with({
      ...method,
      ...(foreign
        ? { authorizer: { id: authorizer.id }, authorizationType: authorizer.authorizationType }
        : { authorizer: { name: authorizer } }),
      ...(scopes === undefined ? {} : { authorizationScopes: scopes }),
    });
  }

  apiKeyRequired(apiKeyRequired = true): MethodSteps {
    return this.#with({ ...this.#route.method, apiKeyRequired });
  }

  operationName(operationName: string): MethodSteps {
    return this.#with({ ...this.#route.method, operationName });
  }

  requestParameter(parameter: string, options?: RequestParameterOptions | null): MethodSteps {
    const { required = false } = options ?? {};
    const { method } = this.#route;
    return this.#with({ ...method, requestParameters: withEntry(method.requestParameters, parameter, required) });
  }

  requestModel(contentType: string, model: string | { readonly name: string }): MethodSteps {
    const { method } = this.#route;
    return this.#with(
      { ...method, requestModels: withEntry(method.requestModels, contentType, nameOf(model)) },
      foreignNames([model]),
    );
  }

  requestValidator(validator: string | { readonly id: string }): MethodSteps {
    const foreign = typeof validator === 'object' && validator !== null;
    return this.#with({
      ...this.#route.method,
      requestValidator: foreign ? { id: validator.id } : { name: validator },
    });
  }

  methodResponse(
    statusCode: string,
    response: { readonly responseModels?: Readonly<Record<string, string | { readonly name: string }>> } = {},
  ): MethodSteps {
    const { method } = this.#route;
    const { responseModels, ...members } = response ?? {};
    const models = Object.entries(responseModels ?? {});
    const named = responseModels && {
      responseModels: Object.fromEntries(models.map(([contentType, model]) => [contentType, nameOf(model)])),
    };
    const merged = mergedResponse(entryOf(method.methodResponses, statusCode), { ...members, ...named });
    return this.#with(
      {
        ...method,
        methodResponses: withEntry(method.methodResponses, statusCode, {
          ...merged,
          kind: 'MethodResponse',
          statusCode,
        }),
      },
      foreignNames(models.map(([, model]) => model)),
    );
  }

  integration(): IntegrationStartSteps {
    return new IntegrationStartSteps(this.#route);
  }

  #with(method: MethodState, foreignModels: readonly string[] = []): MethodSteps {
    return new MethodSteps(
      Object.freeze({
        ...this.#route,
        method: frozenCopy(method),
        foreignModels: Object.freeze([...this.#route.foreignModels, ...foreignModels]),
      }),
    );
  }
}

type Named = string | { readonly name: string };

function nameOf(model: Named): string {
  return typeof model === 'object' && model !== null ? model.name : model;
}

function foreignNames(models: readonly Named[]): readonly string[] {
  return models.flatMap((model) => (typeof model === 'object' && model !== null ? [model.name] : []));
}
