import type { Run } from '../command.js';
import { endCanary } from '../end-canary.js';

export const run: Run<'rollback'> = (session, { args, options }) =>
  endCanary(session, args['file'], options, {
    question: (api, stage) => `End the canary of the stage ${stage} of ${api}`,
    end: (gateway, api, stage, signal) => gateway.rollbackCanary(api, stage, { signal }),
    done: (api, stage) => `The canary of the stage ${stage} of ${api} is over.`,
  });
