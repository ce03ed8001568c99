import { describe, expect, it } from 'vitest';
import { noOverrides } from '../../../../src/embedded/invoke/overrides.js';
import { contextMap } from '../../../../src/embedded/invoke/template/context.js';
import { inputObject } from '../../../../src/embedded/invoke/template/input.js';
import { utilObject } from '../../../../src/embedded/invoke/template/util.js';
import { renderTemplate } from '../../../../src/embedded/invoke/template/velocity.js';

const order = {
  id: 'o-1',
  customer: { name: 'Ann "Bo" O\'Neill', email: 'ann@example.com', address: null },
  items: [
    { sku: 'a', quantity: 2, price: 1.5 },
    { sku: 'b', quantity: 1, price: 20 },
  ],
  tags: ['new', 'vip'],
  empty: [],
  note: '',
  paid: false,
  total: 23,
};

const context = {
  requestId: 'r-1',
  httpMethod: 'POST',
  stage: 'prod',
  apiId: 'abc123',
  identity: { sourceIp: '10.0.0.1', userAgent: 'curl', apiKey: null, caller: null },
  authorizer: {
    principalId: 'user|7',
    claims: { email: 'ann@example.com', 'cognito:groups': 'admin,dev' },
    scopes: 'a b',
  },
};

/** What a template makes of the order, or of another body. */
function rendered(template: string, body: unknown = order): string {
  const request = {
    httpMethod: 'POST',
    path: '/orders/o-1',
    pathParameters: { id: 'o-1' },
    queryString: new Map([
      ['page', ['3']],
      ['filter', ['a b&c']],
    ]),
    headers: new Map([
      ['Content-Type', ['application/json']],
      ['X-Trace', ['t-1']],
    ]),
    body: typeof body === 'string' ? body : JSON.stringify(body),
  };
  return renderTemplate(template, {
    input: inputObject(request.body, request),
    context: contextMap(context, noOverrides()),
    stageVariables: new Map([['table', 'orders']]),
    util: utilObject,
  });
}

/** Blanks and lines of a template that makes JSON count for nothing. */
const json = (template: string, body?: unknown): unknown => JSON.parse(rendered(template, body));

describe('a template that leads nowhere', () => {
  it.each([
    [
      '#set($r = $input.path("$.nonExisting")){"body": $r, "nested": $r.nested, "isNull": #if($r == $null)"true"#else"false"#end, "isEmptyString": #if($r == "")"true"#else"false"#end}',
      '{"body": , "nested": , "isNull": "true", "isEmptyString": "true"}',
    ],
    ['#set($x = $context.authorizer.claims.phone)[$x]', '[]'],
    ['#set($result = $input.body.testAccess)[$result]', '[]'],
    ['[$util.urlEncode($input.body.testAccess)]', '[]'],
    ['[$util.base64Encode($input.body.testAccess)]', '[]'],
    ['[$util.urlDecode($input.body.testAccess)]', '[]'],
    ['[$util.base64Decode($input.body.testAccess)]', '[]'],
    ['[$util.escapeJavaScript($input.path("$.nope"))]', '[]'],
    ['[$util.parseJson($nothing)]', '[]'],
    ["#if($foo.bar.stuff != '')A#{else}B#end", 'B'],
    ["#if($foo.bar.stuff == '')A#{else}B#end", 'A'],
    ['#if($foo.bar)A#{else}B#end#if(!$foo.bar)A#{else}B#end', 'BA'],
    ['[$input.path("$.customer.address")][$input.path("$.customer.address.city")]', '[][]'],
    ['[$input.path("$.customer").address][$input.path("$").customer.address.city]', '[][]'],
    ['[$context.identity.apiKey][$context.identity.get("caller")][$context.get("nope").nope]', '[][][]'],
    ["[$context.get('identity')][$context.identity][$context][$context.requestOverride]", '[][][][]'],
    ['[$stageVariables.nope][$stageVariables.get("nope")]', '[][]'],
    ['[$input.params("nope")][$input.params().path.nope][$input.params().get("nope").nope]', '[][][]'],
    ['[$nope.size()][$nope.get(0)][$nope[0]][${nope.a.b}][$!nope]', '[][][][][]'],
    ['#foreach($i in $nope)x#end[$nope.isEmpty()]', '[]'],
    ['#set($s = "a")[$s.contains($nope)][$s.replaceAll($nope, "")][$s.nope()]', '[][][]'],
    ['#set($a = 1)#set($a = $nope)[$a]', '[]'],
    ['#set($l = [1])[$l.get("0")][$l.get(9)][$l[9]][$l.substring("a")]', '[][][][]'],
    ['#set($s = "x$nope.a")[$s]', '[x]'],
    ['#set($n = $nope + 1)[$n]', '[]'],
    ['#set($s = "a" + $nope)[$s]', '[anull]'],
  ])('%s is %s', (template, expected) => {
    expect(rendered(template)).toBe(expected);
  });
});

describe('the body', () => {
  it.each([
    ['#set($r=$input.path("$"))#set($r.body="changed")$input.json("$")', '{"a":1}', '{"a":1,"body":"changed"}'],
    ['#set($r=$input.path("$.o"))#set($r.x=$r.n)$input.json("$")', '{"o":{"n":1}}', '{"o":{"n":1,"x":1}}'],
    ['#set($r=$input.path("$"))$r.put("b", [1, {"c": 2}])$input.json("$")', '{"a":1}', '{"a":1,"b":[1,{"c":2}]}'],
    ['#set($l=$input.path("$"))#set($x=$l.add(3))#set($l[0] = "one")$input.json("$")', '[1,2]', '["one",2,3]'],
    ['$input.path("$").remove("a")$input.json("$")$input.body', '{"a":1,"b":2}', '1{"b":2}{"a":1,"b":2}'],
    ["$input.json('$.o')", '{"o":{"n":1234567890123456789}}', '{"n":1234567890123456789}'],
    [
      "$input.path('$.o.n') $input.path('$.o').n",
      '{"o":{"n":1234567890123456789}}',
      '1234567890123456789 1234567890123456789',
    ],
    ["#set($n = $input.path('$.n') + 1)$n", '{"n":1234567890123456789}', '1234567890123456790'],
    ["$input.json('$') $input.path('$.price')", '{"price":1.50}', '{"price":1.50} 1.50'],
    ['$input.json("$") $input.path("$")', '{"b":1,"2":"x"}', '{"b":1,"2":"x"} {b=1, 2=x}'],
    ['$input.path("$.s").replaceAll("\\$","USD")', '{"s":"$5"}', 'USD5'],
    ['$input.path("$.s").replaceAll("5","\\$5")', '{"s":"a5"}', 'a$5'],
    ['$input.path("$.s").split("\\|").size()', '{"s":"a|b|c"}', '3'],
    ['#foreach($i in [-2..2])$i#end', '{}', '-2-1012'],
    ['#foreach($i in [2..-2])$i#end', '{}', '210-1-2'],
    ['#set($n = 2)#foreach($i in [0..$n])$i#end', '{}', '012'],
    ['#foreach($v in {"a": 1, "b": 2})$v#end', '{}', '12'],
    ['#foreach($v in ["a", "b"])$v#end', '{}', 'ab'],
    ['#set($m = {"z": 1, "10": 2, "a": 3})$m', '{}', '{z=1, 10=2, a=3}'],
    ['#set($s = "say ""hi""")$s', '{}', 'say "hi"'],
    ["#set($s = 'it''s')$s", '{}', "it's"],
    ['#set($s = "a\\"b")$s', '{}', 'a"b'],
    [
      '#set($x = 7.0)$x,#set($y = 7)$y,#set($z = 7.0 / 2)$z,#set($w = 7 / 2)$w,#set($v = 3.5 * 2)$v',
      '{}',
      '7.0,7,3.5,3,7.0',
    ],
    ['#set($x = -7 / 2)$x,#set($y = -1)$y,#set($z = 3 - -1)$z', '{}', '-3,-1,4'],
    ['#set($y = 1)\\$y \\$nope \\#if \\#nope', '{}', '$y \\$nope #if \\#nope'],
    ['$input.path("$")', '[1,{"a":"x"},null]', '[1,{"a":"x"},null]'],
    ['$input.path("$.a") $input.json("$.a")', '{"a":null}', ' ""'],
  ])('%s of %s', (template, body, expected) => {
    expect(rendered(template, body)).toBe(expected);
  });
});

describe('what people write', () => {
  it.each([
    ['loops with commas', '[#foreach($t in $input.path("$.tags"))"$t"#if($foreach.hasNext),#end#end]', '["new","vip"]'],
    [
      '$velocityCount',
      '#foreach($t in $input.path("$.tags"))#if($velocityCount > 1), #end$velocityCount:$t#end',
      '1:new, 2:vip',
    ],
    ['$foreach.index and count', '#foreach($t in $input.path("$.tags"))$foreach.index/$foreach.count #end', '0/1 1/2 '],
    [
      'keySet',
      '#foreach($k in $input.params().header.keySet())$k=$input.params().header.get($k);#end',
      'Content-Type=application/json;X-Trace=t-1;',
    ],
    [
      'entrySet',
      '#foreach($e in $input.path("$.items[0]").entrySet())$e.key:$e.value,$e.getKey() #end',
      'sku:a,sku quantity:2,quantity price:1.5,price ',
    ],
    ['values', '#foreach($v in $input.path("$.items[1]").values())$v #end', 'b 1 20 '],
    [
      'size and empty',
      '$input.path("$.items").size() $input.path("$.empty").size() $input.path("$.empty").isEmpty() $input.path("$.empty").empty',
      '2 0 true true',
    ],
    [
      'an index',
      '$input.path("$.items")[0].sku $input.path("$").items.get(1).sku $input.path("$.items[-1].sku")',
      'a b b',
    ],
    [
      'an index by a variable',
      '#set($i = 1)$input.path("$.items")[$i].sku#set($p = "$.items[$i].sku")$input.path($p)',
      'bb',
    ],
    [
      'the header by name',
      "$input.params().header.get('X-Trace') $input.params('X-Trace') $input.params().header['X-Trace']",
      't-1 t-1 t-1',
    ],
    [
      'query and path',
      "$input.params('page')$input.params().querystring.page$input.params('id')$input.params().path.id",
      '33o-1o-1',
    ],
    ['quiet references', '[$!nope][$!{nope.x}][$!input.params("page")][$!{input.path("$.id")}]', '[][][3][o-1]'],
    [
      'formal references',
      '${context.stage}s ${input.path("$.id")}x ${stageVariables.table}_v1',
      'prods o-1x orders_v1',
    ],
    ['not', '#if(!$input.path("$.paid"))unpaid#end#if(! $input.path("$.nope"))none#end', 'unpaidnone'],
    [
      'and, or, parentheses',
      '#if(($input.path("$.total") > 20 && $input.path("$.id") != "") || false)y#{else}n#end',
      'y',
    ],
    ['elseif', '#if($input.path("$.total") < 10)s#elseif($input.path("$.total") < 50)m#{else}l#end', 'm'],
    [
      'empty texts',
      '#if($input.path("$.note") == "")e#end#if($input.path("$.note") && $input.path("$.note") != "")x#{else}y#end',
      'ey',
    ],
    ['line comments', '## first\na ## rest\nb', 'a b'],
    ['block comments', 'a#* one\ntwo *#b#** doc *#c', 'abc'],
    ['unparsed text', '#[[ $input.path("$") #if ]]#', ' $input.path("$") #if '],
    ['definitions', '#define($hello)Hi $who!#end#set($who = "Bo")$hello#set($who = "Al")$hello', 'Hi Bo!Hi Al!'],
    ['macros', '#macro(pair $k $v)"$k": "$v"#end{#pair("a" 1), #pair("b", $context.stage)}', '{"a": "1", "b": "prod"}'],
    ['macros that call macros', '#macro(q $x)"$x"#end#macro(kv $k $v)#q($k):#q($v)#end#kv("a" "b")', '"a":"b"'],
    [
      'escaped JSON',
      '"$util.escapeJavaScript($input.path("$.customer.name")).replaceAll("\\\\\'", "\'")"',
      '"Ann \\"Bo\\" O\'Neill"',
    ],
    ['JSON as a text', '$util.escapeJavaScript($input.json("$.tags"))', '[\\"new\\",\\"vip\\"]'],
    [
      'parsed JSON',
      '#set($p = $util.parseJson(\'{"a": {"b": [1, 2]}}\'))$p.a.b[1] $p.a.b.size() $p',
      '2 2 {a={b=[1,2]}}',
    ],
    ['Base64', '$util.base64Encode($input.json("$.tags")) $util.base64Decode("aGk=")', 'WyJuZXciLCJ2aXAiXQ== hi'],
    ['URLs', '$util.urlEncode($input.params("filter")) $util.urlDecode("a+b%26c")', 'a+b%26c a b&c'],
    [
      'text methods',
      '#set($s = " Rex-the-Dog ")[$s.trim().toLowerCase()][$s.trim().split("-")[0]][$s.substring(1, 4)][$s.trim().length()][$s.indexOf("the")]',
      '[rex-the-dog][Rex][Rex][11][5]',
    ],
    [
      'more text methods',
      '#set($s = "a.b")[$s.contains(".")][$s.startsWith("a")][$s.endsWith("b")][$s.replace(".", "/")][$s.matches("[a-z]\\.[a-z]")][$s.toUpperCase().equals("A.B")]',
      '[true][true][true][a/b][true][true]',
    ],
    ['counting', '#set($sum = 0)#foreach($i in $input.path("$.items"))#set($sum = $sum + $i.quantity)#end$sum', '3'],
    [
      'a list that is built',
      '#set($l = [])#foreach($i in $input.path("$.items"))#set($ok = $l.add($i.sku))#end$l $l.size() $l.contains("a")',
      '[a, b] 2 true',
    ],
    [
      'a map that is built',
      '#set($m = {})#set($ok = $m.put("k", "v"))#set($m.n = 1)#set($m["o p"] = 2)$m.get("o p")$m.k$m.n',
      '2v1',
    ],
    [
      'a discarded result',
      '$input.path("$.tags").add("x")#set($_ = $input.path("$.tags").add("y"))$input.path("$.tags").size()',
      'true4',
    ],
    [
      'a flag in a loop',
      '#set($found = false)#foreach($t in $input.path("$.tags"))#if($t == "vip")#set($found = true)#break#end#end$found',
      'true',
    ],
    [
      'nested loops',
      '#foreach($i in $input.path("$.items"))#foreach($t in $input.path("$.tags"))$foreach.parent.count$foreach.count #end#end',
      '11 12 21 22 ',
    ],
    [
      'claims',
      "$context.authorizer.claims.email $context.authorizer.claims['cognito:groups'] $context.authorizer.claims.get('email')",
      'ann@example.com admin,dev ann@example.com',
    ],
    ['split claims', "#foreach($g in $context.authorizer.claims['cognito:groups'].split(','))[$g]#end", '[admin][dev]'],
    [
      'text that looks like script',
      '{"$schema": "x", "price": "$5", "tag": "#1", "mail": "a@b.c", "path": "$.a", "#": 1}',
      '{"": "x", "price": "$5", "tag": "#1", "mail": "a@b.c", "path": "$.a", "#": 1}',
    ],
    ['a dollar by a variable', '#set($D = "$")${D}ref ${D}{x}', '$ref ${x}'],
    [
      'a reference before punctuation',
      '$context.stage. $context.stage, $context.stage: ($context.stage) $context.stage!',
      'prod. prod, prod: (prod) prod!',
    ],
    ['numbers of texts', '#set($Integer = 0)#set($p = $Integer.parseInt($input.params("page")))#if($p > 2)y#end', 'y'],
    ['sizes by JSONPath', '$input.path("$.items.length()") $input.json("$.items[?(@.quantity > 1)].sku")', '2 ["a"]'],
  ])('%s', (_what, template, expected) => {
    expect(rendered(template)).toBe(expected);
  });

  it('a DynamoDB item', () => {
    const template = `
#set($inputRoot = $input.path('$'))
{
  "TableName": "$stageVariables.table",
  "Item": {
    "id": { "S": "$context.requestId" },
    "email": { "S": "$inputRoot.customer.email" },
    "total": { "N": "$inputRoot.total" },
    "tags": { "SS": [
      #foreach($tag in $inputRoot.tags)
        "$tag"#if($foreach.hasNext),#end

      #end
    ] }
  }
}`;
    expect(json(template)).toEqual({
      TableName: 'orders',
      Item: { id: { S: 'r-1' }, email: { S: 'ann@example.com' }, total: { N: '23' }, tags: { SS: ['new', 'vip'] } },
    });
  });

  it('a response of DynamoDB', () => {
    const template = `#set($inputRoot = $input.path('$'))
{
  "pets": [
#foreach($elem in $inputRoot.Items) {
    "id": "$elem.id.S",
    "age": $elem.age.N
  }#if($foreach.hasNext),#end
#end
  ],
  "count": $inputRoot.Count
}`;
    const body = {
      Count: 2,
      Items: [
        { id: { S: 'a' }, age: { N: '1' } },
        { id: { S: 'b' }, age: { N: '2' } },
      ],
    };
    expect(json(template, body)).toEqual({
      pets: [
        { id: 'a', age: 1 },
        { id: 'b', age: 2 },
      ],
      count: 2,
    });
  });

  it('an execution of Step Functions', () => {
    const template = `#set($data = $util.escapeJavaScript($input.json('$')).replaceAll("\\\\'", "'"))
{
  "input": "$data",
  "name": "$context.requestId",
  "stateMachineArn": "arn:aws:states:us-east-1:123456789012:stateMachine:orders"
}`;
    const made = json(template) as { input: string };
    expect(JSON.parse(made.input)).toEqual(order);
  });

  it('everything of the request, as the console writes it', () => {
    const template = `##  See https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-mapping-template-reference.html
#set($allParams = $input.params())
{
"body-json" : $input.json('$'),
"params" : {
#foreach($type in $allParams.keySet())
    #set($params = $allParams.get($type))
"$type" : {
    #foreach($paramName in $params.keySet())
    "$paramName" : "$util.escapeJavaScript($params.get($paramName))"
        #if($foreach.hasNext),#end
    #end
}
    #if($foreach.hasNext),#end
#end
},
"stage-variables" : {
#foreach($key in $stageVariables.keySet())
"$key" : "$util.escapeJavaScript($stageVariables.get($key))"
    #if($foreach.hasNext),#end
#end
},
"context" : {
    "stage" : "$context.stage",
    "api-key" : "$context.identity.apiKey",
    "authorizer-principal-id" : "$context.authorizer.principalId"
    }
}`;
    expect(json(template)).toEqual({
      'body-json': order,
      params: {
        path: { id: 'o-1' },
        querystring: { page: '3', filter: 'a b&c' },
        header: { 'Content-Type': 'application/json', 'X-Trace': 't-1' },
      },
      'stage-variables': { table: 'orders' },
      context: { stage: 'prod', 'api-key': '', 'authorizer-principal-id': 'user|7' },
    });
  });

  it('records for Kinesis, by an index', () => {
    const template = `{
    "StreamName": "stream",
    "Records": [
        #set( $numRecords = $input.path('$.records').size() )
        #if($numRecords > 0)
            #set( $maxIndex = $numRecords - 1 )
            #foreach( $idx in [0..$maxIndex] )
                #set( $elem = $input.path("$.records[\${idx}]") )
                #set( $elemJsonB64 = $util.base64Encode($elem.data) )
                {
                    "Data": "$elemJsonB64",
                    "PartitionKey": #if( $foo.bar.stuff != '')"$elem.partitionKey"#else"$elemJsonB64.length()"#end
                }#if($foreach.hasNext),#end
            #end
        #end
    ]
}`;
    expect(json(template, { records: [{ data: 'one' }, { data: 'three' }] })).toEqual({
      StreamName: 'stream',
      Records: [
        { Data: 'b25l', PartitionKey: '4' },
        { Data: 'dGhyZWU=', PartitionKey: '8' },
      ],
    });
  });

  it('a message of SQS, an event of EventBridge', () => {
    expect(rendered('Action=SendMessage&MessageBody=$util.urlEncode($input.json("$.tags"))')).toBe(
      'Action=SendMessage&MessageBody=%5B%22new%22%2C%22vip%22%5D',
    );
    const template = `#set($context.requestOverride.header.X-Amz-Target = "AWSEvents.PutEvents")
#set($context.requestOverride.header.Content-Type = "application/x-amz-json-1.1")
{ "Entries": [ { "Detail": "$util.escapeJavaScript($input.json('$.customer')).replaceAll("\\\\'","'")", "Source": "shop" } ] }`;
    const { Entries } = json(template) as { Entries: [{ Detail: string }] };
    expect(JSON.parse(Entries[0].Detail)).toEqual(order.customer);
  });
});
