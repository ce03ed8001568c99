import type { IBuffer, IBufferCell } from '@xterm/headless';

/** The names of the colours that a terminal has, by number. */
const colors = ['black', 'red', 'green', 'yellow', 'blue', 'magenta', 'cyan', 'white'];

interface Cell {
  readonly text: string;
  readonly style: string;
}

/** What is on a screen; coloured parts as `<red>text</>`, and lines that the terminal itself broke as one. */
export function screenOf(buffer: IBuffer): string {
  const lines: Cell[][] = [];
  for (let row = 0; row < buffer.length; row += 1) {
    const line = buffer.getLine(row);
    const cells = Array.from({ length: line?.length ?? 0 }, (_, column) => cellOf(line?.getCell(column)));
    if (line?.isWrapped) lines.at(-1)?.push(...cells);
    else lines.push(cells);
  }
  return lines.map(textOf).join('\n').trim();
}

function cellOf(cell: IBufferCell | undefined): Cell {
  return { text: cell?.getChars() || ' ', style: cell === undefined ? '' : styleOf(cell) };
}

function styleOf(cell: IBufferCell): string {
  const color = cell.isFgDefault() ? [] : [colors[cell.getFgColor()] ?? String(cell.getFgColor())];
  return [...color, ...(cell.isDim() ? ['dim'] : []), ...(cell.isBold() ? ['bold'] : [])].join(' ');
}

function textOf(cells: readonly Cell[]): string {
  let text = '';
  let open = '';
  for (const { text: own, style } of cells) {
    if (style !== open) text += `${open === '' ? '' : '</>'}${style === '' ? '' : `<${style}>`}`;
    open = style;
    text += own;
  }
  return `${text}${open === '' ? '' : '</>'}`.trimEnd();
}
