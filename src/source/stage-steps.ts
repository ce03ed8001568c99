/**
 * What a stage says, as the steps of a builder that say it.
 *
 * @module
 */

import { type MethodSettingValues, normalCanary, type StageNode, stageDefaults } from '../kinds/stage.js';
import { methodSettings } from '../patch/between/method-settings.js';
import { isSameData, mapValues, membersOf, ownEntry, withoutUndefined } from '../plain.js';
import type { Members, Step, Value } from './layout.js';

/** Whose settings those are that every method without settings of its own has. */
const defaultKey = '*/*';

type Settings = Readonly<Record<string, unknown>>;

/** What the service has for a setting that nobody has said; of throttles: the account's own. */
const serviceSettings: Settings = Object.fromEntries(
  methodSettings.map(({ member, rule }) => [member, rule.default ?? rule.readsUnset?.[0]]),
);

/** What a setting is where a stage leaves it out: what its default says, else what the service says. */
function inherited(key: string, all: Readonly<Record<string, Settings>>): Settings {
  return key === defaultKey ? serviceSettings : { ...serviceSettings, ...ownEntry(all, defaultKey) };
}

/** The settings that a stage wouldn't have anyway. */
function ownSettings(node: StageNode): Readonly<Record<string, Settings>> {
  const all = (node.methodSettings ?? {}) as Readonly<Record<string, Settings>>;
  return mapValues(all, (settings, key) => {
    const anyway = inherited(key, all);
    return Object.fromEntries(
      Object.entries(settings).filter(([name, value]) => value !== undefined && value !== anyway[name]),
    );
  });
}

/** A stage in the one way in which stages are told: without its canary's deployment, or a setting that it has anyway. */
export function toldStage({ canarySettings, ...node }: StageNode): StageNode {
  const { deploymentId: _, ...canary } = canarySettings ?? {};
  return withoutUndefined<StageNode>({
    ...node,
    methodSettings: node.methodSettings && ownSettings(node),
    canarySettings: canarySettings && { ...canary, percentTraffic: canary.percentTraffic ?? 0 },
  });
}

/** A key of method settings as people write it: `GET /pets` for `~1pets/GET`. */
function routeOf(key: string): string {
  if (key === defaultKey) return key;
  const cut = key.lastIndexOf('/');
  const path = key.slice(0, cut).replaceAll('~1', '/').replaceAll('~0', '~');
  return `${key.slice(cut + 1)} ${path}`;
}

/** The steps from a definition to one of its stages. */
export function stageSteps(node: StageNode, { explicit }: { readonly explicit: boolean }): readonly Step[] {
  const { stageName, kind: _, methodSettings: __, canarySettings, cacheClusterEnabled, ...rest } = toldStage(node);
  const options = {
    ...rest,
    // A size switches the cache on.
    cacheClusterEnabled: rest.cacheClusterSize === undefined || explicit ? cacheClusterEnabled : undefined,
    accessLogSettings: rest.accessLogSettings && {
      destinationArn: rest.accessLogSettings.destinationArn,
      format: rest.accessLogSettings.format,
    },
  };
  const told = Object.entries(explicit ? { ...stageDefaults, ...withoutUndefined(options) } : options).filter(
    ([name, value]) =>
      value !== undefined &&
      value !== '' &&
      !isSameData(value, {}) &&
      (explicit || !isSameData(value, membersOf(stageDefaults)[name])),
  );
  const all = (node.methodSettings ?? {}) as Readonly<Record<string, Settings>>;
  const settings = explicit ? mapValues(all, (own, key) => ({ ...inherited(key, all), ...own })) : ownSettings(node);
  return [
    { name: 'stage', parameters: told.length === 0 ? [stageName] : [stageName, Object.fromEntries(told) as Members] },
    ...Object.entries(settings).map(([key, values]) => ({
      name: 'methodSettings',
      parameters: [routeOf(key), orderedSettings(values)],
    })),
    ...(canarySettings === undefined ? [] : [{ name: 'canary', parameters: [canaryOf(canarySettings)] }]),
  ];
}

/** In the order of the service's documents; an account's own throttles aren't the stage's. */
function orderedSettings(values: Settings): Members {
  return Object.fromEntries(
    methodSettings.flatMap(({ member, rule }): readonly (readonly [string, Value])[] => {
      const value = values[member] as MethodSettingValues[keyof MethodSettingValues];
      return value === undefined || value === rule.readsUnset?.[0] ? [] : [[member, value]];
    }),
  );
}

function canaryOf(canary: NonNullable<StageNode['canarySettings']>): Members {
  const { deploymentId: _, percentTraffic = 0, ...others } = normalCanary(canary);
  return { percentTraffic, ...others };
}
