import { describe, expect, it } from 'vitest';
import { rendered } from './method.js';

const body = JSON.stringify({ name: 'Rex', tags: ['good', 'dog'], owner: { name: "O'Neill" } });
const request = {
  pathWithQueryString: '/?page=3',
  headers: { 'Content-Type': 'application/json', Accept: 'text/plain' },
  body,
  stageVariables: { backend: 'blue' },
};

describe('a request template', () => {
  it.each([
    ['the body whole', '$input.body', body],
    ['JSON of the body by JSONPath', "$input.json('$.tags')", '["good","dog"]'],
    ['a value of the body by JSONPath', "$input.path('$.owner').name", "O'Neill"],
    ['a parameter, wherever it is', "$input.params('page') $input.params('Accept')", '3 text/plain'],
    ['the parameters of one place', "$input.params().querystring.get('page')", '3'],
    ['the context', '$context.httpMethod $context.stage $context.resourcePath', 'POST test-invoke-stage /'],
    ['stage variables', '$stageVariables.backend', 'blue'],
    ['a loop', "#foreach($tag in $input.path('$.tags'))[$tag]#end", '[good][dog]'],
    ['a choice', "#if($input.path('$.name') == 'Rex')yes#{else}no#end", 'yes'],
    ['a variable', "#set($name = $input.path('$.name'))$name", 'Rex'],
    ['text escaped for JavaScript', '$util.escapeJavaScript(\'say "hi"\')', 'say \\"hi\\"'],
    ['text escaped for URLs', "$util.urlEncode('a b&c')", 'a+b%26c'],
    ['text unescaped from URLs', "$util.urlDecode('a+b%26c')", 'a b&c'],
    ['Base64', "$util.base64Encode('pets') $util.base64Decode('cGV0cw==')", 'cGV0cw== pets'],
    ['JSON that was parsed', `$util.parseJson('{"a":{"b":1}}').a.b`, '1'],
  ])('can use %s', async (_what, template, expected) => {
    expect(await rendered(template, request)).toBe(expected);
  });

  it('hands a whole body on compact, with its numbers as they were written', async () => {
    const written = ' { "id" : 12345678901234567890, "price": 1.50,\n "text": "a \\"b\\" \\u00e9 {1 : 2}" } ';
    expect(await rendered("$input.json('$')", { body: written })).toBe(
      '{"id":12345678901234567890,"price":1.50,"text":"a \\"b\\" é {1 : 2}"}',
    );
    expect(await rendered("$input.json('$')", { body: '' })).toBe('{}');
    expect(await rendered("$input.json('$')", { body: 'Rex' })).toBe('"Rex"');
  });
});
