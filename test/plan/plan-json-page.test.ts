import { APIGatewayClient } from '@aws-sdk/client-api-gateway';
import { describe, expect, it } from 'vitest';
import { renderPlanJson, tablesOfPlanJson } from '../../scripts/plan-json/page.js';
import { plannedActions } from '../../src/calls/planned-call.js';
import { restApi } from '../../src/definition/rest-api.js';
import { EmbeddedApiGateway } from '../../src/embedded/index.js';
import { ApiGateway } from '../../src/gateway/api-gateway.js';
import { planFormat } from '../../src/plan/plan-json.js';
import { changeKinds } from '../../src/plan/planned-operations.js';
import { changeActions, readPlan } from '../../src/plan/read-plan.js';

const gateway = new ApiGateway(new APIGatewayClient(new EmbeddedApiGateway().clientConfig));
const api = restApi('petstore', { endpointConfiguration: { types: ['REGIONAL'] } });
const plan = await gateway.plan(
  api.define(api.resource('/pets').method('GET').integration().httpProxy('https://backend.example.com/pets')),
);
const json = JSON.parse(JSON.stringify(plan));

// `npm run generate:plan-json` runs this with --update, which writes the file.
it('docs/plan-json.md is what the types say', async () => {
  const vocabulary = {
    actions: changeActions,
    callActions: plannedActions,
    format: planFormat,
    kinds: [...changeKinds].sort(),
  };
  await expect(renderPlanJson(JSON.stringify(plan, null, 2), vocabulary)).toMatchFileSnapshot(
    '../../docs/plan-json.md',
  );
});

describe('the tables of the page', () => {
  const where: Readonly<Record<string, readonly (string | number)[]>> = {
    'The plan': [],
    Basis: ['basis'],
    Estimate: ['estimate'],
    Changes: ['changes', 0],
    Calls: ['calls', 0],
  };
  const tables = tablesOfPlanJson();

  it('say of every member what it is', () => {
    for (const { members } of tables) {
      expect(members.length).toBeGreaterThan(0);
      for (const { name, meaning, type } of members) {
        expect(meaning, name).toMatch(/[.…]$/);
        expect(type, name).not.toBe('');
      }
    }
  });

  const required = tables.flatMap(({ title, members }) =>
    title in where ? members.filter(({ optional }) => !optional).map(({ name }) => [title, name] as const) : [],
  );

  it.each(required)('%s: a plan without its %s is refused', (title, name) => {
    const broken = structuredClone(json);
    let holder = broken;
    for (const step of where[title] ?? []) holder = holder[step];
    expect(holder).toHaveProperty(name);
    delete holder[name];
    expect(() => readPlan(broken)).toThrow(expect.objectContaining({ code: 'plan.unreadable' }));
  });

  it('have every member that a plan has', () => {
    for (const [title, steps] of Object.entries(where)) {
      let holder = json;
      for (const step of steps) holder = holder[step];
      const names = tables.find((table) => table.title === title)?.members.map(({ name }) => name) ?? [];
      expect(Object.keys(holder).filter((name) => !names.includes(name))).toEqual([]);
    }
  });
});
