import { APIGatewayClient, UpdateStageCommand } from '@aws-sdk/client-api-gateway';
import { describe, expect, it } from 'vitest';
import { EmbeddedApiGateway } from '../../src/embedded/index.js';
import { type Terminal, Workplace } from './command.js';

/** What differs from run to run. */
const steady = (screen: string) =>
  screen
    .replaceAll(/127\.0\.0\.1:\d{5}/g, '127.0.0.1:55555')
    .replaceAll(/\d\d:\d\d:\d\d/g, 'hh:mm:ss')
    .replaceAll(/\w{3} \w{3} \d\d hh:mm:ss UTC \d{4}/g, 'date')
    .replaceAll(/\d{4}-\d\d-\d\d/g, 'yyyy-mm-dd')
    .replaceAll(/\b\d+ ms\b/g, 'n ms')
    .replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g, 'request-id')
    .replaceAll(/_aws\/execute-api\/\w{10}/g, '_aws/execute-api/rest-api-id');

/** What commands show at a terminal of a width, one after the other; `isWhole`: all of them. */
async function walk(columns: number, env: Readonly<Record<string, string>>, isWhole: boolean): Promise<string> {
  const embedded = new EmbeddedApiGateway({ ids: 'sequential' });
  const client = new APIGatewayClient(embedded.clientConfig);
  const { url } = await embedded.listen();
  const place = new Workplace(url);
  const shown: string[] = [];
  const restApiId = () =>
    String(embedded.calls.find(({ operation }) => operation === 'CreateStage')?.input['restApiId']);

  const at = async (line: string, code: number, act: (terminal: Terminal) => Promise<void> = async () => undefined) => {
    const terminal = place.atTerminal(line.split(' '), { columns, env });
    await act(terminal);
    const screen = steady(await terminal.screen());
    shown.push(`$ fluent-apigateway ${line}\n${screen}`);
    expect(await terminal.ended, screen).toBe(code);
  };
  const joined = () => shown.join(`\n${'='.repeat(columns)}\n`);
  const answer = (text: string) => (terminal: Terminal) => terminal.type(text, { after: '[y/N] ' });
  try {
    await at('apply petstore.ts', 4, answer('n\r'));
    await at('apply petstore.ts', 0, answer('y\r'));
    await at('plan throws.ts', 1);
    if (!isWhole) return joined();
    await at('--help', 0);
    await at('plan --help', 0);
    await at('diff petstore.ts', 0);
    await at('diff smaller.ts --prune', 2);
    await at('deploy petstore.ts --stage prod', 0, answer('y\r'));
    const patchOperations = [{ op: 'replace' as const, path: '/canarySettings/percentTraffic', value: '10' }];
    await client.send(new UpdateStageCommand({ restApiId: restApiId(), stageName: 'prod', patchOperations }));
    await at('deploy petstore.ts --stage prod --yes', 4);
    await at('rollback petstore.ts --stage prod', 0, answer('yes\r'));
    await at('promote petstore.ts --stage prod --yes', 1);
    await at('invoke GET /pets/7 petstore.ts', 0);
    await at('pull --stdout', 0, (terminal) => terminal.type('1\r', { after: '[1-1] ' }));
    await at('pull smaller.ts --edits', 0);
    await at('export petstore.ts --out petstore.json', 0);
    await at('destroy petstore.ts', 0, answer('y\r'));
    await at('plan petstore.ts --regon x', 1);
    await at('serve hello.ts --functions functions.ts --port 0', 0, async (terminal) => {
      await terminal.until(/\/hello/);
      await terminal.until('q quits');
      const stage = /http\S+(?=\/hello)/.exec(terminal.raw.replaceAll(/\r|\n/g, ''))?.[0];
      await fetch(`${stage}/hello`);
      await terminal.type('v', { after: '200' });
      await terminal.until('logs are shown');
      await fetch(`${stage}/nobody`);
      await terminal.type('q', { after: 'Method completed' });
    });
    return joined();
  } finally {
    place.remove();
    await embedded.close();
  }
}

describe.concurrent('at a terminal', () => {
  it.for([60, 120])('every command is shown in colour, %i columns wide', async (columns, { expect: own }) => {
    own(await walk(columns, {}, true)).toMatchSnapshot();
  });

  it.for([60, 120])('nothing is coloured where NO_COLOR is set, %i columns wide', async (columns, { expect: own }) => {
    own(await walk(columns, { NO_COLOR: '1' }, false)).toMatchSnapshot();
  });
});
