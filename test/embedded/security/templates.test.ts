import { describe, expect, it } from 'vitest';
import { noOverrides } from '../../../src/embedded/invoke/overrides.js';
import { contextMap } from '../../../src/embedded/invoke/template/context.js';
import { inputObject } from '../../../src/embedded/invoke/template/input.js';
import { utilObject } from '../../../src/embedded/invoke/template/util.js';
import { renderTemplate } from '../../../src/embedded/invoke/template/velocity.js';
import { postWith } from '../invoke/template/post-with.js';

declare global {
  /** Set by whatever of a template would run. */
  var reached: unknown;
}

const body = '{"text":"Rex","list":[1,2],"map":{"a":1},"number":7,"yes":true,"nothing":null}';
const setUp = [
  "#set($body = $input.path('$'))#set($text = 'Rex')#set($list = [1, 2])#set($map = {'a': 1})#set($number = 7)",
  '#set($yes = true)#set($entry = $map.entrySet().get(0))#define($block)x#end#macro(one $a)$a#end',
].join('');

function render(template: string): string {
  const request = postWith(body);
  return renderTemplate(`${setUp}${template}`, {
    input: inputObject(body, request),
    context: contextMap({ stage: 'test', identity: { sourceIp: '127.0.0.1' } }, noOverrides()),
    stageVariables: new Map([['backend', 'blue']]),
    util: utilObject,
  });
}

/** References that lead somewhere, or run something, where JavaScript's objects are within reach. */
const references = [
  ['the constructor of a text', '$text.constructor'],
  ['the constructor of a list', '$list.constructor'],
  ['the constructor of a map', '$map.constructor'],
  ['the constructor of a number', '$number.constructor'],
  ['the constructor of a boolean', '$yes.constructor'],
  ['the constructor of an entry', '$entry.constructor'],
  ['the constructor of the body', '$body.constructor'],
  ['the constructor of a list of the body', '$body.list.constructor'],
  ['the constructor of a block', '$block.constructor'],
  ['the constructor of $input', '$input.constructor'],
  ['the constructor of $util', '$util.constructor'],
  ['the constructor of $context', '$context.constructor'],
  ['the constructor of $stageVariables', '$stageVariables.constructor'],
  ['the constructor of $foreach', '#foreach($i in [1])$foreach.constructor#end'],
  ['a constructor’s constructor', '$text.constructor.constructor'],
  ['a constructor in brackets', "$text['constructor']['constructor']"],
  ['a constructor by a variable', "#set($name = 'constructor')$map[$name]$text[$name]$list[$name]"],
  ['a constructor by a name in parts', "#set($name = 'con' + 'structor')$map.get($name)"],
  ['a constructor called', "$text.constructor('globalThis.reached = 1')"],
  ['a constructor’s code called', "$text.constructor.constructor('globalThis.reached = 1')()"],
  ['the prototype of a map', '$map.__proto__$map.get("__proto__")'],
  ['the prototype of a list', '$list.__proto__$list["__proto__"]'],
  ['the prototype of $util', '$util.__proto__$util.prototype'],
  ['a method of every object', '$map.hasOwnProperty("a")$map.isPrototypeOf($map)'],
  ['a getter’s definition', '$map.__defineGetter__("a", $util)'],
  ['a lookup of getters', '$map.__lookupGetter__("a")'],
  ['a value behind every object', '$map.valueOf()$list.valueOf()'],
  ['methods of JavaScript’s lists', '$list.push(3)$list.map($block)$list.reduce($block)$list.length$list.concat([3])'],
  ['methods of JavaScript’s maps', '$map.set("b", 2)$map.entries()$map.forEach($block)$map.has("a")$map.delete("a")'],
  ['methods of JavaScript’s texts', '$text.at(0)$text.padEnd(9)$text.link("x")$text.anchor("x")$text.big()'],
  ['methods of JavaScript’s numbers', '$number.toFixed(2)$number.toPrecision(2)'],
  ['functions called as such', '$util.urlEncode.call($text)$util.urlEncode.apply($text)$util.urlEncode.bind($text)'],
  ['the parts of the gateway’s objects', '$util.call("urlEncode", ["a"])$util.member("x")$input.member("body")'],
  ['Java’s way in', '$text.class$text.getClass()$text.class.forName("java.lang.Runtime")'],
  ['Java’s way in by another value', '$util.getClass()$context.class.classLoader$number.class'],
  ['globals', '$process$globalThis$global$require$module$exports$this$arguments$self$window'],
  ['imports', '$import("node:fs")$require("node:fs")$eval("1")'],
  ['the renderer itself', '$template$variables$work$rendering$macros'],
  ['names of the engine before', '$unescape$conditions$local$asts$jsonPath'],
  ['the members of macros', '#one($util.constructor)#one($map.__proto__)'],
  ['a member of what is interpolated', '#set($x = "$text.constructor$map.__proto__")$x'],
  [
    'what JSONPath would find',
    `$input.path("$.constructor")$input.path("$['__proto__']")$input.path('$.map.toString')`,
  ],
  ['what JSON would make', "$util.parseJson('{\"a\":1}').constructor$util.parseJson('[]').constructor"],
  ['the headers’ prototype', '$input.params().constructor$input.params().header.__proto__$input.params("constructor")'],
  ['a parameter that every object has', '$input.params("toString")$input.params("__proto__")'],
  ['the group of a replacement', '#set($x = $text.replaceAll("Rex", "$&"))$x.constructor'],
  ['a symbol', '$map["Symbol.iterator"]$list["@@iterator"]'],
] as const;

/** What would change objects of JavaScript, or run something, if it could; each is followed by what it leaves. */
const writes = [
  ['the prototype of a map', '#set($map.__proto__.polluted = 1)$map'],
  ['a prototype as a member', "#set($map.__proto__ = {'polluted': 1})$map.polluted"],
  ['a constructor’s prototype', '#set($map.constructor.prototype.polluted = 1)$map'],
  ['a prototype put', "$map.put('__proto__', {'polluted': 1})$map.polluted"],
  ['a prototype in a literal', "#set($m = {'__proto__': {'polluted': 1}})$m.polluted"],
  ['a prototype in JSON', '$util.parseJson(\'{"__proto__": {"polluted": 1}}\').polluted'],
  ['$util', '#set($util.urlEncode = 1)#set($util.__proto__.polluted = 1)$util.urlEncode("a b")'],
  ['$input', '#set($input.body = 1)#set($input.constructor.polluted = 1)$input.params("polluted")'],
  ['the length of a list', '#set($list.length = 4000000000)$list'],
  ['an element far away', '#set($list[4000000000] = 1)$list'],
  ['an element before the first', '#set($list[-1] = 1)$list'],
  ['toString', "#set($map.toString = 'globalThis.reached = 1')$map"],
] as const;

describe('a template reaches nothing of JavaScript', () => {
  it.each(references)('%s: %s', (_what, template) => {
    globalThis.reached = undefined;
    const before = Object.getOwnPropertyNames(Object.prototype).sort();
    const text = render(template);
    expect(text.replaceAll(/[()\s]|"1"|"node:fs"|\("?x"?\)/g, '')).toBe('');
    expect(globalThis.reached).toBeUndefined();
    expect(Object.getOwnPropertyNames(Object.prototype).sort()).toEqual(before);
  });

  it.each(writes)('and writes nothing to it: %s: %s', (_what, template) => {
    const text = render(template);
    expect(text).not.toMatch(/function|native code|\[object/);
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
    expect(([] as unknown as Record<string, unknown>)['polluted']).toBeUndefined();
    expect(text.length).toBeLessThan(100);
    expect(render('$util.urlEncode("a b") $input.body')).toBe(`a+b ${body}`);
  });

  it('in 40 ways at least', () => expect(references.length).toBeGreaterThanOrEqual(40));
});
