import type { PutMethodRequest, TestInvokeMethodRequest } from '@aws-sdk/client-api-gateway';
import { describe, expect, it } from 'vitest';
import { logLines, type MethodUnderTest, methodUnderTest } from './method.js';

type Validator = NonNullable<MethodUnderTest['validator']>;

const mock = { type: 'MOCK', requestTemplates: { 'application/json': '{"statusCode": 200}' } } as const;

const pet = {
  $schema: 'http://json-schema.org/draft-04/schema#',
  type: 'object',
  required: ['name'],
  additionalProperties: false,
  properties: {
    name: { type: 'string', minLength: 2, maxLength: 8, pattern: '^[A-Z]' },
    age: { type: 'integer', minimum: 0, maximum: 30 },
    kind: { enum: ['cat', 'dog'] },
    tags: { type: 'array', maxItems: 2, uniqueItems: true, items: { type: 'string' } },
  },
};

/** Sends a request through a validator to a mock that always answers. */
async function validated(
  validator: Validator,
  method: Partial<PutMethodRequest>,
  request: Partial<TestInvokeMethodRequest>,
  described: Partial<MethodUnderTest> = {},
) {
  const { invoke } = await methodUnderTest({
    integration: mock,
    models: { Pet: pet },
    validator,
    method,
    ...described,
  });
  const { status, body, headers, log } = await invoke(request);
  return { status, body, headers, log };
}

describe('a validator of parameters', () => {
  const method = {
    requestParameters: {
      'method.request.querystring.page': true,
      'method.request.header.X-Trace': true,
      'method.request.querystring.sort': false,
    },
  };
  const complete = { pathWithQueryString: '/?page=3', headers: { 'X-Trace': 'abc' } };

  it('lets pass what has every required parameter', async () => {
    expect((await validated({ validateRequestParameters: true }, method, complete)).status).toBe(200);
  });

  it('takes a header for missing whose name is written in another letter case, and says so in the log', async () => {
    const request = { ...complete, headers: { 'x-trace': 'abc' } };
    const { status, body, log } = await validated({ validateRequestParameters: true }, method, request);
    expect(status).toBe(400);
    expect(body).toBe('{"message": "Missing required request parameters: [X-Trace]"}');
    expect(log).toContain('Header names are case-sensitive here: X-Trace is required, and x-trace was sent');
  });

  it.each([' ', '\t'])('takes a header that is blank (%j) for missing', async (value) => {
    const request = { ...complete, headers: { 'X-Trace': value } };
    const { body } = await validated({ validateRequestParameters: true }, method, request);
    expect(body).toBe('{"message": "Missing required request parameters: [X-Trace]"}');
  });

  it('names every one that is missing, and says so in the log', async () => {
    const { status, body, headers, log } = await validated({ validateRequestParameters: true }, method, {});
    expect(status).toBe(400);
    expect(body).toBe('{"message": "Missing required request parameters: [X-Trace, page]"}');
    expect(headers).toEqual({ 'x-amzn-ErrorType': 'BadRequestException' });
    expect(logLines(log).slice(-3)).toEqual([
      'Missing required request parameters: [X-Trace, page]',
      'Method completed with status: 400',
      '',
    ]);
  });

  it('names them by where they belong: headers, path, query string', async () => {
    const requestParameters = {
      'method.request.querystring.a': true,
      'method.request.path.b': true,
      'method.request.header.c': true,
    };
    const { body } = await validated(
      { validateRequestParameters: true },
      { requestParameters },
      { pathWithQueryString: '/elsewhere' },
      { path: ['{b}', 'more'] },
    );
    expect(body).toBe('{"message": "Missing required request parameters: [c, b, a]"}');
  });

  it('takes one without a value for missing', async () => {
    const request = { ...complete, pathWithQueryString: '/?page=' };
    expect((await validated({ validateRequestParameters: true }, method, request)).body).toBe(
      '{"message": "Missing required request parameters: [page]"}',
    );
  });

  it('does not look at bodies', async () => {
    const withModel = { ...method, requestModels: { 'application/json': 'Pet' } };
    const request = { ...complete, body: '{}' };
    expect((await validated({ validateRequestParameters: true }, withModel, request)).status).toBe(200);
  });
});

describe('a validator of bodies', () => {
  const method = { requestModels: { 'application/json': 'Pet' } };
  const errors = {
    BAD_REQUEST_BODY: { responseTemplates: { 'application/json': '$context.error.validationErrorString' } },
  } as const;
  const found = async (body: string) =>
    (await validated({ validateRequestBody: true }, method, { body }, { gatewayResponses: errors })).body;

  it('lets pass what its model allows', async () => {
    const body = JSON.stringify({ name: 'Rex', age: 3, kind: 'dog', tags: ['good'] });
    expect((await validated({ validateRequestBody: true }, method, { body })).status).toBe(200);
  });

  it('lets an empty body pass where an empty object may', async () => {
    const { status } = await validated({ validateRequestBody: true }, method, { body: '' }, { models: { Pet: {} } });
    expect(status).toBe(200);
  });

  it('says no more than that to the caller, and the reason in the log', async () => {
    const { status, body, log } = await validated({ validateRequestBody: true }, method, { body: '{"name": "R"}' });
    expect(status).toBe(400);
    expect(body).toBe('{"message": "Invalid request body"}');
    expect(logLines(log).slice(-3)).toEqual([
      'Request body does not match model schema for content type application/json: [string "R" is too short (length: 1, required minimum: 2)]',
      'Method completed with status: 400',
      '',
    ]);
  });

  it.each([
    ['{}', '[object has missing required properties (["name"])]'],
    ['', '[Unknown error parsing request body]'],
    ['[]', '[instance type (array) does not match any allowed primitive type (allowed: ["object"])]'],
    ['{"name": "Rex", "age": 31}', '[numeric instance is greater than the required maximum (maximum: 30, found: 31)]'],
    ['{"name": "Rex", "age": -1}', '[numeric instance is lower than the required minimum (minimum: 0, found: -1)]'],
    [
      '{"name": "Rex", "age": 1.5}',
      '[instance type (number) does not match any allowed primitive type (allowed: ["integer"])]',
    ],
    ['{"name": "Rex", "kind": "fish"}', '[instance value ("fish") not found in enum (possible values: ["cat","dog"])]'],
    ['{"name": "Rex", "wings": 2}', '[object instance has properties which are not allowed by the schema: ["wings"]]'],
    ['{"name": "rex"}', '[ECMA 262 regex "^[A-Z]" does not match input string "rex"]'],
    [
      '{"name": "Rex", "tags": ["a", "b", "c"]}',
      '[array is too long: must have at most 2 elements but instance has 3 elements]',
    ],
    ['{"name": "Rex", "tags": ["a", "a"]}', '[array must not contain duplicate elements]'],
    ['{"name"', '[Unknown error parsing request body]'],
  ])('tells what is wrong with %s', async (body, expected) => {
    expect(await found(body)).toBe(expected);
  });

  it.each<[schema: object, value: unknown, expected: string]>([
    [{ minimum: 1, exclusiveMinimum: true }, 1, 'numeric instance is not strictly greater than the required minimum 1'],
    [{ maximum: 1, exclusiveMaximum: true }, 1, 'numeric instance is not strictly lower than the required maximum 1'],
    [{ multipleOf: 3 }, 7, 'remainder of division is not zero (7 / 3)'],
    [
      { type: ['string', 'null'] },
      7,
      'instance type (integer) does not match any allowed primitive type (allowed: ["string","null"])',
    ],
    [{ type: 'string' }, null, 'instance type (null) does not match any allowed primitive type (allowed: ["string"])'],
    [
      { type: 'string' },
      true,
      'instance type (boolean) does not match any allowed primitive type (allowed: ["string"])',
    ],
    [{ maxLength: 2 }, 'abc', 'string "abc" is too long (length: 3, maximum allowed: 2)'],
    [{ format: 'email' }, 'rex', 'string "rex" is not a valid email address'],
    [{ format: 'ipv4' }, '256.0.0.1', 'string "256.0.0.1" is not a valid IPv4 address'],
    [{ format: 'uuid' }, 'rex', 'input string "rex" is not a valid UUID'],
    [{ format: 'md5' }, 'abc', 'input string has bad length (3, expected 32)'],
    [{ format: 'sha1' }, 'x'.repeat(40), 'input string has illegal characters'],
    [{ format: 'base64' }, 'abc', 'input has illegal length (must be a multiple of 4, found 3)'],
    [
      { format: 'date-time' },
      'today',
      "string \"today\" is invalid against requested date format(s) [yyyy-MM-dd'T'HH:mm:ssZ, yyyy-MM-dd'T'HH:mm:ss.[0-9]{1,12}Z]",
    ],
    [
      { items: [{}], additionalItems: false },
      [1, 2, 3],
      'schema only allows 1 elements in array but instance has 3 elements',
    ],
    [
      { dependencies: { a: ['b', 'c'] } },
      { a: 1 },
      'property "a" of object has missing property dependencies (schema requires ["b","c"]; missing: ["b","c"])',
    ],
    [{ minItems: 2 }, [1], 'array is too short: must have at least 2 elements but instance has 1 elements'],
    [{ minProperties: 1 }, {}, 'object has too few properties (found 0 but schema requires at least 1)'],
    [{ maxProperties: 1 }, { a: 1, b: 2 }, 'object has too many properties (found 2 but schema requires at most 1)'],
    [{ required: ['b', 'a'] }, {}, 'object has missing required properties (["a","b"])'],
    [
      { additionalProperties: false },
      { z: 1, a: 2 },
      'object instance has properties which are not allowed by the schema: ["a","z"]',
    ],
    [
      { anyOf: [{ type: 'string' }, { type: 'null' }] },
      1,
      'instance failed to match at least one required schema among 2',
    ],
    [
      { oneOf: [{ type: 'number' }, { type: 'integer' }, { type: 'null' }] },
      1,
      'instance failed to match exactly one schema (matched 2 out of 3)',
    ],
    [
      { oneOf: [{ type: 'string' }, { type: 'null' }] },
      1,
      'instance failed to match exactly one schema (matched 0 out of 2)',
    ],
    [{ not: { type: 'number' } }, 1, 'instance matched a schema which it should not have'],
  ])('says of %j and %j: %s', async (schema, value, expected) => {
    const models = { Pet: { properties: { value: schema } } };
    const request = { body: JSON.stringify({ value }) };
    const { body } = await validated({ validateRequestBody: true }, method, request, {
      models,
      gatewayResponses: errors,
    });
    expect(body).toBe(`[${expected}]`);
  });

  it.each<[format: string, fitting: readonly string[], others: readonly string[]]>([
    [
      'email',
      ['foo@bar.com', 'foo@bar', "o'neil+tag@a.b.example"],
      ['foo', 'éioaj@my.name', 'a@', '@b', 'a b@c', 'a@-b'],
    ],
    [
      'uri',
      ['http://slashdot.org', 'foo://a.b.c/d/e?f=g#h', '/relative', 'urn:a:b', ''],
      ['+23:aa', 'a b', 'a#b#c', '%zz'],
    ],
    ['hostname', ['foo', 'a.example'], ['-a-b', `${'a'.repeat(64)}.net`]],
    [
      'date-time',
      ['2012-08-07T20:42:32Z', '2012-08-07T20:42:32.123+01:00'],
      ['2012-08-07', '2012-02-30T00:00:00Z', '2012-08-07 20:42:32Z', '2012-08-07T20:42:32', '2012-08-07T24:00:00Z'],
    ],
    ['ipv6', ['::1', '2001:db8::7'], ['::g', '1.2.3.4']],
    ['mac', ['00:1A:2b:3c:4d:5e'], ['00:1A:2b', '001A2b3c4d5e']],
    ['sha256', ['0'.repeat(64)], ['0'.repeat(63)]],
    ['base64', ['', 'YWJj', 'YQ=='], ['YQ', '====', 'a b=']],
    ['byte', ['not base64!'], []],
    ['date', ['not a date'], []],
    ['constructor', ['text'], []],
    ['__proto__', ['text'], []],
    ['toString', ['text'], []],
  ])('enforces formats as the service does: %s', async (format, fitting, others) => {
    const options = { models: { Pet: { properties: { value: { format } } } } };
    const statusOf = async (value: string) =>
      (await validated({ validateRequestBody: true }, method, { body: JSON.stringify({ value }) }, options)).status;
    for (const value of fitting) expect([value, await statusOf(value)]).toEqual([value, 200]);
    for (const value of others) expect([value, await statusOf(value)]).toEqual([value, 400]);
  });

  it('tells everything that is wrong', async () => {
    const both = await found('{"name": "Reximilian", "age": 31}');
    expect(both).toContain('too long');
    expect(both).toContain('required maximum');
  });

  it('follows references to other models', async () => {
    const { invoke, client, restApiId } = await methodUnderTest({ integration: mock, models: { Pet: pet } });
    expect((await invoke({ body: '{}' })).status).toBe(200); // No validator yet.
    const { status } = await validated(
      { validateRequestBody: true },
      { requestModels: { 'application/json': 'Pets' } },
      { body: '[{"name": "Rex"}, {}]' },
      {
        models: {
          Pet: pet,
          Pets: { type: 'array', items: { $ref: `https://apigateway.amazonaws.com/restapis/${restApiId}/models/Pet` } },
        },
      },
    );
    expect(status).toBe(400);
    client.destroy();
  });

  it('looks only at content types that have a model', async () => {
    const plain = { headers: { 'Content-Type': 'application/vnd.pet+json' }, body: '{}' };
    expect((await validated({ validateRequestBody: true }, method, plain)).status).not.toBe(400);
    const parameters = { headers: { 'Content-Type': 'application/json; charset=utf-8' }, body: '{}' };
    expect((await validated({ validateRequestBody: true }, method, parameters)).status).toBe(400);
  });

  it('knows no content types by names of JavaScript', async () => {
    for (const contentType of ['constructor', '__proto__', 'toString']) {
      const request = { headers: { 'Content-Type': contentType }, body: '{}' };
      expect((await validated({ validateRequestBody: true }, method, request)).log).not.toContain('model');
    }
  });

  it('holds every other content type against the model of $default', async () => {
    const everything = { requestModels: { $default: 'Pet' } };
    const request = { headers: { 'Content-Type': 'text/plain' }, body: '{}' };
    expect((await validated({ validateRequestBody: true }, everything, request)).status).toBe(400);
  });
});

describe('a method without a validator', () => {
  it.each([undefined, { validateRequestBody: false, validateRequestParameters: false }])(
    'takes everything: %j',
    async (validator) => {
      const { invoke } = await methodUnderTest({
        integration: mock,
        models: { Pet: pet },
        ...(validator ? { validator } : {}),
        method: {
          requestModels: { 'application/json': 'Pet' },
          requestParameters: { 'method.request.querystring.page': true },
        },
      });
      expect((await invoke({ body: '{' })).status).toBe(200);
    },
  );
});
