import { WaiterState } from '@aws-sdk/util-waiter';
import { expect, it } from 'vitest';
import { waiterStates } from '../../src/wait/states.js';

it("writes out the states of the SDK's package as they are there", () => {
  expect({ ...waiterStates }).toEqual({ ...WaiterState });
});
