import { describe, expect, it } from 'vitest';
import { JsonPathError, jsonPath } from '../../../src/embedded/invoke/json-path/index.js';
import { jsonOf, readJson, writeJson } from '../../../src/embedded/invoke/json-text.js';

const document = readJson('{"pets":[{"name":"Rex","tags":["a"]},"text",7,null,true,[1]],"name":"shop","call":{}}');

/** Set by whatever of an expression would run. */
declare global {
  var reached: unknown;
}

/** Expressions that find something, or run something, where JavaScript's objects are within reach. */
const attempts = [
  ['the constructor of an object', '$.constructor'],
  ['the constructor of a list', '$.pets.constructor'],
  ['the constructor of a text', '$.name.constructor'],
  ['the constructor in brackets', "$['constructor']"],
  ['the constructor’s constructor', "$['constructor']['constructor']"],
  ['the prototype of an object', '$.__proto__'],
  ['the prototype in brackets', "$['__proto__']"],
  ['the prototype of a constructor', '$.constructor.prototype'],
  ['a method of every object', '$.toString'],
  ['another method of every object', "$['hasOwnProperty']"],
  ['a getter’s definition', '$.__defineGetter__'],
  ['a lookup of getters', '$.__lookupGetter__'],
  ['a method of lists', '$.pets.map'],
  ['the length of a list', '$.pets.length'],
  ['a method of texts', '$.name.replace'],
  ['an index of a text', '$.name[0]'],
  ['a member of a map', '$.size'],
  ['another member of a map', '$.call.get'],
  ['prototypes, from the top down', '$..__proto__'],
  ['constructors, from the top down', "$..['constructor']"],
  ['prototypes of elements', '$.pets[*].__proto__'],
  ['several of them as one object', "$['constructor','__proto__','toString']"],
  ['a function called', '$.constructor()'],
  ['a function called with code', "$.constructor('globalThis.reached = 1')"],
  ['a method called', '$.toString()'],
  ['a prototype called', '$.__proto__()'],
  ['a function that tables inherit', '$.hasOwnProperty("a")'],
  ['a script', '$[(globalThis.reached = 1)]'],
  ['a script with the element', '$.pets[(@.length-1)]'],
  ['code in a filter', '$.pets[?(globalThis.reached = 1)]'],
  ['a call in a filter', "$.pets[?(@.constructor.constructor('globalThis.reached = 1')())]"],
  [
    'an index that is a script',
    "$.pets[?(@.constructor[('getPrototypeOf')](@).constructor('globalThis.reached = 1')())]",
  ],
  ['a filter with a template literal', '$.pets[?(`${globalThis.reached = 1}`)]'],
  ['a filter with an arrow function', '$.pets[?((() => globalThis.reached = 1)())]'],
  ['a comma of expressions', '$.pets[?(@.name, globalThis.reached = 1)]'],
  ['an assignment to an element', "$.pets[?(@.name = 'mine')]"],
  ['an assignment to a prototype', '$.pets[?(@.__proto__.mine = 1)]'],
  ['JSONPath-plus’s own names', '$.pets[?(@root.constructor || @parent || @property || @path)]'],
  ['JSONPath-plus’s types', '$.pets[*]@function()'],
  ['JSONPath-plus’s parent', '$.pets[0]^'],
  ['JSONPath-plus’s names of members', '$.pets[0]~'],
  ['JSONPath-plus’s escape', '$.pets[0]`constructor'],
  ['an operator that tables inherit', '$.pets[?(@.name constructor 1)]'],
  ['another operator that tables inherit', '$.pets[?(@.name valueOf 1)]'],
  ['the comparison with a prototype', '$.pets[?(@.__proto__ == @.__proto__)]'],
  ['the existence of a constructor', '$.pets[?(@.constructor)]'],
  ['the existence of a prototype’s member', "$.pets[?(@['__proto__']['toString'])]"],
  ['a prototype as a key of a literal', "$.pets[?(@ == {'__proto__': {'name': 'Rex'}})]"],
  ['code behind a pattern', "$.pets[?(@.name =~ /R.*/.constructor('globalThis.reached = 1'))]"],
  ['an import', "$.pets[?(import('node:fs'))]"],
] as const;

describe('JSONPath reaches nothing of JavaScript', () => {
  it.each(attempts)('%s: %s', (_what, expression) => {
    const before = writeJson(document);
    globalThis.reached = undefined;
    let found: unknown;
    try {
      found = jsonPath(document, expression);
    } catch (error) {
      expect(error).toBeInstanceOf(JsonPathError);
    }
    expect([undefined, '[]', '{}']).toContain(found === undefined ? undefined : writeJson(jsonOf(found)));
    expect(globalThis.reached).toBeUndefined();
    expect(writeJson(document)).toBe(before);
    expect(Object.keys(Object.prototype)).toEqual([]);
  });

  it('but finds members that are called so', () => {
    const named = readJson('{"__proto__":{"toString":1},"constructor":[2],"length":3}');
    expect(jsonPath(named, '$.__proto__.toString')).toBe(1);
    expect(jsonPath(named, '$.constructor[0]')).toBe(2);
    expect(jsonPath(named, '$.length')).toBe(3);
    expect(jsonPath(named, '$.toString')).toBeUndefined();
  });

  it('in 40 ways at least', () => expect(attempts.length).toBeGreaterThanOrEqual(40));
});
