import type { Send } from '../calls/call.js';
import { isStageName } from '../definition/stage-options.js';
import type { Problem } from '../errors/errors.js';
import { assertNoProblems, optionProblems, shown } from '../errors/options.js';
import { stageAddress } from '../kinds/stage.js';
import { addressOf } from '../model/address.js';
import { normaliseRestApi } from '../model/normalise.js';
import type { RestApiNode, RestApiSettings } from '../model/rest-api.js';
import { readAsItIs } from '../openapi/from-openapi.js';
import { deepFreeze } from '../plain.js';
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
    isStageName(stageName)
      ? []
      : [
          {
            code: 'deploy.stage-name',
            address: 'stageName',
            message: `${shown(stageName)} isn't a valid name of a stage.`,
          },
        ],
    optionProblems('snapshot', signalOption, options),
  );
  const { body } = await send(
    'GetExport',
    {
      restApiId,
      stageName,
      exportType: 'oas30',
      parameters: { extensions: 'apigateway' },
      accepts: 'application/json',
    },
    { signal: options.signal, address: stageAddress(stageName) },
  );
  const { model, warnings } = readAsItIs(new TextDecoder().decode(body));
  const losses = [
    ...neverExported.map(([address, message]) => ({ code: 'openapi.not-exported', address, message })),
    ...warnings.filter(({ code }) => code.startsWith('openapi.')),
  ];
  return deepFreeze({ model: normaliseRestApi({ ...model, settings: ownSettings(model.settings) }), losses });
}

/** An API without a version of its own is exported with the date of its creation as one. */
function ownSettings({ version, ...settings }: RestApiSettings): RestApiSettings {
  const isDate = version === undefined || /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d/.test(version);
  return isDate ? settings : { ...settings, version };
}
