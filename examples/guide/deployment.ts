import { apiKey, usagePlan } from 'fluent-apigateway';
import petstore from './petstore.js';

const prod = petstore
  .stage('prod', { tags: { team: 'pets' } })
  .methodSettings('*/*', { throttlingRateLimit: 100, throttlingBurstLimit: 50 });

const partners = usagePlan('partners', {
  throttle: { rateLimit: 10, burstLimit: 20 },
  quota: { limit: 10_000, period: 'DAY' },
})
  .stage(prod)
  .key(apiKey('acme'));

export default [petstore, prod, partners];
