import { Writable } from 'node:stream';
import { stripVTControlCharacters } from 'node:util';
import { APIGatewayClient } from '@aws-sdk/client-api-gateway';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
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

beforeEach(() => void vi.stubEnv('TERM', 'xterm'));
afterEach(() => void vi.unstubAllEnvs());

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

  it.each([
    [1, 0, '1 call, no waiting under the quotas\n1 of 1 call, done\n'],
    [2, 0.4, '2 calls, at least 1 s under the quotas\n2 of 2 calls, done\n'],
  ])('says of %i calls in %f s what a person would', async (calls, seconds, text) => {
    const { output, onEvent } = await plain();
    onEvent({ type: 'planned', calls, seconds });
    onEvent(progress(calls, calls, 0));
    expect(output.text).toBe(text);
  });

  it('calls a response that was of no use just that', async () => {
    const { output, onEvent } = await plain();
    onEvent({ ...retrying, reason: 'transient', error: 'ServiceUnavailableException', attempt: 2, delayMs: 800 });
    expect(output.text).toBe(
      '/pets: CreateResource got no usable response (ServiceUnavailableException), attempt 2; again in 1 s\n',
    );
  });

  it('prints what a terminal would act on escaped, so that no line is hidden or forged', async () => {
    const { output, onEvent } = await plain();
    const evil = 'GET /pets\u001b[2K\n1500 of 1500 calls, done\u202e';
    onEvent({ ...retrying, address: evil, error: evil });
    const call = { operation: 'PutMethod', address: evil } as never;
    onEvent({ type: 'failed', call, error: Object.assign(new Error('no'), { name: evil }) });
    expect(output.text.split('\n')).toHaveLength(3);
    expect(output.text.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}]/u);
  });

  it('names a read once, which has no address', async () => {
    const { output, onEvent } = await plain();
    onEvent({ ...retrying, operation: 'GetResources', address: 'GetResources' });
    expect(output.text).toMatch(/^GetResources was throttled/);
  });

  it('draws nothing on a terminal that cannot', async () => {
    vi.stubEnv('TERM', 'dumb');
    const output = new Output(true);
    const onEvent = await terminalProgress({ output });
    onEvent({ type: 'planned', calls: 2, seconds: 0 });
    expect(output.text).toBe('2 calls, no waiting under the quotas\n');
  });

  it('listens to a stream once, however many runs it shows', async () => {
    const output = new Output(false);
    for (let run = 0; run < 20; run++) await terminalProgress({ output });
    expect(output.listenerCount('error')).toBe(1);
  });

  it.each([false, true])('does not end a run when writing throws: on a terminal %s', async (isTTY) => {
    const write = () => {
      throw new Error('EAGAIN');
    };
    const output = { isTTY, write, on: () => undefined };
    const onEvent = await terminalProgress({ output });
    expect(() => onEvent({ type: 'planned', calls: 2, seconds: 0 })).not.toThrow();
    expect(() => onEvent(retrying)).not.toThrow();
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

  it('has room for what it waits for in 60 columns, by a shorter bar', async () => {
    const { clock, output, onEvent } = await drawn();
    Object.assign(output, { columns: 60 });
    onEvent({ type: 'planned', calls: 1500, seconds: 95 });
    onEvent({ type: 'waiting', operation: 'CreateResource', address: '/pets', quota: '\u001b[2Ja', delayMs: 2000 });
    await clock.advance(100);
    onEvent(progress(750, 1500, 95));
    expect(output.lines.join('\n')).toContain('████░░░░ 750 of 1500 calls, 1 min 35 s left, waiting for');
    expect(output.text).not.toContain('\u001b[2J');
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

  it('leaves the bar when a plan is stopped between calls', async () => {
    const { output, onEvent } = await drawn();
    onEvent({ type: 'planned', calls: 2, seconds: 1 });
    const call = { operation: 'CreateResource', address: '/pets' } as never;
    onEvent({ type: 'skipped', call });
    await new Promise(setImmediate);
    const { length } = output.text;
    onEvent({ ...retrying });
    await new Promise(setImmediate);
    const later = stripVTControlCharacters(output.text.slice(length));
    expect(later).toBe('/pets: CreateResource was throttled (TooManyRequestsException), attempt 1; again in 5 s\n');
  });

  it('goes on with the bar of a run that goes on when another one ends', async () => {
    const { output, onEvent } = await drawn();
    onEvent({ type: 'planned', calls: 2, seconds: 1 });
    onEvent({ type: 'planned', calls: 4, seconds: 1 });
    onEvent(progress(2, 2, 0));
    onEvent(progress(4, 4, 0));
    onEvent(progress(3, 4, 1)); // Of none that is known.
    await new Promise(setImmediate);
    expect(output.text.match(/\d of \d calls, (done|1 s left)/g)).toEqual([
      '0 of 2 calls, 1 s left',
      '0 of 4 calls, 1 s left',
      '2 of 2 calls, done',
      '4 of 4 calls, done',
    ]);
  });

  it('stays within a narrow terminal', async () => {
    const output = new Output(true);
    Object.assign(output, { columns: 40 });
    const onEvent = await terminalProgress({ output, clock: new ManualClock() });
    onEvent({ type: 'planned', calls: 1500, seconds: 146 });
    onEvent(retrying);
    for (const line of output.lines) expect(line.length).toBeLessThanOrEqual(40);
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
