import { ownEntry } from '../../../plain.js';
import { messageOf } from '../../thrown.js';
import { GatewayFault, misconfigured } from '../gateway-fault.js';
import type { AwsService, IntegrationOptions } from '../integration-options.js';
import { allValues, type EndpointResponse, headerOf, type IntegrationRequest } from '../invocation.js';
import type { Payload } from '../payload.js';

/** What the URI of an integration with a service of AWS says. */
export interface ServiceAddress {
  readonly service: string;
  /** Of a host that has one before the service's name. */
  readonly subdomain: string | undefined;
  readonly region: string;
  /** Of `action/…`. */
  readonly action: string | undefined;
  /** Of `path/…`; `/` for an action. */
  readonly path: string;
  readonly url: URL;
}

/**
 * Reads `arn:aws:apigateway:{region}:{subdomain.service|service}:{path|action}/{service_api}`.
 *
 * An action may be followed by parameters (`action/GetObject&Bucket={bucket}`), which are sent in the query string, as the
 * action itself is.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/api/API_PutIntegration.html
 */
export function serviceAddressOf({ uri, queryString }: IntegrationRequest): ServiceAddress {
  const [, partition = '', region = '', host = '', kind, rest = ''] =
    /^arn:([\w-]+):apigateway:([\w-]+):([\w.-]+):(path|action)\/(.*)$/s.exec(uri) ?? [];
  const [service = '', subdomain] = host.split('.').reverse();
  if (service === '') throw misconfigured('Invalid endpoint address');
  const domain = partition === 'aws-cn' ? 'amazonaws.com.cn' : 'amazonaws.com';
  const [first = '', ...parameters] = rest.split('&');
  const action = kind === 'action' ? first : undefined;
  const target = action === undefined ? rest.replace(/^\/+/, '') : `?${[`Action=${action}`, ...parameters].join('&')}`;
  const href = `https://${host}.${region}.${domain}/${target}`;
  if (!URL.canParse(href)) throw misconfigured('Invalid endpoint address');
  const url = new URL(href);
  for (const [name, values] of queryString) for (const value of values) url.searchParams.append(name, value);
  return { service, subdomain, region, action, path: url.pathname, url };
}

/** Finds the function that stands for a service, among those that the gateway was given. */
export function givenService({ service }: ServiceAddress, { aws = {} }: IntegrationOptions): AwsService {
  const given = ownEntry(aws, service);
  if (given) return given;
  throw misconfigured(
    'Invalid endpoint address',
    `The embedded gateway was given no function for the service ${service}: see its option integrations.aws`,
  );
}

/**
 * Asks a service of AWS, or what stands for it.
 *
 * @throws GatewayFault `INTEGRATION_FAILURE` where the function fails: a service that refuses answers with a status.
 */
export async function askService(
  ask: AwsService,
  { service, subdomain, region, action, path, url }: ServiceAddress,
  { httpMethod, headers, body }: IntegrationRequest,
): Promise<EndpointResponse> {
  const queryString = new Map<string, string[]>();
  for (const [name, value] of url.searchParams) queryString.set(name, [...(queryString.get(name) ?? []), value]);
  try {
    const answer = await ask({
      service,
      ...(subdomain === undefined ? {} : { subdomain }),
      region,
      ...(action === undefined ? {} : { action }),
      path,
      httpMethod,
      queryString: allValues(queryString),
      headers: Object.fromEntries([...headers].map(([name, values]) => [name, values.join(',')])),
      body,
    });
    return responseOf(answer ?? {});
  } catch (error) {
    throw new GatewayFault('INTEGRATION_FAILURE', 'Network error communicating with endpoint', {
      log: [
        `The function for the service ${service} failed: ${messageOf(error)}`,
        'Execution failed due to a network error communicating with endpoint',
      ],
    });
  }
}

function responseOf({ status = 200, headers = {}, body = '' }: NonNullable<Awaited<ReturnType<AwsService>>>) {
  const stated = new Map<string, readonly string[]>(
    Object.entries(headers).map(([name, value]) => [name, typeof value === 'string' ? [value] : value]),
  );
  return {
    status,
    headers: headerOf(stated, 'Content-Type') === undefined ? stated.set('Content-Type', ['application/json']) : stated,
    body: isPayload(body) ? body : JSON.stringify(body),
  };
}

const isPayload = (body: unknown): body is Payload => typeof body === 'string' || body instanceof Uint8Array;
