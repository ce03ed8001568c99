import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
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
}

/**
 * The declarations of the source as it is: `dist` may be older, or absent. They are emitted once for one state of the
 * source, and stay until another one's are.
 */
export async function emitDeclarations(): Promise<Declarations> {
  const name = `.declarations-${await hashOfSource()}`;
  const folder = join(root, 'typetests', name);
  if (existsSync(folder)) return { folder };
  for (const old of await readdir(join(root, 'typetests')))
    if (old.startsWith('.declarations-') && !old.startsWith(name)) await rm(join(root, 'typetests', old), gone);
  const emitted = await mkdtemp(`${folder}-`);
  const flags = ['--emitDeclarationOnly', '--declarationMap', 'false', '--sourceMap', 'false'];
  const project = join(root, 'tsconfig.build.json');
  const output = await run(compilers['TypeScript 7'], ['-p', project, '--outDir', emitted, ...flags]);
  if (output !== '') throw new Error(output);
  // Another process may have been quicker: its declarations are the same.
  await rename(emitted, folder).catch((error: unknown) => {
    if (!existsSync(folder)) throw error;
    return rm(emitted, gone);
  });
  return { folder };
}

const gone = { recursive: true, force: true } as const;

/** What the declarations follow from: the source, the compiler and its options, and the SDK's types. */
async function hashOfSource(): Promise<string> {
  const files = await readdir(join(root, 'src'), { recursive: true });
  const sources = files.filter((file) => file.endsWith('.ts')).map((file) => join('src', file));
  const hash = createHash('sha256');
  for (const file of ['package-lock.json', 'tsconfig.json', 'tsconfig.build.json', ...sources.sort()])
    hash.update(file).update(await readFile(join(root, file)));
  return hash.digest('hex').slice(0, 16);
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
