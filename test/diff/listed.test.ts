import { describe, expect, it } from 'vitest';
import type { Change } from '../../src/diff/change.js';
import { diff } from '../../src/diff/diff.js';
import { DiffError } from '../../src/diff/errors.js';
import { diffListed, notPruned, supersededAddresses } from '../../src/diff/listed.js';
import { apiKeyKind } from '../../src/kinds/api-key.js';
import { authorizerKind } from '../../src/kinds/authorizer.js';
import { domainNameKind } from '../../src/kinds/domain-name.js';
import { gatewayResponseKind } from '../../src/kinds/gateway-response.js';
import { kindOfList } from '../../src/kinds/index.js';
import type { KindNode, KnownIds, ListedKind } from '../../src/kinds/kind.js';
import { modelKind } from '../../src/kinds/model.js';
import { usagePlanKind } from '../../src/kinds/usage-plan.js';
import { referTo } from '../../src/model/ids.js';
import { api, found, method, resources } from './apis.js';

const ids: KnownIds = { restApi: 'api1', of: (address) => `id of ${address}` };

/** The seam: a kind is compared as one of any node, as in loops over all kinds. */
function compared<Node extends KindNode>(
  kind: ListedKind<Node>,
  desired: readonly Node[],
  live: readonly Node[],
  { prune = false, ids: known = ids }: { readonly prune?: boolean; readonly ids?: KnownIds } = {},
) {
  const byKey = (nodes: readonly Node[]) => Object.fromEntries(nodes.map((node) => [kind.keyOf(node), node]));
  const pruning = { ...notPruned, prune };
  return diffListed(kind as unknown as ListedKind, byKey(desired), byKey(live), pruning, known);
}

const lines = (changes: readonly Change[]) =>
  changes.map(({ action, kind, address }) => `${action} ${kind} ${address}`);

describe('models that refer to one another', () => {
  const model = (name: string, ...others: readonly string[]) => ({
    kind: 'Model' as const,
    name,
    contentType: 'application/json',
    schema: JSON.stringify({
      anyOf: others.map((one) => ({
        $ref: `https://apigateway.amazonaws.com/restapis/{restApiId}/models/${one}`,
      })),
    }),
  });

  it('are made each after those that it refers to, and updated, freeing those that it no longer refers to', () => {
    const { changes } = compared(
      modelKind,
      [model('A', 'B', 'C'), model('B'), model('C')],
      [model('A', 'B', 'D'), model('B'), model('D')],
    );
    expect(changes).toEqual([
      { action: 'create', kind: 'Model', address: 'model C', after: model('C'), needs: [], frees: [] },
      expect.objectContaining({
        action: 'update',
        address: 'model A',
        needs: ['model B', 'model C'],
        frees: ['model D'],
      }),
    ]);
    expect(changes[0]).not.toHaveProperty('patches');
  });

  it('are made without the references where they go in a circle, and completed at the end', () => {
    const [a, b] = [model('A', 'B'), model('B', 'A')];
    const { changes } = compared(modelKind, [a, b], []);
    expect(lines(changes)).toEqual(['create Model model B', 'create Model model A', 'update Model model B']);
    expect(changes[0]).toMatchObject({ needs: [], frees: [] });
    expect(changes[0]?.after).not.toEqual(b);
    expect(changes[1]).toMatchObject({ after: a, needs: ['model B'] });
    expect(changes[2]).toMatchObject({
      before: changes[0]?.after,
      after: b,
      needs: ['model B', 'model A'],
      frees: [],
      patches: [[expect.objectContaining({ op: 'replace', path: '/schema' })]],
    });
  });

  it('are made as they are where what they refer to in a circle is there already', () => {
    const [a, b] = [model('A', 'B'), model('B', 'A')];
    const { changes } = compared(modelKind, [a, b], [model('A')]);
    expect(lines(changes)).toEqual(['create Model model B', 'update Model model A']);
    expect(changes[0]?.after).toEqual(b);
  });

  it('are completed with the id of the API, whether it is known or still to come', () => {
    const schemaOf = (known: KnownIds) => {
      const { changes } = compared(modelKind, [model('A', 'B'), model('B')], [model('A'), model('B')], { ids: known });
      return changes[0]?.patches?.[0]?.[0]?.value;
    };
    expect(schemaOf(ids)).toContain('/restapis/api1/models/B');
    expect(schemaOf({ ...ids, restApi: referTo('restApi') })).toMatchObject({ reference: 'restApi', member: 'id' });
  });
});

describe('what takes away a member', () => {
  it('has an operation without a value', () => {
    const response = { kind: 'GatewayResponse', responseType: 'UNAUTHORIZED', statusCode: '418' } as const;
    const live = { ...response, responseParameters: { 'gatewayresponse.header.X': "'x'" } };
    const { changes } = compared(gatewayResponseKind, [response], [live]);
    expect(changes[0]?.patches).toStrictEqual([
      [{ op: 'remove', path: '/responseParameters/gatewayresponse.header.X' }],
    ]);
  });
});

describe('what can be made with some of its members only', () => {
  it('is patched with the others right after', () => {
    const plan = { kind: 'UsagePlan', name: 'gold', productCode: 'p1' } as const;
    expect(compared(usagePlanKind, [plan], []).changes).toEqual([
      {
        action: 'create',
        kind: 'UsagePlan',
        address: 'usage plan gold',
        after: plan,
        needs: [],
        frees: [],
        patches: [[{ op: 'replace', path: '/productCode', value: 'p1' }]],
      },
    ]);
    const plain = { kind: 'UsagePlan', name: 'gold' } as const;
    expect(compared(usagePlanKind, [plain], []).changes[0]).not.toHaveProperty('patches');
  });
});

describe('what is attached to', () => {
  it('keeps all that there is of it', () => {
    const stage = (stageName: string) => ({ restApi: { id: 'api1' }, stageName });
    const live = { kind: 'UsagePlan' as const, name: 'gold', description: 'theirs', apiStages: [stage('dev')] };
    const attached = { kind: 'UsagePlan' as const, name: 'gold', attached: true, apiStages: [stage('prod')] };
    expect(compared(usagePlanKind, [attached], [live]).changes).toMatchObject([
      { action: 'update', patches: [[{ op: 'add', path: '/apiStages', value: 'api1:prod' }]] },
    ]);
  });

  it('is named in patches by what stands for ids that are still to come', () => {
    const stage = { restApi: { name: 'pets' }, stageName: 'prod' };
    const plan = { kind: 'UsagePlan', name: 'gold' } as const;
    const known = { restApi: referTo('restApi'), of: () => referTo('restApi') };
    const { changes } = compared(usagePlanKind, [{ ...plan, apiStages: [stage] }], [plan], { ids: known });
    expect(changes[0]?.patches).toEqual([
      [{ op: 'add', path: '/apiStages', value: { reference: 'restApi', member: 'id', parts: ['', ':prod'] } }],
    ]);
  });
});

describe('what cannot change', () => {
  it('is refused where nothing can take its place', () => {
    const domain = {
      kind: 'DomainName',
      domainName: 'api.internal',
      endpointConfiguration: { types: ['PRIVATE'] },
    } as const;
    const changing = () => compared(domainNameKind, [domain], [{ ...domain, policy: '{}' }]);
    expect(changing).toThrow(DiffError);
    expect(changing).toThrow(
      expect.objectContaining({
        problems: [
          {
            code: 'diff.unchangeable',
            address: 'domain name api.internal',
            message: 'The service has no way to make this change of policy to what is there.',
            hint: 'Declare policy as it is, or delete it yourself and plan again: then it is recreated.',
          },
        ],
      }),
    );
  });

  it('is recreated where another can take its place', () => {
    const model = { kind: 'Model', name: 'Pet', contentType: 'application/json' } as const;
    expect(compared(modelKind, [{ ...model, contentType: 'application/xml' }], [model])).toMatchObject({
      changes: [{ action: 'replace', address: 'model Pet', unpatchable: ['contentType'], frees: [] }],
      deletions: [],
    });
  });
});

describe('tags that are set on an ARN', () => {
  const key = (tags?: Readonly<Record<string, string>>) => ({
    kind: 'ApiKey' as const,
    name: 'acme',
    ...(tags === undefined ? {} : { tags }),
  });
  const tagged = (desired: ReturnType<typeof key>, live: ReturnType<typeof key>) =>
    compared(apiKeyKind, [desired], [live]).changes;

  it('are one change, of what is there', () => {
    expect(tagged(key({ team: 'pets' }), key({ team: 'cats', old: 'x' }))).toEqual([
      {
        kind: 'Tags',
        action: 'update',
        address: 'API key acme',
        before: { team: 'cats', old: 'x' },
        after: { team: 'pets' },
        arnPath: '/apikeys/id of API key acme',
        needs: ['API key acme'],
        frees: [],
      },
    ]);
    expect(tagged(key({}), key({ team: 'cats' }))).toMatchObject([{ kind: 'Tags', after: {} }]);
    expect(tagged(key({ team: 'pets' }), key())).toMatchObject([{ kind: 'Tags', before: {} }]);
  });

  it('stay where nobody speaks of them, and where they are the same', () => {
    expect(tagged(key(), key({ team: 'cats' }))).toEqual([]);
    expect(tagged(key({ team: 'cats' }), key({ team: 'cats' }))).toEqual([]);
  });

  it("of AWS's own aren't compared, and those that end like them are", () => {
    expect(tagged(key({}), key({ 'aws:cloudformation:stack-name': 'x' }))).toEqual([]);
    expect(tagged(key({}), key({ 'owner:aws:': 'x' }))).toMatchObject([{ before: { 'owner:aws:': 'x' } }]);
  });

  it('of a kind that has none are left alone', () => {
    const jwt = (team: string) => ({
      kind: 'Authorizer' as const,
      name: 'jwt',
      type: 'TOKEN' as const,
      tags: { team },
    });
    expect(compared(authorizerKind, [jwt('pets')], [jwt('cats')]).changes).toEqual([]);
  });

  it('come after the other changes of the thing, in which they have no part', () => {
    const changes = compared(
      apiKeyKind,
      [{ ...key({ team: 'pets' }), description: 'new' }],
      [{ ...key({ team: 'cats' }), description: 'old' }],
    ).changes;
    expect(lines(changes)).toEqual(['update ApiKey API key acme', 'update Tags API key acme']);
    expect(changes[0]?.patches).toEqual([[{ op: 'replace', path: '/description', value: 'new' }]]);
  });

  it("aren't compared where the ARN can't be told", () => {
    const domain = (team: string) => ({
      kind: 'DomainName' as const,
      domainName: 'api.internal',
      endpointConfiguration: { types: ['PRIVATE' as const] },
      tags: { team },
    });
    expect(compared(domainNameKind, [domain('pets')], [domain('cats')]).changes).toEqual([]);
    const unknown = { ...ids, of: referTo };
    const [one, other] = [key({ team: 'pets' }), key({ team: 'cats' })];
    expect(compared(apiKeyKind, [one], [other], { ids: unknown }).changes).toEqual([]);
  });
});

describe('what was superseded', () => {
  const jwt = { kind: 'Authorizer' as const, name: 'jwt', type: 'TOKEN' as const, authorizerUri: 'arn:a' };
  const left = { ...jwt, name: 'jwt-superseded-by-plan' };
  const other = { ...jwt, name: 'other' };

  it('of a plan that was stopped goes with the next one, once, whether things are pruned or not', () => {
    for (const prune of [false, true]) {
      const { changes, deletions } = compared(authorizerKind, [jwt], [jwt, left], { prune });
      expect(changes).toEqual([]);
      expect(deletions).toEqual([
        expect.objectContaining({
          action: 'delete',
          address: 'authorizer jwt-superseded-by-plan',
          needs: [],
          frees: [],
        }),
      ]);
    }
  });

  it('goes beside others that are pruned', () => {
    expect(lines(compared(authorizerKind, [jwt], [other, jwt, left], { prune: true }).deletions)).toEqual([
      'delete Authorizer authorizer other',
      'delete Authorizer authorizer jwt-superseded-by-plan',
    ]);
    const replaced = { ...jwt, type: 'COGNITO_USER_POOLS' as const, providerARNs: ['arn:pool'] };
    expect(compared(authorizerKind, [replaced], [jwt, other], { prune: true })).toMatchObject({
      changes: [{ action: 'replace', address: 'authorizer jwt' }],
      deletions: [
        { address: 'authorizer other', needs: [] },
        { address: 'authorizer jwt-superseded-by-plan', needs: ['authorizer jwt'], before: jwt },
      ],
    });
  });

  it('stays where a definition names it without describing it', () => {
    const named = diff(
      api({
        authorizers: { jwt },
        resources: resources({
          '/pets': { GET: method('GET', { authorizationType: 'CUSTOM', authorizer: { name: left.name } }) },
        }),
      }),
      found(api({ authorizers: { jwt, [left.name]: left }, resources: resources({ '/pets': {} }) })),
    );
    expect(lines(named.changes)).toEqual(['create Method GET /pets']);
  });

  it('stays where a definition has it, or what it was superseded by has gone', () => {
    expect(compared(authorizerKind, [jwt, left], [jwt, left])).toMatchObject({ changes: [], deletions: [] });
    expect(compared(authorizerKind, [], [jwt, left])).toMatchObject({ changes: [], deletions: [] });
  });

  it('goes with the API that it is in', () => {
    const { changes } = diff(api({ authorizers: { jwt } }), found(api({ authorizers: { jwt, [left.name]: left } })));
    expect(lines(changes)).toEqual(['delete Authorizer authorizer jwt-superseded-by-plan']);
  });

  it('has another address until it is deleted, and only what is superseded has', () => {
    const change = (kind: string, action: string, name: string): Change =>
      ({ kind, action, address: `any ${name}`, before: { kind, name }, needs: [], frees: [] }) as unknown as Change;
    const changes = [
      change('Authorizer', 'replace', 'jwt'),
      change('Authorizer', 'update', 'other'),
      change('Model', 'replace', 'Pet'),
      change('Integration', 'replace', 'GET /pets'),
      change('VpcLink', 'replace', 'backend'),
    ];
    expect([...supersededAddresses(changes)]).toEqual([
      ['any jwt', 'authorizer jwt-superseded-by-plan'],
      ['any backend', 'VPC link backend-superseded-by-plan'],
    ]);
  });
});

it('takes nothing as changed that is there or not, and nothing else', () => {
  const kind = kindOfList('usagePlanKeys');
  const key = { kind: 'UsagePlanKey', usagePlan: 'gold', apiKey: 'acme' };
  expect(compared(kind, [key], [key])).toMatchObject({ changes: [], deletions: [] });
  expect(lines(compared(kind, [key], []).changes)).toEqual(['create UsagePlanKey key in plan gold/acme']);
});
