/**
 * Jayway's grammar, as far as it is regular: how each piece of an expression is written, tried in this order.
 *
 * ```text
 * path    = ('$' | '@') step*                    top level: '$.' may be left out
 * step    = descend | every | call | member | members | elements | slice | filter
 * filter  = '[?(' or ')]'
 * or      = and ('||' and)*
 * and     = not ('&&' not)*
 * not     = '!' not | '(' or ')' | operand (operator operand)?
 * operand = path | text | number | word | pattern | list | object
 * ```
 *
 * @see https://github.com/json-path/JsonPath
 */
export const stepForms = {
  /** `..`, before a name, `*` or a bracket; the second dot belongs to what follows. */
  descend: /\.(?=\.[^.])/y,
  /** `.*`, `[*]` */
  every: /\.\*|\.?\[\s*\*\s*\]/y,
  /** `.length()`: its name, up to what it is called with. */
  call: /\.([^\s.[(<>=~!&|,\])]+)\(\s*/y,
  /** `.name`: whatever stands before a dot, a bracket or a blank. */
  member: /\.([^\s.[(]+)/y,
  /** `['name']`, `["one","other"]`: up to the first name. */
  members: /\.?\[\s*(?=['"])/y,
  /** `[0]`, `[-1]`, `[0,2]` */
  elements: /\.?\[\s*(-?\d{1,9}(?:\s*,\s*-?\d{1,9})*)\s*\]/y,
  /** `[1:]`, `[:2]`, `[1:2]`: a third number says nothing. */
  slice: /\.?\[\s*(?!\s*:\s*\])(-?\d{1,9})?\s*:\s*(-?\d{1,9})?\s*(?::\s*-?\d{0,9}\s*)?\]/y,
  /** `[?(`: up to the test. */
  filter: /\.?\[\s*\?\s*\(/y,
} as const satisfies Readonly<Record<string, RegExp>>;

/** A name inside of a filter ends where an operator begins, too. */
export const memberInFilter = /\.([^\s.[()<>=~!&|,\]]+)/y;

export const operandForms = {
  text: /'((?:[^'\\]|\\[\s\S])*)'|"((?:[^"\\]|\\[\s\S])*)"/y,
  number: /-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/y,
  word: /(?:true|false|null|undefined)\b/y,
  /** `/pattern/i` */
  pattern: /\/((?:[^/\\]|\\[\s\S])+)\/([dixmsuU]*)/y,
} as const satisfies Readonly<Record<string, RegExp>>;

export const blanks = /\s*/y;
/** `==`, `=~`, `in`, `subsetof`: names in any case. */
export const operatorForm = /[<>=~!]+|[a-zA-Z]+/y;
