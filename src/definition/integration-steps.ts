import type { Call } from '../calls/call.js';
import { compileRoute } from './define.js';
import { entryOf, frozenCopy, withEntry } from './plain.js';
import { type IntegrationStartName, type IntegrationState, integrationStarts, type RouteState } from './route.js';
import { hasStep } from './steps.js';

/** The first step of an integration. @internal */
export class IntegrationStartSteps {
  readonly #route: RouteState;

  constructor(route: RouteState) {
    this.#route = route;
    Object.freeze(this);
  }

  http(uri: string): IntegrationSteps {
    const { httpMethod } = this.#route.method;
    return this.#start('http', { uri, httpMethod: httpMethod === 'ANY' ? undefined : httpMethod });
  }

  httpProxy(uri: string): IntegrationSteps {
    return this.#start('httpProxy', { uri, httpMethod: this.#route.method.httpMethod });
  }

  aws(uri: string): IntegrationSteps {
    return this.#start('aws', { uri, httpMethod: String(uri).includes(':lambda:path/') ? 'POST' : undefined });
  }

  lambda(functionArn: string): IntegrationSteps {
    return this.#start('lambda', { ...uriOrFunction(functionArn), httpMethod: 'POST' });
  }

  lambdaProxy(functionArn: string): IntegrationSteps {
    return this.#start('lambdaProxy', { ...uriOrFunction(functionArn), httpMethod: 'POST' });
  }

  mock(): IntegrationSteps {
    return this.#start('mock', {});
  }

  #start(start: IntegrationStartName, members: object): IntegrationSteps {
    const integration = {
      kind: 'Integration',
      type: integrationStarts[start],
      start,
      steps: [],
      ...members,
      integrationResponses: {},
    };
    // The members come from the methods above, each of which gives what its type takes.
    return new IntegrationSteps(this.#route, frozenCopy(integration) as unknown as IntegrationState);
  }
}

/** All steps of all types of integrations: which of them a type has is said by its interface, and by a rule. @internal */
export class IntegrationSteps {
  readonly #route: RouteState;
  readonly #integration: IntegrationState;

  constructor(route: RouteState, integration: IntegrationState) {
    this.#route = route;
    this.#integration = integration;
    Object.freeze(this);
  }

  get '~route'(): RouteState {
    const { method } = this.#route;
    const integration = Object.freeze({ ...this.#integration, ...uriOf(this.#integration) });
    return Object.freeze({ ...this.#route, method: Object.freeze({ ...method, integration }) });
  }

  compile(): readonly Call[] {
    return compileRoute(this['~route']);
  }

  integrationHttpMethod(httpMethod: string): IntegrationSteps {
    return this.#with('integrationHttpMethod', { httpMethod });
  }

  connectionType(connectionType: 'INTERNET' | 'VPC_LINK', connection: object = {}): IntegrationSteps {
    const { connectionId: _, integrationTarget: _target, ...integration } = this.#integration;
    return new IntegrationSteps(this.#route, integration).#with('connectionType', { ...connection, connectionType });
  }

  credentials(credentials: string): IntegrationSteps {
    return this.#with('credentials', { credentials });
  }

  tlsConfig(tlsConfig: object): IntegrationSteps {
    return this.#with('tlsConfig', { tlsConfig });
  }

  responseTransferMode(responseTransferMode: string): IntegrationSteps {
    return this.#with('responseTransferMode', { responseTransferMode });
  }

  requestParameter(destination: string, source: string): IntegrationSteps {
    return this.#with('requestParameter', {
      requestParameters: withEntry(this.#integration.requestParameters ?? {}, destination, source),
    });
  }

  requestTemplate(contentType: string, template: string): IntegrationSteps {
    return this.#with('requestTemplate', {
      requestTemplates: withEntry(this.#integration.requestTemplates ?? {}, contentType, template),
    });
  }

  passthrough(passthroughBehavior: string): IntegrationSteps {
    return this.#with('passthrough', { passthroughBehavior });
  }

  cacheNamespace(cacheNamespace: string): IntegrationSteps {
    return this.#with('cacheNamespace', { cacheNamespace });
  }

  cacheKeyParameters(...parameters: readonly string[]): IntegrationSteps {
    const { cacheKeyParameters = [] } = this.#integration;
    return this.#with('cacheKeyParameters', {
      cacheKeyParameters: [...new Set([...cacheKeyParameters, ...parameters])],
    });
  }

  contentHandling(contentHandling: string): IntegrationSteps {
    return this.#with('contentHandling', { contentHandling });
  }

  timeoutInMillis(timeoutInMillis: number): IntegrationSteps {
    return this.#with('timeoutInMillis', { timeoutInMillis });
  }

  integrationResponse(statusCode: string, response: object = {}): IntegrationSteps {
    const { integrationResponses } = this.#integration;
    const before = entryOf(integrationResponses, statusCode);
    return this.#with('integrationResponse', {
      integrationResponses: withEntry<object>(integrationResponses, statusCode, {
        ...mergedResponse(before, response),
        kind: 'IntegrationResponse',
        statusCode,
      }),
    });
  }

  #with(step: string, members: object): IntegrationSteps {
    const { start, steps } = this.#integration;
    return new IntegrationSteps(
      this.#route,
      frozenCopy({ ...this.#integration, ...members, steps: hasStep(start, step) ? steps : [...steps, step] }),
    );
  }
}

/** An answer that is described in several steps: maps grow, everything else is what was said last. */
export function mergedResponse(before: object | undefined, response: object): object {
  const merged = Object.entries(response ?? {}).map(([name, value]): [string, unknown] => {
    const other: unknown = entryOf((before ?? {}) as Record<string, unknown>, name);
    const grows = typeof value === 'object' && value !== null && typeof other === 'object' && other !== null;
    return [name, grows ? Object.fromEntries([...Object.entries(other), ...Object.entries(value)]) : value];
  });
  return { ...before, ...Object.fromEntries(merged) };
}

const invocationUri = /^arn:[^:]+:apigateway:/;

function uriOrFunction(functionArn: string): object {
  const isFunction = typeof functionArn === 'string' && /^arn:[^:]+:lambda:/.test(functionArn);
  return isFunction && !invocationUri.test(functionArn) ? { functionArn } : { uri: functionArn };
}

/** The invocation URI of a function. */
function uriOf({ functionArn, responseTransferMode }: IntegrationState): { readonly uri?: string } {
  if (functionArn === undefined) return {};
  const [, partition = 'aws', , region = ''] = functionArn.split(':');
  const [version, action] =
    responseTransferMode === 'STREAM'
      ? ['2021-11-15', 'response-streaming-invocations']
      : ['2015-03-31', 'invocations'];
  return { uri: `arn:${partition}:apigateway:${region}:lambda:path/${version}/functions/${functionArn}/${action}` };
}
