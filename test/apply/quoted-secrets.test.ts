import { inspect } from 'node:util';
import { type APIGatewayClient, CreateDomainNameCommand } from '@aws-sdk/client-api-gateway';
import { describe, expect, it } from 'vitest';
import { apiKey, restApi, usagePlan } from '../../src/index.js';
import { setUpAccount } from '../faults/account.js';

const keyValue = 'held-back-s3cret-of-acme';

const api = restApi('quoted', { endpointConfiguration: { types: ['REGIONAL'] } });
const petstore = api.define(
  api
    .resource('/pets')
    .method('GET')
    .integration()
    .http('https://user:s3cret-userinfo@backend.example.com/')
    .integrationHttpMethod('GET')
    .requestParameter('integration.request.header.X-Api-Key', "'s3cret-header'"),
);
const prod = petstore.stage('prod', { variables: { password: 's3cret-variable' } });
const gold = usagePlan('gold')
  .stage(prod)
  .key(apiKey('acme', { value: keyValue }));

/** All that printing, logging and serialising can show. */
const printed = (value: unknown) => `${inspect(value, { depth: null })} ${JSON.stringify(value)} ${String(value)}`;
/** What they don't show, too. */
const everything = (value: unknown) => inspect(value, { depth: null, showHidden: true, customInspect: false });

/** The service refuses one operation, and quotes all that was ever sent to it. */
function quoting(client: APIGatewayClient, operation: string, name = 'BadRequestException') {
  const said: unknown[] = [];
  const send = client.send.bind(client) as (command: { input: object }, options: object) => Promise<object>;
  const refusing = (command: { input: object }, options: object) => {
    said.push(command.input);
    if (command.constructor.name !== `${operation}Command`) return send(command, options);
    const text = `Refused: ${JSON.stringify(said)}`;
    return Promise.reject(
      Object.assign(new Error(text, { cause: new Error(text) }), {
        name,
        Message: text,
        $metadata: { httpStatusCode: 400 },
      }),
    );
  };
  return Object.assign(Object.create(client) as APIGatewayClient, { send: refusing });
}

describe('a service that quotes secrets', () => {
  it.each(['PutIntegration', 'CreateStage', 'CreateApiKey', 'CreateUsagePlanKey'])(
    'when it refuses %s: they are in no error, event or report',
    async (operation) => {
      const { clock, client, newGateway, events } = await setUpAccount();
      Object.assign(client, { send: quoting(client, operation).send });
      const gateway = newGateway();
      const plan = await clock.run(gateway.plan([petstore, prod, gold], { strategy: 'calls' }));
      const told: unknown[] = [];
      const onEvent = (event: unknown) => told.push(event);
      const error = await clock.run(gateway.apply(plan, { onEvent }).catch((thrown: unknown) => thrown));
      expect(error).toMatchObject({ code: 'apply.failed', cause: { name: 'BadRequestException' } });
      expect((error as Error).message).toContain('(hidden)');
      const failed = told.filter((event) => (event as { type: string }).type === 'failed');
      expect(failed).toMatchObject([{ call: { operation }, error: { $metadata: { httpStatusCode: 400 } } }]);
      const steps = (error as { result: { steps: readonly { error?: unknown }[] } }).result.steps;
      const errors = steps.flatMap((step) => step.error ?? []);
      expect(errors).toHaveLength(1);
      expect(
        everything([(error as Error).cause, errors, failed.map((event) => (event as { error: unknown }).error)]),
      ).not.toContain('s3cret');
      expect(printed([error, told, events])).not.toContain('s3cret');
    },
  );

  it('to deploy() and send(): the errors quote none', async () => {
    const { clock, client, newGateway, gateway: first } = await setUpAccount();
    const plan = await clock.run(first.plan(petstore));
    const { restApiId } = await clock.run(first.apply(plan));
    Object.assign(client, { send: quoting(client, 'CreateStage').send });
    const gateway = newGateway();
    const deployed = gateway.deploy(restApiId, { stageName: 'prod', variables: { apiKey: 's3cret-variable' } });
    const error = await clock.run(deployed.catch((thrown: unknown) => thrown));
    expect(error).toMatchObject({ code: 'deploy.failed' });
    expect(everything(error)).not.toContain('s3cret');

    const command = new CreateDomainNameCommand({ domainName: 'a.example.com', certificatePrivateKey: 's3cret-key' });
    Object.assign(client, { send: quoting(client, 'CreateDomainName').send });
    const refused = await clock.run(
      newGateway()
        .send(command)
        .catch((thrown: unknown) => thrown),
    );
    expect(refused).toMatchObject({ name: 'BadRequestException', message: expect.stringContaining('(hidden)') });
    expect(everything(refused)).not.toContain('s3cret');
  });
});
