import { deepFreeze, withoutUndefined } from '../plain.js';
import { addressIn, type ListedKind } from './kind.js';

/**
 * What holds for all APIs of an account in a Region.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/api/API_Account.html
 */
export interface AccountNode {
  /** What kind of node this is. */
  readonly kind: 'Account';
  /** The role that writes logs to CloudWatch. */
  readonly cloudwatchRoleArn: string;
  /** Whether it may take the place of another role that is there. */
  readonly replace?: boolean;
}

/** The account's settings: there is one, and it is always there. */
export const accountKind: ListedKind<AccountNode> = deepFreeze<ListedKind<AccountNode>>({
  kind: 'Account',
  scope: 'account',
  noun: 'account',
  members: { cloudwatchRoleArn: 'text', replace: 'boolean' },
  required: ['cloudwatchRoleArn'],
  permanent: true,
  keyOf: () => 'settings',
  list: 'GetAccount',
  create: 'UpdateAccount',
  identify: () => ({}),
  sameKey: 'first',
  needsDeployment: false,
  fromService: ({ cloudwatchRoleArn }) =>
    withoutUndefined<AccountNode>({ kind: 'Account', cloudwatchRoleArn: cloudwatchRoleArn as string }),
  patchable: ({ cloudwatchRoleArn }) => ({ cloudwatchRoleArn }),
});

/** The address of the account's settings. */
export const accountAddress = addressIn(accountKind, 'settings');
