import type { CST, YAMLMap } from 'yaml';
import { optionalPackage } from '../optional-packages.js';

/** Nested deeper than any definition. Much deeper, the parser itself would run out of stack, and the process would end. */
const deepestNesting = 200;

/**
 * What a text in YAML says in JSON; `undefined` where it isn't YAML, says what JSON can't, or is nested too deep.
 *
 * @see https://yaml.org/spec/1.2.2/
 */
export async function valueOfYaml(text: string): Promise<unknown> {
  const { Composer, isScalar, Lexer, Parser, visit } = await optionalPackage(
    'yaml',
    'to read definition files in YAML',
  );

  function* tokens(): Generator<CST.Token, void> {
    const parser = new Parser();
    for (const lexeme of new Lexer().lex(text)) {
      yield* parser.next(lexeme);
      if (parser.stack.length > deepestNesting) throw new Error(`nested deeper than ${deepestNesting} levels`);
    }
    yield* parser.end();
  }

  /** Merge keys, `<<`, are symbols. */
  const hasTwice = ({ items }: YAMLMap) => {
    const names = items.flatMap(({ key }) =>
      isScalar(key) && typeof key.value !== 'symbol' ? [String(key.value)] : [],
    );
    return new Set(names).size < names.length;
  };

  try {
    // The parser's own look for keys that occur twice takes the square of their number.
    const composer = new Composer({ merge: true, uniqueKeys: false });
    const [document, ...others] = composer.compose(tokens(), true, text.length);
    if (!document || document.errors.length > 0 || others.length > 0) return undefined;
    const maps: YAMLMap[] = [];
    visit(document, { Map: (_, map) => void maps.push(map) });
    if (maps.some(hasTwice)) return undefined;
    return JSON.parse(JSON.stringify(document.toJS() ?? null));
  } catch {
    return undefined;
  }
}
