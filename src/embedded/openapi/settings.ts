import type { CreateRestApiRequest } from '@aws-sdk/client-api-gateway';
import { isRecord, withoutUndefined } from '../../plain.js';
import { booleanOf, listOf, memberOf, numberOf, textOf, texts } from '../json.js';
import type { OpenApiDocument } from './document.js';

/** What a definition says about the API itself: only what it mentions. Tags with a value are for HTTP APIs alone. */
export type ImportedSettings = Partial<Omit<CreateRestApiRequest, 'cloneFrom' | 'tags'>>;

export function settingsOf(document: OpenApiDocument): ImportedSettings {
  const { root } = document;
  const extension = (name: string) => memberOf(root, `x-amazon-apigateway-${name}`);
  const info = memberOf(root, 'info');
  const endpoint = endpointOf(document);
  const policy = extension('policy');
  const binaryMediaTypes = extension('binary-media-types');
  const endpointConfiguration = endpointConfigurationOf(endpoint);
  return withoutUndefined({
    name: textOf(memberOf(info, 'title')),
    description: textOf(memberOf(info, 'description')),
    version: textOf(memberOf(info, 'version')),
    apiKeySource: textOf(extension('api-key-source'))?.toUpperCase() as 'HEADER' | undefined,
    binaryMediaTypes: Array.isArray(binaryMediaTypes) ? [...texts(binaryMediaTypes)] : undefined,
    minimumCompressionSize: numberOf(extension('minimum-compression-size')),
    policy: isRecord(policy) ? JSON.stringify(policy) : textOf(policy) || undefined,
    securityPolicy: textOf(extension('security-policy')) as 'TLS_1_2' | undefined,
    endpointAccessMode: textOf(extension('endpoint-access-mode')) as 'BASIC' | undefined,
    disableExecuteApiEndpoint: booleanOf(memberOf(endpoint, 'disableExecuteApiEndpoint')),
    endpointConfiguration,
  });
}

const endpointExtension = 'x-amazon-apigateway-endpoint-configuration';

/** The extension stands at the top of a Swagger file, and at the first server of an OpenAPI file. */
function endpointOf({ root }: OpenApiDocument): unknown {
  const [server] = listOf(memberOf(root, 'servers'));
  return memberOf(server, endpointExtension) ?? memberOf(root, endpointExtension);
}

function endpointConfigurationOf(endpoint: unknown): ImportedSettings['endpointConfiguration'] {
  const types = texts(memberOf(endpoint, 'types'));
  const vpcEndpointIds = texts(memberOf(endpoint, 'vpcEndpointIds'));
  const ipAddressType = textOf(memberOf(endpoint, 'ipAddressType'));
  if (types.length + vpcEndpointIds.length === 0 && ipAddressType === undefined) return undefined;
  return {
    ...(types.length > 0 ? { types: types as 'REGIONAL'[] } : {}),
    ...(vpcEndpointIds.length > 0 ? { vpcEndpointIds: [...vpcEndpointIds] } : {}),
    ...(ipAddressType === undefined ? {} : { ipAddressType: ipAddressType as 'ipv4' }),
  };
}
