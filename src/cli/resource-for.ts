/** What a path is matched with. */
interface WithPath {
  readonly path?: string | undefined;
}

/**
 * The resource that a request to a path reaches, by API Gateway's order: a fixed part before a path variable, and that
 * before a greedy one.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-method-settings-method-request.html
 */
export function resourceFor<Resource extends WithPath>(
  resources: readonly Resource[],
  path: string,
): Resource | undefined {
  const parts = partsOf(path);
  return resources
    .flatMap((resource) => {
      const rank = rankOf(partsOf(resource.path ?? '/'), parts);
      return rank === undefined ? [] : [{ resource, rank }];
    })
    .sort((left, right) => (left.rank < right.rank ? -1 : 1))[0]?.resource;
}

function partsOf(path: string): readonly string[] {
  return path.split('/').filter((part) => part !== '');
}

/** For each part of a template: `0` fixed, `1` a variable, `2` greedy; a text, so that the first parts decide. */
function rankOf(template: readonly string[], parts: readonly string[]): string | undefined {
  let rank = '';
  for (const [index, part] of template.entries()) {
    const given = parts[index];
    if (given === undefined) return undefined;
    if (/^\{.+\+\}$/.test(part)) return `${rank}2`;
    if (part === given) rank += '0';
    else if (/^\{.+\}$/.test(part)) rank += '1';
    else return undefined;
  }
  return template.length === parts.length ? rank : undefined;
}
