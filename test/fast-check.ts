/**
 * fast-check, with one seed for every property: a commit that passes once passes again, wherever it runs.
 * `SEED=$RANDOM npm run test:unit` looks at other values; what it finds is mended, and kept as an example.
 *
 * @module
 */

// biome-ignore lint/style/noRestrictedImports: the one place that imports it
import fc from 'fast-check';

const seed = Number(process.env['SEED'] ?? 2026);
if (!Number.isInteger(seed)) throw new Error(`SEED has to be an integer: ${process.env['SEED']}`);

fc.configureGlobal({ seed });

export default fc;
