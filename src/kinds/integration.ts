import type {
  ContentHandlingStrategy,
  Integration,
  IntegrationType,
  ResponseTransferMode,
  TlsConfig,
} from '@aws-sdk/client-api-gateway';
import { callWithNode } from '../calls/new-call.js';
import { deepFreeze, isRecord, mapValues, withoutUndefined } from '../plain.js';
import { methodAddress } from './address.js';
import type { ValueOf } from './enumerations.js';
import { type IntegrationResponseNode, integrationResponseKind } from './integration-response.js';
import { type Kind, nodeFrom } from './kind.js';
import { linkAddressOf } from './vpc-link.js';

/** What API Gateway does with a request body for whose content type there is no mapping template. */
export type PassthroughBehavior = ValueOf<'passthroughBehavior'>;

/** How an integration reaches its backend. */
export type ConnectionType = ValueOf<'connectionType'>;

/**
 * What a method does with a request, in the member names that the service answers with.
 *
 * A member left out has the service's default.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/api/API_Integration.html
 */
export interface IntegrationNode {
  /** What kind of node this is. */
  readonly kind: 'Integration';
  /** `HTTP`, `HTTP_PROXY`, `AWS`, `AWS_PROXY` or `MOCK`. */
  readonly type: IntegrationType;
  /** The backend's verb: `integrationHttpMethod` in requests, `httpMethod` in responses. */
  readonly httpMethod?: string;
  /**
   * The backend: a URL for HTTP, `arn:aws:apigateway:{region}:{service}:path/…` or `…:action/…` for AWS; none for
   * `MOCK`.
   */
  readonly uri?: string;
  /** Whether the backend is reached over the internet or through a VPC link. @defaultValue `INTERNET` */
  readonly connectionType?: ConnectionType;
  /** Of a VPC link: its id, a stage variable that gives one, or the address of a declared link, `VPC link backend`. */
  readonly connectionId?: string;
  /** The ARN of a load balancer's listener; only for VPC links of the second version. */
  readonly integrationTarget?: string;
  /**
   * The ARN of the role that the backend is called as; `arn:aws:iam::*:user/*` for the caller.
   *
   * @defaultValue none, the backend's own policy decides
   */
  readonly credentials?: string;
  /** `integration.request.{path|querystring|header}.NAME` to a mapping expression or a quoted static value. */
  readonly requestParameters?: Readonly<Record<string, string>>;
  /** Content type to template. */
  readonly requestTemplates?: Readonly<Record<string, string>>;
  /** What happens to a body of a content type without a template. @defaultValue `WHEN_NO_MATCH` */
  readonly passthroughBehavior?: PassthroughBehavior;
  /** How a request's body is converted: `CONVERT_TO_BINARY` or `CONVERT_TO_TEXT`. @defaultValue not at all */
  readonly contentHandling?: ContentHandlingStrategy;
  /** 50 and up. @defaultValue 29000 */
  readonly timeoutInMillis?: number;
  /** Whose entries the stage's cache shares. @defaultValue the id of the resource */
  readonly cacheNamespace?: string;
  /** A set: order means nothing. */
  readonly cacheKeyParameters?: readonly string[];
  /**
   * How much of the backend's certificate is checked.
   *
   * @defaultValue all of it, `{ insecureSkipVerification: false }`
   */
  readonly tlsConfig?: Readonly<TlsConfig>;
  /** Whether a response is sent on as it comes (`STREAM`) or once it is complete. @defaultValue `BUFFERED` */
  readonly responseTransferMode?: ResponseTransferMode;
  /** By status code. */
  readonly integrationResponses: Readonly<Record<string, IntegrationResponseNode>>;
}

/**
 * What `PutIntegration` fills in, whatever the type; {@link IntegrationNode.cacheNamespace} is the resource's id beside.
 *
 * `connectionType` comes back only for HTTP integrations; the others have no other way to connect.
 */
export const integrationDefaults = deepFreeze({
  connectionType: 'INTERNET',
  passthroughBehavior: 'WHEN_NO_MATCH',
  timeoutInMillis: 29_000,
  responseTransferMode: 'BUFFERED',
  tlsConfig: { insecureSkipVerification: false },
} as const satisfies Partial<IntegrationNode>);

/** A mock has no backend, and a proxy hands every body on as it is: there the service drops or ignores these members. */
const membersWithoutEffect: Readonly<
  Record<IntegrationNode['type'], { readonly [Member in keyof IntegrationNode]?: undefined }>
> = {
  AWS: {},
  HTTP: {},
  MOCK: { uri: undefined, httpMethod: undefined },
  AWS_PROXY: { passthroughBehavior: undefined },
  HTTP_PROXY: { passthroughBehavior: undefined },
};

/** What an integration's node has that isn't a member of its request under the same name. */
const notOfIntegration = { kind: true, integrationResponses: true, httpMethod: true } as const;

/** Integrations, one for each method. */
export const integrationKind: Kind<IntegrationNode> = deepFreeze<Kind<IntegrationNode>>({
  kind: 'Integration',
  members: {
    type: 'text',
    httpMethod: 'text',
    uri: 'text',
    connectionType: 'text',
    connectionId: 'text',
    integrationTarget: 'text',
    credentials: 'text',
    requestParameters: 'texts by name',
    requestTemplates: 'texts by name',
    passthroughBehavior: 'text',
    contentHandling: 'text',
    timeoutInMillis: 'number',
    cacheNamespace: 'text',
    cacheKeyParameters: 'texts',
    tlsConfig: 'members',
    responseTransferMode: 'text',
    integrationResponses: 'members',
  },
  sets: ['cacheKeyParameters'],
  defaults: () => integrationDefaults,
  needsDeployment: true,
  word: 'integration',
  create: 'PutIntegration',
  note: ({ type, uri }) => [type, uri].filter(Boolean).join(' '),
  parts: { integrationResponses: integrationResponseKind },
  refersTo: ({ connectionId }) => {
    const link = linkAddressOf(connectionId);
    return link === undefined ? [] : [link];
  },
  normalise: (node, { resourceId }) =>
    // What is left undefined is left out.
    ({
      ...node,
      ...membersWithoutEffect[node.type],
      ...(node.cacheNamespace === resourceId ? { cacheNamespace: undefined } : {}),
    }) as IntegrationNode,
  patchable: ({ integrationResponses: _, kind: __, ...members }, of) => {
    const link = linkAddressOf(members.connectionId);
    return link === undefined ? members : { ...members, connectionId: of(link) };
  },
  target: ({ ids }) => ids,
  // What a node calls `httpMethod`, the backend's verb, is `integrationHttpMethod` in this request.
  creation: (node, ids, { path, httpMethod, ids: own }) => {
    const link = linkAddressOf(node.connectionId);
    return [
      callWithNode('PutIntegration', methodAddress(path, httpMethod), own, node, notOfIntegration, {
        integrationHttpMethod: node.httpMethod,
        ...(link === undefined ? {} : { connectionId: ids.of(link) }),
      }),
    ];
  },
  fromService: (item, context) => {
    const members = item as Integration;
    const { integrationResponses, tlsConfig } = members;
    return withoutUndefined<IntegrationNode>({
      ...members,
      kind: 'Integration',
      type: members.type ?? 'MOCK',
      connectionType: members.connectionType as ConnectionType | undefined,
      passthroughBehavior: members.passthroughBehavior as PassthroughBehavior | undefined,
      tlsConfig: isRecord(tlsConfig) ? withoutUndefined(tlsConfig) : undefined,
      integrationResponses: mapValues(integrationResponses, (response, key) =>
        nodeFrom(integrationResponseKind, response, { ...context, key }),
      ),
    });
  },
});
