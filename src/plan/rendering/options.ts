import { a, atLeast, type OptionTable, oneOf } from '../../errors/options.js';

/** How a plan is written for people. */
export interface RenderOptions {
  /**
   * `text`: for a terminal. `markdown`: for a comment on GitHub, one folded block for each route, coloured as a diff.
   *
   * @defaultValue `text`
   */
  readonly format?: 'text' | 'markdown' | undefined;
  /**
   * Whether a text is coloured.
   *
   * @defaultValue when standard output is a terminal, `NO_COLOR` isn't set and `TERM` isn't `dumb`
   */
  readonly color?: boolean | undefined;
  /**
   * Whether credentials are shown: static values of headers and parameters that carry them, userinfo in URIs, literals
   * under names such as `password` in templates.
   *
   * @defaultValue `false`, each is written `(hidden 1)`, and equal ones alike
   */
  readonly secrets?: boolean | undefined;
  /**
   * The most characters of Markdown, 1,000 and up; what doesn't fit is left out, and the text says what.
   *
   * @defaultValue 65,536, as long as a comment on GitHub can be
   */
  readonly maxLength?: number | undefined;
}

/** No less is of any use. */
export const shortestMarkdown = 1_000;

/** The checks of {@link RenderOptions}. */
export const renderOptions: OptionTable<RenderOptions> = {
  format: oneOf(['text', 'markdown']),
  color: a.yesOrNo,
  secrets: a.yesOrNo,
  maxLength: atLeast(shortestMarkdown),
};
