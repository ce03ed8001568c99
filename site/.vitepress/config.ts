import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { defineConfig } from 'vitepress';
import { addressOf, guideSidebar, referenceSidebar, root } from '../contents.js';
import { linksWithinRepository } from '../links.js';

const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
const base = process.env['DOCS_BASE'] ?? '/';

/** GitHub’s mark; by its name it would be fetched from another host while `npm run docs` serves. */
const github =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24"><path fill="currentColor" d="M12 .297c-6.63 0-12 5.373-12 12c0 5.303 3.438 9.8 8.205 11.385c.6.113.82-.258.82-.577c0-.285-.01-1.04-.015-2.04c-3.338.724-4.042-1.61-4.042-1.61C4.422 18.07 3.633 17.7 3.633 17.7c-1.087-.744.084-.729.084-.729c1.205.084 1.838 1.236 1.838 1.236c1.07 1.835 2.809 1.305 3.495.998c.108-.776.417-1.305.76-1.605c-2.665-.3-5.466-1.332-5.466-5.93c0-1.31.465-2.38 1.235-3.22c-.135-.303-.54-1.523.105-3.176c0 0 1.005-.322 3.3 1.23c.96-.267 1.98-.399 3-.405c1.02.006 2.04.138 3 .405c2.28-1.552 3.285-1.23 3.285-1.23c.645 1.653.24 2.873.12 3.176c.765.84 1.23 1.91 1.23 3.22c0 4.61-2.805 5.625-5.475 5.92c.42.36.81 1.096.81 2.22c0 1.606-.015 2.896-.015 3.286c0 .315.21.69.825.57C20.565 22.092 24 17.592 24 12.297c0-6.627-5.373-12-12-12"/></svg>';

/** Pages stand outside of the folder that Vue is installed in; what they are rendered with is beside the output. */
const vueOfTheSite = {
  name: 'vue-of-the-site',
  enforce: 'pre' as const,
  resolveId: (id: string, _: string | undefined, { ssr }: { ssr?: boolean }) =>
    ssr && /^vue(?:\/|$)/.test(id) ? { id, external: true } : undefined,
};

export default defineConfig({
  title: 'fluent-apigateway',
  description: 'Define, plan, apply, patch and walk Amazon API Gateway REST APIs from TypeScript',
  lang: 'en',
  base,
  head: [['link', { rel: 'icon', type: 'image/svg+xml', href: `${base}icon.svg` }]],

  // The pages stay where GitHub shows them.
  srcDir: root,
  srcExclude: [
    'README.md',
    '{bench,build,coverage,examples,lint,node_modules,scripts,src,test,typetests}/**',
    'docs/api/**',
  ],
  rewrites: (file) => addressOf(file) ?? file,
  outDir: join(root, 'build/site'),
  cacheDir: join(root, 'site/.vitepress/cache'),
  cleanUrls: true,

  markdown: {
    theme: { light: 'github-light-high-contrast', dark: 'github-dark' },
    linkify: false,
    config: linksWithinRepository,
  },
  vite: {
    plugins: [vueOfTheSite],
    publicDir: join(root, 'site/public'),
    build: { chunkSizeWarningLimit: 2000 },
    server: { watch: { ignored: ['**/{build,coverage,dist,node_modules,src,test,typetests}/**'] } },
  },

  themeConfig: {
    nav: [
      { text: 'Guide', link: '/guide', activeMatch: '^/(?!reference)' },
      { text: 'Reference', link: '/reference/fluent-apigateway/', activeMatch: '^/reference/' },
      { text: version, link: '/changelog' },
    ],
    sidebar: { '/reference/': referenceSidebar() as never, '/': guideSidebar() as never },
    outline: [2, 3],
    search: { provider: 'local', options: { detailedView: 'auto' } },
    socialLinks: [
      { icon: { svg: github }, ariaLabel: 'GitHub', link: 'https://github.com/fluent-apigateway/fluent-apigateway' },
    ],
    externalLinkIcon: true,
    docFooter: { prev: 'Before', next: 'Next' },
    footer: { message: 'Apache-2.0. No affiliation with Amazon Web Services.' },
  },
});
