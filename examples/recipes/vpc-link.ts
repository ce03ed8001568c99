import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { APIGatewayClient } from '@aws-sdk/client-api-gateway';
import { ApiGateway, restApi, vpcLink } from 'fluent-apigateway';
import { EmbeddedApiGateway, ManualClock } from 'fluent-apigateway/embedded';

const link = vpcLink('backend', {
  targetArns: ['arn:aws:elasticloadbalancing:us-east-1:123456789012:loadbalancer/net/backend/0123456789abcdef'],
});

const api = restApi('petstore');
const getPets = api
  .resource('/pets')
  .method('GET')
  .integration()
  // The load balancer's own DNS name, or a name that its certificate has.
  .httpProxy('http://${stageVariables.backend}/pets')
  .connectionType('VPC_LINK', { connectionId: link });
const petstore = api.define(getPets);

// Stands for what is behind the load balancer.
const backend = createServer((request, response) => response.end(`the pets, by ${request.url}`));
await new Promise<void>((resolve) => backend.listen(0, '127.0.0.1', resolve));
const prod = petstore.stage('prod', {
  variables: { backend: `127.0.0.1:${(backend.address() as AddressInfo).port}` },
});

// On AWS a link takes two to four minutes. Here too, on a clock that is moved by hand.
const clock = new ManualClock();
const embedded = new EmbeddedApiGateway({
  clock,
  provisioning: { vpcLink: [{ status: 'PENDING', forMs: 150_000 }, { status: 'AVAILABLE' }] },
});
const waitedFor = new Set<string>();
const gateway = new ApiGateway(new APIGatewayClient(embedded.clientConfig), {
  clock,
  onEvent: (event) => {
    if (event.type === 'pending') waitedFor.add(`${event.address}, which is ${event.state}`);
  },
});

const plan = await clock.run(gateway.plan([petstore, prod, link]));
const startedAt = clock.now();
const { restApiId } = await clock.run(gateway.apply(plan));
console.log(`waited for ${[...waitedFor].join()}: ${Math.floor((clock.now() - startedAt) / 60_000)} minutes`);

const response = await embedded.fetch(`${embedded.invokeUrl(restApiId, 'prod')}/pets`);
console.log(`GET /pets: ${response.status} ${await response.text()}`);
backend.close();
