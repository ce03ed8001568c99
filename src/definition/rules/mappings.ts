import { didYouMean } from '../../errors/near.js';
/** Rules of mapping expressions. @module */

import { addressOf } from '../../model/address.js';
import type { RestApiNode } from '../../model/rest-api.js';
import { ownEntry } from '../../plain.js';
import { contextProblem } from '../context-variables.js';
import { refuse } from '../refusals.js';
import { type DraftMethod, type Finding, rule, see } from './rule.js';

const destinationPattern =
  /^integration\.request\.(path|querystring|header|multivaluequerystring|multivalueheader)\.[a-zA-Z0-9:._$-]+$/;
const alwaysThere = /^(context\..+|stageVariables\..+)$/;
const requestSource = /^method\.request\.(path|querystring|header|multivaluequerystring|multivalueheader)\.(.+)$/;
const requestBody = /^method\.request\.body(?:$|[.[].)/;
const responseSource = /^integration\.response\.(?:(?:multivalue)?header\..+|body(?:$|[.[].*))$/s;
/** Whether a mapping gives a static value. */
export const isStatic = (value: string): boolean => value.length >= 2 && value.startsWith("'") && value.endsWith("'");

interface Mapping {
  readonly address: string;
  readonly draft: DraftMethod;
  readonly to: string;
  readonly from: string;
}

function* requestMappings(methods: readonly DraftMethod[]): Iterable<Mapping> {
  for (const draft of methods) {
    for (const [to, from] of Object.entries(draft.method.integration?.requestParameters ?? {})) {
      yield { address: draft.address, draft, to, from };
    }
  }
}

function* responseMappings(methods: readonly DraftMethod[]): Iterable<Mapping & { readonly statusCode: string }> {
  for (const draft of methods) {
    const { path, method } = draft;
    for (const response of Object.values(method.integration?.integrationResponses ?? {})) {
      const { statusCode } = response;
      const address = addressOf.response(path, method.httpMethod, statusCode);
      for (const [to, from] of Object.entries(response.responseParameters ?? {})) {
        yield { address, draft, to, from, statusCode };
      }
    }
  }
}

interface Source {
  readonly address: string;
  readonly from: string;
}

function* gatewayResponseMappings({ gatewayResponses }: RestApiNode): Iterable<Source> {
  for (const [type, { responseParameters }] of Object.entries(gatewayResponses)) {
    const address = addressOf.gatewayResponse(type);
    for (const from of Object.values(responseParameters ?? {})) yield { address, from };
  }
}

function* identitySources({ authorizers }: RestApiNode): Iterable<Source> {
  for (const [name, { identitySource }] of Object.entries(authorizers)) {
    const address = addressOf.authorizer(name);
    for (const source of identitySource?.split(',') ?? []) yield { address, from: source.trim() };
  }
}

/** A parameter with one value can be mapped with all its values, and the other way round. */
const bothForms = (parameter: string): readonly string[] => {
  const [, place, name] = requestSource.exec(parameter) ?? [];
  if (place === undefined || place === 'path') return [parameter];
  const other = place.startsWith('multivalue') ? place.slice('multivalue'.length) : `multivalue${place}`;
  return [parameter, `method.request.${other}.${name}`];
};

const sourceRefusal = ({ draft, from }: Mapping): Omit<Finding, 'address'> | undefined => {
  if (isStatic(from) || alwaysThere.test(from) || requestBody.test(from)) return undefined;
  if (!requestSource.test(from)) return unquotedHint(from, 'method.request.');
  const declared = Object.keys(draft.method.requestParameters ?? {});
  if (bothForms(from).some((form) => declared.includes(form))) return undefined;
  const [, place, name = ''] = requestSource.exec(from) ?? [];
  const nearest = didYouMean(from, declared);
  return place === 'path'
    ? refuse('noPathVariable', { source: from, variable: name }, nearest)
    : refuse('undeclaredSource', { source: from }, nearest);
};

/** What was hardly meant as a static value. */
const expressionLike = /^(?:\$(?:input|util)\b|method\.|integration\.|gatewayresponse\.|context\b|stageVariables\b)/i;

/** Why a text isn't a mapping expression: what it looks like decides about the hint. */
export function unquotedHint(value: string, place = 'method.request.'): Omit<Finding, 'address'> {
  const [, expression] = /^\$((?:context|stageVariables|method\.request|integration\.response)\..+)$/.exec(value) ?? [];
  if (expression !== undefined) return refuse('dollarExpression', { expression });
  const bare = value.trim().replace(/^\$!?\{?(.*?)\}?$/s, '$1');
  const whole = bare.replace(/^request\./, 'method.request.').replace(/^response\./, 'integration.response.');
  if (whole !== value && /^(?:context|stageVariables|method\.request|integration\.response)\.\S+$/.test(whole))
    return { message: `'${value}' isn't a mapping expression.`, hint: `Did you mean '${whole}'?` };
  const [, quoted] = /^"(.*)"$/s.exec(value) ?? [];
  if (quoted !== undefined) return refuse('doubleQuotedValue', { value: quoted });
  if (expressionLike.test(value))
    return {
      message: `'${value}' isn't a mapping expression here.`,
      hint: `Write '${place}header.NAME', 'context.NAME', 'stageVariables.NAME', or a static value in single quotes.`,
    };
  return refuse('unquotedValue', { value: value.replaceAll("'", '') || value });
}

const isSwapped = ({ to, from }: Mapping): boolean =>
  to.startsWith('method.request.') && from.startsWith('integration.request.');

function destinationRefusal(destination: string): Omit<Finding, 'address'> {
  const [, place] = /^method\.request\.(.+)$/.exec(destination) ?? [];
  return place === undefined
    ? refuse('noDestination', { destination })
    : refuse('swappedMapping', { destination, place });
}

/** The rules of mappings. */
export const mappingRules = [
  rule({
    id: 'definition.mapping-destination',
    level: 'error',
    summary: "A mapping's destination is a place in the backend's request.",
    see: see.mappings,
    *check({ methods }): Iterable<Finding> {
      for (const { address, to } of requestMappings(methods)) {
        if (destinationPattern.test(to)) continue;
        yield { address, ...destinationRefusal(to) };
      }
    },
  }),
  rule({
    id: 'definition.mapping-source',
    level: 'error',
    summary: "A mapping's source is declared by the method, or always there.",
    see: see.mappings,
    *check({ methods }): Iterable<Finding> {
      for (const mapping of requestMappings(methods)) {
        // Whose two sides are swapped is said once, of the destination.
        if (isSwapped(mapping)) continue;
        const refusal = sourceRefusal(mapping);
        if (refusal !== undefined) yield { address: mapping.address, ...refusal };
      }
      for (const { address, from } of responseMappings(methods)) {
        if (isStatic(from) || alwaysThere.test(from) || responseSource.test(from)) continue;
        yield { address, ...unquotedHint(from, 'integration.response.') };
      }
    },
  }),
  rule({
    id: 'definition.static-value',
    level: 'error',
    summary: 'A static value in a path or a query string is URL-encoded.',
    see: see.mappings,
    *check({ methods }): Iterable<Finding> {
      for (const { address, to, from } of requestMappings(methods)) {
        if (!isStatic(from) || !/^integration\.request\.(path|querystring)\./.test(to)) continue;
        const value = from.slice(1, -1);
        if (/^[\x21-\x7e]*$/.test(value)) continue;
        yield {
          address,
          message: `The static value of '${to}' isn't URL-encoded.`,
          hint: `Did you mean "'${encodeURIComponent(value)}'"?`,
        };
      }
    },
  }),
  rule({
    id: 'definition.quoted-mapping',
    level: 'warning',
    summary: 'A mapping expression in quotes is a static value.',
    see: see.mappings,
    *check({ methods }): Iterable<Finding> {
      for (const { address, from } of [...requestMappings(methods), ...responseMappings(methods)]) {
        if (!/^'(method\.request|integration\.response|context|stageVariables)\..*'$/.test(from)) continue;
        yield {
          address,
          message: `${from} is in quotes: the text itself is sent, not what it stands for.`,
          hint: `Did you mean ${from.slice(1, -1)}?`,
        };
      }
    },
  }),
  rule({
    id: 'definition.context-variable',
    level: 'warning',
    summary: 'A mapping from the context, or an identity source, names a variable that requests of REST APIs have.',
    see: see.templates,
    *check({ api, methods }): Iterable<Finding> {
      for (const { address, from } of [
        ...requestMappings(methods),
        ...responseMappings(methods),
        ...gatewayResponseMappings(api),
        ...identitySources(api),
      ]) {
        const problem = contextProblem(from);
        if (problem !== undefined) yield { address, ...problem };
      }
    },
  }),
  rule({
    id: 'definition.response-parameter',
    level: 'error',
    summary: 'A header of an integration response is declared by the method response of that status.',
    see: see.integrationResponse,
    *check({ methods }): Iterable<Finding> {
      for (const { address, draft, to, statusCode } of responseMappings(methods)) {
        const responses = draft.method.methodResponses;
        const response = ownEntry(responses, statusCode);
        if (response === undefined) continue;
        const declared = Object.keys(response.responseParameters ?? {});
        if (declared.includes(to)) continue;
        yield { address, ...refuse('undeclaredHeader', { status: statusCode, header: to }, didYouMean(to, declared)) };
      }
    },
  }),
] as const;
