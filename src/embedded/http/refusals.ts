import { ServiceFault } from '../faults.js';
import { type RawHeaders, valuesOf } from './message.js';
import type { Plane, Target } from './target.js';

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
  readonly plane: Plane | undefined;
  /** What is wrong, as a sentence. */
  readonly finds: (arrival: Arrival) => string | undefined;
}

/** The values of `Sec-Fetch-Site` that say that no other origin has a hand in the request. */
const ownSites: ReadonlySet<string> = new Set(['same-origin', 'none']);

const originsOf = ({ headers }: Arrival) => valuesOf(headers, 'origin').map((origin) => origin.trim().toLowerCase());
const sitesOf = ({ headers }: Arrival) => valuesOf(headers, 'sec-fetch-site').map((site) => site.trim().toLowerCase());

/** What browsers send: a scheme and a host, or `null`. Any other text was written by a program. */
const isPage = (origin: string) => origin === 'null' || /^[a-z][a-z0-9+.-]*:/.test(origin);

const isOwnOrigin = (origin: string, { target: { authority } }: Arrival) =>
  origin === `http://${authority}` || (authority.endsWith(':80') && origin === `http://${authority.slice(0, -3)}`);

const isOpenTo = (origin: string, origins: Origins) => origins === '*' || origins.includes(origin);

const programsOnly = 'the control plane serves programs on this machine, and no web page';

/**
 * Which requests a listening gateway refuses, whatever they ask for: programs on this machine are served, pages aren't,
 * nor is what reaches this machine under a name that someone else decides on.
 *
 * A browser says which page a request comes from by `Origin`, and by `Sec-Fetch-Site` where there is no `Origin`: images,
 * scripts, navigation. Other programs send neither. The control plane has no pages of its own, and a deployed API that is
 * reached by its path shares its origin: so even that origin is refused there.
 */
export const refusalRules: readonly RefusalRule[] = Object.freeze([
  {
    rule: 'host',
    plane: undefined,
    finds: ({ target: { authority } }) =>
      `Nothing is served for the host '${authority}': use 127.0.0.1, localhost or [::1], and for a deployed API {restApiId}.execute-api.localhost or one of its custom domain names`,
  },
  {
    rule: 'origin',
    plane: 'control',
    finds: (arrival) => {
      const [origin] = originsOf(arrival);
      return origin === undefined ? undefined : `A request with an Origin ('${origin}') is refused: ${programsOnly}`;
    },
  },
  {
    rule: 'fetch-site',
    plane: 'control',
    finds: (arrival) => {
      const site = sitesOf(arrival).find((one) => one !== 'none');
      return site === undefined ? undefined : `A request with Sec-Fetch-Site: ${site} is refused: ${programsOnly}`;
    },
  },
  {
    rule: 'origin',
    plane: 'data',
    finds: (arrival) => {
      const { origins } = arrival;
      if (originsOf(arrival).every((origin) => isOpenTo(origin, origins))) return undefined;
      const foreign = originsOf(arrival).find((origin) => !isOwnOrigin(origin, arrival) && isPage(origin));
      return foreign === undefined
        ? undefined
        : `Pages of '${foreign}' can't call this API: listen({ origins }) opens deployed APIs to pages of other origins`;
    },
  },
  {
    rule: 'fetch-site',
    plane: 'data',
    finds: (arrival) => {
      const { origins } = arrival;
      const from = originsOf(arrival);
      // An origin that is listed says so itself, by `Origin`; without one there is nothing to look up.
      if (origins === '*' || (from.length > 0 && from.every((origin) => isOpenTo(origin, origins)))) return undefined;
      const foreign = sitesOf(arrival).find((site) => !ownSites.has(site));
      return foreign === undefined ? undefined : `Pages of other origins can't call this (Sec-Fetch-Site: ${foreign})`;
    },
  },
] satisfies RefusalRule[]);

/** Why a request is refused, if it is. */
export function refusalOf(arrival: Arrival): ServiceFault | undefined {
  for (const { plane, finds } of refusalRules) {
    if (plane !== arrival.target.plane) continue;
    const sentence = finds(arrival);
    if (sentence !== undefined) return new ServiceFault('ForbiddenException', 403, sentence);
  }
  return undefined;
}
