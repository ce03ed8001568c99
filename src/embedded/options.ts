import type { Clock } from '../clock.js';
import type { Problem } from '../errors/errors.js';
import { isNear } from '../errors/near.js';
import { isRecord } from '../plain.js';
import type { CallHistoryLength, RecordedCall } from './call-history.js';
import type { Provisioning } from './control-plane/provisioning.js';
import type { Quota } from './control-plane/request-quotas.js';
import type { CallerOptions } from './data-plane/callers.js';
import type { RecordedRequest } from './data-plane/recorded-request.js';
import { EmbeddedGatewayError } from './errors.js';
import type { Ids } from './ids.js';
import type { IntegrationOptions } from './invoke/integration-options.js';

/** How an embedded gateway behaves. */
export interface EmbeddedApiGatewayOptions extends CallerOptions {
  /**
   * Time for dates, quotas, latency and what becomes ready later.
   *
   * @defaultValue the machine's
   */
  readonly clock?: Clock;
  /**
   * Milliseconds that every call takes, on the clock.
   *
   * @defaultValue 0
   */
  readonly latencyMs?: number;
  /**
   * The service's request quotas, or some of your own.
   *
   * @defaultValue `false`: none
   */
  readonly quotas?: false | 'documented' | readonly Quota[];
  /** @defaultValue `'us-east-1'` */
  readonly region?: string;
  /**
   * Twelve digits.
   *
   * @defaultValue `'123456789012'`
   */
  readonly accountId?: string;
  /**
   * `'random'`: identifiers, and values of API keys, that nobody can guess, as the service's. `'sequential'`: the same in
   * every run, for tests that compare what they get with what they got.
   *
   * @defaultValue `'random'`
   */
  readonly ids?: Ids;
  /** What takes time in the service, and the states that it goes through; default: all but the end of a cache is ready at once. */
  readonly provisioning?: Provisioning;
  /**
   * What methods may reach when `TestInvokeMethod` invokes them: functions of yours that stand for Lambda and for other
   * services of AWS, and HTTP beyond this machine.
   */
  readonly integrations?: IntegrationOptions;
  /**
   * A number from 0 to below 1 for every request to a stage with a canary, which decides whether the canary answers.
   * Default: the clock's own.
   */
  readonly random?: () => number;
  /**
   * Told of every request to a deployed API when it was answered, with its access log and its execution log. What it throws
   * is an uncaught exception. `requests` has the last ones.
   */
  readonly onRequest?: (request: RecordedRequest) => void;
  /**
   * How many calls `calls` holds: the latest ones, and of those no more than have 64 MB of request
   * bodies together; `'all'`: every call, for tests that count them.
   *
   * @defaultValue 10,000
   */
  readonly callHistory?: CallHistoryLength;
  /**
   * Told of every error that is no refusal of the service: one thrown by a function of yours ({@link provisioning}), or a
   * mistake in the embedded gateway. The caller sees `InternalFailure`, HTTP 500. What it throws itself is ignored.
   */
  readonly onError?: (error: unknown, call: RecordedCall) => void;
}

/** What an option has to be: the words that say it, and whether a value is. */
type OptionRule = readonly [wanted: string, is: (value: unknown) => boolean];

const isFunction = (value: unknown) => typeof value === 'function';
const isCount = (value: unknown) => Number.isInteger(value) && Number(value) >= 0;

const optionRules: { readonly [Option in keyof Required<EmbeddedApiGatewayOptions>]: OptionRule } = {
  accountId: ['twelve digits', (value) => typeof value === 'string' && /^\d{12}$/.test(value)],
  callHistory: ["a number of calls, or 'all'", (value) => value === 'all' || isCount(value)],
  callers: ["callers by access key ID, or 'any'", (value) => value === 'any' || isRecord(value)],
  clock: ['a Clock', (value) => isRecord(value) && isFunction(value['now']) && isFunction(value['sleep'])],
  ids: ["'random' or 'sequential'", (value) => value === 'random' || value === 'sequential'],
  integrations: ['an object of integrations', isRecord],
  latencyMs: ['milliseconds, from 0 on', (value) => Number.isFinite(value) && Number(value) >= 0],
  onError: ['a function', isFunction],
  onRequest: ['a function', isFunction],
  provisioning: ['an object of courses', isRecord],
  quotas: [
    "false, 'documented' or a list of quotas",
    (value) => value === false || value === 'documented' || Array.isArray(value),
  ],
  random: ['a function', isFunction],
  region: [
    "a Region such as 'us-east-1'",
    (value) => typeof value === 'string' && /^[a-z]{2}(?:-[a-z]+)+-\d+$/.test(value),
  ],
  userPools: ['keys by the ARN of a user pool', isRecord],
};

/** What stands in an option that is an object. */
const innerOptions: { readonly [Option in 'integrations' | 'provisioning']: readonly string[] } = {
  integrations: Object.keys({ lambda: 0, aws: 0, http: 0 } satisfies Record<keyof Required<IntegrationOptions>, 0>),
  provisioning: Object.keys({
    vpcLink: 0,
    vpcLinkDeletion: 0,
    domainName: 0,
    domainNameUpdate: 0,
    stageCache: 0,
    stageCacheFlush: 0,
    stageCacheDeletion: 0,
    restApi: 0,
  } satisfies Record<keyof Required<Provisioning>, 0>),
};

/**
 * Refuses options that there aren't, and values that an option can't have.
 *
 * @throws EmbeddedGatewayError `embedded.options`, with everything that is wrong.
 */
export function checkOptions(options: object): void {
  const problems = [...unknownIn('', options, Object.keys(optionRules)), ...wrongValues(options)];
  if (problems.length === 0) return;
  throw new EmbeddedGatewayError(
    `The options of EmbeddedApiGateway have ${problems.length === 1 ? 'one problem' : `${problems.length} problems`}:`,
    { code: 'embedded.options', problems },
  );
}

function* wrongValues(options: object): Iterable<Problem> {
  for (const [name, [wanted, is]] of Object.entries(optionRules)) {
    const value: unknown = Object.hasOwn(options, name) ? (options as Record<string, unknown>)[name] : undefined;
    if (value === undefined) continue;
    if (!is(value)) {
      yield { code: 'embedded.option-value', address: name, message: `isn't ${wanted}.` };
    } else if (name === 'integrations' || name === 'provisioning') {
      yield* unknownIn(`${name}.`, value as object, innerOptions[name]);
    }
  }
}

function* unknownIn(prefix: string, options: object, known: readonly string[]): Iterable<Problem> {
  for (const name of Object.keys(options)) {
    if (known.includes(name)) continue;
    const meant = known.find((one) => isNear(name, one));
    yield {
      code: 'embedded.unknown-option',
      address: `${prefix}${name}`,
      message: "isn't an option of the embedded gateway.",
      hint: meant ? `Did you mean '${meant}'?` : `There are ${known.join(', ')}.`,
    };
  }
}
