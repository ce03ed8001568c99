import { apiOf, type Naming, resourcesOf } from '../api-of.js';
import { connect } from '../connect.js';
import { CommandLineError } from '../errors.js';
import { resourceFor } from '../resource-for.js';
import type { Session } from '../session.js';
import type { Invoked, InvokeRequest } from './request.js';

/**
 * Runs a method as it is, deployed or not, by TestInvokeMethod.
 *
 * @throws {@link CommandLineError} `cli.no-method` for a request that no method is for.
 * @see https://docs.aws.amazon.com/apigateway/latest/api/API_TestInvokeMethod.html
 */
export async function testInvoke(
  session: Session,
  naming: Naming,
  { httpMethod, path, headers, body }: InvokeRequest,
  stageVariables: Readonly<Record<string, string>>,
): Promise<Invoked> {
  const connection = await connect(session);
  const { gateway } = connection;
  const { signal } = session;
  const { restApiId } = await apiOf(session, connection, naming);
  const resource = resourceFor(await resourcesOf(gateway, restApiId, signal), path.replace(/\?.*/s, ''));
  const methods = Object.keys(resource?.resourceMethods ?? {});
  if (resource?.id === undefined || !methods.some((one) => one === httpMethod || one === 'ANY')) {
    throw new CommandLineError(`The API has no method for ${httpMethod} ${path}.`, {
      code: 'cli.no-method',
      hint:
        resource === undefined
          ? 'No resource has such a path.'
          : `${resource.path} has ${methods.join(', ') || 'no methods'}.`,
    });
  }
  const { TestInvokeMethodCommand } = await import('@aws-sdk/client-api-gateway');
  const response = await gateway.send(
    new TestInvokeMethodCommand({
      restApiId,
      resourceId: resource.id,
      httpMethod,
      pathWithQueryString: path,
      headers,
      stageVariables,
      body,
    }),
    { signal, address: `${httpMethod} ${resource.path}` },
  );
  const { status = 0, latency = 0, multiValueHeaders = {} } = response;
  return { status, latency, headers: multiValueHeaders, body: response.body ?? '', log: response.log };
}
