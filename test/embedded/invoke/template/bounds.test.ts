import { describe, expect, it } from 'vitest';
import { bounded } from '../../../../src/embedded/invoke/template/bounded.js';
import { TemplateObject } from '../../../../src/embedded/invoke/template/java-methods.js';
import { utilObject } from '../../../../src/embedded/invoke/template/util.js';
import { templateEngine } from '../../../../src/embedded/invoke/template/velocity.js';
import { logLines, methodUnderTest, rendered } from '../method.js';

const render = async (template: string) => (await templateEngine(100))(template, { util: utilObject });

describe('a template that somebody else wrote', () => {
  it.each([
    ['what every object has', '$constructor $toString $toString() $valueOf $__proto__ $hasOwnProperty'],
    ['what a text has', '$s.constructor $s.__proto__ $s.constructor.constructor'],
    ['what a list has', '$l.constructor $l.length $l.map $l.push(1)'],
    ['what a map has', '$m.constructor $m.__proto__ $m.hasOwnProperty("a")'],
    ['functions called as macros', '#constructor("a") #toString() #hasOwnProperty("a") #valueOf()'],
    ['the gateway’s macros', '#eval("a")'],
  ])('can’t reach %s', async (_what, template) => {
    const setUp = '#set($s = "a")#set($l = [1])#set($m = {"a": 1})';
    expect(await rendered(`${setUp}${template}`)).toBe(template);
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

  it('goes round a loop a thousand times at most, as in the service', async () => {
    expect((await render('#foreach($i in [1..1000])x#end')).length).toBe(1_000);
    expect((await render('#foreach($i in [1..1001])x#end')).length).toBe(1_000);
  });

  it.each([
    ['loops in loops', '#foreach($a in [1..1000])#foreach($b in [1..1000])#foreach($c in [1..1000])x#end#end#end'],
    ['a regular expression that never ends', `#set($s = "${'a'.repeat(40)}!")$s.replaceAll("(a+)+$", "")`],
    [
      'macros that call each other for long',
      '#macro(a)#b()#b()#b()#b()#b()#b()#b()#b()#end#macro(b)#if($i < 9)#set($i = $i + 1)#a()#set($i = $i - 1)#end#end#set($i = 0)#a()',
    ],
  ])('is broken off where it takes too long: %s', async (_what, template) => {
    await expect(render(template)).rejects.toThrow('timed out after 100ms');
  });

  it.each([
    ['a macro that calls itself', '#macro(a)#a()#end#a()', 'Maximum call stack size exceeded'],
    ['a range without end', '#foreach($i in [1..999999999])x#end', 'the range [1..999999999] is too long'],
    ['a text that doubles', '#set($s = "x")#foreach($i in [1..99])#set($s = $s + $s)#end$s', 'Invalid string length'],
    [
      'a long text',
      '#set($s = "x")#foreach($i in [1..24])#set($s = $s + $s)#end$s',
      'it renders more than 10485760 characters',
    ],
  ])('is refused: %s', async (_what, template, reason) => {
    await expect(async () => (await templateEngine())(template, {})).rejects.toThrow(reason);
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
