import { isDeepStrictEqual } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { routeOf } from '../../../src/embedded/control-plane/protocol/route.js';
import type { TransportRequest } from '../../../src/embedded/control-plane/protocol/transport.js';
import { operations } from '../../../src/embedded/registry.js';
import fc from '../../fast-check.js';
import { flawOf } from './answers.js';
import { alive, calls, hostile, wellTyped, wrong } from './arbitraries.js';
import { flawOfReads } from './reads.js';
import { seeded } from './seed.js';
import { requestOf } from './wire.js';

/** One with which every operation is reached. `FUZZ_RUNS` makes it longer, `FUZZ_OPERATIONS` narrower. */
const seed = Number(process.env['SEED'] ?? 20_261_124);
const numRuns = Number(process.env['FUZZ_RUNS'] ?? 120);

let sent = 0;
const accepted = new Map<string, number>();
const unhandled: unknown[] = [];
const note = (reason: unknown) => unhandled.push(reason);

beforeAll(() => {
  process.on('unhandledRejection', note);
});
afterAll(() => {
  process.off('unhandledRejection', note);
});

/** Sends the requests to a seeded gateway, one after the other, and throws what is wrong with a response or the state. */
async function survives(requests: readonly TransportRequest[]): Promise<void> {
  const { gateway } = await seeded();
  let before = gateway.state();
  for (const request of requests) {
    const answer = await gateway.answer(request);
    sent++;
    const route = routeOf(request.method, request.path, request.query);
    const flaw = flawOf(route?.schema, answer);
    const after = gateway.state();
    const isRefused = answer.headers['x-amzn-errortype'] !== undefined;
    if (flaw) throw new Error(`${described(request)}: ${flaw}`, { cause: gateway.calls.at(-1)?.error });
    if (isRefused && !isDeepStrictEqual(before, after)) {
      throw new Error(`${described(request)}: refused, and the state is another`);
    }
    if (!isRefused && route) accepted.set(route.schema.name, (accepted.get(route.schema.name) ?? 0) + 1);
    before = after;
  }
  const flaw = await flawOfReads(gateway);
  if (flaw) throw new Error(`After ${requests.map(described).join('; ')}: ${flaw}`);
  if (Object.keys(Object.prototype).length > 0 || Object.keys(Array.prototype).length > 0) {
    throw new Error(`After ${requests.map(described).join('; ')}: a prototype is polluted`);
  }
  if (unhandled.length > 0) throw unhandled[0];
}

function described({ method, path, query, body }: TransportRequest): string {
  return `${method} ${path}?${query} ${new TextDecoder().decode(body)}`;
}

/** Many runs of many requests, more where more is reached; fast-check prints the seed and the path of a failure, and makes it short. */
function fuzz(requests: fc.Arbitrary<TransportRequest>, share = 1): Promise<void> {
  const sequences = fc.array(requests, { minLength: 1, maxLength: 100, size: 'max' });
  return fc.assert(fc.asyncProperty(sequences, survives), { seed, numRuns: Math.ceil(numRuns * share) });
}

const { live } = await seeded();
const sentAs = (manner: Parameters<typeof calls>[0]) =>
  calls(manner).map(({ schema, input }) => requestOf(schema, input));

/** Requests that are spoiled on their way: another method, path, query, header or body. */
const spoiled: fc.Arbitrary<TransportRequest> = fc
  .tuple(
    sentAs(alive(live)),
    fc.constantFrom('method', 'path', 'query', 'header', 'body'),
    fc.constantFrom('GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'get', ...hostile),
    fc.nat(),
    fc.uint8Array({ maxLength: 8 }),
    fc.constantFrom(...hostile),
  )
  .map(([request, what, method, place, bytes, text]) => {
    switch (what) {
      case 'method':
        return { ...request, method };
      case 'path': {
        const parts = request.path.split('/');
        return { ...request, path: parts.with(place % parts.length, text).join('/') };
      }
      case 'query':
        return { ...request, query: new URLSearchParams([...request.query, ['limit', text], ['mode', text]]) };
      case 'header':
        return { ...request, headers: { ...request.headers, accept: text, 'content-type': text } };
      default: {
        const at = place % (request.body.byteLength + 1);
        return {
          ...request,
          body: Buffer.concat([request.body.subarray(0, at), bytes, request.body.subarray(at + 1)]),
        };
      }
    }
  });

describe('every operation of the service', () => {
  it('survives inputs as its schema says', () => fuzz(sentAs(wellTyped), 0.6));
  it('survives inputs of other types, and hostile names', () => fuzz(sentAs(wrong), 0.6));
  it('survives inputs that name what is there', () => fuzz(sentAs(alive(live)), 2));
  it('survives inputs that name what is there, with other types beside', () => fuzz(sentAs(alive(live, { ...wrong }))));
  it('survives requests that are spoiled on their way', () => fuzz(spoiled));

  it('was asked often enough, and each that the gateway has did something', () => {
    expect(sent).toBeGreaterThanOrEqual(20_000);
    const idle = [...operations.keys()].filter((name) => !accepted.has(name));
    expect(idle).toEqual([]);
  });
});
