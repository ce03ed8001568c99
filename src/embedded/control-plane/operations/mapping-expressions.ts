import { badRequest, invalidMapping } from '../../faults.js';
import type { HeldIntegration } from '../state.js';

/** Checks what an integration maps and caches by, against the parameters that its method declares. */
export function checkMappings(
  { requestParameters, cacheKeyParameters }: HeldIntegration,
  declared: readonly string[],
): void {
  for (const [destination, source] of Object.entries(requestParameters ?? {})) {
    if (
      !/^integration\.request\.(?:querystring|path|header|multivaluequerystring|multivalueheader)\.[\w:.$-]+$/.test(
        destination,
      )
    ) {
      throw invalidMapping('Invalid mapping identifier specified');
    }
    checkSource(source, declared);
    const isEncoded = !source.startsWith("'") || /^[\x21-\x7e]*$/.test(source);
    if (!isEncoded && /^integration\.request\.(?:path|querystring)\./.test(destination))
      throw invalidMapping('Static parameter value must be valid and encoded ');
  }
  for (const parameter of cacheKeyParameters ?? []) {
    if (/^method\.request\.(?!body)/.test(parameter) && !isDeclared(parameter, declared)) {
      throw badRequest('Invalid cache key parameter specified');
    }
  }
}

function checkSource(source: string, declared: readonly string[]): void {
  if (
    /^'.*'$/s.test(source) ||
    /^(?:stageVariables|context)\./.test(source) ||
    /^method\.request\.body(?:$|[.[])/.test(source)
  )
    return;
  if (!/^method\.request\.(?:path|querystring|multivaluequerystring|header|multivalueheader)\../.test(source)) {
    throw invalidMapping(`Invalid mapping expression specified: ${source}`);
  }
  // What the query holds can be mapped whether the method declares it or not; a header and a part of the path can't.
  if (/^method\.request\.(?:multivalue)?querystring\./.test(source)) return;
  if (!isDeclared(source, declared)) throw invalidMapping(`Invalid mapping expression parameter specified: ${source}`);
}

/** Whether a method declares a parameter; with all of its values, or with the last. */
const isDeclared = (parameter: string, declared: readonly string[]) =>
  declared.includes(parameter) || declared.includes(parameter.replace('.multivalue', '.'));

/** What headers of a response can be mapped from. */
const responseSource =
  /^(?:'.*'|(?:stageVariables|context)\..+|integration\.response\.(?:(?:multivalue)?header\..+|body(?:[.[].*)?))$/s;

/** Checks what the headers of a response are mapped from, against the headers that its method response declares. */
export function checkHeaders(
  mapped: Readonly<Record<string, string>> | undefined,
  declared: Readonly<Record<string, boolean>> | undefined,
): void {
  for (const [header, source] of Object.entries(mapped ?? {})) {
    if (!Object.hasOwn(declared ?? {}, header))
      throw invalidMapping(`Invalid mapping expression parameter specified: ${header}`);
    if (!responseSource.test(source)) throw invalidMapping(`Invalid mapping expression specified: ${source}`);
  }
}

/** What headers of a gateway response can be mapped from: there is no integration, and no method is known. */
const gatewayResponseSource =
  /^(?:'.*'|(?:stageVariables|context)\..+|method\.request\.(?:path|(?:multivalue)?querystring|(?:multivalue)?header|body)\b.*)$/s;

/** Checks a header of a gateway response, and what it is mapped from. */
export function checkGatewayResponseHeader(header: string, source: string): void {
  const isHeader = /^gatewayresponse\.(?:header|path|querystring)\..+$/.test(header);
  if (!isHeader) throw invalidMapping(`Invalid mapping expression specified: ${header}`);
  if (!gatewayResponseSource.test(source)) throw invalidMapping(`Invalid mapping expression specified: ${source}`);
}
