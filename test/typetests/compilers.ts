import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The project's root. */
export const root = fileURLToPath(new URL('../../', import.meta.url));

/** The compilers that users have: the oldest that is supported, and the newest. */
export const compilers = {
  'TypeScript 5.9': join(root, 'node_modules/typescript-5.9/bin/tsc'),
  'TypeScript 7': join(root, 'node_modules/typescript/bin/tsc'),
} as const;

export type Compiler = keyof typeof compilers;

/** What users import, and where its declarations are. */
const entryPoints = {
  'fluent-apigateway': 'index.d.ts',
  'fluent-apigateway/cli': 'cli/index.d.ts',
  'fluent-apigateway/embedded': 'embedded/index.d.ts',
  'fluent-apigateway/progress': 'progress/index.d.ts',
  'fluent-apigateway/quota-store': 'quotas/limiter/index.d.ts',
};

/** One thing that a compiler says, with all its continuation lines. */
export interface Diagnostic {
  /** Relative to the project's root. */
  readonly file: string;
  /** From 1. */
  readonly line: number;
  readonly text: string;
}

/** The package's declarations, as users' compilers read them. */
export interface Declarations {
  readonly folder: string;
  remove(): Promise<void>;
}

/** Emits the declarations of the source as it is: `dist` may be older, or absent. */
export async function emitDeclarations(): Promise<Declarations> {
  const folder = await mkdtemp(join(root, 'typetests/.declarations-'));
  const flags = ['--emitDeclarationOnly', '--declarationMap', 'false', '--sourceMap', 'false'];
  const output = await run(compilers['TypeScript 7'], [
    '-p',
    join(root, 'tsconfig.build.json'),
    '--outDir',
    folder,
    ...flags,
  ]);
  if (output !== '') throw new Error(output);
  return { folder, remove: () => rm(folder, { recursive: true }) };
}

/**
 * Type-checks `files`, which import `fluent-apigateway`, with the project's own strictness against its declarations, and
 * returns what the compiler printed.
 *
 * The diagnostics go the way a user's do: through the command line, as text.
 */
export async function compile(
  compiler: Compiler,
  declarations: Declarations,
  files: readonly string[],
  flags: readonly string[] = [],
): Promise<string> {
  const folder = await mkdtemp(join(root, 'typetests/.check-'));
  try {
    const project = join(folder, 'tsconfig.json');
    await writeFile(
      project,
      JSON.stringify({
        extends: join(root, 'tsconfig.json'),
        compilerOptions: {
          noEmit: true,
          noErrorTruncation: true,
          paths: Object.fromEntries(
            Object.entries(entryPoints).map(([name, file]) => [name, [join(declarations.folder, file)]]),
          ),
        },
        include: [],
        files: files.map((file) => relative(folder, file)),
      }),
    );
    return await run(compilers[compiler], ['-p', project, '--pretty', 'false', ...flags]);
  } finally {
    await rm(folder, { recursive: true });
  }
}

function run(script: string, parameters: readonly string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    execFile(process.execPath, [script, ...parameters], { cwd: root, maxBuffer: 1 << 28 }, (error, stdout, stderr) => {
      // Exit codes 1 and 2 mean that there are diagnostics, and those are what is asked for.
      if (error && error.code !== 1 && error.code !== 2) reject(new Error(stderr || stdout, { cause: error }));
      else resolve(stdout);
    });
  });
}

/** Parses what `tsc --pretty false` prints. */
export function parseDiagnostics(output: string): readonly Diagnostic[] {
  const found: { file: string; line: number; text: string }[] = [];
  for (const line of output.split('\n')) {
    const head = /^(.+?)\((\d+),\d+\): error (TS\d+: .*)$/.exec(line);
    if (head) found.push({ file: head[1] ?? '', line: Number(head[2]), text: head[3] ?? '' });
    else if (/^error TS/.test(line)) found.push({ file: '', line: 0, text: line });
    else if (/^\s+\S/.test(line)) {
      const last = found.at(-1);
      if (last) last.text += `\n${line}`;
    }
  }
  return found;
}
