import { FluentApiGatewayError } from '../errors/errors.js';
import { sayingOf } from '../errors/thrown.js';

/** The store that counts requests failed, and nothing was sent uncounted. The `cause` is what it threw. */
export class QuotaStoreError extends FluentApiGatewayError {
  /** Always `'QuotaStoreError'`. */
  override readonly name = 'QuotaStoreError';

  constructor(cause: unknown) {
    super(`The quota store failed: ${sayingOf(cause)}`, {
      code: 'execute.quota-store',
      hint: 'Look at the store that counts the requests. Planning again continues from where it stopped.',
      cause,
    });
  }
}
