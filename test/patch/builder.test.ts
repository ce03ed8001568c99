import { UpdateIntegrationCommand, UpdateStageCommand } from '@aws-sdk/client-api-gateway';
import { describe, expect, it } from 'vitest';
import { isFluentApiGatewayError } from '../../src/errors/errors.js';
import { PatchError } from '../../src/patch/error.js';
import { patch } from '../../src/patch/patch.js';

/** A patch as JavaScript sees it: nothing is checked while it is written. */
// biome-ignore lint/suspicious/noExplicitAny: the run-time refusals are for callers whom the compiler doesn't see
const untyped = (builder: unknown) => builder as any;

function problemsOf(builder: { toPatchOperations(): unknown }) {
  try {
    builder.toPatchOperations();
  } catch (error) {
    if (error instanceof PatchError) return error.problems;
    throw error;
  }
  throw new Error('the patch was accepted');
}

describe('patch', () => {
  it('writes operations in their order, values as the wire wants them', () => {
    expect(
      patch
        .integration()
        .replace('/passthroughBehavior', 'NEVER')
        .replace('/timeoutInMillis', 29000)
        .replace('/tlsConfig/insecureSkipVerification', true)
        .add('/requestTemplates/application~1json', '{}')
        .add('/requestTemplates/text~1plain')
        .at('requestParameters', 'integration.request.header.a/b')
        .remove()
        .raw({ op: 'replace', path: '/credentials', value: 'arn' })
        .toPatchOperations(),
    ).toEqual([
      { op: 'replace', path: '/passthroughBehavior', value: 'NEVER' },
      { op: 'replace', path: '/timeoutInMillis', value: '29000' },
      { op: 'replace', path: '/tlsConfig/insecureSkipVerification', value: 'true' },
      { op: 'add', path: '/requestTemplates/application~1json', value: '{}' },
      { op: 'add', path: '/requestTemplates/text~1plain' },
      { op: 'remove', path: '/requestParameters/integration.request.header.a~1b' },
      { op: 'replace', path: '/credentials', value: 'arn' },
    ]);
  });

  it('is never changed by a step, and gives fresh operations every time', () => {
    const base = patch.method().replace('/apiKeyRequired', true);
    const one = base.replace('/authorizationType', 'AWS_IAM');
    const other = base.remove('/authorizationScopes', 'pets/read');
    expect(base.toPatchOperations()).toHaveLength(1);
    expect([one, other].map((builder) => builder.toPatchOperations().map(({ path }) => path))).toEqual([
      ['/apiKeyRequired', '/authorizationType'],
      ['/apiKeyRequired', '/authorizationScopes'],
    ]);
    const operations = base.toPatchOperations();
    operations.push({ op: 'remove', path: '/x' });
    Object.assign(operations[0] ?? {}, { value: 'changed' });
    expect(base.toPatchOperations()).toEqual([{ op: 'replace', path: '/apiKeyRequired', value: 'true' }]);
  });

  it('stringifies JSON, and leaves JSON text as it is', () => {
    expect(
      patch
        .model()
        .replace('/schema', { type: 'object' })
        .replace('/schema', '{ "type": "object" }')
        .toPatchOperations(),
    ).toEqual([
      { op: 'replace', path: '/schema', value: '{"type":"object"}' },
      { op: 'replace', path: '/schema', value: '{ "type": "object" }' },
    ]);
  });

  it('makes the command of the operation', () => {
    const command = patch
      .integration()
      .replace('/uri', 'https://example.com')
      .toCommand({ restApiId: 'a', resourceId: 'b', httpMethod: 'GET' });
    expect(command).toBeInstanceOf(UpdateIntegrationCommand);
    expect(command.input).toEqual({
      restApiId: 'a',
      resourceId: 'b',
      httpMethod: 'GET',
      patchOperations: [{ op: 'replace', path: '/uri', value: 'https://example.com' }],
    });
    expect(patch.account().replace('/cloudwatchRoleArn', '').toCommand().input).toEqual({
      patchOperations: [{ op: 'replace', path: '/cloudwatchRoleArn', value: '' }],
    });
  });

  it('makes several commands where one can not carry the operations', () => {
    let stage = patch.stage();
    for (let index = 0; index < 100; index += 1) stage = stage.at('variables', `v${index}`).replace('x');
    const commands = stage.toCommands({ restApiId: 'a', stageName: 'prod' });
    expect(commands.every((command) => command instanceof UpdateStageCommand)).toBe(true);
    expect(commands.map(({ input }) => input.patchOperations?.length)).toEqual([80, 20]);
    expect(() => stage.toCommand({ restApiId: 'a', stageName: 'prod' })).toThrow(
      'One call takes at most 80 operations, and these are 100. Write .toCommands()',
    );
    expect(patch.stage().toCommands({ restApiId: 'a', stageName: 'prod' })).toEqual([]);

    const integration = patch
      .integration()
      .at('cacheKeyParameters', 'method.request.querystring.page')
      .add()
      .add('/requestParameters/integration.request.querystring.page', 'method.request.querystring.page');
    expect(
      integration
        .toCommands({ restApiId: 'a', resourceId: 'b', httpMethod: 'GET' })
        .map(({ input }) => input.patchOperations?.map(({ path }) => path)),
    ).toEqual([
      ['/requestParameters/integration.request.querystring.page'],
      ['/cacheKeyParameters/method.request.querystring.page'],
    ]);
  });

  it('keeps what belongs together in one command', () => {
    let stage = patch.stage();
    for (let index = 0; index < 79; index += 1) stage = stage.at('variables', `v${index}`).replace('x');
    expect(
      stage
        .promoteCanary()
        .toCommands({ restApiId: 'a', stageName: 'prod' })
        .map(({ input }) => input.patchOperations?.length),
    ).toEqual([79, 3]);
  });
});

describe('the oddities of the service', () => {
  it('names the settings of methods as people do', () => {
    const stage = patch.stage();
    expect(
      stage
        .methodSettings('/pets/{id}', 'GET')
        .replace({ throttlingBurstLimit: 10, throttlingRateLimit: 0.5, loggingLevel: 'INFO' })
        .methodSettings('/', 'POST')
        .replace({ cachingEnabled: true, cacheTtlInSeconds: 60 })
        .methodSettings('*', '*')
        .remove()
        .toPatchOperations(),
    ).toEqual([
      { op: 'replace', path: '/~1pets~1{id}/GET/logging/loglevel', value: 'INFO' },
      { op: 'replace', path: '/~1pets~1{id}/GET/throttling/burstLimit', value: '10' },
      { op: 'replace', path: '/~1pets~1{id}/GET/throttling/rateLimit', value: '0.5' },
      { op: 'replace', path: '/~1/POST/caching/enabled', value: 'true' },
      { op: 'replace', path: '/~1/POST/caching/ttlInSeconds', value: '60' },
      { op: 'remove', path: '/*/*' },
    ]);
  });

  it('unsets a setting by removing all and setting the others again, in one call', () => {
    const builder = patch.stage().methodSettings('/pets', 'GET').unset(['throttlingBurstLimit'], {
      throttlingBurstLimit: 5,
      throttlingRateLimit: -1,
      cachingEnabled: true,
      unauthorizedCacheControlHeaderStrategy: 'FAIL_WITH_403',
    });
    expect(builder.toPatchOperations()).toEqual([
      { op: 'remove', path: '/~1pets/GET' },
      { op: 'replace', path: '/~1pets/GET/caching/enabled', value: 'true' },
      { op: 'replace', path: '/~1pets/GET/caching/unauthorizedCacheControlHeaderStrategy', value: 'FAIL_WITH_403' },
    ]);
    expect(builder.toCommands({ restApiId: 'a', stageName: 'prod' })).toHaveLength(1);
    expect(
      patch.stage().methodSettings('/pets', 'GET').unset(['cachingEnabled'], undefined).toPatchOperations(),
    ).toEqual([]);
  });

  it('promotes a canary', () => {
    expect(patch.stage().promoteCanary().toPatchOperations()).toEqual([
      { op: 'copy', from: '/canarySettings/deploymentId', path: '/deploymentId' },
      { op: 'copy', from: '/canarySettings/stageVariableOverrides', path: '/variables' },
      { op: 'replace', path: '/canarySettings/percentTraffic', value: '0' },
    ]);
    expect(patch.stage().promoteCanary({ remove: true }).toPatchOperations().at(-1)).toEqual({
      op: 'remove',
      path: '/canarySettings',
    });
  });

  it('names the stages of a usage plan and the throttles of their methods', () => {
    const apiStage = patch.usagePlan().apiStage({ restApiId: 'a1', stage: 'prod' });
    expect(apiStage.add().toPatchOperations()).toEqual([{ op: 'add', path: '/apiStages', value: 'a1:prod' }]);
    expect(apiStage.remove().toPatchOperations()).toEqual([{ op: 'remove', path: '/apiStages', value: 'a1:prod' }]);
    expect(apiStage.throttle('/pets', 'GET').replace({ rateLimit: 10, burstLimit: 5 }).toPatchOperations()).toEqual([
      { op: 'replace', path: '/apiStages/a1:prod/throttle//pets/GET/rateLimit', value: '10' },
      { op: 'replace', path: '/apiStages/a1:prod/throttle//pets/GET/burstLimit', value: '5' },
    ]);
    expect(apiStage.throttle('/', 'GET').remove().toPatchOperations()).toEqual([
      { op: 'remove', path: '/apiStages/a1:prod/throttle///GET' },
    ]);
    expect(apiStage.throttle().remove().toPatchOperations()).toEqual([
      { op: 'remove', path: '/apiStages/a1:prod/throttle' },
    ]);
    expect(
      patch
        .usagePlan()
        .at('apiStages', 'a1:prod', 'throttle', '/pets/{id}', 'GET', 'rateLimit')
        .replace(1)
        .toPatchOperations(),
    ).toEqual([{ op: 'replace', path: '/apiStages/a1:prod/throttle//pets/{id}/GET/rateLimit', value: '1' }]);
  });

  it('has binary media types in the path', () => {
    const types = patch.restApi().binaryMediaTypes('image/png');
    expect(types.add().toPatchOperations()).toEqual([{ op: 'add', path: '/binaryMediaTypes/image~1png' }]);
    expect(types.remove().toPatchOperations()).toEqual([{ op: 'remove', path: '/binaryMediaTypes/image~1png' }]);
    expect(types.replace('image/gif').toPatchOperations()).toEqual([
      { op: 'replace', path: '/binaryMediaTypes/image~1png', value: 'image/gif' },
    ]);
  });
});

describe('refusals at run time', () => {
  it('lists everything that is wrong, with stable codes', () => {
    const builder = untyped(patch.integration())
      .replace('/passthroughBehaviour', 'NEVER')
      .add('/uri', 'https://example.com')
      .replace('/uri')
      .replace('/timeoutInMillis', 10)
      .add('/requestTemplates/application/json', '{}')
      .add('/requestTemplates/text~2plain', '{}')
      .add('/requestTemplates', '{}')
      .remove('/requestTemplates/application~1json', '{}')
      .replace('/type', 'MOCK')
      .replace(5, 'x');
    expect(problemsOf(builder).map(({ code, address }) => [code, address])).toEqual([
      ['patch.unknown-path', 'UpdateIntegration replace /passthroughBehaviour'],
      ['patch.unsupported-operation', 'UpdateIntegration add /uri'],
      ['patch.value-missing', 'UpdateIntegration replace /uri'],
      ['patch.value-type', 'UpdateIntegration replace /timeoutInMillis'],
      ['patch.unescaped-slash', 'UpdateIntegration add /requestTemplates/application/json'],
      ['patch.stray-tilde', 'UpdateIntegration add /requestTemplates/text~2plain'],
      ['patch.no-name', 'UpdateIntegration add /requestTemplates'],
      ['patch.value-superfluous', 'UpdateIntegration remove /requestTemplates/application~1json'],
      ['patch.unsupported-operation', 'UpdateIntegration replace /type'],
      ['patch.unknown-path', 'UpdateIntegration replace 5'],
    ]);
  });

  it.each([
    [untyped(patch.integration()).replace('/passthroughBehaviour', 'NEVER'), "did you mean '/passthroughBehavior'?"],
    [untyped(patch.integration()).replace('uri', 'x'), "did you mean '/uri'?"],
    [untyped(patch.basePathMapping()).replace('/restApiId', 'x'), "did you mean '/restapiId'?"],
    [
      untyped(patch.integration()).add('/requestParameter/integration.request.header.A', 'x'),
      "did you mean '/requestParameters/integration.request.header.A'?",
    ],
    [
      untyped(patch.integration()).add('/requestTemplates/application/json', '{}'),
      "did you mean '/requestTemplates/application~1json'? Or write .at('requestTemplates', name).",
    ],
    [untyped(patch.integration()).replace('/colour', 'red'), 'Its paths are /type, /credentials, /httpMethod'],
    [
      untyped(patch.stage()).add('/variables/color', 'red'),
      "UpdateStage doesn't support add on '/variables/color': it supports replace and remove.",
    ],
    [untyped(patch.stage()).remove('/deploymentId'), 'it supports replace and copy.'],
    [
      untyped(patch.integration()).replace('/timeoutInMillis', '5s'),
      "takes a whole number of milliseconds, 50 to 900000, not '5s'.",
    ],
    [
      untyped(patch.integration()).replace('/passthroughBehavior', 'never'),
      "takes 'WHEN_NO_MATCH' | 'WHEN_NO_TEMPLATES' | 'NEVER', not 'never'.",
    ],
    [untyped(patch.method()).replace('/apiKeyRequired', 'yes'), "takes true or false, not 'yes'."],
    [untyped(patch.model()).replace('/schema', '{'), 'takes a JSON document'],
    [untyped(patch.account()).remove('/features', 'UsagePlans'), "'UsagePlans' can't be removed from '/features'."],
    [
      untyped(patch.stage()).copy({ from: '/variables', path: '/deploymentId' }),
      "UpdateStage copies '/canarySettings/deploymentId' to '/deploymentId' and '/canarySettings/stageVariableOverrides' to '/variables', nothing else.",
    ],
    [
      untyped(patch.stage()).methodSettings('/pets', 'ANY').remove(),
      'A stage has no method settings for ANY: name each verb.',
    ],
    [
      untyped(patch.stage()).methodSettings('*', 'GET').remove(),
      "'*' stands for the default of a stage only in both places",
    ],
    [untyped(patch.stage()).methodSettings('pets', 'GET').remove(), "write '/pets'."],
    ...['GET /pets', 'get /pets', '/pets GET', '/pets/GET', '~1pets/GET'].map((method) => [
      untyped(patch.stage()).methodSettings(method).replace({ loggingLevel: 'INFO' }),
      "The path and the verb are two arguments: write .methodSettings('/pets', 'GET').",
    ]),
    [
      untyped(patch.stage()).methodSettings('GET /pets', 'GET').remove(),
      "The path and the verb are two arguments: write .methodSettings('/pets', 'GET').",
    ],
    [untyped(patch.stage()).methodSettings('/pets').remove(), "undefined isn't a verb"],
    ...['GET /pets', '/pets/GET'].map((method) => [
      untyped(patch.usagePlan()).apiStage({ restApiId: 'a1', stage: 'prod' }).throttle(method).remove(),
      "The path and the verb are two arguments: write .throttle('/pets', 'GET').",
    ]),
    [
      untyped(patch.usagePlan()).apiStage({ restApiId: 'a1', stage: 'prod' }).throttle('pets', 'GET').remove(),
      "The path of a resource begins with '/': write '/pets'.",
    ],
    [
      untyped(patch.stage()).methodSettings('/pets', 'GET').replace({ caching: true }),
      "There is no method setting called 'caching'.",
    ],
    [
      untyped(patch.stage()).replace('/~1pets/ANY/caching/enabled', true),
      'A stage has no method settings for ANY: name each verb.',
    ],
    [
      untyped(patch.stage()).replace('/pets/{id}/GET/caching/enabled', true),
      "as in '/~1pets~1{id}/GET/…': write .methodSettings('/pets/{id}', 'GET').",
    ],
    [untyped(patch.stage()).replace('/*/GET/caching/enabled', true), "only in both places: '/*/*/…'."],
    [untyped(patch.usagePlan()).add('/apiStages', 'a1b2c3'), "takes '<restApiId>:<stageName>', not 'a1b2c3'."],
    [untyped(patch.requestValidator()).replace('/name', ''), 'takes a string that is not empty'],
    [untyped(patch.gatewayResponse()).replace('/statusCode', '600'), "takes a status code, '100' to '599', not '600'."],
  ])('names the fix', (builder, sentence) => {
    expect(() => builder.toPatchOperations()).toThrow(sentence);
    expect(() => builder.toCommand({})).toThrow(PatchError);
    expect(() => builder.toCommands({})).toThrow(PatchError);
  });

  it('is an error of the package', () => {
    const builder = untyped(patch.integration()).add('/uri', 'x');
    try {
      builder.toPatchOperations();
      expect.unreachable();
    } catch (error) {
      expect(isFluentApiGatewayError(error, 'patch')).toBe(true);
      expect(error).toMatchObject({ name: 'PatchError', code: 'patch.refused', address: 'UpdateIntegration' });
      expect(String(error)).toBe(
        "PatchError: The patch for UpdateIntegration has one problem:\n  - UpdateIntegration add /uri: UpdateIntegration doesn't support add on '/uri': it supports replace. [patch.unsupported-operation]",
      );
    }
  });
});
