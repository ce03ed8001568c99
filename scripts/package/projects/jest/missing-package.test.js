import { APIGatewayClient, ImportRestApiCommand } from '@aws-sdk/client-api-gateway';
import { EmbeddedApiGateway } from 'fluent-apigateway/embedded';

test("an optional package that isn't installed is named, with the command that installs it", async () => {
  const client = new APIGatewayClient(new EmbeddedApiGateway().clientConfig);
  const body = Buffer.from('openapi: 3.0.1\ninfo: { title: pets, version: "1" }\npaths: {}\n');
  await expect(client.send(new ImportRestApiCommand({ body }))).rejects.toMatchObject({
    name: 'MissingPackageException',
    message: expect.stringContaining('npm install --save-dev yaml'),
  });
});
