/**
 * What it costs to load the package: for Node.js, beside the SDK alone; for a browser or a bundled function, in bytes; for
 * an installation; and for the command line. Ends with 1 when it is more than the documentation says.
 *
 * It takes what `npm run build` makes.
 */
import './library.js';
import './sizes.js';
import './command-line.js';
