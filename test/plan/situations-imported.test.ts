import { APIGatewayClient } from '@aws-sdk/client-api-gateway';
import { describe, expect, it } from 'vitest';
import { EmbeddedApiGateway, ManualClock } from '../../src/embedded/index.js';
import { ApiGateway, type Plan, type Plannable, type PlanOptions, restApi, vpcLink } from '../../src/index.js';
import { sentTooEarly } from './awaited-references.js';

/** Ids are what they happen to be: things that don't wait for one another are made in any order. */
const plain = (value: unknown) =>
  JSON.stringify(value, (name, member: unknown) => {
    if (name === 'body') return '(the document)';
    if (typeof member !== 'string') return member;
    return /^(?:restApi|resource|documentationPart)Id$/.test(name)
      ? '(its id)'
      : member.replace(/(\/restapis\/)\w+$/, '$1(its id)');
  }).replaceAll(/("\/deploymentId","value":)"\w+"/g, '$1"(an id)"');

/** The plan as text: what changes, and each call with what it waits for. */
function told({ changes, calls }: Plan): string {
  return [
    ...changes.map(({ action, kind, address }) => `  ${action} ${kind} ${address}`),
    ...calls.flatMap(({ id, action, input, dependsOn }) => [
      `  > ${id} (${action})`,
      `    ${plain(input)}`,
      ...(dependsOn.length > 0 ? [`    after ${dependsOn.join(', ')}`] : []),
    ]),
  ].join('\n');
}

/** An API with all that an import needs calls for, before it or after it. */
function shop({ isChanged = false } = {}): readonly Plannable[] {
  const link = vpcLink('backend', {
    targetArns: ['arn:aws:elasticloadbalancing:us-east-1:123456789012:loadbalancer/net/blue/0123456789abcdef'],
  });
  const api = restApi('shop', {
    endpointConfiguration: { types: ['REGIONAL'] },
    tags: { team: isChanged ? 'new' : 'old' },
  })
    .model('Pet', { contentType: 'application/json', schema: { type: isChanged ? 'array' : 'object' } })
    .authorizer('pool', {
      type: 'COGNITO_USER_POOLS',
      providerARNs: ['arn:aws:cognito-idp:us-east-1:123456789012:userpool/us-east-1_abc'],
    })
    .requestValidator('strict', { validateRequestBody: true })
    .documentationPart({ type: 'API' }, { description: isChanged ? 'New' : 'Old' });
  const linked = api
    .resource('/orders')
    .method('POST')
    .integration()
    .httpProxy('https://backend.example.com/orders')
    .connectionType('VPC_LINK', { connectionId: link });
  const guarded = api
    .resource('/orders')
    .method('GET')
    .authorizer('pool')
    .requestValidator('strict')
    // An import can't say that a header is required: calls after it do, which need the ids that it made.
    .methodResponse('200', { responseParameters: { 'method.response.header.ETag': true } })
    .integration()
    .mock();
  const added = api.resource('/added/{id}').method('GET').authorizer('pool').integration().mock();
  const all = isChanged ? api.define(linked, guarded, added) : api.define(linked, guarded);
  const version = all.documentationVersion(isChanged ? '2.0' : '1.0');
  return [all, link, version, all.stage('prod', { documentationVersion: isChanged ? '2.0' : '1.0' })];
}

describe('what is done by an import', () => {
  it('is what situations-imported.txt says, for a new API, for changes of it, and for nothing', async () => {
    const clock = new ManualClock();
    const embedded = new EmbeddedApiGateway({ clock, ids: 'sequential' });
    const gateway = new ApiGateway(new APIGatewayClient(embedded.clientConfig), { clock });
    const texts: string[] = [];
    const step = async (title: string, things: readonly Plannable[], options: PlanOptions) => {
      const plan = await clock.run(gateway.plan(things, { strategy: 'import', ...options }));
      texts.push(`# ${title}\n${told(plan)}\n`);
      expect(sentTooEarly(plan)).toEqual([]);
      await clock.run(gateway.apply(plan));
    };
    await step('a new API', shop(), {});
    await step('the same once more', shop(), {});
    await step('the same, with other members', shop({ isChanged: true }), { allowNewIds: true });
    await step('as it was, and no route that it did not have', shop(), { allowNewIds: true, prune: true });
    await expect(texts.join('\n')).toMatchFileSnapshot('./situations-imported.txt');
  });
});
