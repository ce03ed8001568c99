/**
 * Every member of the requests and responses of the ten operations that make, change and read resources, methods and
 * integrations, by path; `*` stands for any key or index. A member that the service's own schema doesn't have, or that
 * is missing here, fails the test that reads this table.
 */

/** `true`: it must be seen; a sentence: why it is never seen. */
export type Members = Readonly<Record<string, true | string>>;

const seen = (...names: readonly string[]): Members => Object.fromEntries(names.map((name) => [name, true]));

const below = (prefix: string, members: Members): Members => ({
  [prefix]: true,
  ...Object.fromEntries(Object.entries(members).map(([name, value]) => [`${prefix}.*.${name}`, value])),
});

const inside = (prefix: string, members: Members): Members => ({
  [prefix]: true,
  ...Object.fromEntries(Object.entries(members).map(([name, value]) => [`${prefix}.${name}`, value])),
});

const integrationResponse = seen(
  'statusCode',
  'selectionPattern',
  'responseParameters',
  'responseTemplates',
  'contentHandling',
);

const integration: Members = {
  ...seen(
    'type',
    'httpMethod',
    'uri',
    'connectionType',
    'connectionId',
    'credentials',
    'requestParameters',
    'requestTemplates',
    'passthroughBehavior',
    'contentHandling',
    'timeoutInMillis',
    'cacheNamespace',
    'cacheKeyParameters',
    'responseTransferMode',
    'integrationTarget',
  ),
  ...inside('tlsConfig', seen('insecureSkipVerification')),
  ...below('integrationResponses', integrationResponse),
};

const method: Members = {
  ...seen(
    'httpMethod',
    'authorizationType',
    'authorizerId',
    'apiKeyRequired',
    'requestValidatorId',
    'operationName',
    'requestParameters',
    'requestModels',
    'authorizationScopes',
  ),
  ...below('methodResponses', seen('statusCode', 'responseParameters', 'responseModels')),
  ...inside('methodIntegration', integration),
};

const resource: Members = {
  ...seen('id', 'parentId', 'pathPart', 'path'),
  ...below('resourceMethods', method),
};

/** A new resource, and one that was renamed, is answered without methods or with the verbs alone. */
const resourceAlone: Members = {
  ...Object.fromEntries(Object.keys(resource).map((name) => [name, 'Methods are answered to those who ask for them.'])),
  ...seen('id', 'parentId', 'pathPart', 'path'),
};

/** A new method has neither answers nor an integration. */
const methodAlone: Members = {
  ...Object.fromEntries(
    Object.keys(method).map((name) => [
      name,
      /^method(Responses|Integration)/.test(name) ? 'A new method has neither answers nor an integration.' : true,
    ]),
  ),
};

/** A new integration has no responses. */
const integrationAlone: Members = Object.fromEntries(
  Object.keys(integration).map((name) => [
    name,
    name.startsWith('integrationResponses') ? 'A new integration has no responses.' : true,
  ]),
);

const patchOperations = below('patchOperations', {
  ...seen('op', 'path', 'value'),
  from: 'Only copy has it, and only stages can be copied on.',
});

const ofMethod = seen('restApiId', 'resourceId', 'httpMethod');

export const operationMembers: Readonly<Record<string, { readonly request: Members; readonly response: Members }>> = {
  CreateResource: { request: seen('restApiId', 'parentId', 'pathPart'), response: resourceAlone },
  GetIntegration: { request: ofMethod, response: integration },
  GetMethod: { request: ofMethod, response: method },
  GetResource: { request: seen('restApiId', 'resourceId', 'embed'), response: resource },
  GetResources: {
    request: seen('restApiId', 'position', 'limit', 'embed'),
    response: { ...seen('position'), ...below('items', resource) },
  },
  PutIntegration: {
    request: {
      ...ofMethod,
      ...seen(
        'type',
        'integrationHttpMethod',
        'uri',
        'connectionType',
        'connectionId',
        'credentials',
        'requestParameters',
        'requestTemplates',
        'passthroughBehavior',
        'cacheNamespace',
        'cacheKeyParameters',
        'contentHandling',
        'timeoutInMillis',
        'responseTransferMode',
        'integrationTarget',
      ),
      ...inside('tlsConfig', seen('insecureSkipVerification')),
    },
    response: integrationAlone,
  },
  PutMethod: {
    request: {
      ...ofMethod,
      ...seen(
        'authorizationType',
        'authorizerId',
        'apiKeyRequired',
        'operationName',
        'requestParameters',
        'requestModels',
        'requestValidatorId',
        'authorizationScopes',
      ),
    },
    response: methodAlone,
  },
  UpdateIntegration: { request: { ...ofMethod, ...patchOperations }, response: integration },
  UpdateMethod: { request: { ...ofMethod, ...patchOperations }, response: method },
  UpdateResource: { request: { ...seen('restApiId', 'resourceId'), ...patchOperations }, response: resourceAlone },
};
