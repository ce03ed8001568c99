import { FluentApiGatewayError, type Problem } from '../errors.js';
import { nameOfQuota, type RequestQuota, serviceQuotas, shareOf } from './quotas.js';

/** The quotas given to an `ApiGateway` are none that requests could keep to. Lists everything that is wrong. */
export class QuotaOptionsError extends FluentApiGatewayError {
  override readonly name = 'QuotaOptionsError';

  constructor(problems: readonly Problem[]) {
    super(problems.map(({ address, message }) => `${address}: ${message}`).join('\n'), {
      code: 'execute.quota-options',
      problems,
    });
  }
}

interface QuotaOptions {
  readonly quotas?: readonly RequestQuota[] | false | undefined;
  readonly quotaShare?: number | undefined;
}

/**
 * The quotas that requests keep to: the given table or the service's, or the share of it that was asked for.
 *
 * @throws {@link QuotaOptionsError}
 */
export function quotasOf({ quotas = serviceQuotas, quotaShare = 1 }: QuotaOptions): readonly RequestQuota[] {
  const table = quotas === false ? [] : quotas;
  const problems = [...table.flatMap(problemsOfQuota), ...problemsOfShare(quotaShare)];
  if (problems.length > 0) throw new QuotaOptionsError(problems);
  return shareOf(table, quotaShare);
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
