import { withContentType } from '../invoke/integration-response.js';
import { endDeadlines } from '../invoke/integrations/deadlines.js';
import type { MethodResponse } from '../invoke/invocation.js';
import type { Plane, ReceivedRequest } from './exchange.js';
import { newExtendedRequestId, newUuid } from './identifiers.js';
import { passThrough } from './pipeline.js';
import { refusedAtTheDoor } from './request-limits.js';
import { recorded, recordedAtTheDoor } from './request-log.js';
import { addressOf, elsewhere, nowhere, siteAt, whyNoSite } from './site.js';

/** The response to a request, as it goes to the client. */
export interface PlaneResponse {
  readonly status: number;
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body: string | Uint8Array | AsyncIterable<Uint8Array>;
}

/** Answers a request to a deployed API; `undefined` where the request isn't one. */
export async function answerOnPlane(plane: Plane, received: ReceivedRequest): Promise<PlaneResponse | undefined> {
  const address = addressOf(received, plane);
  if (address === elsewhere) return undefined;
  const refused = refusedAtTheDoor(received);
  if (refused) return refusedTo(plane, received, refused, `Refused: ${String(refused.body)}`);
  const site = address === nowhere ? undefined : siteAt(address, plane);
  if (!site) {
    const isUnknown = address !== nowhere && !plane.state.restApis.has(address.apiId);
    const refusal = isUnknown ? unknownApi(address.apiId) : forbidden;
    return refusedTo(plane, received, refusal, whyNoSite(address, plane.state));
  }
  const ended = await passThrough(plane, received, site);
  plane.onAnswered(recorded(ended, plane.clock.now()));
  return written(ended.response, ended.exchange);
}

/** No stage has seen the request. */
function refusedTo(plane: Plane, received: ReceivedRequest, refusal: MethodResponse, reason: string): PlaneResponse {
  const ids = newIds(plane);
  const { status } = refusal;
  const when = { at: plane.clock.now(), date: plane.now() };
  plane.onAnswered(recordedAtTheDoor(received, { status, reason, ...when, ...ids }));
  return written(refusal, ids);
}

/** In the service, the host of an API that doesn't exist isn't a name at all. This is the embedded gateway's own. */
const unknownApi = (apiId: string): MethodResponse => ({
  status: 404,
  headers: new Map(),
  body: JSON.stringify({ message: `The embedded gateway has no REST API '${apiId}'` }),
});

/** Waits for integrations and authorizers so many milliseconds of the machine's time, and for those that are left no longer. */
export function endWaiting({ clock }: Pick<Plane, 'clock'>, withinMs: number): Promise<void> {
  return endDeadlines(clock, withinMs);
}

/** No stage: there is nothing whose gateway responses could be asked. */
const forbidden: MethodResponse = Object.freeze({
  status: 403,
  headers: new Map([
    ['x-amzn-ErrorType', ['ForbiddenException']],
    ['Content-Type', ['application/json']],
  ]),
  body: '{"message":"Forbidden"}',
});

const newIds = (plane: Plane) => ({ requestId: newUuid(plane), extendedRequestId: newExtendedRequestId(plane) });

function written(
  { status, headers: stated, body }: MethodResponse,
  { requestId, extendedRequestId }: { readonly requestId: string; readonly extendedRequestId: string },
): PlaneResponse {
  const headers: (readonly [name: string, value: string])[] = [];
  for (const [name, values] of withContentType(stated)) for (const value of values) headers.push([name, value]);
  headers.push(['x-amzn-RequestId', requestId], ['x-amz-apigw-id', extendedRequestId]);
  return {
    status,
    headers,
    body,
  };
}
