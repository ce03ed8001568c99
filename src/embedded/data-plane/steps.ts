import { integration } from './integration.js';
import { requestValidation } from './request-validation.js';
import type { Step } from './step.js';

/**
 * The way of a request through its method, in the service's order. A step is a file and a row.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-authorization-flow.html
 */
export const steps: readonly Step[] = Object.freeze([requestValidation, integration]);
