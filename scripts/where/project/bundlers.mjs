import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import commonjs from '@rollup/plugin-commonjs';
import json from '@rollup/plugin-json';
import nodeResolve from '@rollup/plugin-node-resolve';
import * as rolldown from 'rolldown';
import { rollup } from 'rollup';
import * as vite from 'vite';
import webpack from 'webpack';

const folder = fileURLToPath(new URL('.', import.meta.url));

/**
 * Makes programs of `program.js` with each bundler, as its own documentation says for Node.js: nothing stays outside but
 * Node's own modules. Each gives the file to run.
 */
export const bundlers = {
  async rollup() {
    const bundle = await rollup({
      input: join(folder, 'program.js'),
      plugins: [nodeResolve({ exportConditions: ['node'], preferBuiltins: true }), commonjs(), json()],
      onwarn: () => {}, // Of circles in the SDK's packages.
    });
    await bundle.write({ dir: join(folder, 'rollup'), format: 'es', entryFileNames: 'program.mjs' });
    await bundle.close();
    return 'rollup/program.mjs';
  },

  async rolldown() {
    await rolldown.build({
      cwd: folder,
      input: 'program.js',
      platform: 'node',
      logLevel: 'silent',
      output: { dir: 'rolldown', format: 'esm', entryFileNames: 'program.mjs' },
    });
    return 'rolldown/program.mjs';
  },

  async webpack() {
    const compiler = webpack({
      mode: 'production',
      target: 'node20',
      context: folder,
      entry: './program.js',
      optimization: { minimize: false }, // It takes longer than all the rest.
      output: { path: join(folder, 'webpack'), filename: 'program.cjs' },
    });
    const stats = await new Promise((resolve, reject) =>
      compiler.run((error, result) => (error ? reject(error) : resolve(result))),
    );
    await new Promise((resolve) => compiler.close(resolve));
    if (stats.hasErrors()) throw new Error(stats.toString({ all: false, errors: true }));
    return 'webpack/program.cjs';
  },

  async 'vite ssr'() {
    await vite.build({
      root: folder,
      configFile: false,
      logLevel: 'error',
      ssr: { noExternal: true },
      build: { ssr: 'program.js', outDir: 'vite', rolldownOptions: { output: { entryFileNames: 'program.mjs' } } },
    });
    return 'vite/program.mjs';
  },
};

/** A module worker for workerd, bundled with the conditions that wrangler sets. */
export async function worker() {
  await rolldown.build({
    cwd: folder,
    input: 'worker.js',
    platform: 'browser',
    external: /^node:/,
    logLevel: 'silent',
    resolve: { conditionNames: ['workerd', 'worker', 'browser', 'import'] },
    output: { file: 'workerd/worker.mjs', format: 'esm', codeSplitting: false },
  });
  return 'workerd/worker.mjs';
}
