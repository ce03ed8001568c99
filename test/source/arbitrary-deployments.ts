/**
 * Random deployments: an API with stages, and with things beside it, whose names and texts could end a literal, a comment
 * or a line, are reserved words, or are the names of what the module imports.
 *
 * @module
 */

import { restApi } from '../../src/definition/rest-api.js';
import { tagsProblem } from '../../src/errors/tags.js';
import type { ApiKeyNode } from '../../src/kinds/api-key.js';
import type { BasePathMappingNode } from '../../src/kinds/base-path-mapping.js';
import type { ClientCertificateNode } from '../../src/kinds/client-certificate.js';
import type { DocumentationVersionNode } from '../../src/kinds/documentation-version.js';
import type { DomainNameNode } from '../../src/kinds/domain-name.js';
import type { MethodSettingValues, StageNode } from '../../src/kinds/stage.js';
import type { UsagePlanNode } from '../../src/kinds/usage-plan.js';
import { type UsagePlanKeyNode, usagePlanKeyKind } from '../../src/kinds/usage-plan-key.js';
import type { VpcLinkNode } from '../../src/kinds/vpc-link.js';
import { type AccountThings, noThings } from '../../src/model/account.js';
import type { RestApiNode } from '../../src/model/rest-api.js';
import fc from '../fast-check.js';
import { hostileText } from './hostile-texts.js';

type Arbitrary<Value> = fc.Arbitrary<Value>;

/** Words that a module can't use as they are, or that mean something in one. */
const words = fc.constantFrom(
  'class', 'default', 'await', 'api', 'account', 'apiKey', 'vpcLink', 'domainName', 'usagePlan', 'restApi', 'process',
  'region', 'accountId', 'readText', 'prod', 'constructor', '__proto__', 'hasOwnProperty', 'import', 'definition',
); // biome-ignore format: a list of words
const text = hostileText.filter((one) => one !== '');
const name: Arbitrary<string> = fc.oneof(words, text);
const stageName = fc.oneof(words, fc.stringMatching(/^[a-zA-Z0-9_-]{1,20}$/));
const description = fc.oneof(fc.constant('What it is for.'), hostileText);
const limit = fc.integer({ min: 0, max: 5000 });

function optional<Members extends object>(
  members: { readonly [Member in keyof Members]: Arbitrary<Exclude<Members[Member], undefined>> },
): Arbitrary<Partial<Members>> {
  return fc.record(members as never, { requiredKeys: [] }) as unknown as Arbitrary<Partial<Members>>;
}

/** Up to three things, by key. */
function byKey<Node>(one: Arbitrary<Node>, keyOf: (node: Node) => string): Arbitrary<Readonly<Record<string, Node>>> {
  return fc
    .uniqueArray(one, { maxLength: 3, selector: keyOf })
    .map((nodes) => Object.fromEntries(nodes.map((node) => [keyOf(node), node])));
}

/** Of what has none, nothing is said about tags. */
const tags = fc
  .dictionary(hostileText, hostileText, { minKeys: 1, maxKeys: 2, noNullPrototype: true })
  .filter((one) => tagsProblem(one) === undefined);
const variable = fc.stringMatching(/^[\w\-.~:/?#&=,]{1,20}$/);
const variables = fc.dictionary(fc.stringMatching(/^\w{1,12}$/), variable, { maxKeys: 3, noNullPrototype: true });

const settings = optional<MethodSettingValues>({
  metricsEnabled: fc.boolean(),
  loggingLevel: fc.constantFrom('OFF', 'ERROR', 'INFO'),
  dataTraceEnabled: fc.boolean(),
  throttlingBurstLimit: limit,
  throttlingRateLimit: fc.constantFrom(0, 0.5, 100),
  cachingEnabled: fc.boolean(),
  cacheTtlInSeconds: fc.constantFrom(0, 300, 3600),
  cacheDataEncrypted: fc.boolean(),
  requireAuthorizationForCacheControl: fc.boolean(),
  unauthorizedCacheControlHeaderStrategy: fc.constantFrom('FAIL_WITH_403', 'SUCCEED_WITH_RESPONSE_HEADER'),
});

const stageWith = (versions: readonly string[], certificates: readonly string[]): Arbitrary<StageNode> =>
  fc
    .tuple(
      stageName,
      optional<StageNode>({
        description,
        variables,
        cacheClusterSize: fc.constantFrom('0.5', '6.1'),
        tracingEnabled: fc.boolean(),
        accessLogSettings: description.map((format) => ({
          destinationArn: 'arn:aws:logs:eu-west-1:123456789012:log-group:access',
          format: `$context.requestId ${format}`,
        })),
        methodSettings: optional<Readonly<Record<string, MethodSettingValues>>>({
          '*/*': settings,
          '~1pets/GET': settings,
          '~1pets~1{petId}/GET': settings,
          '~1/GET': settings,
        }),
        canarySettings: optional({
          percentTraffic: fc.constantFrom(0, 12.5, 100),
          stageVariableOverrides: variables,
          useStageCache: fc.boolean(),
        }),
        tags,
        ...(versions.length === 0 ? {} : { documentationVersion: fc.constantFrom(...versions) }),
        ...(certificates.length === 0 ? {} : { clientCertificateId: fc.constantFrom(...certificates) }),
      } as never),
    )
    .map(([own, { cacheClusterSize, ...rest }]) => ({
      kind: 'Stage',
      stageName: own,
      ...rest,
      ...(cacheClusterSize === undefined ? {} : { cacheClusterEnabled: true, cacheClusterSize }),
    }));

const apiKey: Arbitrary<ApiKeyNode> = fc
  .tuple(
    name,
    optional<ApiKeyNode>({ description, enabled: fc.boolean(), customerId: fc.constant('c1'), tags } as never),
  )
  .map(([own, rest]) => ({ kind: 'ApiKey', name: own, ...rest }));

const throttle = optional<{ burstLimit: number; rateLimit: number }>({ burstLimit: limit, rateLimit: limit });

const planOf = (stages: readonly string[]): Arbitrary<UsagePlanNode> =>
  fc
    .tuple(
      name,
      optional<UsagePlanNode>({
        description,
        productCode: fc.constant('p1'),
        throttle: throttle.map((limits) => ({ ...limits, rateLimit: limits.rateLimit ?? 1 })),
        quota: fc.constantFrom({ limit: 5, period: 'DAY' } as const, { limit: 5, period: 'WEEK', offset: 6 } as const),
        tags,
      } as never),
      fc.subarray([...stages]),
      fc.constantFrom(
        [],
        [{ restApi: { name: 'other' }, stageName: 'prod' }],
        [{ restApi: { id: 'a1' }, stageName: 'x' }],
      ),
      throttle,
    )
    .map(([own, rest, at, elsewhere, limits]) => ({
      kind: 'UsagePlan',
      name: own,
      ...rest,
      apiStages: [
        ...at.map((one) => ({
          restApi: { name: 'pets' },
          stageName: one,
          ...(rest.throttle === undefined ? {} : { throttle: { 'GET /pets': { ...limits, burstLimit: 1 } } }),
        })),
        ...elsewhere,
      ],
    }));

const domainNameNode: Arbitrary<DomainNameNode> = fc
  .tuple(
    fc.oneof(fc.constantFrom('api.example.com', '*.example.com', 'process', 'EXAMPLE.com'), text),
    optional<DomainNameNode>({
      regionalCertificateArn: fc.constant('arn:aws:acm:eu-west-1:123456789012:certificate/c'),
      certificateName: name,
      endpointConfiguration: fc.constantFrom({ types: ['REGIONAL'] } as const, { types: ['EDGE'] } as const),
      securityPolicy: fc.constantFrom('TLS_1_0', 'TLS_1_2'),
      mutualTlsAuthentication: fc.constant({ truststoreUri: 's3://bucket/key' }),
      policy: fc.constantFrom('{"Version":"2012-10-17","Statement":[]}', '{ "Version": "2012-10-17" }'),
      tags,
    } as never),
  )
  .map(([own, rest]) => ({ kind: 'DomainName', domainName: own, ...rest }));

const link: Arbitrary<VpcLinkNode> = fc
  .tuple(name, optional<VpcLinkNode>({ description, tags } as never))
  .map(([own, rest]) => ({
    kind: 'VpcLink',
    name: own,
    targetArns: ['arn:aws:elasticloadbalancing:eu-west-1:123456789012:loadbalancer/net/b/1'],
    ...rest,
  }));

const certificate: Arbitrary<ClientCertificateNode> = fc
  .tuple(name, optional<ClientCertificateNode>({ tags } as never))
  .map(([own, rest]) => ({ kind: 'ClientCertificate', description: own, ...rest }));

const version: Arbitrary<DocumentationVersionNode> = fc
  .tuple(fc.oneof(fc.constantFrom('1.0', '2'), name), optional<DocumentationVersionNode>({ description } as never))
  .map(([own, rest]) => ({ kind: 'DocumentationVersion', version: own, ...rest }));

/** An API with three paths, one of which may connect through a link. */
function apiWith(linkName: string | undefined): RestApiNode {
  const api = restApi('pets');
  const pets = api.resource('/pets');
  const get = pets.method('GET').integration().httpProxy('http://backend.example.com/pets');
  const { model } = api.define(
    linkName === undefined ? get : get.connectionType('VPC_LINK', { connectionId: `VPC link ${linkName}` }),
    pets.resource('/{petId}').method('GET').integration().mock(),
    api.resource('/').method('GET').integration().mock(),
  );
  return model;
}

/** A deployment. */
export interface Deployment {
  readonly model: RestApiNode;
  readonly things: AccountThings;
}

/** An API called `pets` with everything that can stand around one. */
export const arbitraryDeployment: Arbitrary<Deployment> = fc
  .record({
    vpcLinks: byKey(link, (node) => node.name),
    clientCertificates: byKey(certificate, (node) => node.description),
    documentationVersions: byKey(version, (node) => node.version),
    apiKeys: byKey(apiKey, (node) => node.name),
    domainNames: byKey(domainNameNode, (node) => node.domainName),
    accounts: fc.constantFrom(
      {},
      {
        settings: { kind: 'Account', cloudwatchRoleArn: 'arn:aws:iam::123456789012:role/logs' } as const,
      },
    ),
  })
  .chain(({ documentationVersions, ...around }) => {
    const certificates = Object.keys(around.clientCertificates).map((one) => `client certificate ${one}`);
    return byKey(stageWith(Object.keys(documentationVersions), certificates), (node) => node.stageName).chain(
      (stages) =>
        fc
          .record({
            usagePlans: byKey(planOf(Object.keys(stages)), (node) => node.name),
            isMapped: fc.boolean(),
          })
          .map(({ usagePlans, isMapped }): Deployment => {
            const keys = Object.keys(usagePlans).flatMap((plan) =>
              Object.keys(around.apiKeys)
                .slice(0, 2)
                .map((key): UsagePlanKeyNode => ({ kind: 'UsagePlanKey', usagePlan: plan, apiKey: key })),
            );
            const [stage] = Object.keys(stages);
            const domains = [...Object.keys(around.domainNames), ...(isMapped ? ['shared.example.com'] : [])];
            const mappings = domains.flatMap((domainName) =>
              (stage === undefined ? [] : ['(none)', 'v1']).map(
                (basePath): BasePathMappingNode => ({
                  kind: 'BasePathMapping',
                  domainName,
                  basePath,
                  restApi: { name: 'pets' },
                  stageName: stage as string,
                  ...(domainName === 'shared.example.com' ? { attached: true } : {}),
                }),
              ),
            );
            return {
              model: { ...apiWith(Object.keys(around.vpcLinks)[0]), documentationVersions, stages },
              things: {
                ...noThings,
                ...around,
                usagePlans,
                usagePlanKeys: Object.fromEntries(keys.map((node) => [usagePlanKeyKind.keyOf(node), node])),
                basePathMappings: Object.fromEntries(
                  mappings.map((node) => [`${node.domainName}/${node.basePath}`, node]),
                ),
              },
            };
          }),
    );
  });
