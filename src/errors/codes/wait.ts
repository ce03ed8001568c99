import { type ErrorCodeEntry, optionsOf } from './entry.js';

/** Codes of waiters. */
export const waitCodes = {
  ...optionsOf('wait', 'A waiter', 'WaiterOptionsError'),
  'wait.abort': { class: 'WaiterAbortError', meaning: 'The signal ended the waiting.', remedy: 'Wait again.' },
  'wait.client': { meaning: 'A waiter has no client.', remedy: 'Give `{ client: new APIGatewayClient({}) }`.' },
  'wait.failure': {
    class: 'WaiterFailureError',
    meaning: 'What was waited for can no longer happen.',
    remedy: '`statusMessage` says why, in the service’s words.',
  },
  'wait.max-delay': { meaning: 'The longest delay is shorter than the shortest.', remedy: 'Swap them.' },
  'wait.max-wait-time': {
    meaning: 'The wait is shorter than one polling interval.',
    remedy: 'Give a longer `maxWaitTime`.',
  },
  'wait.seconds': { meaning: 'A time is not a number of seconds above 0.', remedy: 'Give one.' },
  'wait.timeout': {
    class: 'WaiterTimeoutError',
    meaning: 'What was waited for didn’t happen in time.',
    remedy: 'It may still happen: wait again, with a longer `maxWaitTime`.',
  },
} satisfies Readonly<Record<string, ErrorCodeEntry>>;
