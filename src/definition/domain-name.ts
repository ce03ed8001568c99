import type {
  EndpointAccessMode,
  EndpointType,
  IpAddressType,
  MutualTlsAuthenticationInput,
  RoutingMode,
  SecurityPolicy,
} from '@aws-sdk/client-api-gateway';
import { a, argumentProblems, type OptionCheck, type OptionTable, oneOf, shown } from '../errors/options.js';
import { type BasePathMappingNode, rootBasePath } from '../kinds/base-path-mapping.js';
import { type DomainNameNode, domainNameKind, isPrivate } from '../kinds/domain-name.js';
import { enumerations } from '../kinds/enumerations.js';
import { addressIn } from '../kinds/kind.js';
import { membersOf } from '../plain.js';
import { assertGiven, membersProblem, nameProblems, refuse } from './account-options.js';
import { jsonText } from './given.js';
import type { Json } from './options.js';
import { nameText } from './plain.js';
import { type StageReference, stageOfReference, stageReferenceCheck } from './stage-reference.js';
import { createThing, type Thing } from './thing.js';

/** The members of a domain name. What is left out has the service's default. */
export interface DomainNameOptions {
  /** The certificate of an edge-optimized name (in `us-east-1`), or of a private one. @defaultValue none */
  readonly certificateArn?: string;
  /** What the edge certificate is called. @defaultValue none */
  readonly certificateName?: string;
  /** The certificate of a Regional name. @defaultValue none */
  readonly regionalCertificateArn?: string;
  /** What the Regional certificate is called. @defaultValue none */
  readonly regionalCertificateName?: string;
  /** `EDGE`, `REGIONAL` or `PRIVATE`; a name that moves from one to the other has both for a while. @defaultValue `EDGE` */
  readonly endpointConfiguration?: {
    /** The endpoint types: one, or two while a name moves from one to the other. @defaultValue `EDGE` */
    readonly types?: readonly EndpointType[];
    /** Whether callers come by IPv4 alone, or by IPv6 too. @defaultValue `ipv4`; `dualstack` for a private name */
    readonly ipAddressType?: IpAddressType;
  };
  /** The oldest TLS version and the ciphers that callers may use. @defaultValue `TLS_1_2` */
  readonly securityPolicy?: SecurityPolicy;
  /** `STRICT` refuses callers that come by another hostname. @defaultValue `BASIC` */
  readonly endpointAccessMode?: EndpointAccessMode;
  /**
   * Whose client certificates are accepted: `{ truststoreUri: 's3://bucket/key' }`.
   *
   * @defaultValue callers need no certificate
   */
  readonly mutualTlsAuthentication?: Readonly<MutualTlsAuthenticationInput>;
  /** With mutual TLS and a certificate that was imported, or comes from a private authority. @defaultValue none */
  readonly ownershipVerificationCertificateArn?: string;
  /** Who may reach a private name: a resource policy, or its JSON text. @defaultValue none */
  readonly policy?: Json;
  /** Whether routing rules decide, mappings, or both. @defaultValue `BASE_PATH_MAPPING_ONLY` */
  readonly routingMode?: RoutingMode;
  /**
   * All its tags, AWS's own aside, at most 50. Those of a private name are set when it is made, and not compared.
   *
   * @defaultValue existing tags stay
   */
  readonly tags?: Readonly<Record<string, string>>;
}

/** A domain name, as a value: each step gives a new one. */
export interface DomainNameDefinition extends Thing<DomainNameNode> {
  /**
   * Lets a stage answer under a base path. Mappings that aren't declared stay as they are.
   *
   * @param basePath - one path segment, or `'(none)'` for the root.
   * @throws {@link DefinitionError} for another base path, and for what isn't a stage.
   *
   * @example
   * domainName('api.example.com').mapping('v1', prod);
   * // CreateBasePathMapping { domainName: 'api.example.com', basePath: 'v1', restApiId, stage: 'prod' }
   */
  mapping(basePath: string, stage: StageReference): DomainNameDefinition;
}

const text = a.name;

const domainNameOptions: OptionTable<DomainNameOptions> = {
  certificateArn: text,
  certificateName: text,
  regionalCertificateArn: text,
  regionalCertificateName: text,
  endpointConfiguration: endpoint,
  securityPolicy: oneOf(enumerations.securityPolicy),
  endpointAccessMode: oneOf(enumerations.endpointAccessMode),
  mutualTlsAuthentication: membersProblem({ truststoreUri: 'string', truststoreVersion: 'string' }),
  ownershipVerificationCertificateArn: text,
  policy: (value) =>
    typeof value === 'string' || a.record(value) === undefined
      ? undefined
      : { message: `It must be an object or its JSON text, not ${shown(value)}.` },
  routingMode: oneOf(enumerations.routingMode),
  tags: a.tags,
};

/** Declares a domain name, or attaches mappings to one that somebody else owns. */
export const domainName: {
  /**
   * Declares a domain name of one's own. Nothing is sent. Access associations of private names stay calls of your own.
   *
   * @throws {@link DefinitionError} with everything that is wrong with the options.
   *
   * @example
   * const domain = domainName('api.example.com', {
   *   regionalCertificateArn,
   *   endpointConfiguration: { types: ['REGIONAL'] },
   * }).mapping('v1', prod);
   * await gateway.apply(await gateway.plan([petstore, prod, domain]));
   *
   * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/how-to-custom-domains.html
   */
  (name: string, options?: DomainNameOptions): DomainNameDefinition;
  /**
   * Attaches mappings to a public domain name that somebody else owns. Mappings that aren't named stay as they are, the
   * name itself always. It must be there; a base path that is mapped to another API is refused.
   *
   * @example
   * const shared = domainName.attach('api.example.com').mapping('pets', prod);
   * await gateway.apply(await gateway.plan([petstore, prod, shared]));
   *
   * @throws {@link DefinitionError} for what isn't a name.
   * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-mappings.html
   */
  attach(name: string): DomainNameAttachment;
} = /* @__PURE__ */ Object.assign(declare, { attach });

function declare(name: string, options: DomainNameOptions = {}): DomainNameDefinition {
  const address = addressIn(domainNameKind, nameText(name));
  assertGiven(address, nameProblems(address, name), domainNameOptions, options);
  const { policy, ...members } = options;
  const own = policy === undefined ? {} : { policy: jsonText(policy, address) ?? '' };
  return withSteps({ kind: 'DomainName', domainName: name, ...members, ...own }, []);
}

/** Mappings of a domain name that somebody else owns, as a value: each step gives a new one. */
export interface DomainNameAttachment {
  /**
   * Lets a stage answer under a base path.
   *
   * @param basePath - one path segment, or `'(none)'` for the root.
   * @throws {@link DefinitionError} for another base path, and for what isn't a stage.
   *
   * @example
   * domainName.attach('api.example.com').mapping('pets', prod);
   * // CreateBasePathMapping { domainName: 'api.example.com', basePath: 'pets', restApiId, stage: 'prod' }
   */
  mapping(basePath: string, stage: StageReference): DomainNameAttachment & Thing<BasePathMappingNode>;
}

function attach(name: string): DomainNameAttachment {
  const address = addressIn(domainNameKind, nameText(name));
  refuse(address, nameProblems(address, name));
  return attached(name, []);
}

function attached(name: string, mappings: readonly Thing<BasePathMappingNode>[]): DomainNameAttachment {
  return Object.freeze<DomainNameAttachment>({
    mapping(basePath, stage) {
      const { node } = createMapping(name, basePath, stage);
      const all = [...mappings, createThing<BasePathMappingNode>({ ...node, attached: true })];
      const [first, ...others] = all as [Thing<BasePathMappingNode>, ...Thing<BasePathMappingNode>[]];
      return Object.freeze({ ...createThing(first.node, { brings: others }), ...attached(name, all) });
    },
  });
}

function withSteps(given: DomainNameNode, brings: readonly Thing[]): DomainNameDefinition {
  const thing = createThing(given, { brings });
  const { node } = thing;
  return Object.freeze<DomainNameDefinition>({
    ...thing,
    mapping(basePath, stage) {
      const mapping = createMapping(node.domainName, basePath, stage, isPrivate(node));
      return withSteps(node, [...brings, mapping]);
    },
  });
}

/** A mapping of a domain name. */
export function createMapping(
  name: string,
  basePath: string,
  stage: StageReference,
  isOfPrivate = false,
): Thing<BasePathMappingNode> {
  const address = addressIn(domainNameKind, name);
  const place = `${address} mapping ${nameText(basePath)}`;
  const isSegment = typeof basePath === 'string' && (basePath === rootBasePath || /^[\w\-.~$+!*'()]+$/.test(basePath));
  refuse(address, [
    ...argumentProblems('definition', { [place]: [stage, stageReferenceCheck] }),
    ...(isSegment
      ? []
      : [
          {
            code: 'definition.option',
            address: place,
            message: `${shown(basePath)} isn't a valid base path.`,
            hint: "Write one path segment, 'v1' for instance, or '(none)' for the root.",
          },
        ]),
  ]);
  return createThing<BasePathMappingNode>({
    kind: 'BasePathMapping',
    domainName: name,
    basePath,
    ...stageOfReference(stage),
    ...(isOfPrivate ? { isPrivate: true } : {}),
  });
}

function endpoint(given: unknown): ReturnType<OptionCheck> {
  const notRecord = a.record(given);
  if (notRecord !== undefined) return notRecord;
  const { types, ipAddressType, ...others } = membersOf(Object(given));
  const [odd] = Object.keys(others);
  if (odd !== undefined)
    return { message: `There is no member '${odd}'.`, hint: 'The members are types, ipAddressType.' };
  if (types !== undefined && !Array.isArray(types))
    return { message: `Its types must be a list, not ${shown(types)}.` };
  const checks: readonly (readonly [OptionCheck, unknown])[] = [
    ...((types ?? []) as readonly unknown[]).map((type) => [oneOf(enumerations.endpointType), type] as const),
    ...(ipAddressType === undefined ? [] : [[oneOf(enumerations.ipAddressType), ipAddressType] as const]),
  ];
  return checks.map(([check, value]) => check(value)).find((problem) => problem !== undefined);
}
