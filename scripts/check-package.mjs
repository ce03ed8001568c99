#!/usr/bin/env node
/**
 * Packs the package as it would be published, installs it into an empty project, and compiles and runs the README's
 * first example there, and every entry point, without the optional peers: with the oldest and the newest supported
 * TypeScript, and both module resolutions that users have.
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
const run = (file, parameters, cwd) =>
  execFileSync(file, parameters, { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] });

const example = /```ts\n([\s\S]*?)```/.exec(readFileSync(join(root, 'README.md'), 'utf8'))?.[1];
if (!example) throw new Error('README.md has no TypeScript example');

const project = mkdtempSync(join(tmpdir(), 'fluent-apigateway-consumer-'));
try {
  const [{ filename }] = JSON.parse(run('npm', ['pack', '--json', '--pack-destination', project], root));
  writeFileSync(join(project, 'package.json'), JSON.stringify({ name: 'consumer', private: true, type: 'module' }));
  const own = manifest.devDependencies;
  run(
    'npm',
    [
      'install',
      '--no-audit',
      '--no-fund',
      '--silent',
      join(project, filename),
      `@aws-sdk/client-api-gateway@${own['@aws-sdk/client-api-gateway']}`,
      `@types/node@${own['@types/node']}`,
      `typescript@${own.typescript}`,
      `typescript-5.9@${own['typescript-5.9']}`,
    ],
    project,
  );
  mkdirSync(join(project, 'src'));
  writeFileSync(join(project, 'src/example.ts'), example);

  const entryPoints = Object.keys(manifest.exports)
    .filter((entry) => !entry.endsWith('.json'))
    .map((entry) => join(manifest.name, entry));
  writeFileSync(
    join(project, 'src/entry-points.ts'),
    [
      ...entryPoints.map((entry, index) => `import * as entry${index} from '${entry}';`),
      `for (const entry of [${entryPoints.map((_, index) => `entry${index}`)}])`,
      "  if (Object.keys(entry).length === 0) throw new Error('an entry point exports nothing');",
    ].join('\n'),
  );

  // Whoever exports builders, definitions or a client's config emits their types: each must have a name that can be imported.
  mkdirSync(join(project, 'composite'));
  writeFileSync(
    join(project, 'composite/index.ts'),
    example.replaceAll(/^const /gm, 'export const ') +
      [
        "import { EmbeddedApiGateway as Embedded } from 'fluent-apigateway/embedded';",
        "import { patch, restApi as start } from 'fluent-apigateway';",
        'export const config = new Embedded().clientConfig;',
        "export const someApi = start('a').model('Pet', { contentType: 'application/json' });",
        "export const someMethod = someApi.resource('/{id}').method('ANY').methodResponses({ '200': {} });",
        'export const someStart = someMethod.integration();',
        "export const integrations = [someStart.mock(), someStart.http('https://a'), someStart.lambdaProxy('arn:f')];",
        "export const someStage = patch.stage().replace('/variables/color', 'red');",
        "export const place = patch.integration().at('requestTemplates', 'application/json');",
      ].join('\n'),
  );
  for (const compiler of ['typescript-5.9', 'typescript']) {
    writeFileSync(
      join(project, 'tsconfig.json'),
      JSON.stringify({
        compilerOptions: {
          target: 'es2022',
          module: 'nodenext',
          strict: true,
          composite: true,
          types: ['node'],
          rootDir: 'composite',
          outDir: `composite-${compiler}`,
        },
        include: ['composite'],
      }),
    );
    run(process.execPath, [join('node_modules', compiler, 'bin/tsc'), '-p', '.'], project);
    const { length } = readFileSync(join(project, `composite-${compiler}/index.d.ts`), 'utf8');
    if (length > 6000) throw new Error(`the declarations of an exported module are ${length} characters long`);
    console.log(
      `${compiler}: a composite project that exports its builders emits ${length} characters of declarations`,
    );
  }

  for (const compiler of ['typescript-5.9', 'typescript']) {
    for (const [moduleResolution, module] of [
      ['nodenext', 'nodenext'],
      ['bundler', 'esnext'],
    ]) {
      const outDir = `build-${compiler}-${moduleResolution}`;
      writeFileSync(
        join(project, 'tsconfig.json'),
        JSON.stringify({
          compilerOptions: {
            target: 'es2022',
            module,
            moduleResolution,
            strict: true,
            types: ['node'],
            rootDir: 'src',
            outDir,
          },
          include: ['src'],
        }),
      );
      run(process.execPath, [join('node_modules', compiler, 'bin/tsc'), '-p', '.'], project);
      const printed = run(process.execPath, [join(outDir, 'example.js')], project);
      if (!printed.trim()) throw new Error('the example printed nothing');
      run(process.execPath, [join(outDir, 'entry-points.js')], project);
      console.log(
        `${compiler} ${moduleResolution}: the README's example and ${entryPoints.join(', ')} compile and run`,
      );
      if (compiler === 'typescript' && moduleResolution === 'bundler') console.log(printed);
    }
  }
} finally {
  rmSync(project, { recursive: true });
}
