/**
 * Sending an import, and seeing afterwards whether it brought what the plan wants.
 *
 * @module
 */

import type { OperationInput, OperationOutput, Send } from '../calls/call.js';
import type { Change } from '../diff/change.js';
import { diff } from '../diff/diff.js';
import { isNamed } from '../errors/thrown.js';
import { addressOf } from '../model/address.js';
import type { RestApiNode } from '../model/rest-api.js';
import { deepFreeze } from '../plain.js';
import type { Plan } from '../plan/plan.js';
import { takeSnapshot } from '../snapshot/snapshot.js';
import { withChanges } from './expected.js';
import { ImportError, importedLists } from './modes.js';
import { saidBy } from './predicted.js';
import { refusedImport } from './refused.js';

type PutInput = OperationInput<'PutRestApi'>;

/** One application of a plan that may import. */
export interface ImportRun {
  /** Sends the import; a response that is lost is looked for by reading what the document would have made. */
  put(
    send: Send,
    input: PutInput,
    options: { readonly signal?: AbortSignal | undefined; readonly address: string },
  ): Promise<OperationOutput<'PutRestApi'>>;
  /**
   * Reads what was brought, once, and expects nothing else than what the plan wants: before it is deployed, or at the end.
   *
   * @throws {@link ImportError} `apply.import-differs` with everything that differs, by address.
   */
  check(send: Send, restApiId: string, signal: AbortSignal | undefined): Promise<void>;
}

export function importRun({ name, basis, changes }: Pick<Plan, 'name' | 'basis' | 'changes'>): ImportRun {
  let unchecked: { readonly said: RestApiNode; readonly prune: boolean } | undefined;
  return {
    async put(send, given, { signal, address }) {
      const { restApiId = '', mode } = given;
      // The seam: until it is sent, a plan holds the document as an object.
      const document = given.body as unknown as object;
      const said = saidBy(document);
      const prune = mode === 'overwrite';
      const sent = { ...given, body: new TextEncoder().encode(JSON.stringify(document)) };
      const made = await send('PutRestApi', sent, {
        signal,
        address,
        isAboutNew: basis.restApiId === undefined,
        async lookForEffect() {
          const left = await differences(send, restApiId, { wanted: said, prune }, signal);
          return left.length === 0 ? { id: restApiId, $metadata: {} } : undefined;
        },
      }).catch((error: unknown) => {
        throw isNamed(error, 'BadRequestException') ? refusedImport(error, name) : error;
      });
      const { warnings = [] } = made;
      if (warnings.length > 0) throw refusedImport({ message: warnings.join('\n') }, name);
      unchecked = { said, prune };
      return made;
    },
    async check(send, restApiId, signal) {
      if (unchecked === undefined) return;
      const { said, prune } = unchecked;
      unchecked = undefined;
      const left = await differences(send, restApiId, { wanted: withChanges(said, changes), prune }, signal);
      if (left.length > 0) throw differs(name, restApiId, left);
    },
  };
}

/** What differs between what is wanted and what is there: of what a document brings. */
async function differences(
  send: Send,
  restApiId: string,
  { wanted, prune }: { readonly wanted: RestApiNode; readonly prune: boolean },
  signal: AbortSignal | undefined,
): Promise<readonly Change[]> {
  const found = await takeSnapshot(send, restApiId, { kinds: importedLists, signal });
  return diff(deepFreeze({ ...wanted, documentationParts: {} }), found, { prune }).changes;
}

function differs(name: string, restApiId: string, changes: readonly Change[]): ImportError {
  return new ImportError(`The import of '${name}' (${restApiId}) brought something else than the plan wants:`, {
    code: 'apply.import-differs',
    address: addressOf.restApi,
    hint: "Plan again: what differs follows by calls. Plan with { strategy: 'calls' } until it is known why.",
    problems: changes.map(({ address, kind, action }) => ({
      code: 'apply.import-differs',
      address,
      message: `The next plan has to ${action} this ${kind}.`,
    })),
  });
}
