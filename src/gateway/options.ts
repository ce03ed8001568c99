import { FluentApiGatewayError, type Problem } from '../errors/errors.js';
import { nameOfQuota, type RequestQuota, serviceQuotas, shareOf } from '../quotas/service-quotas.js';

/** The options given to an `ApiGateway` are none that requests could be sent by. Lists everything that is wrong. */
export class GatewayOptionsError extends FluentApiGatewayError {
  override readonly name = 'GatewayOptionsError';

  constructor(problems: readonly Problem[]) {
    const count = problems.length === 1 ? 'one problem' : `${problems.length} problems`;
    super(`The options of ApiGateway have ${count}:`, { code: 'execute.options', problems });
  }
}

interface Options {
  readonly quotas?: readonly RequestQuota[] | false | undefined;
  readonly quotaShare?: number | undefined;
  readonly deadlineMs?: number | undefined;
  readonly requestTimeoutMs?: number | undefined;
}

/**
 * The quotas that requests keep to: the given table or the service's, or the share of it that was asked for.
 *
 * @throws {@link GatewayOptionsError} with what is wrong with any of the options.
 */
export function quotasOf(options: Options): readonly RequestQuota[] {
  const { quotas = serviceQuotas, quotaShare = 1 } = options;
  const table = quotas === false ? [] : quotas;
  const problems = [
    ...table.flatMap(problemsOfQuota),
    ...problemsOfShare(quotaShare),
    ...problemsOfTime('deadlineMs', options.deadlineMs),
    ...problemsOfTime('requestTimeoutMs', options.requestTimeoutMs),
  ];
  if (problems.length > 0) throw new GatewayOptionsError(problems);
  return shareOf(table, quotaShare);
}

function problemsOfTime(address: string, milliseconds: number | undefined): readonly Problem[] {
  if (milliseconds === undefined || milliseconds > 0) return [];
  return [
    {
      code: 'execute.milliseconds',
      address,
      message: `${milliseconds} is not above 0.`,
      hint: 'Write milliseconds, or Infinity for no limit.',
    },
  ];
}

function problemsOfShare(share: number): readonly Problem[] {
  if (share > 0 && share <= 1) return [];
  return [
    {
      code: 'execute.quota-share',
      address: 'quotaShare',
      message: `${share} is not above 0 and up to 1.`,
      hint: 'Write 0.5 to leave half of the account to others.',
    },
  ];
}

function problemsOfQuota(quota: RequestQuota): readonly Problem[] {
  const { tokensPerSecond, capacity } = quota;
  const address = `quotas: ${nameOfQuota(quota)}`;
  const problems: Problem[] = [];
  if (!(tokensPerSecond > 0) || tokensPerSecond === Number.POSITIVE_INFINITY)
    problems.push({
      code: 'execute.quota-rate',
      address,
      message: `tokensPerSecond is ${tokensPerSecond}: a bucket that gains nothing lets nothing pass.`,
      hint: 'Write a number above 0, or leave the quota out.',
    });
  if (!(capacity >= 1))
    problems.push({
      code: 'execute.quota-capacity',
      address,
      message: `capacity is ${capacity}: a bucket that never holds a whole token lets nothing pass.`,
      hint: 'Write 1 or more.',
    });
  return problems;
}
