import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Compiler, compilers, type Declarations, emitDeclarations } from '../typetests/compilers.js';
import { type Editor, openEditor } from '../typetests/completions.js';

let declarations: Declarations;

beforeAll(async () => {
  declarations = await emitDeclarations();
});

describe.each(Object.keys(compilers) as Compiler[])('what an editor offers with %s', (compiler) => {
  let editor: Editor;

  const offered = (source: string) => editor.offered(`import { patch } from 'fluent-apigateway';\n${source}\n`);

  beforeAll(async () => {
    editor = await openEditor(compiler, declarations);
  });

  afterAll(() => editor.close());

  it('is every path that is written out and supports the operation', async () => {
    expect(await offered("patch.vpcLink().replace('|', 'x');")).toEqual(['/description', '/name']);
    expect(await offered("patch.authorizer().add('|', 'x');")).toEqual(['/identitySource', '/providerARNs']);
    expect(await offered("patch.usagePlan().remove('|');")).toEqual([
      '/apiStages',
      '/productCode',
      '/quota',
      '/throttle',
    ]);
    const integration = await offered("patch.integration().replace('|', 'x');");
    expect(integration).toEqual(
      expect.arrayContaining(['/uri', '/passthroughBehavior', '/tlsConfig/insecureSkipVerification']),
    );
    expect(integration).not.toContain('/type');
  });

  it.each(["patch.stage().replace('|')", "patch.stage().replace('|"])(
    'is every such path before the value is written: %s',
    async (source) => {
      expect(await offered(source)).toEqual([
        '/accessLogSettings/destinationArn',
        '/accessLogSettings/format',
        '/cacheClusterEnabled',
        '/cacheClusterSize',
        '/canarySettings/deploymentId',
        '/canarySettings/percentTraffic',
        '/canarySettings/useStageCache',
        '/clientCertificateId',
        '/deploymentId',
        '/description',
        '/documentationVersion',
        '/tracingEnabled',
      ]);
    },
  );

  it('is every such path of every kind and operation before the value is written', async () => {
    expect(await offered("patch.usagePlan().replace('|')")).toEqual([
      '/description',
      '/name',
      '/productCode',
      '/quota/limit',
      '/quota/offset',
      '/quota/period',
      '/throttle/burstLimit',
      '/throttle/rateLimit',
    ]);
    expect(await offered("patch.method().replace('|')")).toEqual([
      '/apiKeyRequired',
      '/authorizationType',
      '/authorizerId',
      '/operationName',
      '/requestValidatorId',
    ]);
    expect(await offered("patch.stage().add('|')")).toEqual([
      '/accessLogSettings/destinationArn',
      '/accessLogSettings/format',
    ]);
    expect(await offered("patch.method().remove('|')")).toContain('/authorizationScopes');
  });

  it('is every value of an enumeration', async () => {
    expect(await offered("patch.integration().replace('/passthroughBehavior', '|');")).toEqual([
      'NEVER',
      'WHEN_NO_MATCH',
      'WHEN_NO_TEMPLATES',
    ]);
  });

  it('is the first segment of a place, the settings of a method, and the copies', async () => {
    expect(await offered("patch.integration().at('|', 'x');")).toEqual(
      expect.arrayContaining(['requestParameters', 'requestTemplates']),
    );
    expect(await offered("patch.stage().methodSettings('/', '|');")).toEqual(
      expect.arrayContaining(['*', 'DELETE', 'GET']),
    );
    expect(await offered("patch.stage().methodSettings('/', 'GET').replace({ | });")).toEqual(
      expect.arrayContaining(['cachingEnabled', 'throttlingBurstLimit']),
    );
    expect(await offered("patch.stage().copy({ from: '|', path: '/variables' });")).toEqual([
      '/canarySettings/stageVariableOverrides',
    ]);
  });
});
