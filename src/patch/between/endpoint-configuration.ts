/**
 * Where a REST API can be reached: its type is replaced in place, and decides which address types it can have.
 *
 * @module
 */

import { restApi } from '../rules/rest-api.js';
import { type Comparator, elementsOf, membersOf, operationOf, wantedText } from './comparison.js';

const typePath = '/endpointConfiguration/types/{current}';
const addressPath = '/endpointConfiguration/ipAddressType';

export const compareEndpointConfiguration: Comparator = (comparison, observed, desired) => {
  if (observed === desired) return;
  const left = membersOf(observed);
  const right = membersOf(desired);
  const leftType = elementsOf(left['types'])[0] ?? restApi.rules[typePath].default;
  const path = typePath.replace('{current}', leftType);
  const rightType =
    wantedText(comparison, restApi.rules[typePath], path, elementsOf(right['types'])[0]) ??
    restApi.rules[typePath].default;
  if (leftType !== rightType) comparison.operations.push(operationOf('replace', path, rightType));

  const becomesPrivate = leftType !== rightType && rightType === 'PRIVATE';
  const leftAddress = becomesPrivate ? 'dualstack' : (left['ipAddressType'] ?? addressTypeOf(leftType));
  const rightAddress =
    wantedText(comparison, restApi.rules[addressPath], addressPath, right['ipAddressType']) ?? addressTypeOf(rightType);
  if (leftAddress !== rightAddress) comparison.operations.push(operationOf('replace', addressPath, rightAddress));
};

function addressTypeOf(endpointType: string): string {
  return endpointType === 'PRIVATE' ? 'dualstack' : restApi.rules[addressPath].default;
}
