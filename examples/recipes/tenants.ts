import { APIGatewayClient } from '@aws-sdk/client-api-gateway';
import { ApiGateway, isFluentApiGatewayError, restApi } from 'fluent-apigateway';
import { EmbeddedApiGateway } from 'fluent-apigateway/embedded';

const embedded = new EmbeddedApiGateway({
  integrations: {
    lambda: { tenant: (event: { readonly path: string }) => ({ statusCode: 200, body: event.path }) },
  },
});
// The embedded gateway takes any number of calls a second. On AWS, leave `quotas` out: calls wait for the account's quotas.
const gateway = new ApiGateway(new APIGatewayClient(embedded.clientConfig), { quotas: false });

const api = restApi('platform');
const tenants = api.resource('/tenants');

/** Everything below /tenants/{name} of a tenant goes to one function. */
const routeOf = (name: string) =>
  tenants
    .segment(name) // One literal segment: no name becomes a variable or a longer path.
    .resource('/{proxy+}')
    .method('ANY')
    .integration()
    .lambdaProxy('arn:aws:lambda:us-east-1:123456789012:function:tenant');

// Once, by whoever deploys the platform: the API with the tenants that there are.
const platform = api.define(routeOf('acme'));
const prod = platform.stage('prod');
const { restApiId } = await gateway.apply(await gateway.plan([platform, prod]));

// In the application: a tenant signs up, another one leaves. No other route is read or written.
async function addTenant(name: string) {
  await gateway.put(restApiId, routeOf(name));
  await gateway.deploy(restApiId, { stageName: 'prod' });
}
async function removeTenant(name: string) {
  await gateway.remove(restApiId, `/tenants/${name}`);
  await gateway.deploy(restApiId, { stageName: 'prod' });
}

const call = async (path: string) => {
  const response = await embedded.fetch(`${embedded.invokeUrl(restApiId, 'prod')}${path}`);
  console.log(`  ${path}: ${response.status} ${await response.text()}`);
};
console.log('globex signs up');
await addTenant('globex');
await call('/tenants/globex/orders');

console.log('acme leaves');
await removeTenant('acme');
await call('/tenants/acme/orders');

for (const name of ['a/b', '{proxy+}', '..'])
  await addTenant(name).catch((error: unknown) => {
    if (!isFluentApiGatewayError(error, 'definition')) throw error;
    console.log(`'${name}' is refused`);
  });

// The platform's definition is planned again: tenants that it doesn't name stay, unless it is told to prune.
console.log(
  `the platform's own routes: ${(await gateway.plan(api.define(routeOf('globex')))).isEmpty ? 'no changes' : 'changes'}`,
);
