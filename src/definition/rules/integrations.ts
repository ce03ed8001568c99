/** Rules of integrations. @module */

import type { IntegrationNode } from '../../model/integration.js';
import { hasBackend, overAws, overHttp } from '../integration-starts.js';
import { refuse } from '../refusals.js';
import { described } from './described.js';
import { type Finding, rule, see } from './rule.js';

const isLambda = ({ uri }: IntegrationNode): boolean => uri?.includes(':lambda:path/') ?? false;
const startsWithVariable = (uri: string): boolean => uri.startsWith('${stageVariables.');

/** The rules of integrations. */
export const integrationRules = [
  rule({
    id: 'definition.integration-step',
    level: 'error',
    summary: 'An integration is told only what its type has.',
    see: see.integrationTypes,
    *check({ methods }): Iterable<Finding> {
      for (const { address, start, foreignSteps } of methods) {
        for (const step of new Set(foreignSteps)) {
          yield { address, ...refuse('foreignStep', { start: String(start), step }) };
        }
      }
    },
  }),
  rule({
    id: 'definition.integration-http-method',
    level: 'error',
    summary: 'Every integration with a backend says the verb for it.',
    see: see.integration,
    *check({ methods }): Iterable<Finding> {
      for (const {
        address,
        method: { integration },
      } of described(methods)) {
        if (!hasBackend(integration.type) || integration.httpMethod !== undefined) continue;
        yield { address, ...refuse('noBackendVerb', {}) };
      }
    },
  }),
  rule({
    id: 'definition.http-endpoint',
    level: 'error',
    summary: 'An HTTP backend has an http or https URL.',
    see: see.integration,
    *check({ methods }): Iterable<Finding> {
      for (const {
        address,
        method: { integration },
      } of described(methods)) {
        const { type, uri = '' } = integration;
        if (!overHttp(type) || /^https?:\/\/./i.test(uri) || startsWithVariable(uri)) continue;
        yield { address, message: `'${uri}' isn't the URL of an HTTP backend.`, hint: "Write 'https://…'." };
      }
    },
  }),
  rule({
    id: 'definition.aws-arn',
    level: 'error',
    summary: "An AWS backend has an ARN with a path or an action: 'arn:aws:apigateway:{region}:{service}:path/…'.",
    see: see.integration,
    *check({ methods }): Iterable<Finding> {
      for (const {
        address,
        start,
        method: { integration },
      } of described(methods)) {
        const { type, uri = '' } = integration;
        if (!overAws(type) || startsWithVariable(uri) || /^arn:.*:(path|action)\//.test(uri)) continue;
        yield {
          address,
          message: uri.startsWith('arn:') ? `'${uri}' has neither a path nor an action.` : `'${uri}' isn't an ARN.`,
          hint:
            start === 'lambda' || start === 'lambdaProxy'
              ? "Write the function's ARN: 'arn:aws:lambda:{region}:{account}:function:{name}'."
              : "Write 'arn:aws:apigateway:{region}:{service}:path/…' or '…:action/…'.",
        };
      }
    },
  }),
  rule({
    id: 'definition.aws-proxy-target',
    level: 'error',
    summary: 'A proxy integration with AWS calls a Lambda function, or a Firehose stream.',
    see: see.integrationTypes,
    *check({ methods }): Iterable<Finding> {
      for (const {
        address,
        method: { integration },
      } of described(methods)) {
        const { type, uri = '' } = integration;
        if (type !== 'AWS_PROXY' || !uri.startsWith('arn:') || /:(lambda|firehose):/.test(uri)) continue;
        yield { address, message: `'${uri}' is neither a Lambda function nor a Firehose stream.`, hint: 'Use aws().' };
      }
    },
  }),
  rule({
    id: 'definition.lambda-method',
    level: 'warning',
    summary: 'A Lambda function is called with POST, whatever the verb of the method.',
    see: see.integration,
    *check({ methods }): Iterable<Finding> {
      for (const {
        address,
        method: { integration },
      } of described(methods)) {
        const { httpMethod } = integration;
        if (!isLambda(integration) || httpMethod === undefined || httpMethod === 'POST') continue;
        yield { address, message: `A Lambda function can't be called with ${httpMethod}.`, hint: 'Use POST.' };
      }
    },
  }),
  rule({
    id: 'definition.credentials',
    level: 'warning',
    summary: 'An action of an AWS service other than Lambda is called as a role.',
    see: see.integration,
    *check({ methods }): Iterable<Finding> {
      for (const {
        address,
        method: { integration },
      } of described(methods)) {
        if (integration.type !== 'AWS' || isLambda(integration) || integration.credentials !== undefined) continue;
        yield { address, message: 'This action is called without credentials.', hint: "Add .credentials(role's ARN)." };
      }
    },
  }),
  rule({
    id: 'definition.uri-variable',
    level: 'warning',
    summary: "A variable in a backend's URL is filled by a mapping.",
    see: see.integration,
    *check({ methods }): Iterable<Finding> {
      for (const {
        address,
        method: { integration },
      } of described(methods)) {
        if (!overHttp(integration.type)) continue;
        const filled = Object.keys(integration.requestParameters ?? {});
        for (const [, name] of (integration.uri ?? '').replace(/\$\{[^}]*\}/g, '').matchAll(/\{([^{}]+?)\+?\}/g)) {
          if (filled.includes(`integration.request.path.${name}`)) continue;
          yield {
            address,
            message: `Nothing fills '{${name}}' in the backend's URL.`,
            hint: `Add .requestParameter('integration.request.path.${name}', 'method.request.path.${name}').`,
          };
        }
      }
    },
  }),
  rule({
    id: 'definition.cache-key-parameter',
    level: 'warning',
    summary: 'What tells cache entries apart is a parameter of the method.',
    see: see.integration,
    *check({ methods }): Iterable<Finding> {
      for (const { address, method } of described(methods)) {
        const { integration } = method;
        const known = [
          ...Object.keys(method.requestParameters ?? {}),
          ...Object.keys(integration.requestParameters ?? {}),
        ];
        for (const parameter of integration.cacheKeyParameters ?? []) {
          if (known.includes(parameter)) continue;
          yield { address, message: `The method doesn't declare '${parameter}', by which entries are cached.` };
        }
      }
    },
  }),
  rule({
    id: 'definition.timeout',
    level: 'error',
    summary: 'A backend has at least 50 milliseconds.',
    see: see.quotas,
    *check({ methods }): Iterable<Finding> {
      for (const {
        address,
        method: { integration },
      } of described(methods)) {
        const { timeoutInMillis: timeout } = integration;
        if (timeout === undefined || (Number.isInteger(timeout) && timeout >= 50)) continue;
        yield { address, message: `timeoutInMillis is a whole number, 50 and up, not ${timeout}.` };
      }
    },
  }),
  rule({
    id: 'definition.timeout-quota',
    level: 'warning',
    summary: 'More than 29000 milliseconds need a raised quota, or a streamed response.',
    see: see.quotas,
    *check({ methods }): Iterable<Finding> {
      for (const {
        address,
        method: { integration },
      } of described(methods)) {
        const { timeoutInMillis: timeout = 0, responseTransferMode } = integration;
        const longest = responseTransferMode === 'STREAM' ? 900_000 : 29_000;
        if (timeout <= longest) continue;
        yield {
          address,
          message: `More than ${longest} milliseconds need a raised quota${longest === 29_000 ? ', or a streamed response' : ''}.`,
        };
      }
    },
  }),
  rule({
    id: 'definition.connection',
    level: 'error',
    summary: 'VPC_LINK comes with the id of a VPC link.',
    see: see.integration,
    *check({ methods }): Iterable<Finding> {
      for (const {
        address,
        method: { integration },
      } of described(methods)) {
        const { connectionType, connectionId } = integration;
        if (connectionType !== 'VPC_LINK' || connectionId) continue;
        yield {
          address,
          message: 'VPC_LINK needs to know which.',
          hint: "Write .connectionType('VPC_LINK', { connectionId: … }).",
        };
      }
    },
  }),
  rule({
    id: 'definition.stream-uri',
    level: 'error',
    summary: "A Lambda function that streams is called by '…/response-streaming-invocations', and no other is.",
    see: see.streaming,
    *check({ methods }): Iterable<Finding> {
      for (const {
        address,
        method: { integration },
      } of described(methods)) {
        const { type, uri = '', responseTransferMode } = integration;
        if (type !== 'AWS_PROXY' || !isLambda(integration)) continue;
        const streams = uri.endsWith('/response-streaming-invocations');
        if (streams === (responseTransferMode === 'STREAM')) continue;
        yield {
          address,
          message: streams
            ? "This URI streams the response, and the integration doesn't."
            : "This integration streams the response, and its URI doesn't.",
          hint: "Give lambdaProxy() the function's own ARN: the URI is made to fit.",
        };
      }
    },
  }),
  rule({
    id: 'definition.mock-template',
    level: 'warning',
    summary: 'A mock responds only when its request template gives a status.',
    see: see.mock,
    *check({ methods }): Iterable<Finding> {
      for (const {
        address,
        method: { integration },
      } of described(methods)) {
        if (integration.type !== 'MOCK' || Object.keys(integration.requestTemplates ?? {}).length > 0) continue;
        yield {
          address,
          message: 'Nothing says which status this mock responds with.',
          hint: `Add .requestTemplate('application/json', '{"statusCode": 200}').`,
        };
      }
    },
  }),
] as const;
