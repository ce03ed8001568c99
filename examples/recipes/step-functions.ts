import { APIGatewayClient } from '@aws-sdk/client-api-gateway';
import { ApiGateway, restApi } from 'fluent-apigateway';
import { EmbeddedApiGateway } from 'fluent-apigateway/embedded';

const stateMachineArn = 'arn:aws:states:us-east-1:123456789012:stateMachine:adopt';

const api = restApi('adoptions');
const postAdoption = api
  .resource('/adoptions')
  .method('POST')
  .methodResponses({ '202': {}, '400': {}, '500': {} })
  .integration()
  .aws('arn:aws:apigateway:us-east-1:states:action/StartExecution')
  .integrationHttpMethod('POST')
  .credentials('arn:aws:iam::123456789012:role/adoptions-to-states') // May states:StartExecution of the state machine.
  // `escapeJavaScript` escapes ' as \', which JSON doesn't know.
  .requestTemplate(
    'application/json',
    `{
  "stateMachineArn": "${stateMachineArn}",
  "input": "$util.escapeJavaScript($input.json('$')).replaceAll("\\\\'", "'")"
}`,
  )
  .passthrough('NEVER')
  .integrationResponse('202', {
    // The ARN's last part is the execution's name: what the caller can ask about later.
    responseTemplates: {
      'application/json': `#set($parts = $input.path('$.executionArn').split(':'))
{"adoption": "$parts[7]"}`,
    },
  })
  .integrationResponse('400', {
    selectionPattern: '4\\d{2}',
    responseTemplates: { 'application/json': '{"message": "This can\'t be started."}' },
  })
  .integrationResponse('500', { selectionPattern: '5\\d{2}', responseTemplates: { 'application/json': '{}' } });

// Stands for Step Functions.
const embedded = new EmbeddedApiGateway({
  integrations: {
    aws: {
      states({ action, body }) {
        const { input } = JSON.parse(String(body));
        console.log(`  ${action} with ${input}`);
        return { body: { executionArn: 'arn:aws:states:us-east-1:123456789012:execution:adopt:4711', startDate: 1 } };
      },
    },
  },
});
const gateway = new ApiGateway(new APIGatewayClient(embedded.clientConfig));
const adoptions = api.define(postAdoption);
const { restApiId } = await gateway.apply(await gateway.plan([adoptions, adoptions.stage('prod')]));

const response = await embedded.fetch(`${embedded.invokeUrl(restApiId, 'prod')}/adoptions`, {
  method: 'POST',
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify({ pet: 'Rex', owner: 'Ada "the Countess" O\'Hara' }),
});
console.log(`${response.status} ${(await response.text()).trim()}`);
