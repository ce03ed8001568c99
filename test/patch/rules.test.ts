import * as sdk from '@aws-sdk/client-api-gateway';
import { describe, expect, it } from 'vitest';
import { samplePath } from '../../scripts/patch-type-tests.js';
import { httpMethods } from '../../src/model/method.js';
import { updateCommands } from '../../src/patch/commands.js';
import type { PatchRule, PatchTable, ValueCodec } from '../../src/patch/rule.js';
import { ruleOf } from '../../src/patch/rule-of.js';
import { patchTables } from '../../src/patch/rules/index.js';
import * as codecs from '../../src/patch/values.js';
import { isNewestSdk } from '../newest-sdk.js';

const tables = Object.entries<PatchTable>(patchTables);

describe('the patch rules', () => {
  it('have one table for every Update operation of the SDK, and its command', () => {
    const operations = Object.keys(sdk).flatMap((name) => /^(Update\w+)Command$/.exec(name)?.[1] ?? []);
    expect(operations).toHaveLength(22);
    expect(tables.map(([, { operation }]) => operation).sort()).toEqual(operations.sort());
    for (const [kind, { operation }] of tables) {
      expect(updateCommands[kind as keyof typeof updateCommands].name).toBe(`${operation}Command`);
    }
  });

  it('are 138 paths, frozen to the leaves', () => {
    expect(tables.flatMap(([, { rules }]) => Object.keys(rules))).toHaveLength(138);
    expect(Object.isFrozen(patchTables.stage.rules['/deploymentId'].value)).toBe(true);
  });

  const values = new Map(Object.entries<ValueCodec>(codecs));

  it.each([
    ['apiKeySource', sdk.ApiKeySourceType],
    ['authorizerType', sdk.AuthorizerType],
    ['cacheClusterSize', sdk.CacheClusterSize],
    ['connectionType', sdk.ConnectionType],
    ['contentHandling', sdk.ContentHandlingStrategy],
    ['endpointAccessMode', sdk.EndpointAccessMode],
    ['endpointType', sdk.EndpointType],
    ['ipAddressType', sdk.IpAddressType],
    ['quotaPeriod', sdk.QuotaPeriodType],
    ['responseTransferMode', sdk.ResponseTransferMode],
    ['routingMode', sdk.RoutingMode],
    ['securityPolicy', sdk.SecurityPolicy],
    ['unauthorizedCacheControlHeaderStrategy', sdk.UnauthorizedCacheControlHeaderStrategy],
  ] as const)("have the SDK's values of %s", (name, enumeration) => {
    const codec = values.get(name);
    const known = codec?.type === 'enum' ? codec.values : [];
    expect(known).toEqual(expect.arrayContaining(Object.values(enumeration)));
    // An older SDK of the peer range may lack values that the service has gained since.
    if (isNewestSdk) expect([...known].sort()).toEqual(Object.values(enumeration).sort());
  });

  it('have the verbs of the model, and no operation that the SDK has not', () => {
    expect(codecs.httpMethod.values).toEqual(httpMethods);
    expect(Object.values(sdk.Op)).toEqual(expect.arrayContaining(['add', 'replace', 'remove', 'copy']));
  });

  it.each(tables)('of %s are few enough for the bits of a number, one for each member that is compared', (_, table) => {
    const compared = Object.keys(table.rules).filter((template) => !/\{(?:resourcePath|apiId)\}/.test(template));
    expect(compared.length + table.unpatchable.length).toBeLessThanOrEqual(31);
  });

  describe.each(tables)('%s', (_, table) => {
    const rows = Object.entries<PatchRule>(table.rules);

    it.each(rows)('%s is well formed', (template, rule) => {
      const supported = [rule.add, rule.replace, rule.remove];
      if (supported.every((arity) => arity === undefined) && !rule.copyFrom) expect(rule.quirk).toBeTruthy();
      if (supported.some((arity) => arity === 'value' || arity === 'optional')) expect(rule.value).toBeDefined();
      if (rule.clear === 'empty' || rule.clear === 'omit') expect(rule.replace).toBeDefined();
      if (rule.clear === 'omit') expect(rule.replace).toBe('optional');
      if (rule.clear === 'remove') expect(rule.remove).toBeDefined();
      if (rule.ownCallAfter) expect(Object.keys(table.rules)).toContain(rule.ownCallAfter);
      if (rule.copyFrom)
        expect(
          ruleOf(table, rule.copyFrom.replace('stageVariableOverrides', 'stageVariableOverrides/x')),
        ).toBeDefined();
      expect(ruleOf(table, samplePath(template))?.template).toBe(template);
    });
  });
});
