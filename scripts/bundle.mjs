#!/usr/bin/env node
/**
 * Makes what is published, after `tsc` has made the declarations:
 *
 * - `dist`: one file for each module of `src`, for bundlers, which leave out what a program doesn't use
 * - `dist-node`: a few files for Node.js, which takes longer to find and link a module than to compile it
 *
 * Then it removes the declarations that no entry point leads to, and lists in `src/.npmignore` the sources that no map of
 * a declaration leads to.
 *
 * usage: node scripts/bundle.mjs [folder that gets it, by default this package's]
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { rolldown } from 'rolldown';
import { parseSync, transformSync } from 'rolldown/utils';

const root = fileURLToPath(new URL('..', import.meta.url));
const folder = resolve(process.argv[2] ?? root);
const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));

/** What every program loads that sends a request: small, and quicker to load as a part of the bundle. */
const inlined = ['p-retry', 'is-network-error', 'ts-pattern'];

const entryPoints = Object.values(manifest.exports).flatMap(({ types }) =>
  types === undefined ? [] : [/^\.\/dist\/(.*)\.d\.ts$/.exec(types)[1]],
);
const programs = Object.values(manifest.bin).map((path) => /^\.\/dist-node\/(.*)\.js$/.exec(path)[1]);
const sourceOf = (entry) => join(root, 'src', `${entry}.ts`);

const dist = join(folder, 'dist');
for (const file of filesIn(join(root, 'src'), /\.ts$/)) {
  const target = join(dist, relative(join(root, 'src'), file)).replace(/\.ts$/, '.js');
  mkdirSync(dirname(target), { recursive: true });
  writeFileSync(target, moduleOf(file));
}
keepOnly(/(?<!\.d)\.js$/, ledTo(entryPoints.map((entry) => join(dist, `${entry}.js`))));
const declarations = ledTo(entryPoints.map((entry) => join(dist, `${entry}.d.ts`)));
keepOnly(/\.d\.ts$/, declarations);
keepOnly(/\.d\.ts\.map$/, new Set([...declarations].map((file) => `${file}.map`)));

rmSync(join(folder, 'dist-node'), { recursive: true, force: true });
const bundle = await rolldown({
  cwd: root,
  input: Object.fromEntries([...entryPoints, ...programs].map((entry) => [entry, sourceOf(entry)])),
  platform: 'node',
  resolve: { extensionAlias: { '.js': ['.ts', '.js'] } },
  external: (id) => !/^[./]/.test(id) && !inlined.includes(id),
  plugins: [{ name: 'without-remarks', transform: (code, file) => withoutRemarks(file, code) }],
  onLog: (_, { message }) => {
    throw new Error(message);
  },
});
await bundle.write({
  dir: join(folder, 'dist-node'),
  format: 'esm',
  entryFileNames: '[name].js',
  chunkFileNames: 'chunks/[name].js', // As deep as cli/bin.js, which looks for package.json from where it is.
  comments: { legal: false, jsdoc: false, annotation: true },
  codeSplitting: {
    groups: [
      { name: (id, graph) => (isShared(id, graph) ? 'shared' : undefined), priority: 2, debugName: 'shared' },
      { name: (id, graph) => (isOfMain(id, graph) ? 'main' : undefined), priority: 1, debugName: 'main' },
    ],
  },
});
await bundle.close();
writeFileSync(join(folder, 'dist-node/LICENSES.txt'), licenses());

const sources = new Set([...declarations].map((file) => relative(dist, file).replace(/\.d\.ts$/, '.ts')));
const unpublished = filesIn(join(root, 'src'), /\.ts$/)
  .map((file) => relative(join(root, 'src'), file))
  .filter((file) => !sources.has(file));
writeFileSync(join(folder, 'src/.npmignore'), `${unpublished.map((file) => `/${file}`).join('\n')}\n`);

/**
 * A module without its types and comments. What it makes when it is loaded is marked as having no other effect, which
 * `sideEffects` says of all of them: so bundlers leave out tables that a program doesn't use.
 */
function moduleOf(file) {
  const { code, errors } = transformSync(file, withoutRemarks(file, readFileSync(file, 'utf8')), {
    target: 'es2022',
    typescript: { onlyRemoveTypeImports: true },
  });
  if (errors.length > 0) throw new Error(`${file}: ${errors[0].message}`);
  const { comments, program } = parseSync('module.js', code);
  const edits = comments.map(({ start, end }) => ({ start, end, text: '' }));
  for (const statement of program.body) {
    for (const { id, init } of (statement.declaration ?? statement).declarations ?? []) {
      if (id.type !== 'Identifier' || !isComputed(init)) continue;
      edits.push({ start: init.start, end: init.start, text: '/* @__PURE__ */ (() => (' });
      edits.push({ start: init.end, end: init.end, text: '))()' });
    }
  }
  return edited(code, edits);
}

/**
 * A table of patch rules without the remarks that only the documentation shows. Of paths that can't be patched the remark
 * is the hint of the error, and stays.
 */
function withoutRemarks(file, code) {
  if (!file.startsWith(join(root, 'src/patch/rules/'))) return code;
  const edits = [];
  const visit = (node) => {
    if (typeof node !== 'object' || node === null) return;
    if (node.type === 'ObjectExpression') {
      const named = new Map(node.properties.map((property) => [property.key?.name, property]));
      const remark = named.get('quirk');
      const isPatchable = ['add', 'replace', 'remove', 'copyFrom'].some((name) => named.has(name));
      if (remark && isPatchable) {
        edits.push({ start: remark.start, end: remark.end + (code[remark.end] === ',' ? 1 : 0), text: '' });
      }
    }
    for (const child of Object.values(node)) visit(child);
  };
  visit(parseSync(file, code).program);
  return edited(code, edits);
}

/** A text with some of its parts replaced. */
function edited(code, edits) {
  return edits
    .toSorted((one, other) => other.start - one.start)
    .reduce((text, { start, end, text: inserted }) => text.slice(0, start) + inserted + text.slice(end), code);
}

/** Whether an expression has parts of which a bundler can't tell that they do nothing but give a value. */
function isComputed(node) {
  if (typeof node !== 'object' || node === null) return false;
  if (Array.isArray(node)) return node.some(isComputed);
  if (/Function/.test(node.type) || node.type === 'ClassExpression') return false;
  if (/^(?:Call|New|Member|TaggedTemplate)Expression$|^SpreadElement$/.test(node.type)) return true;
  return Object.values(node).some(isComputed);
}

/** Of the files in `dist` with such a name, removes all others. */
function keepOnly(name, kept) {
  for (const file of filesIn(dist, name)) if (!kept.has(file)) rmSync(file);
}

/** Whether the main entry point loads a module. */
function isOfMain(id, graph) {
  return importedBy(['index'], graph).has(id);
}

/** Whether others load it too: then it is a file of its own, so that a class is one class wherever it comes from. */
function isShared(id, graph) {
  const others = [...entryPoints, ...programs].filter((entry) => entry !== 'index');
  return isOfMain(id, graph) && importedBy(others, graph).has(id);
}

/** The modules that are loaded with some entries, themselves included. */
function importedBy(entries, graph) {
  const found = new Set(entries.map(sourceOf));
  for (const id of found) for (const next of graph.getModuleInfo(id)?.importedIds ?? []) found.add(next);
  return found;
}

/** What the licenses of the inlined packages ask for: their text. */
function licenses() {
  const texts = inlined.map((name) => {
    const home = join(root, 'node_modules', name);
    const file = readdirSync(home).find((entry) => /^licen[cs]e/i.test(entry));
    return `${name}\n\n${readFileSync(join(home, file), 'utf8').trim()}\n`;
  });
  return `These files hold code of the following packages.\n\n${texts.join('\n---\n\n')}`;
}

/** The modules, or declarations, that some of them lead to, themselves included. */
function ledTo(files) {
  const found = new Set(files);
  for (const file of found) {
    for (const [, specifier] of readFileSync(file, 'utf8').matchAll(/\b(?:from|import\(?)\s*['"](\.[^'"]+)['"]/g)) {
      const next = join(dirname(file), file.endsWith('.d.ts') ? specifier.replace(/\.js$/, '.d.ts') : specifier);
      if (!existsSync(next)) throw new Error(`${file} names ${specifier}, which isn't there.`);
      found.add(next);
    }
  }
  return found;
}

function filesIn(home, pattern) {
  return readdirSync(home, { recursive: true })
    .filter((file) => pattern.test(file))
    .map((file) => join(home, file));
}
