import { APIGatewayClient } from '@aws-sdk/client-api-gateway';
import { ApiGateway } from 'fluent-apigateway';
import { EmbeddedApiGateway } from 'fluent-apigateway/embedded';
import deployment from './deployment.js';

// On AWS: new APIGatewayClient({}), which finds the Region and the credentials as every SDK client does.
const client = new APIGatewayClient(new EmbeddedApiGateway().clientConfig);
const gateway = new ApiGateway(client);

const plan = await gateway.plan(deployment); // plan.render() is for people
const { steps } = await gateway.apply(plan);
for (const { call, status } of steps) console.log(status, call.operation, call.address);
console.log(`Again: ${(await gateway.plan(deployment)).isEmpty ? 'nothing to do' : 'something is left'}`);
