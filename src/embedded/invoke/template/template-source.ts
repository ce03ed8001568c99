/** A piece of a template as the parser hands it out: text, a directive or reference, or a block with what it holds. */
export type Piece = string | Node | readonly Piece[];

export interface Node {
  readonly type?: string;
  readonly id?: string;
  readonly value?: unknown;
  readonly leader?: string;
  readonly operator?: string;
  readonly expression?: readonly [Node, Node];
  readonly condition?: Node;
  readonly equal?: readonly [Node, Node];
  readonly from?: Node;
  readonly to?: string;
  readonly args?: readonly Node[];
  readonly isRange?: boolean;
}

/** What is no script: raw text and comments. */
const verbatim = /(#\[\[[\s\S]*?\]\]#|#\*[\s\S]*?\*#|##[^\n]*)/;

/**
 * Writes what the parser doesn't know the way that it does: `#{end}`, `#stop` without parentheses.
 *
 * @throws Error for a block without an end, and an end without a block: the parser makes something of both.
 */
export function plainDirectives(template: string): string {
  const parts = template.split(verbatim).map((part, index) =>
    index % 2 === 1
      ? part
      : part
          .replaceAll('#{end}', '#end#* *#')
          .replaceAll(/#\{(if|elseif|set|foreach|macro|define|break|stop)\}/g, '#$1')
          .replaceAll(/#stop(?![\w(])/g, '#stop()'),
  );
  const script = parts.filter((_, index) => index % 2 === 0).join('');
  const begun = script.match(/#(?:if|foreach|macro|define|@\w+)\s*\(/g) ?? [];
  const ended = script.match(/#end(?!\w)/g) ?? [];
  if (begun.length > ended.length) throw new Error(`${begun.at(-1)}…) has no #end`);
  if (begun.length < ended.length) throw new Error('#end stands alone');
  return parts.join('');
}

/**
 * Takes the space away that belongs to directives: the rest of the line behind one, where that is blank, and what stands
 * before a `#set`.
 */
export function withoutDirectiveSpace(pieces: readonly Piece[]): readonly Piece[] {
  return pieces.map((piece, index) => {
    if (typeof piece === 'string') {
      const text = endsLine(pieces[index - 1]) ? piece.replace(/^[ \t]*\r?\n/, '') : piece;
      return isSet(pieces[index + 1]) ? text.replace(/[ \t]+$/, '') : text;
    }
    return isBlock(piece) ? withoutDirectiveSpace(piece) : piece;
  });
}

export const isBlock = (piece: Piece): piece is readonly Piece[] => Array.isArray(piece);

const isSet = (piece: Piece | undefined) => typeof piece === 'object' && 'type' in piece && piece.type === 'set';

function endsLine(piece: Piece | undefined): boolean {
  if (piece === undefined || typeof piece === 'string') return false;
  if (isBlock(piece)) return true;
  if (piece.type === 'comment') return String(piece.value).startsWith('##') || piece.value === '#* *#';
  return piece.type !== 'references' && piece.type !== 'raw';
}
