/**
 * Which paths are made, moved and deleted.
 *
 * @module
 */

import type { Problem } from '../errors/errors.js';
import { addressOf, parentPath, pathPart } from '../model/address.js';
import { type IdOrReference, referTo } from '../model/ids.js';
import type { ResourceNode } from '../model/rest-api.js';
import type { Change, ReferringPatchOperation } from './change.js';
import { referencesOfWhole } from './method.js';

/** A resource in the course of the changes. */
interface Place {
  /** Where it was found; absent for one that is made. */
  readonly liveAt?: string;
  readonly id: IdOrReference;
  readonly node: ResourceNode;
}

/** What happens to the paths of an API, and where that leaves what was found. */
export interface ResourcesDifference {
  /** Makes and moves, each after those that it needs. */
  readonly changes: readonly Change<'Resource'>[];
  readonly deletions: readonly Change<'Resource'>[];
  /** By the path that the definition gives it: its id, and the methods that were found. */
  readonly places: ReadonlyMap<string, { readonly id: IdOrReference; readonly live: ResourceNode | undefined }>;
  readonly problems: readonly Problem[];
}

/** What is known of the paths of the live API. */
export interface LiveResources {
  readonly resources: Readonly<Record<string, ResourceNode>>;
  readonly idOf: (path: string) => IdOrReference;
}

/** Compares the paths of a definition with those of the live API. */
export function diffResources(
  desired: Readonly<Record<string, ResourceNode>>,
  live: LiveResources,
  prune: boolean,
): ResourcesDifference {
  const course = new Course(live, prune);
  // The root is always there.
  let waiting = Object.values(desired).filter(({ path }) => path !== '/');
  for (let before = Number.POSITIVE_INFINITY; waiting.length < before; ) {
    before = waiting.length;
    waiting = waiting.filter((resource) => !course.settle(resource, waiting));
  }
  // What is left stands in the way of one another: those paths stay with what is there, from the top.
  const left = waiting.toSorted((one, other) => one.path.length - other.path.length);
  for (const resource of left) course.settle(resource, []);
  return course.finish();
}

/** The paths as they become, change by change. */
class Course {
  readonly #places: Map<string, Place>;
  readonly #prune: boolean;
  readonly #settled = new Set<string>(['/']);
  readonly #changes: Change<'Resource'>[] = [];
  readonly #problems: Problem[] = [];
  /** Where resources were that have moved away, and the address of the change that moved them. */
  readonly #vacated = new Map<string, string>();
  /** Where resources were found that have moved, and the address of the change that moved them. */
  readonly #moved = new Map<string, string>();

  constructor(live: LiveResources, prune: boolean) {
    this.#prune = prune;
    this.#places = new Map(
      Object.values(live.resources).map((node) => [node.path, { liveAt: node.path, id: live.idOf(node.path), node }]),
    );
  }

  /** Brings a path about, unless something that is still `waiting` has to come first; tells whether it did. */
  settle(resource: ResourceNode, waiting: readonly ResourceNode[]): boolean {
    const { path } = resource;
    const parent = parentPath(path) ?? '/';
    if (waiting.some((other) => other.path === parent)) return false;
    const occupant = this.#places.get(path);
    if (occupant !== undefined) {
      if (this.#shallMove(occupant, waiting)) return false;
      this.#settled.add(path);
      return true;
    }
    const rival = this.#rivalOf(path, resource.movedFrom);
    if (rival !== undefined && this.#shallMove(rival.place, waiting)) return false;
    const needs = [parent, ...this.#vacatedBy(path), ...(rival ? this.#needsDeletionOf(rival.path, path) : [])];
    const origin = this.#originOf(resource.movedFrom);
    if (origin === undefined) this.#create(resource, needs);
    else this.#move(resource, origin[0], origin[1], needs);
    this.#settled.add(path);
    return true;
  }

  finish(): ResourcesDifference {
    return {
      changes: this.#changes,
      deletions: this.#prune ? this.#deletions() : [],
      places: new Map(
        [...this.#places].map(([path, { id, node, liveAt }]) => [
          path,
          { id, live: liveAt === undefined ? undefined : node },
        ]),
      ),
      problems: this.#problems,
    };
  }

  #create(resource: ResourceNode, needs: readonly string[]): void {
    const { path } = resource;
    this.#places.set(path, { id: referTo(addressOf.resource(path)), node: resource });
    this.#changes.push({
      action: 'create',
      kind: 'Resource',
      address: addressOf.resource(path),
      path,
      after: resource,
      needs,
      frees: [],
    });
  }

  #move(resource: ResourceNode, from: string, place: Place, needs: readonly string[]): void {
    const { path } = resource;
    const address = addressOf.resource(path);
    this.#changes.push({
      action: 'move',
      kind: 'Resource',
      address,
      path,
      before: place.node,
      after: resource,
      patches: [this.#movingOperations(from, path)],
      needs,
      frees: [],
    });
    for (const [old, moving] of [...this.#places]) {
      if (old !== from && !old.startsWith(`${from}/`)) continue;
      this.#places.delete(old);
      this.#places.set(path + old.slice(from.length), moving);
      if (moving.liveAt !== undefined) this.#moved.set(moving.liveAt, address);
    }
    this.#vacated.set(from, address);
  }

  #movingOperations(from: string, to: string): readonly ReferringPatchOperation[] {
    const [oldParent, newParent] = [parentPath(from) ?? '/', parentPath(to) ?? '/'];
    const [oldPart, newPart] = [pathPart(from), pathPart(to)];
    const parentId = this.#places.get(newParent)?.id;
    const operations: ReferringPatchOperation[] = [];
    if (oldParent !== newParent && parentId !== undefined) {
      operations.push({ op: 'replace', path: '/parentId', value: parentId });
    }
    if (oldPart !== newPart) operations.push({ op: 'replace', path: '/pathPart', value: newPart });
    // Operations are made one after the other: on the way no sibling may have the same name.
    const clashes = this.#places.has(join(newParent, oldPart));
    return clashes ? operations.reverse() : operations;
  }

  /** Whether one of `others` takes the resource elsewhere. */
  #shallMove(place: Place, others: readonly ResourceNode[]): boolean {
    return place.liveAt !== undefined && others.some(({ movedFrom }) => movedFrom === place.liveAt);
  }

  /** Where the resource is by now that was found at a path, unless it is to stay there. */
  #originOf(movedFrom: string | undefined): readonly [path: string, place: Place] | undefined {
    if (movedFrom === undefined) return undefined;
    return [...this.#places].find(([path, { liveAt }]) => liveAt === movedFrom && !this.#settled.has(path));
  }

  /** A resource beside `path` that has a path variable, as `path` has: the service allows one. */
  #rivalOf(path: string, movedFrom: string | undefined): { readonly path: string; readonly place: Place } | undefined {
    if (!isVariable(path)) return undefined;
    const parent = parentPath(path);
    const rival = [...this.#places].find(
      ([other, { liveAt }]) =>
        parentPath(other) === parent && isVariable(other) && (movedFrom === undefined || liveAt !== movedFrom),
    );
    return rival && { path: rival[0], place: rival[1] };
  }

  #needsDeletionOf(rival: string, path: string): readonly string[] {
    if (this.#prune && !this.#settled.has(rival)) return [addressOf.resource(rival)];
    this.#problems.push({
      code: 'diff.sibling-variable',
      address: addressOf.resource(path),
      message: `'${rival}' is there already, and API Gateway allows one path variable among the resources below one path.`,
      hint: `Rename it with movedFrom('${rival}'), or delete it with { prune: true }.`,
    });
    return [];
  }

  #vacatedBy(path: string): readonly string[] {
    const address = this.#vacated.get(path);
    return address === undefined ? [] : [address];
  }

  /** The highest resources that the definition doesn't speak of; what is below them goes with them. */
  #deletions(): readonly Change<'Resource'>[] {
    return [...this.#places]
      .filter(([path]) => !this.#settled.has(path) && this.#settled.has(parentPath(path) ?? '/'))
      .map(([path, { node, liveAt }]) => ({
        action: 'delete',
        kind: 'Resource',
        address: addressOf.resource(path),
        path,
        before: node,
        ...this.#takenWith(path),
        // What moves out of it must be out before it goes.
        needs: [...this.#moved].filter(([from]) => from.startsWith(`${liveAt}/`)).map(([, address]) => address),
        frees: [...this.#places]
          .filter(([other]) => other === path || other.startsWith(`${path}/`))
          .flatMap(([, place]) => Object.values(place.node.methods).flatMap(referencesOfWhole)),
      }));
  }
  /** The methods of a resource that goes, and everything below it. */
  #takenWith(path: string): Pick<Change, 'takes'> {
    const takes = [...this.#places]
      .filter(([other]) => other === path || other.startsWith(`${path}/`))
      .sort(([left], [right]) => (left < right ? -1 : 1))
      .flatMap(([other, { node }]) => [
        ...(other === path ? [] : [addressOf.resource(other)]),
        ...Object.keys(node.methods).map((verb) => addressOf.method(other, verb)),
      ]);
    return takes.length === 0 ? {} : { takes };
  }
}

function isVariable(path: string): boolean {
  return pathPart(path).startsWith('{');
}

function join(parent: string, part: string): string {
  return parent === '/' ? `/${part}` : `${parent}/${part}`;
}
