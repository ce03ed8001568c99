import { notFound } from '../../faults.js';
import { buffered } from '../../invoke/buffered.js';
import { allValues, lastValues } from '../../invoke/invocation.js';
import { invoke } from '../../invoke/invoke.js';
import { textOf } from '../../invoke/payload.js';
import { methodRequest } from '../../invoke/request.js';
import type { AsyncOperations, Context } from '../context.js';
import { apiOf, pathOf, resourceOf } from '../lookup.js';

const hex = (text: string) => Buffer.from(text).toString('hex');

/** An identifier for a request: a UUID in form. */
export const newRequestId = ({ newId }: Context) =>
  hex(newId(16)).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');

/** Invoking methods the way that the console's test does: on what the API is now, without authorizers and API keys. */
export const invocations: AsyncOperations = {
  async TestInvokeMethod(context, { restApiId, resourceId, httpMethod = '', stageVariables = {}, ...input }) {
    const resource = resourceOf(context, restApiId, resourceId);
    const api = apiOf(context, restApiId);
    const method = resource.methods.get(httpMethod) ?? resource.methods.get('ANY');
    if (!method) throw notFound('Invalid Method identifier specified');
    const resourcePath = pathOf(api, resource);
    const { response, log, latency } = await invoke({
      apiId: api.api.id,
      stageName: 'test-invoke-stage',
      isTest: true,
      accountId: context.accountId,
      region: context.region,
      binaryMediaTypes: [...(api.api.binaryMediaTypes ?? [])],
      resourceId: resource.id,
      resourcePath,
      method: structuredClone(method),
      models: new Map(api.models),
      validator: api.requestValidators.get(method.requestValidatorId ?? ''),
      gatewayResponses: new Map(api.gatewayResponses),
      stageVariables,
      request: methodRequest(resourcePath, { httpMethod, ...input }),
      requestId: newRequestId(context),
      endpointRequestId: newRequestId(context),
      traceId: `Root=1-${hex(context.newId(4))}-${hex(context.newId(12))}`,
      integrations: context.integrations,
      clock: context.clock,
      date: context.date,
    });
    return {
      status: response.status,
      body: textOf(await buffered(response.body, context.clock)),
      headers: lastValues(response.headers),
      multiValueHeaders: allValues(response.headers),
      log,
      latency,
    };
  },
};
