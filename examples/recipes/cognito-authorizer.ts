import { APIGatewayClient } from '@aws-sdk/client-api-gateway';
import { ApiGateway, restApi } from 'fluent-apigateway';
import { EmbeddedApiGateway } from 'fluent-apigateway/embedded';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';

const userPoolArn = 'arn:aws:cognito-idp:us-east-1:123456789012:userpool/us-east-1_Staff';

const api = restApi('clinic').authorizer('staff', { type: 'COGNITO_USER_POOLS', providerARNs: [userPoolArn] });
const visits = api.resource('/visits');
const handler = 'arn:aws:lambda:us-east-1:123456789012:function:visits';
const clinic = api.define(
  // Without scopes: an ID token of the pool. With scopes: an access token that has one of them.
  visits.method('GET').authorizer('staff').integration().lambdaProxy(handler),
  visits
    .method('POST')
    .authorizer('staff', { scopes: ['visits/write'] })
    .integration()
    .lambdaProxy(handler),
);

// The pool's keys are yours in a test, so that you can sign tokens. On AWS, Cognito signs them.
const { publicKey, privateKey } = await generateKeyPair('RS256');
const key = { ...(await exportJWK(publicKey)), kid: 'test', alg: 'RS256', use: 'sig' };
const token = (claims: Readonly<Record<string, unknown>>) =>
  new SignJWT({ sub: 'ada', ...claims })
    .setProtectedHeader({ alg: 'RS256', kid: 'test' })
    .setIssuer('https://cognito-idp.us-east-1.amazonaws.com/us-east-1_Staff')
    .setIssuedAt()
    .setExpirationTime('1h')
    .sign(privateKey);

type Event = { readonly requestContext: { readonly authorizer: { readonly claims: { readonly sub: string } } } };
const embedded = new EmbeddedApiGateway({
  userPools: { [userPoolArn]: { keys: [key] } },
  integrations: {
    lambda: {
      visits: (event: Event) => ({ statusCode: 200, body: event.requestContext.authorizer.claims.sub }),
    },
  },
});
const gateway = new ApiGateway(new APIGatewayClient(embedded.clientConfig));
const { restApiId } = await gateway.apply(await gateway.plan([clinic, clinic.stage('prod')]));

const url = `${embedded.invokeUrl(restApiId, 'prod')}/visits`;
const idToken = await token({ token_use: 'id', aud: 'client' });
const accessToken = await token({ token_use: 'access', client_id: 'client', scope: 'visits/write' });
for (const [title, method, authorization] of [
  ['GET without a token', 'GET', undefined],
  ['GET with an ID token', 'GET', idToken],
  ['GET with a token that was changed', 'GET', `${idToken.slice(0, -8)}AAAAAAAA`],
  ['POST with an ID token', 'POST', idToken],
  ['POST with an access token', 'POST', accessToken],
] as const) {
  const response = await embedded.fetch(url, { method, headers: authorization === undefined ? {} : { authorization } });
  console.log(`${title}: ${response.status} ${await response.text()}`);
}
