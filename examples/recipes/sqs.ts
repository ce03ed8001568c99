import { APIGatewayClient } from '@aws-sdk/client-api-gateway';
import { ApiGateway, restApi } from 'fluent-apigateway';
import { EmbeddedApiGateway } from 'fluent-apigateway/embedded';

const api = restApi('orders')
  .model('Order', {
    contentType: 'application/json',
    schema: { type: 'object', required: ['petId'], properties: { petId: { type: 'string' } } },
  })
  .requestValidator('body', { validateRequestBody: true });

const postOrder = api
  .resource('/orders')
  .method('POST')
  .requestValidator('body')
  .requestModel('application/json', 'Order')
  .methodResponses({ '202': {}, '500': {} })
  .integration()
  // The queue `orders` of the account 123456789012.
  .aws('arn:aws:apigateway:us-east-1:sqs:path/123456789012/orders')
  .integrationHttpMethod('POST')
  .credentials('arn:aws:iam::123456789012:role/orders-to-sqs') // May sqs:SendMessage to the queue.
  .requestParameter('integration.request.header.Content-Type', "'application/x-www-form-urlencoded'")
  .requestTemplate('application/json', 'Action=SendMessage&MessageBody=$util.urlEncode($input.body)')
  .passthrough('NEVER') // Other content types: 415.
  .integrationResponse('202', { responseTemplates: { 'application/json': '{"accepted": true}' } })
  .integrationResponse('500', {
    selectionPattern: '[45]\\d{2}',
    responseTemplates: { 'application/json': '{"accepted": false}' },
  });

// Stands for SQS. Without it, a method that reaches for a service of AWS is a 500.
const queue: string[] = [];
const embedded = new EmbeddedApiGateway({
  integrations: {
    aws: {
      sqs({ path, body }) {
        if (path !== '/123456789012/orders') return { status: 400, body: { Error: 'NonExistentQueue' } };
        queue.push(new URLSearchParams(String(body)).get('MessageBody') ?? '');
        return { body: { SendMessageResponse: { SendMessageResult: { MessageId: '1' } } } };
      },
    },
  },
});
const gateway = new ApiGateway(new APIGatewayClient(embedded.clientConfig));
const orders = api.define(postOrder);
const { restApiId } = await gateway.apply(await gateway.plan([orders, orders.stage('prod')]));

const url = `${embedded.invokeUrl(restApiId, 'prod')}/orders`;
for (const [type, body] of [
  ['application/json', '{"petId": "7 & 8"}'],
  ['application/json', '{"pet": 7}'],
  ['text/plain', '7'],
] as const) {
  const response = await embedded.fetch(url, { method: 'POST', headers: { 'content-type': type }, body });
  console.log(`${body} as ${type}: ${response.status} ${await response.text()}`);
}
console.log(`in the queue: ${queue.join(', ')}`);
