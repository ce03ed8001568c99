import type {
  PatchOperation,
  UpdateIntegrationCommand,
  UpdateStageCommand,
  UpdateVpcLinkCommand,
} from '@aws-sdk/client-api-gateway';
import { expectError, expectType } from 'tsd';
import {
  type Patchable,
  type PatchBuilder,
  patch,
  patchBetween,
  type RestApiPatchBuilder,
  type StagePatchBuilder,
  type UpdateIdentifiers,
  type UsagePlanPatchBuilder,
} from '../src/index.js';

declare const name: string;
declare const template: string;
declare const verb: 'GET' | 'POST';
// biome-ignore lint/suspicious/noExplicitAny: what JavaScript callers and `any` can do is part of what is tested
declare const anything: any;

const integration = patch.integration();
const stage = patch.stage();

// Every step gives a patch of the same kind.
expectType<PatchBuilder<'integration'>>(integration);
expectType<PatchBuilder<'integration'>>(integration.replace('/passthroughBehavior', 'NEVER'));
expectType<StagePatchBuilder>(stage.replace('/variables/color', 'red').promoteCanary().remove('/canarySettings'));
expectType<RestApiPatchBuilder>(patch.restApi().binaryMediaTypes('image/png').add());
expectType<UsagePlanPatchBuilder>(patch.usagePlan().apiStage({ restApiId: name, stage: name }).add());

// Values: as people think of them, or as the wire wants them.
expectType<PatchBuilder<'integration'>>(integration.replace('/timeoutInMillis', 29000));
expectType<PatchBuilder<'integration'>>(integration.replace('/timeoutInMillis', '29000'));
expectType<PatchBuilder<'integration'>>(integration.replace('/uri', name));
expectType<PatchBuilder<'integration'>>(integration.replace('/contentHandling', ''));
expectType<PatchBuilder<'model'>>(patch.model().replace('/schema', { type: 'object' } as const));
expectError(integration.replace('/timeoutInMillis', name));
expectError(integration.replace('/passthroughBehavior', name));
expectError(integration.replace('/uri', undefined));
expectError(integration.replace('/passthroughBehavior', ''));

// JavaScript and `any` are let through; the last step looks at them.
expectType<PatchBuilder<'integration'>>(integration.replace('/uri', anything));

// Names: escaped in a literal, raw in segments, whatever they are at run time.
expectType<PatchBuilder<'integration'>>(integration.add('/requestTemplates/application~1json', template));
expectType<PatchBuilder<'integration'>>(integration.add('/requestTemplates/a~0b', template));
expectType<PatchBuilder<'integration'>>(integration.at('requestTemplates', 'application/json').replace(template));
expectType<PatchBuilder<'integration'>>(integration.at('requestTemplates', 'application/json').add());
expectType<PatchBuilder<'integration'>>(integration.at('requestParameters', name).remove());
expectType<PatchBuilder<'integration'>>(integration.at('tlsConfig', 'insecureSkipVerification').replace(true));
expectType<StagePatchBuilder>(stage.at('canarySettings', 'stageVariableOverrides', name).replace('x'));
expectType<StagePatchBuilder>(stage.at(name, verb, 'throttling', 'rateLimit').replace(0.5));
expectType<StagePatchBuilder>(stage.at('*', '*').remove());
expectType<UsagePlanPatchBuilder>(
  patch.usagePlan().at('apiStages', `${name}:${name}`, 'throttle', '/pets', 'GET', 'rateLimit').replace(10),
);
expectError(integration.at('requestParameters', name).remove('x'));
expectError(integration.at('requestParameters', name).replace(true));
expectError(integration.at('uri').remove());
expectError(integration.at('nothing', name).add('x'));
expectError(patch.method().at('authorizationScopes').remove());

// The oddities.
expectType<StagePatchBuilder>(stage.methodSettings('/pets/{id}', 'GET').replace({ throttlingBurstLimit: 10 }));
expectType<StagePatchBuilder>(stage.methodSettings('/', 'GET').remove());
expectType<StagePatchBuilder>(stage.methodSettings('*', '*').replace({ loggingLevel: 'INFO', cachingEnabled: 'true' }));
expectType<StagePatchBuilder>(stage.methodSettings(name, verb).unset(['cachingEnabled'], { cachingEnabled: true }));
expectError(stage.methodSettings('/pets', 'FETCH'));
expectError(stage.methodSettings('/pets', 'GET').replace({ loggingLevel: 'DEBUG' }));
expectError(stage.methodSettings('/pets', 'GET').unset(['caching'], {}));
expectType<StagePatchBuilder>(stage.copy({ from: '/canarySettings/deploymentId', path: '/deploymentId' }));
expectType<StagePatchBuilder>(stage.copy({ from: '/canarySettings/stageVariableOverrides', path: '/variables' }));
expectError(stage.copy({ from: '/canarySettings/stageVariableOverrides', path: '/deploymentId' }));
expectError(integration.copy({ from: '/canarySettings/deploymentId', path: '/deploymentId' }));

// The escape hatch, and what comes out.
expectType<PatchBuilder<'integration'>>(integration.raw({ op: 'replace', path: '/credentials', value: name }));
expectType<PatchOperation[]>(integration.toPatchOperations());
expectType<UpdateIntegrationCommand>(integration.toCommand({ restApiId: 'a', resourceId: 'b', httpMethod: 'GET' }));
expectType<UpdateStageCommand[]>(stage.toCommands({ restApiId: 'a', stageName: 'prod' }));
expectType<UpdateVpcLinkCommand>(patch.vpcLink().toCommand({ vpcLinkId: 'a' }));
patch.account().toCommand();
expectError(integration.toCommand({ restApiId: 'a' }));
expectError(integration.toCommand({ restApiId: 'a', resourceId: 'b', httpMethod: 'GET', patchOperations: [] }));
expectType<{ vpcLinkId: string | undefined }>({} as UpdateIdentifiers<'vpcLink'>);

// Between two states.
expectType<PatchOperation[]>(patchBetween('integration', { timeoutInMillis: 5000 } as const, {}));
expectType<PatchOperation[]>(
  patchBetween('method', { authorizationScopes: ['a'] as readonly string[] }, {} as Patchable<'method'>),
);
expectError(patchBetween('integration', { timeoutInMilis: 5000 }, {}));
expectError(patchBetween('colour', {}, {}));
