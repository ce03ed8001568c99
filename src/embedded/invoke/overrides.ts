import { printed, SilentMap } from './template/java-text.js';

/** `$context.requestOverride` and `$context.responseOverride`, for templates to write to. */
export interface Overrides {
  /** With `header`, `querystring` and `path`. */
  readonly requestOverride: SilentMap;
  /** With `header`, and `status` where it was set. */
  readonly responseOverride: SilentMap;
}

export const noOverrides = (): Overrides => new NewOverrides();

/** Made when something looks at them: proxies have no templates. */
class NewOverrides implements Overrides {
  #request: SilentMap | undefined;
  #response: SilentMap | undefined;

  get requestOverride(): SilentMap {
    this.#request ??= new SilentMap([
      ['path', new SilentMap()],
      ['header', new SilentMap()],
      ['querystring', new SilentMap()],
    ]);
    return this.#request;
  }

  get responseOverride(): SilentMap {
    this.#response ??= new SilentMap([['header', new SilentMap()]]);
    return this.#response;
  }
}

/** What templates put into one place of an override, as text. */
export function overriddenValues(override: SilentMap, place: string): readonly (readonly [string, string])[] {
  const values = override.get(place);
  return values instanceof Map ? [...values].map(([name, value]) => [String(name), printed(value)] as const) : [];
}
