/**
 * Attempts to make a template or an expression look at much in few steps, all run in this process, which says what came
 * of each.
 *
 * @module
 */
import { jsonPath } from '../../../src/embedded/invoke/json-path/index.js';
import { jsonOf, readJson } from '../../../src/embedded/invoke/json-text.js';
import { noOverrides } from '../../../src/embedded/invoke/overrides.js';
import { contextMap } from '../../../src/embedded/invoke/template/context.js';
import { inputObject } from '../../../src/embedded/invoke/template/input.js';
import { utilObject } from '../../../src/embedded/invoke/template/util.js';
import { renderTemplate } from '../../../src/embedded/invoke/template/velocity.js';
import { postWith } from '../invoke/template/post-with.js';

function rendered(template: string, body: string): string {
  const request = postWith(body);
  return renderTemplate(`#set($body = $input.path('$'))#set($none = '')#set($one = 1)#set($map = {})${template}`, {
    input: inputObject(body, request),
    context: contextMap({}, noOverrides()),
    stageVariables: new Map(),
    util: utilObject,
  });
}

/** A million rounds of a template, on a body. */
const rounds = (round: string, body: unknown = {}) =>
  rendered(
    `#set($list = [1..1000000])#foreach($i in [1..1000])#foreach($j in [1..1000])${round}#end#end`,
    typeof body === 'string' ? body : JSON.stringify(body),
  );

const longNumber = '1'.repeat(1_000_000);
const longList = Array.from({ length: 200_000 }, (_, at) => at % 10);
const mapOf = (name: string) =>
  Object.fromEntries(Array.from({ length: 100_000 }, (_, at) => [`${name}${at}`, at] as const));
const twoTexts = { one: `${longNumber}a`, other: `${longNumber}b` };

/** A part that isn't in a text, which is only seen in the middle of each place. */
const textAndPart = {
  text: 'a'.repeat(3_000_000),
  part: `${'a'.repeat(500_000)}b${'a'.repeat(500_000)}`,
};
const onText = (call: string) => rendered(`$body.text.${call}`, JSON.stringify(textAndPart));

const found = (expression: string, value: unknown) => JSON.stringify(jsonPath(jsonOf(value), expression));
/** Values asked by a filter that looks at much each time. */
const filtered = (test: string, members: object) => found(`$.list[?(${test})]`, { ...members, list: longList });

const attempts: Readonly<Record<string, () => string>> = {
  'elements put before all others': () => rounds('$list.add(0, 1)'),
  'elements taken from before all others': () => rounds('$list.remove(0)$list.add(1)'),
  'a list as the name of a member': () => rounds('$map[$body]', longList),
  'a list as a key': () => rounds('$map.get($body)$map.containsKey($body)$map.remove($body)', longList),
  'a list as a part of a text': () => rounds('#set($x = $none.contains($body))', longList),
  'a list as the end of a text': () => rounds('#set($x = $none.concat($body))', longList),
  'a list as the name of a parameter': () => rounds('$input.params($body)', longList),
  'a long map gone through for its first value': () => rounds('#foreach($x in $body)#break#end', mapOf('k')),
  'a long map searched for its first value': () => rounds('#set($x = $body.containsValue(0))', mapOf('k')),
  'a long number cut': () => rounds('#set($x = $body.intValue())', longNumber),
  'a long number compared': () => rounds('#if($body > 5)#end', longNumber),
  'a long number calculated with': () => rounds('#set($x = $body + 5)', longNumber),
  'a long text read as an integer': () => rounds('#set($x = $one.parseInt($body))', JSON.stringify(longNumber)),
  'a long text read as a decimal': () => rounds('#set($x = $one.parseDouble($body))', JSON.stringify(longNumber)),
  'long texts in order': () => rounds('#if($body.one < $body.other)#end', twoTexts),
  'long texts compared': () => rounds('#if($body.one == $body.other)#end', twoTexts),
  'a long pattern': () => rounds('#set($x = $none.matches($body))', JSON.stringify('(a)'.repeat(300_000))),
  'many patterns': () => rounds('#set($x = $none.matches($body))', JSON.stringify('(a)'.repeat(3_000))),
  'a long replacement': () => rounds("#set($x = $none.replaceAll('x', $body))", JSON.stringify('\\a'.repeat(500_000))),
  'a long part searched in a text': () => onText('contains($body.part)'),
  'a long part searched in a text for its place': () => onText('indexOf($body.part)'),
  'a long part searched in a text from the end': () => onText('lastIndexOf($body.part)'),
  'a long part replaced in a text': () => onText("replace($body.part, 'x').length()"),
  'a long part searched in a filter': () => found('$[?(@.text contains @.part)]', [textAndPart]),
  'a filter that compares long texts': () => filtered('$.one == $.other', twoTexts),
  'a filter that puts long texts in order': () => filtered('$.one < $.other', twoTexts),
  'a filter that reads a long text as a number': () => filtered('5 == $.one', twoTexts),
  'a filter that compares long numbers': () =>
    JSON.stringify(jsonPath(readJson(`{"n":${longNumber},"list":${JSON.stringify(longList)}}`), '$.list[?($.n < 5)]')),
  'a filter that searches a long text': () => filtered("$.one contains 'c'", twoTexts),
  'a filter that matches a long text': () => filtered('$.one =~ /2/', twoTexts),
  'a filter that appends to a long list': () => filtered('$.list.append(1).length() > 3', {}),
  'a filter that lists the keys of a long map': () => filtered('$.map.keys().length() > 3', { map: mapOf('k') }),
  'a filter that compares long maps': () => filtered('$.map == $.other', { map: mapOf('k'), other: mapOf('l') }),
  'a filter that calls with many parameters': () => filtered(`$.length(${Array(2_000).fill('1').join(',')}) == 0`, {}),
  'a text made of itself many times': () => found(`$.concat(${Array(400).fill('$.one').join(',')})`, twoTexts),
  'many names asked of many values': () =>
    found(
      `$..[${Array(2_000).fill("'a'").join(',')}]`,
      longList.map(() => ({})),
    ),
  'many places asked of many lists': () =>
    found(
      `$..[${Array(2_000).fill('9').join(',')}]`,
      longList.map(() => []),
    ),
};

for (const [name, attempt] of Object.entries(attempts)) {
  const before = process.cpuUsage();
  let outcome: string;
  try {
    outcome = attempt();
  } catch (error) {
    outcome = String(error);
  }
  const { user, system } = process.cpuUsage(before);
  process.send?.({ name, outcome: outcome.slice(0, 100), seconds: (user + system) / 1e6 });
}
process.disconnect?.();
