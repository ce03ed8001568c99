import type { Clock } from '../clock.js';
import type { Problem } from '../errors/errors.js';
import {
  a,
  atLeast,
  inside,
  type OptionCheck,
  type OptionTable,
  oneOf,
  optionProblems,
  required,
  shown,
} from '../errors/options.js';
import { isRecord } from '../plain.js';
import type { CallHistoryLength, RecordedCall } from './call-history.js';
import type { Provisioning, ProvisioningState } from './control-plane/provisioning.js';
import type { Quota } from './control-plane/request-quotas.js';
import type { Caller, CallerOptions } from './data-plane/callers.js';
import type { RecordedRequest } from './data-plane/recorded-request.js';
import { refuse } from './errors.js';
import type { Ids } from './ids.js';
import type { IntegrationOptions, LambdaEndpoint, LambdaModule } from './invoke/integration-options.js';

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
  /**
   * The Region of the client's configuration, of ARNs and of the hosts of deployed APIs.
   *
   * @defaultValue `'us-east-1'`
   */
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
  /**
   * What takes time in the service, and the states that it goes through.
   *
   * @defaultValue all but the end of a cache is ready at once
   */
  readonly provisioning?: Provisioning;
  /**
   * What methods may reach when `TestInvokeMethod` invokes them: functions of yours that stand for Lambda and for other
   * services of AWS, and HTTP beyond this machine.
   *
   * @defaultValue HTTP endpoints on this machine
   */
  readonly integrations?: IntegrationOptions;
  /**
   * A number from 0 to below 1 for every request to a stage with a canary, which decides whether the canary answers.
   *
   * @defaultValue the clock's own
   */
  readonly random?: () => number;
  /**
   * Told of every request to a deployed API when it was answered, with its access log and its execution log. What it throws
   * is an uncaught exception. `requests` has the last ones.
   *
   * @defaultValue none
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
   * Called with every error that isn't a refusal of the service: one thrown by a function of yours ({@link provisioning}), or a
   * mistake in the embedded gateway. The caller sees `InternalFailure`, HTTP 500. What it throws itself is ignored.
   *
   * @defaultValue none
   */
  readonly onError?: (error: unknown, call: RecordedCall) => void;
}

const text: OptionCheck = a.name;
const fromZero = atLeast(0);

/** What one course of {@link Provisioning} goes through; those that follow from the thing are asked when it is there. */
const stateOfCourse: OptionTable<ProvisioningState<string>> = {
  status: required(text),
  statusMessage: a.text,
  forMs: fromZero,
};

const course: OptionCheck = (value) =>
  typeof value === 'function' || Array.isArray(value)
    ? undefined
    : { message: `It must be a list of states, or a function that gives one, not ${shown(value)}.` };

const courses: OptionTable<Provisioning> = {
  vpcLink: course,
  vpcLinkDeletion: course,
  domainName: course,
  domainNameUpdate: course,
  stageCache: course,
  stageCacheFlush: course,
  stageCacheDeletion: course,
  restApi: course,
};

const integrations: OptionTable<IntegrationOptions> = {
  lambda: a.record,
  aws: a.record,
  http: (value) =>
    value === 'loopback' || value === 'any' || typeof value === 'function'
      ? undefined
      : { message: `It must be 'loopback', 'any' or a function, not ${shown(value)}.` },
};

/** What stands for a Lambda function and isn't one: a module, or a URL. */
const lambda: OptionTable<LambdaModule & LambdaEndpoint> = {
  module: (value) =>
    typeof value === 'string' || value instanceof URL
      ? undefined
      : { message: `It must be a file or a URL, not ${shown(value)}.` },
  export: text,
  url: text,
};

const quota: OptionTable<Quota> = {
  operation: text,
  rate: required(fromZero),
  capacity: required(fromZero),
  endpoint: oneOf(['EDGE', 'REGIONAL']),
};

const caller: OptionTable<Caller> = { secretAccessKey: required(text), userArn: text };

const userPool: OptionTable<UserPool> = {
  keys: required((value) =>
    Array.isArray(value) ? undefined : { message: `It must be a list of keys, not ${shown(value)}.` },
  ),
};

type UserPool = NonNullable<CallerOptions['userPools']>[string];

const optionTable: OptionTable<EmbeddedApiGatewayOptions> = {
  accountId: (value) =>
    typeof value === 'string' && /^\d{12}$/.test(value)
      ? undefined
      : { message: `It must be a string of 12 digits, not ${shown(value)}.` },
  callHistory: (value) => (value === 'all' ? undefined : atLeast(0, { isWhole: true })(value)),
  callers: (value) => (value === 'any' ? undefined : a.record(value)),
  clock: (value) =>
    isRecord(value) && typeof value['now'] === 'function' && typeof value['sleep'] === 'function'
      ? undefined
      : { message: `It must be a clock, not ${shown(value)}.` },
  ids: oneOf(['random', 'sequential']),
  integrations: a.record,
  latencyMs: (value) => (value === Number.POSITIVE_INFINITY ? { message: 'It must be finite.' } : fromZero(value)),
  onError: a.listener,
  onRequest: a.listener,
  provisioning: a.record,
  quotas: (value) =>
    value === false || value === 'documented' || Array.isArray(value)
      ? undefined
      : { message: `It must be false, 'documented' or a list of quotas, not ${shown(value)}.` },
  random: a.listener,
  region: (value) =>
    typeof value === 'string' && /^[a-z]{2}(?:-[a-z]+)+-\d+$/.test(value)
      ? undefined
      : { message: `It must be a Region such as 'us-east-1', not ${shown(value)}.` },
  userPools: a.record,
};

const problemsOf = <Options>(table: OptionTable<Options>, given: unknown): readonly Problem[] =>
  optionProblems('embedded', table, given);

const entries = (value: unknown): readonly (readonly [string, unknown])[] =>
  Array.isArray(value) || isRecord(value) ? Object.entries(value) : [];

/** What stands inside of options, by the option. */
const insideOf: { readonly [Option in keyof EmbeddedApiGatewayOptions]: (value: unknown) => readonly Problem[] } = {
  callers: (value) => entries(value).flatMap(([id, one]) => inside(id, problemsOf(caller, one))),
  userPools: (value) => entries(value).flatMap(([arn, one]) => inside(arn, problemsOf(userPool, one))),
  quotas: (value) => entries(value).flatMap(([index, one]) => inside(index, problemsOf(quota, one))),
  integrations: (value) => [
    ...problemsOf(integrations, value),
    ...entries((value as IntegrationOptions).lambda).flatMap(([name, one]) =>
      typeof one === 'function' ? [] : inside(`lambda.${name}`, lambdaProblems(one)),
    ),
  ],
  provisioning: (value) => [
    ...problemsOf(courses, value),
    ...entries(value).flatMap(([name, states]) =>
      Array.isArray(states)
        ? states.flatMap((state, index) => inside(`${name}.${index}`, problemsOf(stateOfCourse, state)))
        : [],
    ),
  ],
};

function lambdaProblems(given: unknown): readonly Problem[] {
  if (!isRecord(given)) {
    const message = `It must be a function, { module } or { url }, not ${shown(given)}.`;
    return [{ code: 'embedded.option', address: 'options', message }];
  }
  const problems = problemsOf(lambda, given);
  if (problems.length > 0) return problems;
  const { module, url } = given as Partial<LambdaModule & LambdaEndpoint>;
  if ((module === undefined) !== (url === undefined)) return [];
  const message = 'A function is a function, or has either a module or a url.';
  return [{ code: 'embedded.option', address: 'options', message }];
}

/**
 * Refuses options that there aren't, and values that an option can't have.
 *
 * @throws {@link EmbeddedGatewayError} `embedded.options`, with everything that is wrong.
 */
export function checkOptions(options: unknown): void {
  const problems = problemsOf(optionTable, options);
  const wrong = new Set(problems.map(({ address }) => address));
  const within = Object.entries(insideOf).flatMap(([name, problemsIn]) => {
    const value = isRecord(options) ? options[name] : undefined;
    return value === undefined || wrong.has(name) ? [] : inside(name, problemsIn(value));
  });
  refuse('The options of EmbeddedApiGateway', [...problems, ...within]);
}
