/**
 * Pages in headless Chromium, each of an origin of its own on loopback.
 *
 * @module
 */
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BrowserContext, chromium, type Page } from 'playwright-core';

const executablePath = process.env['CHROMIUM'] ?? '/usr/bin/chromium';

/** What a page sees of a request: a response, or that there is none for it. */
export interface SeenByPage {
  /** 0 where the page may not look at the response. */
  readonly status: number;
  readonly body: string;
  readonly headers: Readonly<Record<string, string>>;
  /** What `fetch` threw. */
  readonly error?: string;
}

/** A page, and what it can do as any script on it could. */
export interface OpenPage {
  readonly origin: string;
  fetch(url: string, init?: RequestInit): Promise<SeenByPage>;
  /** Loads a URL as an image, a script or a frame does; whether it loaded. */
  load(element: 'img' | 'script', url: string): Promise<boolean>;
  /** Sends a form of one field to a frame of the page, as pages can across origins without asking: `name=value`. */
  submit(url: string, name: string, value: string): Promise<void>;
}

/** A browser with pages of several origins. */
export interface Browser {
  open(): Promise<OpenPage>;
  close(): Promise<void>;
}

/** @throws Error - where there is no Chromium. */
export async function openBrowser(): Promise<Browser> {
  if (!existsSync(executablePath)) {
    throw new Error(
      `There is no ${executablePath}. Install it with: apt-get install chromium; or name one by CHROMIUM`,
    );
  }
  const profile = await mkdtemp(join(tmpdir(), 'chromium-'));
  const context = await chromium.launchPersistentContext(profile, {
    executablePath,
    headless: true,
    chromiumSandbox: false,
    timeout: 120_000,
    args: [
      '--disable-gpu',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
  const servers: Server[] = [];
  return {
    open: async () => {
      const server = createServer((_, response) => {
        // A cookie is of the host, whatever the port: what goes out with credentials.
        const headers = { 'content-type': 'text/html', 'set-cookie': 'session=rex' };
        response.writeHead(200, headers).end('<!doctype html><title>page</title>');
      });
      servers.push(server);
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
      return openPage(context, `http://127.0.0.1:${(server.address() as AddressInfo).port}`);
    },
    close: async () => {
      await context.close();
      for (const server of servers) {
        server.close();
        server.closeAllConnections();
      }
      await rm(profile, { recursive: true, force: true });
    },
  };
}

async function openPage(context: BrowserContext, origin: string): Promise<OpenPage> {
  const page = await context.newPage();
  await page.goto(origin);
  return {
    origin,
    fetch: (url, init = {}) => page.evaluate(fetchInPage, { url, init }),
    load: (element, url) => page.evaluate(loadInPage, { element, url }),
    submit: (url, name, value) => submitted(page, url, name, value),
  };
}

async function fetchInPage({ url, init }: { url: string; init: RequestInit }): Promise<SeenByPage> {
  try {
    const response = await fetch(url, init);
    return {
      status: response.status,
      body: await response.text(),
      headers: Object.fromEntries([...(response.headers as unknown as Iterable<[string, string]>)]),
    };
  } catch (error) {
    return { status: 0, body: '', headers: {}, error: String(error) };
  }
}

/** The globals of a page that are used here: the project's types are those of Node.js. */
interface PageGlobals {
  readonly document: {
    createElement(name: string): Record<string, unknown> & { onload: unknown; onerror: unknown; src: string };
    readonly body: { append(element: unknown): void; innerHTML: string };
    readonly forms: readonly { readonly 0: object; submit(): void }[];
  };
}

function loadInPage({ element, url }: { element: string; url: string }): Promise<boolean> {
  const { document } = globalThis as unknown as PageGlobals;
  return new Promise((resolve) => {
    const made = document.createElement(element);
    made.onload = () => resolve(true);
    made.onerror = () => resolve(false);
    made.src = url;
    document.body.append(made);
  });
}

async function submitted(page: Page, url: string, name: string, value: string): Promise<void> {
  const answered = page.waitForEvent('requestfinished', (request) => request.url() === url);
  await page.evaluate(submitInPage, { url, name, value });
  await answered;
}

function submitInPage({ url, name, value }: { url: string; name: string; value: string }): void {
  const { document } = globalThis as unknown as PageGlobals;
  document.body.innerHTML = `<iframe name="frame"></iframe>
    <form method="post" enctype="text/plain" target="frame" action="${url}"><input></form>`;
  const [form] = document.forms;
  if (form) Object.assign(form[0], { name, value });
  form?.submit();
}
