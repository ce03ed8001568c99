import { addressIn, type KindNode, type ListedKind } from '../kinds/kind.js';

/** A thing with the addresses of what it refers to and what stands before it. */
export interface ReferringThing {
  /** What its kind is told apart by. */
  readonly key: string;
  /** As plans and errors name it: `model Pet`. */
  readonly address: string;
  /** The thing itself. */
  readonly node: KindNode;
  /** The addresses of what it refers to and what stands before it. */
  readonly references: readonly string[];
  /** The addresses of what it refers to and what can't stand before it: itself, or what refers to it in a circle. */
  readonly circular: readonly string[];
}

/** Things in an order in which each stands after those that it refers to, as far as they don't go in circles. */
export function withReferencesFirst(
  kind: ListedKind,
  nodes: Readonly<Record<string, KindNode>>,
): readonly ReferringThing[] {
  const byAddress = new Map(Object.entries(nodes).map(([key, node]) => [addressIn(kind, key), { key, node }]));
  const placed = new Map<string, ReferringThing>();
  const visiting = new Set<string>();
  const place = (address: string, { key, node }: { readonly key: string; readonly node: KindNode }): void => {
    if (visiting.has(address)) return;
    visiting.add(address);
    const referred = kind.refersTo?.(node) ?? [];
    for (const other of referred) {
      const thing = byAddress.get(other);
      if (thing !== undefined) place(other, thing);
    }
    const isOther = (one: string) => !one.startsWith(addressIn(kind, ''));
    placed.set(address, {
      key,
      address,
      node,
      references: referred.filter((one) => placed.has(one) || isOther(one)),
      circular: [...new Set(referred)].filter((one) => byAddress.has(one) && !placed.has(one)),
    });
  };
  for (const [address, thing] of byAddress) place(address, thing);
  return [...placed.values()];
}
