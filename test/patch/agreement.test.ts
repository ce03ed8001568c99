import { APIGatewayClient, GetRestApisCommand } from '@aws-sdk/client-api-gateway';
import { describe, expect, it } from 'vitest';
import { samplePath, sampleText } from '../../scripts/patch-type-tests.js';
import { EmbeddedApiGateway } from '../../src/embedded/index.js';
import { updateCommands } from '../../src/patch/commands.js';
import type { PatchRule, PatchTable } from '../../src/patch/rule.js';
import { patchTables } from '../../src/patch/rules/index.js';
import { partsOfRestApis } from './parts-of-rest-apis.js';
import { thingsBesideRestApis } from './things-beside-rest-apis.js';

/**
 * Where the two may differ: the service's behaviour isn't known well enough to call either wrong. The rules take the
 * cautious reading, the gateway the lenient one, except for `identitySource`, where it is the other way round.
 */
const open: ReadonlySet<string> = new Set([
  'apiKey add /labels',
  'apiKey remove /labels',
  'authorizer add /identitySource',
  'authorizer remove /identitySource',
  'integration replace /credentials',
]);

/** What has to be there before it can be removed: a stage answers a remove of what is absent as of what can't be. */
const present: Readonly<Record<string, readonly [path: string, value: string]>> = {
  '/accessLogSettings': ['/accessLogSettings/destinationArn', 'arn:aws:logs:us-east-1:123456789012:log-group:a'],
  '/canarySettings': ['/canarySettings/percentTraffic', '5.0'],
  '/canarySettings/stageVariableOverrides/{name}': ['/canarySettings/stageVariableOverrides/sample', 'x'],
  '/variables/{name}': ['/variables/sample', 'x'],
  '/{resourcePath}/{httpMethod}': [`${samplePath('/{resourcePath}/{httpMethod}')}/caching/enabled`, 'true'],
};

/** How a gateway says that a path, or an operation on it, doesn't exist; other refusals are about values and states. */
const unsupported =
  /patch path|patch operation|method setting|(?:add|replace|remove) operation|accessLogSettings path|Invalid request input/i;

const rows = [...partsOfRestApis, ...thingsBesideRestApis]
  .filter(({ variety }) => variety === undefined)
  .flatMap((thing) =>
    Object.entries<PatchRule>((patchTables[thing.kind] as PatchTable).rules).flatMap(([template, rule]) =>
      (['add', 'replace', 'remove'] as const).map((op) => [thing.kind, op, template, rule, thing] as const),
    ),
  )
  .filter(([kind, op, template]) => !open.has(`${kind} ${op} ${template}`));

describe('the rules and the embedded gateway, which knows the service by itself', () => {
  it.each(rows)('agree on %s %s %s', async (kind, op, template, rule, thing) => {
    const client = new APIGatewayClient(new EmbeddedApiGateway({ ids: 'sequential' }).clientConfig);
    const { identifiers } = await thing.make(client);
    const Command = updateCommands[kind] as unknown as new (input: object) => never;
    const send = (operation: object) => client.send(new Command({ ...identifiers, patchOperations: [operation] }));

    let path = samplePath(template);
    const setting = kind === 'stage' && op === 'remove' ? present[template] : undefined;
    if (setting) await send({ op: 'replace', path: setting[0], value: setting[1] });
    if (template.startsWith('/apiStages/')) {
      const { items } = await client.send(new GetRestApisCommand({}));
      const apiStage = `${items?.[0]?.id}:prod`;
      path = path.replace('a1b2c3:prod', apiStage);
      await send({ op: 'add', path: '/apiStages', value: apiStage });
    }

    const refusal = await send({ op, path, value: sampleText(rule) }).then(
      () => '',
      (error: unknown) => String(error),
    );
    if (rule[op] === undefined) expect(refusal).toMatch(unsupported);
    else expect(refusal).not.toMatch(unsupported);
  });
});
