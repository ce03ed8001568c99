import { badRequest } from '../../faults.js';
import type { Operations } from '../context.js';
import { invalidPath, onlyReplace, patchesOf } from '../patching.js';
import { isArn } from '../well-formed.js';
import { checkPassedRole } from './integration-rules.js';
import { withoutEmpty } from './methods.js';

/** Account: what holds for all APIs of an account. */
export const account: Operations = {
  GetAccount: ({ state }) => state.account,
  UpdateAccount(context, { patchOperations }) {
    let next = context.state.account;
    for (const { op, path, value } of patchesOf(patchOperations)) {
      if (path === '/cloudwatchRoleArn') {
        if (op !== 'replace') throw onlyReplace();
        if (value && !isArn(value)) throw badRequest('The role ARN is not well formed');
        checkPassedRole(value, context.accountId);
        next = withoutEmpty({ ...next, cloudwatchRoleArn: value || undefined }) as typeof next;
      } else if (path === '/features') {
        if (op === 'remove') throw badRequest('Usage Plans cannot be disabled once enabled');
        if (op !== 'add') throw invalidPath(path);
        next = { ...next, features: [...new Set([...(next.features ?? []), value ?? ''])] };
      } else throw invalidPath(path);
    }
    context.state.account = next;
    return next;
  },
};
