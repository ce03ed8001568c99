import type { Run } from '../command.js';
import { endCanary } from '../end-canary.js';

export const run: Run<'promote'> = (session, { args, options }) =>
  endCanary(session, args['file'], options, {
    question: (api, stage) => `Give the stage ${stage} of ${api} what its canary has`,
    end: (gateway, api, stage, signal) => gateway.promoteCanary(api, stage, { signal }),
    done: (api, stage) => `The stage ${stage} of ${api} has what its canary had.`,
  });
