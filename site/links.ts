import { existsSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import type { MarkdownRenderer } from 'vitepress';
import { addressOf, root } from './contents.js';

const repository = 'https://github.com/fluent-apigateway/fluent-apigateway/blob/main';

/**
 * Links are written as GitHub follows them: relative to the file, to Markdown and to source alike. On the site a page is
 * linked by its address, and source on GitHub.
 *
 * @throws Error - where the repository has no such file.
 */
export function linksWithinRepository(markdown: MarkdownRenderer): void {
  markdown.core.ruler.push('links-within-repository', ({ tokens, env }) => {
    for (const token of tokens.flatMap(({ children }) => children ?? [])) {
      const href = token.type === 'link_open' ? token.attrGet('href') : null;
      if (href !== null) token.attrSet('href', onSite(href, env.realPath ?? env.path));
    }
  });
}

/** What `href` in a Markdown file is on the site. */
function onSite(href: string, from: string): string {
  if (/^(?:[a-z][a-z+.-]*:|\/|#)/i.test(href)) return href;
  const [path = '', anchor] = href.split('#');
  const file = relative(root, join(dirname(from), decodeURI(path)));
  if (!existsSync(join(root, file))) throw new Error(`${relative(root, from)} links to ${href}, which isn't there.`);
  const address = addressOf(file);
  const target = address === undefined ? `${repository}/${file}` : `/${address}`;
  return anchor === undefined ? target : `${target}#${anchor}`;
}
