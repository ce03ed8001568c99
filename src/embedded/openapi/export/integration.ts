import type { Integration } from '@aws-sdk/client-api-gateway';
import { type Exported, type ExportedMethod, filled } from './exported.js';

/** A method's integration as the extension of its operation; what the service fills in by itself is left out. */
export function integrationExtension({ extensions }: Exported, { method, resource }: ExportedMethod) {
  const integration = method.methodIntegration;
  if (!extensions.integrations || !integration) return {};
  const { cacheNamespace, cacheKeyParameters, timeoutInMillis, connectionType } = integration;
  return {
    'x-amazon-apigateway-integration': filled({
      type: integration.type?.toLowerCase(),
      connectionId: integration.connectionId,
      httpMethod: integration.httpMethod,
      uri: integration.uri,
      credentials: integration.credentials,
      responses: responsesOf(integration),
      requestParameters: integration.requestParameters,
      requestTemplates: integration.requestTemplates,
      passthroughBehavior: integration.passthroughBehavior?.toLowerCase(),
      connectionType: connectionType === 'INTERNET' ? undefined : connectionType,
      integrationTarget: integration.integrationTarget,
      timeoutInMillis: timeoutInMillis === 29_000 ? undefined : timeoutInMillis,
      // The namespace that the service fills in stands beside the keys, where there are any.
      cacheNamespace: cacheNamespace === resource.id && !cacheKeyParameters?.length ? undefined : cacheNamespace,
      cacheKeyParameters,
      contentHandling: integration.contentHandling,
      responseTransferMode: integration.responseTransferMode,
      tlsConfig: integration.tlsConfig,
    }),
  };
}

function responsesOf({ integrationResponses }: Integration) {
  return Object.fromEntries(
    Object.values(integrationResponses ?? {}).map(
      ({ selectionPattern, statusCode, responseParameters, responseTemplates, contentHandling }) => [
        selectionPattern || 'default',
        filled({ statusCode, responseParameters, responseTemplates, contentHandling }),
      ],
    ),
  );
}
