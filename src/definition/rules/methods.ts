import { didYouMean } from '../../errors/near.js';
/** Rules of methods and what they answer. @module */

import { addressOf, methodMeant } from '../../model/address.js';
import { httpMethods } from '../../model/method.js';
import { nameText } from '../plain.js';
import { refuse } from '../refusals.js';
import { type Finding, rule, see } from './rule.js';

const requestParameterPattern =
  /^method\.request\.(path|querystring|header|multivaluequerystring|multivalueheader)\.(.+)$/;

/** What the service takes for the name of a parameter: not `filter[name]`, for example. */
export const parameterName = /^[a-zA-Z0-9:._$-]+$/;
const nameHint = "A name has letters, digits, ':', '.', '_', '$' and '-' only.";

/** Where a route was given for its verb. */
function placeHint(verb: unknown): string | undefined {
  const meant = methodMeant(verb);
  return meant && refuse('routeForPath', { path: meant.path, verb: meant.httpMethod }).hint;
}

/** The rules of methods. */
export const methodRules = [
  rule({
    id: 'definition.http-method',
    level: 'error',
    summary: `A method is one of ${httpMethods.join(', ')}.`,
    see: see.method,
    *check({ methods }): Iterable<Finding> {
      for (const { address, method } of methods) {
        if (httpMethods.includes(method.httpMethod)) continue;
        yield {
          address,
          message: `'${nameText(method.httpMethod)}' isn't a method of the service.`,
          hint:
            placeHint(method.httpMethod) ??
            didYouMean(nameText(method.httpMethod), httpMethods) ??
            `The methods are ${httpMethods.join(', ')}.`,
        };
      }
    },
  }),
  rule({
    id: 'definition.no-integration',
    level: 'error',
    summary: 'Every method has an integration.',
    see: see.integration,
    *check({ methods }): Iterable<Finding> {
      for (const { address, method } of methods) {
        if (method.integration !== undefined) continue;
        yield {
          address,
          ...refuse('noIntegration', {}),
        };
      }
    },
  }),
  rule({
    id: 'definition.open-method',
    level: 'off',
    looksAtPlain: true,
    summary: 'Every method, apart from the OPTIONS of cors(), has an authorizer, AWS_IAM or an API key.',
    see: see.access,
    *check({ methods }): Iterable<Finding> {
      for (const { address, method, cors } of methods) {
        const { authorizationType, apiKeyRequired } = method;
        if (cors !== undefined || apiKeyRequired === true) continue;
        if (String(authorizationType).toUpperCase() !== 'NONE') continue;
        yield {
          address,
          message: 'Anybody can call this method.',
          hint: "Add .authorizer(…), .authorizationType('AWS_IAM') or .apiKeyRequired().",
        };
      }
    },
  }),
  rule({
    id: 'definition.authorization-type',
    level: 'error',
    summary: 'CUSTOM and COGNITO_USER_POOLS come with an authorizer, NONE and AWS_IAM without.',
    see: see.method,
    *check({ methods }): Iterable<Finding> {
      for (const { address, method } of methods) {
        const { authorizationType, authorizer } = method;
        const withAuthorizer = authorizationType === 'CUSTOM' || authorizationType === 'COGNITO_USER_POOLS';
        if (!withAuthorizer && !['NONE', 'AWS_IAM'].includes(String(authorizationType).toUpperCase())) {
          yield { address, message: `'${authorizationType}' isn't an authorization type.` };
        } else if (withAuthorizer && authorizer === undefined) {
          yield {
            address,
            message: `The authorization type ${authorizationType} needs an authorizer.`,
            hint: 'Write .authorizer(name), or .authorizer({ id, authorizationType }).',
          };
        }
      }
    },
  }),
  rule({
    id: 'definition.authorization-scopes',
    level: 'error',
    summary: 'Only a method with a Cognito authorizer has scopes.',
    see: see.method,
    *check({ methods }): Iterable<Finding> {
      for (const { address, method } of methods) {
        if ((method.authorizationScopes ?? []).length === 0) continue;
        if (method.authorizationType === 'COGNITO_USER_POOLS') continue;
        yield {
          address,
          message: 'Only a method with a Cognito authorizer has scopes.',
          hint: 'Remove them, or name an authorizer of the type COGNITO_USER_POOLS.',
        };
      }
    },
  }),
  rule({
    id: 'definition.request-parameter',
    level: 'error',
    summary: "A method's parameters are named by where they come from.",
    see: see.method,
    *check({ methods }): Iterable<Finding> {
      for (const { address, method } of methods) {
        for (const name of Object.keys(method.requestParameters ?? {})) {
          const [, , given] = requestParameterPattern.exec(name) ?? [];
          if (given !== undefined && parameterName.test(given)) continue;
          yield given === undefined
            ? {
                address,
                message: `'${name}' isn't a parameter of a method.`,
                hint: "Write 'method.request.querystring.NAME', 'method.request.header.NAME' or 'method.request.path.NAME'.",
              }
            : { address, message: `'${given}' isn't a name for a parameter.`, hint: nameHint };
        }
      }
    },
  }),
  rule({
    id: 'definition.parameter-names-unique',
    level: 'error',
    summary: 'Parameters in the query string, in headers and in the path have different names.',
    see: see.method,
    *check({ methods }): Iterable<Finding> {
      for (const { address, method } of methods) {
        const places = new Map<string, string>();
        for (const parameter of Object.keys(method.requestParameters ?? {})) {
          const [, place, name] = requestParameterPattern.exec(parameter) ?? [];
          if (place === undefined || name === undefined || place.startsWith('multivalue')) continue;
          const other = places.get(name);
          if (other === undefined) places.set(name, place);
          else yield { address, message: `'${name}' is a parameter in two places: ${other} and ${place}.` };
        }
      }
    },
  }),
  rule({
    id: 'definition.path-parameter',
    level: 'warning',
    summary: "A parameter in the path is a variable of the resource's path.",
    see: see.method,
    *check({ methods }): Iterable<Finding> {
      for (const { address, path, method } of methods) {
        const variables = [...path.matchAll(/\{([^{}]+?)\+?\}/g)].map(([, name = '']) => name);
        for (const parameter of Object.keys(method.requestParameters ?? {})) {
          const name = /^method\.request\.path\.(.+)$/.exec(parameter)?.[1];
          if (name === undefined || variables.includes(name)) continue;
          yield {
            address,
            message: `The path has no variable '{${name}}': this parameter is always empty.`,
            hint: didYouMean(name, variables),
          };
        }
      }
    },
  }),
  rule({
    id: 'definition.status-code',
    level: 'error',
    summary: 'A status is three digits, from 100 to 599.',
    see: see.methodResponse,
    *check({ api, methods }): Iterable<Finding> {
      const refused = (address: string, statusCode: string): readonly Finding[] =>
        /^[1-5]\d\d$/.test(statusCode) ? [] : [{ address, message: `'${statusCode}' isn't a status from 100 to 599.` }];
      for (const { address, method } of methods) {
        const statuses = [
          ...Object.keys(method.methodResponses),
          ...Object.keys(method.integration?.integrationResponses ?? {}),
        ];
        for (const statusCode of new Set(statuses)) yield* refused(address, statusCode);
      }
      for (const { responseType, statusCode } of Object.values(api.gatewayResponses)) {
        if (statusCode !== undefined) yield* refused(addressOf.gatewayResponse(responseType), statusCode);
      }
    },
  }),
  rule({
    id: 'definition.method-response-parameter',
    level: 'error',
    summary: "A method response's parameters are headers.",
    see: see.methodResponse,
    *check({ methods }): Iterable<Finding> {
      for (const { path, method } of methods) {
        for (const { statusCode, responseParameters } of Object.values(method.methodResponses)) {
          for (const name of Object.keys(responseParameters ?? {})) {
            const [, given] = /^method\.response\.(?:multivalue)?header\.(.+)$/.exec(name) ?? [];
            if (given !== undefined && parameterName.test(given)) continue;
            const address = addressOf.response(path, method.httpMethod, statusCode);
            yield given === undefined
              ? {
                  address,
                  ...refuse('noResponseHeader', { header: name }),
                }
              : { address, message: `'${given}' isn't a name for a header.`, hint: nameHint };
          }
        }
      }
    },
  }),
  rule({
    id: 'definition.content-type',
    level: 'error',
    summary: 'Models and templates are kept by content type.',
    see: see.method,
    *check({ methods }): Iterable<Finding> {
      for (const { address, method } of methods) {
        const responses = Object.values(method.methodResponses);
        const answers = Object.values(method.integration?.integrationResponses ?? {});
        const contentTypes = [
          ...Object.keys(method.requestModels ?? {}),
          ...Object.keys(method.integration?.requestTemplates ?? {}),
          ...responses.flatMap(({ responseModels }) => Object.keys(responseModels ?? {})),
          ...answers.flatMap(({ responseTemplates }) => Object.keys(responseTemplates ?? {})),
        ];
        for (const contentType of new Set(contentTypes)) {
          if (contentType.includes('/') || contentType.startsWith('$')) continue;
          yield { address, message: `'${contentType}' isn't a content type.`, hint: "Write 'application/json'." };
        }
      }
    },
  }),
] as const;
