import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { APIGatewayClient } from '@aws-sdk/client-api-gateway';
import { EmbeddedApiGateway } from '../../src/embedded/index.js';
import { ApiGateway } from '../../src/index.js';
import { promise } from '../report.js';
import { definition, resources } from './api.js';
import type { Replanned } from './planner.js';

/**
 * What it takes to plan an API that hasn't changed, beside the SDK reading the same pages and doing nothing with them. In
 * a process of its own, against a gateway in this one. Ends with 1 when it is more than the documentation says.
 */
const mostTimes = 2;
const mostResourcesOfPage = 500;

const embedded = new EmbeddedApiGateway({ ids: 'sequential' });
const gateway = new ApiGateway(new APIGatewayClient(embedded.clientConfig), { quotas: false });
await gateway.apply(await gateway.plan(definition()));

const { url } = await embedded.listen();
const child = fork(fileURLToPath(new URL('planner.js', import.meta.url)), [url], {
  execArgv: ['--no-warnings', '--expose-gc'],
});
const [{ first, plan, reads, changes, operations }] = (await once(child, 'message')) as [Replanned];
await embedded.close();

const counts = new Map<string, number>();
for (const operation of operations) counts.set(operation, (counts.get(operation) ?? 0) + 1);
console.log(`an API of ${resources} resources and ${resources * 5} things, planned again; processor time, median`);
console.log(`  sends ${[...counts].map(([operation, count]) => `${count} ${operation}`).join(', ')}`);
console.log(
  `  the first plan ${first.toFixed(0)} ms, another ${plan.toFixed(1)} ms, the SDK alone ${reads.toFixed(1)} ms`,
);
const pages = Math.ceil((resources + 1) / mostResourcesOfPage);
promise('calls of GetResources', counts.get('GetResources') ?? Number.NaN, { most: pages }, 0);
promise('writes', operations.filter((operation) => !operation.startsWith('Get')).length, { most: 0 }, 0);
promise('changes', changes, { most: 0 }, 0);
promise('times the SDK reading the same', plan / reads, { most: mostTimes }, 2);
