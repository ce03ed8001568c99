import { addressOf } from '../model/address.js';
import type { ModelNode } from '../model/rest-api.js';

/** A model with the addresses of the models that its schema refers to and that stand before it. */
export interface ReferringModel {
  readonly model: ModelNode;
  readonly references: readonly string[];
}

/** Models in an order in which each stands after those that its schema refers to, as far as they don't go in circles. */
export function withReferencesFirst(models: Readonly<Record<string, ModelNode>>): readonly ReferringModel[] {
  const placed = new Map<string, ReferringModel>();
  const visiting = new Set<string>();
  const place = (model: ModelNode): void => {
    if (visiting.has(model.name)) return;
    visiting.add(model.name);
    const names = namesIn(model.schema ?? '').filter((name) => Object.hasOwn(models, name));
    for (const name of names) {
      const referred = models[name];
      if (referred !== undefined) place(referred);
    }
    const references = names.filter((name) => placed.has(name)).map((name) => addressOf.model(name));
    placed.set(model.name, { model, references });
  };
  for (const model of Object.values(models)) place(model);
  return [...placed.values()];
}

/** A schema refers to another model by `https://apigateway.amazonaws.com/restapis/{id}/models/{name}`. */
function namesIn(schema: string): readonly string[] {
  return [...schema.matchAll(/\/restapis\/[^/"]+\/models\/(\w+)/g)].flatMap(([, name]) => name ?? []);
}
