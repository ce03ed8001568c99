import { describe, expect, it } from 'vitest';
import type { Change, ChangeAction, ChangeKind } from '../../src/diff/change.js';
import { isApart, isContent, isOfApi } from '../../src/diff/content.js';
import { needsDeployment } from '../../src/diff/needs-deployment.js';
import { referTo } from '../../src/model/ids.js';

const change = (kind: ChangeKind, action: ChangeAction, more: Partial<Change> = {}): Change =>
  ({ kind, action, address: 'any', needs: [], frees: [], ...more }) as Change;

describe('a change', () => {
  it.each<[ChangeKind, ofApi: boolean, apart: boolean]>([
    ['RestApi', true, false],
    ['Tags', true, false],
    ['Method', true, false],
    ['Model', true, false],
    ['Deployment', true, false],
    ['Stage', true, true],
    ['DocumentationVersion', true, true],
    ['UsagePlan', false, false],
    ['VpcLink', false, false],
    ['Account', false, false],
  ])('of a %s is about the API: %s, and about what no deployment holds: %s', (kind, ofApi, apart) => {
    expect(isOfApi(kind)).toBe(ofApi);
    expect(isApart(kind)).toBe(apart);
  });

  it.each<[ChangeKind, ChangeAction, content: boolean]>([
    ['RestApi', 'create', false],
    ['RestApi', 'update', true],
    ['Model', 'create', true],
    ['Resource', 'delete', true],
    ['Tags', 'update', true],
    ['Deployment', 'create', false],
    ['Deployment', 'delete', false],
    ['Stage', 'update', false],
    ['UsagePlan', 'create', false],
    ['ApiKey', 'update', false],
  ])('of a %s that is a(n) %s is about what is in an API that is there: %s', (kind, action, content) => {
    expect(isContent(change(kind, action))).toBe(content);
  });

  it('of tags that are set on an ARN of their own is about no content', () => {
    expect(isContent(change('Tags', 'update', { arnPath: '/restapis/a1/stages/prod' }))).toBe(false);
  });
});

describe('a deployment', () => {
  it.each<[ChangeKind, ChangeAction, needed: boolean]>([
    ['RestApi', 'create', true],
    ['RestApi', 'delete', false],
    ['Method', 'create', true],
    ['Method', 'update', true],
    ['Method', 'delete', true],
    ['Resource', 'delete', true],
    ['Stage', 'update', false],
    ['Stage', 'delete', false],
    ['UsagePlan', 'update', false],
    ['Tags', 'update', false],
  ])('after a change of a %s that is a(n) %s is needed: %s', (kind, action, needed) => {
    expect(needsDeployment(change(kind, action))).toBe(needed);
  });

  it.each<[what: string, needed: boolean, paths: readonly (string | undefined)[]]>([
    ['no operation', false, []],
    ['the name', false, ['/name']],
    ['the name and the description', false, ['/name', '/description']],
    ['binary media types', true, ['/binaryMediaTypes/image~1png']],
    ['the name and, after that, the policy', true, ['/name', '/policy']],
    ['an operation without a path', true, [undefined]],
  ])('after an update of the API that changes %s is needed: %s', (_, needed, paths) => {
    const patches = [paths.map((path) => ({ op: 'replace' as const, ...(path === undefined ? {} : { path }) }))];
    expect(needsDeployment(change('RestApi', 'update', { patches }))).toBe(needed);
  });

  it('after an update of the API is needed by what stands in any of its calls, and by what is still to be made', () => {
    const [name, key] = [
      { op: 'replace' as const, path: '/name' },
      { op: 'replace' as const, path: '/apiKeySource' },
    ];
    expect(needsDeployment(change('RestApi', 'update', { patches: [[name], [key]] }))).toBe(true);
    const referring = { op: 'add' as const, path: { ...referTo('VPC link backend'), parts: ['/name/', ''] } };
    expect(needsDeployment(change('RestApi', 'update', { patches: [[referring]] }))).toBe(true);
    expect(needsDeployment(change('RestApi', 'update'))).toBe(false);
  });
});
