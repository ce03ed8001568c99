import { describe, expect, it } from 'vitest';
import { templateProblem } from '../../src/definition/template-problem.js';
import { readTemplate } from '../../src/embedded/invoke/template/read.js';

const unreadable = [
  ['#if(', "no ')' closes the '(' of '#if'"],
  ['#if(true x#end', "no ')' closes the '(' of '#if'"],
  ['#if()x#end', "what '#if' is given can't be read"],
  ['#if($a = 1)x#end', "what '#if' is given can't be read"],
  ['#if($a == )x#end', "what '#if' is given can't be read"],
  ['#if($a &&)x#end', "what '#if' is given can't be read"],
  ['#if(!)x#end', "what '#if' is given can't be read"],
  ['#if(true)x', "'#if' has no '#end'"],
  ['#if(true)x#elseif', "'#elseif' has no '('"],
  ['#if(true)x#elseif()y#end', "what '#elseif' is given can't be read"],
  ['#if(true)x#else y#else z#end', "an '#else' stands behind '#else'"],
  ['#if(true)#else#elseif(true)#end', "an '#elseif' stands behind '#else'"],
  ['#else', "an '#else' belongs to no '#if'"],
  ['#elseif($a)x', "an '#elseif' belongs to no '#if'"],
  ['#foreach($a in $b)#else#end', "an '#else' belongs to no '#if'"],
  ['x#end', "an '#end' ends nothing"],
  ['#set($x = )', "what '#set' is given can't be read"],
  ['#set()', "what '#set' is given can't be read"],
  ['#set($a)', "what '#set' is given can't be read"],
  ['#set(a = 1)', "what '#set' is given can't be read"],
  ['#set($a = 1 +)', "what '#set' is given can't be read"],
  ['#set $a = 1', "'#set' has no '('"],
  ['#set($a = 1', "no ')' closes the '(' of '#set'"],
  ['#set($a="x)', "no ')' closes the '(' of '#set'"],
  ["#set($a = 'it's')", "no ')' closes the '(' of '#set'"],
  ['#set($a = [1,2)', "a ')' closes the '(' of '#set'"],
  ['#set($a = {"a":1)', "a ')' closes the '(' of '#set'"],
  ['#foreach()x#end', "what '#foreach' is given can't be read"],
  ['#foreach($a on $b)x#end', "what '#foreach' is given can't be read"],
  ['#foreach($a in)x#end', "what '#foreach' is given can't be read"],
  ['#foreach $x in $y', "'#foreach' has no '('"],
  ['#foreach($i in [1..)x#end', "a ')' closes the '(' of '#foreach'"],
  ['#macro()x#end', "what '#macro' is given can't be read"],
  ['#define()x#end', "what '#define' is given can't be read"],
  ['$input.json(', "no ')' closes the '(' of '$input.json'"],
  ['$!{input.json("$)}', "no ')' closes the '(' of '$!{input.json'"],
  ['$util.escapeJavaScript($input.json("$")', "no ')' closes the '(' of '$util.escapeJavaScript'"],
  ['{"a": $a.b("x)}', "no ')' closes the '(' of '$a.b'"],
  ['#* x', "'#*' is never closed"],
  ['#[[ x', "'#[[' is never closed"],
] as const;

const readable = [
  'a text',
  '{"statusCode": 200}',
  '{"color": "#fff", "price": "$5", "email": "a@b.c"}',
  '#if(true)x#{else}y#end',
  '#{if}(true)x#{end}',
  '#if\n  ($a)x#end',
  '#if (!$a)x#end',
  '#if($a == ")")x#end',
  '#if($a != "" && $b >= 1 || !$c.d("=") )x#elseif($e == "a=b")y#else z#end',
  '#if($a.b(1).c != $d["e"])x#end',
  '#set($a = "#if(")$a',
  '#set($a = "#end")$a',
  '#set($a = $b - -1)',
  '#set($a.b = {})#set($a["b"] = [1..3])#set( $!{c} = true )',
  '#set($q = \'"\')#set($a = "it\'s")',
  '#foreach($x in $input.path("$.a"))$x#if($foreach.hasNext),#end#end',
  '#foreach($i in [1..$n.size()])$i#end',
  '#define($d)x#end#macro(one $a $b)$a#end#one(1 2)',
  '## #if(\n#*#if(*##[[#if( $a.b( ]]#',
  '\\#if(',
  '\\\\#if(true)x#end',
  '$a.b.c ${a} $!{a.b $a[0',
  '#stop #break #endpoint #iffy( #setup(',
];

describe('a template', () => {
  it.each(unreadable)('that can’t be read: %s', (template, problem) => {
    expect(templateProblem(template)).toBe(problem);
    // The embedded gateway is asked, too: it reads templates by itself.
    expect(() => readTemplate(template)).toThrow();
  });

  it.each(readable)('that can be read: %s', (template) => {
    expect(templateProblem(template)).toBeUndefined();
    expect(() => readTemplate(template)).not.toThrow();
  });

  it('is looked at in the time that its length takes', () => {
    for (const part of ['#if(', '$a.b(', '$a.', '\\', '#set($a=', '$!{a.a-', '== ', '#[[', '"', '{'])
      for (const before of ['', '#if(', '#if(true)', '$a.b('])
        expect(String(templateProblem(before + part.repeat(75_000)))).not.toBe('');
  }, 5_000);
});
