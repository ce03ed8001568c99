import { describe, expect, it } from 'vitest';
import { EmbeddedApiGateway } from '../../src/embedded/index.js';

const problemsWith = (options: object) => {
  try {
    new EmbeddedApiGateway(options);
    return [];
  } catch (error) {
    return (error as { problems: readonly { address: string; hint?: string }[] }).problems.map(
      ({ address, hint }) => `${address}${hint?.startsWith('The values') === false ? ` ${hint}` : ''}`,
    );
  }
};

describe('the options of the embedded gateway', () => {
  it.each([5, 'handler.js', null])('say what may stand for a function: %j', (one) => {
    const options = { integrations: { lambda: { pets: one } } };
    expect(() => new EmbeddedApiGateway(options as never)).toThrow(
      expect.objectContaining({
        problems: [
          expect.objectContaining({
            address: 'integrations.lambda.pets',
            message: expect.stringMatching(/^It must be a function, \{ module \} or \{ url \}, not /),
          }),
        ],
      }),
    );
  });

  it.each([
    [{ latencyMS: 5, regoin: 'us-east-1' }, ["latencyMS Did you mean 'latencyMs'?", "regoin Did you mean 'region'?"]],
    [{ integrations: { lamda: {} } }, ["integrations.lamda Did you mean 'lambda'?"]],
    [{ provisioning: { vpclink: [] } }, ["provisioning.vpclink Did you mean 'vpcLink'?"]],
    [{ tracing: true }, [expect.stringMatching(/^tracing The options are accountId, /)]],
  ])('are those that there are: %j', (options, expected) => {
    expect(problemsWith(options)).toEqual(expected);
  });

  it.each([
    ['clock', {}],
    ['latencyMs', '5'],
    ['latencyMs', Number.NaN],
    ['latencyMs', -1],
    ['quotas', true],
    ['quotas', 'all'],
    ['region', 'moon'],
    ['accountId', 123456789012],
    ['accountId', '12345'],
    ['ids', 'same'],
    ['provisioning', []],
    ['integrations', null],
    ['random', 0.5],
    ['callHistory', -1],
    ['callHistory', 'none'],
    ['onError', 'log'],
  ])('have values that they can have: %s, %j', (name, value) => {
    expect(problemsWith({ [name]: value })).toEqual([name]);
  });

  it('may be undefined, and all that is wrong is told at once', () => {
    expect(problemsWith({ clock: undefined, region: undefined })).toEqual([]);
    expect(() => new EmbeddedApiGateway({ ids: 'x', foo: 1 } as never)).toThrow(
      /The options of EmbeddedApiGateway have 2 problems:\n {2}- foo: .*\n {2}- ids: 'x' isn't a valid value\. The values are random, sequential\./,
    );
  });
});

describe('the history of calls', () => {
  const ask = (gateway: EmbeddedApiGateway, path: string, body = '') =>
    gateway.answer({
      method: body ? 'POST' : 'GET',
      path,
      query: new URLSearchParams(body ? 'mode=import' : ''),
      headers: {},
      body: new TextEncoder().encode(body),
    });

  it('holds the latest calls', async () => {
    const gateway = new EmbeddedApiGateway({ callHistory: 3 });
    for (let id = 0; id < 5; id++) await ask(gateway, `/restapis/${id}`);
    expect(gateway.calls.map(({ input }) => input['restApiId'])).toEqual(['2', '3', '4']);
    expect(new EmbeddedApiGateway({ callHistory: 0 }).calls).toEqual([]);
  });

  it('holds no more bodies of imports than fit, unless it is to hold all', async () => {
    const body = `{"swagger":"2.0","x":"${'x'.repeat(6_000_000)}"}`;
    const usual = new EmbeddedApiGateway();
    const complete = new EmbeddedApiGateway({ callHistory: 'all' });
    for (let count = 0; count < 14; count++) {
      for (const gateway of [usual, complete]) await ask(gateway, '/restapis', body);
    }
    expect(usual.calls).toHaveLength(11);
    expect(complete.calls).toHaveLength(14);
  });
});
