/**
 * From raw segments, literal or known only at run time, to the path that they stand for.
 *
 * @module
 */

import type { HttpMethod } from '../../model/method.js';
import type { PatchKind } from '../rules/index.js';
import type { Escaped, IsLiteral } from './paths.js';

/** The path that segments make, each of them escaped; a segment that isn't a literal stands as `NAME`. */
export type PathAt<Kind extends PatchKind, Segments extends readonly string[]> = Kind extends 'usagePlan'
  ? ThrottlePath<Segments>
  : Kind extends 'stage'
    ? SettingsPath<Segments>
    : Joined<Segments>;

type Joined<Segments extends readonly string[], Path extends string = ''> = Segments extends readonly [
  infer First extends string,
  ...infer Rest extends readonly string[],
]
  ? Joined<Rest, `${Path}/${Known<First>}`>
  : Path;

type Known<Segment extends string, Otherwise extends string = 'NAME'> =
  IsLiteral<Segment> extends true ? Escaped<Segment> : Otherwise;

/** Under a stage, what isn't a literal in the first place is the path of a resource. */
type SettingsPath<Segments extends readonly string[]> = Segments extends readonly [
  infer First extends string,
  ...infer Rest extends readonly string[],
]
  ? Joined<Rest, `/${Known<First, '~1'>}`>
  : '';

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
      ? `/apiStages/ID:STAGE/throttle//${Method}`
      : Rest extends readonly [`/${string}`, infer Method extends HttpMethod, infer Limit extends string]
        ? `/apiStages/ID:STAGE/throttle//${Method}/${Limit}`
        : Joined<Segments>
  : Joined<Segments>;
