/**
 * The service's answers as nodes of the model.
 *
 * @module
 */

import type * as Sdk from '@aws-sdk/client-api-gateway';
import type { RestApiSettings } from '../kinds/rest-api.js';
import { withoutUndefined } from '../plain.js';
import { policyText } from './policy-text.js';

/** The REST API's own members. */
export function settingsFrom(api: Sdk.RestApi): RestApiSettings {
  const { policy, tags } = api;
  return withoutUndefined<RestApiSettings>({
    description: api.description,
    version: api.version,
    binaryMediaTypes: api.binaryMediaTypes,
    minimumCompressionSize: api.minimumCompressionSize,
    apiKeySource: api.apiKeySource,
    endpointConfiguration: api.endpointConfiguration && withoutUndefined(api.endpointConfiguration),
    policy: policy === undefined ? undefined : policyText(policy),
    disableExecuteApiEndpoint: api.disableExecuteApiEndpoint,
    securityPolicy: api.securityPolicy,
    endpointAccessMode: api.endpointAccessMode,
    // AWS's own tags can't be set or taken away by anybody else.
    tags: tags && Object.fromEntries(Object.entries(tags).filter(([key]) => !key.startsWith('aws:'))),
  });
}
