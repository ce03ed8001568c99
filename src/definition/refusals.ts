/**
 * The sentences that both the compiler and `define()` refuse with, once: types and rules fill in the same placeholders,
 * so that an editor and an error say the same words. `<name>` is a placeholder.
 *
 * @module
 */

/** What is wrong, and what to write instead. The whole sentence is `${message} ${hint}`. */
export const refusals = {
  pathWithoutSlash: { message: "A resource path starts with '/'.", hint: "Did you mean '/<path>'?" },
  routeForPath: {
    message: "A resource path starts with '/'.",
    hint: "Write .resource('<path>').method('<verb>').",
  },
  pathEndsInSlash: { message: "A resource path doesn't end in '/'.", hint: "Remove the last '/'." },
  emptySegment: { message: 'A resource path has no empty segment.', hint: "Remove one '/'." },
  childIsRoot: { message: "'/' is the root, not a path below another one.", hint: "Write a segment, like '/pets'." },
  braceInside: {
    message: "'<segment>' has a brace inside.",
    hint: "A variable is a whole segment, like '{petId}', or '{proxy+}' at the end.",
  },
  variableTwice: {
    message: "The variable '{<variable>}' is in this path twice.",
    hint: 'Give one of them another name.',
  },
  afterGreedy: { message: "'<segment>' takes the whole rest of a path.", hint: 'Nothing can come after it.' },
  noMethod: { message: "'<path>' is a path without a method.", hint: "Add .method('GET') and an integration." },
  noIntegration: { message: 'This method has no integration yet.', hint: 'Add .integration() and one of its types.' },
  noIntegrationType: {
    message: 'This integration has no type yet.',
    hint: 'Add .http(…), .httpProxy(…), .aws(…), .lambda(…), .lambdaProxy(…) or .mock().',
  },
  forgottenMethod: { message: '.<step>(…) belongs to a method.', hint: "Add .method('GET') before it." },
  forgottenIntegration: { message: '.<step>(…) belongs to an integration.', hint: '<fix>' },
  belatedStep: { message: '.<step>(…) belongs to the method.', hint: 'Write it before .integration().' },
  foreignStep: {
    message: 'The integration <start>() has no .<step>(…).',
    hint: 'Remove it, or use a type of integration that has it.',
  },
  noVpcLink: {
    message: 'VPC_LINK needs to know which.',
    hint: "Write .connectionType('VPC_LINK', { connectionId: … }).",
  },
  noStatus: { message: "'<status>' isn't a status.", hint: "Write three digits, '100' to '599'." },
  noBackendVerb: {
    message: "The verb for the backend can't be inferred here.",
    hint: 'Add .integrationHttpMethod(…).',
  },
  undeclaredName: {
    message: "The API declares no <kind> '<name>'.",
    hint: "Declare it with .<kind>('<name>', …), or name one that exists already with <form>.",
  },
  swappedMapping: {
    message: "'<destination>' isn't a place in a backend's request.",
    hint: "Did you mean 'integration.request.<place>'? The destination comes first, then the source.",
  },
  noDestination: {
    message: "'<destination>' isn't a place in a backend's request.",
    hint: "Write 'integration.request.header.NAME', 'integration.request.querystring.NAME' or 'integration.request.path.NAME'.",
  },
  undeclaredSource: {
    message: "The method doesn't declare '<source>'.",
    hint: "Add .requestParameter('<source>') before .integration().",
  },
  noPathVariable: {
    message: "The method doesn't declare '<source>'.",
    hint: "Its path has no variable '{<variable>}'.",
  },
  unquotedValue: {
    message: "'<value>' isn't a mapping expression.",
    hint: `Write a static value in single quotes of its own: "'<value>'".`,
  },
  doubleQuotedValue: {
    message: "'\"<value>\"' isn't a mapping expression.",
    hint: `Write a static value in single quotes: "'<value>'".`,
  },
  dollarExpression: { message: "'$<expression>' isn't a mapping expression.", hint: "Did you mean '<expression>'?" },
  undeclaredStatus: {
    message: 'The method declares no response <status>.',
    hint: "Add .methodResponse('<status>') before .integration().",
  },
  undeclaredHeader: {
    message: "The method response <status> doesn't declare '<header>'.",
    hint: "Add it to the responseParameters of .methodResponse('<status>', …).",
  },
  noResponseHeader: {
    message: "'<header>' isn't a header of a method's response.",
    hint: "Write 'method.response.header.NAME'.",
  },
  noGatewayResponseHeader: {
    message: "'<header>' isn't a header of a gateway response.",
    hint: "Write 'gatewayresponse.header.NAME'.",
  },
} as const;

/** The hint that takes the place of any other, when something that was declared is near. */
export const nearestHint = "Did you mean '<nearest>'?";

/** How something is named that exists already, although no definition declares it. */
export const foreignForms = {
  model: '{ name: … }',
  requestValidator: '{ id: … }',
  authorizer: '{ id: …, authorizationType: … }',
} as const;

/** The name of a refusal. */
export type RefusalName = keyof typeof refusals;

/** The placeholders of a text. */
export type Placeholders<Text extends string> = Text extends `${string}<${infer Name}>${infer Rest}`
  ? Name | Placeholders<Rest>
  : never;

type ValuesOf<Name extends RefusalName> = {
  readonly [Placeholder in Placeholders<`${(typeof refusals)[Name]['message']}${(typeof refusals)[Name]['hint']}`>]: string;
};

/** A refusal with its placeholders filled in; `hint` takes the place of the table's. */
export function refuse<Name extends RefusalName>(
  name: Name,
  values: ValuesOf<Name>,
  hint?: string,
): { readonly message: string; readonly hint: string } {
  const refusal = refusals[name];
  return { message: fill(refusal.message, values), hint: hint ?? fill(refusal.hint, values) };
}

/** A text with its placeholders filled in; what is filled in isn't looked into. */
function fill(text: string, values: Readonly<Record<string, string>>): string {
  return text.replace(/<(\w+)>/g, (_, name: string) => values[name] ?? '');
}
