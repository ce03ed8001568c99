// Generated from the patch rules by `npm run generate:patch`; not to be edited.
// biome-ignore-all format: generated
import { expectError, expectType } from 'tsd';
import { patch } from '../src/index.js';

const account = patch.account();

// UpdateAccount /cloudwatchRoleArn: replace (value)
expectError(account.add('/cloudwatchRoleArn'));
expectError(account.add('/cloudwatchRoleArn', 'sample'));
expectError(account.replace('/cloudwatchRoleArn'));
expectType<typeof account>(account.replace('/cloudwatchRoleArn', 'sample'));
expectError(account.replace('/cloudwatchRoleArn', 5));
expectError(account.remove('/cloudwatchRoleArn'));
expectError(account.remove('/cloudwatchRoleArn', 'sample'));

// UpdateAccount /features: add (value), remove (value)
expectError(account.add('/features'));
expectType<typeof account>(account.add('/features', 'sample'));
expectError(account.add('/features', 5));
expectError(account.replace('/features'));
expectError(account.replace('/features', 'sample'));
expectError(account.remove('/features'));
expectType<typeof account>(account.remove('/features', 'sample'));
expectError(account.remove('/features', 5));

const apiKey = patch.apiKey();

// UpdateApiKey /customerId: replace (value)
expectError(apiKey.add('/customerId'));
expectError(apiKey.add('/customerId', 'sample'));
expectError(apiKey.replace('/customerId'));
expectType<typeof apiKey>(apiKey.replace('/customerId', 'sample'));
expectError(apiKey.replace('/customerId', 5));
expectError(apiKey.remove('/customerId'));
expectError(apiKey.remove('/customerId', 'sample'));

// UpdateApiKey /description: replace (value)
expectError(apiKey.add('/description'));
expectError(apiKey.add('/description', 'sample'));
expectError(apiKey.replace('/description'));
expectType<typeof apiKey>(apiKey.replace('/description', 'sample'));
expectError(apiKey.replace('/description', 5));
expectError(apiKey.remove('/description'));
expectError(apiKey.remove('/description', 'sample'));

// UpdateApiKey /enabled: replace (value)
expectError(apiKey.add('/enabled'));
expectError(apiKey.add('/enabled', true));
expectError(apiKey.replace('/enabled'));
expectType<typeof apiKey>(apiKey.replace('/enabled', true));
expectType<typeof apiKey>(apiKey.replace('/enabled', 'false'));
expectError(apiKey.replace('/enabled', 'yes'));
expectError(apiKey.remove('/enabled'));
expectError(apiKey.remove('/enabled', true));

// UpdateApiKey /labels: nothing
expectError(apiKey.add('/labels'));
expectError(apiKey.add('/labels', 'sample'));
expectError(apiKey.replace('/labels'));
expectError(apiKey.replace('/labels', 'sample'));
expectError(apiKey.remove('/labels'));
expectError(apiKey.remove('/labels', 'sample'));

// UpdateApiKey /name: replace (value)
expectError(apiKey.add('/name'));
expectError(apiKey.add('/name', 'sample'));
expectError(apiKey.replace('/name'));
expectType<typeof apiKey>(apiKey.replace('/name', 'sample'));
expectError(apiKey.replace('/name', 5));
expectError(apiKey.remove('/name'));
expectError(apiKey.remove('/name', 'sample'));

// UpdateApiKey /stages: add (value), remove (value)
expectError(apiKey.add('/stages'));
expectType<typeof apiKey>(apiKey.add('/stages', 'a1b2c3/prod'));
expectError(apiKey.add('/stages', 'a1b2c3'));
expectError(apiKey.replace('/stages'));
expectError(apiKey.replace('/stages', 'a1b2c3/prod'));
expectError(apiKey.remove('/stages'));
expectType<typeof apiKey>(apiKey.remove('/stages', 'a1b2c3/prod'));
expectError(apiKey.remove('/stages', 'a1b2c3'));

const authorizer = patch.authorizer();

// UpdateAuthorizer /name: replace (value)
expectError(authorizer.add('/name'));
expectError(authorizer.add('/name', 'sample'));
expectError(authorizer.replace('/name'));
expectType<typeof authorizer>(authorizer.replace('/name', 'sample'));
expectError(authorizer.replace('/name', 5));
expectError(authorizer.remove('/name'));
expectError(authorizer.remove('/name', 'sample'));

// UpdateAuthorizer /type: replace (value)
expectError(authorizer.add('/type'));
expectError(authorizer.add('/type', 'TOKEN'));
expectError(authorizer.replace('/type'));
expectType<typeof authorizer>(authorizer.replace('/type', 'TOKEN'));
expectType<typeof authorizer>(authorizer.replace('/type', 'REQUEST'));
expectType<typeof authorizer>(authorizer.replace('/type', 'COGNITO_USER_POOLS'));
expectError(authorizer.replace('/type', 'SOMETHING_ELSE'));
expectError(authorizer.remove('/type'));
expectError(authorizer.remove('/type', 'TOKEN'));

// UpdateAuthorizer /authorizerUri: replace (value)
expectError(authorizer.add('/authorizerUri'));
expectError(authorizer.add('/authorizerUri', 'sample'));
expectError(authorizer.replace('/authorizerUri'));
expectType<typeof authorizer>(authorizer.replace('/authorizerUri', 'sample'));
expectError(authorizer.replace('/authorizerUri', 5));
expectError(authorizer.remove('/authorizerUri'));
expectError(authorizer.remove('/authorizerUri', 'sample'));

// UpdateAuthorizer /authorizerCredentials: replace (value)
expectError(authorizer.add('/authorizerCredentials'));
expectError(authorizer.add('/authorizerCredentials', 'sample'));
expectError(authorizer.replace('/authorizerCredentials'));
expectType<typeof authorizer>(authorizer.replace('/authorizerCredentials', 'sample'));
expectError(authorizer.replace('/authorizerCredentials', 5));
expectError(authorizer.remove('/authorizerCredentials'));
expectError(authorizer.remove('/authorizerCredentials', 'sample'));

// UpdateAuthorizer /authorizerResultTtlInSeconds: replace (value)
expectError(authorizer.add('/authorizerResultTtlInSeconds'));
expectError(authorizer.add('/authorizerResultTtlInSeconds', 1));
expectError(authorizer.replace('/authorizerResultTtlInSeconds'));
expectType<typeof authorizer>(authorizer.replace('/authorizerResultTtlInSeconds', 1));
expectType<typeof authorizer>(authorizer.replace('/authorizerResultTtlInSeconds', '1'));
expectError(authorizer.replace('/authorizerResultTtlInSeconds', 'many'));
expectError(authorizer.remove('/authorizerResultTtlInSeconds'));
expectError(authorizer.remove('/authorizerResultTtlInSeconds', 1));

// UpdateAuthorizer /authType: replace (value)
expectError(authorizer.add('/authType'));
expectError(authorizer.add('/authType', 'sample'));
expectError(authorizer.replace('/authType'));
expectType<typeof authorizer>(authorizer.replace('/authType', 'sample'));
expectError(authorizer.replace('/authType', 5));
expectError(authorizer.remove('/authType'));
expectError(authorizer.remove('/authType', 'sample'));

// UpdateAuthorizer /identityValidationExpression: replace (value)
expectError(authorizer.add('/identityValidationExpression'));
expectError(authorizer.add('/identityValidationExpression', 'sample'));
expectError(authorizer.replace('/identityValidationExpression'));
expectType<typeof authorizer>(authorizer.replace('/identityValidationExpression', 'sample'));
expectError(authorizer.replace('/identityValidationExpression', 5));
expectError(authorizer.remove('/identityValidationExpression'));
expectError(authorizer.remove('/identityValidationExpression', 'sample'));

// UpdateAuthorizer /identitySource: add (value), replace (value), remove (value or none)
expectError(authorizer.add('/identitySource'));
expectType<typeof authorizer>(authorizer.add('/identitySource', 'sample'));
expectError(authorizer.add('/identitySource', 5));
expectError(authorizer.replace('/identitySource'));
expectType<typeof authorizer>(authorizer.replace('/identitySource', 'sample'));
expectError(authorizer.replace('/identitySource', 5));
expectType<typeof authorizer>(authorizer.remove('/identitySource'));
expectType<typeof authorizer>(authorizer.remove('/identitySource', 'sample'));
expectError(authorizer.remove('/identitySource', 5));

// UpdateAuthorizer /providerARNs: add (value), remove (value)
expectError(authorizer.add('/providerARNs'));
expectType<typeof authorizer>(authorizer.add('/providerARNs', 'sample'));
expectError(authorizer.add('/providerARNs', 5));
expectError(authorizer.replace('/providerARNs'));
expectError(authorizer.replace('/providerARNs', 'sample'));
expectError(authorizer.remove('/providerARNs'));
expectType<typeof authorizer>(authorizer.remove('/providerARNs', 'sample'));
expectError(authorizer.remove('/providerARNs', 5));

const basePathMapping = patch.basePathMapping();

// UpdateBasePathMapping /basePath: replace (value)
expectError(basePathMapping.add('/basePath'));
expectError(basePathMapping.add('/basePath', 'sample'));
expectError(basePathMapping.replace('/basePath'));
expectType<typeof basePathMapping>(basePathMapping.replace('/basePath', 'sample'));
expectError(basePathMapping.replace('/basePath', 5));
expectError(basePathMapping.remove('/basePath'));
expectError(basePathMapping.remove('/basePath', 'sample'));

// UpdateBasePathMapping /restapiId: replace (value)
expectError(basePathMapping.add('/restapiId'));
expectError(basePathMapping.add('/restapiId', 'sample'));
expectError(basePathMapping.replace('/restapiId'));
expectType<typeof basePathMapping>(basePathMapping.replace('/restapiId', 'sample'));
expectError(basePathMapping.replace('/restapiId', 5));
expectError(basePathMapping.remove('/restapiId'));
expectError(basePathMapping.remove('/restapiId', 'sample'));

// UpdateBasePathMapping /stage: replace (value)
expectError(basePathMapping.add('/stage'));
expectError(basePathMapping.add('/stage', 'sample'));
expectError(basePathMapping.replace('/stage'));
expectType<typeof basePathMapping>(basePathMapping.replace('/stage', 'sample'));
expectError(basePathMapping.replace('/stage', 5));
expectError(basePathMapping.remove('/stage'));
expectError(basePathMapping.remove('/stage', 'sample'));

const clientCertificate = patch.clientCertificate();

// UpdateClientCertificate /description: replace (value)
expectError(clientCertificate.add('/description'));
expectError(clientCertificate.add('/description', 'sample'));
expectError(clientCertificate.replace('/description'));
expectType<typeof clientCertificate>(clientCertificate.replace('/description', 'sample'));
expectError(clientCertificate.replace('/description', 5));
expectError(clientCertificate.remove('/description'));
expectError(clientCertificate.remove('/description', 'sample'));

const deployment = patch.deployment();

// UpdateDeployment /description: replace (value)
expectError(deployment.add('/description'));
expectError(deployment.add('/description', 'sample'));
expectError(deployment.replace('/description'));
expectType<typeof deployment>(deployment.replace('/description', 'sample'));
expectError(deployment.replace('/description', 5));
expectError(deployment.remove('/description'));
expectError(deployment.remove('/description', 'sample'));

const documentationPart = patch.documentationPart();

// UpdateDocumentationPart /properties: replace (value)
expectError(documentationPart.add('/properties'));
expectError(documentationPart.add('/properties', { type: 'object' }));
expectError(documentationPart.replace('/properties'));
expectType<typeof documentationPart>(documentationPart.replace('/properties', { type: 'object' }));
expectType<typeof documentationPart>(documentationPart.replace('/properties', '{"type":"object"}'));
expectError(documentationPart.replace('/properties', 5));
expectError(documentationPart.remove('/properties'));
expectError(documentationPart.remove('/properties', { type: 'object' }));

const documentationVersion = patch.documentationVersion();

// UpdateDocumentationVersion /description: replace (value)
expectError(documentationVersion.add('/description'));
expectError(documentationVersion.add('/description', 'sample'));
expectError(documentationVersion.replace('/description'));
expectType<typeof documentationVersion>(documentationVersion.replace('/description', 'sample'));
expectError(documentationVersion.replace('/description', 5));
expectError(documentationVersion.remove('/description'));
expectError(documentationVersion.remove('/description', 'sample'));

const domainName = patch.domainName();

// UpdateDomainName /certificateName: add (value), replace (value), remove (no value)
expectError(domainName.add('/certificateName'));
expectType<typeof domainName>(domainName.add('/certificateName', 'sample'));
expectError(domainName.add('/certificateName', 5));
expectError(domainName.replace('/certificateName'));
expectType<typeof domainName>(domainName.replace('/certificateName', 'sample'));
expectError(domainName.replace('/certificateName', 5));
expectType<typeof domainName>(domainName.remove('/certificateName'));
expectError(domainName.remove('/certificateName', 'sample'));

// UpdateDomainName /certificateArn: add (value), replace (value), remove (no value)
expectError(domainName.add('/certificateArn'));
expectType<typeof domainName>(domainName.add('/certificateArn', 'sample'));
expectError(domainName.add('/certificateArn', 5));
expectError(domainName.replace('/certificateArn'));
expectType<typeof domainName>(domainName.replace('/certificateArn', 'sample'));
expectError(domainName.replace('/certificateArn', 5));
expectType<typeof domainName>(domainName.remove('/certificateArn'));
expectError(domainName.remove('/certificateArn', 'sample'));

// UpdateDomainName /regionalCertificateName: add (value), replace (value), remove (no value)
expectError(domainName.add('/regionalCertificateName'));
expectType<typeof domainName>(domainName.add('/regionalCertificateName', 'sample'));
expectError(domainName.add('/regionalCertificateName', 5));
expectError(domainName.replace('/regionalCertificateName'));
expectType<typeof domainName>(domainName.replace('/regionalCertificateName', 'sample'));
expectError(domainName.replace('/regionalCertificateName', 5));
expectType<typeof domainName>(domainName.remove('/regionalCertificateName'));
expectError(domainName.remove('/regionalCertificateName', 'sample'));

// UpdateDomainName /regionalCertificateArn: add (value), replace (value), remove (no value)
expectError(domainName.add('/regionalCertificateArn'));
expectType<typeof domainName>(domainName.add('/regionalCertificateArn', 'sample'));
expectError(domainName.add('/regionalCertificateArn', 5));
expectError(domainName.replace('/regionalCertificateArn'));
expectType<typeof domainName>(domainName.replace('/regionalCertificateArn', 'sample'));
expectError(domainName.replace('/regionalCertificateArn', 5));
expectType<typeof domainName>(domainName.remove('/regionalCertificateArn'));
expectError(domainName.remove('/regionalCertificateArn', 'sample'));

// UpdateDomainName /ownershipVerificationCertificateArn: add (value), replace (value), remove (no value)
expectError(domainName.add('/ownershipVerificationCertificateArn'));
expectType<typeof domainName>(domainName.add('/ownershipVerificationCertificateArn', 'sample'));
expectError(domainName.add('/ownershipVerificationCertificateArn', 5));
expectError(domainName.replace('/ownershipVerificationCertificateArn'));
expectType<typeof domainName>(domainName.replace('/ownershipVerificationCertificateArn', 'sample'));
expectError(domainName.replace('/ownershipVerificationCertificateArn', 5));
expectType<typeof domainName>(domainName.remove('/ownershipVerificationCertificateArn'));
expectError(domainName.remove('/ownershipVerificationCertificateArn', 'sample'));

// UpdateDomainName /endpointConfiguration/types: add (value), remove (value)
expectError(domainName.add('/endpointConfiguration/types'));
expectType<typeof domainName>(domainName.add('/endpointConfiguration/types', 'REGIONAL'));
expectType<typeof domainName>(domainName.add('/endpointConfiguration/types', 'EDGE'));
expectError(domainName.add('/endpointConfiguration/types', 'SOMETHING_ELSE'));
expectError(domainName.replace('/endpointConfiguration/types'));
expectError(domainName.replace('/endpointConfiguration/types', 'REGIONAL'));
expectError(domainName.remove('/endpointConfiguration/types'));
expectType<typeof domainName>(domainName.remove('/endpointConfiguration/types', 'REGIONAL'));
expectType<typeof domainName>(domainName.remove('/endpointConfiguration/types', 'EDGE'));
expectError(domainName.remove('/endpointConfiguration/types', 'SOMETHING_ELSE'));

// UpdateDomainName /endpointConfiguration/ipAddressType: replace (value)
expectError(domainName.add('/endpointConfiguration/ipAddressType'));
expectError(domainName.add('/endpointConfiguration/ipAddressType', 'ipv4'));
expectError(domainName.replace('/endpointConfiguration/ipAddressType'));
expectType<typeof domainName>(domainName.replace('/endpointConfiguration/ipAddressType', 'ipv4'));
expectType<typeof domainName>(domainName.replace('/endpointConfiguration/ipAddressType', 'dualstack'));
expectError(domainName.replace('/endpointConfiguration/ipAddressType', 'SOMETHING_ELSE'));
expectError(domainName.remove('/endpointConfiguration/ipAddressType'));
expectError(domainName.remove('/endpointConfiguration/ipAddressType', 'ipv4'));

// UpdateDomainName /securityPolicy: replace (value)
expectError(domainName.add('/securityPolicy'));
expectError(domainName.add('/securityPolicy', 'TLS_1_0'));
expectError(domainName.replace('/securityPolicy'));
expectType<typeof domainName>(domainName.replace('/securityPolicy', 'TLS_1_0'));
expectType<typeof domainName>(domainName.replace('/securityPolicy', 'TLS_1_2'));
expectType<typeof domainName>(domainName.replace('/securityPolicy', 'SecurityPolicy_TLS12_2018_EDGE'));
expectType<typeof domainName>(domainName.replace('/securityPolicy', 'SecurityPolicy_TLS12_PFS_2025_EDGE'));
expectType<typeof domainName>(domainName.replace('/securityPolicy', 'SecurityPolicy_TLS13_1_2_2021_06'));
expectType<typeof domainName>(domainName.replace('/securityPolicy', 'SecurityPolicy_TLS13_1_2_Ext2_FIPS_PQ_2025_09'));
expectType<typeof domainName>(domainName.replace('/securityPolicy', 'SecurityPolicy_TLS13_1_2_Ext2_PQ_2025_09'));
expectType<typeof domainName>(domainName.replace('/securityPolicy', 'SecurityPolicy_TLS13_1_2_FIPS_PFS_PQ_2025_09'));
expectType<typeof domainName>(domainName.replace('/securityPolicy', 'SecurityPolicy_TLS13_1_2_FIPS_PQ_2025_09'));
expectType<typeof domainName>(domainName.replace('/securityPolicy', 'SecurityPolicy_TLS13_1_2_PFS_PQ_2025_09'));
expectType<typeof domainName>(domainName.replace('/securityPolicy', 'SecurityPolicy_TLS13_1_2_PQ_2025_09'));
expectType<typeof domainName>(domainName.replace('/securityPolicy', 'SecurityPolicy_TLS13_1_3_2025_09'));
expectType<typeof domainName>(domainName.replace('/securityPolicy', 'SecurityPolicy_TLS13_1_3_FIPS_2025_09'));
expectType<typeof domainName>(domainName.replace('/securityPolicy', 'SecurityPolicy_TLS13_2025_EDGE'));
expectError(domainName.replace('/securityPolicy', 'SOMETHING_ELSE'));
expectError(domainName.remove('/securityPolicy'));
expectError(domainName.remove('/securityPolicy', 'TLS_1_0'));

// UpdateDomainName /endpointAccessMode: replace (value)
expectError(domainName.add('/endpointAccessMode'));
expectError(domainName.add('/endpointAccessMode', 'BASIC'));
expectError(domainName.replace('/endpointAccessMode'));
expectType<typeof domainName>(domainName.replace('/endpointAccessMode', 'BASIC'));
expectType<typeof domainName>(domainName.replace('/endpointAccessMode', 'STRICT'));
expectType<typeof domainName>(domainName.replace('/endpointAccessMode', ''));
expectError(domainName.replace('/endpointAccessMode', 'SOMETHING_ELSE'));
expectError(domainName.remove('/endpointAccessMode'));
expectError(domainName.remove('/endpointAccessMode', 'BASIC'));

// UpdateDomainName /mutualTlsAuthentication/truststoreUri: add (value), replace (value), remove (no value)
expectError(domainName.add('/mutualTlsAuthentication/truststoreUri'));
expectType<typeof domainName>(domainName.add('/mutualTlsAuthentication/truststoreUri', 'sample'));
expectError(domainName.add('/mutualTlsAuthentication/truststoreUri', 5));
expectError(domainName.replace('/mutualTlsAuthentication/truststoreUri'));
expectType<typeof domainName>(domainName.replace('/mutualTlsAuthentication/truststoreUri', 'sample'));
expectError(domainName.replace('/mutualTlsAuthentication/truststoreUri', 5));
expectType<typeof domainName>(domainName.remove('/mutualTlsAuthentication/truststoreUri'));
expectError(domainName.remove('/mutualTlsAuthentication/truststoreUri', 'sample'));

// UpdateDomainName /mutualTlsAuthentication/truststoreVersion: add (value), replace (value), remove (no value)
expectError(domainName.add('/mutualTlsAuthentication/truststoreVersion'));
expectType<typeof domainName>(domainName.add('/mutualTlsAuthentication/truststoreVersion', 'sample'));
expectError(domainName.add('/mutualTlsAuthentication/truststoreVersion', 5));
expectError(domainName.replace('/mutualTlsAuthentication/truststoreVersion'));
expectType<typeof domainName>(domainName.replace('/mutualTlsAuthentication/truststoreVersion', 'sample'));
expectError(domainName.replace('/mutualTlsAuthentication/truststoreVersion', 5));
expectType<typeof domainName>(domainName.remove('/mutualTlsAuthentication/truststoreVersion'));
expectError(domainName.remove('/mutualTlsAuthentication/truststoreVersion', 'sample'));

// UpdateDomainName /managementPolicy: replace (value)
expectError(domainName.add('/managementPolicy'));
expectError(domainName.add('/managementPolicy', { type: 'object' }));
expectError(domainName.replace('/managementPolicy'));
expectType<typeof domainName>(domainName.replace('/managementPolicy', { type: 'object' }));
expectType<typeof domainName>(domainName.replace('/managementPolicy', '{"type":"object"}'));
expectError(domainName.replace('/managementPolicy', 5));
expectError(domainName.remove('/managementPolicy'));
expectError(domainName.remove('/managementPolicy', { type: 'object' }));

// UpdateDomainName /policy: replace (value)
expectError(domainName.add('/policy'));
expectError(domainName.add('/policy', { type: 'object' }));
expectError(domainName.replace('/policy'));
expectType<typeof domainName>(domainName.replace('/policy', { type: 'object' }));
expectType<typeof domainName>(domainName.replace('/policy', '{"type":"object"}'));
expectError(domainName.replace('/policy', 5));
expectError(domainName.remove('/policy'));
expectError(domainName.remove('/policy', { type: 'object' }));

// UpdateDomainName /routingMode: replace (value)
expectError(domainName.add('/routingMode'));
expectError(domainName.add('/routingMode', 'BASE_PATH_MAPPING_ONLY'));
expectError(domainName.replace('/routingMode'));
expectType<typeof domainName>(domainName.replace('/routingMode', 'BASE_PATH_MAPPING_ONLY'));
expectType<typeof domainName>(domainName.replace('/routingMode', 'ROUTING_RULE_ONLY'));
expectType<typeof domainName>(domainName.replace('/routingMode', 'ROUTING_RULE_THEN_BASE_PATH_MAPPING'));
expectError(domainName.replace('/routingMode', 'SOMETHING_ELSE'));
expectError(domainName.remove('/routingMode'));
expectError(domainName.remove('/routingMode', 'BASE_PATH_MAPPING_ONLY'));

const gatewayResponse = patch.gatewayResponse();

// UpdateGatewayResponse /statusCode: replace (value)
expectError(gatewayResponse.add('/statusCode'));
expectError(gatewayResponse.add('/statusCode', '404'));
expectError(gatewayResponse.replace('/statusCode'));
expectType<typeof gatewayResponse>(gatewayResponse.replace('/statusCode', '404'));
expectError(gatewayResponse.replace('/statusCode', 5));
expectError(gatewayResponse.remove('/statusCode'));
expectError(gatewayResponse.remove('/statusCode', '404'));

// UpdateGatewayResponse /responseParameters/{name}: add (value), replace (value), remove (no value)
expectError(gatewayResponse.add('/responseParameters/sample'));
expectType<typeof gatewayResponse>(gatewayResponse.add('/responseParameters/sample', 'sample'));
expectError(gatewayResponse.add('/responseParameters/sample', 5));
expectError(gatewayResponse.replace('/responseParameters/sample'));
expectType<typeof gatewayResponse>(gatewayResponse.replace('/responseParameters/sample', 'sample'));
expectError(gatewayResponse.replace('/responseParameters/sample', 5));
expectType<typeof gatewayResponse>(gatewayResponse.remove('/responseParameters/sample'));
expectError(gatewayResponse.remove('/responseParameters/sample', 'sample'));

// UpdateGatewayResponse /responseTemplates/{mediaType}: add (value), replace (value), remove (no value)
expectError(gatewayResponse.add('/responseTemplates/application~1json'));
expectType<typeof gatewayResponse>(gatewayResponse.add('/responseTemplates/application~1json', 'sample'));
expectError(gatewayResponse.add('/responseTemplates/application~1json', 5));
expectError(gatewayResponse.replace('/responseTemplates/application~1json'));
expectType<typeof gatewayResponse>(gatewayResponse.replace('/responseTemplates/application~1json', 'sample'));
expectError(gatewayResponse.replace('/responseTemplates/application~1json', 5));
expectType<typeof gatewayResponse>(gatewayResponse.remove('/responseTemplates/application~1json'));
expectError(gatewayResponse.remove('/responseTemplates/application~1json', 'sample'));

const integration = patch.integration();

// UpdateIntegration /type: nothing
expectError(integration.add('/type'));
expectError(integration.add('/type', 'sample'));
expectError(integration.replace('/type'));
expectError(integration.replace('/type', 'sample'));
expectError(integration.remove('/type'));
expectError(integration.remove('/type', 'sample'));

// UpdateIntegration /credentials: nothing
expectError(integration.add('/credentials'));
expectError(integration.add('/credentials', 'sample'));
expectError(integration.replace('/credentials'));
expectError(integration.replace('/credentials', 'sample'));
expectError(integration.remove('/credentials'));
expectError(integration.remove('/credentials', 'sample'));

// UpdateIntegration /httpMethod: replace (value)
expectError(integration.add('/httpMethod'));
expectError(integration.add('/httpMethod', 'GET'));
expectError(integration.replace('/httpMethod'));
expectType<typeof integration>(integration.replace('/httpMethod', 'GET'));
expectType<typeof integration>(integration.replace('/httpMethod', 'PUT'));
expectType<typeof integration>(integration.replace('/httpMethod', 'POST'));
expectType<typeof integration>(integration.replace('/httpMethod', 'DELETE'));
expectType<typeof integration>(integration.replace('/httpMethod', 'PATCH'));
expectType<typeof integration>(integration.replace('/httpMethod', 'OPTIONS'));
expectType<typeof integration>(integration.replace('/httpMethod', 'HEAD'));
expectType<typeof integration>(integration.replace('/httpMethod', 'ANY'));
expectError(integration.replace('/httpMethod', 'SOMETHING_ELSE'));
expectError(integration.remove('/httpMethod'));
expectError(integration.remove('/httpMethod', 'GET'));

// UpdateIntegration /uri: replace (value)
expectError(integration.add('/uri'));
expectError(integration.add('/uri', 'sample'));
expectError(integration.replace('/uri'));
expectType<typeof integration>(integration.replace('/uri', 'sample'));
expectError(integration.replace('/uri', 5));
expectError(integration.remove('/uri'));
expectError(integration.remove('/uri', 'sample'));

// UpdateIntegration /connectionType: replace (value)
expectError(integration.add('/connectionType'));
expectError(integration.add('/connectionType', 'INTERNET'));
expectError(integration.replace('/connectionType'));
expectType<typeof integration>(integration.replace('/connectionType', 'INTERNET'));
expectType<typeof integration>(integration.replace('/connectionType', 'VPC_LINK'));
expectError(integration.replace('/connectionType', 'SOMETHING_ELSE'));
expectError(integration.remove('/connectionType'));
expectError(integration.remove('/connectionType', 'INTERNET'));

// UpdateIntegration /connectionId: replace (value)
expectError(integration.add('/connectionId'));
expectError(integration.add('/connectionId', 'sample'));
expectError(integration.replace('/connectionId'));
expectType<typeof integration>(integration.replace('/connectionId', 'sample'));
expectError(integration.replace('/connectionId', 5));
expectError(integration.remove('/connectionId'));
expectError(integration.remove('/connectionId', 'sample'));

// UpdateIntegration /integrationTarget: replace (value)
expectError(integration.add('/integrationTarget'));
expectError(integration.add('/integrationTarget', 'sample'));
expectError(integration.replace('/integrationTarget'));
expectType<typeof integration>(integration.replace('/integrationTarget', 'sample'));
expectError(integration.replace('/integrationTarget', 5));
expectError(integration.remove('/integrationTarget'));
expectError(integration.remove('/integrationTarget', 'sample'));

// UpdateIntegration /passthroughBehavior: replace (value)
expectError(integration.add('/passthroughBehavior'));
expectError(integration.add('/passthroughBehavior', 'WHEN_NO_MATCH'));
expectError(integration.replace('/passthroughBehavior'));
expectType<typeof integration>(integration.replace('/passthroughBehavior', 'WHEN_NO_MATCH'));
expectType<typeof integration>(integration.replace('/passthroughBehavior', 'WHEN_NO_TEMPLATES'));
expectType<typeof integration>(integration.replace('/passthroughBehavior', 'NEVER'));
expectError(integration.replace('/passthroughBehavior', 'SOMETHING_ELSE'));
expectError(integration.remove('/passthroughBehavior'));
expectError(integration.remove('/passthroughBehavior', 'WHEN_NO_MATCH'));

// UpdateIntegration /contentHandling: replace (value)
expectError(integration.add('/contentHandling'));
expectError(integration.add('/contentHandling', 'CONVERT_TO_BINARY'));
expectError(integration.replace('/contentHandling'));
expectType<typeof integration>(integration.replace('/contentHandling', 'CONVERT_TO_BINARY'));
expectType<typeof integration>(integration.replace('/contentHandling', 'CONVERT_TO_TEXT'));
expectType<typeof integration>(integration.replace('/contentHandling', ''));
expectError(integration.replace('/contentHandling', 'SOMETHING_ELSE'));
expectError(integration.remove('/contentHandling'));
expectError(integration.remove('/contentHandling', 'CONVERT_TO_BINARY'));

// UpdateIntegration /responseTransferMode: replace (value)
expectError(integration.add('/responseTransferMode'));
expectError(integration.add('/responseTransferMode', 'BUFFERED'));
expectError(integration.replace('/responseTransferMode'));
expectType<typeof integration>(integration.replace('/responseTransferMode', 'BUFFERED'));
expectType<typeof integration>(integration.replace('/responseTransferMode', 'STREAM'));
expectError(integration.replace('/responseTransferMode', 'SOMETHING_ELSE'));
expectError(integration.remove('/responseTransferMode'));
expectError(integration.remove('/responseTransferMode', 'BUFFERED'));

// UpdateIntegration /timeoutInMillis: replace (value)
expectError(integration.add('/timeoutInMillis'));
expectError(integration.add('/timeoutInMillis', 51));
expectError(integration.replace('/timeoutInMillis'));
expectType<typeof integration>(integration.replace('/timeoutInMillis', 51));
expectType<typeof integration>(integration.replace('/timeoutInMillis', '51'));
expectError(integration.replace('/timeoutInMillis', 'many'));
expectError(integration.remove('/timeoutInMillis'));
expectError(integration.remove('/timeoutInMillis', 51));

// UpdateIntegration /tlsConfig/insecureSkipVerification: replace (value)
expectError(integration.add('/tlsConfig/insecureSkipVerification'));
expectError(integration.add('/tlsConfig/insecureSkipVerification', true));
expectError(integration.replace('/tlsConfig/insecureSkipVerification'));
expectType<typeof integration>(integration.replace('/tlsConfig/insecureSkipVerification', true));
expectType<typeof integration>(integration.replace('/tlsConfig/insecureSkipVerification', 'false'));
expectError(integration.replace('/tlsConfig/insecureSkipVerification', 'yes'));
expectError(integration.remove('/tlsConfig/insecureSkipVerification'));
expectError(integration.remove('/tlsConfig/insecureSkipVerification', true));

// UpdateIntegration /requestTemplates/{mediaType}: add (value or none), replace (value or none), remove (no value)
expectType<typeof integration>(integration.add('/requestTemplates/application~1json'));
expectType<typeof integration>(integration.add('/requestTemplates/application~1json', 'sample'));
expectError(integration.add('/requestTemplates/application~1json', 5));
expectType<typeof integration>(integration.replace('/requestTemplates/application~1json'));
expectType<typeof integration>(integration.replace('/requestTemplates/application~1json', 'sample'));
expectError(integration.replace('/requestTemplates/application~1json', 5));
expectType<typeof integration>(integration.remove('/requestTemplates/application~1json'));
expectError(integration.remove('/requestTemplates/application~1json', 'sample'));

// UpdateIntegration /requestParameters/{name}: add (value), replace (value), remove (no value)
expectError(integration.add('/requestParameters/sample'));
expectType<typeof integration>(integration.add('/requestParameters/sample', 'sample'));
expectError(integration.add('/requestParameters/sample', 5));
expectError(integration.replace('/requestParameters/sample'));
expectType<typeof integration>(integration.replace('/requestParameters/sample', 'sample'));
expectError(integration.replace('/requestParameters/sample', 5));
expectType<typeof integration>(integration.remove('/requestParameters/sample'));
expectError(integration.remove('/requestParameters/sample', 'sample'));

// UpdateIntegration /cacheNamespace: replace (value)
expectError(integration.add('/cacheNamespace'));
expectError(integration.add('/cacheNamespace', 'sample'));
expectError(integration.replace('/cacheNamespace'));
expectType<typeof integration>(integration.replace('/cacheNamespace', 'sample'));
expectError(integration.replace('/cacheNamespace', 5));
expectError(integration.remove('/cacheNamespace'));
expectError(integration.remove('/cacheNamespace', 'sample'));

// UpdateIntegration /cacheKeyParameters/{param}: add (no value), replace (no value), remove (no value)
expectType<typeof integration>(integration.add('/cacheKeyParameters/method.request.querystring.page'));
expectError(integration.add('/cacheKeyParameters/method.request.querystring.page', 'sample'));
expectType<typeof integration>(integration.replace('/cacheKeyParameters/method.request.querystring.page'));
expectError(integration.replace('/cacheKeyParameters/method.request.querystring.page', 'sample'));
expectType<typeof integration>(integration.remove('/cacheKeyParameters/method.request.querystring.page'));
expectError(integration.remove('/cacheKeyParameters/method.request.querystring.page', 'sample'));

const integrationResponse = patch.integrationResponse();

// UpdateIntegrationResponse /selectionPattern: replace (value)
expectError(integrationResponse.add('/selectionPattern'));
expectError(integrationResponse.add('/selectionPattern', 'sample'));
expectError(integrationResponse.replace('/selectionPattern'));
expectType<typeof integrationResponse>(integrationResponse.replace('/selectionPattern', 'sample'));
expectError(integrationResponse.replace('/selectionPattern', 5));
expectError(integrationResponse.remove('/selectionPattern'));
expectError(integrationResponse.remove('/selectionPattern', 'sample'));

// UpdateIntegrationResponse /contentHandling: replace (value)
expectError(integrationResponse.add('/contentHandling'));
expectError(integrationResponse.add('/contentHandling', 'CONVERT_TO_BINARY'));
expectError(integrationResponse.replace('/contentHandling'));
expectType<typeof integrationResponse>(integrationResponse.replace('/contentHandling', 'CONVERT_TO_BINARY'));
expectType<typeof integrationResponse>(integrationResponse.replace('/contentHandling', 'CONVERT_TO_TEXT'));
expectType<typeof integrationResponse>(integrationResponse.replace('/contentHandling', ''));
expectError(integrationResponse.replace('/contentHandling', 'SOMETHING_ELSE'));
expectError(integrationResponse.remove('/contentHandling'));
expectError(integrationResponse.remove('/contentHandling', 'CONVERT_TO_BINARY'));

// UpdateIntegrationResponse /responseParameters/{name}: add (value), replace (value), remove (no value)
expectError(integrationResponse.add('/responseParameters/sample'));
expectType<typeof integrationResponse>(integrationResponse.add('/responseParameters/sample', 'sample'));
expectError(integrationResponse.add('/responseParameters/sample', 5));
expectError(integrationResponse.replace('/responseParameters/sample'));
expectType<typeof integrationResponse>(integrationResponse.replace('/responseParameters/sample', 'sample'));
expectError(integrationResponse.replace('/responseParameters/sample', 5));
expectType<typeof integrationResponse>(integrationResponse.remove('/responseParameters/sample'));
expectError(integrationResponse.remove('/responseParameters/sample', 'sample'));

// UpdateIntegrationResponse /responseTemplates/{mediaType}: add (value), replace (value), remove (no value)
expectError(integrationResponse.add('/responseTemplates/application~1json'));
expectType<typeof integrationResponse>(integrationResponse.add('/responseTemplates/application~1json', 'sample'));
expectError(integrationResponse.add('/responseTemplates/application~1json', 5));
expectError(integrationResponse.replace('/responseTemplates/application~1json'));
expectType<typeof integrationResponse>(integrationResponse.replace('/responseTemplates/application~1json', 'sample'));
expectError(integrationResponse.replace('/responseTemplates/application~1json', 5));
expectType<typeof integrationResponse>(integrationResponse.remove('/responseTemplates/application~1json'));
expectError(integrationResponse.remove('/responseTemplates/application~1json', 'sample'));

const method = patch.method();

// UpdateMethod /authorizationType: replace (value)
expectError(method.add('/authorizationType'));
expectError(method.add('/authorizationType', 'NONE'));
expectError(method.replace('/authorizationType'));
expectType<typeof method>(method.replace('/authorizationType', 'NONE'));
expectType<typeof method>(method.replace('/authorizationType', 'AWS_IAM'));
expectType<typeof method>(method.replace('/authorizationType', 'CUSTOM'));
expectType<typeof method>(method.replace('/authorizationType', 'COGNITO_USER_POOLS'));
expectError(method.replace('/authorizationType', 'SOMETHING_ELSE'));
expectError(method.remove('/authorizationType'));
expectError(method.remove('/authorizationType', 'NONE'));

// UpdateMethod /authorizerId: replace (value)
expectError(method.add('/authorizerId'));
expectError(method.add('/authorizerId', 'sample'));
expectError(method.replace('/authorizerId'));
expectType<typeof method>(method.replace('/authorizerId', 'sample'));
expectError(method.replace('/authorizerId', 5));
expectError(method.remove('/authorizerId'));
expectError(method.remove('/authorizerId', 'sample'));

// UpdateMethod /authorizationScopes: add (value), remove (value)
expectError(method.add('/authorizationScopes'));
expectType<typeof method>(method.add('/authorizationScopes', 'sample'));
expectError(method.add('/authorizationScopes', 5));
expectError(method.replace('/authorizationScopes'));
expectError(method.replace('/authorizationScopes', 'sample'));
expectError(method.remove('/authorizationScopes'));
expectType<typeof method>(method.remove('/authorizationScopes', 'sample'));
expectError(method.remove('/authorizationScopes', 5));

// UpdateMethod /apiKeyRequired: replace (value)
expectError(method.add('/apiKeyRequired'));
expectError(method.add('/apiKeyRequired', true));
expectError(method.replace('/apiKeyRequired'));
expectType<typeof method>(method.replace('/apiKeyRequired', true));
expectType<typeof method>(method.replace('/apiKeyRequired', 'false'));
expectError(method.replace('/apiKeyRequired', 'yes'));
expectError(method.remove('/apiKeyRequired'));
expectError(method.remove('/apiKeyRequired', true));

// UpdateMethod /operationName: replace (value or none)
expectError(method.add('/operationName'));
expectError(method.add('/operationName', 'sample'));
expectType<typeof method>(method.replace('/operationName'));
expectType<typeof method>(method.replace('/operationName', 'sample'));
expectError(method.replace('/operationName', 5));
expectError(method.remove('/operationName'));
expectError(method.remove('/operationName', 'sample'));

// UpdateMethod /requestValidatorId: replace (value or none)
expectError(method.add('/requestValidatorId'));
expectError(method.add('/requestValidatorId', 'sample'));
expectType<typeof method>(method.replace('/requestValidatorId'));
expectType<typeof method>(method.replace('/requestValidatorId', 'sample'));
expectError(method.replace('/requestValidatorId', 5));
expectError(method.remove('/requestValidatorId'));
expectError(method.remove('/requestValidatorId', 'sample'));

// UpdateMethod /requestParameters/{name}: add (value), replace (value), remove (no value)
expectError(method.add('/requestParameters/sample'));
expectType<typeof method>(method.add('/requestParameters/sample', true));
expectType<typeof method>(method.add('/requestParameters/sample', 'false'));
expectError(method.add('/requestParameters/sample', 'yes'));
expectError(method.replace('/requestParameters/sample'));
expectType<typeof method>(method.replace('/requestParameters/sample', true));
expectType<typeof method>(method.replace('/requestParameters/sample', 'false'));
expectError(method.replace('/requestParameters/sample', 'yes'));
expectType<typeof method>(method.remove('/requestParameters/sample'));
expectError(method.remove('/requestParameters/sample', true));

// UpdateMethod /requestModels/{mediaType}: add (value), replace (value), remove (no value)
expectError(method.add('/requestModels/application~1json'));
expectType<typeof method>(method.add('/requestModels/application~1json', 'sample'));
expectError(method.add('/requestModels/application~1json', 5));
expectError(method.replace('/requestModels/application~1json'));
expectType<typeof method>(method.replace('/requestModels/application~1json', 'sample'));
expectError(method.replace('/requestModels/application~1json', 5));
expectType<typeof method>(method.remove('/requestModels/application~1json'));
expectError(method.remove('/requestModels/application~1json', 'sample'));

const methodResponse = patch.methodResponse();

// UpdateMethodResponse /responseModels/{mediaType}: add (value), replace (value), remove (no value)
expectError(methodResponse.add('/responseModels/application~1json'));
expectType<typeof methodResponse>(methodResponse.add('/responseModels/application~1json', 'sample'));
expectError(methodResponse.add('/responseModels/application~1json', 5));
expectError(methodResponse.replace('/responseModels/application~1json'));
expectType<typeof methodResponse>(methodResponse.replace('/responseModels/application~1json', 'sample'));
expectError(methodResponse.replace('/responseModels/application~1json', 5));
expectType<typeof methodResponse>(methodResponse.remove('/responseModels/application~1json'));
expectError(methodResponse.remove('/responseModels/application~1json', 'sample'));

// UpdateMethodResponse /responseParameters/{name}: add (value), replace (value), remove (no value)
expectError(methodResponse.add('/responseParameters/sample'));
expectType<typeof methodResponse>(methodResponse.add('/responseParameters/sample', true));
expectType<typeof methodResponse>(methodResponse.add('/responseParameters/sample', 'false'));
expectError(methodResponse.add('/responseParameters/sample', 'yes'));
expectError(methodResponse.replace('/responseParameters/sample'));
expectType<typeof methodResponse>(methodResponse.replace('/responseParameters/sample', true));
expectType<typeof methodResponse>(methodResponse.replace('/responseParameters/sample', 'false'));
expectError(methodResponse.replace('/responseParameters/sample', 'yes'));
expectType<typeof methodResponse>(methodResponse.remove('/responseParameters/sample'));
expectError(methodResponse.remove('/responseParameters/sample', true));

const model = patch.model();

// UpdateModel /description: replace (value)
expectError(model.add('/description'));
expectError(model.add('/description', 'sample'));
expectError(model.replace('/description'));
expectType<typeof model>(model.replace('/description', 'sample'));
expectError(model.replace('/description', 5));
expectError(model.remove('/description'));
expectError(model.remove('/description', 'sample'));

// UpdateModel /schema: replace (value)
expectError(model.add('/schema'));
expectError(model.add('/schema', { type: 'object' }));
expectError(model.replace('/schema'));
expectType<typeof model>(model.replace('/schema', { type: 'object' }));
expectType<typeof model>(model.replace('/schema', '{"type":"object"}'));
expectError(model.replace('/schema', 5));
expectError(model.remove('/schema'));
expectError(model.remove('/schema', { type: 'object' }));

const requestValidator = patch.requestValidator();

// UpdateRequestValidator /name: replace (value)
expectError(requestValidator.add('/name'));
expectError(requestValidator.add('/name', 'sample'));
expectError(requestValidator.replace('/name'));
expectType<typeof requestValidator>(requestValidator.replace('/name', 'sample'));
expectError(requestValidator.replace('/name', 5));
expectError(requestValidator.remove('/name'));
expectError(requestValidator.remove('/name', 'sample'));

// UpdateRequestValidator /validateRequestBody: replace (value)
expectError(requestValidator.add('/validateRequestBody'));
expectError(requestValidator.add('/validateRequestBody', true));
expectError(requestValidator.replace('/validateRequestBody'));
expectType<typeof requestValidator>(requestValidator.replace('/validateRequestBody', true));
expectType<typeof requestValidator>(requestValidator.replace('/validateRequestBody', 'false'));
expectError(requestValidator.replace('/validateRequestBody', 'yes'));
expectError(requestValidator.remove('/validateRequestBody'));
expectError(requestValidator.remove('/validateRequestBody', true));

// UpdateRequestValidator /validateRequestParameters: replace (value)
expectError(requestValidator.add('/validateRequestParameters'));
expectError(requestValidator.add('/validateRequestParameters', true));
expectError(requestValidator.replace('/validateRequestParameters'));
expectType<typeof requestValidator>(requestValidator.replace('/validateRequestParameters', true));
expectType<typeof requestValidator>(requestValidator.replace('/validateRequestParameters', 'false'));
expectError(requestValidator.replace('/validateRequestParameters', 'yes'));
expectError(requestValidator.remove('/validateRequestParameters'));
expectError(requestValidator.remove('/validateRequestParameters', true));

const resource = patch.resource();

// UpdateResource /parentId: replace (value)
expectError(resource.add('/parentId'));
expectError(resource.add('/parentId', 'sample'));
expectError(resource.replace('/parentId'));
expectType<typeof resource>(resource.replace('/parentId', 'sample'));
expectError(resource.replace('/parentId', 5));
expectError(resource.remove('/parentId'));
expectError(resource.remove('/parentId', 'sample'));

// UpdateResource /pathPart: replace (value)
expectError(resource.add('/pathPart'));
expectError(resource.add('/pathPart', 'sample'));
expectError(resource.replace('/pathPart'));
expectType<typeof resource>(resource.replace('/pathPart', 'sample'));
expectError(resource.replace('/pathPart', 5));
expectError(resource.remove('/pathPart'));
expectError(resource.remove('/pathPart', 'sample'));

const restApi = patch.restApi();

// UpdateRestApi /name: replace (value)
expectError(restApi.add('/name'));
expectError(restApi.add('/name', 'sample'));
expectError(restApi.replace('/name'));
expectType<typeof restApi>(restApi.replace('/name', 'sample'));
expectError(restApi.replace('/name', 5));
expectError(restApi.remove('/name'));
expectError(restApi.remove('/name', 'sample'));

// UpdateRestApi /description: add (value), replace (value), remove (no value)
expectError(restApi.add('/description'));
expectType<typeof restApi>(restApi.add('/description', 'sample'));
expectError(restApi.add('/description', 5));
expectError(restApi.replace('/description'));
expectType<typeof restApi>(restApi.replace('/description', 'sample'));
expectError(restApi.replace('/description', 5));
expectType<typeof restApi>(restApi.remove('/description'));
expectError(restApi.remove('/description', 'sample'));

// UpdateRestApi /apiKeySource: replace (value)
expectError(restApi.add('/apiKeySource'));
expectError(restApi.add('/apiKeySource', 'HEADER'));
expectError(restApi.replace('/apiKeySource'));
expectType<typeof restApi>(restApi.replace('/apiKeySource', 'HEADER'));
expectType<typeof restApi>(restApi.replace('/apiKeySource', 'AUTHORIZER'));
expectError(restApi.replace('/apiKeySource', 'SOMETHING_ELSE'));
expectError(restApi.remove('/apiKeySource'));
expectError(restApi.remove('/apiKeySource', 'HEADER'));

// UpdateRestApi /binaryMediaTypes/{mediaType}: add (no value), replace (value), remove (no value)
expectType<typeof restApi>(restApi.add('/binaryMediaTypes/application~1json'));
expectError(restApi.add('/binaryMediaTypes/application~1json', 'sample'));
expectError(restApi.replace('/binaryMediaTypes/application~1json'));
expectType<typeof restApi>(restApi.replace('/binaryMediaTypes/application~1json', 'sample'));
expectError(restApi.replace('/binaryMediaTypes/application~1json', 5));
expectType<typeof restApi>(restApi.remove('/binaryMediaTypes/application~1json'));
expectError(restApi.remove('/binaryMediaTypes/application~1json', 'sample'));

// UpdateRestApi /minimumCompressionSize: replace (value or none)
expectError(restApi.add('/minimumCompressionSize'));
expectError(restApi.add('/minimumCompressionSize', 1));
expectType<typeof restApi>(restApi.replace('/minimumCompressionSize'));
expectType<typeof restApi>(restApi.replace('/minimumCompressionSize', 1));
expectType<typeof restApi>(restApi.replace('/minimumCompressionSize', '1'));
expectError(restApi.replace('/minimumCompressionSize', 'many'));
expectError(restApi.remove('/minimumCompressionSize'));
expectError(restApi.remove('/minimumCompressionSize', 1));

// UpdateRestApi /disableExecuteApiEndpoint: replace (value)
expectError(restApi.add('/disableExecuteApiEndpoint'));
expectError(restApi.add('/disableExecuteApiEndpoint', true));
expectError(restApi.replace('/disableExecuteApiEndpoint'));
expectType<typeof restApi>(restApi.replace('/disableExecuteApiEndpoint', true));
expectType<typeof restApi>(restApi.replace('/disableExecuteApiEndpoint', 'false'));
expectError(restApi.replace('/disableExecuteApiEndpoint', 'yes'));
expectError(restApi.remove('/disableExecuteApiEndpoint'));
expectError(restApi.remove('/disableExecuteApiEndpoint', true));

// UpdateRestApi /endpointConfiguration/types/{current}: replace (value)
expectError(restApi.add('/endpointConfiguration/types/REGIONAL'));
expectError(restApi.add('/endpointConfiguration/types/REGIONAL', 'REGIONAL'));
expectError(restApi.replace('/endpointConfiguration/types/REGIONAL'));
expectType<typeof restApi>(restApi.replace('/endpointConfiguration/types/REGIONAL', 'REGIONAL'));
expectType<typeof restApi>(restApi.replace('/endpointConfiguration/types/REGIONAL', 'EDGE'));
expectType<typeof restApi>(restApi.replace('/endpointConfiguration/types/REGIONAL', 'PRIVATE'));
expectError(restApi.replace('/endpointConfiguration/types/REGIONAL', 'SOMETHING_ELSE'));
expectError(restApi.remove('/endpointConfiguration/types/REGIONAL'));
expectError(restApi.remove('/endpointConfiguration/types/REGIONAL', 'REGIONAL'));

// UpdateRestApi /endpointConfiguration/ipAddressType: replace (value)
expectError(restApi.add('/endpointConfiguration/ipAddressType'));
expectError(restApi.add('/endpointConfiguration/ipAddressType', 'ipv4'));
expectError(restApi.replace('/endpointConfiguration/ipAddressType'));
expectType<typeof restApi>(restApi.replace('/endpointConfiguration/ipAddressType', 'ipv4'));
expectType<typeof restApi>(restApi.replace('/endpointConfiguration/ipAddressType', 'dualstack'));
expectError(restApi.replace('/endpointConfiguration/ipAddressType', 'SOMETHING_ELSE'));
expectError(restApi.remove('/endpointConfiguration/ipAddressType'));
expectError(restApi.remove('/endpointConfiguration/ipAddressType', 'ipv4'));

// UpdateRestApi /endpointConfiguration/vpcEndpointIds: add (value), remove (value)
expectError(restApi.add('/endpointConfiguration/vpcEndpointIds'));
expectType<typeof restApi>(restApi.add('/endpointConfiguration/vpcEndpointIds', 'sample'));
expectError(restApi.add('/endpointConfiguration/vpcEndpointIds', 5));
expectError(restApi.replace('/endpointConfiguration/vpcEndpointIds'));
expectError(restApi.replace('/endpointConfiguration/vpcEndpointIds', 'sample'));
expectError(restApi.remove('/endpointConfiguration/vpcEndpointIds'));
expectType<typeof restApi>(restApi.remove('/endpointConfiguration/vpcEndpointIds', 'sample'));
expectError(restApi.remove('/endpointConfiguration/vpcEndpointIds', 5));

// UpdateRestApi /securityPolicy: replace (value)
expectError(restApi.add('/securityPolicy'));
expectError(restApi.add('/securityPolicy', 'TLS_1_0'));
expectError(restApi.replace('/securityPolicy'));
expectType<typeof restApi>(restApi.replace('/securityPolicy', 'TLS_1_0'));
expectType<typeof restApi>(restApi.replace('/securityPolicy', 'TLS_1_2'));
expectType<typeof restApi>(restApi.replace('/securityPolicy', 'SecurityPolicy_TLS12_2018_EDGE'));
expectType<typeof restApi>(restApi.replace('/securityPolicy', 'SecurityPolicy_TLS12_PFS_2025_EDGE'));
expectType<typeof restApi>(restApi.replace('/securityPolicy', 'SecurityPolicy_TLS13_1_2_2021_06'));
expectType<typeof restApi>(restApi.replace('/securityPolicy', 'SecurityPolicy_TLS13_1_2_Ext2_FIPS_PQ_2025_09'));
expectType<typeof restApi>(restApi.replace('/securityPolicy', 'SecurityPolicy_TLS13_1_2_Ext2_PQ_2025_09'));
expectType<typeof restApi>(restApi.replace('/securityPolicy', 'SecurityPolicy_TLS13_1_2_FIPS_PFS_PQ_2025_09'));
expectType<typeof restApi>(restApi.replace('/securityPolicy', 'SecurityPolicy_TLS13_1_2_FIPS_PQ_2025_09'));
expectType<typeof restApi>(restApi.replace('/securityPolicy', 'SecurityPolicy_TLS13_1_2_PFS_PQ_2025_09'));
expectType<typeof restApi>(restApi.replace('/securityPolicy', 'SecurityPolicy_TLS13_1_2_PQ_2025_09'));
expectType<typeof restApi>(restApi.replace('/securityPolicy', 'SecurityPolicy_TLS13_1_3_2025_09'));
expectType<typeof restApi>(restApi.replace('/securityPolicy', 'SecurityPolicy_TLS13_1_3_FIPS_2025_09'));
expectType<typeof restApi>(restApi.replace('/securityPolicy', 'SecurityPolicy_TLS13_2025_EDGE'));
expectError(restApi.replace('/securityPolicy', 'SOMETHING_ELSE'));
expectError(restApi.remove('/securityPolicy'));
expectError(restApi.remove('/securityPolicy', 'TLS_1_0'));

// UpdateRestApi /endpointAccessMode: replace (value)
expectError(restApi.add('/endpointAccessMode'));
expectError(restApi.add('/endpointAccessMode', 'BASIC'));
expectError(restApi.replace('/endpointAccessMode'));
expectType<typeof restApi>(restApi.replace('/endpointAccessMode', 'BASIC'));
expectType<typeof restApi>(restApi.replace('/endpointAccessMode', 'STRICT'));
expectType<typeof restApi>(restApi.replace('/endpointAccessMode', ''));
expectError(restApi.replace('/endpointAccessMode', 'SOMETHING_ELSE'));
expectError(restApi.remove('/endpointAccessMode'));
expectError(restApi.remove('/endpointAccessMode', 'BASIC'));

// UpdateRestApi /policy: replace (value)
expectError(restApi.add('/policy'));
expectError(restApi.add('/policy', { type: 'object' }));
expectError(restApi.replace('/policy'));
expectType<typeof restApi>(restApi.replace('/policy', { type: 'object' }));
expectType<typeof restApi>(restApi.replace('/policy', '{"type":"object"}'));
expectError(restApi.replace('/policy', 5));
expectError(restApi.remove('/policy'));
expectError(restApi.remove('/policy', { type: 'object' }));

const stage = patch.stage();

// UpdateStage /deploymentId: replace (value), copy (from /canarySettings/deploymentId)
expectError(stage.add('/deploymentId'));
expectError(stage.add('/deploymentId', 'sample'));
expectError(stage.replace('/deploymentId'));
expectType<typeof stage>(stage.replace('/deploymentId', 'sample'));
expectError(stage.replace('/deploymentId', 5));
expectError(stage.remove('/deploymentId'));
expectError(stage.remove('/deploymentId', 'sample'));

// UpdateStage /description: replace (value)
expectError(stage.add('/description'));
expectError(stage.add('/description', 'sample'));
expectError(stage.replace('/description'));
expectType<typeof stage>(stage.replace('/description', 'sample'));
expectError(stage.replace('/description', 5));
expectError(stage.remove('/description'));
expectError(stage.remove('/description', 'sample'));

// UpdateStage /documentationVersion: replace (value)
expectError(stage.add('/documentationVersion'));
expectError(stage.add('/documentationVersion', 'sample'));
expectError(stage.replace('/documentationVersion'));
expectType<typeof stage>(stage.replace('/documentationVersion', 'sample'));
expectError(stage.replace('/documentationVersion', 5));
expectError(stage.remove('/documentationVersion'));
expectError(stage.remove('/documentationVersion', 'sample'));

// UpdateStage /clientCertificateId: replace (value)
expectError(stage.add('/clientCertificateId'));
expectError(stage.add('/clientCertificateId', 'sample'));
expectError(stage.replace('/clientCertificateId'));
expectType<typeof stage>(stage.replace('/clientCertificateId', 'sample'));
expectError(stage.replace('/clientCertificateId', 5));
expectError(stage.remove('/clientCertificateId'));
expectError(stage.remove('/clientCertificateId', 'sample'));

// UpdateStage /tracingEnabled: replace (value)
expectError(stage.add('/tracingEnabled'));
expectError(stage.add('/tracingEnabled', true));
expectError(stage.replace('/tracingEnabled'));
expectType<typeof stage>(stage.replace('/tracingEnabled', true));
expectType<typeof stage>(stage.replace('/tracingEnabled', 'false'));
expectError(stage.replace('/tracingEnabled', 'yes'));
expectError(stage.remove('/tracingEnabled'));
expectError(stage.remove('/tracingEnabled', true));

// UpdateStage /cacheClusterEnabled: replace (value)
expectError(stage.add('/cacheClusterEnabled'));
expectError(stage.add('/cacheClusterEnabled', true));
expectError(stage.replace('/cacheClusterEnabled'));
expectType<typeof stage>(stage.replace('/cacheClusterEnabled', true));
expectType<typeof stage>(stage.replace('/cacheClusterEnabled', 'false'));
expectError(stage.replace('/cacheClusterEnabled', 'yes'));
expectError(stage.remove('/cacheClusterEnabled'));
expectError(stage.remove('/cacheClusterEnabled', true));

// UpdateStage /cacheClusterSize: replace (value)
expectError(stage.add('/cacheClusterSize'));
expectError(stage.add('/cacheClusterSize', '0.5'));
expectError(stage.replace('/cacheClusterSize'));
expectType<typeof stage>(stage.replace('/cacheClusterSize', '0.5'));
expectType<typeof stage>(stage.replace('/cacheClusterSize', '1.6'));
expectType<typeof stage>(stage.replace('/cacheClusterSize', '6.1'));
expectType<typeof stage>(stage.replace('/cacheClusterSize', '13.5'));
expectType<typeof stage>(stage.replace('/cacheClusterSize', '28.4'));
expectType<typeof stage>(stage.replace('/cacheClusterSize', '58.2'));
expectType<typeof stage>(stage.replace('/cacheClusterSize', '118'));
expectType<typeof stage>(stage.replace('/cacheClusterSize', '237'));
expectError(stage.replace('/cacheClusterSize', 'SOMETHING_ELSE'));
expectError(stage.remove('/cacheClusterSize'));
expectError(stage.remove('/cacheClusterSize', '0.5'));

// UpdateStage /variables/{name}: replace (value), remove (no value)
expectError(stage.add('/variables/sample'));
expectError(stage.add('/variables/sample', 'sample'));
expectError(stage.replace('/variables/sample'));
expectType<typeof stage>(stage.replace('/variables/sample', 'sample'));
expectError(stage.replace('/variables/sample', 5));
expectType<typeof stage>(stage.remove('/variables/sample'));
expectError(stage.remove('/variables/sample', 'sample'));

// UpdateStage /variables: copy (from /canarySettings/stageVariableOverrides)
expectError(stage.add('/variables'));
expectError(stage.add('/variables', 'sample'));
expectError(stage.replace('/variables'));
expectError(stage.replace('/variables', 'sample'));
expectError(stage.remove('/variables'));
expectError(stage.remove('/variables', 'sample'));

// UpdateStage /accessLogSettings: remove (no value)
expectError(stage.add('/accessLogSettings'));
expectError(stage.add('/accessLogSettings', 'sample'));
expectError(stage.replace('/accessLogSettings'));
expectError(stage.replace('/accessLogSettings', 'sample'));
expectType<typeof stage>(stage.remove('/accessLogSettings'));
expectError(stage.remove('/accessLogSettings', 'sample'));

// UpdateStage /accessLogSettings/*: nothing
expectError(stage.add('/accessLogSettings/*'));
expectError(stage.add('/accessLogSettings/*', 'sample'));
expectError(stage.replace('/accessLogSettings/*'));
expectError(stage.replace('/accessLogSettings/*', 'sample'));
expectError(stage.remove('/accessLogSettings/*'));
expectError(stage.remove('/accessLogSettings/*', 'sample'));

// UpdateStage /accessLogSettings/destinationArn: add (value), replace (value)
expectError(stage.add('/accessLogSettings/destinationArn'));
expectType<typeof stage>(stage.add('/accessLogSettings/destinationArn', 'sample'));
expectError(stage.add('/accessLogSettings/destinationArn', 5));
expectError(stage.replace('/accessLogSettings/destinationArn'));
expectType<typeof stage>(stage.replace('/accessLogSettings/destinationArn', 'sample'));
expectError(stage.replace('/accessLogSettings/destinationArn', 5));
expectError(stage.remove('/accessLogSettings/destinationArn'));
expectError(stage.remove('/accessLogSettings/destinationArn', 'sample'));

// UpdateStage /accessLogSettings/format: add (value), replace (value)
expectError(stage.add('/accessLogSettings/format'));
expectType<typeof stage>(stage.add('/accessLogSettings/format', 'sample'));
expectError(stage.add('/accessLogSettings/format', 5));
expectError(stage.replace('/accessLogSettings/format'));
expectType<typeof stage>(stage.replace('/accessLogSettings/format', 'sample'));
expectError(stage.replace('/accessLogSettings/format', 5));
expectError(stage.remove('/accessLogSettings/format'));
expectError(stage.remove('/accessLogSettings/format', 'sample'));

// UpdateStage /canarySettings: remove (no value)
expectError(stage.add('/canarySettings'));
expectError(stage.add('/canarySettings', 'sample'));
expectError(stage.replace('/canarySettings'));
expectError(stage.replace('/canarySettings', 'sample'));
expectType<typeof stage>(stage.remove('/canarySettings'));
expectError(stage.remove('/canarySettings', 'sample'));

// UpdateStage /canarySettings/deploymentId: replace (value)
expectError(stage.add('/canarySettings/deploymentId'));
expectError(stage.add('/canarySettings/deploymentId', 'sample'));
expectError(stage.replace('/canarySettings/deploymentId'));
expectType<typeof stage>(stage.replace('/canarySettings/deploymentId', 'sample'));
expectError(stage.replace('/canarySettings/deploymentId', 5));
expectError(stage.remove('/canarySettings/deploymentId'));
expectError(stage.remove('/canarySettings/deploymentId', 'sample'));

// UpdateStage /canarySettings/percentTraffic: replace (value)
expectError(stage.add('/canarySettings/percentTraffic'));
expectError(stage.add('/canarySettings/percentTraffic', 1));
expectError(stage.replace('/canarySettings/percentTraffic'));
expectType<typeof stage>(stage.replace('/canarySettings/percentTraffic', 1));
expectType<typeof stage>(stage.replace('/canarySettings/percentTraffic', '1'));
expectError(stage.replace('/canarySettings/percentTraffic', 'many'));
expectError(stage.remove('/canarySettings/percentTraffic'));
expectError(stage.remove('/canarySettings/percentTraffic', 1));

// UpdateStage /canarySettings/stageVariableOverrides/{name}: replace (value), remove (no value)
expectError(stage.add('/canarySettings/stageVariableOverrides/sample'));
expectError(stage.add('/canarySettings/stageVariableOverrides/sample', 'sample'));
expectError(stage.replace('/canarySettings/stageVariableOverrides/sample'));
expectType<typeof stage>(stage.replace('/canarySettings/stageVariableOverrides/sample', 'sample'));
expectError(stage.replace('/canarySettings/stageVariableOverrides/sample', 5));
expectType<typeof stage>(stage.remove('/canarySettings/stageVariableOverrides/sample'));
expectError(stage.remove('/canarySettings/stageVariableOverrides/sample', 'sample'));

// UpdateStage /canarySettings/useStageCache: replace (value)
expectError(stage.add('/canarySettings/useStageCache'));
expectError(stage.add('/canarySettings/useStageCache', true));
expectError(stage.replace('/canarySettings/useStageCache'));
expectType<typeof stage>(stage.replace('/canarySettings/useStageCache', true));
expectType<typeof stage>(stage.replace('/canarySettings/useStageCache', 'false'));
expectError(stage.replace('/canarySettings/useStageCache', 'yes'));
expectError(stage.remove('/canarySettings/useStageCache'));
expectError(stage.remove('/canarySettings/useStageCache', true));

// UpdateStage /methodSettings: nothing
expectError(stage.add('/methodSettings'));
expectError(stage.add('/methodSettings', 'sample'));
expectError(stage.replace('/methodSettings'));
expectError(stage.replace('/methodSettings', 'sample'));
expectError(stage.remove('/methodSettings'));
expectError(stage.remove('/methodSettings', 'sample'));

// UpdateStage /{resourcePath}/{httpMethod}: remove (no value)
expectError(stage.add('/~1pets~1{id}/GET'));
expectError(stage.add('/~1pets~1{id}/GET', 'sample'));
expectError(stage.replace('/~1pets~1{id}/GET'));
expectError(stage.replace('/~1pets~1{id}/GET', 'sample'));
expectType<typeof stage>(stage.remove('/~1pets~1{id}/GET'));
expectError(stage.remove('/~1pets~1{id}/GET', 'sample'));

// UpdateStage /{resourcePath}/{httpMethod}/metrics/enabled: replace (value)
expectError(stage.add('/~1pets~1{id}/GET/metrics/enabled'));
expectError(stage.add('/~1pets~1{id}/GET/metrics/enabled', true));
expectError(stage.replace('/~1pets~1{id}/GET/metrics/enabled'));
expectType<typeof stage>(stage.replace('/~1pets~1{id}/GET/metrics/enabled', true));
expectType<typeof stage>(stage.replace('/~1pets~1{id}/GET/metrics/enabled', 'false'));
expectError(stage.replace('/~1pets~1{id}/GET/metrics/enabled', 'yes'));
expectError(stage.remove('/~1pets~1{id}/GET/metrics/enabled'));
expectError(stage.remove('/~1pets~1{id}/GET/metrics/enabled', true));

// UpdateStage /{resourcePath}/{httpMethod}/logging/dataTrace: replace (value)
expectError(stage.add('/~1pets~1{id}/GET/logging/dataTrace'));
expectError(stage.add('/~1pets~1{id}/GET/logging/dataTrace', true));
expectError(stage.replace('/~1pets~1{id}/GET/logging/dataTrace'));
expectType<typeof stage>(stage.replace('/~1pets~1{id}/GET/logging/dataTrace', true));
expectType<typeof stage>(stage.replace('/~1pets~1{id}/GET/logging/dataTrace', 'false'));
expectError(stage.replace('/~1pets~1{id}/GET/logging/dataTrace', 'yes'));
expectError(stage.remove('/~1pets~1{id}/GET/logging/dataTrace'));
expectError(stage.remove('/~1pets~1{id}/GET/logging/dataTrace', true));

// UpdateStage /{resourcePath}/{httpMethod}/logging/loglevel: replace (value)
expectError(stage.add('/~1pets~1{id}/GET/logging/loglevel'));
expectError(stage.add('/~1pets~1{id}/GET/logging/loglevel', 'OFF'));
expectError(stage.replace('/~1pets~1{id}/GET/logging/loglevel'));
expectType<typeof stage>(stage.replace('/~1pets~1{id}/GET/logging/loglevel', 'OFF'));
expectType<typeof stage>(stage.replace('/~1pets~1{id}/GET/logging/loglevel', 'ERROR'));
expectType<typeof stage>(stage.replace('/~1pets~1{id}/GET/logging/loglevel', 'INFO'));
expectError(stage.replace('/~1pets~1{id}/GET/logging/loglevel', 'SOMETHING_ELSE'));
expectError(stage.remove('/~1pets~1{id}/GET/logging/loglevel'));
expectError(stage.remove('/~1pets~1{id}/GET/logging/loglevel', 'OFF'));

// UpdateStage /{resourcePath}/{httpMethod}/throttling/burstLimit: replace (value)
expectError(stage.add('/~1pets~1{id}/GET/throttling/burstLimit'));
expectError(stage.add('/~1pets~1{id}/GET/throttling/burstLimit', 1));
expectError(stage.replace('/~1pets~1{id}/GET/throttling/burstLimit'));
expectType<typeof stage>(stage.replace('/~1pets~1{id}/GET/throttling/burstLimit', 1));
expectType<typeof stage>(stage.replace('/~1pets~1{id}/GET/throttling/burstLimit', '1'));
expectError(stage.replace('/~1pets~1{id}/GET/throttling/burstLimit', 'many'));
expectError(stage.remove('/~1pets~1{id}/GET/throttling/burstLimit'));
expectError(stage.remove('/~1pets~1{id}/GET/throttling/burstLimit', 1));

// UpdateStage /{resourcePath}/{httpMethod}/throttling/rateLimit: replace (value)
expectError(stage.add('/~1pets~1{id}/GET/throttling/rateLimit'));
expectError(stage.add('/~1pets~1{id}/GET/throttling/rateLimit', 1));
expectError(stage.replace('/~1pets~1{id}/GET/throttling/rateLimit'));
expectType<typeof stage>(stage.replace('/~1pets~1{id}/GET/throttling/rateLimit', 1));
expectType<typeof stage>(stage.replace('/~1pets~1{id}/GET/throttling/rateLimit', '1'));
expectError(stage.replace('/~1pets~1{id}/GET/throttling/rateLimit', 'many'));
expectError(stage.remove('/~1pets~1{id}/GET/throttling/rateLimit'));
expectError(stage.remove('/~1pets~1{id}/GET/throttling/rateLimit', 1));

// UpdateStage /{resourcePath}/{httpMethod}/caching/enabled: replace (value)
expectError(stage.add('/~1pets~1{id}/GET/caching/enabled'));
expectError(stage.add('/~1pets~1{id}/GET/caching/enabled', true));
expectError(stage.replace('/~1pets~1{id}/GET/caching/enabled'));
expectType<typeof stage>(stage.replace('/~1pets~1{id}/GET/caching/enabled', true));
expectType<typeof stage>(stage.replace('/~1pets~1{id}/GET/caching/enabled', 'false'));
expectError(stage.replace('/~1pets~1{id}/GET/caching/enabled', 'yes'));
expectError(stage.remove('/~1pets~1{id}/GET/caching/enabled'));
expectError(stage.remove('/~1pets~1{id}/GET/caching/enabled', true));

// UpdateStage /{resourcePath}/{httpMethod}/caching/dataEncrypted: replace (value)
expectError(stage.add('/~1pets~1{id}/GET/caching/dataEncrypted'));
expectError(stage.add('/~1pets~1{id}/GET/caching/dataEncrypted', true));
expectError(stage.replace('/~1pets~1{id}/GET/caching/dataEncrypted'));
expectType<typeof stage>(stage.replace('/~1pets~1{id}/GET/caching/dataEncrypted', true));
expectType<typeof stage>(stage.replace('/~1pets~1{id}/GET/caching/dataEncrypted', 'false'));
expectError(stage.replace('/~1pets~1{id}/GET/caching/dataEncrypted', 'yes'));
expectError(stage.remove('/~1pets~1{id}/GET/caching/dataEncrypted'));
expectError(stage.remove('/~1pets~1{id}/GET/caching/dataEncrypted', true));

// UpdateStage /{resourcePath}/{httpMethod}/caching/ttlInSeconds: replace (value)
expectError(stage.add('/~1pets~1{id}/GET/caching/ttlInSeconds'));
expectError(stage.add('/~1pets~1{id}/GET/caching/ttlInSeconds', 1));
expectError(stage.replace('/~1pets~1{id}/GET/caching/ttlInSeconds'));
expectType<typeof stage>(stage.replace('/~1pets~1{id}/GET/caching/ttlInSeconds', 1));
expectType<typeof stage>(stage.replace('/~1pets~1{id}/GET/caching/ttlInSeconds', '1'));
expectError(stage.replace('/~1pets~1{id}/GET/caching/ttlInSeconds', 'many'));
expectError(stage.remove('/~1pets~1{id}/GET/caching/ttlInSeconds'));
expectError(stage.remove('/~1pets~1{id}/GET/caching/ttlInSeconds', 1));

// UpdateStage /{resourcePath}/{httpMethod}/caching/requireAuthorizationForCacheControl: replace (value)
expectError(stage.add('/~1pets~1{id}/GET/caching/requireAuthorizationForCacheControl'));
expectError(stage.add('/~1pets~1{id}/GET/caching/requireAuthorizationForCacheControl', true));
expectError(stage.replace('/~1pets~1{id}/GET/caching/requireAuthorizationForCacheControl'));
expectType<typeof stage>(stage.replace('/~1pets~1{id}/GET/caching/requireAuthorizationForCacheControl', true));
expectType<typeof stage>(stage.replace('/~1pets~1{id}/GET/caching/requireAuthorizationForCacheControl', 'false'));
expectError(stage.replace('/~1pets~1{id}/GET/caching/requireAuthorizationForCacheControl', 'yes'));
expectError(stage.remove('/~1pets~1{id}/GET/caching/requireAuthorizationForCacheControl'));
expectError(stage.remove('/~1pets~1{id}/GET/caching/requireAuthorizationForCacheControl', true));

// UpdateStage /{resourcePath}/{httpMethod}/caching/unauthorizedCacheControlHeaderStrategy: replace (value)
expectError(stage.add('/~1pets~1{id}/GET/caching/unauthorizedCacheControlHeaderStrategy'));
expectError(stage.add('/~1pets~1{id}/GET/caching/unauthorizedCacheControlHeaderStrategy', 'FAIL_WITH_403'));
expectError(stage.replace('/~1pets~1{id}/GET/caching/unauthorizedCacheControlHeaderStrategy'));
expectType<typeof stage>(stage.replace('/~1pets~1{id}/GET/caching/unauthorizedCacheControlHeaderStrategy', 'FAIL_WITH_403'));
expectType<typeof stage>(stage.replace('/~1pets~1{id}/GET/caching/unauthorizedCacheControlHeaderStrategy', 'SUCCEED_WITH_RESPONSE_HEADER'));
expectType<typeof stage>(stage.replace('/~1pets~1{id}/GET/caching/unauthorizedCacheControlHeaderStrategy', 'SUCCEED_WITHOUT_RESPONSE_HEADER'));
expectError(stage.replace('/~1pets~1{id}/GET/caching/unauthorizedCacheControlHeaderStrategy', 'SOMETHING_ELSE'));
expectError(stage.remove('/~1pets~1{id}/GET/caching/unauthorizedCacheControlHeaderStrategy'));
expectError(stage.remove('/~1pets~1{id}/GET/caching/unauthorizedCacheControlHeaderStrategy', 'FAIL_WITH_403'));

expectType<typeof stage>(stage.copy({ from: '/canarySettings/deploymentId', path: '/deploymentId' }));

expectType<typeof stage>(stage.copy({ from: '/canarySettings/stageVariableOverrides', path: '/variables' }));

const usage = patch.usage();

// UpdateUsage /remaining: replace (value)
expectError(usage.add('/remaining'));
expectError(usage.add('/remaining', 1));
expectError(usage.replace('/remaining'));
expectType<typeof usage>(usage.replace('/remaining', 1));
expectType<typeof usage>(usage.replace('/remaining', '1'));
expectError(usage.replace('/remaining', 'many'));
expectError(usage.remove('/remaining'));
expectError(usage.remove('/remaining', 1));

const usagePlan = patch.usagePlan();

// UpdateUsagePlan /name: replace (value)
expectError(usagePlan.add('/name'));
expectError(usagePlan.add('/name', 'sample'));
expectError(usagePlan.replace('/name'));
expectType<typeof usagePlan>(usagePlan.replace('/name', 'sample'));
expectError(usagePlan.replace('/name', 5));
expectError(usagePlan.remove('/name'));
expectError(usagePlan.remove('/name', 'sample'));

// UpdateUsagePlan /description: replace (value)
expectError(usagePlan.add('/description'));
expectError(usagePlan.add('/description', 'sample'));
expectError(usagePlan.replace('/description'));
expectType<typeof usagePlan>(usagePlan.replace('/description', 'sample'));
expectError(usagePlan.replace('/description', 5));
expectError(usagePlan.remove('/description'));
expectError(usagePlan.remove('/description', 'sample'));

// UpdateUsagePlan /productCode: add (value), replace (value), remove (no value)
expectError(usagePlan.add('/productCode'));
expectType<typeof usagePlan>(usagePlan.add('/productCode', 'sample'));
expectError(usagePlan.add('/productCode', 5));
expectError(usagePlan.replace('/productCode'));
expectType<typeof usagePlan>(usagePlan.replace('/productCode', 'sample'));
expectError(usagePlan.replace('/productCode', 5));
expectType<typeof usagePlan>(usagePlan.remove('/productCode'));
expectError(usagePlan.remove('/productCode', 'sample'));

// UpdateUsagePlan /throttle: remove (no value)
expectError(usagePlan.add('/throttle'));
expectError(usagePlan.add('/throttle', 'sample'));
expectError(usagePlan.replace('/throttle'));
expectError(usagePlan.replace('/throttle', 'sample'));
expectType<typeof usagePlan>(usagePlan.remove('/throttle'));
expectError(usagePlan.remove('/throttle', 'sample'));

// UpdateUsagePlan /throttle/burstLimit: add (value), replace (value)
expectError(usagePlan.add('/throttle/burstLimit'));
expectType<typeof usagePlan>(usagePlan.add('/throttle/burstLimit', 1));
expectType<typeof usagePlan>(usagePlan.add('/throttle/burstLimit', '1'));
expectError(usagePlan.add('/throttle/burstLimit', 'many'));
expectError(usagePlan.replace('/throttle/burstLimit'));
expectType<typeof usagePlan>(usagePlan.replace('/throttle/burstLimit', 1));
expectType<typeof usagePlan>(usagePlan.replace('/throttle/burstLimit', '1'));
expectError(usagePlan.replace('/throttle/burstLimit', 'many'));
expectError(usagePlan.remove('/throttle/burstLimit'));
expectError(usagePlan.remove('/throttle/burstLimit', 1));

// UpdateUsagePlan /throttle/rateLimit: add (value), replace (value)
expectError(usagePlan.add('/throttle/rateLimit'));
expectType<typeof usagePlan>(usagePlan.add('/throttle/rateLimit', 1));
expectType<typeof usagePlan>(usagePlan.add('/throttle/rateLimit', '1'));
expectError(usagePlan.add('/throttle/rateLimit', 'many'));
expectError(usagePlan.replace('/throttle/rateLimit'));
expectType<typeof usagePlan>(usagePlan.replace('/throttle/rateLimit', 1));
expectType<typeof usagePlan>(usagePlan.replace('/throttle/rateLimit', '1'));
expectError(usagePlan.replace('/throttle/rateLimit', 'many'));
expectError(usagePlan.remove('/throttle/rateLimit'));
expectError(usagePlan.remove('/throttle/rateLimit', 1));

// UpdateUsagePlan /quota: remove (no value)
expectError(usagePlan.add('/quota'));
expectError(usagePlan.add('/quota', 'sample'));
expectError(usagePlan.replace('/quota'));
expectError(usagePlan.replace('/quota', 'sample'));
expectType<typeof usagePlan>(usagePlan.remove('/quota'));
expectError(usagePlan.remove('/quota', 'sample'));

// UpdateUsagePlan /quota/limit: add (value), replace (value)
expectError(usagePlan.add('/quota/limit'));
expectType<typeof usagePlan>(usagePlan.add('/quota/limit', 1));
expectType<typeof usagePlan>(usagePlan.add('/quota/limit', '1'));
expectError(usagePlan.add('/quota/limit', 'many'));
expectError(usagePlan.replace('/quota/limit'));
expectType<typeof usagePlan>(usagePlan.replace('/quota/limit', 1));
expectType<typeof usagePlan>(usagePlan.replace('/quota/limit', '1'));
expectError(usagePlan.replace('/quota/limit', 'many'));
expectError(usagePlan.remove('/quota/limit'));
expectError(usagePlan.remove('/quota/limit', 1));

// UpdateUsagePlan /quota/offset: add (value), replace (value)
expectError(usagePlan.add('/quota/offset'));
expectType<typeof usagePlan>(usagePlan.add('/quota/offset', 1));
expectType<typeof usagePlan>(usagePlan.add('/quota/offset', '1'));
expectError(usagePlan.add('/quota/offset', 'many'));
expectError(usagePlan.replace('/quota/offset'));
expectType<typeof usagePlan>(usagePlan.replace('/quota/offset', 1));
expectType<typeof usagePlan>(usagePlan.replace('/quota/offset', '1'));
expectError(usagePlan.replace('/quota/offset', 'many'));
expectError(usagePlan.remove('/quota/offset'));
expectError(usagePlan.remove('/quota/offset', 1));

// UpdateUsagePlan /quota/period: add (value), replace (value)
expectError(usagePlan.add('/quota/period'));
expectType<typeof usagePlan>(usagePlan.add('/quota/period', 'DAY'));
expectType<typeof usagePlan>(usagePlan.add('/quota/period', 'WEEK'));
expectType<typeof usagePlan>(usagePlan.add('/quota/period', 'MONTH'));
expectError(usagePlan.add('/quota/period', 'SOMETHING_ELSE'));
expectError(usagePlan.replace('/quota/period'));
expectType<typeof usagePlan>(usagePlan.replace('/quota/period', 'DAY'));
expectType<typeof usagePlan>(usagePlan.replace('/quota/period', 'WEEK'));
expectType<typeof usagePlan>(usagePlan.replace('/quota/period', 'MONTH'));
expectError(usagePlan.replace('/quota/period', 'SOMETHING_ELSE'));
expectError(usagePlan.remove('/quota/period'));
expectError(usagePlan.remove('/quota/period', 'DAY'));

// UpdateUsagePlan /apiStages: add (value), remove (value)
expectError(usagePlan.add('/apiStages'));
expectType<typeof usagePlan>(usagePlan.add('/apiStages', 'a1b2c3:prod'));
expectError(usagePlan.add('/apiStages', 'a1b2c3'));
expectError(usagePlan.replace('/apiStages'));
expectError(usagePlan.replace('/apiStages', 'a1b2c3:prod'));
expectError(usagePlan.remove('/apiStages'));
expectType<typeof usagePlan>(usagePlan.remove('/apiStages', 'a1b2c3:prod'));
expectError(usagePlan.remove('/apiStages', 'a1b2c3'));

// UpdateUsagePlan /apiStages/{apiId}:{stage}/throttle: add (value), replace (value), remove (no value)
expectError(usagePlan.add('/apiStages/a1b2c3:prod/throttle'));
expectType<typeof usagePlan>(usagePlan.add('/apiStages/a1b2c3:prod/throttle', { type: 'object' }));
expectType<typeof usagePlan>(usagePlan.add('/apiStages/a1b2c3:prod/throttle', '{"type":"object"}'));
expectError(usagePlan.add('/apiStages/a1b2c3:prod/throttle', 5));
expectError(usagePlan.replace('/apiStages/a1b2c3:prod/throttle'));
expectType<typeof usagePlan>(usagePlan.replace('/apiStages/a1b2c3:prod/throttle', { type: 'object' }));
expectType<typeof usagePlan>(usagePlan.replace('/apiStages/a1b2c3:prod/throttle', '{"type":"object"}'));
expectError(usagePlan.replace('/apiStages/a1b2c3:prod/throttle', 5));
expectType<typeof usagePlan>(usagePlan.remove('/apiStages/a1b2c3:prod/throttle'));
expectError(usagePlan.remove('/apiStages/a1b2c3:prod/throttle', { type: 'object' }));

// UpdateUsagePlan /apiStages/{apiId}:{stage}/throttle/{resourcePath}/{httpMethod}: remove (no value)
expectError(usagePlan.add('/apiStages/a1b2c3:prod/throttle//pets/GET'));
expectError(usagePlan.add('/apiStages/a1b2c3:prod/throttle//pets/GET', 'sample'));
expectError(usagePlan.replace('/apiStages/a1b2c3:prod/throttle//pets/GET'));
expectError(usagePlan.replace('/apiStages/a1b2c3:prod/throttle//pets/GET', 'sample'));
expectType<typeof usagePlan>(usagePlan.remove('/apiStages/a1b2c3:prod/throttle//pets/GET'));
expectError(usagePlan.remove('/apiStages/a1b2c3:prod/throttle//pets/GET', 'sample'));

// UpdateUsagePlan /apiStages/{apiId}:{stage}/throttle/{resourcePath}/{httpMethod}/rateLimit: add (value), replace (value)
expectError(usagePlan.add('/apiStages/a1b2c3:prod/throttle//pets/GET/rateLimit'));
expectType<typeof usagePlan>(usagePlan.add('/apiStages/a1b2c3:prod/throttle//pets/GET/rateLimit', 1));
expectType<typeof usagePlan>(usagePlan.add('/apiStages/a1b2c3:prod/throttle//pets/GET/rateLimit', '1'));
expectError(usagePlan.add('/apiStages/a1b2c3:prod/throttle//pets/GET/rateLimit', 'many'));
expectError(usagePlan.replace('/apiStages/a1b2c3:prod/throttle//pets/GET/rateLimit'));
expectType<typeof usagePlan>(usagePlan.replace('/apiStages/a1b2c3:prod/throttle//pets/GET/rateLimit', 1));
expectType<typeof usagePlan>(usagePlan.replace('/apiStages/a1b2c3:prod/throttle//pets/GET/rateLimit', '1'));
expectError(usagePlan.replace('/apiStages/a1b2c3:prod/throttle//pets/GET/rateLimit', 'many'));
expectError(usagePlan.remove('/apiStages/a1b2c3:prod/throttle//pets/GET/rateLimit'));
expectError(usagePlan.remove('/apiStages/a1b2c3:prod/throttle//pets/GET/rateLimit', 1));

// UpdateUsagePlan /apiStages/{apiId}:{stage}/throttle/{resourcePath}/{httpMethod}/burstLimit: add (value), replace (value)
expectError(usagePlan.add('/apiStages/a1b2c3:prod/throttle//pets/GET/burstLimit'));
expectType<typeof usagePlan>(usagePlan.add('/apiStages/a1b2c3:prod/throttle//pets/GET/burstLimit', 1));
expectType<typeof usagePlan>(usagePlan.add('/apiStages/a1b2c3:prod/throttle//pets/GET/burstLimit', '1'));
expectError(usagePlan.add('/apiStages/a1b2c3:prod/throttle//pets/GET/burstLimit', 'many'));
expectError(usagePlan.replace('/apiStages/a1b2c3:prod/throttle//pets/GET/burstLimit'));
expectType<typeof usagePlan>(usagePlan.replace('/apiStages/a1b2c3:prod/throttle//pets/GET/burstLimit', 1));
expectType<typeof usagePlan>(usagePlan.replace('/apiStages/a1b2c3:prod/throttle//pets/GET/burstLimit', '1'));
expectError(usagePlan.replace('/apiStages/a1b2c3:prod/throttle//pets/GET/burstLimit', 'many'));
expectError(usagePlan.remove('/apiStages/a1b2c3:prod/throttle//pets/GET/burstLimit'));
expectError(usagePlan.remove('/apiStages/a1b2c3:prod/throttle//pets/GET/burstLimit', 1));

const vpcLink = patch.vpcLink();

// UpdateVpcLink /name: replace (value)
expectError(vpcLink.add('/name'));
expectError(vpcLink.add('/name', 'sample'));
expectError(vpcLink.replace('/name'));
expectType<typeof vpcLink>(vpcLink.replace('/name', 'sample'));
expectError(vpcLink.replace('/name', 5));
expectError(vpcLink.remove('/name'));
expectError(vpcLink.remove('/name', 'sample'));

// UpdateVpcLink /description: replace (value)
expectError(vpcLink.add('/description'));
expectError(vpcLink.add('/description', 'sample'));
expectError(vpcLink.replace('/description'));
expectType<typeof vpcLink>(vpcLink.replace('/description', 'sample'));
expectError(vpcLink.replace('/description', 5));
expectError(vpcLink.remove('/description'));
expectError(vpcLink.remove('/description', 'sample'));
