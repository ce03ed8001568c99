import type { MethodSetting, Stage } from '@aws-sdk/client-api-gateway';

/** `pets/{petId}/GET`, however the key of a method's settings is written: with `~1` or slashes, with one in front or not. */
export const plainMethodKey = (key: string) => key.replaceAll('~1', '/').replace(/^\/+/, '');

/** What a stage sets for a method alone. */
export function methodSettingsOf(
  { methodSettings = {} }: Stage,
  resourcePath: string,
  verb: string,
): Readonly<MethodSetting> | undefined {
  const wanted = plainMethodKey(`${resourcePath}/${verb}`);
  return Object.entries(methodSettings).find(([key]) => plainMethodKey(key) === wanted)?.[1];
}

/**
 * What a stage sets for a method: its own settings over those for every method.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/how-to-stage-settings.html
 */
export function settingsOf(stage: Stage, resourcePath: string, verb: string): Readonly<MethodSetting> {
  if (Object.keys(stage.methodSettings ?? {}).length === 0) return nothingSet;
  return { ...stage.methodSettings?.['*/*'], ...methodSettingsOf(stage, resourcePath, verb) };
}

const nothingSet: Readonly<MethodSetting> = Object.freeze({});
