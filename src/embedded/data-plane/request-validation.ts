import { validateRequest } from '../invoke/validation.js';
import type { Step } from './step.js';

/** Holds a request against its method's validator. */
export const requestValidation: Step = {
  name: 'request validation',
  run({ request, route: { method }, site: { api, apiId } }) {
    const validator = api.requestValidators.get(method.requestValidatorId ?? '');
    if (!validator) return undefined;
    return validateRequest({ apiId, method, models: api.models, validator }, request).then(() => undefined);
  },
};
