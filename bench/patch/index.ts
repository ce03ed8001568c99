import type { Integration } from '@aws-sdk/client-api-gateway';
import jsonPatch from 'fast-json-patch';
import { patchBetween } from '../../src/patch/patch-between.js';
import { median, promise } from '../report.js';

/**
 * What `patchBetween` costs beside fast-json-patch's `compare`, in processor time, on the same integrations in the same
 * run. Ends with 1 when it isn't quicker, on equal integrations or on changed ones. Aimed at: 1.5 times.
 */
const leastTimes = 1.1;
const count = 500;
const rounds = 21;
const passes = 20;

const integrations = Array.from({ length: count }, (_, index) => integration(index));
const equal = integrations.map((one): [Integration, Integration] => [one, structuredClone(one)]);
const changed = integrations.map((one, index): [Integration, Integration] => [
  one,
  change(structuredClone(one), index),
]);

// Integrations as GetIntegration answers them; what is promised is promised of these.
const rows = {
  equal,
  changed,
  // Without the nested responses, which have patches of their own and which patchBetween never looks at.
  'equal, without responses': equal.map(withoutResponses),
  'changed, without responses': changed.map(withoutResponses),
} as const;
for (const [name, pairs] of Object.entries(rows)) {
  promise(`times as fast as compare, ${name}`, measure(name, pairs), { least: leastTimes }, 2);
}

/** An integration as GetIntegration answers it: of an HTTP backend, with mappings, templates, cache keys and answers. */
function integration(index: number): Integration {
  return {
    type: 'HTTP',
    httpMethod: 'POST',
    uri: `https://backend.example.com/things/${index}/{thingId}`,
    connectionType: 'INTERNET',
    passthroughBehavior: 'WHEN_NO_MATCH',
    timeoutInMillis: 29000 - index,
    cacheNamespace: `r${index}`,
    cacheKeyParameters: ['method.request.path.thingId', 'method.request.querystring.page'],
    requestParameters: {
      'integration.request.path.thingId': 'method.request.path.thingId',
      'integration.request.querystring.page': 'method.request.querystring.page',
      'integration.request.header.X-Caller': `'caller-${index}'`,
    },
    requestTemplates: {
      'application/json': `{"thing": "$input.params('thingId')", "number": ${index}}`,
      'text/plain': '$input.body',
    },
    tlsConfig: { insecureSkipVerification: false },
    integrationResponses: Object.fromEntries(
      ['200', '400', '500'].map((statusCode) => [
        statusCode,
        {
          statusCode,
          selectionPattern: statusCode === '200' ? '' : `${statusCode[0]}\\d\\d`,
          responseParameters: { 'method.response.header.ETag': 'integration.response.header.ETag' },
          responseTemplates: { 'application/json': '$input.body' },
        },
      ]),
    ),
  };
}

function withoutResponses(pair: readonly [Integration, Integration]): [Integration, Integration] {
  const [before, after] = pair.map(({ integrationResponses, ...own }) => own);
  return [before ?? {}, after ?? {}];
}

/** A few changes of every kind: a scalar, an entry of each map, an element of the set. */
function change(one: Integration, index: number): Integration {
  return {
    ...one,
    timeoutInMillis: 5000 + index,
    passthroughBehavior: 'NEVER',
    cacheKeyParameters: ['method.request.path.thingId', 'method.request.header.Accept'],
    requestParameters: {
      'integration.request.path.thingId': 'method.request.path.thingId',
      'integration.request.header.X-Caller': "'someone else'",
      'integration.request.header.X-New': "'new'",
    },
    requestTemplates: { ...one.requestTemplates, 'application/json': '{}' },
  };
}

/** How many times faster `patchBetween` is; the middle of the rounds, which take turns. */
function measure(name: string, pairs: readonly (readonly [Integration, Integration])[]): number {
  const ours: number[] = [];
  const theirs: number[] = [];
  let found = 0;
  const time = (compare: (before: Integration, after: Integration) => readonly unknown[]) => {
    const start = process.cpuUsage();
    for (let pass = 0; pass < passes; pass += 1) {
      for (const [before, after] of pairs) found += compare(before, after).length;
    }
    const { user, system } = process.cpuUsage(start);
    return ((user + system) * 1e3) / (passes * pairs.length);
  };
  for (let round = 0; round < rounds; round += 1) {
    ours.push(time((before, after) => patchBetween('integration', before, after)));
    theirs.push(time((before, after) => jsonPatch.compare(before, after)));
  }
  const [mine, other] = [median(ours), median(theirs)];
  const ratio = other / mine;
  console.log(
    `${name.padEnd(26)} patchBetween ${mine.toFixed(0)} ns, compare ${other.toFixed(0)} ns: ${ratio.toFixed(2)} times as fast` +
      ` (${rounds} rounds of ${passes} × ${pairs.length} integrations, ${found} operations in all)`,
  );
  return ratio;
}
