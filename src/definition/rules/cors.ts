/** Rules of what browsers take as a response to a preflight request. @module */

import { didYouMeanValue } from '../../errors/near.js';
import { enumerations } from '../../kinds/enumerations.js';
import { isOneOf, isWhole } from '../../plain.js';
import type { CorsOptions } from '../options.js';
import { type Draft, type Finding, rule, see } from './rule.js';

function* corsOf({ methods }: Draft): Iterable<CorsOptions & { readonly address: string }> {
  for (const { address, cors } of methods) if (cors !== undefined) yield { ...cors, address };
}

/** What each option holds, and what it takes otherwise. */
const optionChecks: Readonly<Record<keyof CorsOptions, readonly [holds: (value: unknown) => boolean, takes: string]>> =
  {
    allowOrigins: [isTexts, 'a list of strings'],
    allowMethods: [isTexts, 'a list of strings'],
    allowHeaders: [isTexts, 'a list of strings'],
    exposeHeaders: [isTexts, 'a list of strings'],
    maxAge: [(value) => isWhole(value, -1), 'whole seconds, -1 for not at all'],
    allowCredentials: [(value) => typeof value === 'boolean', 'true or false'],
    statusCode: [(value) => typeof value === 'string' && /^2\d\d$/.test(value), "a status from '200' to '299'"],
    passthrough: [
      (value) => isOneOf(enumerations.passthroughBehavior, value),
      enumerations.passthroughBehavior.map((value) => `'${value}'`).join(', '),
    ],
  };

function isTexts(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((one) => typeof one === 'string');
}

const textsOf = (value: unknown): readonly string[] => (isTexts(value) ? value : []);

const methodValues: readonly string[] = [...enumerations.httpMethod.filter((method) => method !== 'ANY'), '*'];

/** A token, as names of headers are; `*` among them. */
const headerName = /^[\w!#$%&*+.^`|~-]+$/;

/** The origin that is meant by what isn't one, as browsers write it. */
function originHint(origin: string): string {
  const [scheme, host = ''] = origin.includes('://') ? origin.split('://') : ['https', origin];
  try {
    const url = new URL(`${scheme}://${host}`);
    if (url.origin !== 'null' && !host.includes('*')) return `Did you mean '${url.origin}'?`;
  } catch {
    // What can't be read as a URL has no origin that could be meant.
  }
  return "Write each origin with its scheme, as browsers send it: 'https://example.com'.";
}

/** Whether a text is an origin as browsers send it; schemes of apps (`capacitor://localhost`) are as they like. */
function isOrigin(origin: string): boolean {
  if (origin === '*' || origin === 'null') return true;
  if (origin.includes('*')) return false; // Browsers compare letter by letter.
  if (!/^https?:/i.test(origin)) return /^[a-z][a-z0-9+.-]*:\/\/[^\s/?#*]+$/.test(origin);
  try {
    return new URL(origin).origin === origin;
  } catch {
    return false;
  }
}

/** The rules of CORS. */
export const corsRules = [
  rule({
    id: 'definition.cors-value',
    level: 'error',
    summary: "What cors() takes is what each option is for, isn't empty and has no quotes.",
    see: see.cors,
    *check(draft): Iterable<Finding> {
      for (const { address, ...options } of corsOf(draft)) {
        for (const [name, [holds, takes]] of Object.entries(optionChecks)) {
          const value = options[name as keyof CorsOptions];
          if (value === undefined || holds(value)) continue;
          const isOne = typeof value === 'string' && takes === 'a list of strings';
          yield {
            address,
            message: `${name} takes ${takes}.`,
            hint: isOne ? `Write ${name}: ['${value}'].` : undefined,
          };
        }
        const { allowOrigins, allowMethods, allowHeaders, exposeHeaders } = options;
        if (allowOrigins === undefined || (isTexts(allowOrigins) && allowOrigins.length === 0)) {
          yield { address, message: 'No origin is allowed.', hint: "Write allowOrigins: ['https://example.com']." };
        }
        for (const value of [allowOrigins, allowMethods, allowHeaders, exposeHeaders].flatMap(textsOf)) {
          if (value !== '' && !/['"]/.test(value)) continue;
          yield { address, message: `A CORS header can't say ${JSON.stringify(value)}.` };
        }
        for (const value of [allowHeaders, exposeHeaders].flatMap(textsOf)) {
          if (value === '' || /['"]/.test(value) || headerName.test(value)) continue;
          yield { address, message: `${JSON.stringify(value)} isn't the name of a header.` };
        }
        for (const value of textsOf(allowMethods)) {
          if (methodValues.includes(value)) continue;
          const hint = value.toUpperCase() === 'ANY' ? "Write '*' for all." : didYouMeanValue(value, methodValues);
          yield { address, message: `'${value}' isn't a method that browsers ask for here.`, hint };
        }
      }
    },
  }),
  rule({
    id: 'definition.cors-origin',
    level: 'error',
    summary: "An origin is a scheme, a host and perhaps a port, as browsers send it, or '*'.",
    see: see.cors,
    *check(draft): Iterable<Finding> {
      for (const { address, allowOrigins } of corsOf(draft)) {
        for (const origin of textsOf(allowOrigins)) {
          if (origin === '' || /['"]/.test(origin) || isOrigin(origin)) continue;
          yield { address, message: `'${origin}' isn't an origin.`, hint: originHint(origin) };
        }
      }
    },
  }),
  rule({
    id: 'definition.cors-wildcard',
    level: 'warning',
    summary: "The origin '*' stands alone, and not with credentials.",
    see: see.cors,
    *check(draft): Iterable<Finding> {
      for (const { address, allowOrigins, allowCredentials = false } of corsOf(draft)) {
        const origins = textsOf(allowOrigins);
        if (!origins.includes('*')) continue;
        if (origins.length > 1) {
          yield { address, message: "'*' allows every origin: the others have no effect, or '*' has none." };
        }
        if (allowCredentials) {
          yield {
            address,
            message: "Browsers refuse the origin '*' together with credentials.",
            hint: 'Name origins.',
          };
        }
      }
    },
  }),
] as const;
