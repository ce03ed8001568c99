import type { APIGatewayClient } from '@aws-sdk/client-api-gateway';

/** A fault put into a client. */
export interface Fault {
  /** Whether it came to that. */
  readonly hit: boolean;
  stop(): void;
}

/** Makes the client's `count`th write, and all after it, fail for good before they reach the service. */
export function failing(client: APIGatewayClient, count: number): Fault {
  let writes = 0;
  let isOn = true;
  client.middlewareStack.add(
    (next, context) => async (args) => {
      const isWrite = !String(context['commandName']).startsWith('Get');
      if (isOn && isWrite) {
        writes += 1;
        if (writes >= count) {
          throw Object.assign(new Error('Refused for the test'), {
            name: 'BadRequestException',
            $fault: 'client',
            $metadata: { httpStatusCode: 400 },
          });
        }
      }
      return next(args);
    },
    { step: 'initialize', name: `failing-${count}` },
  );
  return {
    get hit() {
      return writes >= count;
    },
    stop: () => {
      isOn = false;
    },
  };
}
