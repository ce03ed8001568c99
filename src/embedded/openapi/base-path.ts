import type { OpenApiDocument } from './document.js';
import { listOf, memberOf, objectOf, textOf } from './json.js';

/**
 * What an import puts in front of every path.
 *
 * - `ignore` (unless told): nothing;
 * - `prepend`: the definition's base path;
 * - `split`: the base path without its first segment, which is to be the base path mapping of a custom domain.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-import-api-basePath.html
 */
export function basePathOf(document: OpenApiDocument, treatment: string | undefined): string {
  const segments = declaredBasePath(document).split('/').filter(Boolean);
  switch (treatment?.toLowerCase()) {
    case 'prepend':
      return pathOf(segments);
    case 'split':
      return pathOf(segments.slice(1));
    default:
      return '';
  }
}

const pathOf = (segments: readonly string[]) => segments.map((segment) => `/${segment}`).join('');

/** The base path that the definition states. */
export function declaredBasePath({ format, root }: OpenApiDocument): string {
  if (format === 'swagger') return textOf(memberOf(root, 'basePath')) ?? '';
  const [server] = listOf(memberOf(root, 'servers'));
  const variables = objectOf(memberOf(server, 'variables'));
  // A variable of this name is the base path, also where the URL doesn't refer to it.
  const variable = textOf(memberOf(memberOf(variables, 'basePath'), 'default'));
  if (variable !== undefined) return variable;
  const url = (textOf(memberOf(server, 'url')) ?? '').replaceAll(
    /\{([^}]*)\}/g,
    (_, name: string) => textOf(memberOf(memberOf(variables, name), 'default')) ?? '',
  );
  return url.replace(/^[a-z][a-z\d+.-]*:\/\/[^/]*/i, '').replace(/[?#].*$/, '');
}
