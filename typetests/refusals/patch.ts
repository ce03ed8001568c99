import { patch } from 'fluent-apigateway';

declare const name: string;
declare const path: `/requestParameters/${string}`;

const integration = patch.integration();
const method = patch.method();
const stage = patch.stage();

// A path that doesn't exist.

//! '/passthroughBehaviour' is not a path of UpdateIntegration: did you mean '/passthroughBehavior'?
integration.replace('/passthroughBehaviour', 'NEVER');
//! 'uri' is not a path of UpdateIntegration: did you mean '/uri'?
integration.replace('uri', 'https://example.com');
//! '/timeoutInMilis' is not a path of UpdateIntegration: did you mean '/timeoutInMillis'?
integration.replace('/timeoutInMilis', 5000);
//! '/timeoutinmillis' is not a path of UpdateIntegration: did you mean '/timeoutInMillis'?
integration.replace('/timeoutinmillis', 5000);
//! '/requestParameter/integration.request.header.A' is not a path of UpdateIntegration: did you mean '/requestParameters/integration.request.header.A'?
integration.add('/requestParameter/integration.request.header.A', "'a'");
//! '/colour' is not a path of UpdateIntegration: its paths complete after the opening quote.
integration.replace('/colour', 'red');
//! '/restApiId' is not a path of UpdateBasePathMapping: did you mean '/restapiId'?
patch.basePathMapping().replace('/restApiId', 'a1b2c3');

// A path that exists, and an operation that it doesn't support.

//! UpdateIntegration doesn't support add on '/uri': it supports replace.
integration.add('/uri', 'https://example.com');
//! UpdateIntegration doesn't support remove on '/uri': it supports replace.
integration.remove('/uri');
//! UpdateStage doesn't support add on '/variables/color': it supports replace and remove.
stage.add('/variables/color', 'red');
//! UpdateStage doesn't support remove on '/deploymentId': it supports replace and copy.
stage.remove('/deploymentId');
//! UpdateStage doesn't support remove on '/accessLogSettings/destinationArn': it supports add and replace.
stage.remove('/accessLogSettings/destinationArn');
//! '/type' can't be patched. The type of an integration never changes by patching: put the integration again.
integration.replace('/type', 'MOCK');
//! '/credentials' can't be patched.
integration.replace('/credentials', 'arn:aws:iam::123456789012:role/backend');
//! '/accessLogSettings/*' can't be patched. The documentation's shorthand
stage.replace('/accessLogSettings/*', 'x');

// Names in paths.

//! A '/' in a name is escaped: did you mean '/requestTemplates/application~1json'? Or write .at('requestTemplates', name).
patch.integration().add('/requestTemplates/application/json', '{}');
//! A '/' in a name is escaped: did you mean '/binaryMediaTypes/image~1png'?
patch.restApi().add('/binaryMediaTypes/image/png');
//! A '~' in a name is written '~0', and '~1' stands for '/': '/requestTemplates/text~2plain' has one that escapes nothing.
integration.add('/requestTemplates/text~2plain', '{}');
//! '/requestTemplates' holds entries by name: write '/requestTemplates/NAME', or .at('requestTemplates', name).
integration.add('/requestTemplates', '{}');
//! '/requestTemplates' holds entries by name
integration.add('/requestTemplates/', '{}');
//! '/canarySettings/stageVariableOverrides' holds entries by name: write '/canarySettings/stageVariableOverrides/NAME', or .at('canarySettings', 'stageVariableOverrides', name).
stage.replace('/canarySettings/stageVariableOverrides', '{}');
//! A path must be a literal, so that it can be checked: a name that is known only at run time is written .at('container', name), which escapes it.
integration.remove(name);
//! A path must be a literal, so that it can be checked
integration.remove(path);

// Values.

//! '/timeoutInMillis' takes a whole number of milliseconds, 50 to 900000.
integration.replace('/timeoutInMillis', '5s');
//! '/timeoutInMillis' takes a whole number of milliseconds, 50 to 900000.
integration.replace('/timeoutInMillis', true);
//! '/passthroughBehavior' takes 'WHEN_NO_MATCH' | 'WHEN_NO_TEMPLATES' | 'NEVER'.
integration.replace('/passthroughBehavior', 'SOMETIMES');
//! '/apiKeyRequired' takes true or false.
method.replace('/apiKeyRequired', 'yes');
//! '/requestParameters/method.request.querystring.page' takes true or false.
method.add('/requestParameters/method.request.querystring.page', 1);
//! '/apiStages' takes '<restApiId>:<stageName>'.
patch.usagePlan().add('/apiStages', 'a1b2c3');
//! '/schema' takes a JSON document: an object, or its text.
patch.model().replace('/schema', 5);
//! replace needs a value on '/uri': it takes a string that is not empty.
integration.replace('/uri');
//! remove needs a value on '/authorizationScopes': it takes a string that is not empty.
method.remove('/authorizationScopes');
//! remove takes no value on '/requestModels/application~1json': leave it out.
method.remove('/requestModels/application~1json', 'Pet');
//! add takes no value on '/cacheKeyParameters/method.request.querystring.page': leave it out.
integration.add('/cacheKeyParameters/method.request.querystring.page', 'x');
//! remove takes no value on '/canarySettings': leave it out.
stage.remove('/canarySettings', '');

// Segments.

//! '/requestTemplate/application~1json' is not a path of UpdateIntegration: did you mean '/requestTemplates/application~1json'?
integration.at('requestTemplate', 'application/json').replace('{}');
//! UpdateStage doesn't support add on '/variables/NAME': it supports replace and remove.
stage.at('variables', name).add('red');
//! '/requestParameters/NAME' takes true or false.
method.at('requestParameters', name).add('maybe');
//! Expected 0 arguments, but got 1.
integration.at('requestParameters', name).remove('x');

// Copies and the oddities of stages.

//! A stage copies '/canarySettings/deploymentId' to '/deploymentId' and '/canarySettings/stageVariableOverrides' to '/variables', nothing else.
stage.copy({ from: '/variables', path: '/canarySettings/stageVariableOverrides' });
//! A stage copies
stage.copy({ from: '/canarySettings/deploymentId', path: '/variables' });
//! Property 'copy' does not exist
integration.copy({ from: '/canarySettings/deploymentId', path: '/deploymentId' });
//! A stage has no method settings for ANY: name each verb.
stage.methodSettings('/pets', 'ANY');
//! '*' stands for the default of a stage only in both places: .methodSettings('*', '*').
stage.methodSettings('*', 'GET');
//! '*' stands for the default of a stage only in both places: .methodSettings('*', '*').
stage.methodSettings('/pets', '*');
//! The path of a resource begins with '/': write '/pets'.
stage.methodSettings('pets', 'GET');
//! The path and the verb are two arguments: write .methodSettings('/pets', 'GET').
stage.methodSettings('GET /pets', 'GET');
//! A stage has no method settings for ANY: name each verb.
stage.replace('/~1pets/ANY/caching/enabled', true);
//! '*' stands for the default of a stage only in both places: '/*/*/…'.
stage.replace('/*/GET/caching/enabled', true);
//! write .methodSettings('/pets/{id}', 'GET').
stage.replace('/pets/{id}/GET/caching/enabled', true);

// Commands.

//! Property 'resourceId' is missing
integration.toCommand({ restApiId: 'a1b2c3', httpMethod: 'GET' });
//! Expected 1 arguments, but got 0.
patch.vpcLink().toCommand();
