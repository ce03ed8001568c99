/**
 * The paths of resources, read by the compiler one segment at a time. A segment that is known only at run time is
 * checked there.
 *
 * @module
 */

import type { ApiGatewayTypeError } from '../../errors.js';

/** The path itself when the service takes it, or the sentence that says why not. */
export type CheckedPath<Path extends string> = [PathRefusal<Path>] extends [never]
  ? Path
  : ApiGatewayTypeError<PathRefusal<Path>>;

/** A path below another one, checked as the whole that they make together. */
export type CheckedChildPath<Parent extends string, Path extends string> = [
  Path extends '/' ? "A child's path has a segment of its own: '/' is the root." : PathRefusal<Path>,
] extends [never]
  ? [PathRefusal<ChildPath<Parent, Path>>] extends [never]
    ? Path
    : ApiGatewayTypeError<PathRefusal<ChildPath<Parent, Path>>>
  : ApiGatewayTypeError<
      Path extends '/' ? "A child's path has a segment of its own: '/' is the root." : PathRefusal<Path>
    >;

/** The full path of a child. */
export type ChildPath<Parent extends string, Path extends string> = Parent extends '/' ? Path : `${Parent}${Path}`;

/** The path variables, as sources of mappings. */
export type VariableSources<Path extends string> = string extends Path
  ? `method.request.path.${string}`
  : Path extends `${string}{${infer Variable}}${infer Rest}`
    ? Variable extends `${infer Name}+`
      ? `method.request.path.${Name}`
      : `method.request.path.${Variable}` | VariableSources<Rest>
    : string extends Path
      ? `method.request.path.${string}`
      : never;

type PathRefusal<Path extends string> = string extends Path
  ? never
  : Path extends '/'
    ? never
    : Path extends `/${infer Rest}`
      ? SegmentsRefusal<Rest, never>
      : `A resource path starts with '/': did you mean '/${Path}'?`;

type SegmentsRefusal<Rest extends string, Seen extends string> = string extends Rest
  ? never
  : Rest extends `${infer Segment}/${infer Tail}`
    ? Tail extends ''
      ? Segment extends ''
        ? EmptySegment
        : `A resource path doesn't end in '/': leave the last '/' away.`
      : Segment extends `{${infer Variable}}`
        ? Variable extends `${string}+`
          ? `'${Segment}' takes the whole rest of a path: nothing can come after it.`
          : Variable extends Seen
            ? `The variable '{${Variable}}' is twice in this path: give one of them another name.`
            : Variable extends BraceInside | ''
              ? BadVariable<Segment>
              : SegmentsRefusal<Tail, Seen | Variable>
        : Segment extends BraceInside
          ? BadVariable<Segment>
          : Segment extends ''
            ? EmptySegment
            : SegmentsRefusal<Tail, Seen>
    : Rest extends `{${infer Variable}}`
      ? (Variable extends `${infer Name}+` ? Name : Variable) extends infer Name extends string
        ? Name extends Seen
          ? `The variable '{${Name}}' is twice in this path: give one of them another name.`
          : Name extends BraceInside | ''
            ? BadVariable<Rest>
            : never
        : never
      : Rest extends BraceInside
        ? BadVariable<Rest>
        : Rest extends ''
          ? EmptySegment
          : never;

type BraceInside = `${string}{${string}` | `${string}}${string}`;

type EmptySegment = "A resource path has no empty segment: leave one of the two '/' away.";

type BadVariable<Segment extends string> =
  `'${Segment}' has a brace inside: a variable is a whole segment, like '{petId}', or '{proxy+}' at the end.`;
