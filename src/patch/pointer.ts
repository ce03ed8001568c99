/**
 * JSON Pointers (RFC 6901), as the paths of patch operations are written.
 *
 * @module
 */

import { a, argumentProblems, OptionsError } from '../errors/options.js';
import { escapedToken, unescapedToken } from '../plain.js';

/**
 * One segment of a path, escaped: `~` becomes `~0`, `/` becomes `~1`; everything else stays as it is.
 *
 * @example
 * escapePathSegment('application/json'); // 'application~1json'
 *
 * @throws {@link OptionsError} `patch.options` for what isn't text.
 * @see https://www.rfc-editor.org/rfc/rfc6901
 */
export function escapePathSegment(segment: string): string {
  if (typeof segment !== 'string') throw notText('escapePathSegment()', segment);
  return escapedToken(segment);
}

/** How many paths under one container are kept. */
const mostPaths = 1000;

/**
 * Gives the path to each entry of a map or set at `container`. The same few names (of headers, parameters, media types)
 * come up again and again, and looking a path up is several times cheaper than writing it.
 */
export function pathsUnder(container: string): (name: string) => string {
  const start = `${container}/`;
  const known = new Map<string, string>();
  return (name) => {
    let path = known.get(name);
    if (path === undefined) {
      if (known.size === mostPaths) known.clear();
      path = start + escapePathSegment(name);
      known.set(name, path);
    }
    return path;
  };
}

/**
 * What {@link escapePathSegment} made, taken back.
 *
 * @throws {@link OptionsError} `patch.options` for what isn't text.
 * @throws SyntaxError when a `~` is followed by neither `0` nor `1`.
 */
export function unescapePathSegment(segment: string): string {
  if (typeof segment !== 'string') throw notText('unescapePathSegment()', segment);
  if (!segment.includes('~')) return segment;
  if (hasStrayTilde(segment)) throw new SyntaxError(`'~' in '${segment}' is followed by neither 0 nor 1.`);
  return unescapedToken(segment);
}

function notText(what: string, segment: unknown): OptionsError {
  return new OptionsError('patch', what, argumentProblems('patch', { segment: [segment, a.text] }));
}

/** Whether a `~` stands there that escapes nothing. */
export function hasStrayTilde(segment: string): boolean {
  return /~(?![01])/.test(segment);
}

/** The path to `segments`, each of them escaped. */
export function pathOf(segments: readonly string[]): string {
  let path = '';
  for (const segment of segments) path += `/${escapedToken(segment)}`;
  return path;
}
