import { join } from 'node:path';
import { compilers, manifest, readmeExample } from './consumer.mjs';

/** Most characters of declarations that a module of the size of the README's example may emit. */
const mostDeclarations = 3_000;

/** The README's first example, and every entry point without the optional peers: both compilers, both resolutions. */
export function readmeAndEntryPoints(consumer) {
  const entryPoints = Object.keys(manifest.exports)
    .filter((entry) => !entry.endsWith('.json'))
    .map((entry) => join(manifest.name, entry));
  consumer.write('readme/example.ts', readmeExample);
  consumer.write(
    'readme/entry-points.ts',
    [
      ...entryPoints.map((entry, index) => `import * as entry${index} from '${entry}';`),
      `for (const entry of [${entryPoints.map((_, index) => `entry${index}`)}])`,
      "  if (Object.keys(entry).length === 0) throw new Error('an entry point exports nothing');",
    ].join('\n'),
  );
  for (const compiler of compilers) {
    for (const [moduleResolution, module] of [
      ['nodenext', 'nodenext'],
      ['bundler', 'esnext'],
    ]) {
      const outDir = `build-${compiler}-${moduleResolution}`;
      consumer.compile(compiler, 'readme', outDir, { module, moduleResolution });
      const printed = consumer.node([join(outDir, 'example.js')]);
      if (!printed.includes('no changes')) throw new Error(`the README's example printed:\n${printed}`);
      consumer.node([join(outDir, 'entry-points.js')]);
    }
  }
}

/** The command is there and says what it is, without the optional peers. */
export function commandLine(consumer) {
  const version = consumer.program('fluent-apigateway', ['--version']).trim();
  if (version !== manifest.version) throw new Error(`the command says that it is ${version}, not ${manifest.version}`);
  const help = consumer.program('fluent-apigateway', ['--help']);
  if (!help.includes('apply [file]')) throw new Error(`the command's help is:\n${help}`);
}

/** TypeScript that Node can strip of its types, and that it can't. */
const definitions = {
  'cli/plain.ts': `import { restApi } from '${manifest.name}';\nconst api = restApi('plain');\nexport default api.define(api.resource('/').cors({ allowOrigins: ['*'] as string[] }));\n`,
  'cli/enums.ts': `enum Size { Small }\nexport default Size.Small;\n`,
};

/** Without jiti: from Node.js 22.18 on, definitions are loaded by Node itself; else a sentence says what to install. */
export function definitionFiles(consumer) {
  for (const [file, text] of Object.entries(definitions)) consumer.write(file, text);
  const told = /Node\.js v[\d.]+ can't load this TypeScript by itself[\s\S]*npm install --save-dev jiti/;
  for (const version of [20, 22, 24]) {
    const ran = consumer.command(version, ['export', 'cli/plain.ts']);
    const isLoaded = version > 20;
    if (isLoaded ? ran.status !== 0 || !ran.stdout.includes('"openapi"') : ran.status !== 1 || !told.test(ran.stderr))
      throw new Error(`Node.js ${version} and a plain definition: ${ran.status}\n${ran.stdout}${ran.stderr}`);
    const withEnum = consumer.command(version, ['export', 'cli/enums.ts']);
    if (withEnum.status !== 1 || !told.test(withEnum.stderr))
      throw new Error(`Node.js ${version} and an enum: ${withEnum.status}\n${withEnum.stdout}${withEnum.stderr}`);
  }
}

/**
 * Whoever exports builders, definitions, plans or a client's config from a composite project emits their types: each must
 * have a name that can be imported, and a short one.
 */
export function declarations(consumer) {
  consumer.add('declarations');
  consumer.write('declarations/readme.ts', readmeExample.replaceAll(/^const /gm, 'export const '));
  for (const compiler of compilers) {
    const outDir = `declarations-${compiler}`;
    consumer.compile(compiler, 'declarations', outDir, { module: 'nodenext', composite: true });
    const { length } = consumer.read(join(outDir, 'readme.d.ts'));
    if (length > mostDeclarations) throw new Error(`the README's example emits ${length} characters of declarations`);
    if (/: any\b/.test(consumer.read(join(outDir, 'index.d.ts')))) throw new Error('a declaration says `any`');
  }
}

/** In jest, what Node.js throws is of another realm: broken connections and missing packages are known by their members. */
export function jest(consumer) {
  consumer.add('jest');
  consumer.node(['--experimental-vm-modules', 'node_modules/jest/bin/jest.js', '--ci', '--silent']);
}

/** How the embedded gateway is bundled; as ES modules the SDK itself needs `mainFields`. */
const bundles = {
  'program.cjs': ['--format=cjs'],
  'program.mjs': ['--format=esm', '--main-fields=module,main'],
};

/** A bundle of the embedded gateway is made and runs without the optional peers. */
export function esbuild(consumer) {
  consumer.add('bundle');
  for (const [file, parameters] of Object.entries(bundles)) {
    consumer.program('esbuild', [
      'bundle/program.js',
      '--bundle',
      '--platform=node',
      '--log-level=error',
      `--outfile=${file}`,
      ...parameters,
    ]);
    consumer.node([file]);
  }
}

/** A client that aws-sdk-client-mock stands in for gives what a test says, and no more. */
export function clientMock(consumer) {
  consumer.add('mock');
  consumer.node(['mock/program.js']);
}
