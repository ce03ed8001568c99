import { APIGatewayClient } from '@aws-sdk/client-api-gateway';
import { ApiGateway, apiKey, restApi, usagePlan } from 'fluent-apigateway';
import { EmbeddedApiGateway } from 'fluent-apigateway/embedded';

const findPet = 'arn:aws:lambda:us-east-1:123456789012:function:find-pet';

const api = restApi('petstore');
const pet = api.resource('/pets').resource('/{petId}');
const petstore = api.define(pet.method('GET').apiKeyRequired().integration().lambdaProxy(findPet));
const prod = petstore.stage('prod').methodSettings('*/*', { throttlingRateLimit: 100, throttlingBurstLimit: 50 });
const gold = usagePlan('gold', { quota: { limit: 10_000, period: 'MONTH' } })
  .stage(prod)
  .key(apiKey('acme'));

const gateway = new ApiGateway(new APIGatewayClient(new EmbeddedApiGateway().clientConfig));
const { calls, seconds } = (await gateway.plan([petstore, prod, gold])).estimate();
console.log(`${calls} calls, ${seconds} s at least`);
