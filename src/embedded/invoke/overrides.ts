import { printed, SilentMap } from './template/java-text.js';

/** `$context.requestOverride` and `$context.responseOverride`, for templates to write to. */
export interface Overrides {
  /** With `header`, `querystring` and `path`. */
  readonly requestOverride: SilentMap;
  /** With `header`, and `status` where it was set. */
  readonly responseOverride: SilentMap;
}

export const noOverrides = (): Overrides => ({
  requestOverride: new SilentMap([
    ['path', new SilentMap()],
    ['header', new SilentMap()],
    ['querystring', new SilentMap()],
  ]),
  responseOverride: new SilentMap([['header', new SilentMap()]]),
});

/** What templates put into one place of an override, as text. */
export function overriddenValues(override: SilentMap, place: string): readonly (readonly [string, string])[] {
  const values = override.get(place);
  return values instanceof Map ? [...values].map(([name, value]) => [String(name), printed(value)] as const) : [];
}
