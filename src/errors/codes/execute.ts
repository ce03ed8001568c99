import { type ErrorCodeEntry, optionsOf } from './entry.js';

/** Codes of one request: its client, quotas, retries and time-outs. */
export const executeCodes = {
  ...optionsOf('execute', '`new ApiGateway()`', 'GatewayOptionsError'),
  'execute.empty-response': {
    class: 'EmptyResponseError',
    meaning: 'A write kept getting an empty success response, which the service never sends.',
    remedy: 'Check what stands between the client and the service: a proxy, a middleware, a mock.',
  },
  'execute.milliseconds': {
    meaning: 'A time isn’t above 0.',
    remedy: 'Give a number of milliseconds, or `Infinity` for no limit.',
  },
  'execute.outcome-unknown': {
    class: 'OutcomeUnknownError',
    meaning: 'The response to a request was lost, whether it took effect can’t be seen, and it wasn’t sent again.',
    remedy: 'Check what exists before you send it again.',
  },
  'execute.quota-capacity': { meaning: 'A bucket holds less than one request.', remedy: 'Give 1 or more.' },
  'execute.quota-rate': { meaning: 'A bucket gains nothing.', remedy: 'Give a number above 0.' },
  'execute.quota-share': { meaning: 'A share must be above 0, and 1 at most.', remedy: 'Give `0.5` for half.' },
  'execute.quota-store': {
    class: 'QuotaStoreError',
    meaning: 'The store that counts requests failed. Nothing was sent uncounted.',
    remedy: 'Check the store, then plan again.',
  },
  'execute.request-timeout': {
    class: 'RequestTimeoutError',
    meaning: 'An attempt had no response in time, and the deadline for others is over.',
    remedy: '`requestTimeoutMs` and `deadlineMs` say how long to wait.',
  },
  'execute.retry-after': {
    class: 'RetryAfterError',
    meaning: 'The service asked to wait longer than the deadline leaves.',
    remedy: 'Try later, or give a longer `deadlineMs`.',
  },
  'execute.unreachable': {
    class: 'UnreachableError',
    meaning: 'The service has never answered and can’t be reached.',
    remedy: "Check the client's Region, endpoint, credentials, and the network.",
  },
  'client.no-response': {
    class: 'ClientError',
    meaning: 'The client gave no response at all.',
    remedy: 'If it is a mock, tell it what the operation resolves with.',
  },
  'client.too-old': {
    class: 'ClientError',
    meaning: 'The client is of an SDK that is too old to work with.',
    remedy: 'Update `@aws-sdk/client-api-gateway`, and create the client with it.',
  },
  ...optionsOf('send', '`send()`'),
  'send.command': { meaning: 'What was sent isn’t a command of the SDK.', remedy: 'Give `new …Command(input)`.' },
  ...optionsOf('quota-store', '`new LimiterQuotaStore()` or `new InMemoryQuotaStore()`'),
} satisfies Readonly<Record<string, ErrorCodeEntry>>;
