/**
 * A deployer as a process of its own: applies the definition that it is sent to the gateway at a URL, and ends. With the
 * URL of a Redis, it shares the account's quotas with all others that have it.
 *
 * @module
 */
import { APIGatewayClient } from '@aws-sdk/client-api-gateway';
import { createClient } from '@redis/client';
import { RateLimiterRedis } from 'rate-limiter-flexible';
import { ApiGateway } from '../../src/index.js';
import { LimiterQuotaStore } from '../../src/quotas/limiter/index.js';

const [, , endpoint, redisUrl] = process.argv;

const [model] = await new Promise((resolve) => process.once('message', (...messages) => resolve(messages)));
const credentials = { accessKeyId: 'embedded', secretAccessKey: 'embedded' };
const client = new APIGatewayClient({ region: 'us-east-1', endpoint, credentials });
const redis = redisUrl ? await createClient({ url: redisUrl }).connect() : undefined;
const limiterOptions = { storeClient: redis, useRedisPackage: true, points: 1, duration: 1 };
const quotaStore = redis && new LimiterQuotaStore(new RateLimiterRedis(limiterOptions));

const gateway = new ApiGateway(client, { quotaStore });
await gateway.apply(await gateway.plan(model));
redis?.destroy();
client.destroy();
process.disconnect();
