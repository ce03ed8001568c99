import { APIGatewayClient, UpdateStageCommand } from '@aws-sdk/client-api-gateway';
import { ApiGateway, patch } from 'fluent-apigateway';
import { EmbeddedApiGateway } from 'fluent-apigateway/embedded';
import deployment from './deployment.js';

const client = new APIGatewayClient(new EmbeddedApiGateway().clientConfig);
const gateway = new ApiGateway(client);
const { restApiId } = await gateway.apply(await gateway.plan(deployment));

const patchOperations = patch.stage().replace('/tracingEnabled', true).toPatchOperations();
await client.send(new UpdateStageCommand({ restApiId, stageName: 'prod', patchOperations }));

console.log((await gateway.plan(deployment)).render());
