import type { PatchTable } from '../rule.js';
import { count, json, nonEmptyText, quotaPeriod, rate, text } from '../values.js';

/** The patches of `UpdateUsagePlan`. */
export const usagePlan = {
  operation: 'UpdateUsagePlan',
  unpatchable: ['tags'],
  rules: {
    '/name': { replace: 'value', value: nonEmptyText },
    '/description': { replace: 'value', value: text, clear: 'empty' },
    '/productCode': {
      add: 'value',
      replace: 'value',
      remove: 'none',
      value: nonEmptyText,
      clear: 'remove',
      quirk: 'The product in AWS Marketplace.',
    },
    '/throttle': { remove: 'none', collection: 'block', quirk: 'Removing the block lifts the throttle of the plan.' },
    '/throttle/burstLimit': { add: 'value', replace: 'value', value: count },
    '/throttle/rateLimit': { add: 'value', replace: 'value', value: rate },
    '/quota': { remove: 'none', collection: 'block', quirk: 'Removing the block lifts the quota.' },
    '/quota/limit': { add: 'value', replace: 'value', value: count, quirk: 'Also makes a quota where there is none.' },
    '/quota/offset': {
      add: 'value',
      replace: 'value',
      value: {
        type: 'integer',
        minimum: 0,
        maximum: 27,
        takes: 'a whole number of days: 0 for DAY, 0 to 6 for WEEK, 0 to 27 for MONTH',
      },
      default: 0,
    },
    '/quota/period': { add: 'value', replace: 'value', value: quotaPeriod },
    '/apiStages': {
      add: 'value',
      remove: 'value',
      value: { type: 'pair', separator: ':', takes: "'<restApiId>:<stageName>'" },
      collection: 'elementInValue',
      quirk: "'<restApiId>:<stageName>' is the value, on remove too.",
    },
    '/apiStages/{apiId}:{stage}/throttle': {
      add: 'value',
      replace: 'value',
      remove: 'none',
      value: json,
      quirk:
        "A JSON object by '<resourcePath>/<httpMethod>' ('/pets/GET'; the root is '//GET'). Removing drops every throttle of the stage's methods.",
    },
    '/apiStages/{apiId}:{stage}/throttle/{resourcePath}/{httpMethod}': {
      remove: 'none',
      quirk: 'The path of the resource stands raw, with its leading slash: /apiStages/a1b2c3:prod/throttle//pets/GET.',
    },
    '/apiStages/{apiId}:{stage}/throttle/{resourcePath}/{httpMethod}/rateLimit': {
      add: 'value',
      replace: 'value',
      value: rate,
      quirk: 'The path of the resource stands raw, with its leading slash: /apiStages/a1b2c3:prod/throttle//pets/GET.',
    },
    '/apiStages/{apiId}:{stage}/throttle/{resourcePath}/{httpMethod}/burstLimit': {
      add: 'value',
      replace: 'value',
      value: count,
      quirk: 'The path of the resource stands raw, with its leading slash: /apiStages/a1b2c3:prod/throttle//pets/GET.',
    },
  },
} as const satisfies PatchTable;
