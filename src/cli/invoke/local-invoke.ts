import { CommandLineError } from '../errors.js';
import { openSite, type SiteOptions } from '../serve/site.js';
import type { Session } from '../session.js';
import { fetchOptions, type Invoked, type InvokeRequest, invokedBy } from './request.js';

/** Calls a definition on an embedded gateway in this process, as callers of the deployed API do. */
export async function localInvoke(session: Session, options: SiteOptions, request: InvokeRequest): Promise<Invoked> {
  let log: string | undefined;
  const site = await openSite(session, options, (recorded) => {
    log = recorded.log.join('\n');
  });
  await site.load(session.signal);
  const [url] = await site.invokeUrls();
  if (url === undefined) {
    throw new CommandLineError('The definition has no REST API.', {
      code: 'cli.not-a-definition',
      hint: 'Only REST APIs can be invoked.',
    });
  }
  const startedAt = performance.now();
  const response = await site.fetch(`${url}${request.path}`, fetchOptions(request, session.signal));
  return { ...(await invokedBy(response, startedAt)), log };
}
