#!/usr/bin/env node
/**
 * Builds the project and runs the unit tests with the lowest version of the SDK that the peer range allows, in a copy of the project.
 */
import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
const lowest = process.argv[2] ?? manifest.peerDependencies['@aws-sdk/client-api-gateway'].replace(/^\D+/, '');
const run = (file, parameters, cwd) => execFileSync(file, parameters, { cwd, stdio: ['ignore', 'inherit', 'inherit'] });

const tracked = execFileSync('git', ['ls-files'], { cwd: root, encoding: 'utf8' }).split('\n').filter(Boolean);
const project = mkdtempSync(join(tmpdir(), 'fluent-apigateway-lowest-'));
try {
  for (const name of tracked) cpSync(join(root, name), join(project, name));
  run(
    'npm',
    ['install', '--no-save', '--no-audit', '--no-fund', '--silent', `@aws-sdk/client-api-gateway@${lowest}`],
    project,
  );
  console.log(`with @aws-sdk/client-api-gateway@${lowest}:`);
  run('npm', ['run', '--silent', 'build'], project);
  run('npx', ['tsc', '--noEmit'], project);
  run('npx', ['vitest', 'run', '--project', 'unit'], project);
} finally {
  rmSync(project, { recursive: true });
}
