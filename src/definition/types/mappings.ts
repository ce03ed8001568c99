/**
 * Mapping expressions: what goes where between a method and its integration.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/request-response-data-mappings.html
 * @module
 */

import type { ApiGatewayTypeError } from '../../errors.js';
import type { DidYouMean, IsLiteral } from './text.js';

type RequestPart = 'path' | 'querystring' | 'header' | 'multivaluequerystring' | 'multivalueheader';

type ResponsePart = 'header' | 'multivalueheader';

/** A request parameter of a method. */
export type MethodRequestParameter = `method.request.${RequestPart}.${string}`;

/** A header of a method's answer. */
export type MethodResponseParameter = `method.response.${ResponsePart}.${string}`;

/** What can be mapped in either direction, whatever the method declares: `'quoted'`, the context, stage variables. */
type AlwaysThere = `'${string}'` | `context.${string}` | `stageVariables.${string}`;

/** What the editor offers as the start of a destination. */
export type RequestDestination = `integration.request.${RequestPart}.${string}`;

/** A place in the backend's request, or the sentence that says why it is none. */
export type CheckedDestination<Destination extends string> = Destination extends RequestDestination
  ? Destination
  : string extends Destination
    ? Destination
    : ApiGatewayTypeError<`'${Destination}' is no place in a backend's request: ${Destination extends `method.request.${infer Place}`
        ? `did you mean 'integration.request.${Place}'? The destination comes first, then the source.`
        : `write 'integration.request.header.NAME', 'integration.request.querystring.NAME' or 'integration.request.path.NAME'.`}`>;

/** A source that the method declares or that is always there, or the sentence that says what is missing. */
export type CheckedSource<Source extends string, Sources extends string> = Source extends
  | Sources
  | AlwaysThere
  | `method.request.body${string}`
  ? Source
  : IsLiteral<Source> extends false
    ? Source
    : Source extends `method.request.multivalue${infer Part}.${infer Name}`
      ? `method.request.${Part}.${Name}` extends Sources
        ? Source
        : ApiGatewayTypeError<UndeclaredSource<Source, Sources>>
      : Source extends `method.request.${infer Part}.${infer Name}`
        ? `method.request.multivalue${Part}.${Name}` extends Sources
          ? Source
          : ApiGatewayTypeError<UndeclaredSource<Source, Sources>>
        : ApiGatewayTypeError<UnquotedValue<Source, 'method.request'>>;

type UndeclaredSource<
  Source extends string,
  Sources extends string,
> = `The method doesn't declare '${Source}': ${DidYouMean<
  Source,
  Sources,
  Source extends `method.request.path.${infer Name}`
    ? `its path has no variable '{${Name}}'.`
    : `add .requestParameter('${Source}') before .integration().`
>}`;

type UnquotedValue<Value extends string, Place extends string> = Value extends `${Place}.${string}`
  ? `'${Value}' is no mapping expression of a '${Place}'.`
  : `'${Value}' is no mapping expression: a static value stands in single quotes of its own, "'${Value}'".`;

/** A status that the method declares a response for, or the sentence that says that it doesn't. */
export type CheckedStatus<Status extends string, Responses extends string> = Status extends Responses
  ? Status
  : string extends Status
    ? Status
    : ApiGatewayTypeError<`The method declares no response ${Status}: add .methodResponse('${Status}') before .integration().`>;

/** The source of a header, when the header is declared for its status, or the sentence that says what is wrong. */
export type CheckedResponseSource<
  Status extends string,
  Name extends string,
  Source extends string,
  Responses extends string,
> = `${Status} ${Name}` extends Responses
  ? Source extends ResponseSource
    ? Source
    : IsLiteral<Source> extends false
      ? Source
      : ApiGatewayTypeError<UnquotedValue<Source, 'integration.response'>>
  : IsLiteral<`${Status} ${Name}`> extends false
    ? Source
    : ApiGatewayTypeError<UndeclaredHeader<Status, Name, Responses>>;

type ResponseSource =
  | AlwaysThere
  | `integration.response.${ResponsePart}.${string}`
  | `integration.response.body${string}`;

type UndeclaredHeader<
  Status extends string,
  Name extends string,
  Responses extends string,
> = Name extends MethodResponseParameter
  ? `The method response ${Status} doesn't declare '${Name}': ${DidYouMean<
      Name,
      Responses extends `${Status} ${infer Declared}` ? Declared : never,
      `add it to the responseParameters of .methodResponse('${Status}', …).`
    >}`
  : `'${Name}' is no header of a method's answer: write 'method.response.header.NAME'.`;
