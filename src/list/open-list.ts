import type { Problem } from '../errors/errors.js';
import { nearest } from '../errors/near.js';
import { a, argumentProblems, type OptionTable, optionProblems } from '../errors/options.js';
import { isRecord } from '../plain.js';
import { type Page, walkPages } from '../requests/pages.js';
import { ListOptionsError } from './errors.js';
import { ItemList } from './items.js';
import {
  type ListInput,
  type ListItem,
  type ListName,
  type ListOperation,
  type ListOutput,
  listOperations,
} from './list-operations.js';

/** How a list is read. */
export interface ListOptions {
  /**
   * How many items a page holds: an integer from 1 to 500.
   *
   * @defaultValue 500, the most that the service gives in one page
   */
  readonly pageSize?: number | undefined;
  /**
   * The `position` of a page that was read before: the list starts behind that page.
   *
   * @defaultValue the start of the list
   */
  readonly startingPosition?: string | undefined;
  /** Ends the walk and aborts the request under way; the walk throws the signal's reason. @defaultValue none */
  readonly signal?: AbortSignal | undefined;
}

/** Asks for one page: sends the command of the list `name` with `input`. */
export type RequestPage = <Name extends ListName>(
  name: Name,
  input: ListInput<Name>,
  signal: AbortSignal,
) => Promise<ListOutput<Name>>;

/** The most items that the service gives in one page. */
const maxPageSize = 500;

/**
 * Makes a list of what `request` answers.
 *
 * @throws {@link ListOptionsError} when the options or the input can't work.
 */
export function openList<Name extends ListName>(
  name: Name,
  request: RequestPage,
  options: ListOptions,
  input: ListInput<Name>,
): ItemList<ListItem<Name>, ListOutput<Name>> {
  const problems = [...optionProblems('list', listOptions, options), ...inputProblems(name, input)];
  if (problems.length > 0) throw new ListOptionsError(name, problems);
  const { pageSize = maxPageSize, startingPosition, signal } = options;
  const { operation, items: member, paged } = listOperations[name];
  const given = { ...input }; // The caller may reuse the object for something else while the list is being walked.

  const read = async (position: string | undefined, aborting: AbortSignal) => {
    const paging = paged ? { limit: pageSize, ...(position === undefined ? {} : { position }) } : {};
    const output = await request(name, { ...given, ...paging } as ListInput<Name>, aborting);
    return pageOf<Name>(output, member);
  };
  return new ItemList(
    name,
    ({ readAhead }) => walkPages({ operation, read, startingPosition, signal, readAhead }),
    signal,
  );
}

function pageOf<Name extends ListName>(
  output: ListOutput<Name>,
  member: string,
): Page<ListItem<Name>, ListOutput<Name>> {
  // The seam: which member holds the items is data, so the types below follow from the table and not from this code.
  const answer = output as { readonly position?: string } & Record<string, unknown>;
  const collection = answer[member] ?? [];
  const items = (Array.isArray(collection) ? collection : Object.entries(collection)) as ListItem<Name>[];
  return { items, position: answer.position || undefined, output };
}

/** The checks of the options of a list. */
const listOptions: OptionTable<ListOptions> = {
  pageSize: (size) =>
    Number.isInteger(size) && Number(size) >= 1 && Number(size) <= maxPageSize
      ? undefined
      : {
          code: 'list.page-size',
          message: `A page holds 1 to ${maxPageSize} items; ${String(size)} is not possible.`,
        },
  startingPosition: (position) =>
    typeof position === 'string' && position !== ''
      ? undefined
      : {
          code: 'list.starting-position',
          message: 'A starting position is the position of a page that was read before.',
          hint: 'Leave it out to start from the beginning.',
        },
  signal: a.signal,
};

function* inputProblems(list: ListName, input: unknown): Iterable<Problem> {
  if (!isRecord(input)) {
    yield* argumentProblems('list', { input: [input, a.record] });
    return;
  }
  const { of, filters }: ListOperation = listOperations[list];
  for (const name of of) {
    if (input[name] === undefined) yield { code: 'list.option', address: name, message: `The list needs a '${name}'.` };
  }
  // What isn't near a member that there is may be one that a newer SDK has.
  const members = [...of, ...filters];
  for (const name of Object.keys(input).filter((one) => !members.includes(one))) {
    const meant = nearest(name, members);
    if (meant === undefined) continue;
    const message = `The input has no member '${name}'.`;
    yield { code: 'list.unknown-option', address: name, message, hint: `Did you mean '${meant}'?` };
  }
  for (const option of Object.keys(listOptions).filter((name) => Object.hasOwn(input, name))) {
    yield {
      code: 'list.unknown-option',
      address: option,
      message: `${option} is an option of the list, and stands among the members of its input.`,
      hint: 'Give it with the options.',
    };
  }
  const replacements = { position: 'startingPosition', limit: 'pageSize' } as const;
  for (const [member, replacement] of Object.entries(replacements)) {
    if (input[member] === undefined) continue;
    yield {
      code: `list.input-${member}`,
      address: member,
      message: `The list sets ${member} by itself.`,
      hint: `Give ${replacement} in the first argument instead.`,
    };
  }
}
