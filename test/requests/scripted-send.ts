import type { APIGatewayClient } from '@aws-sdk/client-api-gateway';
import type { Send } from '../../src/calls/call.js';
import type { PlannedCall } from '../../src/calls/planned-call.js';

// The seams of the tests: what an operation is asked for and gives is what a test says, not what its types say.

/** A way of sending that answers as a test says. */
export function sendBy(answer: (operation: never, input: never, options: never) => unknown): Send {
  return (async (...given: [never, never, never]) => answer(...given)) as unknown as Send;
}

/** A client that sends as a test says. */
export function clientOf<Client extends { send(command: never, options: never): unknown }>(
  client: Client,
): APIGatewayClient {
  return client as unknown as APIGatewayClient;
}

/** A call of a plan, with what a test needs of it. */
export function callWith(members: object): PlannedCall {
  return members as PlannedCall;
}
