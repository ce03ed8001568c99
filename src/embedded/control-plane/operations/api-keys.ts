import type { ApiKey } from '@aws-sdk/client-api-gateway';
import { badRequest, conflict, notFound } from '../../faults.js';
import type { HeldApiKey } from '../account-entities.js';
import type { Context, Operations } from '../context.js';
import { pageOf } from '../paging.js';
import { asBoolean, type Patch, patchesOf, refuseUnless } from '../patching.js';
import { readApiKeyFile } from './api-key-file.js';
import { checkTags, withTags } from './tagged.js';

const shortestValue = 20;
const longestValue = 128;
const longestDescription = 125_000;
const longestName = 1_024;
const largestPage = 500;

const patchPaths = {
  replace: ['/description', '/enabled', '/name', '/customerId'],
  add: ['/stages', '/labels'],
  remove: ['/stages', '/labels'],
};

/** ApiKey: who may call, and how the service knows them. */
export const apiKeys = {
  CreateApiKey(context, { name, description, enabled = false, value, customerId, stageKeys = [], tags }) {
    checkTags(tags);
    const wanted = {
      // An empty name is none.
      name: name || undefined,
      description,
      enabled,
      value,
      customerId,
      stageKeys: stageKeys.map(({ restApiId, stageName }) => `${restApiId}/${stageName}`),
      tags,
    };
    const key = newKey(context, wanted, valuesOf(context));
    context.state.apiKeys.set(key.id, key);
    return key;
  },

  GetApiKey(context, { apiKey, includeValue }) {
    return withTags(seen(apiKeyOf(context, apiKey), includeValue));
  },

  GetApiKeys({ state }, { position, limit = 0, nameQuery, customerId, includeValues }) {
    // The newest comes first.
    const keys = [...state.apiKeys.values()]
      .reverse()
      .filter(
        (key) =>
          (!nameQuery || key.name?.startsWith(nameQuery) === true) &&
          (customerId === undefined || key.customerId === customerId),
      );
    // This list alone takes a limit out of range: one below is none, one above is the largest.
    const { items, position: next } = pageOf(keys, {
      position,
      limit: limit < 1 ? undefined : Math.min(limit, largestPage),
    });
    return { items: items.map((key) => seen(key, includeValues)), position: next };
  },

  UpdateApiKey(context, { apiKey, patchOperations }) {
    const key = patchesOf(patchOperations).reduce(patched, apiKeyOf(context, apiKey));
    const updated = { ...key, lastUpdatedDate: context.date() };
    context.state.apiKeys.set(key.id, updated);
    return withTags(seen(updated));
  },

  DeleteApiKey(context, { apiKey }) {
    const { id } = apiKeyOf(context, apiKey);
    context.state.apiKeys.delete(id);
    for (const [planId, held] of context.state.usagePlans) {
      if (!held.keys.has(id)) continue;
      context.state.usagePlans.set(planId, { ...held, keys: new Set([...held.keys].filter((key) => key !== id)) });
    }
    return {};
  },

  ImportApiKeys(context, { body, format, failOnWarnings = false }) {
    const { rows, warnings } = readApiKeyFile(body, format);
    const plansOf = (planIds: readonly string[]) =>
      planIds.flatMap((planId) => {
        const plan = context.state.usagePlans.get(planId);
        if (!plan) warnings.push(`Unable to add API Key to usage plan '${planId}': Invalid Usage Plan ID specified`);
        return plan ? [[planId, plan] as const] : [];
      });
    const wanted = rows.map((row) => ({ row, plans: plansOf(row.usagePlanIds) }));
    if (failOnWarnings && warnings.length > 0) throw badRequest(`Failed to import API Keys: ${warnings.join('; ')}`);
    const taken = valuesOf(context);
    const made = wanted.map(({ row: { usagePlanIds: _, ...described }, plans }) => {
      const key = newKey(context, { ...described, stageKeys: [] }, taken);
      taken.add(key.value);
      return { key, plans };
    });
    const joining = new Map<string, string[]>();
    for (const { key, plans } of made) {
      context.state.apiKeys.set(key.id, key);
      for (const [planId] of plans) {
        const ids = joining.get(planId) ?? [];
        ids.push(key.id);
        joining.set(planId, ids);
      }
    }
    for (const [planId, ids] of joining) {
      const held = context.state.usagePlans.get(planId);
      if (held) context.state.usagePlans.set(planId, { ...held, keys: new Set([...held.keys, ...ids]) });
    }
    return { ids: made.map(({ key }) => key.id), warnings };
  },
} satisfies Operations;

/** The key, or the service's refusal. */
export function apiKeyOf({ state }: Context, id: string | undefined): HeldApiKey {
  const key = state.apiKeys.get(id ?? '');
  if (!key) throw notFound('Invalid API Key identifier specified');
  return key;
}

/** The values of all keys of the account. */
const valuesOf = ({ state }: Context): Set<string | undefined> =>
  new Set([...state.apiKeys.values()].map(({ value }) => value));

/** A key that can be kept beside those whose values are taken. */
function newKey(
  context: Context,
  wanted: Omit<ApiKey, 'id' | 'createdDate' | 'lastUpdatedDate'>,
  taken: ReadonlySet<string | undefined>,
): HeldApiKey {
  checkName(wanted.name);
  // An empty value is none: the service makes one.
  const value = wanted.value || context.newId(40);
  if (value.length < shortestValue) {
    throw badRequest(`API Key value should be at least ${shortestValue} characters`);
  }
  if (value.length > longestValue) throw badRequest(`API Key value exceeds maximum size of ${longestValue} characters`);
  checkDescription(wanted.description);
  if (taken.has(value)) throw conflict('API Key already exists');
  const date = context.date();
  return { ...wanted, id: context.newId(10), value, createdDate: date, lastUpdatedDate: date };
}

/** A key as it is read: its value only on request. */
function seen({ value, ...key }: HeldApiKey, includeValue = false): ApiKey {
  return { ...key, ...(includeValue ? { value } : {}) };
}

function patched(key: HeldApiKey, patch: Patch): HeldApiKey {
  refuseUnless(patch, patchPaths);
  const { op, path, value = '' } = patch;
  switch (path) {
    case '/enabled':
      return { ...key, enabled: asBoolean(value) };
    case '/description':
      checkDescription(value);
      return { ...key, description: value };
    case '/name':
      checkName(value);
      return { ...key, name: value };
    case '/customerId':
      return { ...key, customerId: value };
    case '/stages': {
      const others = (key.stageKeys ?? []).filter((stage) => stage !== value);
      return { ...key, stageKeys: op === 'add' ? [...others, value] : others };
    }
    default:
      return key; // Labels are taken, but nothing shows them.
  }
}

function checkName(name: string | undefined): void {
  if ((name?.length ?? 0) > longestName)
    throw badRequest(`Invalid API Key name, can be at most ${longestName} characters.`);
}

function checkDescription(description: string | undefined): void {
  if ((description?.length ?? 0) > longestDescription) throw badRequest('Invalid API Key description specified.');
}
