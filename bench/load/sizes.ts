import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promise } from '../report.js';

/** The most kB that a program has of the library when it uses one thing, bundled and minified, without the SDK. */
const mostOf = { patch: 44, listResources: 20 } as const;
/** The most kB of what is published. */
const mostPacked = 1_300;

const root = fileURLToPath(new URL('../../../../..', import.meta.url));
const esbuild = fileURLToPath(new URL('../../../node_modules/.bin/esbuild', import.meta.url));

/** Bytes of a program that uses one export of the library. */
function bundled(name: string): number {
  const parameters = [
    '--bundle',
    '--minify',
    '--format=esm',
    '--platform=node',
    '--external:@aws-sdk/*',
    '--external:@smithy/*',
  ];
  const input = `import { ${name} } from 'fluent-apigateway';\nconsole.log(${name});\n`;
  return execFileSync(esbuild, parameters, { cwd: root, input, stdio: ['pipe', 'pipe', 'inherit'] }).length;
}

/** Bytes of the tarball. */
function packed(): number {
  const said = execFileSync('npm', ['pack', '--dry-run', '--json', '--ignore-scripts'], {
    cwd: root,
    encoding: 'utf8',
  });
  const [{ size = Number.NaN } = {}] = JSON.parse(said) as { readonly size?: number }[];
  return size;
}

console.log('sizes: programs that use one thing, bundled by esbuild without the SDK; the tarball');
for (const [name, most] of Object.entries(mostOf)) promise(`kB, ${name} alone`, bundled(name) / 1000, { most });
promise('kB, the tarball', packed() / 1000, { most: mostPacked }, 0);
