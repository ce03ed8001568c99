import { type RawHeaders, valuesOf } from './message.js';

/** The control plane manages APIs, the data plane is what callers of a deployed API reach. */
export type Plane = 'control' | 'data';

/** What a request is addressed to. */
export interface Target {
  /** `undefined` when nothing is served under the host. */
  readonly plane: Plane | undefined;
  /** The host and its port, as the request says them, in lower case. */
  readonly authority: string;
  /** The host alone. */
  readonly host: string;
  /** The request target in origin form. */
  readonly url: string;
}

/** The names of this machine that clients and pages can't point anywhere else. */
const thisMachine: ReadonlySet<string> = new Set(['127.0.0.1', 'localhost', '[::1]']);

/** Path forms of the data plane under a name of this machine. */
const dataPlanePath = /^\/(?:restapis\/[^/?]+\/[^/?]+\/_user_request_|_aws\/execute-api)(?=[/?]|$)/;

/** Below localhost, or as the service names them: such names are the service's, so no page can point them at this machine. */
const dataPlaneHost =
  /^[a-z0-9-]+\.execute-api\.(?:localhost|[a-z0-9-]+(?:\.vpce)?\.(?:amazonaws\.com(?:\.cn)?|localhost))$/;

const absoluteForm = /^[a-z][a-z0-9+.-]*:\/\/([^/?#]*)(.*)$/is;

/** A name of the DNS has 253 characters at most. */
const authorityForm = /^(\[[0-9a-f:.]{2,45}\]|[a-z0-9._*-]{1,253})(?::\d{1,5})?$/;

/**
 * What a request is addressed to, by its Host header or, in absolute form, by its request target.
 *
 * @param isDomainName - whether a custom domain name of this name exists.
 */
export function targetOf(
  { url, headers }: { readonly url: string; readonly headers: RawHeaders },
  isDomainName: (host: string) => boolean,
): Target {
  const [, absolute, rest = ''] = (url.startsWith('/') ? undefined : absoluteForm.exec(url)) ?? [];
  const origin = absolute === undefined ? url : rest.startsWith('/') ? rest : `/${rest}`;
  const authorities = [...valuesOf(headers, 'host'), ...(absolute === undefined ? [] : [absolute])].map((one) =>
    one.trim().toLowerCase(),
  );
  const authority = authorities[0] ?? '';
  // A request that names several hosts is for none: what stands in front of the gateway may have looked at another.
  const host = authorities.every((one) => one === authority) ? (authorityForm.exec(authority)?.[1] ?? '') : '';
  return { plane: planeOf(host, origin, isDomainName), authority: authorities.join(', '), host, url: origin };
}

function planeOf(host: string, url: string, isDomainName: (host: string) => boolean): Plane | undefined {
  if (thisMachine.has(host)) return dataPlanePath.test(url) ? 'data' : 'control';
  return host !== '' && (dataPlaneHost.test(host) || isDomainName(host)) ? 'data' : undefined;
}
