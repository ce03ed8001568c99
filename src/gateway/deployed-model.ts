import type { Send } from '../calls/call.js';
import { readExport } from '../deployment/exported.js';
import type { Problem } from '../errors/errors.js';
import { assertNoProblems, optionProblems } from '../errors/options.js';
import { addressOf } from '../model/address.js';
import type { RestApiNode } from '../model/rest-api.js';
import { deepFreeze } from '../plain.js';
import { stageNameProblems } from './deploy-options.js';
import { restApiIdProblems, type SignalOption, signalOption } from './options.js';

/** What a stage serves. */
export interface DeployedModel {
  /** The API as it was deployed, as far as an export has it. */
  readonly model: RestApiNode;
  /** What exports don't have, or have in another way, by address. */
  readonly losses: readonly Problem[];
}

/** What an export never has, whatever the API. */
const neverExported: readonly (readonly [address: string, message: string])[] = [
  [
    addressOf.restApi,
    'An export has neither tags, nor the type of endpoint, nor whether the default endpoint is disabled.',
  ],
  [
    'model',
    "An export has models that methods use alone, and neither their content types nor the service's own texts.",
  ],
  ['documentation', 'Documentation parts are left out of this export.'],
];

/** Reads what a stage serves, by its export. */
export async function readDeployedModel(
  send: Send,
  restApiId: string,
  stageName: string,
  options: SignalOption,
): Promise<DeployedModel> {
  assertNoProblems(
    'snapshot',
    'deployedModel()',
    restApiIdProblems('snapshot', restApiId),
    stageNameProblems(stageName),
    optionProblems('snapshot', signalOption, options),
  );
  const { model, warnings } = await readExport(send, restApiId, stageName, options.signal);
  const losses = [
    ...neverExported.map(([address, message]) => ({ code: 'openapi.not-exported', address, message })),
    ...warnings,
  ];
  return deepFreeze({ model, losses });
}
