import { describe, expect, it } from 'vitest';
import { rendered } from './method.js';

const body = JSON.stringify({
  name: 'Rex the Dog',
  age: 7,
  weight: 7.5,
  good: true,
  none: null,
  tags: ['good', 'dog', 'good'],
  owner: { name: 'Ann', 'first-name': 'Ann' },
});

const setUp = "#set($pet = $input.path('$'))#set($name = $pet.name)#set($tags = $pet.tags)#set($owner = $pet.owner)";

const render = (template: string) => rendered(`${setUp}${template}`, { body });

describe('a text in a template', () => {
  it.each([
    ['$name.length()', '11'],
    ['$name.isEmpty()', 'false'],
    ['$name.charAt(1)', 'e'],
    ["$name.concat('!')", 'Rex the Dog!'],
    ["$name.contains('the')", 'true'],
    ["$name.startsWith('Rex') $name.endsWith('Rex')", 'true false'],
    ["$name.indexOf('e') $name.lastIndexOf('e') $name.indexOf('z')", '1 6 -1'],
    ["$name.equals('Rex the Dog') $name.equalsIgnoreCase('REX THE DOG')", 'true true'],
    ["$name.compareTo('A') $name.compareTo('Z') $name.compareTo($name)", '1 -1 0'],
    ["$name.matches('Rex.*') $name.matches('Rex')", 'true false'],
    ["$name.replace('.', '') $name.replace('e', '$1')", 'Rex the Dog R$1x th$1 Dog'],
    ["$name.replaceAll('[aeiou]', '*') $name.replaceFirst('[aeiou]', '*')", 'R*x th* D*g R*x the Dog'],
    ["$name.replaceAll('(R)ex', '$1ob') $name.replaceAll('Rex', '\\$1')", 'Rob the Dog $1 the Dog'],
    ["$name.split(' ').size() $name.split(' ').get(2)", '3 Dog'],
    ["$name.split('g').size()", '1'],
    ["$name.split(' ', 2)", '[Rex, the Dog]'],
    ["$name.split('( )', -1).size() $name.split('').size()", '3 11'],
    ["$name.matches('(?i)rex.*') $name.replaceAll('(?i)[RD]', '*')", 'true *ex the *og'],
    ["$name.join(',', $tags) $name.repeat(0)$name.valueOf(7)", 'good,dog,good 7'],
    ['$name.substring(4) $name.substring(0, 3)', 'the Dog Rex'],
    ['$name.toLowerCase() $name.toUpperCase()', 'rex the dog REX THE DOG'],
    ["[$util.urlDecode('+a+').trim()]", '[a]'],
    ['$name.toString()', 'Rex the Dog'],
  ])('knows %s', async (template, expected) => {
    expect(await render(template)).toBe(expected);
  });
});

describe('a list in a template', () => {
  it.each([
    ['$tags.size() $tags.isEmpty() $tags.get(1)', '3 false dog'],
    ["$tags.contains('dog') $tags.contains('cat') $tags.indexOf('dog')", 'true false 1'],
    ['$tags.subList(0, 2).size()', '2'],
    ["#set($x = $tags.add('new'))$tags.size()$x", '4true'],
    ["#set($x = $tags.addAll(['a', 'b']))$tags.size()", '5'],
    ['#set($x = $tags.remove(0))$x $tags.size()', 'good 2'],
    ["#set($x = $tags.set(1, 'cat'))$x $tags.get(1)", 'dog cat'],
    ['$tags.clear()$tags.isEmpty()', 'true'],
    ['$tags[2]', 'good'],
    ['$tags', '["good","dog","good"]'],
    ["#set($own = ['a', 1, true])$own", '[a, 1, true]'],
  ])('knows %s', async (template, expected) => {
    expect(await render(template)).toBe(expected);
  });
});

describe('a map in a template', () => {
  it.each([
    ["$owner.get('name') $owner.name $owner['first-name']", 'Ann Ann Ann'],
    ["$owner.containsKey('name') $owner.containsKey('age') $owner.containsValue('Ann')", 'true false true'],
    ["$owner.getOrDefault('age', 'unknown')", 'unknown'],
    ['$owner.size() $owner.isEmpty() $owner.keySet() $owner.values()', '2 false [name, first-name] [Ann, Ann]'],
    ['#foreach($one in $owner.entrySet())$one.key=$one.getValue();#end', 'name=Ann;first-name=Ann;'],
    ["#set($x = $owner.put('age', 30))$owner.age $owner.size()", '30 3'],
    ["#set($x = $owner.putAll({'age': 30, 'name': 'Bob'}))$owner.name $owner.size()", 'Bob 3'],
    ["#set($x = $owner.remove('name'))$x $owner.size()", 'Ann 1'],
    ['$owner', '{name=Ann, first-name=Ann}'],
    ['#foreach($value in $owner)$value;#end', 'Ann;Ann;'],
    ["#set($x = $owner.put('__proto__', 'mine'))$owner.size() $owner.get('__proto__')", '3 mine'],
  ])('knows %s', async (template, expected) => {
    expect(await render(template)).toBe(expected);
  });
});

describe('a number in a template', () => {
  it.each([
    [
      '$pet.weight.intValue() $pet.weight.longValue() $pet.weight.doubleValue() $pet.weight.floatValue()',
      '7 7 7.5 7.5',
    ],
    // The way that templates read numbers: what belongs to a class is called on one of its instances.
    [
      "#set($Integer = 0)#set($n = $Integer.parseInt('41') + 1)$n $Integer.valueOf('8') $Integer.parseInt('ff', 16)",
      '42 8 255',
    ],
    ["$pet.weight.valueOf('1.5') $pet.weight.parseDouble('2.5') $pet.age.parseLong('-3')", '1.5 2.5 -3'],
    ['$pet.age.compareTo(9) $pet.age.compareTo(7)', '-1 0'],
    ['#set($x = $pet.age + 1)$x,#set($x = $pet.age * 2)$x,#set($x = $pet.age - 8)$x', '8,14,-1'],
    ['#set($x = $pet.age / 2)$x,#set($x = $pet.weight / 2)$x,#set($x = $pet.age % 2)$x', '3,3.75,1'],
  ])('knows %s', async (template, expected) => {
    expect(await render(template)).toBe(expected);
  });
});

describe('a condition', () => {
  it.each([
    ['$pet.good', true],
    ['$pet.none', false],
    ['$pet.missing', false],
    ["''", true],
    ['0', true],
    ['!$pet.missing', true],
    ['$pet.good && $pet.missing', false],
    ['$pet.good || $pet.missing', true],
    ["$pet.age == 7 && $pet.age == '7'", true],
    ["$pet.owner.name != 'Bob'", true],
    ['$pet.none == $pet.missing', true],
    ['$pet.age > 6 && $pet.age <= 7 && $pet.age >= 7 && $pet.age < 8', true],
  ])('%s is %s', async (condition, expected) => {
    expect(await render(`#if(${condition})yes#{else}no#end`)).toBe(expected ? 'yes' : 'no');
  });

  it('may have more than two ways', async () => {
    expect(await render('#if($pet.age == 1)a#elseif($pet.age == 7)b#{else}c#end')).toBe('b');
  });
});

describe('a loop', () => {
  it('counts, and can be left', async () => {
    expect(await render('#foreach($tag in $tags)$foreach.count:$tag#if($foreach.hasNext),#end#end')).toBe(
      '1:good,2:dog,3:good',
    );
    expect(await render("#foreach($tag in $tags)$tag#if($tag == 'dog')#break#end,#end done")).toBe('good,dog done');
  });

  it('leaves the one around it alone', async () => {
    expect(await render('#foreach($a in $tags)[#foreach($b in $owner)$b#break#end$a]#end')).toBe(
      '[Anngood][Anndog][Anngood]',
    );
  });
});

describe('a reference that leads nowhere', () => {
  it.each([
    ['$missing', ''],
    ['$pet.missing', ''],
    ['$!missing|$!pet.missing', '|'],
    ['[$context.missing$stageVariables.missing]', '[]'],
    ["[$input.path('$.missing')$input.json('$.missing')$input.params('missing')]", '[""]'],
    ['[$util.missing()]', '[]'],
    ['$name.missing()', ''],
  ])('%s is %s', async (template, expected) => {
    expect(await render(template)).toBe(expected);
  });
});

describe('a template reaches nothing of JavaScript', () => {
  it.each([
    '$name.constructor',
    "$name.constructor.constructor('return process')",
    '$name.__proto__',
    '$tags.length',
    "$tags.map('x')",
    "$owner.hasOwnProperty('name')",
    '$owner.valueOf()',
    '$util.constructor',
    '$input.call',
  ])('%s', async (template) => {
    expect(await render(`#set($found = ${template})#if($found)reached#{else}nothing#end`)).toBe('nothing');
  });
});
