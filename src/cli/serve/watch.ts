import { existsSync, type FSWatcher, readdirSync, watch } from 'node:fs';
import { dirname, join } from 'node:path';
import { forgettableModules } from '../reloading.js';

/** A save is several events: what comes within this is one. */
const pauseMs = 50;

/** Modules, and what modules read: documents and templates. */
const isOfInterest = (name: string) => /\.(?:[cm]?[jt]sx?|json|vtl|ya?ml)$/.test(name);

/** Folders beside modules in which what modules read may be: nobody's packages, and nothing that is hidden. */
const isLookedInto = (name: string) => name !== 'node_modules' && !name.startsWith('.');

/** More folders than this are those of something else. */
const mostFolders = 200;

/** Who is told. */
export interface Watching {
  /** A module of the user's own that was loaded, or a file beside one, was saved. */
  readonly onSaved: () => void;
  /** A folder can't be watched. */
  readonly onFailed: (folder: string, error: unknown) => void;
}

/** Folders under watch. */
export interface Watched {
  /** Watches the folders of modules that were loaded since, too. */
  look(): void;
  close(): void;
}

/** Watches the folder that a command was started in, those of the modules that were loaded, and the folders in them. */
export function watchModules(cwd: string, { onSaved, onFailed }: Watching): Watched {
  const watched = new Map<string, FSWatcher | undefined>();
  let timer: NodeJS.Timeout | undefined;
  const onEvent = (_: string, name: string | null) => {
    if (name !== null && !isOfInterest(name)) return;
    clearTimeout(timer);
    timer = setTimeout(onSaved, pauseMs);
  };
  const begin = (folder: string): FSWatcher | undefined => {
    const fail = (error: unknown) => {
      watched.set(folder, undefined);
      onFailed(folder, error);
    };
    try {
      return watch(folder, onEvent).on('error', fail);
    } catch (error) {
      fail(error);
      return undefined;
    }
  };
  const look = () => {
    const own = [cwd, ...forgettableModules().map((file) => dirname(file))];
    for (const folder of new Set(own.flatMap((one) => [one, ...foldersIn(one)]))) {
      // Folders, not files: editors save by putting another file in the place of the old one.
      if (!watched.has(folder) && watched.size < mostFolders) watched.set(folder, begin(folder));
    }
  };
  look();
  return {
    look,
    close: () => {
      clearTimeout(timer);
      for (const watcher of watched.values()) watcher?.close();
    },
  };
}

function foldersIn(folder: string): readonly string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && isLookedInto(entry.name))
    .map(({ name }) => join(folder, name));
}
