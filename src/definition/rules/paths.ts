/** Rules of the paths of resources. @module */

import { addressOf, methodMeant, parentPath, pathPart } from '../../model/address.js';
import { refuse } from '../refusals.js';
import { type Draft, type Finding, rule, see } from './rule.js';

function* segmentsOf({ paths }: Draft): Iterable<{ readonly path: string; readonly segment: string }> {
  for (const path of paths.keys())
    if (path !== '/' && path.length <= longestPath) yield { path, segment: pathPart(path) };
}

/** The service's limit for a request line and headers together. */
export const longestPath = 10_240;

const allPaths = ({ paths }: Draft): readonly string[] => [...paths].flatMap(([path, former]) => [path, ...former]);

/** What a segment that isn't a variable is made of. */
export const literalSegment = /^[\w.:$,-]+$/;

const isVariable = (segment: string): boolean => segment.startsWith('{') && segment.endsWith('}');

const variableName = (segment: string): string => segment.slice(1, -1).replace(/\+$/, '');

/** What a segment should have been that is written as other frameworks write variables. */
function variableHint(segment: string): string {
  const [, name] = /^<(?:\w+:)?([\w-]+)>$|^\[([\w-]+)\]$/.exec(segment)?.filter(Boolean) ?? [];
  if (name !== undefined) return `Did you mean '{${name}}'?`;
  return /^(?:\*+|\[\.\.\.[\w-]+\])$/.test(segment)
    ? "Did you mean '{proxy+}'?"
    : 'Letters, digits and . _ : $ - are possible.';
}

/** The rules of paths. */
export const pathRules = [
  rule({
    id: 'definition.path-length',
    level: 'error',
    summary: `A path has at most ${longestPath} characters: no request with a longer one reaches the service.`,
    see: see.quotas,
    *check(draft): Iterable<Finding> {
      for (const path of allPaths(draft)) {
        if (path.length <= longestPath) continue;
        yield {
          address: `${path.slice(0, 80)}…`,
          message: `This path has ${path.length} characters, and a request line and its headers have ${longestPath} at most.`,
        };
      }
    },
  }),
  rule({
    id: 'definition.path',
    level: 'error',
    summary: "A path starts with '/', doesn't end in one, and has no empty segment.",
    see: see.resource,
    *check(draft): Iterable<Finding> {
      for (const path of allPaths(draft)) {
        if (path === '/') continue;
        const address = addressOf.resource(path);
        if (!path.startsWith('/')) {
          const meant = methodMeant(path);
          const refusal =
            meant === undefined
              ? refuse('pathWithoutSlash', { path })
              : refuse('routeForPath', { path: meant.path, verb: meant.httpMethod });
          yield { address, ...refusal };
        } else if (path.includes('//')) {
          yield { address, ...refuse('emptySegment', {}) };
        } else if (path.endsWith('/')) {
          yield { address, ...refuse('pathEndsInSlash', {}, `Did you mean '${path.slice(0, -1)}'?`) };
        }
      }
    },
  }),
  rule({
    id: 'definition.path-part',
    level: 'error',
    summary:
      "A segment is made of letters, digits and . _ : $ - , or it is a variable: '{petId}', or '{proxy+}' at the end.",
    see: see.resource,
    *check(draft): Iterable<Finding> {
      for (const { path, segment } of segmentsOf(draft)) {
        if (segment === '' || literalSegment.test(segment) || /^\{[\w.:$,-]+\+?\}$/.test(segment)) continue;
        yield {
          address: addressOf.resource(path),
          ...(/[{}]/.test(segment)
            ? refuse('braceInside', { segment })
            : {
                message: `The service doesn't take '${segment}' as a segment of a path.`,
                hint: variableHint(segment),
              }),
        };
      }
    },
  }),
  rule({
    id: 'definition.path-part-comma',
    level: 'warning',
    summary: 'A comma in a segment is documented as possible, and refused by older parts of the service.',
    see: see.knownIssues,
    *check(draft): Iterable<Finding> {
      for (const { path, segment } of segmentsOf(draft)) {
        if (!segment.includes(',')) continue;
        yield { address: addressOf.resource(path), message: `The service may refuse the comma in '${segment}'.` };
      }
    },
  }),
  rule({
    id: 'definition.path-colon',
    level: 'warning',
    summary: "A segment that starts with ':' is a text like any other: a variable is written '{petId}'.",
    see: see.resource,
    *check(draft): Iterable<Finding> {
      for (const { path, segment } of segmentsOf(draft)) {
        const [, name] = /^:([\w.$-]+)$/.exec(segment) ?? [];
        if (name === undefined) continue;
        yield {
          address: addressOf.resource(path),
          message: `'${segment}' isn't a variable here: callers would have to write the colon.`,
          hint: `Did you mean '{${name}}'?`,
        };
      }
    },
  }),
  rule({
    id: 'definition.greedy-child',
    level: 'error',
    summary: "Nothing comes after a variable that takes the whole rest of a path, like '{proxy+}'.",
    see: see.resource,
    *check(draft): Iterable<Finding> {
      for (const path of draft.paths.keys()) {
        const parent = parentPath(path);
        if (parent === undefined || !parent.endsWith('+}')) continue;
        yield { address: addressOf.resource(path), ...refuse('afterGreedy', { segment: pathPart(parent) }) };
      }
    },
  }),
  rule({
    id: 'definition.path-variable-twice',
    level: 'error',
    summary: 'A variable is only once in a path.',
    see: see.resource,
    *check(draft): Iterable<Finding> {
      for (const { path, segment } of segmentsOf(draft)) {
        if (!isVariable(segment)) continue;
        const [above = '', name] = [parentPath(path), variableName(segment)];
        if (!above.includes(`/{${name}}`) && !above.includes(`/{${name}+}`)) continue;
        yield { address: addressOf.resource(path), ...refuse('variableTwice', { variable: variableName(segment) }) };
      }
    },
  }),
  rule({
    id: 'definition.sibling-variables',
    level: 'error',
    summary: 'Of the paths right below another one, only one is a variable.',
    see: see.resource,
    *check(draft): Iterable<Finding> {
      const seen = new Map<string, string>();
      for (const { path, segment } of segmentsOf(draft)) {
        const parent = parentPath(path);
        if (parent === undefined || !isVariable(segment)) continue;
        const other = seen.get(parent);
        if (other === undefined) seen.set(parent, segment);
        else {
          yield {
            address: addressOf.resource(path),
            message: `'${parent}' has two variables right below it: '${other}' and '${segment}'.`,
            hint: 'Give both the same name.',
          };
        }
      }
    },
  }),
  rule({
    id: 'definition.moved-from',
    level: 'error',
    summary: 'A resource has been at one path before, and no two at the same.',
    see: see.resource,
    *check({ paths }): Iterable<Finding> {
      const seen = new Map<string, string>();
      for (const [path, former] of paths) {
        const address = addressOf.resource(path);
        if (former.length > 1) {
          yield { address, message: `This resource is said to come from more than one path: ${former.join(' and ')}.` };
        }
        if (path === '/' && former.length > 0) {
          yield { address, message: "The root can't be moved." };
        }
        for (const old of former) {
          const other = seen.get(old);
          if (other !== undefined) yield { address, message: `'${other}' is said to come from '${old}' as well.` };
          seen.set(old, path);
        }
      }
    },
  }),
  rule({
    id: 'definition.reserved-path',
    level: 'warning',
    summary: "Behind a custom domain name the service answers '/ping' and '/sping' itself.",
    see: see.knownIssues,
    *check({ paths }): Iterable<Finding> {
      for (const path of ['/ping', '/sping']) {
        if (!paths.has(path)) continue;
        yield { address: path, message: `Behind a custom domain name the service answers '${path}' itself.` };
      }
    },
  }),
] as const;
