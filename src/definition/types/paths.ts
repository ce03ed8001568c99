/**
 * The paths of resources, read by the compiler one segment at a time. A segment that is known only at run time is
 * checked there.
 *
 * @module
 */

import type { ApiGatewayTypeError } from '../../errors/errors.js';
import type { HttpMethod } from '../../model/method.js';
import type { Sentence } from './refused.js';

/** The path itself when the service takes it, or the sentence that says why not. */
export type CheckedPath<Path extends string> = ParsedPath<Path> extends string ? Path : ParsedPath<Path>;

/** A path below another one, checked as the whole that they make together. */
export type CheckedChildPath<Parent extends string, Path extends string> = Path extends '/'
  ? ApiGatewayTypeError<Sentence<'childIsRoot', Record<never, never>>>
  : ParsedPath<Path> extends string
    ? ParsedPath<ChildPath<Parent, Path>> extends string
      ? Path
      : ParsedPath<ChildPath<Parent, Path>>
    : ParsedPath<Path>;

/** The full path of a child. */
export type ChildPath<Parent extends string, Path extends string> = Parent extends '/' ? Path : `${Parent}${Path}`;

/** The path variables, as sources of mappings. */
export type PathVariables<Path extends string> = ParsedPath<Path> & string;

/** The path variables as sources of mappings, or the sentence that says what is wrong with the path. */
type ParsedPath<Path extends string> = Path extends `/${infer Rest}`
  ? Rest extends ''
    ? never
    : ParsedSegments<Rest, never>
  : string extends Path
    ? `method.request.path.${string}`
    : Path extends `${infer Verb extends HttpMethod} /${infer Rest}`
      ? ApiGatewayTypeError<Sentence<'routeForPath', { path: `/${Rest}`; verb: Verb }>>
      : ApiGatewayTypeError<Sentence<'pathWithoutSlash', { path: Path }>>;

/** `Found` grows by the variables of the segments, from left to right. */
type ParsedSegments<Rest extends string, Found extends string> = Rest extends `${infer Segment}/${infer Tail}`
  ? Segment extends Unusual
    ? Segment extends `{${infer Variable}}`
      ? Variable extends Found | Unusual | `${string}+`
        ? ApiGatewayTypeError<VariableRefusal<Segment, Variable, Found>>
        : ParsedSegments<Tail, Found | Variable>
      : ApiGatewayTypeError<SegmentRefusal<Segment>>
    : Tail extends ''
      ? ApiGatewayTypeError<Sentence<'pathEndsInSlash', Record<never, never>>>
      : ParsedSegments<Tail, Found>
  : Rest extends Unusual
    ? Rest extends `{${infer Variable}}`
      ? Variable extends `${infer Name}+`
        ? Name extends Found | Unusual
          ? ApiGatewayTypeError<VariableRefusal<Rest, Name, Found>>
          : Sources<Found | Name>
        : Variable extends Found | Unusual
          ? ApiGatewayTypeError<VariableRefusal<Rest, Variable, Found>>
          : Sources<Found | Variable>
      : ApiGatewayTypeError<SegmentRefusal<Rest>>
    : string extends Rest
      ? `method.request.path.${string}`
      : Sources<Found>;

type Sources<Variable extends string> = `method.request.path.${Variable}`;

type Unusual = `${string}{${string}` | `${string}}${string}` | '';

type SegmentRefusal<Segment extends string> = Segment extends ''
  ? Sentence<'emptySegment', Record<never, never>>
  : Sentence<'braceInside', { segment: Segment }>;

type VariableRefusal<Segment extends string, Variable extends string, Found extends string> = [Variable] extends [Found]
  ? Sentence<'variableTwice', { variable: Variable }>
  : Variable extends `${string}+`
    ? Sentence<'afterGreedy', { segment: Segment }>
    : Sentence<'braceInside', { segment: Segment }>;
