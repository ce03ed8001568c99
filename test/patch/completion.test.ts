import ts from 'typescript-5.9';
import { beforeAll, describe, expect, it } from 'vitest';

const file = new URL('./completion-probe.ts', import.meta.url).pathname;
let text = '';

/** The language service that editors talk to, over one file that exists only here. */
const service = ts.createLanguageService({
  getCompilationSettings: () => ({
    strict: true,
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.NodeNext,
    moduleResolution: ts.ModuleResolutionKind.NodeNext,
    skipLibCheck: true,
  }),
  getScriptFileNames: () => [file],
  getScriptVersion: () => String(text.length) + text,
  getScriptSnapshot: (name) =>
    name === file
      ? ts.ScriptSnapshot.fromString(text)
      : ts.sys.fileExists(name)
        ? ts.ScriptSnapshot.fromString(ts.sys.readFile(name) ?? '')
        : undefined,
  getCurrentDirectory: () => process.cwd(),
  getDefaultLibFileName: (options) => ts.getDefaultLibFilePath(options),
  fileExists: (name) => name === file || ts.sys.fileExists(name),
  readFile: (name) => (name === file ? text : ts.sys.readFile(name)),
  readDirectory: ts.sys.readDirectory,
});

/** What the editor offers where `|` stands. */
function offered(source: string): string[] {
  text = `import { patch } from '../../src/patch/patch.js';\n${source.replace('|', '')}\n`;
  const position = text.indexOf('\n') + 1 + source.indexOf('|');
  return (service.getCompletionsAtPosition(file, position, {})?.entries ?? []).map(({ name }) => name).sort();
}

describe('what the editor offers', () => {
  beforeAll(() => {
    offered("patch.vpcLink().replace('|');");
    // The first question loads and checks the SDK's types.
  }, 120_000);

  it('is every path that is written out and supports the operation', () => {
    expect(offered("patch.vpcLink().replace('|', 'x');")).toEqual(['/description', '/name']);
    expect(offered("patch.authorizer().add('|', 'x');")).toEqual(['/identitySource', '/providerARNs']);
    expect(offered("patch.usagePlan().remove('|');")).toEqual(['/productCode', '/quota', '/throttle']);
    const integration = offered("patch.integration().replace('|', 'x');");
    expect(integration).toEqual(
      expect.arrayContaining(['/uri', '/passthroughBehavior', '/tlsConfig/insecureSkipVerification']),
    );
    expect(integration).not.toContain('/type');
  });

  it('is every value of an enumeration', () => {
    expect(offered("patch.integration().replace('/passthroughBehavior', '|');")).toEqual([
      'NEVER',
      'WHEN_NO_MATCH',
      'WHEN_NO_TEMPLATES',
    ]);
  });

  it('is the first segment of a place, the settings of a method, and the copies', () => {
    expect(offered("patch.integration().at('|', 'x');")).toEqual(
      expect.arrayContaining(['requestParameters', 'requestTemplates']),
    );
    expect(offered("patch.stage().methodSettings('/', '|');")).toEqual(expect.arrayContaining(['*', 'DELETE', 'GET']));
    expect(offered("patch.stage().methodSettings('/', 'GET').replace({ | });")).toEqual(
      expect.arrayContaining(['cachingEnabled', 'throttlingBurstLimit']),
    );
    expect(offered("patch.stage().copy({ from: '|', path: '/variables' });")).toEqual([
      '/canarySettings/stageVariableOverrides',
    ]);
  });
});
