import { ServiceFault } from '../faults.js';
import { type RawHeaders, valuesOf } from './message.js';
import type { Target } from './target.js';

/** The origins whose pages may call the data plane; `'*'`: all. */
export type Origins = readonly string[] | '*';

/** What is known of a request before it is handled. */
export interface Arrival {
  readonly target: Target;
  readonly headers: RawHeaders;
  /** The origins that the data plane is open to. */
  readonly origins: Origins;
}

interface RefusalRule {
  readonly rule: 'host' | 'origin' | 'fetch-site';
  /** Whether `listen({ origins })` lifts the rule on the data plane. Nothing lifts one on the control plane. */
  readonly lifted: (arrival: Arrival) => boolean;
  /** What is wrong, as a sentence. */
  readonly finds: (arrival: Arrival) => string | undefined;
}

/** The values of `Sec-Fetch-Site` that say that no other origin has a hand in the request. */
const ownSites: ReadonlySet<string> = new Set(['same-origin', 'none']);

const originsOf = ({ headers }: Arrival) => valuesOf(headers, 'origin').map((origin) => origin.trim().toLowerCase());

/** What browsers send: a scheme and a host, or `null`. Any other text was written by a program. */
const isPage = (origin: string) => origin === 'null' || /^[a-z][a-z0-9+.-]*:/.test(origin);

const isOwnOrigin = (origin: string, { target: { authority } }: Arrival) =>
  origin === `http://${authority}` || (authority.endsWith(':80') && origin === `http://${authority.slice(0, -3)}`);

const isOpenTo = (origin: string, origins: Origins) => origins === '*' || origins.includes(origin);

/**
 * Which requests a listening gateway refuses, whatever they ask for: programs on this machine are served, pages of other
 * origins aren't, nor is what reaches this machine under a name that someone else decides on.
 *
 * A browser says which page a request comes from by `Origin`, and by `Sec-Fetch-Site` where there is no `Origin`: images,
 * scripts, navigation. Other programs send neither.
 */
export const refusalRules: readonly RefusalRule[] = Object.freeze([
  {
    rule: 'host',
    lifted: () => false,
    finds: ({ target: { plane, authority } }) =>
      plane === undefined
        ? `Nothing is served for the host '${authority}': use 127.0.0.1, localhost or [::1], and for a deployed API {restApiId}.execute-api.localhost or one of its custom domain names`
        : undefined,
  },
  {
    rule: 'origin',
    lifted: (arrival) => originsOf(arrival).every((origin) => isOpenTo(origin, arrival.origins)),
    finds: (arrival) => {
      const { plane } = arrival.target;
      const foreign = originsOf(arrival).find(
        (origin) => !isOwnOrigin(origin, arrival) && (plane !== 'data' || isPage(origin)),
      );
      if (foreign === undefined) return undefined;
      return plane === 'data'
        ? `Pages of '${foreign}' can't call this API: listen({ origins }) opens deployed APIs to pages of other origins`
        : `Pages of '${foreign}' can't call the control plane: it serves programs on this machine`;
    },
  },
  {
    rule: 'fetch-site',
    // An origin that is listed says so itself, by `Origin`; without one there is nothing to look up.
    lifted: (arrival) =>
      arrival.origins === '*' ||
      (originsOf(arrival).length > 0 && originsOf(arrival).every((origin) => isOpenTo(origin, arrival.origins))),
    finds: ({ headers }) => {
      const foreign = valuesOf(headers, 'sec-fetch-site').find((site) => !ownSites.has(site.trim().toLowerCase()));
      return foreign === undefined ? undefined : `Pages of other origins can't call this (Sec-Fetch-Site: ${foreign})`;
    },
  },
] satisfies RefusalRule[]);

/** Why a request is refused, if it is. */
export function refusalOf(arrival: Arrival): ServiceFault | undefined {
  for (const { lifted, finds } of refusalRules) {
    if (arrival.target.plane === 'data' && lifted(arrival)) continue;
    const sentence = finds(arrival);
    if (sentence !== undefined) return new ServiceFault('ForbiddenException', 403, sentence);
  }
  return undefined;
}
