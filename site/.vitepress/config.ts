import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { defineConfig } from 'vitepress';
import { addressOf, guideSidebar, referenceSidebar, root } from '../contents.js';
import { linksWithinRepository } from '../links.js';

const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
const base = process.env['DOCS_BASE'] ?? '/';

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
    socialLinks: [{ icon: 'github', link: 'https://github.com/fluent-apigateway/fluent-apigateway' }],
    externalLinkIcon: true,
    docFooter: { prev: 'Before', next: 'Next' },
    footer: { message: 'Apache-2.0. No affiliation with Amazon Web Services.' },
  },
});
