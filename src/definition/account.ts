import { a, type OptionTable, required, shown } from '../errors/options.js';
import type { AccountNode } from '../kinds/account.js';
import { assertGiven } from './account-options.js';
import { createThing, type Thing } from './thing.js';

/** What an account's settings are to be. */
export interface AccountOptions {
  /** The ARN of the role that writes the logs of all APIs of the account and Region to CloudWatch. */
  readonly cloudwatchRoleArn: string;
  /** Let it take the place of another role that is there. @defaultValue `false`: planning is refused */
  readonly replace?: boolean;
}

const accountOptions: OptionTable<AccountOptions> = {
  cloudwatchRoleArn: required((value) =>
    typeof value === 'string' && value.startsWith('arn:')
      ? undefined
      : { message: `It must be the ARN of a role, not ${shown(value)}.` },
  ),
  replace: a.yesOrNo,
};

/**
 * Declares the settings that all APIs of an account and Region share. Nothing is sent.
 *
 * @throws {@link DefinitionError} with everything that is wrong with the options.
 *
 * @example
 * await gateway.apply(await gateway.plan([petstore, prod, account({ cloudwatchRoleArn })]));
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-logging.html
 */
export function account(options: AccountOptions): Thing<AccountNode> {
  assertGiven('account settings', [], accountOptions, options);
  return createThing({ kind: 'Account', ...options });
}
