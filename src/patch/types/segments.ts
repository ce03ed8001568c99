/**
 * From raw segments, literal or known only at run time, to the path that they stand for.
 *
 * A name is escaped at run time whatever it is, so it doesn't matter here: it stands as `NAME`, which also keeps the
 * number of different paths, and with it the work of the compiler, small.
 *
 * @module
 */

import type { HttpMethod } from '../../model/method.js';
import type { PatchKind } from '../rules/index.js';
import type { Escaped, IsLiteral, NamedPaths } from './paths.js';

/** The path that segments make. */
export type PathAt<Kind extends PatchKind, Segments extends readonly string[]> = Segments extends readonly [
  infer First extends string,
  infer Second extends string,
  ...infer Rest extends readonly string[],
]
  ? `/${First}` extends NamedPaths[Kind]
    ? Rest extends readonly []
      ? `/${First}/NAME`
      : Joined<Segments>
    : `/${First}/${Second}` extends NamedPaths[Kind]
      ? Rest extends readonly [string]
        ? `/${First}/${Second}/NAME`
        : Joined<Segments>
      : Kind extends 'usagePlan'
        ? ThrottlePath<Segments>
        : Kind extends 'stage'
          ? Joined<Rest, `/${ResourceKey<First>}/${Second}`>
          : Joined<Segments>
  : Joined<Segments>;

type Joined<Segments extends readonly string[], Path extends string = ''> = Segments extends readonly [
  infer First extends string,
  ...infer Rest extends readonly string[],
]
  ? Joined<Rest, `${Path}/${IsLiteral<First> extends true ? Escaped<First> : 'NAME'}`>
  : Path;

/** Under a stage, what begins with a slash, or isn't a literal, is the path of a resource. */
type ResourceKey<Segment extends string> = Segment extends `/${string}`
  ? '~1'
  : IsLiteral<Segment> extends true
    ? Segment
    : '~1';

/** Under a stage of a usage plan, the path of a resource stands raw. */
type ThrottlePath<Segments extends readonly string[]> = Segments extends readonly [
  'apiStages',
  `${string}:${string}`,
  'throttle',
  ...infer Rest extends readonly string[],
]
  ? Rest extends readonly []
    ? '/apiStages/ID:STAGE/throttle'
    : Rest extends readonly [`/${string}`, infer Method extends HttpMethod]
      ? `/apiStages/ID:STAGE/throttle//NAME/${Method}`
      : Rest extends readonly [`/${string}`, infer Method extends HttpMethod, infer Limit extends string]
        ? `/apiStages/ID:STAGE/throttle//NAME/${Method}/${Limit}`
        : Joined<Segments>
  : Joined<Segments>;
