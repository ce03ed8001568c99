/**
 * A text in lines of a width, broken between words; what follows the first line is indented. A word that is longer
 * stands on a line of its own. Colours take no room.
 */
export function wrapped(text: string, columns: number, indent: number): string {
  const lines: string[] = [];
  for (const word of text.split(/(?<=\S) /)) {
    const last = lines.at(-1);
    if (last !== undefined && widthOf(last) + 1 + widthOf(word) <= columns) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(last === undefined ? word : `${' '.repeat(indent)}${word}`);
  }
  return lines.join('\n');
}

/** Of a text without what a terminal acts on. */
function widthOf(text: string): number {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: colours begin with it.
  return text.replaceAll(/\u001b\[\d+m/g, '').length;
}
