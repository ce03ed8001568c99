import { performance } from 'node:perf_hooks';
import { messageOf } from '../../thrown.js';
import { matchesWhole } from '../java-pattern.js';
import type { JsonValue } from '../json-value.js';
import { remembered } from '../remembered.js';
import { JsonPathError, Steps } from './error.js';
import { valueAt } from './evaluate.js';
import { parsePath } from './parse.js';

export { charactersOfStep, JsonPathError, Steps } from './error.js';

const parseOnce = remembered({ most: 200, longest: 1_000 }, parsePath);

/** How many values one expression may look at. */
const mostSteps = 2_000_000;

/**
 * Finds a value by a JSONPath expression, in Jayway's dialect, which is the service's; `undefined` where it leads nowhere.
 * An expression that may find many values gives a list, whatever it finds. Only what a value holds itself can be found:
 * nothing is evaluated as code.
 *
 * @param steps - counts what is looked at; 2,000,000 at most by default.
 * @throws JsonPathError, and nothing else, for an expression that Jayway refuses, or that takes too many steps.
 * @see https://github.com/json-path/JsonPath
 */
export function jsonPath(json: JsonValue, expression: string, steps = new Steps(mostSteps)): JsonValue | undefined {
  try {
    return valueAt(parseOnce(expression), { root: json, steps, matches }, json);
  } catch (error) {
    // A template can put a map into itself.
    if (error instanceof RangeError) throw new JsonPathError('The value is nested too deep', { cause: error });
    throw error;
  }
}

/** What a pattern takes counts as a step for each microsecond. */
function matches(pattern: string, text: string, steps: Steps): boolean {
  const started = performance.now();
  try {
    return matchesWhole(pattern, text);
  } catch (error) {
    throw new JsonPathError(`/${pattern}/ can’t be matched: ${messageOf(error)}`, {
      cause: error,
    });
  } finally {
    steps.take(Math.floor((performance.now() - started) * 1_000));
  }
}
