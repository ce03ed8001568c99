/**
 * Text of others - names of live things, values of definitions - as it can be shown on one line of a terminal or a log.
 *
 * @module
 */

/**
 * What a terminal acts on, or shows as nothing: controls (escape sequences begin with one), line and paragraph
 * separators, bidirectional and other format characters, fillers, blanks that aren't the space, half surrogate pairs.
 */
const unseen = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\u2800]|(?! )\p{Zs}/gu;

const short: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' };

/**
 * The text with everything escaped that can't be seen or that moves what is around it: `\n`, `\u001b`, `\u202e`.
 *
 * What it gives is one line of characters that all show; giving it that again changes nothing.
 */
export function visibleText(text: string): string {
  return text.replace(unseen, (character) => short[character] ?? escaped(character));
}

/** The text in double quotes, as JSON writes it, with everything escaped that can't be seen: two texts never look alike. */
export function quotedText(text: string): string {
  return visibleText(JSON.stringify(text));
}

/** As JavaScript and JSON write it, in UTF-16. */
function escaped(character: string): string {
  return Array.from({ length: character.length }, (_, index) => {
    return `\\u${character.charCodeAt(index).toString(16).padStart(4, '0')}`;
  }).join('');
}
