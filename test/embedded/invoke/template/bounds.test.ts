import { describe, expect, it } from 'vitest';
import { bounded } from '../../../../src/embedded/invoke/bounded.js';
import { inputObject } from '../../../../src/embedded/invoke/template/input.js';
import { TemplateObject } from '../../../../src/embedded/invoke/template/template-object.js';
import { utilObject } from '../../../../src/embedded/invoke/template/util.js';
import { renderTemplate } from '../../../../src/embedded/invoke/template/velocity.js';
import { Work } from '../../../../src/embedded/invoke/template/work.js';
import { logLines, methodUnderTest, rendered } from '../method.js';
import { postWith } from './post-with.js';

const render = (template: string) => renderTemplate(template, { util: utilObject });

describe('a template that somebody else wrote', () => {
  it.each([
    ['what every object has', '$constructor $toString $toString() $valueOf $__proto__ $hasOwnProperty'],
    ['what a text has', '$s.constructor $s.__proto__ $s.constructor.constructor'],
    ['what a list has', '$l.constructor $l.length $l.map $l.push'],
    ['what a map has', '$m.constructor $m.__proto__ $m.hasOwnProperty("a")'],
    ['functions called as macros', '#constructor("a") #toString() #hasOwnProperty("a") #valueOf()'],
    ['the gateway’s macros', '#eval("a")'],
  ])('can’t reach %s', async (_what, template) => {
    const setUp = '#set($s = "a")#set($l = [1])#set($m = {"a": 1})';
    const nothing = template.replaceAll(/\$[\w.]+(?:\("\w"\))?/g, '');
    expect(await rendered(`${setUp}${template}`)).toBe(nothing);
  });

  it('can’t reach the gateway’s own objects', async () => {
    expect(await rendered('$input.constructor$util.constructor$context.constructor$stageVariables.constructor')).toBe(
      '',
    );
    expect(await rendered('#set($util.urlEncode = 1)#set($util.call = 1)$util.urlEncode("a b")')).toBe('a+b');
    expect(await rendered('#set($input.body = "mine")$input.body', { body: '{"a":1}' })).toBe('{"a":1}');
    expect(Object.isFrozen(new TemplateObject({}, { body: '' }))).toBe(true);
  });

  it('can’t reach anything through a JSONPath filter', async () => {
    const find = (filter: string) => rendered(`$input.json("$.pets[?(${filter})]")`, { body: '{"pets": [{"a": 1}]}' });
    expect(await find("@.constructor == 'Object'")).toBe('[]');
    expect(await find("@['constructor']['constructor']")).toBe('[]');
    await expect(find("@.constructor.constructor('return process')()")).rejects.toThrow(
      'There is no function constructor()',
    );
  });

  it('goes round a loop a thousand times at most, as in the service', () => {
    expect(render('#foreach($i in [1..1000])x#end').length).toBe(1_000);
    expect(render('#foreach($i in [1..1001])x#end').length).toBe(1_000);
  });

  it.each([
    [
      'loops in loops',
      '#foreach($a in [1..1000])#foreach($b in [1..1000])#foreach($c in [1..1000])x#end#end#end',
      'it takes more than 2000000 steps',
    ],
    [
      'a regular expression that never ends',
      `#set($s = "${'a'.repeat(40)}!")$s.replaceAll("(a+)+$", "")`,
      '/(a+)+$/ takes more than 200 ms',
    ],
    [
      'macros that call each other for long',
      '#macro(a)#b()#b()#b()#b()#b()#b()#b()#b()#end#macro(b)#if($i < 9)#set($i = $i + 1)#a()#set($i = $i - 1)#end#end#set($i = 0)#a()',
      'it takes more than 2000000 steps',
    ],
    ['a macro that calls itself', '#macro(a)#a()#end#a()', 'macros call each other more than 50 deep'],
    ['a definition that holds itself', '#define($d)x$d#end$d', 'macros call each other more than 50 deep'],
    ['a range without end', '#foreach($i in [1..999999999])x#end', 'the range [1..999999999] is too long'],
    [
      'a text that doubles',
      '#set($s = "x")#foreach($i in [1..99])#set($s = $s + $s)#end$s',
      'it renders more than 10485760 characters',
    ],
    [
      'a text that doubles in quotes',
      '#set($s = "x")#foreach($i in [1..99])#set($s = "$s$s")#end$s',
      'it renders more than 10485760 characters',
    ],
    [
      'a text that doubles by its replacement',
      '#set($s = "x")#foreach($i in [1..99])#set($s = $s.replaceAll("x", "$0$0$0$0$0$0$0$0$0$0$0$0$0$0$0$0"))#end$s',
      /takes more than 200 ms|it renders more than 10485760 characters/,
    ],
    [
      'a text that is repeated',
      '#set($s = "xxxxxxxxxx")$s.repeat(99999999)',
      'it renders more than 10485760 characters',
    ],
    [
      'a text that is encoded over and over',
      '#set($s = "%")#foreach($i in [1..99])#set($s = $util.urlEncode($s))#end#foreach($i in [1..30])#set($s = $util.urlEncode($s + $s))#end',
      'it renders more than 10485760 characters',
    ],
    [
      'many long texts',
      '#set($s = "xxxxxxxxxx")#set($s = $s.repeat(100000))#set($l = [])#foreach($i in [1..1000])#set($x = $l.add("$s$i"))#end',
      'it makes texts of more than 134217728 characters',
    ],
    [
      'a list that doubles',
      '#set($l = [1])#foreach($i in [1..99])#set($x = $l.addAll($l))#end',
      'it takes more than 2000000 steps',
    ],
    [
      'a map that holds itself twice as often each time',
      '#set($m = {})#foreach($i in [1..99])#set($m = {"a": $m, "b": $m})#end$m',
      'A text is made of more than 1000000 parts',
    ],
    ['a map that holds itself', '#set($m = {})#set($m.self = $m)$m', 'A value stands more than 1000 deep in others'],
    [
      'a body that holds itself',
      "#set($m = $input.path('$'))#set($m.self = $m)$input.json('$')",
      'It is nested more than 1000 deep',
    ],
    [
      'searches in loops',
      '#foreach($i in [1..1000])#foreach($j in [1..1000])$input.path("$..*..*")#end#end',
      'it takes more than 2000000 steps',
    ],
    ['parentheses in parentheses', `#set($x = ${'('.repeat(10_000)}`, 'More than 100 levels of nesting'],
    ['blocks in blocks', '#if(true)'.repeat(10_000), 'More than 100 levels of nesting'],
  ])(
    'is broken off where it takes too much: %s',
    (_what, template, reason) => {
      const body = JSON.stringify({ a: [1, 2, { b: [3, 4, { c: 5 }] }] });
      const request = postWith(body);
      const before = process.memoryUsage().rss;
      expect(() => renderTemplate(template, { util: utilObject, input: inputObject(body, request) })).toThrow(reason);
      expect(process.memoryUsage().rss - before).toBeLessThan(400 * 1024 * 1024);
    },
    30_000,
  );

  it('takes no more steps than it may, counted', () => {
    const bounds = { steps: 100, longestText: 1_000, allTexts: 10_000 };
    const work = new Work(bounds);
    expect(() => {
      for (;;) work.step();
    }).toThrow('it takes more than 100 steps');
    expect(work.steps).toBe(101);
    expect(() => renderTemplate('#foreach($i in [1..30])$i#end', {}, bounds)).toThrow('it takes more than 100 steps');
    expect(renderTemplate('#foreach($i in [1..3])$i#end', {}, bounds)).toBe('123');
  });

  it('that can’t be rendered is a wrong set-up', async () => {
    const { invoke } = await methodUnderTest({
      integration: { type: 'MOCK', requestTemplates: { 'application/json': '#macro(a)#a()#end#a()' } },
    });
    const { status, body, log } = await invoke();
    expect({ status, body }).toEqual({ status: 500, body: '{"message": "Internal server error"}' });
    expect(logLines(log)).toContain('Execution failed due to configuration error: Unable to transform request');
  });
});

describe('bounded', () => {
  it('hands on what is returned and what is thrown', () => {
    expect(bounded(1_000, () => 7)).toBe(7);
    const mistake = new RangeError('mine');
    expect(() =>
      bounded(1_000, () => {
        throw mistake;
      }),
    ).toThrow(mistake);
    expect(bounded(1_000, () => undefined)).toBeUndefined();
  });
});
