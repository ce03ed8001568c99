import { APIGatewayClient } from '@aws-sdk/client-api-gateway';
import { ApiGateway, restApi } from 'fluent-apigateway';
import { EmbeddedApiGateway } from 'fluent-apigateway/embedded';

const role = 'arn:aws:iam::123456789012:role/files-to-s3'; // May s3:GetObject and s3:PutObject in the bucket.

// Bodies of these types, and requests that accept them, are bytes; all others are text.
const api = restApi('files', { binaryMediaTypes: ['image/png', 'application/octet-stream'] });
const file = api.resource('/files/{name}');

const getFile = file
  .method('GET')
  .methodResponses({
    '200': { responseParameters: { 'method.response.header.Content-Type': false } },
    '404': {},
    '500': {},
  })
  .integration()
  .aws('arn:aws:apigateway:us-east-1:s3:path/petstore-files/{key}')
  .integrationHttpMethod('GET')
  .credentials(role)
  .requestParameter('integration.request.path.key', 'method.request.path.name')
  .integrationResponse('200', {
    responseParameters: { 'method.response.header.Content-Type': 'integration.response.header.Content-Type' },
  })
  // S3 says 403 for an object that isn't there to a role that may not list the bucket.
  .integrationResponse('404', {
    selectionPattern: '40[34]',
    responseTemplates: { 'application/json': '{"message": "There is no such file."}' },
  })
  .integrationResponse('500', { selectionPattern: '5\\d{2}', responseTemplates: { 'application/json': '{}' } });

const putFile = file
  .method('PUT')
  .requestParameter('method.request.header.Content-Type')
  .methodResponses({ '201': {}, '500': {} })
  .integration()
  .aws('arn:aws:apigateway:us-east-1:s3:path/petstore-files/{key}')
  .integrationHttpMethod('PUT')
  .credentials(role)
  .requestParameter('integration.request.path.key', 'method.request.path.name')
  .requestParameter('integration.request.header.Content-Type', 'method.request.header.Content-Type')
  .integrationResponse('201')
  .integrationResponse('500', { selectionPattern: '[45]\\d{2}' });

// Stands for S3.
const objects = new Map<string, { body: string | Uint8Array; type: string }>();
const embedded = new EmbeddedApiGateway({
  integrations: {
    aws: {
      s3({ httpMethod, path, headers, body }) {
        if (httpMethod === 'PUT') {
          objects.set(path, { body, type: headers['Content-Type'] ?? 'application/octet-stream' });
          return { status: 200 };
        }
        const object = objects.get(path);
        if (object === undefined) return { status: 403, body: '<Error><Code>AccessDenied</Code></Error>' };
        return { headers: { 'Content-Type': object.type }, body: object.body };
      },
    },
  },
});
const gateway = new ApiGateway(new APIGatewayClient(embedded.clientConfig));
const files = api.define(getFile, putFile);
const { restApiId } = await gateway.apply(await gateway.plan([files, files.stage('prod')]));

const url = `${embedded.invokeUrl(restApiId, 'prod')}/files`;
const png = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0xff, 0x00]);
const put = await embedded.fetch(`${url}/rex.png`, {
  method: 'PUT',
  headers: { 'content-type': 'image/png' },
  body: png,
});
console.log(`PUT rex.png: ${put.status}; in the bucket: ${[...objects.keys()].join(', ')}`);

const get = await embedded.fetch(`${url}/rex.png`, { headers: { accept: 'image/png' } });
const same = Buffer.from(await get.arrayBuffer()).equals(png);
console.log(
  `GET rex.png: ${get.status} ${get.headers.get('content-type')}, ${same ? 'the same bytes' : 'other bytes'}`,
);

const missing = await embedded.fetch(`${url}/tom.png`);
console.log(`GET tom.png: ${missing.status} ${await missing.text()}`);
