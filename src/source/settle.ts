/**
 * A model's statements, as the builder takes them.
 *
 * @module
 */

import type { RestApiDefinition } from '../definition/definition.js';
import { DefinitionError } from '../definition/definition-error.js';
import { addressOf } from '../model/address.js';
import type { RestApiNode } from '../model/rest-api.js';
import { camelCase, Identifiers } from './identifiers.js';
import { Reference } from './layout.js';
import { accepted, importOf, Running } from './running.js';
import { withDefaults } from './shared-steps.js';
import { type Gap, type Statement, statementsOf } from './statements.js';
import type { Telling } from './steps.js';
import { thingTellings } from './thing-steps.js';
import { nodesOf, ThingWriter, type ToldThings } from './things.js';

/** A model's statements, with what they define. */
export interface Settled {
  readonly identifiers: Identifiers;
  /** The API without its routes; everything else refers to it. */
  readonly api: Statement;
  readonly links: readonly (Statement | Gap)[];
  readonly rest: readonly (Statement | Gap)[];
  /** Puts the routes into the API. */
  readonly definition: Statement;
  readonly defined: RestApiDefinition;
  readonly writer: ThingWriter;
  readonly running: Running;
  /** The addresses of routes that break a rule: the compiler may refuse them, too. */
  readonly unchecked: ReadonlySet<string>;
}

/** How a model is told, and whether what most routes say is said once. */
export interface SettleOptions extends Telling {
  readonly shares: boolean;
}

/** Switches off the rules that the model breaks, until the builder takes it. */
export function settle(model: RestApiNode, told: ToldThings, telling: SettleOptions): Settled {
  const rules = new Set<string>();
  const broken = new Set<string>();
  for (;;) {
    const running = new Running();
    const identifiers = new Identifiers(importsOf(told));
    const name = identifiers.claim('api');
    const definitionName = isAlone(told) ? name : identifiers.claimFree(nameOf(model), 'definition');
    const writer = new ThingWriter(identifiers, telling, (statement) => accepted(running, statement));
    writer.links(told.things);
    const links = writer.taken();
    const { constants } = writer;
    const each = statementsOf(model, [...rules].sort(), { ...telling, constants }, identifiers, name);
    const { api, rest } = telling.shares ? withDefaults(each) : each;
    const routes = rest.flatMap((one) => (one.steps !== undefined && one.use === 'route' ? [one] : []));
    const definition: Statement = {
      name: definitionName,
      root: api.name,
      steps: [{ name: 'define', parameters: routes.map(({ name }) => new Reference(name)) }],
      address: addressOf.restApi,
      use: 'listed',
    };
    try {
      running.run(api);
      for (const one of rest) if (one.steps !== undefined) running.run(one);
      const defined = running.run(definition) as RestApiDefinition;
      const unchecked = new Set(routes.map(({ address }) => address).filter((route) => broken.has(route)));
      return { identifiers, api, links, rest, definition, defined, writer, running, unchecked };
    } catch (error) {
      if (!(error instanceof DefinitionError)) throw error;
      const known = rules.size;
      for (const { code, address } of error.problems) {
        rules.add(code);
        broken.add(address.split(' ', 2).join(' '));
      }
      if (rules.size === known) throw error;
    }
  }
}

/** What a definition is called: as its API. */
function nameOf({ name }: RestApiNode): string {
  return camelCase(name, 32)?.replace(/^_/, 'api') ?? 'definition';
}

/** Whether nothing refers to the definition. */
function isAlone(told: ToldThings): boolean {
  return nodesOf(told).size === 0;
}

/** What else than `restApi` a module with some things imports: nothing in it can be called that. */
function importsOf({ things }: ToldThings): readonly string[] {
  const begun = Object.entries(thingTellings).flatMap(([list, { begin }]) => {
    // The seam: the things of a list are told by the row of that list.
    const [node] = Object.values(things[list as keyof typeof thingTellings]);
    return node === undefined ? [] : [importOf(begin(node as never, '', { explicit: false }))];
  });
  return Object.keys(things.basePathMappings).length > 0 ? [...begun, 'domainName'] : begun;
}
