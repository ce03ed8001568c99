import { describe, expect, it } from 'vitest';
import { JsonPathError, jsonPath } from '../../../../src/embedded/invoke/json-path/index.js';
import { readJson, writeJson } from '../../../../src/embedded/invoke/json-text.js';
import { store } from './store.js';

const document = readJson(store);
/** What an expression finds, as JSON; `undefined` where it leads nowhere. */
function found(expression: string, json = document): string | undefined {
  const value = jsonPath(json, expression);
  return value === undefined ? undefined : writeJson(value);
}

const titles = (...wanted: readonly string[]) => JSON.stringify(wanted);
const [sayings, sword, moby, rings] = ['Sayings of the Century', 'Sword of Honour', 'Moby Dick', 'Rings'] as const;
const nowhere = undefined;

describe('a path', () => {
  it.each<readonly [expression: string, expected: string | undefined]>([
    ['$.expensive', '10'],
    ['expensive', '10'],
    ['store.bicycle.color', '"red"'],
    [' $.expensive ', '10'],
    ['@.expensive', '10'],
    ["$['expensive']", '10'],
    ['$["expensive"]', '10'],
    ["$[ 'expensive' ]", '10'],
    ["$.['expensive']", '10'],
    ["$['store']['bicycle']['color']", '"red"'],
    ["$.store['bicycle'].color", '"red"'],
    ['$.@type', '"shop"'],
    ["$['@type']", '"shop"'],
    ['$.a-b', '"dash"'],
    ["$['a b']", '"blank"'],
    ["$['a.b']", '"dot"'],
    ["$['it\\'s']", '"quoted"'],
    ['$["it\'s"]', '"quoted"'],
    ['$.$ref', '"#/x"'],
    ['$.größe', '"XL"'],
    ["$['gr\\u00f6\\u00dfe']", '"XL"'],
    ['$.nothing', 'null'],
    ['$.empty', '{}'],
    ['$.missing', nowhere],
    ['$.missing.further', nowhere],
    ['$.expensive.further', nowhere],
    ['$.nothing.further', nowhere],
    ['$.store.book.title', nowhere],
    ['$.missing[0]', nowhere],
    ['$.missing[*]', nowhere],
    ['$.missing..x', nowhere],
    ['$.store[0]', nowhere],
    ['$.s.0', nowhere],
    ["$.s['0']", nowhere],
    ['$.s.length', nowhere],
    ['$.n[0]', '3'],
    ['$.[0]', nowhere],
    ['$.n.[1]', '1'],
    ['$.n[-1]', '2'],
    ['$.n[-3]', '3'],
    ['$.n[-4]', nowhere],
    ['$.n[3]', nowhere],
    ['$.n[ 1 ]', '1'],
    ['$.nested[1][1][0]', '4'],
  ])('%s finds %s', (expression, expected) => {
    expect(found(expression)).toBe(expected);
  });
});

describe('a path that may find many', () => {
  it.each<readonly [expression: string, expected: string | undefined]>([
    ['$.n[0,2]', '[3,2]'],
    ['$.n[0, 9]', '[3]'],
    ['$.n[-1,0]', '[2,3]'],
    ['$.n[*]', '[3,1,2]'],
    ['$.n.*', '[3,1,2]'],
    ['$.empty.*', '[]'],
    ['$.expensive.*', '[]'],
    ['$.store.bicycle.*', '["red",19.95]'],
    ['$.store.bicycle[*]', '["red",19.95]'],
    ['$.store.book[*].title', titles(sayings, sword, moby, rings)],
    ['$.store.book[*].isbn', '["0-553-21311-3","0-395-19395-8"]'],
    ['$.store.book[*].missing', '[]'],
    ['$.store.book[9].x[*]', '[]'],
    ['$.nested[*][0]', '[1,3]'],
    ['$.n[1:]', '[1,2]'],
    ['$.n[:2]', '[3,1]'],
    ['$.n[0:1]', '[3]'],
    ['$.n[1:9]', '[1,2]'],
    ['$.n[-2:]', '[1,2]'],
    ['$.n[:-1]', '[3,1]'],
    ['$.n[-2:-1]', '[1]'],
    ['$.n[1:-1]', '[]'],
    ['$.n[2:1]', '[]'],
    ['$.n[0:3:2]', '[3,1,2]'],
    ['$.n[ 0 : 2 ]', '[3,1]'],
    ['$.store[0:1]', nowhere],
    ["$['max','expensive']", '{"max":3,"expensive":10}'],
    ["$['max', 'missing']", '{"max":3}'],
    ["$.store.book[0]['title','price']", '{"title":"Sayings of the Century","price":8.95}'],
    ["$.tags[0:2]['id','on']", '[{"id":1,"on":true},{"id":2,"on":false}]'],
    ["$.deep['v','deep'].v", '[2]'],
    ['$..price', '[8.95,12.99,8.99,22.99,19.95]'],
    ["$..['price']", '[8.95,12.99,8.99,22.99,19.95]'],
    ["$..book..['title']", titles(sayings, sword, moby, rings)],
    ['$..book[0].title', titles(sayings)],
    ['$..book[-1].title', titles(rings)],
    ['$..missing', '[]'],
    ['$.deep..v', '[1,2,3]'],
    ['$.nested..[0]', '[[1,2],1,3,4]'],
    ['$.deep..*', '[1,{"v":2,"deep":{"v":3}},2,{"v":3},3]'],
    ["$.deep..['v','deep']", '[{"v":1,"deep":{"v":2,"deep":{"v":3}}},{"v":2,"deep":{"v":3}}]'],
    ['$.store..color', '["red"]'],
    ['.v', '[1,2,3]'],
    ['$', store],
  ])('%s finds %s', (expression, expected) => {
    expect(found(expression)).toBe(expected);
  });
});

describe('a filter', () => {
  it.each<readonly [expression: string, expected: string | undefined]>([
    ['$.store.book[?(@.price < 10)].title', titles(sayings, moby)],
    ['$.store.book[?(@.price<10)].title', titles(sayings, moby)],
    ['$.store.book[?( @.price <= 8.99 )].title', titles(sayings, moby)],
    ['$.store.book[ ?(@.price > 20) ].title', titles(rings)],
    ['$.store.book[?(10 > @.price)].title', titles(sayings, moby)],
    ['$.store.book[?(@.price >= $.expensive)].title', titles(sword, rings)],
    ["$.store.book[?(@.price <= $['expensive'])].title", titles(sayings, moby)],
    ['$..book[?(@.isbn)].title', titles(moby, rings)],
    ['$..book[?(!@.isbn)].title', titles(sayings, sword)],
    ['$..book[?(!(@.isbn))].title', titles(sayings, sword)],
    ["$.store.book[?(@.category == 'fiction' && @.price < 10)].title", titles(moby)],
    ["$.store.book[?(@.category=='reference'||@.price>20)].title", titles(sayings, rings)],
    [
      "$.store.book[?(@.category == 'reference' || @.category == 'fiction' && @.isbn)].title",
      titles(sayings, moby, rings),
    ],
    ["$.store.book[?((@.category == 'reference' || @.category == 'fiction') && @.isbn)].title", titles(moby, rings)],
    ['$.store.book[?(!(@.price < 10) && @.isbn)].title', titles(rings)],
    ['$.store.book[?(@.author =~ /.*REES/i)].title', titles(sayings)],
    ['$.store.book[?(@.author =~ /.*REES/)].title', '[]'],
    ['$.store.book[?(@.author =~ /Rees/)].title', '[]'],
    ['$.store.book[?(/J\\. .*/ =~ @.author)].title', titles(rings)],
    ['$.store.book[?(@[\'author\'] == "Nigel Rees")].title', titles(sayings)],
    ["$.s[?(@=='x')]", '["x"]'],
    ["$.s[?(@ != 'x')]", '["y","z"]'],
    ["$.s[?(@ in ['x', 'z'])]", '["x","z"]'],
    ["$.s[?(@ nin ['x', 'z'])]", '["y"]'],
    ["$.s[?(@ IN ['y'])]", '["y"]'],
    ['$.n[?(@ <= $.max)]', '[3,1,2]'],
    ['$.n[?(@ < $.max)]', '[1,2]'],
    ['$.n[?(@ in $.n)]', '[3,1,2]'],
    ['$.n[?(@ > -1e0)]', '[3,1,2]'],
    ["$.tags[?(@.tags contains 'b')].id", '[1,2]'],
    ["$.tags[?('c' in @.tags)].id", '[2]'],
    ["$.tags[?(@.name contains 'w')].id", '[2]'],
    ['$.tags[?(@.tags size 2)].id', '[1,2]'],
    ['$.tags[?(@.name size 3)].id', '[1,2]'],
    ['$.tags[?(@.tags empty true)].id', '[3]'],
    ['$.tags[?(@.tags empty false)].id', '[1,2]'],
    ['$.tags[?(@.name empty true)].id', '[3]'],
    ["$.tags[?(@.tags subsetof ['a', 'b', 'z'])].id", '[1,3]'],
    ["$.tags[?(@.tags anyof ['c', 'z'])].id", '[2]'],
    ["$.tags[?(@.tags noneof ['a'])].id", '[2,3]'],
    ["$.tags[?(@.tags all ['b', 'c'])].id", '[2]'],
    ["$.tags[?(@.tags[0] == 'b')].id", '[2]'],
    ['$.tags[?(@.tags.length() > 1)].id', '[1,2]'],
    ['$.tags[?(@.tags.length()==0)].id', '[3]'],
    ['$.tags[?(@.on == true)].id', '[1]'],
    ['$.tags[?(@.on == null)].id', '[3]'],
    ['$.tags[?(@.on)].id', '[1,2,3]'],
    ['$.tags[?(@.on != true)].id', '[2,3,4]'],
    ["$.tags[?(@.tags == ['a','b'])].id", '[1]'],
    ['$.mixed[?(@ == 1)]', '[1,"1"]'],
    ["$.mixed[?(@ == '1')]", '[1,"1"]'],
    ['$.mixed[?(@ === 1)]', '[1]'],
    ['$.mixed[?(@ !== 1 && @ == 1)]', '["1"]'],
    ['$.mixed[?(@ == [])]', '[[]]'],
    ['$.mixed[?(@ == {})]', '[{}]'],
    ['$.mixed[?(@ > 1)]', '[1.5]'],
    ['$.mixed[?(@ =~ /t.*/)]', '[true,"text"]'],
    ['$.store.bicycle[?(@.price > 10)].color', '["red"]'],
    ['$.store.bicycle[?(@.price > 20)].color', '[]'],
    ['$.expensive[?(@ > 1)]', '[]'],
    ['$.deep..[?(@.v > 1)].v', '[2,3]'],
    ['$.tags[?(@..v)].id', '[1,2,3,4]'],
    ['$.tags[?(@.id == $.tags[1].id)].name', '["Two"]'],
    ["$.tags[?($.store.book[?(@.price > 20)].title contains 'Rings')].id", '[1,2,3,4]'],
  ])('%s finds %s', (expression, expected) => {
    expect(found(expression)).toBe(expected);
  });
});

describe('a function', () => {
  it.each<readonly [expression: string, expected: string | undefined]>([
    ['$.n.length()', '3'],
    ['$.n.size()', '3'],
    ['n.length()', '3'],
    ['$.store.length()', '2'],
    ['$.length()', '18'],
    ['$.empty.length()', '0'],
    ['$.a-b.length()', '4'],
    ['$.expensive.length()', nowhere],
    ['$.missing.length()', nowhere],
    ['$..book.length()', '1'],
    ['$..price.length()', '5'],
    ['$.tags[*].tags.length()', '[2,2,0]'],
    ['$.n.min()', '1.0'],
    ['$.n.max()', '3.0'],
    ['$.n.sum()', '6.0'],
    ['$.n.avg()', '2.0'],
    ['$.n.stddev()', '0.816496580927726'],
    ['$..v.sum()', '6.0'],
    ['$.n.first()', '3'],
    ['$.n.last()', '2'],
    ['$.n.index(1)', '1'],
    ['$.n.index(-1)', '2'],
    ['$.store.bicycle.keys()', '["color","price"]'],
    ['$.s.concat("-", $.expensive)', '"xyz-10"'],
    ['$.n.append(4)', '[3,1,2,4]'],
    ['$.sum($.n, 4)', '10.0'],
    ['$.store.book.first().title', `"${sayings}"`],
  ])('%s finds %s', (expression, expected) => {
    expect(found(expression)).toBe(expected);
  });
});

describe('what is no path', () => {
  it.each([
    ...[
      '$.store.',
      '$..',
      '$.a b',
      '$...a',
      '$.store..',
      '$a',
      '$ .a',
      '$[',
      '$[]',
      '$[a]',
      "$['a",
      "$['a'",
      '$["a\']',
    ],
    ...["$['a',]", "$['a' 'b']", '$[0', '$[0,]', '$[:]', '$[1.5]', '$[1:2', '$.a[', '$.a]b c', '$.*a b', '$.[', ''],
    ...['$[?]', '$[?(@.a]', '$[?(@.a == )]', "$[?(@.a = 'x')]", '$[?(@.a ~ /x/)]', '$[?(@.a like "x")]', '$[?()]'],
    ...['$[?(@.a &&)]', '$[?(&& @.a)]', '$[?(@.a == 1', '$[?(@.a == /x)]', '$[?(@.a == x)]', '$[?(1)]', '$[?((@.a)]'],
    ...['$[?(@.a == function(){})]', '$[(@.length-1)]', '$.n.missing()', '$.n.length(', '$.n.sum(1', '$.constructor()'],
    ...['$[?(@.a =~ /(/)]'],
  ])('%s is refused', (expression) => {
    expect(() => jsonPath(readJson('{"a":1,"n":[]}'), expression)).toThrow(JsonPathError);
  });

  it('is refused with its place', () => {
    expect(() => jsonPath(document, '$.store.')).toThrow('Position 7 can’t be read in the JSONPath $.store.');
    expect(() => jsonPath(document, '$.n.nope()')).toThrow('There is no function nope() in $.n.nope()');
    expect(() => jsonPath(document, '$.n[?(@ is 1)]')).toThrow('There is no operator is in the JSONPath');
    expect(() => jsonPath(document, '$.empty.sum()')).toThrow('There is no number to calculate with');
  });
});

describe('a document', () => {
  it('keeps the digits that were sent, and the order of its members', () => {
    const text = '{"b":1,"2":"x","n":12345678901234567890,"1":[1.50,1e5,-0,7.0,0.1],"a":{"10":1,"9":2}}';
    const json = readJson(text);
    expect(found('$', json)).toBe(text);
    expect(found("$['1']", json)).toBe('[1.50,1e5,-0,7.0,0.1]');
    expect(found('$.a', json)).toBe('{"10":1,"9":2}');
    expect(found('$.keys()', json)).toBe('["b","2","n","1","a"]');
    expect(found('$..n', json)).toBe('[12345678901234567890]');
    expect(found("$['1'][?(@ == 1.5)]", json)).toBe('[1.50]');
  });

  it('compares integers by all of their digits', () => {
    const json = readJson('[9007199254740993, 9007199254740992]');
    expect(found('$[?(@ == 9007199254740993)]', json)).toBe('[9007199254740993]');
    expect(found('$[?(@ < 9007199254740993)]', json)).toBe('[9007199254740992]');
  });
});
