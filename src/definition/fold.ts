/**
 * From the steps that were written to a route. A step only remembers what it was given: everything is put together once,
 * when the route is asked for.
 *
 * @module
 */

import { addressOf } from '../model/address.js';
import type { HttpMethod } from '../model/method.js';
import { setEntry } from '../plain.js';
import { invocationUri } from './function-uri.js';
import { frozenCopy } from './given.js';
import { hasStep, type IntegrationStartName, integrationStarts } from './integration-starts.js';
import { type CorsOptions, corsOptions } from './options.js';
import { nameText } from './plain.js';
import type { OddOption, RoutePlace, RouteState } from './route.js';
import { longestPath } from './rules/paths.js';

/** A step that was taken, and those before it. */
export interface Edit {
  readonly before: Edit | undefined;
  readonly change: Change;
  /** What the step was given: nobody else's, and frozen. */
  readonly first: unknown;
  readonly second: unknown;
}

/** The edit of a step that takes values over, after the edits before it. */
export function editAfter(
  before: Edit | undefined,
  change: Change,
  place: RoutePlace,
  httpMethod: HttpMethod,
  first: unknown,
  second?: unknown,
): Edit {
  return { before, change, first: taken(first, place, httpMethod), second: taken(second, place, httpMethod) };
}

/** What a step was given, taken over. */
export function taken(value: unknown, { path }: RoutePlace, httpMethod: HttpMethod): unknown {
  if (typeof value !== 'object' || value === null) return value;
  return frozenCopy(value, addressOf.method(path, nameText(httpMethod)));
}

/** What a step does to a route. */
export type Change = (draft: RouteDraft, first: never, second: never) => void;

/** A route while it is put together. Nothing of it is seen before it is frozen. */
export interface RouteDraft {
  readonly method: Record<string, unknown>;
  readonly requestParameters: Record<string, unknown>;
  readonly requestModels: Record<string, unknown>;
  readonly methodResponses: Record<string, Record<string, unknown>>;
  readonly foreignModels: string[];
  start: IntegrationStartName | undefined;
  /** A function by its own ARN: the URI that is made from it depends on whether the response is streamed. */
  functionArn: string | undefined;
  integration: Record<string, unknown>;
  integrationResponses: Record<string, Record<string, unknown>>;
  readonly foreignSteps: string[];
  readonly oddOptions: OddOption[];
}

const none: readonly never[] = Object.freeze([]);

/** The route that the steps up to `last` describe. */
export function foldRoute(
  place: RoutePlace,
  httpMethod: HttpMethod,
  last: Edit | undefined,
  cors: CorsOptions | undefined,
): RouteState {
  const draft: RouteDraft = {
    method: { kind: 'Method' },
    requestParameters: {},
    requestModels: {},
    methodResponses: {},
    foreignModels: [],
    start: undefined,
    functionArn: undefined,
    integration: {},
    integrationResponses: {},
    foreignSteps: [],
    oddOptions: [],
  };
  if (cors !== undefined) noteOptions(draft, 'cors', cors, corsOptions);
  setMember(draft.method, 'httpMethod', httpMethod);
  if (place.path.includes('{') && place.path.length <= longestPath) {
    for (const [, name] of place.path.matchAll(/\{([^{}/]+?)\+?\}/g)) {
      draft.requestParameters[`method.request.path.${name}`] = true;
    }
  }
  const edits: Edit[] = [];
  for (let edit = last; edit !== undefined; edit = edit.before) edits.push(edit);
  for (let index = edits.length - 1; index >= 0; index -= 1) {
    const { change, first, second } = edits[index] as Edit;
    // The seam: a change takes what the step that made the edit was given.
    change(draft, first as never, second as never);
  }
  return routeOf(draft, place, addressOf.method(place.path, nameText(httpMethod)), cors);
}

function routeOf(
  draft: RouteDraft,
  { api, path, moves }: RoutePlace,
  address: string,
  cors: CorsOptions | undefined,
): RouteState {
  const { method, start, foreignModels, foreignSteps, oddOptions } = draft;
  if (method['authorizer'] === undefined && method['authorizationType'] === undefined)
    method['authorizationType'] = 'NONE';
  if (hasEntries(draft.requestParameters)) method['requestParameters'] = Object.freeze(draft.requestParameters);
  if (hasEntries(draft.requestModels)) method['requestModels'] = Object.freeze(draft.requestModels);
  method['methodResponses'] = frozenRecords(draft.methodResponses);
  if (start !== undefined) {
    const { integration } = draft;
    freezeRecord(integration, 'requestParameters');
    freezeRecord(integration, 'requestTemplates');
    if (draft.functionArn !== undefined) {
      integration['uri'] = invocationUri(draft.functionArn, integration['responseTransferMode'] === 'STREAM');
    }
    integration['integrationResponses'] = frozenRecords(draft.integrationResponses);
    method['integration'] = Object.freeze(integration);
  }
  const route = {
    api,
    path,
    moves,
    address,
    method: Object.freeze(method),
    foreignSteps: foreignSteps.length === 0 ? none : Object.freeze(foreignSteps),
    oddOptions: oddOptions.length === 0 ? none : Object.freeze(oddOptions),
    foreignModels: foreignModels.length === 0 ? none : Object.freeze(foreignModels),
    ...(start === undefined ? undefined : { start }),
    ...(cors === undefined ? undefined : { cors }),
  };
  // The members were gathered as they came; which of them there may be is said by the rules.
  return Object.freeze(route) as unknown as RouteState;
}

/** Begins an integration; what was said of another one before is forgotten. */
export function startIntegration(draft: RouteDraft, start: IntegrationStartName): void {
  draft.start = start;
  draft.functionArn = undefined;
  draft.integration = { kind: 'Integration', type: integrationStarts[start].type };
  draft.integrationResponses = {};
}

/** Notes a step that this type of integration doesn't have. */
export function noteStep(draft: RouteDraft, step: string): void {
  if (draft.start !== undefined && !hasStep(draft.start, step)) draft.foreignSteps.push(step);
}

/** Notes the options that a step was given and doesn't have. */
export function noteOptions(draft: RouteDraft, step: string, given: unknown, known: readonly string[]): void {
  if (given === undefined || given === null) return;
  if (typeof given !== 'object' || Array.isArray(given)) draft.oddOptions.push({ step, known });
  else for (const option in given) if (!known.includes(option)) draft.oddOptions.push({ step, option, known });
}

/** Sets a member; `undefined` takes it away. */
export function setMember(members: Record<string, unknown>, name: string, value: unknown): void {
  if (value !== undefined) setEntry(members, name, value);
  else if (Object.hasOwn(members, name)) delete members[name];
}

/** Sets an entry of a member that is a record. */
export function setMemberEntry(members: Record<string, unknown>, member: string, name: string, value: unknown): void {
  members[member] ??= {};
  setMember(members[member] as Record<string, unknown>, name, value);
}

/** A response that is described in several steps: maps grow, everything else is what was said last. */
export function mergeResponse(
  responses: Record<string, Record<string, unknown>>,
  kind: 'MethodResponse' | 'IntegrationResponse',
  statusCode: string,
  members: Readonly<Record<string, unknown>>,
): void {
  const key = nameText(statusCode);
  let response = Object.hasOwn(responses, key) ? responses[key] : undefined;
  if (response === undefined) {
    response = { kind, statusCode };
    setEntry(responses, key, response);
  }
  for (const name of Object.keys(members)) {
    if (name === 'kind' || name === 'statusCode') continue;
    const value = members[name];
    const before = Object.hasOwn(response, name) ? response[name] : undefined;
    const grows = typeof value === 'object' && value !== null && typeof before === 'object' && before !== null;
    setEntry(response, name, grows ? grown(before, value) : value);
  }
}

function grown(before: object, more: object): object {
  const record: Record<string, unknown> = {};
  for (const one of [before, more] as readonly Readonly<Record<string, unknown>>[]) {
    for (const name of Object.keys(one)) setEntry(record, name, one[name]);
  }
  return Object.freeze(record);
}

function frozenRecords(records: Record<string, Record<string, unknown>>): object {
  for (const name in records) Object.freeze(records[name]);
  return Object.freeze(records);
}

function freezeRecord(members: Record<string, unknown>, name: string): void {
  const record = members[name];
  if (record === undefined) return;
  if (hasEntries(record as object)) Object.freeze(record);
  else delete members[name];
}

function hasEntries(record: object): boolean {
  for (const _ in record) return true;
  return false;
}
