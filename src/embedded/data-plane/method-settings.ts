import type { MethodSetting, Stage } from '@aws-sdk/client-api-gateway';

/** `pets/{petId}/GET`, however the key of a method's settings is written: with `~1` or slashes, with one in front or not. */
const plainKey = (key: string) => key.replaceAll('~1', '/').replace(/^\/+/, '');

/**
 * What a stage sets for a method: its own settings over those for every method.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/how-to-stage-settings.html
 */
export function settingsOf(
  { methodSettings = {} }: Stage,
  resourcePath: string,
  verb: string,
): Readonly<MethodSetting> {
  const wanted = plainKey(`${resourcePath}/${verb}`);
  const own = Object.entries(methodSettings).find(([key]) => plainKey(key) === wanted)?.[1];
  return { ...methodSettings['*/*'], ...own };
}
