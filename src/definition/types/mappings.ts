/**
 * Mapping expressions: what goes where between a method and its integration.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/request-response-data-mappings.html
 * @module
 */

import type { ApiGatewayTypeError } from '../../errors/errors.js';
import type { Wide } from '../../errors/text.js';
import type { DidYouMean } from './text.js';

type RequestPart = 'path' | 'querystring' | 'header' | 'multivaluequerystring' | 'multivalueheader';

type ResponsePart = 'header' | 'multivalueheader';

/** What a backend's request can always be given. */
export type AlwaysMapped = AlwaysThere | `method.request.body${string}`;

/** A request parameter of a method. */
export type MethodRequestParameter = `method.request.${RequestPart}.${string}`;

/** A header of a method's answer. */
export type MethodResponseParameter = `method.response.${ResponsePart}.${string}`;

/** What can be mapped in either direction, whatever the method declares: `'quoted'`, the context, stage variables. */
type AlwaysThere = `'${string}'` | `context.${string}` | `stageVariables.${string}`;

/** What the editor offers as the start of a destination. */
export type RequestDestination = `integration.request.${RequestPart}.${string}`;

/** A place in the backend's request, or the sentence that says why it is none. */
export type CheckedDestination<Destination extends string> = Destination extends RequestDestination | Wide<Destination>
  ? Destination
  : ApiGatewayTypeError<DestinationRefusal<Destination>>;

type DestinationRefusal<Destination extends string> = Destination extends `method.request.${infer Place}`
  ? `'${Destination}' is no place in a backend's request: did you mean 'integration.request.${Place}'? The destination comes first, then the source.`
  : `'${Destination}' is no place in a backend's request: write 'integration.request.header.NAME', 'integration.request.querystring.NAME' or 'integration.request.path.NAME'.`;

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
  ? `The method doesn't declare '${Source}': ${DidYouMean<
      Source,
      Sources,
      Source extends `method.request.path.${infer Name}`
        ? `its path has no variable '{${Name}}'.`
        : `add .requestParameter('${Source}') before .integration().`
    >}`
  : UnquotedValue<Source>;

type UnquotedValue<Value extends string> =
  `'${Value}' is no mapping expression: a static value stands in single quotes of its own, like 'this'.`;

/** A status that the method declares a response for, or the sentence that says that it doesn't. */
export type CheckedStatus<Status extends string, Statuses extends string> = Status extends Statuses | Wide<Status>
  ? Status
  : ApiGatewayTypeError<StatusRefusal<Status>>;

type StatusRefusal<Status extends string> = Status extends unknown
  ? `The method declares no response ${Status}: add .methodResponse('${Status}') before .integration().`
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
  | `integration.response.${ResponsePart}.${string}`
  | `integration.response.body${string}`;

type ResponseSourceRefusal<Source extends string> = Source extends unknown ? UnquotedValue<Source> : never;

type HeaderRefusal<
  Status extends string,
  Name extends string,
  Headers extends string,
> = Name extends MethodResponseParameter
  ? `The method response ${Status} doesn't declare '${Name}': ${DidYouMean<
      Name,
      HeaderOf<Status, Headers>,
      `add it to the responseParameters of .methodResponse('${Status}', …).`
    >}`
  : `'${Name}' is no header of a method's answer: write 'method.response.header.NAME'.`;
