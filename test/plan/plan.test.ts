import { describe, expect, it, vi } from 'vitest';
import type { Change } from '../../src/diff/change.js';
import { diff } from '../../src/diff/diff.js';
import { creationCalls } from '../../src/model/create-calls.js';
import { PlanError } from '../../src/plan/errors.js';
import { Plan } from '../../src/plan/plan.js';
import { estimate } from '../../src/quotas/estimate.js';
import { api, found, integration, integrationResponse, method, methodResponse, resources } from '../diff/apis.js';
import { callWith } from '../requests/scripted-send.js';
import { limits, planned } from './planned.js';

const pet = { kind: 'Model', name: 'Pet', contentType: 'application/json', schema: '{"type":"object"}' } as const;
const jwt = { kind: 'Authorizer', name: 'jwt', type: 'TOKEN', authorizerUri: 'arn:a' } as const;

const petstore = api({
  settings: { endpointConfiguration: { types: ['REGIONAL'] } },
  models: { Pet: pet },
  requestValidators: { strict: { kind: 'RequestValidator', name: 'strict', validateRequestBody: true } },
  authorizers: { jwt },
  gatewayResponses: { DEFAULT_4XX: { kind: 'GatewayResponse', responseType: 'DEFAULT_4XX', statusCode: '400' } },
  resources: resources({
    '/pets/{petId}': {
      GET: method('GET', {
        authorizationType: 'CUSTOM',
        authorizer: { name: 'jwt' },
        requestValidator: { name: 'strict' },
        methodResponses: methodResponse('200', { responseModels: { 'application/json': 'Pet' } }),
        integration: integration({ integrationResponses: integrationResponse('200') }),
      }),
    },
  }),
});

/** The index of a call in the plan, by its id. */
function indexOf(plan: Plan, id: string): number {
  const index = plan.calls.findIndex((call) => call.id === id);
  expect(index, id).toBeGreaterThanOrEqual(0);
  return index;
}

function dependencies(plan: Plan, id: string): readonly string[] {
  return plan.calls[indexOf(plan, id)]?.dependsOn ?? [];
}

describe('calls', () => {
  it('are those that create the API, when there is none', () => {
    const calls = planned(petstore).calls.map(({ operation, input, address }) => ({ operation, input, address }));
    expect(calls).toEqual(creationCalls(petstore));
  });

  it('depend only on calls that stand earlier', () => {
    const { calls } = planned(petstore);
    calls.forEach(({ dependsOn }, index) => {
      for (const id of dependsOn) expect(calls.findIndex((call) => call.id === id)).toBeLessThan(index);
    });
    expect(new Set(calls.map(({ id }) => id)).size).toBe(calls.length);
  });

  it('wait for what they refer to, and for the call before them in their method', () => {
    const plan = planned(petstore);
    expect(dependencies(plan, 'PutMethod GET /pets/{petId}')).toEqual([
      'CreateResource /pets/{petId}',
      'CreateAuthorizer authorizer jwt',
      'CreateRequestValidator requestValidator strict',
    ]);
    expect(dependencies(plan, 'PutMethodResponse GET /pets/{petId} 200')).toEqual([
      'CreateModel model Pet',
      'PutMethod GET /pets/{petId}',
    ]);
    expect(dependencies(plan, 'PutIntegration GET /pets/{petId}')).toEqual(['PutMethodResponse GET /pets/{petId} 200']);
    expect(dependencies(plan, 'CreateModel model Pet')).toEqual(['CreateRestApi restApi']);
    expect(plan.calls.map(({ method }) => method)).toContain('GET /pets/{petId}');
    expect(plan.calls.find(({ operation }) => operation === 'CreateResource')).not.toHaveProperty('method');
  });

  it('delete only after everything that referred to the thing was changed', () => {
    const plan = planned(
      api({ resources: resources({ '/kept': { GET: method('GET') } }) }),
      {
        ...petstore,
        resources: {
          ...petstore.resources,
          '/kept': {
            kind: 'Resource',
            path: '/kept',
            methods: {
              GET: method('GET', { authorizationType: 'CUSTOM', authorizer: { name: 'jwt' } }),
            },
          },
        },
      },
      { prune: true },
    );
    expect(dependencies(plan, 'DeleteAuthorizer authorizer jwt')).toEqual([
      'UpdateMethod GET /kept',
      'DeleteResource /pets',
    ]);
    expect(dependencies(plan, 'DeleteModel model Pet')).toEqual(['DeleteResource /pets']);
    expect(indexOf(plan, 'DeleteResource /pets')).toBeLessThan(indexOf(plan, 'DeleteModel model Pet'));
  });

  it('rename an authorizer that is recreated, make it, point methods at it, and delete the old one', () => {
    const cognito = api({
      ...petstore,
      authorizers: { jwt: { kind: 'Authorizer', name: 'jwt', type: 'COGNITO_USER_POOLS', providerARNs: ['arn:pool'] } },
      resources: resources({
        '/pets/{petId}': {
          GET: method('GET', { authorizationType: 'COGNITO_USER_POOLS', authorizer: { name: 'jwt' } }),
        },
      }),
    });
    const calls = planned(cognito, petstore).calls.filter(({ id }) => /uthorizer|UpdateMethod /.test(id));
    expect(calls.map(({ id, input }) => ({ id, input }))).toMatchObject([
      {
        id: 'UpdateAuthorizer authorizer jwt-superseded-by-plan',
        input: {
          authorizerId: 'id of jwt',
          patchOperations: [{ op: 'replace', path: '/name', value: 'jwt-superseded-by-plan' }],
        },
      },
      { id: 'CreateAuthorizer authorizer jwt', input: { name: 'jwt', type: 'COGNITO_USER_POOLS' } },
      {
        id: 'UpdateMethod GET /pets/{petId}',
        input: {
          patchOperations: expect.arrayContaining([
            { op: 'replace', path: '/authorizerId', value: { reference: 'authorizer jwt', member: 'id' } },
          ]),
        },
      },
      { id: 'DeleteAuthorizer authorizer jwt-superseded-by-plan', input: { authorizerId: 'id of jwt' } },
    ]);
  });

  it('take a model out of its methods, delete it, make it again and put it back', () => {
    const plan = planned(api({ ...petstore, models: { Pet: { ...pet, contentType: 'application/xml' } } }), petstore);
    expect(plan.calls.map(({ id }) => id)).toEqual([
      'UpdateMethodResponse GET /pets/{petId} 200',
      'DeleteModel model Pet',
      'CreateModel model Pet',
      'UpdateMethodResponse GET /pets/{petId} 200 #2',
    ]);
    expect(dependencies(plan, 'DeleteModel model Pet')).toEqual(['UpdateMethodResponse GET /pets/{petId} 200']);
    expect(dependencies(plan, 'UpdateMethodResponse GET /pets/{petId} 200 #2')).toEqual([
      'CreateModel model Pet',
      'UpdateMethodResponse GET /pets/{petId} 200',
    ]);
  });

  it('delete the old path variable before they make the new one', () => {
    const plan = planned(
      api({ resources: resources({ '/pets/{petId}': {} }) }),
      api({ resources: resources({ '/pets/{id}': {} }) }),
      { prune: true },
    );
    expect(plan.calls.map(({ id }) => id)).toEqual(['DeleteResource /pets/{id}', 'CreateResource /pets/{petId}']);
  });

  it('are refused when changes wait for one another', () => {
    const desired = resources({ '/a/{y}/kept': {} }, { '/a/{y}/kept': '/a/{x}/kept' });
    const live = api({ resources: resources({ '/a/{x}/kept': {} }) });
    expect(() => planned(api({ resources: desired }), live, { prune: true })).toThrow(PlanError);
    expect(() => planned(api({ resources: desired }), live, { prune: true })).toThrow(/movedFrom/);
    try {
      planned(api({ resources: desired }), live, { prune: true });
    } catch (error) {
      expect((error as PlanError).problems).toEqual([
        {
          code: 'plan.circular',
          address: '/a/{y}',
          message: 'CreateResource /a/{y} waits for DeleteResource /a/{x}.',
          hint: 'Rename a resource that is there with movedFrom(…) instead of making a new one.',
        },
        {
          code: 'plan.circular',
          address: '/a/{y}/kept',
          message: 'UpdateResource /a/{y}/kept waits for CreateResource /a/{y}.',
        },
        {
          code: 'plan.circular',
          address: '/a/{x}',
          message: 'DeleteResource /a/{x} waits for UpdateResource /a/{y}/kept.',
        },
      ]);
    }
    expect.assertions(3);
  });

  it('set and unset tags', () => {
    const plan = planned(
      api({ settings: { tags: { a: '1', b: '2' } } }),
      api({ settings: { tags: { b: '3', c: '4' } } }),
    );
    expect(plan.calls.map(({ operation, input }) => ({ operation, input }))).toEqual([
      {
        operation: 'TagResource',
        input: { resourceArn: 'arn:aws:apigateway:eu-west-1::/restapis/api1', tags: { a: '1', b: '2' } },
      },
      {
        operation: 'UntagResource',
        input: { resourceArn: 'arn:aws:apigateway:eu-west-1::/restapis/api1', tagKeys: ['c'] },
      },
    ]);
    expect(plan.requiresRedeploy).toBe(false);
  });
});

describe('a plan', () => {
  const drift = planned(
    petstore,
    {
      ...petstore,
      resources: resources({
        '/pets/{petId}': {
          GET: method('GET', {
            authorizationType: 'CUSTOM',
            authorizer: { name: 'jwt' },
            requestValidator: { name: 'strict' },
            methodResponses: methodResponse('200', { responseModels: { 'application/json': 'Pet' } }),
            integration: integration({
              passthroughBehavior: 'NEVER',
              integrationResponses: integrationResponse('200'),
            }),
          }),
        },
      }),
    },
    { stages: ['prod'] },
  );

  it('is empty when nothing differs', () => {
    const plan = planned(petstore, petstore);
    expect(plan.isEmpty).toBe(true);
    expect(plan.requiresRedeploy).toBe(false);
    expect(plan.staleStages).toEqual([]);
    expect(plan.render({ color: false })).toBe('petstore (api1): no changes');
  });

  it('says of stages that they serve something else, also when nothing differs', () => {
    const plan = planned(petstore, petstore, { stages: ['prod'] });
    expect(plan.requiresRedeploy).toBe(true);
    expect(plan.staleStages).toEqual(['prod']);
    expect(plan.render({ color: false })).toBe(
      "petstore (api1): no changes\n  What is live isn't deployed to prod: callers there get an older state.",
    );
  });

  it('says when callers see it', () => {
    expect(drift.requiresRedeploy).toBe(true);
    expect(drift.staleStages).toEqual(['prod']);
  });

  it('is rendered operation by operation', () => {
    expect(drift.render({ color: false })).toBe(
      [
        'petstore (api1)',
        '',
        '  ~ GET /pets/{petId} integration',
        '      replace /passthroughBehavior "WHEN_NO_MATCH" (was "NEVER")',
        '',
        '0 to create, 1 to change, 0 to delete; 1 call, no waiting under the quotas',
        'Callers see this once the API is deployed again to prod.',
      ].join('\n'),
    );
  });

  it('is rendered with everything it creates', () => {
    expect(planned(petstore).render({ color: false })).toMatchInlineSnapshot(`
      "petstore (new)

        + restApi
        + model Pet
        + requestValidator strict
        + authorizer jwt  TOKEN arn:a
        + gatewayResponse DEFAULT_4XX
        + /pets
        + /pets/{petId}
        + GET /pets/{petId}  authorization CUSTOM by jwt
        + GET /pets/{petId} 200 method response
        + GET /pets/{petId} integration  HTTP https://backend.example.com
        + GET /pets/{petId} 200 integration response

      11 to create, 0 to change, 0 to delete; 11 calls, no waiting under the quotas
      Callers see this once the API is deployed."
    `);
  });

  it('is rendered with what it deletes, moves and puts again, and what to know', () => {
    const live = api({
      settings: { version: '1', tags: { team: 'a' } },
      models: { Old: { ...pet, name: 'Old' } },
      resources: resources({ '/dogs': { GET: method('GET', { integration: integration({ type: 'HTTP_PROXY' }) }) } }),
    });
    const desired = api({
      settings: { version: '2', tags: { team: 'b' } },
      resources: resources({ '/pets': { GET: method('GET', { integration: integration() }) } }, { '/pets': '/dogs' }),
    });
    expect(planned(desired, live, { prune: true }).render({ color: false })).toMatchInlineSnapshot(`
      "petstore (api1)

        ~ restApi tags
            set team "b" (was "a")
        ~ /pets  moved from /dogs
            replace /pathPart "pets"
        ~ GET /pets integration  put again: type can't be patched
            /type "HTTP" (was "HTTP_PROXY")
        - model Old

        ! restApi: The service can't change 'version' of an API that exists; it stays as it is.

      0 to create, 3 to change, 1 to delete; 4 calls, no waiting under the quotas
      Callers see this once the API is deployed."
    `);
  });

  it('is coloured on demand', () => {
    expect(drift.render({ color: true })).toContain('\u001b[33m~ GET /pets/{petId} integration\u001b[39m');
  });

  it.each([
    [true, '', 'xterm', true],
    [true, '1', 'xterm', false],
    [true, '', 'dumb', false],
    [false, '', 'xterm', false],
  ])(
    'is coloured on a terminal (%s) unless NO_COLOR (%j) or TERM (%s) say no: %s',
    (isTTY, noColor, term, coloured) => {
      const before = Object.getOwnPropertyDescriptor(process.stdout, 'isTTY');
      vi.stubEnv('NO_COLOR', noColor);
      vi.stubEnv('TERM', term);
      Object.defineProperty(process.stdout, 'isTTY', { value: isTTY, configurable: true });
      try {
        expect(drift.render().includes('\u001b[')).toBe(coloured);
      } finally {
        if (before === undefined) Reflect.deleteProperty(process.stdout, 'isTTY');
        else Object.defineProperty(process.stdout, 'isTTY', before);
        vi.unstubAllEnvs();
      }
    },
  );

  it('survives JSON', () => {
    const restored = Plan.fromJSON(JSON.stringify(drift));
    expect(restored).toEqual(drift);
    expect(restored.render({ color: false })).toBe(drift.render({ color: false }));
    expect(JSON.parse(JSON.stringify(restored))).toEqual(JSON.parse(JSON.stringify(drift)));
    expect(Object.isFrozen(restored.calls)).toBe(true);
  });

  it('tells what it takes', () => {
    expect(drift.estimate()).toEqual({ calls: drift.calls.length, seconds: 0 });
    expect(Plan.fromJSON(drift.toJSON()).estimate()).toEqual(drift.estimate());
  });
});

describe('estimate', () => {
  const callOf = (operation: 'CreateResource' | 'PutMethod') => callWith({ operation, input: {}, address: '/' });

  it('is the wait at the quota that takes longest', () => {
    const resources = Array.from({ length: 30 }, () => callOf('CreateResource'));
    const methods = Array.from({ length: 100 }, () => callOf('PutMethod'));
    expect(estimate(resources, limits)).toEqual({ calls: 30, seconds: 5, bottleneck: 'CreateResource 5 / s' });
    expect(estimate([...resources, ...methods], limits)).toEqual({
      calls: 130,
      seconds: 9,
      bottleneck: 'all operations 10 / s',
    });
    expect(estimate([callOf('PutMethod')], limits)).toEqual({ calls: 1, seconds: 0 });
  });
});

describe('a plan as a value', () => {
  it('is told from what is none', () => {
    expect(Plan.isPlan(planned(petstore))).toBe(true);
    for (const other of [planned(petstore).toJSON(), {}, null, undefined, 'plan', 5, () => 1])
      expect(Plan.isPlan(other)).toBe(false);
  });

  it('needs no other deployment where it makes one', () => {
    const changed = planned(petstore, api());
    const deployment = { kind: 'Deployment', address: 'deployment', needs: [], frees: [] } as const;
    const requires = (action: 'create' | 'delete') => {
      const states = { after: { kind: 'Deployment' }, before: { kind: 'Deployment', deploymentId: 'd' } } as const;
      const change = { ...deployment, ...states, action } as unknown as Change;
      const difference = { ...diff(petstore, found(api())), changes: [...changed.changes, change] };
      return Plan.of({ name: 'petstore', basis: changed.basis, difference, limits }).requiresRedeploy;
    };
    expect(changed.requiresRedeploy).toBe(true);
    expect(requires('create')).toBe(false);
    expect(requires('delete')).toBe(true);
  });
});
