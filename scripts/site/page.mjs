/** The widths and the themes that each page is looked at in. */
export const looks = [
  { width: 1280, colorScheme: 'light' },
  { width: 360, colorScheme: 'light' },
  { width: 360, colorScheme: 'dark' },
  { width: 1280, colorScheme: 'dark' },
];

/** What every page of the site holds, as a browser reads its HTML: its title, its links, and what can be linked to in it. */
export function readPages(page, paths) {
  return page.evaluate(async (wanted) => {
    const read = async (path) => {
      const parsed = new DOMParser().parseFromString(await (await fetch(path)).text(), 'text/html');
      return {
        path,
        title: parsed.title.trim(),
        heading: parsed.querySelector('h1')?.textContent?.trim() ?? '',
        links: [...parsed.querySelectorAll('a[href]')].map(
          (link) => new URL(link.getAttribute('href'), location.origin + path).href,
        ),
        ids: [...parsed.querySelectorAll('[id]')].map(({ id }) => id),
      };
    };
    const pages = [];
    for (const path of wanted) pages.push(await read(path));
    return pages;
  }, paths);
}

/** A tab that goes from page to page, and notes what is wrong on each. */
export class Visitor {
  #page;
  #problems = [];

  constructor(page) {
    this.#page = page;
    page.on('console', (message) => {
      if (['error', 'warning'].includes(message.type())) this.#problems.push(`console: ${message.text()}`);
    });
    page.on('pageerror', (error) => this.#problems.push(`threw: ${error.message}`));
  }

  /** Loads a page as from a bookmark, or goes to it as by a link; what is wrong with it in every look. */
  async visit(url, { byLink, screenshots }) {
    await (byLink ? this.#follow(url) : this.#load(url));
    for (const look of looks) {
      await this.#page.setViewportSize({ width: look.width, height: 900 });
      await this.#page.emulateMedia({ colorScheme: look.colorScheme, reducedMotion: 'reduce' });
      await this.#page.waitForFunction(isIn, look.colorScheme, { timeout: 30_000 });
      this.#problems.push(...(await this.#page.evaluate(wrongInPage, look)));
      if (screenshots) await this.#page.screenshot({ path: `${screenshots}-${look.width}-${look.colorScheme}.png` });
    }
    return this.#problems.splice(0);
  }

  async #load(url) {
    const response = await this.#page.goto(url, { waitUntil: 'load' });
    if (response?.status() !== 200) this.#problems.push(`status ${response?.status()}`);
    await this.#page.waitForFunction(() => document.querySelector('#app')?.__vue_app__ !== undefined);
  }

  async #follow(url) {
    await this.#page.evaluate(async (href) => {
      const before = document.querySelector('.VPDoc h1');
      const link = document.createElement('a');
      link.href = href;
      document.body.append(link);
      link.click();
      link.remove();
      while (document.querySelector('.VPDoc h1') === before) await new Promise((resolve) => setTimeout(resolve, 10));
    }, url);
  }
}

/** Whether the page is in a theme, which it changes to a moment after the system does: it runs in the page. */
function isIn(colorScheme) {
  return document.documentElement.classList.contains('dark') === (colorScheme === 'dark');
}

/** What is wrong with how the page looks: it runs in the page. */
function wrongInPage({ width }) {
  const root = document.documentElement;
  const wrong = [];
  if (root.scrollWidth > width) {
    const wide = [...document.querySelectorAll('#app *')].find((one) => {
      const { right, width: own } = one.getBoundingClientRect();
      return own > 0 && right > width + 1 && !one.closest('.VPSidebar, .VPLocalNav, pre, table, [class*="language-"]');
    });
    wrong.push(`${root.scrollWidth} pixels wide at ${width}: ${wide?.outerHTML.slice(0, 120) ?? ''}`);
  }
  for (const image of document.images)
    if (image.complete && image.naturalWidth === 0) wrong.push(`no image: ${image.src}`);
  return wrong;
}

/** Looks for something in the site's own search; the titles that it finds. */
export async function search(page, url, words) {
  await page.setViewportSize({ width: 1280, height: 900 });
  await page.goto(url, { waitUntil: 'load' });
  await page.waitForFunction(() => document.querySelector('#app')?.__vue_app__ !== undefined);
  await page.keyboard.press('Control+k');
  await page.locator('.VPLocalSearchBox input').fill(words);
  await page.locator('.VPLocalSearchBox .result').first().waitFor({ timeout: 60_000 });
  return page.locator('.VPLocalSearchBox .result .title').allTextContents();
}
