/**
 * Mapping expressions: what goes where between a method and its integration.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/request-response-data-mappings.html
 * @module
 */

import type { ApiGatewayTypeError } from '../../errors/errors.js';
import type { Unoffered, Wide } from '../../errors/text.js';
import type { ContextVariable, UsualResponseHeader } from './offered.js';
import type { Sentence, SentenceOrNearest } from './refused.js';

type RequestPart = 'path' | 'querystring' | 'header' | 'multivaluequerystring' | 'multivalueheader';

type ResponsePart = 'header' | 'multivalueheader';

/** What a backend's request can always be given. */
export type AlwaysMapped = AlwaysThere | 'method.request.body' | Unoffered<`method.request.body${string}`>;

/** A request parameter of a method, by its whole form. */
type AnyMethodRequestParameter = `method.request.${RequestPart}.${string}`;

/** A request parameter of a method; the editor offers how it can start. */
export type MethodRequestParameter = `method.request.${RequestPart}.` | Unoffered<AnyMethodRequestParameter>;

/** A header of a method's response; the editor offers the usual ones, and how others start. */
export type MethodResponseParameter =
  | `method.response.header.${UsualResponseHeader}`
  | `method.response.${ResponsePart}.`
  | Unoffered<`method.response.${ResponsePart}.${string}`>;

/** What can be mapped in either direction, whatever the method declares: `'quoted'`, the context, stage variables. */
type AlwaysThere = ContextVariable | Unoffered<`'${string}'` | `context.${string}` | `stageVariables.${string}`>;

/** A place in a backend's request. */
export type RequestDestination = `integration.request.${RequestPart}.${string}`;

/** How a place in a backend's request can start, and the names that the method declares: what the editor offers. */
export type OfferedDestination<Sources extends string> =
  | `integration.request.${RequestPart}.`
  | (Sources extends `method.request.${infer Place}` ? `integration.request.${Place}` : never);

/** A place in the backend's request, or the sentence that says why it isn't one. */
export type CheckedDestination<Destination extends string> = Destination extends RequestDestination | Wide<Destination>
  ? Destination
  : ApiGatewayTypeError<DestinationRefusal<Destination>>;

type DestinationRefusal<Destination extends string> = Destination extends `method.request.${infer Place}`
  ? Sentence<'swappedMapping', { destination: Destination; place: Place }>
  : Sentence<'noDestination', { destination: Destination }>;

/** The form of a parameter with all its values, or with one: the declaration of one is the declaration of both. */
type OtherForm<Parameter extends string> = Parameter extends `method.request.multivalue${infer Place}`
  ? `method.request.${Place}`
  : Parameter extends `method.request.${infer Place}`
    ? `method.request.multivalue${Place}`
    : never;

/** A source that the method declares or that is always there, or the sentence that says what is missing. */
export type CheckedSource<Source extends string, Sources extends string> = Source extends
  | Sources
  | AlwaysMapped
  | Wide<Source>
  ? Source
  : OtherForm<Source> extends Sources & `method.request.${string}`
    ? [OtherForm<Source>] extends [never]
      ? ApiGatewayTypeError<SourceRefusal<Source, Sources>>
      : Source
    : ApiGatewayTypeError<SourceRefusal<Source, Sources>>;

type SourceRefusal<Source extends string, Sources extends string> = Source extends `method.request.${string}`
  ? Source extends `method.request.path.${infer Name}`
    ? SentenceOrNearest<'noPathVariable', { source: Source; variable: Name }, Source, Sources>
    : SentenceOrNearest<'undeclaredSource', { source: Source }, Source, Sources>
  : NotAnExpression<Source>;

/** Text that isn't a mapping expression: quoted the wrong way, written as in a template, or not quoted at all. */
export type NotAnExpression<Value extends string> = Value extends `"${infer Quoted}"`
  ? Sentence<'doubleQuotedValue', { value: Quoted }>
  : Value extends `$${infer Expression extends `context.${string}` | `stageVariables.${string}`}`
    ? Sentence<'dollarExpression', { expression: Expression }>
    : Sentence<'unquotedValue', { value: Value }>;

/** A status, or the sentence that says how one is written. */
export type CheckedStatusCode<Status extends string> = Status extends
  | `${1 | 2 | 3 | 4 | 5}${Digit}${Digit}`
  | Wide<Status>
  ? Status
  : ApiGatewayTypeError<NotAStatus<Status>>;

type Digit = 0 | 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9;

type NotAStatus<Status extends string> = Status extends unknown ? Sentence<'noStatus', { status: Status }> : never;

/** A status that the method declares a response for, or the sentence that says that it doesn't. */
export type CheckedStatus<Status extends string, Statuses extends string> = Status extends Statuses | Wide<Status>
  ? Status
  : ApiGatewayTypeError<StatusRefusal<Status>>;

type StatusRefusal<Status extends string> = Status extends unknown
  ? Sentence<'undeclaredStatus', { status: Status }>
  : never;

declare const noHeader: unique symbol;

/**
 * What may be said of the headers that a method response declares. The key that nobody can write makes the compiler
 * refuse all others also where no header is declared: of `{}` it takes any member.
 */
export type MappedHeaders<Status extends string, Headers extends string> = {
  readonly [Name in HeaderOf<Status, Headers> | typeof noHeader]?: ResponseSource;
};

type HeaderOf<Status extends string, Headers extends string> = Headers extends `${Status} ${infer Header}`
  ? Header
  : never;

/** The source of a header, when the header is declared for its status, or the sentence that says what is wrong. */
export type CheckedResponseSource<
  Status extends string,
  Name extends string,
  Source extends string,
  Headers extends string,
> = `${Status} ${Name}` extends Headers | Wide<`${Status} ${Name}`>
  ? Source extends ResponseSource | Wide<Source>
    ? Source
    : ApiGatewayTypeError<ResponseSourceRefusal<Source>>
  : ApiGatewayTypeError<HeaderRefusal<Status, Name, Headers>>;

type ResponseSource =
  | AlwaysThere
  | 'integration.response.body'
  | `integration.response.${ResponsePart}.`
  | Unoffered<`integration.response.${ResponsePart}.${string}` | `integration.response.body${string}`>;

type ResponseSourceRefusal<Source extends string> = Source extends unknown ? NotAnExpression<Source> : never;

type HeaderRefusal<
  Status extends string,
  Name extends string,
  Headers extends string,
> = Name extends MethodResponseParameter
  ? SentenceOrNearest<'undeclaredHeader', { status: Status; header: Name }, Name, HeaderOf<Status, Headers>>
  : Sentence<'noResponseHeader', { header: Name }>;

/** A header of a gateway response, or the sentence that says how one is written; what it is given alike. */
export type CheckedGatewayParameter<Name extends string, Source extends string> = Name extends
  | `gatewayresponse.header.${string}`
  | Wide<Name>
  ? Source extends AlwaysThere | Unoffered<AnyMethodRequestParameter> | Wide<Source>
    ? Source
    : ApiGatewayTypeError<ResponseSourceRefusal<Source>>
  : ApiGatewayTypeError<NotAGatewayHeader<Name>>;

type NotAGatewayHeader<Name extends string> = Name extends unknown
  ? Sentence<'noGatewayResponseHeader', { header: Name }>
  : never;

/** The headers of gateway responses that the editor offers. */
export type OfferedGatewayHeaders = {
  readonly [Name in UsualResponseHeader as `gatewayresponse.header.${Name}`]?: string;
};
