import { isRecord, ownEntry } from '../../plain.js';
import { type JsonObject, listOf } from '../json.js';
import { fitsWildcards } from './wildcards.js';

/** What a policy says of a request: an explicit deny outweighs every allow; nothing is said where no statement fits. */
export type PolicyDecision = 'allow' | 'deny' | 'silent';

/** A request as policies look at it. */
export interface PolicyRequest {
  /** `execute-api:Invoke`. */
  readonly action: string;
  /** The method's ARN. */
  readonly resource: string;
  /** The ARN of the caller; `undefined`: anonymous. Left out where the policy belongs to the caller itself. */
  readonly principal?: string | undefined;
  /** Whether statements name principals: those of resource policies do, those of authorizers don't. */
  readonly hasPrincipals: boolean;
  /** Values of condition keys, by key in lower case; a key that the request doesn't have is absent. */
  readonly conditions: ReadonlyMap<string, string>;
}

/**
 * Evaluates a policy document. What can't be read allows nothing: a statement with an unknown condition operator never
 * allows, and always denies where its effect is to deny.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html
 */
export function decide(document: unknown, request: PolicyRequest): PolicyDecision {
  let decision: PolicyDecision = 'silent';
  for (const statement of statementsOf(document)) {
    const effect = String(statement['Effect']);
    if (effect === 'Deny' ? !appliesTo(statement, request, true) : !appliesTo(statement, request, false)) continue;
    if (effect === 'Deny') return 'deny';
    if (effect === 'Allow') decision = 'allow';
  }
  return decision;
}

function statementsOf(document: unknown): readonly JsonObject[] {
  if (!isRecord(document)) return [];
  const statements = document['Statement'];
  return (Array.isArray(statements) ? statements : [statements]).filter(isRecord);
}

/** `unknownFits`: what becomes of a condition whose operator isn't known. */
function appliesTo(statement: JsonObject, request: PolicyRequest, unknownFits: boolean): boolean {
  const { action, resource, hasPrincipals } = request;
  return (
    fitsMember(statement, 'Action', (pattern) => fitsWildcards(pattern.toLowerCase(), action.toLowerCase())) &&
    fitsMember(statement, 'Resource', (pattern) => fitsResource(pattern, resource)) &&
    (!hasPrincipals || fitsPrincipals(statement, request)) &&
    fitsConditions(statement['Condition'], request.conditions, unknownFits)
  );
}

/** `Action` or `NotAction`, `Resource` or `NotResource`: one of the patterns fits, or none does. */
function fitsMember(statement: JsonObject, member: string, fits: (pattern: string) => boolean): boolean {
  const not = statement[`Not${member}`];
  if (not !== undefined) return !texts(not).some(fits);
  return texts(statement[member]).some(fits);
}

/** In policies of an API, `execute-api:/stage/GET/path` stands for the API's own ARN; so does `*` for all. */
function fitsResource(pattern: string, resource: string): boolean {
  const own = resource.replace(/^(arn:[^:]*:execute-api:[^:]*:[^:]*:[^/]+)\/.*$/s, '$1');
  const whole = pattern.startsWith('execute-api:/') ? `${own}${pattern.slice('execute-api:'.length)}` : pattern;
  return fitsWildcards(whole, resource);
}

function fitsPrincipals(statement: JsonObject, request: PolicyRequest): boolean {
  const not = statement['NotPrincipal'];
  if (not !== undefined) return !namesPrincipal(not, request.principal);
  return namesPrincipal(statement['Principal'], request.principal);
}

function namesPrincipal(principals: unknown, caller: string | undefined): boolean {
  const named = isRecord(principals)
    ? Object.entries(principals).flatMap(([, value]) => texts(value))
    : texts(principals);
  const account = caller === undefined ? undefined : /^arn:[^:]*:[^:]*:[^:]*:(\d{12}):/.exec(caller)?.[1];
  const role = assumedRole(caller ?? '');
  return named.some(
    (one) =>
      one === '*' ||
      (role !== undefined && one.replace(/:role\/.*\//, ':role/') === role) ||
      (caller !== undefined && one === caller) ||
      // An account stands for all of its users and roles.
      (account !== undefined && (one === account || new RegExp(`^arn:[^:]*:iam::${account}:root$`).test(one))),
  );
}

/** The role behind a session of one: `arn:aws:sts::123456789012:assumed-role/Admin/ann` leaves out the role's path. */
export function assumedRole(caller: string): string | undefined {
  const [, partition = '', account = '', name] =
    /^arn:([^:]*):sts::(\d{12}):assumed-role\/([^/]+)\//.exec(caller) ?? [];
  return name === undefined ? undefined : `arn:${partition}:iam::${account}:role/${name}`;
}

type Compare = (value: string, wanted: string) => boolean;

/**
 * How values are compared, by operator. Negated operators hold for a key that is absent; `IfExists` makes any of them hold
 * then.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html
 */
const operators: Readonly<Record<string, { readonly compare: Compare; readonly negated?: true }>> = {
  StringEquals: { compare: (value, wanted) => value === wanted },
  StringNotEquals: { compare: (value, wanted) => value === wanted, negated: true },
  StringEqualsIgnoreCase: { compare: (value, wanted) => value.toLowerCase() === wanted.toLowerCase() },
  StringNotEqualsIgnoreCase: {
    compare: (value, wanted) => value.toLowerCase() === wanted.toLowerCase(),
    negated: true,
  },
  StringLike: { compare: (value, wanted) => fitsWildcards(wanted, value) },
  StringNotLike: { compare: (value, wanted) => fitsWildcards(wanted, value), negated: true },
  ArnEquals: { compare: (value, wanted) => fitsWildcards(wanted, value) },
  ArnLike: { compare: (value, wanted) => fitsWildcards(wanted, value) },
  ArnNotEquals: { compare: (value, wanted) => fitsWildcards(wanted, value), negated: true },
  ArnNotLike: { compare: (value, wanted) => fitsWildcards(wanted, value), negated: true },
  Bool: { compare: (value, wanted) => value.toLowerCase() === wanted.toLowerCase() },
  NumericEquals: { compare: (value, wanted) => Number(value) === Number(wanted) },
  NumericNotEquals: { compare: (value, wanted) => Number(value) === Number(wanted), negated: true },
  NumericLessThan: { compare: (value, wanted) => Number(value) < Number(wanted) },
  NumericLessThanEquals: { compare: (value, wanted) => Number(value) <= Number(wanted) },
  NumericGreaterThan: { compare: (value, wanted) => Number(value) > Number(wanted) },
  NumericGreaterThanEquals: { compare: (value, wanted) => Number(value) >= Number(wanted) },
  DateEquals: { compare: (value, wanted) => timeOf(value) === timeOf(wanted) },
  DateNotEquals: { compare: (value, wanted) => timeOf(value) === timeOf(wanted), negated: true },
  DateLessThan: { compare: (value, wanted) => timeOf(value) < timeOf(wanted) },
  DateLessThanEquals: { compare: (value, wanted) => timeOf(value) <= timeOf(wanted) },
  DateGreaterThan: { compare: (value, wanted) => timeOf(value) > timeOf(wanted) },
  DateGreaterThanEquals: { compare: (value, wanted) => timeOf(value) >= timeOf(wanted) },
  IpAddress: { compare: isInRange },
  NotIpAddress: { compare: isInRange, negated: true },
};

/** Milliseconds since 1970, of a date as ISO 8601 has it, or of the seconds since then. */
function timeOf(date: string): number {
  return /^\d{5,}$/.test(date) ? Number(date) * 1000 : Date.parse(date);
}

function fitsConditions(block: unknown, values: ReadonlyMap<string, string>, unknownFits: boolean): boolean {
  if (block === undefined) return true;
  if (!isRecord(block)) return unknownFits;
  return Object.entries(block).every(([name, keys]) => {
    const [, set] = /^For(Any|All)Values?:/.exec(name) ?? [];
    const plain = name.replace(/^For(?:Any|All)Values?:/, '').replace(/IfExists$/, '');
    const ifExists = name.endsWith('IfExists') || set === 'All';
    const operator = ownEntry(operators, plain);
    if (!isRecord(keys) || (!operator && plain !== 'Null')) return unknownFits;
    return Object.entries(keys).every(([key, wanted]) => {
      const value = values.get(key.toLowerCase());
      if (!operator) return texts(wanted).some((one) => (one.toLowerCase() === 'true') === (value === undefined));
      if (value === undefined) return ifExists || (operator.negated === true && set === undefined);
      return texts(wanted).some((one) => operator.compare(value, one)) !== (operator.negated === true);
    });
  });
}

/** Whether an address is in a range: `10.0.0.0/8`, `2001:db8::/32`, or an address alone. */
function isInRange(address: string, range: string): boolean {
  const [network = '', prefix] = range.split('/');
  const [one, other] = [bitsOf(address), bitsOf(network)];
  if (!one || !other || one.length !== other.length) return false;
  const length = prefix === undefined ? one.length : Number(prefix);
  return Number.isInteger(length) && length >= 0 && length <= one.length && one.startsWith(other.slice(0, length));
}

/** The bits of an IPv4 or IPv6 address as text; an IPv4 address in an IPv6 one is taken for what it is. */
function bitsOf(address: string): string | undefined {
  const plain = address.replace(/^::ffff:(?=\d+\.)/i, '');
  if (/^\d{1,3}(?:\.\d{1,3}){3}$/.test(plain)) {
    const parts = plain.split('.').map(Number);
    return parts.every((part) => part < 256)
      ? parts.map((part) => part.toString(2).padStart(8, '0')).join('')
      : undefined;
  }
  if (!/^[0-9a-f:]+$/i.test(plain) || !plain.includes(':')) return undefined;
  const [head = '', tail, more] = plain.split('::');
  if (more !== undefined) return undefined;
  const groups = (text: string) => (text === '' ? [] : text.split(':'));
  const front = groups(head);
  const back = tail === undefined ? [] : groups(tail);
  const missing = 8 - front.length - back.length;
  if (tail === undefined ? missing !== 0 : missing < 1) return undefined;
  const all = [...front, ...Array.from({ length: tail === undefined ? 0 : missing }, () => '0'), ...back];
  if (!all.every((group) => /^[0-9a-f]{1,4}$/i.test(group))) return undefined;
  return all.map((group) => Number.parseInt(group, 16).toString(2).padStart(16, '0')).join('');
}

const texts = (value: unknown): readonly string[] =>
  (Array.isArray(value) ? listOf(value) : [value]).filter((one) => one !== undefined && one !== null).map(String);
