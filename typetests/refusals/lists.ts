import type { APIGatewayClient } from '@aws-sdk/client-api-gateway';
import { listApiKeys, listResources, listStages, waitUntilVpcLinkAvailable } from 'fluent-apigateway';

declare const client: APIGatewayClient;

//! Type 'string' is not assignable to type 'ApiGatewayTypeError<"Where a list starts is startingPosition, in the first argument.">
listResources({ client }, { restApiId: 'api', position: 'p1' });

//! Type 'number' is not assignable to type 'ApiGatewayTypeError<"The size of a page is pageSize, in the first argument.">
listApiKeys({ client }, { limit: 25 });

//! Type '"integrations"' is not assignable to type '"methods"'
listResources({ client }, { restApiId: 'api', embed: ['integrations'] });

//! Property 'restApiId' is missing
listStages({ client }, {});

//! Expected 2 arguments, but got 1
listStages({ client });

//! 'nameQuerry' does not exist in type
listApiKeys({ client }, { nameQuerry: 'partner' });

//! Expected 1 arguments, but got 0
listApiKeys({ client }).toArray();

//! Property 'limit' is missing
listApiKeys({ client }).toArray({});

const enabled = listApiKeys({ client }).filter((key) => key.enabled === true);
//! Property 'pages' does not exist on type 'Items<ApiKey>'
enabled.pages();

//! Property 'maxWaitTime' is missing
waitUntilVpcLinkAvailable({ client }, { vpcLinkId: 'abc123' });

//! Property 'vpcLinkId' is missing
waitUntilVpcLinkAvailable({ client, maxWaitTime: 900 }, {});
