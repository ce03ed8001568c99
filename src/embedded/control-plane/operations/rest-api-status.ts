import type { ApiStatus, RestApi } from '@aws-sdk/client-api-gateway';
import type { Context, Operations } from '../context.js';
import { operationOf } from '../operation-of.js';
import { begin, type ProvisioningState, stateAt } from '../provisioning.js';
import { orUndo } from '../undo.js';

const updated: readonly ProvisioningState<ApiStatus>[] = [{ status: 'UPDATING', forMs: 0 }, { status: 'AVAILABLE' }];

/** The operations of REST APIs with a status that follows their changes, where the gateway was told to show one. */
export function withRestApiStatus(restApis: Operations): Operations {
  const createRestApi = operationOf(restApis, 'CreateRestApi');
  const updateRestApi = operationOf(restApis, 'UpdateRestApi');
  const getRestApi = operationOf(restApis, 'GetRestApi');
  const getRestApis = operationOf(restApis, 'GetRestApis');
  return {
    CreateRestApi(context, input) {
      const api = createRestApi(context, input);
      return orUndo(
        () => begun(context, api),
        () => context.state.restApis.delete(api.id ?? ''),
      );
    },
    UpdateRestApi(context, input) {
      const held = context.state.restApis.get(input.restApiId ?? '');
      const before = held?.api;
      const api = updateRestApi(context, input);
      return orUndo(
        () => begun(context, api),
        () => {
          if (held && before) held.api = before;
        },
      );
    },
    GetRestApi: (context, input) => seen(context, getRestApi(context, input)),
    GetRestApis(context, input) {
      const { items = [], ...answer } = getRestApis(context, input);
      return { ...answer, items: items.map((api) => seen(context, api)) };
    },
  };
}

function begun({ state, clock, provisioning }: Context, api: RestApi): RestApi {
  const held = state.restApis.get(api.id ?? '');
  if (!held || !provisioning.restApi) return api;
  const underway = begin(provisioning.restApi, updated, api, clock.now());
  held.status = underway;
  return withStatus(api, underway.states[0]);
}

function seen({ state, clock }: Context, api: RestApi): RestApi {
  const underway = state.restApis.get(api.id ?? '')?.status;
  return underway ? withStatus(api, stateAt(underway, clock.now()) ?? underway.states.at(-1)) : api;
}

function withStatus(api: RestApi, state: ProvisioningState<ApiStatus> | undefined): RestApi {
  return { ...api, apiStatus: state?.status, apiStatusMessage: state?.statusMessage };
}
