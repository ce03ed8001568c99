import { APIGatewayClient } from '@aws-sdk/client-api-gateway';
import { ApiGateway, editMethods, methodsOf, restApi } from 'fluent-apigateway';
import { EmbeddedApiGateway } from 'fluent-apigateway/embedded';

const gateway = new ApiGateway(new APIGatewayClient(new EmbeddedApiGateway().clientConfig));

// Some live API, made by whomever.
const api = restApi('legacy');
const { restApiId } = await gateway.apply(
  await gateway.plan(
    api.define(
      ['/admin/users', '/admin/audit', '/pets'].flatMap((path) => [
        api
          .resource(path as '/pets')
          .method('GET')
          .integration()
          .httpProxy(`http://backend.example.com${path}`),
        api
          .resource(path as '/pets')
          .method('POST')
          .integration()
          .httpProxy(`https://backend.example.com${path}`),
      ]),
    ),
  ),
);

// Audit: data in, data out.
const { model } = await gateway.snapshot(restApiId);
console.log('Everybody may call:');
for (const { address, method } of methodsOf(model))
  if (method.authorizationType === 'NONE' && !method.apiKeyRequired) console.log(`  ${address}`);
console.log('Go to a backend without TLS:');
for (const { address, integration } of methodsOf(model))
  if (integration?.uri?.startsWith('http:')) console.log(`  ${address}`);

// Edit: what the function doesn't return stays as it is. The plan is the fewest calls, and says each.
const edited = editMethods(model, (method, { path }) => {
  const { integration } = method;
  const secure = integration?.uri?.startsWith('http:')
    ? { integration: { ...integration, uri: integration.uri.replace('http:', 'https:') } }
    : {};
  return path.startsWith('/admin/')
    ? { ...method, ...secure, authorizationType: 'AWS_IAM' as const }
    : { ...method, ...secure };
});
const plan = await gateway.plan(edited, { restApiId });
console.log();
console.log(plan.render());
await gateway.apply(plan);
console.log(`\nAfterwards: ${(await gateway.plan(edited, { restApiId })).isEmpty ? 'no changes' : 'changes'}`);
