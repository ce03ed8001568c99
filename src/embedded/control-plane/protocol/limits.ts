import type { OperationName } from '../../../calls/call.js';
import { ServiceFault } from '../../faults.js';

const mebibyte = 1024 * 1024;

/** The largest body that the service reads, in bytes. */
export const largestBody = 10 * mebibyte;

/** The largest definition file, in bytes. */
const largestDefinition = 6 * mebibyte;

const definitions: ReadonlySet<OperationName> = new Set(['ImportRestApi', 'PutRestApi', 'ImportDocumentationParts']);

/**
 * The largest body of an operation, in bytes.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-execution-service-limits-table.html
 */
export function largestBodyOf(operation: OperationName | undefined): number {
  return operation !== undefined && definitions.has(operation) ? largestDefinition : largestBody;
}

/** The refusal of a body that is larger than `limit` bytes. */
export function tooLarge(limit: number): ServiceFault {
  return new ServiceFault(
    'RequestEntityTooLargeException',
    413,
    `The request body is too large: it can be ${limit} bytes at most`,
  );
}
