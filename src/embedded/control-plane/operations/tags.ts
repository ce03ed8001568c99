import { notFound } from '../../faults.js';
import { entityAt } from '../account-entities.js';
import type { Context, Operations } from '../context.js';
import { checkTagKeys, checkTags } from './tagged.js';

function taggedOf({ state }: Context, resourceArn: string | undefined): { tags?: Record<string, string> | undefined } {
  const [, apiId = '', stageName] = /\/restapis\/([^/]+)(?:\/stages\/([^/]+))?$/.exec(resourceArn ?? '') ?? [];
  const api = state.restApis.get(apiId);
  const tagged =
    (stageName === undefined ? api?.api : api?.stages.get(stageName)) ?? entityAt(state, resourceArn ?? '');
  if (!tagged) throw notFound('Invalid resource identifier specified');
  return tagged;
}

/** Tags, of everything that can have some. */
export const tags: Operations = {
  GetTags: (context, { resourceArn }) => ({ tags: taggedOf(context, resourceArn).tags ?? {} }),
  TagResource(context, { resourceArn, tags: given }) {
    const tagged = taggedOf(context, resourceArn);
    checkTags(given);
    tagged.tags = { ...tagged.tags, ...given };
    return {};
  },
  UntagResource(context, { resourceArn, tagKeys }) {
    const tagged = taggedOf(context, resourceArn);
    checkTagKeys(tagKeys);
    const rest = Object.entries(tagged.tags ?? {}).filter(([key]) => !tagKeys?.includes(key));
    if (rest.length > 0) tagged.tags = Object.fromEntries(rest);
    else delete tagged.tags;
    return {};
  },
};
