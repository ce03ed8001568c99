import type { Call } from '../calls/call.js';
import type { ListedNode } from '../kinds/index.js';
import { addressIn } from '../kinds/kind.js';
import { vpcLinkKind } from '../kinds/vpc-link.js';
import type { HttpMethod } from '../model/method.js';
import { compileRoute } from './define.js';
import {
  type Change,
  type Edit,
  editAfter,
  foldRoute,
  mergeResponse,
  noteOptions,
  noteStep,
  type RouteDraft,
  setMember,
  setMemberEntry,
  startIntegration,
  taken,
} from './fold.js';
import { isFunctionArn } from './function-uri.js';
import { backendVerb, hasStep, type IntegrationStartName } from './integration-starts.js';
import type { ApiDefaults, CorsOptions, VpcLinkConnection } from './options.js';
import { nameText } from './plain.js';
import type { RoutePlace, RouteState } from './route.js';
import { takenWhen } from './taken-when.js';

/** The first step of an integration. @internal */
export class IntegrationStartSteps {
  readonly #place: RoutePlace;
  readonly #httpMethod: HttpMethod;
  readonly #last: Edit | undefined;
  readonly #cors: CorsOptions | undefined;

  constructor(place: RoutePlace, httpMethod: HttpMethod, last: Edit | undefined, cors: CorsOptions | undefined) {
    this.#place = place;
    this.#httpMethod = httpMethod;
    this.#last = last;
    this.#cors = cors;
    Object.freeze(this);
  }

  http(uri: string): IntegrationSteps {
    return this.#start('http', startHttp, uri);
  }

  httpProxy(uri: string): IntegrationSteps {
    return this.#start('httpProxy', startHttpProxy, uri);
  }

  aws(uri: string): IntegrationSteps {
    return this.#start('aws', startAws, uri);
  }

  lambda(functionArn: string): IntegrationSteps {
    return this.#start('lambda', startLambda, functionArn);
  }

  lambdaProxy(functionArn: string): IntegrationSteps {
    return this.#start('lambdaProxy', startLambdaProxy, functionArn);
  }

  mock(): IntegrationSteps {
    return this.#start('mock', startMock);
  }

  #start(start: IntegrationStartName, change: Change, uri?: unknown): IntegrationSteps {
    const edit = {
      before: this.#last,
      change,
      first: taken(uri, this.#place, this.#httpMethod),
      second: backendVerb(start, this.#httpMethod, uri),
    };
    const steps = new IntegrationSteps(this.#place, this.#httpMethod, edit, this.#cors);
    return this.#cors === undefined ? withDefaults(steps, start, this.#place.api.defaults) : steps;
  }
}

/** An integration with the defaults of its API, as far as its type can be told them. */
function withDefaults(
  steps: IntegrationSteps,
  start: IntegrationStartName,
  defaults: ApiDefaults = {},
): IntegrationSteps {
  const { passthrough, timeoutInMillis } = defaults;
  const timed =
    timeoutInMillis !== undefined && hasStep(start, 'timeoutInMillis') ? steps.timeoutInMillis(timeoutInMillis) : steps;
  return passthrough !== undefined && hasStep(start, 'passthrough') ? timed.passthrough(passthrough) : timed;
}

/** All steps of all types of integrations: which of them a type has is said by its interface, and by a rule. @internal */
export class IntegrationSteps {
  readonly #place: RoutePlace;
  readonly #httpMethod: HttpMethod;
  readonly #last: Edit;
  readonly #cors: CorsOptions | undefined;
  #route: RouteState | undefined;

  constructor(place: RoutePlace, httpMethod: HttpMethod, last: Edit, cors: CorsOptions | undefined) {
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

  compile(): readonly Call[] {
    return compileRoute(this['~route']);
  }

  integrationHttpMethod(httpMethod: string): IntegrationSteps {
    return this.#with(setIntegrationHttpMethod, httpMethod);
  }

  connectionType(connectionType: 'INTERNET' | 'VPC_LINK', connection?: object): IntegrationSteps {
    return this.#with(setConnectionType, connectionType, connection);
  }

  credentials(credentials: string): IntegrationSteps {
    return this.#with(setCredentials, credentials);
  }

  tlsConfig(tlsConfig: object): IntegrationSteps {
    return this.#with(setTlsConfig, tlsConfig);
  }

  responseTransferMode(responseTransferMode: string): IntegrationSteps {
    return this.#with(setResponseTransferMode, responseTransferMode);
  }

  requestParameter(destination: string, source: string): IntegrationSteps {
    return this.#with(addRequestParameter, destination, source);
  }

  requestTemplate(contentType: string, template: string): IntegrationSteps {
    return this.#with(addRequestTemplate, contentType, template);
  }

  passthrough(passthroughBehavior: string): IntegrationSteps {
    return this.#with(setPassthroughBehavior, passthroughBehavior);
  }

  cacheNamespace(cacheNamespace: string): IntegrationSteps {
    return this.#with(setCacheNamespace, cacheNamespace);
  }

  cacheKeyParameters(...parameters: readonly string[]): IntegrationSteps {
    return this.#with(addCacheKeyParameters, parameters);
  }

  contentHandling(contentHandling: string): IntegrationSteps {
    return this.#with(setContentHandling, contentHandling);
  }

  timeoutInMillis(timeoutInMillis: number): IntegrationSteps {
    return this.#with(setTimeoutInMillis, timeoutInMillis);
  }

  integrationResponse(statusCode: string, response?: object | null): IntegrationSteps {
    return this.#with(addIntegrationResponse, statusCode, response ?? undefined);
  }

  when(condition: boolean, steps: (integration: IntegrationSteps) => IntegrationSteps): IntegrationSteps {
    return takenWhen(this, IntegrationSteps, condition, steps);
  }

  #with(change: Change, first: unknown, second?: unknown): IntegrationSteps {
    const place = this.#place;
    const verb = this.#httpMethod;
    const edit = editAfter(this.#last, change, place, verb, first, second);
    return new IntegrationSteps(place, verb, edit, this.#cors);
  }
}

const started = (start: IntegrationStartName) => (draft: RouteDraft, uri: string, httpMethod: string | undefined) => {
  startIntegration(draft, start);
  setMember(draft.integration, 'uri', uri);
  setMember(draft.integration, 'httpMethod', httpMethod);
};

const startHttp = started('http');
const startHttpProxy = started('httpProxy');
const startAws = started('aws');
const startMock = started('mock');

const startedByFunction =
  (start: IntegrationStartName) =>
  (draft: RouteDraft, functionArn: string, httpMethod: string): void => {
    startIntegration(draft, start);
    if (isFunctionArn(functionArn)) draft.functionArn = functionArn;
    else setMember(draft.integration, 'uri', functionArn);
    draft.integration['httpMethod'] = httpMethod;
  };

const startLambda = startedByFunction('lambda');
const startLambdaProxy = startedByFunction('lambdaProxy');

/** A step that sets one member. */
const setting = (step: string, member: string) => (draft: RouteDraft, value: unknown) => {
  noteStep(draft, step);
  setMember(draft.integration, member, value);
};

const setIntegrationHttpMethod = setting('integrationHttpMethod', 'httpMethod');
const setCredentials = setting('credentials', 'credentials');
const setTlsConfig = setting('tlsConfig', 'tlsConfig');
const setResponseTransferMode = setting('responseTransferMode', 'responseTransferMode');
const setPassthroughBehavior = setting('passthrough', 'passthroughBehavior');
const setCacheNamespace = setting('cacheNamespace', 'cacheNamespace');
const setContentHandling = setting('contentHandling', 'contentHandling');
const setTimeoutInMillis = setting('timeoutInMillis', 'timeoutInMillis');

const vpcLinkConnection = ['connectionId', 'integrationTarget'] as const satisfies readonly (keyof VpcLinkConnection)[];

function setConnectionType(draft: RouteDraft, connectionType: string, connection: object = {}): void {
  noteStep(draft, 'connectionType');
  const { integration } = draft;
  setMember(integration, 'connectionId', undefined);
  setMember(integration, 'integrationTarget', undefined);
  noteOptions(draft, 'connectionType', connection, vpcLinkConnection);
  const { connectionId, integrationTarget } = (connection ?? {}) as Partial<VpcLinkConnection>;
  setMember(integration, 'connectionId', idOfLink(connectionId));
  setMember(integration, 'integrationTarget', integrationTarget);
  setMember(integration, 'connectionType', connectionType);
}

/** A declared link is named by its address. */
function idOfLink(connectionId: unknown): unknown {
  const { node } = (connectionId ?? {}) as { readonly node?: ListedNode };
  return node?.kind === 'VpcLink' ? addressIn(vpcLinkKind, node.name) : connectionId;
}

function addRequestParameter(draft: RouteDraft, destination: string, source: string): void {
  noteStep(draft, 'requestParameter');
  setMemberEntry(draft.integration, 'requestParameters', nameText(destination), source);
}

function addRequestTemplate(draft: RouteDraft, contentType: string, template: string): void {
  noteStep(draft, 'requestTemplate');
  setMemberEntry(draft.integration, 'requestTemplates', nameText(contentType), template);
}

function addCacheKeyParameters(draft: RouteDraft, parameters: readonly string[]): void {
  noteStep(draft, 'cacheKeyParameters');
  const before = (draft.integration['cacheKeyParameters'] ?? []) as readonly string[];
  draft.integration['cacheKeyParameters'] = Object.freeze([...new Set([...before, ...parameters])]);
}

function addIntegrationResponse(draft: RouteDraft, statusCode: string, response: object = {}): void {
  noteStep(draft, 'integrationResponse');
  if (typeof response !== 'object') {
    draft.oddOptions.push({
      step: 'integrationResponse',
      known: ['selectionPattern', 'responseParameters', 'responseTemplates'],
    });
  }
  mergeResponse(
    draft.integrationResponses,
    'IntegrationResponse',
    statusCode,
    response as Readonly<Record<string, unknown>>,
  );
}
