/** Rules of authorizers. @module */

import { addressOf } from '../../model/address.js';
import type { AuthorizerNode } from '../../model/rest-api.js';
import { ownEntry } from '../../plain.js';
import { patternProblem } from '../java-pattern.js';
import { type Draft, type Finding, rule, see } from './rule.js';

function* authorizersOf({ api }: Draft): Iterable<AuthorizerNode & { readonly address: string }> {
  for (const [name, node] of Object.entries(api.authorizers)) yield { ...node, address: addressOf.authorizer(name) };
}

const isLambda = ({ type }: AuthorizerNode): boolean => type === 'TOKEN' || type === 'REQUEST';

/** The service checks the region, too: `region` isn't one. */
const invocation = /^arn:[^:\s]+:apigateway:(?:[a-z]+(?:-[a-z]+)+-\d+|\$\{[^}]+\}):lambda:path\/\S+\/invocations$/;
const otherResource = /\/functions\/arn:[^:]*:lambda:[^:]*:[^:]*:(?!function:|\$\{)/;

/** The members that only authorizers of other types have. */
const foreign: Readonly<Record<string, readonly (keyof AuthorizerNode)[]>> = {
  COGNITO_USER_POOLS: ['authorizerUri', 'authorizerCredentials', 'identityValidationExpression'],
  TOKEN: ['providerARNs'],
  REQUEST: ['providerARNs', 'identityValidationExpression'],
};

const userPool = /^arn:[^:\s]+:cognito-idp:[^:\s]+:[^:\s]+:userpool\/\S+$/;

const name = '[a-zA-Z0-9:._$-]+';
const header = new RegExp(`^method\\.request\\.header\\.${name}$`);
const requestSource = new RegExp(
  `^(method\\.request\\.(multivalue)?(header|querystring)|context|stageVariables)\\.${name}$`,
);

/** What an identity source should have been. */
function sourceHint(source: string, type: AuthorizerNode['type']): string {
  const bare = source.replace(/^\$?(request\.header|method\.request\.header|header)\./, '');
  if (/^[a-zA-Z0-9_-]+$/.test(bare)) return `Did you mean 'method.request.header.${bare}'?`;
  return type === 'REQUEST'
    ? "Write 'method.request.header.NAME', 'method.request.querystring.NAME', 'context.NAME' or 'stageVariables.NAME'."
    : "Write one header: 'method.request.header.Authorization'.";
}

/** The rules of authorizers. */
export const authorizerRules = [
  rule({
    id: 'definition.authorizer-ttl',
    level: 'error',
    summary: 'What an authorizer has decided is kept for 0 to 3600 seconds.',
    see: see.authorizer,
    *check(draft): Iterable<Finding> {
      for (const { address, authorizerResultTtlInSeconds: ttl } of authorizersOf(draft)) {
        if (ttl === undefined || (Number.isInteger(ttl) && ttl >= 0 && ttl <= 3600)) continue;
        yield { address, message: `authorizerResultTtlInSeconds is 0 to 3600 whole seconds, not ${ttl}.` };
      }
    },
  }),
  rule({
    id: 'definition.authorizer-members',
    level: 'error',
    summary:
      'A Cognito authorizer has user pools, a Lambda authorizer a function, and what is kept is kept by an identity source.',
    see: see.authorizer,
    *check(draft): Iterable<Finding> {
      for (const authorizer of authorizersOf(draft)) {
        const { address, type, providerARNs = [], authorizerUri, identitySource } = authorizer;
        if (type === 'COGNITO_USER_POOLS' && providerARNs.length === 0) {
          yield { address, message: 'A Cognito authorizer needs user pools.', hint: 'Add providerARNs.' };
        }
        if (isLambda(authorizer) && authorizerUri === undefined) {
          yield {
            address,
            message: 'A Lambda authorizer needs a function.',
            hint: "Add authorizerUri: the function's ARN.",
          };
        }
        if (type === 'TOKEN' && !identitySource) {
          yield {
            address,
            message: 'A TOKEN authorizer needs the header that it decides by.',
            hint: "Add identitySource: 'method.request.header.Authorization'.",
          };
        }
        if (type === 'REQUEST' && !identitySource && authorizer.authorizerResultTtlInSeconds !== 0) {
          yield {
            address,
            message: 'What a REQUEST authorizer decides is kept, and nothing says by what.',
            hint: 'Add identitySource, or set authorizerResultTtlInSeconds to 0.',
          };
        }
      }
    },
  }),
  rule({
    id: 'definition.authorizer-uri',
    level: 'error',
    summary:
      "A Lambda authorizer calls a function: its ARN, or 'arn:aws:apigateway:{region}:lambda:path/2015-03-31/functions/{ARN}/invocations'.",
    see: see.authorizer,
    *check(draft): Iterable<Finding> {
      for (const authorizer of authorizersOf(draft)) {
        const { address, authorizerUri: uri } = authorizer;
        if (!isLambda(authorizer) || uri === undefined) continue;
        if (invocation.test(uri) && !otherResource.test(uri)) continue;
        yield {
          address,
          message: `'${uri}' isn't a function that an authorizer can call.`,
          hint: "Write the function's ARN: 'arn:aws:lambda:{region}:{account}:function:{name}'.",
        };
      }
    },
  }),
  rule({
    id: 'definition.authorizer-type',
    level: 'warning',
    summary:
      'An authorizer has no members of other types: Cognito ones call no function, Lambda ones have no user pools.',
    see: see.authorizer,
    *check(draft): Iterable<Finding> {
      for (const authorizer of authorizersOf(draft)) {
        const { address, type } = authorizer;
        for (const member of ownEntry(foreign, type) ?? []) {
          if (authorizer[member] === undefined) continue;
          const message = `A ${type} authorizer doesn't use ${member}.`;
          yield { address, message, hint: 'Remove it, or give the type that you mean.' };
        }
      }
    },
  }),
  rule({
    id: 'definition.user-pool',
    level: 'warning',
    summary: "A user pool is named by its ARN: 'arn:aws:cognito-idp:{region}:{account}:userpool/{id}'.",
    see: see.authorizer,
    *check(draft): Iterable<Finding> {
      for (const { address, type, providerARNs = [] } of authorizersOf(draft)) {
        if (type !== 'COGNITO_USER_POOLS') continue;
        for (const arn of providerARNs) {
          if (userPool.test(arn)) continue;
          const message = `'${arn}' isn't the ARN of a user pool.`;
          yield { address, message, hint: "Write 'arn:aws:cognito-idp:{region}:{account}:userpool/{id}'." };
        }
      }
    },
  }),
  rule({
    id: 'definition.identity-source',
    level: 'error',
    summary:
      'An identity source is a header of the request; for REQUEST also query strings, context and stage variables, with commas between.',
    see: see.authorizer,
    *check(draft): Iterable<Finding> {
      for (const { address, type, identitySource } of authorizersOf(draft)) {
        if (!identitySource) continue;
        const isRequest = type === 'REQUEST';
        const sources = isRequest ? identitySource.split(',').map((source) => source.trim()) : [identitySource];
        for (const source of sources) {
          if ((isRequest ? requestSource : header).test(source)) continue;
          yield {
            address,
            message: `'${source}' isn't an identity source${isRequest ? '' : ` of a ${type} authorizer`}.`,
            hint: sourceHint(source, type),
          };
        }
      }
    },
  }),
  rule({
    id: 'definition.identity-expression',
    level: 'error',
    summary: 'An identity validation expression is a regular expression of Java.',
    see: see.authorizer,
    *check(draft): Iterable<Finding> {
      for (const { address, identityValidationExpression } of authorizersOf(draft)) {
        const problem = patternProblem(identityValidationExpression ?? '');
        if (problem === undefined) continue;
        yield { address, message: `'${identityValidationExpression}' isn't a regular expression: ${problem}.` };
      }
    },
  }),
] as const;
