/**
 * Before `npm start`: installs the packages where some are missing, or others than the lock file says. A clone needs no
 * other command.
 */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** The packages that a lock file has, by the folder that they are in; nothing where there is no such file. */
function packagesIn(path) {
  try {
    return JSON.parse(readFileSync(new URL(`../${path}`, import.meta.url), 'utf8')).packages;
  } catch (error) {
    if (error.code !== 'ENOENT') throw error;
    return {};
  }
}

/** Why packages have to be installed; `undefined` where all are there. */
function missing(locked, installed) {
  for (const [folder, { version, optional }] of Object.entries(locked)) {
    // What is optional may be for another system.
    if (folder === '' || (optional && installed[folder] === undefined)) continue;
    if (installed[folder] === undefined) return `${folder} is missing`;
    if (installed[folder].version !== version) return `${folder} isn't ${version}`;
  }
  return undefined;
}

/** `npm ci`, by the npm that runs this, without a shell where it says where it is. */
function install() {
  const npm = process.env['npm_execpath'];
  const options = { cwd: new URL('..', import.meta.url), stdio: ['inherit', 'inherit', 'inherit'] };
  const { status, error } = npm?.endsWith('.js')
    ? spawnSync(process.execPath, [npm, 'ci'], options)
    : spawnSync('npm', ['ci'], { ...options, shell: process.platform === 'win32' });
  if (error !== undefined) throw error;
  return status ?? 1;
}

const why = missing(packagesIn('package-lock.json'), packagesIn('node_modules/.package-lock.json'));
if (why !== undefined) {
  console.error(`Installing packages: ${why}.`);
  process.exitCode = install();
}
