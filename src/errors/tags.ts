/** How many tags a thing may have, and how long their keys and values may be. */
const bounds = { tags: 50, key: 128, value: 256 } as const;

/**
 * What is wrong with the tags of a thing, if anything is.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-tagging-restrictions.html
 */
export function tagsProblem(tags: Readonly<Record<string, string>>): { message: string; hint?: string } | undefined {
  const entries = Object.entries(tags);
  const reserved = entries.find(([key]) => /^aws:/i.test(key));
  if (reserved !== undefined)
    return { message: `The tag '${reserved[0]}' can't be set: keys that begin with 'aws:' are AWS's own.` };
  if (entries.length > bounds.tags) return { message: `A thing has up to ${bounds.tags} tags, not ${entries.length}.` };
  const long = entries.find(([key, value]) => key === '' || key.length > bounds.key || value.length > bounds.value);
  if (long === undefined) return undefined;
  const [key] = long;
  const name = key.length > 40 ? `${key.slice(0, 40)}…` : key;
  return {
    message: `The tag '${name}' has a key or a value that isn't valid.`,
    hint: `Keys have 1 to ${bounds.key} characters, values up to ${bounds.value}.`,
  };
}
