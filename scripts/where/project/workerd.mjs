import { readFileSync } from 'node:fs';
import { Miniflare } from 'miniflare';

/** What a worker responds with in workerd, which can't reach the network. */
export async function inWorkerd(file) {
  const miniflare = new Miniflare({
    modules: [{ type: 'ESModule', path: 'worker.mjs', contents: readFileSync(new URL(file, import.meta.url), 'utf8') }],
    compatibilityDate: '2026-04-15',
    compatibilityFlags: ['nodejs_compat'],
  });
  try {
    const response = await miniflare.dispatchFetch('http://localhost/');
    return await response.text();
  } finally {
    await miniflare.dispose();
  }
}
