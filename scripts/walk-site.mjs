#!/usr/bin/env node
/**
 * Walks through the documentation site that `npm run docs:build` has built, in headless Chromium: follows every link and
 * anchor within it from the front page, looks at each page in light and dark, 360 and 1280 pixels wide, and lists what it
 * links to elsewhere. Nothing is asked of any other host. Writes screenshots to `build/screenshots`.
 */
import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { looks, readPages, search, Visitor } from './site/page.mjs';
import { serve } from './site/server.mjs';

const root = fileURLToPath(new URL('../', import.meta.url));
const folder = join(root, 'build/site');
const screenshots = join(root, 'build/screenshots');
const executablePath = process.env.CHROMIUM ?? '/usr/bin/chromium';

/** Pages that people look at in `build/screenshots`, and what they are called there. */
const shown = {
  '/': 'front',
  '/plan-and-apply': 'plan-and-apply',
  '/patch-paths': 'patch-paths',
  '/errors': 'errors',
  '/data-plane': 'data-plane',
  '/ownership': 'ownership',
  '/plan-json': 'plan-json',
  '/troubleshooting': 'troubleshooting',
  '/reference/fluent-apigateway/': 'reference',
  '/reference/fluent-apigateway/classes/ApiGateway': 'class',
  '/reference/fluent-apigateway/interfaces/PlanOptions': 'options',
};

if (!existsSync(folder)) throw new Error('There is no build/site. Build it with: npm run docs:build');
if (!existsSync(executablePath)) {
  throw new Error(`There is no ${executablePath}. Install it with: apt-get install chromium; or name one by CHROMIUM`);
}

const start = performance.now();
const site = await serve(folder);
const profile = await mkdtemp(join(tmpdir(), 'chromium-'));
const browser = await chromium.launchPersistentContext(profile, {
  executablePath,
  headless: true,
  chromiumSandbox: false,
  timeout: 120_000,
  args: ['--disable-gpu', '--no-first-run', '--disable-background-networking', '--disable-component-update'],
});
browser.setDefaultTimeout(120_000);
rmSync(screenshots, { recursive: true, force: true });
mkdirSync(screenshots, { recursive: true });

const asked = new Set();
await browser.route(
  ({ origin, protocol }) => origin !== site.origin && protocol.startsWith('http'),
  (route) => {
    asked.add(route.request().url());
    return route.abort();
  },
);

/** What each page holds, by its path: the built files, one for each page. */
async function readAll(page) {
  const names = readdirSync(folder, { recursive: true }).filter(
    (name) => name.endsWith('.html') && name !== '404.html',
  );
  const paths = names.map((name) => `/${name.replace(/(?:(?<=^|\/)index)?\.html$/, '')}`);
  return new Map((await readPages(page, paths)).map((one) => [one.path, one]));
}

/** What is wrong with how each page looks and with what it does. Pages that TypeDoc wrote are gone through by links. */
async function lookAt(paths) {
  const visitor = new Visitor(await browser.newPage());
  const wrong = [];
  let last = '';
  for (const path of paths) {
    const name = shown[path];
    const byLink = /^\/reference\/./.test(path) && /^\/reference\/./.test(last);
    const options = { byLink, ...(name ? { screenshots: join(screenshots, name) } : {}) };
    wrong.push(...(await visitor.visit(site.origin + path, options)).map((problem) => `${path}: ${problem}`));
    last = path;
  }
  return wrong;
}

/** What is wrong with the titles of pages and with their links, and how many there are. */
function checkLinks(found) {
  const wrong = [];
  const external = new Set();
  const linked = new Set(['/']);
  let links = 0;
  for (const [path, { title, heading, links: hrefs }] of found) {
    if (title === '' || heading === '') wrong.push(`${path}: has no title`);
    for (const link of hrefs.map((href) => new URL(href))) {
      if (link.origin !== site.origin) {
        external.add(link.href.replace(/#.*$/, ''));
        continue;
      }
      links++;
      linked.add(link.pathname);
      const anchor = decodeURIComponent(link.hash.slice(1));
      const target = found.get(link.pathname);
      if (!target || (anchor !== '' && !target.ids.includes(anchor))) {
        wrong.push(`${path}: nothing is at ${link.pathname}${link.hash}`);
      }
    }
  }
  for (const path of found.keys()) if (!linked.has(path)) wrong.push(`${path}: no page links to it`);
  return { wrong, links, external };
}

const since = () => `${((performance.now() - start) / 1000).toFixed(0)} s`;
const problems = [];
/** Says what is wrong as soon as it is known: the rest takes minutes. */
const report = (found) => {
  for (const problem of new Set(found)) console.error(problem);
  problems.push(...found);
};

try {
  const page = await browser.newPage();
  await page.goto(site.origin);
  const found = await readAll(page);
  const { wrong, links, external } = checkLinks(found);
  writeFileSync(join(root, 'build/external-links.txt'), `${[...external].sort().join('\n')}\n`);
  console.log(
    `${found.size} pages, ${links} links within the site; ${external.size} pages elsewhere are listed in ` +
      `build/external-links.txt, and not asked for; ${since()}`,
  );
  report(wrong);
  report(await lookAt([...found.keys()].sort()));
  console.log(`${found.size} pages in ${looks.length} looks; screenshots in build/screenshots; ${since()}`);
  const titles = await search(page, `${site.origin}/plan-and-apply`, 'stale plan');
  console.log(`the search finds ${titles.length} titles for 'stale plan'`);
  report(titles.length === 0 ? ['the search finds nothing'] : []);
  report([...asked].map((url) => `asks another host: ${url}`));
  process.exitCode = problems.length > 0 ? 1 : 0;
} finally {
  await browser.close();
  site.close();
  await rm(profile, { recursive: true, force: true });
}
