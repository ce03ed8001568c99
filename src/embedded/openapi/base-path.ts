import { listOf, memberOf, textOf } from '../json.js';
import type { OpenApiDocument } from './document.js';

/**
 * What an import puts in front of every path.
 *
 * - `ignore` (the default): nothing;
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
  const servers = listOf(memberOf(root, 'servers'));
  // The first variable of this name is the base path, also where no URL refers to it.
  const [stated] = servers.flatMap((one) => defaultOf(one, 'basePath') ?? []);
  if (stated !== undefined) return stated;
  const [server] = servers;
  const url = (textOf(memberOf(server, 'url')) ?? '').replaceAll(
    /\{([^}]*)\}/g,
    (_, name: string) => defaultOf(server, name) ?? '',
  );
  return url.replace(/^[a-z][a-z\d+.-]*:\/\/[^/]*/i, '').replace(/[?#].*$/, '');
}

/** What a variable of a server is by default. */
const defaultOf = (server: unknown, variable: string) =>
  textOf(memberOf(memberOf(memberOf(server, 'variables'), variable), 'default'));
