import { watch } from 'node:fs';
import { dirname } from 'node:path';
import { forgettableModules } from '../load-module.js';

/** A save is several events: what comes within this is one. */
const pauseMs = 50;

/**
 * Calls back when a module of the user's own that was loaded is saved.
 *
 * @returns a function that ends the watching.
 */
export function watchModules(cwd: string, onSaved: () => Promise<void>): () => void {
  const watched = new Map<string, { close(): void }>();
  let timer: NodeJS.Timeout | undefined;
  const look = () => {
    for (const folder of new Set([cwd, ...forgettableModules().map((file) => dirname(file))])) {
      if (watched.has(folder)) continue;
      // Folders, not files: editors save by putting another file in the place of the old one.
      const watcher = watch(folder, (_, name) => {
        if (name !== null && !/\.(?:[cm]?[jt]sx?|json)$/.test(name)) return;
        clearTimeout(timer);
        timer = setTimeout(() => void onSaved().then(look), pauseMs);
      });
      watched.set(folder, watcher);
    }
  };
  look();
  return () => {
    clearTimeout(timer);
    for (const watcher of watched.values()) watcher.close();
  };
}
