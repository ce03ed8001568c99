import type { Problem } from '../errors/errors.js';
import { isError, sayingOf } from '../errors/thrown.js';
import { kindOfList } from '../kinds/index.js';
import { addressIn } from '../kinds/kind.js';
import { addressOf } from '../model/address.js';
import { ImportError, importedLists } from './modes.js';

/** What the service says of an import, as an error with a problem for each line, by the address that it speaks of. */
export function refusedImport(refusal: unknown, name: string): ImportError {
  const text = isError(refusal) ? refusal.message : ((refusal as { message?: string }).message ?? sayingOf(refusal));
  return new ImportError(`The service refused the import of '${name}', and nothing of it was taken over:`, {
    code: 'apply.import-refused',
    address: addressOf.restApi,
    hint: "Fix what the problems name, or plan with { strategy: 'calls' }.",
    problems: linesOf(text).map(
      (message): Problem => ({ code: 'apply.import-refused', address: addressSpokenOf(message), message }),
    ),
    ...(isError(refusal) ? { cause: refusal } : {}),
  });
}

/** Headings end with a colon, and what they head is indented. */
function linesOf(text: string): readonly string[] {
  const lines = text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !/^(?:Warnings|Errors|Additionally).*:$/.test(line))
    .map((line) => line.replace(/^(?:Errors|Warnings) found during import:\s*/, ''));
  return lines.length > 0 ? lines : [text];
}

/** How the service names the lists of an API. */
const nouns: Readonly<Record<string, RegExp>> = {
  models: /\bmodel (?:for |named )?'([^']+)'/i,
  authorizers: /\bauthorizer (?:named )?'([^']+)'/i,
  requestValidators: /\b(?:request )?validator (?:named )?'([^']+)'/i,
  gatewayResponses: /\bgateway response (?:type )?'([^']+)'/i,
};

/** The address of what a line speaks of. */
function addressSpokenOf(line: string): string {
  const path = /\bpath '([^']+)'/i.exec(line)?.[1] ?? /\bresource '(\/[^']*)'/i.exec(line)?.[1];
  const verb = /\bmethod '([A-Za-z]+)'/i.exec(line)?.[1] ?? /\bon '([A-Z]+)' for resource\b/.exec(line)?.[1];
  if (path !== undefined)
    return verb === undefined ? addressOf.resource(path) : addressOf.method(path, verb.toUpperCase());
  for (const list of importedLists) {
    const key = nouns[list]?.exec(line)?.[1];
    if (key !== undefined) return addressIn(kindOfList(list), key);
  }
  return addressOf.restApi;
}
