import { describe, expect, it } from 'vitest';
import type { Change } from '../../src/diff/change.js';
import { type DescribeOptions, describe as described } from '../../src/plan/rendering/describe.js';
import { amountsOf, deploymentNote, effortOf } from '../../src/plan/rendering/summary.js';

const none = { needs: [], frees: [] };
const entry = (change: object, options: Partial<DescribeOptions> = {}) =>
  described({ ...none, ...change } as never as Change, { members: false, split: false, ...options });
const linesOf = (change: object, options?: Partial<DescribeOptions>) =>
  entry(change, options).lines.map(({ mark, text }) => `${mark}${text}`);

const atPets = { address: 'GET /pets', path: '/pets', httpMethod: 'GET' } as const;
const integration = { kind: 'Integration', type: 'HTTP', uri: 'https://a', integrationResponses: {} } as const;
const changed = (patches: readonly object[], before: object = integration, after: object = integration) => ({
  ...atPets,
  action: 'update',
  kind: 'Integration',
  before,
  after,
  patches: [patches],
});

describe('the title of a change', () => {
  it('is its address, with what of it is meant, under the route or the thing that it belongs to', () => {
    const titleOf = (change: object) => {
      const { sign, title, group } = entry({ action: 'create', ...change });
      return `${sign} ${title} < ${group}`;
    };
    expect(titleOf({ ...atPets, kind: 'Integration', after: integration })).toBe('+ GET /pets integration < GET /pets');
    expect(titleOf({ ...atPets, kind: 'MethodResponse', address: 'GET /pets 200', after: {} })).toBe(
      '+ GET /pets 200 method response < GET /pets',
    );
    expect(titleOf({ kind: 'Resource', address: '/pets', path: '/pets', after: {} })).toBe('+ /pets < /pets');
    expect(titleOf({ action: 'update', kind: 'Tags', address: 'stage prod' })).toBe('~ stage prod tags < stage prod');
    expect(titleOf({ action: 'move', kind: 'Resource', address: '/pets', path: '/pets' })).toBe('~ /pets < /pets');
    expect(titleOf({ action: 'replace', kind: 'Model', address: 'model Pet' })).toBe('~ model Pet < model Pet');
    expect(titleOf({ action: 'delete', kind: 'Model', address: 'model Pet' })).toBe('- model Pet < model Pet');
  });
});

describe('tags that are told of in other ways than plans tell of them', () => {
  const tags = { kind: 'Tags', address: 'restApi', before: { a: '1' }, after: { a: '2' } };

  it('are described without what things of a kind have', () => {
    expect(entry({ ...tags, action: 'create' })).toMatchObject({ note: '', title: 'restApi tags' });
    expect(linesOf({ ...tags, action: 'create' }, { members: true })).toContain('~/a "2"');
    expect(linesOf({ ...tags, action: 'replace' })).toContain('~/a "2" (was "1")');
    expect(linesOf({ ...tags, action: 'update', patches: [[{ op: 'replace', path: '/b', value: 'x' }]] })).toContain(
      '~replace /b "x"',
    );
  });
});

describe('a value at a path', () => {
  it('is a template where its path begins so, and JSON elsewhere', () => {
    const json = '{"a":1}';
    const linesAt = (path: string) => linesOf(changed([{ op: 'add', path, value: json }]));
    expect(linesAt('/requestTemplates/a')).toEqual(['~add /requestTemplates/a "{\\"a\\":1}"']);
    expect(linesAt('/responseTemplates/a')).toEqual(['~add /responseTemplates/a "{\\"a\\":1}"']);
    expect(linesAt('/variables/requestTemplates/a')).toEqual(['~add /variables/requestTemplates/a', '+  a: 1']);
    expect(linesAt('/a/responseTemplates/')).toEqual(['~add /a/responseTemplates/', '+  a: 1']);
  });

  it('is what is there where it is taken away, whatever is wanted', () => {
    const uri = (name: string) => ({ ...integration, uri: `https://${name}/${'x'.repeat(120)}` });
    const [was, wanted] = [uri('a'), uri('b')];
    expect(linesOf(changed([{ op: 'remove', path: '/uri' }], was, wanted))).toEqual([
      '~remove /uri',
      `-  "${was.uri}"`,
    ]);
  });
});

describe('the note beside it', () => {
  it.each([
    [{ action: 'replace', kind: 'Integration', unpatchable: ['type', 'uri'] }, "put again: type, uri can't be patched"],
    [{ action: 'replace', kind: 'Integration' }, 'put again'],
    [{ action: 'move', kind: 'Resource', before: { path: '/dogs' } }, 'moved from /dogs'],
    [{ action: 'move', kind: 'Authorizer', before: { path: '/dogs' } }, ''],
    [{ action: 'delete', kind: 'Resource', takes: ['GET /pets', '/pets/x'] }, 'takes 2 with it'],
    [{ action: 'delete', kind: 'Resource' }, ''],
    [{ action: 'update', kind: 'Integration', after: integration }, ''],
    [{ action: 'create', kind: 'Integration', after: integration }, 'HTTP https://a'],
    [{ action: 'create', kind: 'Integration' }, ''],
    [{ action: 'create', kind: 'Resource', after: { path: '/pets' } }, ''],
    [{ action: 'create', kind: 'Deployment', after: { kind: 'Deployment' } }, ''],
    [{ action: 'create', kind: 'Deployment', after: {}, serves: ['prod', 'test'] }, 'for prod, test'],
    [
      { action: 'create', kind: 'Deployment', after: { canarySettings: { percentTraffic: 0 } }, serves: ['prod'] },
      '0 % of its requests',
    ],
    [{ action: 'create', kind: 'Deployment', after: { canarySettings: {} }, serves: ['prod'] }, 'for prod'],
    [{ action: 'delete', kind: 'Deployment', after: {}, serves: ['prod'] }, ''],
  ])('of %j is "%s"', (change, note) => {
    expect(entry({ address: '/pets', ...change }).note).toBe(note);
  });
});

describe('the operations of a patch', () => {
  it('are told with what was there, what the service fills in included', () => {
    const before = {
      ...integration,
      requestTemplates: { 'application/json': '{"a":1}' },
      cacheKeyParameters: ['a'],
      requestParameters: { 'integration.request.header.A': "'x'" },
      tlsConfig: null,
      credentials: undefined,
    };
    const patches = [
      { op: 'replace', path: '/uri', value: 'https://b' },
      { op: 'remove', path: '/requestTemplates/application~1json' },
      { op: 'replace', path: '/passthroughBehavior', value: 'NEVER' },
      { op: 'replace', path: '/timeoutInMillis', value: '100' },
      { op: 'add', path: '/timeoutInMillis', value: '100' },
      { op: 'remove', path: '/cacheKeyParameters/a' },
      { op: 'add', path: '/requestParameters/integration.request.header.B', value: "'y'" },
      { op: 'replace', path: '/requestParameters', value: 'z' },
      { op: 'remove', path: '/requestParameters/constructor' },
      { op: 'replace', path: '/tlsConfig/insecureSkipVerification', value: 'true' },
      { op: 'replace', path: '/credentials', value: 'role' },
    ];
    expect(linesOf(changed(patches, before))).toEqual([
      '~replace /uri "https://b" (was "https://a")',
      '~remove /requestTemplates/application~1json (was "{\\"a\\":1}")',
      '~replace /passthroughBehavior "NEVER" (was "WHEN_NO_MATCH")',
      '~replace /timeoutInMillis "100" (was "29000")',
      '~add /timeoutInMillis "100"',
      '~remove /cacheKeyParameters/a',
      `~add /requestParameters/integration.request.header.B "'y'"`,
      '~replace /requestParameters "z"',
      '~remove /requestParameters/constructor',
      '~replace /tlsConfig/insecureSkipVerification "true" (was "false")',
      '~replace /credentials "role"',
    ]);
    expect(linesOf(changed(patches.slice(0, 1), before), { split: true })).toEqual([
      '-replace /uri "https://a"',
      '+replace /uri "https://b"',
    ]);
  });

  it('are told without what was there, where nothing is known of it', () => {
    const { before: _, ...change } = changed([{ op: 'replace', path: '/passthroughBehavior', value: 'NEVER' }]);
    expect(linesOf(change)).toEqual(['~replace /passthroughBehavior "NEVER"']);
  });

  it('name what has no id yet by its address', () => {
    const reference = { reference: 'authorizer jwt', member: 'id' };
    const patches = [
      { op: 'replace', path: '/authorizerId', value: reference },
      { op: 'replace', path: '/uri', value: { ...reference, parts: ['arn:', '/x'] } },
      { op: 'add', path: { ...reference, parts: ['/apiStages/', ':prod'] } },
      { op: 'remove' },
    ];
    expect(linesOf(changed(patches, {}))).toEqual([
      '~replace /authorizerId "(id of authorizer jwt)"',
      '~replace /uri "arn:(id of authorizer jwt)/x"',
      '~add /apiStages/(id of authorizer jwt):prod',
      '~remove ',
    ]);
  });

  it('are compared by what was read and what is wanted: what is sent may name the API by its id', () => {
    const patches = [{ op: 'replace', path: '/schema', value: '{"$ref":"a1/Pet","type":"object"}' }];
    const schema = (type: string) => ({ kind: 'Model', name: 'Pets', schema: `{"$ref":"Pet","type":"${type}"}` });
    const change = { ...changed(patches, schema('array'), schema('object')), kind: 'Model', address: 'model Pets' };
    expect(linesOf(change)).toEqual(['~replace /schema', '-  type: "array"', '+  type: "object"']);
    expect(linesOf({ ...change, after: undefined })).toEqual([
      '~replace /schema',
      '-  $ref: "Pet"',
      '+  $ref: "a1/Pet"',
      '-  type: "array"',
      '+  type: "object"',
    ]);
  });

  it('are told as they are sent where nothing was there', () => {
    const policy = (resource: string) => JSON.stringify({ Resource: resource });
    const node = (settings: object) => ({ kind: 'RestApi', name: 'petstore', settings });
    const patches = [{ op: 'replace', path: '/policy', value: policy('arn:aws:execute-api:eu-west-1:1:a1/*') }];
    const change = changed(patches, node({}), node({ policy: policy('execute-api:/*') }));
    expect(linesOf({ ...change, kind: 'RestApi', address: 'restApi' })).toEqual([
      '~replace /policy',
      '+  Resource: "arn:aws:execute-api:eu-west-1:1:a1/*"',
    ]);
  });

  it('of an API are told with its settings and its name', () => {
    const node = (name: string, description: string) => ({ kind: 'RestApi', name, settings: { description } });
    const patches = [
      { op: 'replace', path: '/name', value: 'shop' },
      { op: 'replace', path: '/description', value: 'new' },
      { op: 'replace', path: '/minimumCompressionSize', value: '5' },
    ];
    const change = {
      ...changed(patches, node('petstore', 'old'), node('shop', 'new')),
      kind: 'RestApi',
      address: 'restApi',
    };
    expect(linesOf(change)).toEqual([
      '~replace /name "shop" (was "petstore")',
      '~replace /description "new" (was "old")',
      '~replace /minimumCompressionSize "5"',
    ]);
  });
});

describe('tags', () => {
  const change = {
    action: 'update',
    kind: 'Tags',
    address: 'restApi',
    before: { same: '1', other: '2', gone: '3', empty: '' },
    after: { same: '1', other: '4', new: '5', toString: 'x' },
  };

  it('are told that are set, that are set to something else and that are taken away', () => {
    expect(linesOf(change)).toEqual([
      '~set other "4" (was "2")',
      '~set new "5"',
      '~set toString "x"',
      '~unset gone (was "3")',
      '~unset empty (was "")',
    ]);
    expect(linesOf({ ...change, before: undefined, after: { new: '' } }, { split: true })).toEqual(['+set new ""']);
    expect(linesOf({ ...change, after: undefined }).slice(-1)).toEqual(['~unset empty (was "")']);
  });

  it('are told of nothing else', () => {
    expect(linesOf({ ...change, kind: 'Model' })).toEqual([]);
  });
});

describe('the members of what is made', () => {
  const stage = {
    kind: 'Stage',
    stageName: 'prod',
    variables: { kind: 'x', stageName: 'y' },
    tracingEnabled: true,
    canarySettings: { percentTraffic: 10, stageVariableOverrides: {} },
  };
  const create = { action: 'create', kind: 'Stage', address: 'stage prod', after: stage };

  it('are told where that is asked for', () => {
    expect(linesOf(create)).toEqual([]);
    expect(linesOf(create, { members: true, split: true })).toEqual([
      '+/stageName "prod"',
      '+/variables/kind "x"',
      '+/variables/stageName "y"',
      '+/tracingEnabled "true"',
      '+/canarySettings/percentTraffic "10"',
    ]);
  });

  it('are told of a deployment, and of what is null', () => {
    const deployment = { action: 'create', kind: 'Deployment', address: 'deployment', after: { description: 'x' } };
    expect(linesOf(deployment, { members: true })).toEqual(['~/description "x"']);
    const nothing = { ...create, after: { kind: 'Stage', description: null, tags: undefined } };
    expect(linesOf(nothing, { members: true })).toEqual(['~/description "null"']);
  });

  it('aren’t those of its parts, which are changes of their own', () => {
    const method = {
      kind: 'Method',
      httpMethod: 'GET',
      authorizationType: 'NONE',
      methodResponses: { 200: {} },
      integration,
      authorizationScopes: ['r', 'w'],
      requestModels: { 'application/json': 'Pet' },
    };
    const change = { ...atPets, action: 'create', kind: 'Method', after: method };
    expect(linesOf(change, { members: true })).toEqual([
      '~/authorizationType "NONE"',
      '~/authorizationScopes "r, w"',
      '~/requestModels/application~1json "Pet"',
    ]);
    expect(linesOf({ ...change, action: 'update', patches: [] }, { members: true })).toEqual([]);
  });

  it('are the policy of a new API in any case', () => {
    const settings = { description: 'Pets', policy: '{"Version":"2012-10-17"}', binaryMediaTypes: ['a', 'b'] };
    const change = {
      action: 'create',
      kind: 'RestApi',
      address: 'restApi',
      after: { kind: 'RestApi', name: 'x', settings },
    };
    expect(linesOf(change)).toEqual(['~/policy', '+  Version: "2012-10-17"']);
    expect(linesOf(change, { members: true })).toEqual([
      '~/description "Pets"',
      '~/binaryMediaTypes "a, b"',
      '~/policy',
      '+  Version: "2012-10-17"',
    ]);
    expect(linesOf({ ...change, after: { ...change.after, settings: {} } })).toEqual([]);
    expect(linesOf({ ...change, after: undefined })).toEqual([]);
  });
});

describe('what is put again', () => {
  it('is told member by member where it differs', () => {
    const before = {
      ...integration,
      type: 'HTTP_PROXY',
      cacheKeyParameters: ['a'],
      requestTemplates: { 'application/json': 'a\nb', 'text/plain': 'same' },
      tlsConfig: { insecureSkipVerification: true },
    };
    const after = {
      ...integration,
      cacheKeyParameters: ['a', 'b'],
      requestTemplates: { 'application/json': 'a\nc', 'text/plain': 'same' },
      timeoutInMillis: 5,
    };
    const change = { ...atPets, action: 'replace', kind: 'Integration', before, after };
    expect(linesOf(change)).toEqual([
      '~/type "HTTP" (was "HTTP_PROXY")',
      '~/cacheKeyParameters "a, b" (was "a")',
      '~/requestTemplates/application~1json',
      '   a',
      '-  b',
      '+  c',
      '~/tlsConfig/insecureSkipVerification (was "true")',
      '~/timeoutInMillis "5"',
    ]);
    expect(linesOf({ ...change, action: 'delete' })).toEqual([]);
  });

  it('tells lists of other things than texts as JSON', () => {
    const node = (apiStages: readonly object[]) => ({ kind: 'UsagePlan', name: 'gold', apiStages });
    const change = {
      action: 'replace',
      kind: 'UsagePlan',
      address: 'usage plan gold',
      before: node([]),
      after: node([{ stage: 'prod' }]),
    };
    expect(linesOf(change)).toEqual(['~/apiStages', '-  ""', '+  "[{\\"stage\\":\\"prod\\"}]"']);
  });
});

describe('what goes with something else', () => {
  it('is named below it', () => {
    expect(linesOf({ action: 'delete', kind: 'Resource', address: '/a', takes: ['GET /a', '/a/b\n'] })).toEqual([
      '-GET /a',
      '-/a/b\\n',
    ]);
  });
});

describe('the summary of a plan', () => {
  const change = (action: string, takes?: readonly string[]) => ({ action, ...(takes ? { takes } : {}) });
  const content = (members: object) =>
    ({ changes: [], calls: [], staleStages: [], isEmpty: false, requiresRedeploy: false, ...members }) as never;

  it('counts what is made, changed and deleted, with what goes with something else', () => {
    const changes = ['create', 'create', 'update', 'replace', 'move', 'delete'].map((action) => change(action));
    expect(amountsOf(content({ changes }))).toBe('2 to create, 3 to change, 1 to delete');
    expect(amountsOf(content({ changes: [change('delete', ['a', 'b']), change('delete')] }))).toBe(
      '0 to create, 0 to change, 4 to delete',
    );
  });

  it('says how many calls there are, and what they wait for', () => {
    const effort = (calls: number, estimate: object) => effortOf(content({ calls: Array(calls).fill({}), estimate }));
    expect(effort(1, { seconds: 0 })).toBe('1 call, no waiting under the quotas');
    expect(effort(0, { seconds: 0 })).toBe('0 calls, no waiting under the quotas');
    expect(effort(2, { seconds: 6.5, bottleneck: 'all\noperations' })).toBe(
      '2 calls, at least 6.5 s under the quotas (all\\noperations)',
    );
  });

  it('says when callers see it', () => {
    const note = (members: object) => deploymentNote(content(members));
    expect(note({})).toEqual([]);
    expect(note({ requiresRedeploy: true })).toEqual(['Callers see this once the API is deployed.']);
    expect(note({ requiresRedeploy: true, staleStages: ['prod', 'test'] })).toEqual([
      'Callers see this once the API is deployed again to prod, test.',
    ]);
    expect(note({ isEmpty: true, requiresRedeploy: true, staleStages: ['prod', 'test'] })).toEqual([
      "What is live isn't deployed to prod, test: callers there get an older state.",
    ]);
    expect(note({ isEmpty: true })).toEqual([]);
  });
});
