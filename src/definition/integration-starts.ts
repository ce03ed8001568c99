/**
 * The types of integrations, one row each. The steps of the builder, the interfaces that offer them, the rule that refuses
 * the others, and the table in the docs follow from it.
 *
 * @module
 */

import type { IntegrationType } from '@aws-sdk/client-api-gateway';
import type { HttpMethod } from '../model/method.js';

/** What any integration can be told. */
const common = [
  'requestParameter',
  'cacheNamespace',
  'cacheKeyParameters',
  'contentHandling',
  'timeoutInMillis',
] as const;
/** What makes of requests and responses something else. */
const mappings = ['requestTemplate', 'passthrough', 'integrationResponse'] as const;
/** How a backend over HTTP is reached. */
const connection = ['connectionType', 'tlsConfig'] as const;

/** A type of integration, as a builder starts it. */
export interface IntegrationStartRow {
  /** The service's type. */
  readonly type: IntegrationType;
  /** What responds; `none`: the gateway itself. */
  readonly backend: 'http' | 'aws' | 'none';
  /** Whether requests and responses pass as they are. */
  readonly proxy: boolean;
  /** It calls a function, and takes its ARN. */
  readonly ofFunction?: true;
  /**
   * Which verb the backend gets unless a step says so: the `method`'s own where it has one, the `caller`'s (`ANY`
   * included), `POST`, POST `ifLambda` and otherwise none, or none at all.
   */
  readonly verb: 'method' | 'caller' | 'POST' | 'ifLambda' | 'none';
  /** What it can be told. */
  readonly steps: readonly string[];
}

/** The types of integrations by the step that starts them. */
export const integrationStarts = Object.freeze({
  http: {
    type: 'HTTP',
    backend: 'http',
    proxy: false,
    verb: 'method',
    steps: [...common, ...mappings, 'credentials', ...connection, 'integrationHttpMethod'],
  },
  httpProxy: {
    type: 'HTTP_PROXY',
    backend: 'http',
    proxy: true,
    verb: 'caller',
    steps: [...common, 'credentials', ...connection, 'responseTransferMode', 'integrationHttpMethod'],
  },
  aws: {
    type: 'AWS',
    backend: 'aws',
    proxy: false,
    verb: 'ifLambda',
    steps: [...common, ...mappings, 'credentials', 'integrationHttpMethod'],
  },
  lambda: {
    type: 'AWS',
    backend: 'aws',
    proxy: false,
    ofFunction: true,
    verb: 'POST',
    steps: [...common, ...mappings, 'credentials', 'integrationHttpMethod'],
  },
  lambdaProxy: {
    type: 'AWS_PROXY',
    backend: 'aws',
    proxy: true,
    ofFunction: true,
    verb: 'POST',
    steps: [...common, 'credentials', 'responseTransferMode'],
  },
  mock: { type: 'MOCK', backend: 'none', proxy: false, verb: 'none', steps: [...common, ...mappings] },
} as const satisfies Readonly<Record<string, IntegrationStartRow>>);

/** A step that starts an integration. */
export type IntegrationStartName = keyof typeof integrationStarts;

const rows: readonly (readonly [start: IntegrationStartName, row: IntegrationStartRow])[] = Object.freeze(
  Object.entries(integrationStarts) as [IntegrationStartName, IntegrationStartRow][],
);

/** The first row of each of the service's types. */
const byType: ReadonlyMap<string, IntegrationStartRow> = new Map(rows.toReversed().map(([, row]) => [row.type, row]));

/** Whether an HTTP endpoint responds. */
export const overHttp = (type: string): boolean => byType.get(type)?.backend === 'http';
/** Whether a service of AWS responds. */
export const overAws = (type: string): boolean => byType.get(type)?.backend === 'aws';
/** Whether anything but the gateway responds. */
export const hasBackend = (type: string): boolean => byType.get(type)?.backend !== 'none';
/** Whether requests and responses pass as they are. */
export const isProxy = (type: string): boolean => byType.get(type)?.proxy === true;

/** The step that starts an integration of a type, of a function's or of another backend where there are both. */
export function startOfType(type: string, ofFunction: boolean): IntegrationStartName | undefined {
  const ofType = rows.filter(([, row]) => row.type === type);
  return (ofType.find(([, row]) => (row.ofFunction === true) === ofFunction) ?? ofType[0])?.[0];
}

/** The steps that a type of integration has, or that any of several has. */
export type StepOf<Start extends IntegrationStartName> = (typeof integrationStarts)[Start]['steps'][number];

/** Whether a type of integration has a step. */
export function hasStep(start: IntegrationStartName, step: string): boolean {
  const steps: readonly string[] = integrationStarts[start].steps;
  return steps.includes(step);
}

/** The verb that the backend gets unless a step says another one; `undefined` where a step has to. */
export function backendVerb(start: IntegrationStartName, httpMethod: HttpMethod, uri: unknown): HttpMethod | undefined {
  const { verb } = integrationStarts[start];
  if (verb === 'POST') return 'POST';
  if (verb === 'caller') return httpMethod;
  if (verb === 'method') return httpMethod === 'ANY' ? undefined : httpMethod;
  if (verb === 'ifLambda') return typeof uri === 'string' && uri.includes(':lambda:path/') ? 'POST' : undefined;
  return undefined;
}
