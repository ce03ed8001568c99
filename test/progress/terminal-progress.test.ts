import { Writable } from 'node:stream';
import { stripVTControlCharacters } from 'node:util';
import { APIGatewayClient } from '@aws-sdk/client-api-gateway';
import { describe, expect, it } from 'vitest';
import { EmbeddedApiGateway, ManualClock } from '../../src/embedded/index.js';
import { ApiGateway, type GatewayEvent, restApi } from '../../src/index.js';
import { terminalProgress } from '../../src/progress/index.js';

/** A stream that keeps what is written to it. */
class Output extends Writable {
  readonly columns = 120;
  readonly rows = 40;
  text = '';
  readonly isTTY: boolean;

  constructor(isTTY: boolean) {
    super();
    this.isTTY = isTTY;
  }

  override _write(chunk: Buffer, _encoding: string, done: () => void): void {
    this.text += chunk.toString();
    done();
  }

  /** What was printed, without what moves the cursor. */
  get lines(): readonly string[] {
    return stripVTControlCharacters(this.text).split('\n');
  }
}

const progress = (done: number, total: number, etaSeconds: number): GatewayEvent => ({
  type: 'progress',
  done,
  total,
  etaSeconds,
});
const retrying: GatewayEvent = {
  type: 'retrying',
  operation: 'CreateResource',
  address: '/pets',
  attempt: 1,
  delayMs: 5000,
  reason: 'throttled',
  error: 'TooManyRequestsException',
};

describe('terminalProgress without a terminal', () => {
  async function plain() {
    const clock = new ManualClock();
    const output = new Output(false);
    return { clock, output, onEvent: await terminalProgress({ output, clock }) };
  }

  it('prints how far the run is every ten seconds, and the end', async () => {
    const { clock, output, onEvent } = await plain();
    onEvent({ type: 'planned', calls: 1500, seconds: 146 });
    for (let done = 1; done <= 1500; done++) {
      await clock.advance(100);
      onEvent(progress(done, 1500, (1500 - done) / 10));
    }
    const lines = output.text.trimEnd().split('\n');
    expect(lines).toHaveLength(16);
    expect(lines.slice(0, 3)).toEqual([
      '1500 calls, at least 2 min 26 s under the quotas',
      '100 of 1500 calls, 2 min 20 s left',
      '200 of 1500 calls, 2 min 10 s left',
    ]);
    expect(lines.at(-1)).toBe('1500 of 1500 calls, done');
  });

  it('prints retries and failures at once, and nothing of what failed but its name', async () => {
    const { output, onEvent } = await plain();
    onEvent(retrying);
    const call = { operation: 'PutMethod', address: 'GET /pets', input: { secret: 'hidden' } } as never;
    onEvent({ type: 'failed', call, error: Object.assign(new Error('hidden'), { name: 'BadRequestException' }) });
    onEvent({ type: 'skipped', call });
    expect(output.text).toBe(
      '/pets: CreateResource was throttled (TooManyRequestsException), attempt 1; again in 5 s\n' +
        'GET /pets: PutMethod failed (BadRequestException)\n',
    );
  });

  it('does not end a run when nobody reads the output any more', async () => {
    const output = new Writable({ write: (_chunk, _encoding, done) => done(new Error('EPIPE')) });
    const onEvent = await terminalProgress({ output });
    onEvent(retrying);
    await new Promise((resolve) => output.once('close', resolve));
    expect(() => onEvent(retrying)).not.toThrow();
  });
});

describe('terminalProgress on a terminal', () => {
  async function drawn() {
    const clock = new ManualClock();
    const output = new Output(true);
    return { clock, output, onEvent: await terminalProgress({ output, clock }) };
  }

  it('draws a bar with the time that is left and what is waited for', async () => {
    const { clock, output, onEvent } = await drawn();
    onEvent({ type: 'planned', calls: 10, seconds: 4000 });
    expect(output.lines).toContain(`${'░'.repeat(30)} 0 of 10 calls, 1 h 6 min left`);
    await clock.advance(100);
    onEvent({ type: 'waiting', operation: 'CreateResource', address: '/pets', quota: 'CreateResource', delayMs: 2000 });
    expect(output.text).toContain('waiting for CreateResource (2 s)');
    await clock.advance(3000);
    onEvent(progress(5, 10, 60));
    expect(output.text).toContain(`${'█'.repeat(15)}${'░'.repeat(15)} 5 of 10 calls, 1 min left`);
    expect(output.lines.at(-2)).not.toContain('waiting');
    onEvent(progress(10, 10, 0));
    expect(output.lines.at(-2)).toBe(`${'█'.repeat(30)} 10 of 10 calls, done`);
  });

  it('keeps retries above the bar, and draws nothing after a failure', async () => {
    const { output, onEvent } = await drawn();
    onEvent({ type: 'planned', calls: 2, seconds: 1 });
    onEvent(retrying);
    expect(output.text).toContain('/pets: CreateResource was throttled');
    const call = { operation: 'CreateResource', address: '/pets' } as never;
    onEvent({ type: 'failed', call, error: new TypeError('no') });
    await new Promise(setImmediate); // A stream writes what comes while it writes later.
    const { length } = output.text;
    onEvent(progress(1, 2, 1));
    onEvent({ type: 'skipped', call });
    await new Promise(setImmediate);
    expect(output.text).toHaveLength(length);
    expect(output.text).toContain('/pets: CreateResource failed (TypeError)');
  });

  it('shows a real run, and the next one', async () => {
    const { clock, output, onEvent } = await drawn();
    const embedded = new EmbeddedApiGateway({ clock, latencyMs: 60 });
    const gateway = new ApiGateway(new APIGatewayClient(embedded.clientConfig), { clock });
    const api = restApi('pets', { endpointConfiguration: { types: ['REGIONAL'] } });
    for (const path of ['/pets', '/owners'] as const) {
      const definition = api.define(api.resource(path).method('GET').integration().mock());
      await clock.run(gateway.apply(await clock.run(gateway.plan(definition)), { onEvent }));
    }
    expect(output.text.match(/of \d+ calls, done/g)).toEqual(['of 4 calls, done', 'of 3 calls, done']);
  });
});
