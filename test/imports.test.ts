import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { mayImport } from './may-import.js';

const source = fileURLToPath(new URL('../src/', import.meta.url));

/** Every file of `src`, with the files of `src` that it imports, types included. */
const imports: ReadonlyMap<string, readonly string[]> = new Map(
  readdirSync(source, { recursive: true, encoding: 'utf8' })
    .map((file) => file.replaceAll('\\', '/'))
    .filter((file) => file.endsWith('.ts'))
    .map((file) => {
      const text = readFileSync(join(source, file), 'utf8');
      const specifiers = text.matchAll(/(?:from|import)\s*\(?\s*'(\.[^']+)'/g);
      return [
        file,
        [...specifiers].map(([, path]) => posix.join(dirname(file), String(path)).replace(/\.js$/, '.ts')),
      ] as const;
    }),
);

/** The room that a file stands in: `model`, `embedded/invoke`, or the file itself where it stands in no folder. */
const roomOf = (file: string): string => {
  const parts = file.replace(/\.ts$/, '').split('/');
  return parts[0] === 'embedded' ? parts.slice(0, 2).join('/') : String(parts[0]);
};

/** The groups of files that import one another, by Tarjan's algorithm. */
const circles = (): string[][] => {
  const found: string[][] = [];
  const order = new Map<string, number>();
  const low = new Map<string, number>();
  const stack: string[] = [];
  const visit = (file: string): void => {
    order.set(file, order.size);
    low.set(file, Number(order.get(file)));
    stack.push(file);
    for (const next of imports.get(file) ?? []) {
      if (!order.has(next)) visit(next);
      if (stack.includes(next)) low.set(file, Math.min(Number(low.get(file)), Number(low.get(next))));
    }
    if (low.get(file) === order.get(file)) {
      const circle = stack.splice(stack.indexOf(file));
      if (circle.length > 1) found.push(circle.sort());
    }
  };
  for (const file of imports.keys()) if (!order.has(file)) visit(file);
  return found;
};

describe('imports in src', () => {
  it('resolve to files that there are', () => {
    const missing = [...imports].flatMap(([file, targets]) =>
      targets.filter((target) => !imports.has(target)).map((target) => `${file} -> ${target}`),
    );
    expect(missing).toEqual([]);
  });

  it('stay within what the table allows', () => {
    const forbidden = [...imports].flatMap(([file, targets]) =>
      targets
        .filter((target) => roomOf(target) !== roomOf(file) && !mayImport[roomOf(file)]?.includes(roomOf(target)))
        .map((target) => `${file} -> ${target}`),
    );
    expect(forbidden).toEqual([]);
  });

  it('are allowed by no row that nothing needs', () => {
    const used = new Set(
      [...imports].flatMap(([file, targets]) => targets.map((target) => `${roomOf(file)} -> ${roomOf(target)}`)),
    );
    const unused = Object.entries(mayImport).flatMap(([room, others]) =>
      others.map((other) => `${room} -> ${other}`).filter((edge) => !used.has(edge)),
    );
    expect(unused).toEqual([]);
  });

  it('go round in no circle', () => {
    expect(circles()).toEqual([]);
  });
});
