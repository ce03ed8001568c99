import { deepFreeze, ownEntry } from '../../plain.js';

/** What is said of a type of integration. */
interface IntegrationTypeRow {
  /** What responds; `none`: the gateway itself. */
  readonly backend: 'aws' | 'http' | 'none';
  /** What is sent: what mappings make of the request, the request as it was received, or an event that holds it. */
  readonly sends: 'mapped' | 'received' | 'event';
}

/** @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-api-integration-types.html */
const rows = {
  AWS: { backend: 'aws', sends: 'mapped' },
  AWS_PROXY: { backend: 'aws', sends: 'event' },
  HTTP: { backend: 'http', sends: 'mapped' },
  HTTP_PROXY: { backend: 'http', sends: 'received' },
  MOCK: { backend: 'none', sends: 'mapped' },
} as const satisfies Readonly<Record<string, IntegrationTypeRow>>;

/** A type of integration. */
export type IntegrationTypeName = keyof typeof rows;

/** The types of integration. */
const integrationTypes: Readonly<Record<string, IntegrationTypeRow>> = deepFreeze(rows);

type Typed = string | undefined;

const rowOf = (type: Typed): IntegrationTypeRow | undefined => ownEntry(integrationTypes, type ?? '');

export const isIntegrationType = (type: Typed): type is IntegrationTypeName => rowOf(type) !== undefined;
/** Whether a service of AWS responds. */
export const isAws = (type: Typed) => rowOf(type)?.backend === 'aws';
/** Whether an HTTP endpoint responds. */
export const isHttp = (type: Typed) => rowOf(type)?.backend === 'http';
/** Whether anything but the gateway responds. */
export const hasBackend = (type: Typed) => isAws(type) || isHttp(type);
/** Whether the request is in an event. */
export const sendsEvent = (type: Typed) => rowOf(type)?.sends === 'event';
/** Whether request and response pass without mappings. */
export const isProxy = (type: Typed) => sendsEvent(type) || rowOf(type)?.sends === 'received';
