import { didYouMean } from '../../errors/near.js';
/** Rules that come before the service's own: that members exist, and hold values of the right shape. @module */

import { addressIn, type Kind, type Shape } from '../../kinds/kind.js';
import { methodKind } from '../../kinds/method.js';
import { forEachPart } from '../../kinds/parts.js';
import { clearableSettings, type RestApiSettings, restApiKind } from '../../kinds/rest-api.js';
import { addressOf } from '../../model/address.js';
import { listedNodes } from '../../model/rest-api.js';
import { isRecord, membersOf, ownEntry } from '../../plain.js';
import { type Draft, type Finding, rule, see } from './rule.js';
import { ruleLevels } from './rule-level.js';

const holds: Readonly<Record<Shape, (value: unknown) => boolean>> = {
  text: (value) => typeof value === 'string',
  boolean: (value) => typeof value === 'boolean',
  number: (value) => typeof value === 'number',
  texts: (value) => Array.isArray(value) && value.every(holds.text),
  'texts by name': (value) => isRecord(value) && Object.values(value).every((member) => holds.text(member)),
  'booleans by name': (value) => isRecord(value) && Object.values(value).every((member) => holds.boolean(member)),
  members: isRecord,
  'name or id': (value) => isRecord(value) && holds.text('id' in value ? value['id'] : value['name']),
  'list of members': (value) => Array.isArray(value) && value.every(isRecord),
};

/** A node, or an object inside one, and what its members are the members of. */
interface Place {
  readonly address: string;
  readonly kind: string;
  readonly node: object;
  readonly members: Readonly<Record<string, Shape>>;
  readonly required: readonly string[];
}

/** What stands inside nodes, by the member that holds it. */
const inside: Readonly<Record<string, Readonly<Record<string, Shape>>>> = {
  endpointConfiguration: { types: 'texts', ipAddressType: 'text', vpcEndpointIds: 'texts' },
  tlsConfig: { insecureSkipVerification: 'boolean' },
};

function placeOf(address: string, kind: Kind, node: object): readonly Place[] {
  const own: Place = { address, kind: kind.kind, node, members: kind.members, required: kind.required ?? [] };
  return [
    own,
    ...Object.entries(inside).flatMap(([member, members]): readonly Place[] => {
      const value = membersOf(node)[member];
      return isRecord(value) ? [{ address, kind: member, node: value, members, required: [] }] : [];
    }),
  ];
}

/** The settings but for those that `null` clears: elsewhere `null` is a value like any other wrong one. */
function withoutCleared(settings: RestApiSettings): object {
  const cleared: readonly string[] = clearableSettings;
  return Object.fromEntries(
    Object.entries(settings).filter(([name, value]) => value !== null || !cleared.includes(name)),
  );
}

/** Everything that has members. */
export function placesOf({ api, methods }: Draft): readonly Place[] {
  return [
    ...placeOf(addressOf.restApi, restApiKind, { name: api.name, ...withoutCleared(api.settings) }),
    ...listedNodes(api).flatMap(([kind, node, key]) => placeOf(addressIn(kind, key), kind, node)),
    ...methods.flatMap(({ address, method }) => {
      const places = [...placeOf(address, methodKind, method)];
      forEachPart(methodKind, method, (kind, part) => places.push(...placeOf(address, kind, part)));
      return places;
    }),
  ];
}

interface Member {
  readonly address: string;
  readonly name: string;
  readonly value: unknown;
  /** What the member holds; none when the kind has no such member. */
  readonly shape: Shape | undefined;
  readonly known: readonly string[];
}

function* membersOfDraft(draft: Draft): Iterable<Member> {
  for (const { address, node, members: shapes, required } of placesOf(draft)) {
    const missing = required.filter((name) => !Object.hasOwn(node, name));
    const members = [...Object.entries(node), ...missing.map((name): [string, unknown] => [name, undefined])];
    for (const [name, value] of members) {
      if (name === 'kind') continue;
      const shape = ownEntry(shapes, name);
      yield { address, name, value, shape, known: Object.keys(shapes) };
    }
  }
}

/** The rules of what can be read at all: what they find isn't looked at by the other rules. */
export const shapeRules = [
  rule({
    id: 'definition.route',
    level: 'error',
    summary: 'What is defined are routes: a path, a verb and an integration.',
    see: see.integration,
    *check({ strangers }): Iterable<Finding> {
      for (const address of strangers) {
        yield {
          address,
          message: "This isn't a route.",
          hint: "A route is a path, a verb and an integration: api.resource('/pets').method('GET').integration().mock().",
        };
      }
    },
  }),
  rule({
    id: 'definition.member-value',
    level: 'error',
    summary: 'Members hold what they are for (text, a number, …), and those that must be there are.',
    see: see.restApi,
    *check(draft): Iterable<Finding> {
      for (const { address, name, value, shape } of membersOfDraft(draft)) {
        if (shape !== undefined && !holds[shape](value)) yield { address, message: `'${name}' takes ${takes[shape]}.` };
      }
    },
  }),
] as const;

/** The rules of which members there are. */
export const memberRules = [
  rule({
    id: 'definition.member',
    level: 'error',
    summary: 'Members are those that the service has, and rules that are switched those that there are.',
    see: see.restApi,
    *check(draft): Iterable<Finding> {
      for (const { address, name, shape, known } of membersOfDraft(draft)) {
        if (shape !== undefined) continue;
        yield { address, message: `The service has no member '${name}' here.`, hint: didYouMean(name, known) };
      }
      for (const { address, oddOptions } of draft.methods) {
        for (const { step, option, known } of oddOptions) {
          yield option === undefined
            ? { address, message: `.${step}(…) takes an object here.`, hint: `Its members: ${known.join(', ')}.` }
            : { address, message: `.${step}(…) has no option '${option}'.`, hint: didYouMean(option, known) };
        }
      }
      for (const [id, level] of Object.entries(draft.rules)) {
        if (!draft.ruleIds.includes(id)) {
          yield {
            address: addressOf.restApi,
            message: `There is no rule '${id}'.`,
            hint: didYouMean(id, draft.ruleIds) ?? "The rules' ids are the codes of the problems that they find.",
          };
        } else if (!ruleLevels.includes(level)) {
          yield { address: addressOf.restApi, message: `The rule '${id}' takes 'off', 'warning' or 'error'.` };
        }
      }
    },
  }),
] as const;

const takes: Readonly<Record<Shape, string>> = {
  text: 'a string',
  boolean: 'true or false',
  number: 'a number',
  texts: 'a list of strings',
  'texts by name': 'an object whose values are strings',
  'booleans by name': 'an object whose values are true or false',
  members: 'an object',
  'name or id': 'a name, or an object with an id',
  'list of members': 'a list of objects',
};
