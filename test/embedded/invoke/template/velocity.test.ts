import { describe, expect, it } from 'vitest';
import { logLines, methodUnderTest, rendered } from '../method.js';

const body = JSON.stringify({
  name: 'Rex',
  age: 7,
  tags: ['good', 'dog'],
  owner: { name: 'Ann', city: 'Bern' },
  visits: [{ vet: { name: 'Bo' }, cost: 10 }, { cost: 20 }],
});

const render = (template: string) => rendered(template, { body, pathWithQueryString: '/?page=3' });

describe('Velocity in a mapping template', () => {
  it.each([
    ['a reference that leads nowhere', '[$a ${a} $!a $!{a} $a.b]', '[    ]'],
    ['a formal reference', '#set($a = "x")${a}y $!{a}y', 'xy xy'],
    ['text that looks like script', 'a@b.c #hash #1 $5.00 #fff', 'a@b.c #hash #1 $5.00 #fff'],
    ['a macro that nobody defined', '#missing("a")', '#missing("a")'],
    ['raw text', '#[[ $name #if ]]#', ' $name #if '],
    ['comments', 'a#* $x *#b ## to the end', 'ab '],
    ['quotes', `#set($n = "Rex")#set($a = "$n!")#set($b = '$n!')$a $b`, 'Rex! $n!'],
    ['lists, ranges and maps', '#set($l = [1, "a", true])$l,#set($r = [3..1])$r', '[1, a, true],[3, 2, 1]'],
    ['maps', '#set($m = {"a": {"b": [1, 2]}})$m.a.b[1] $m["a"].get("b").get(0)', '2 1'],
    ['members that are set', '#set($m = {})#set($m.a = 1)#set($m["b"] = 2)$m', '{a=1, b=2}'],
    ['choices', '#if(1 == 2)a#elseif(2 > 1)b#{else}c#end', 'b'],
    ['formal directives', '#{if}(1 == 2)a#{elseif}(1 == 1)b#{end}c', 'bc'],
    ['words for operators', '#if(1 lt 2 and 2 ge 2 and not false)y#end#if(1 ne 1 or 1 eq 1)z#end', 'yz'],
    ['calculations', '#set($a = (1 + 2) * 3 - 7 / 2)$a,#set($b = 7 % 4)$b', '6,3'],
    ['texts that are added', '#set($a = "a" + 1 + "b")$a', 'a1b'],
    ['texts that are no numbers', '#set($a = $input.params("page") - 1)[$a]', '[]'],
    ['a text and a number, which have no order', '#if($input.params("page") > 1)y#{else}n#end', 'n'],
    ['a macro', '#macro(hi $name)Hi $name!#end#hi("Bo")#hi("Al")', 'Hi Bo!Hi Al!'],
    ['a macro with a body', '#macro(b)<$bodyContent>#end#@b()in#end', '<in>'],
    ['a definition', '#define($d)$x!#end#set($x = 1)$d', '1!'],
    ['#stop', 'a#stop b', 'a'],
    ['#stop in a loop', '#foreach($i in [1..9])$i#if($i == 3)#stop#end#end never', '123'],
    ['#break', '#foreach($i in [1..9])#if($i == 3)#break#end$i#end!', '12!'],
  ])('knows %s', async (_what, template, expected) => {
    expect(await render(template)).toBe(expected);
  });

  it.each([
    [
      'where it is',
      '#foreach($i in ["a", "b"])$foreach.index$foreach.count$i#if($foreach.hasNext),#end#end',
      '01a,12b',
    ],
    ['its ends', '#foreach($i in [1..3])#if($foreach.first)<#end$i#if($foreach.last)>#end#end', '<123>'],
    [
      'the loop around it',
      '#foreach($i in [1, 2])#foreach($j in [1, 2])$foreach.parent.index$foreach.index #end#end',
      '00 01 10 11 ',
    ],
    ['the values of a map', "#foreach($v in $input.path('$.owner'))$v #end", 'Ann Bern '],
    ['the keys of a map', "#foreach($k in $input.path('$.owner').keySet())$k #end", 'name city '],
    ['what was set in it', '#set($n = 0)#foreach($i in [1..3])#set($n = $n + $i)#end$n', '6'],
    ['nothing of what is over', '#foreach($i in [1])x#end$foreach.index', 'x'],
    ['nothing of what is no list', '#foreach($i in $nothing)x#end', ''],
  ])('has loops that know %s', async (_what, template, expected) => {
    expect(await render(template)).toBe(expected);
  });

  it('takes the rest of a directive’s line away, and what stands before #set', async () => {
    const template = [
      '{',
      "  #set($pet = $input.path('$'))",
      '  "tags": [',
      '#foreach($tag in $pet.tags)',
      '    "$tag"#if($foreach.hasNext),#end',
      '',
      '#end',
      '  ]',
      '#* a comment *#',
      '}',
    ];
    const expected = '{\n  "tags": [\n    "good",\n    "dog"\n  ]\n\n}';
    expect(await render(template.join('\n'))).toBe(expected);
    expect(await render(template.join('\r\n'))).toBe(expected.replaceAll('\n', '\r\n'));
  });
});

describe('a mapping template that is none', () => {
  it.each([
    ['a block without an end', '#if($a)x'],
    ['a loop without an end', '#foreach($i in [1..3])#if($i)x#end'],
    ['an end without a block', 'a#end b'],
    ['another case without a block', 'a#else b'],
    ['a directive that breaks off', '#set($a = '],
    ['a method that fails', '#set($s = "a")$s.matches("(")'],
    ['JSON that is none', "$util.parseJson('{')"],
    ['a number that is none', "#set($i = 0)$i.parseInt('seven')"],
  ])('is a wrong set-up: %s', async (_what, template) => {
    const { invoke } = await methodUnderTest({
      integration: { type: 'MOCK', requestTemplates: { 'application/json': template } },
    });
    const { status, body, log } = await invoke();
    expect({ status, body }).toEqual({ status: 500, body: '{"message": "Internal server error"}' });
    expect(logLines(log)).toContain('Execution failed due to configuration error: Unable to transform request');
  });
});

describe('JSONPath in a mapping template', () => {
  it.each([
    ["$input.json('$.tags[-1]') $input.json('$.tags[-2]')", '"dog" "good"'],
    ["$input.path('$.tags.length()')", '2'],
    ["$input.json('$..cost')", '[10,20]'],
    ["$input.json('$.visits[0:1]')", '[{"vet":{"name":"Bo"},"cost":10}]'],
    ["$input.json('$.visits[?(@.cost > 15)].cost')", '[20]'],
    // Where there is no vet, there is nothing to compare.
    ['$input.json("$.visits[?(@.vet.name == \'Bo\')].cost")', '[10]'],
    ["$input.path('name') $input.path('$').name", 'Rex Rex'],
  ])('finds %s', async (template, expected) => {
    expect(await render(template)).toBe(expected);
  });
});
