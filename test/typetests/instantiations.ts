import { join } from 'node:path';
import ts from 'typescript-5.9';
import { type Compiler, compile, type Declarations, parseDiagnostics, root } from './compilers.js';

/** What a compiler says of a file, and how many types it made for it. */
export interface Cost {
  readonly diagnostics: readonly string[];
  readonly instantiations: number;
}

/** Type-checks files one by one, each in a program of its own. */
export type Measure = (file: string) => Promise<Cost>;

/** How a compiler's types are counted. */
export function measureOf(compiler: Compiler, declarations: Declarations): Measure {
  return compiler === 'TypeScript 5.9' ? withinThisProcess(declarations) : onCommandLine(compiler, declarations);
}

function onCommandLine(compiler: Compiler, declarations: Declarations): Measure {
  return async (file) => {
    const output = await compile(compiler, declarations, [file], ['--extendedDiagnostics']);
    return {
      diagnostics: parseDiagnostics(output).map(({ text }) => text),
      instantiations: Number(/Instantiations:\s+(\d+)/.exec(output)?.[1]),
    };
  };
}

/** TypeScript 5.9's programs share what they have read: parsing the SDK's types takes longer than all else. */
function withinThisProcess({ folder }: Declarations): Measure {
  const { config } = ts.readConfigFile(join(root, 'tsconfig.json'), ts.sys.readFile);
  const { options } = ts.convertCompilerOptionsFromJson(
    { ...config.compilerOptions, noEmit: true, paths: { 'fluent-apigateway': [join(folder, 'index.d.ts')] } },
    root,
  );
  const host = ts.createCompilerHost(options);
  const read = new Map<string, ts.SourceFile | undefined>();
  const getSourceFile: typeof host.getSourceFile = (name, ...how) => {
    if (!read.has(name)) read.set(name, host.getSourceFile(name, ...how));
    return read.get(name);
  };
  return async (file) => {
    const program = ts.createProgram([file], options, { ...host, getSourceFile });
    const diagnostics = ts.getPreEmitDiagnostics(program);
    return {
      diagnostics: diagnostics.map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n')),
      instantiations: (program as ts.Program & { getInstantiationCount(): number }).getInstantiationCount(),
    };
  };
}
