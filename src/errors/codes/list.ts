import { type ErrorCodeEntry, optionsOf } from './entry.js';

/** Codes of lists. */
export const listCodes = {
  ...optionsOf('list', 'A list', 'ListOptionsError'),
  'list.client': { meaning: 'A list has no client.', remedy: 'Give `{ client: new APIGatewayClient({}) }`.' },
  'list.input-limit': { meaning: 'A list sets `limit` by itself.', remedy: 'Give `pageSize` instead.' },
  'list.input-position': { meaning: 'A list sets `position` by itself.', remedy: 'Give `startingPosition` instead.' },
  'list.limit': {
    meaning: '`toArray()` has no usable limit.',
    remedy: 'Give an integer of at least 1, or `Infinity`.',
  },
  'list.page-size': { meaning: 'The size of a page is out of range.', remedy: 'Give an integer from 1 to 500.' },
  'list.repeated-position': {
    class: 'PaginationError',
    meaning: 'The service repeated a position, so the list would never end.',
    remedy: 'Read the list again from the start.',
  },
  'list.starting-position': {
    meaning: 'A starting position isn’t the position of a page.',
    remedy: 'Leave it out to start from the beginning.',
  },
} satisfies Readonly<Record<string, ErrorCodeEntry>>;
