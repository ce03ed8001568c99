import type { RestApiNode } from '../../src/model/rest-api.js';
import fc from '../fast-check.js';

const awkward = [
  '`',
  '${process.exit(1)}',
  '${region}',
  '*/',
  '/*',
  '// ',
  "'",
  '"',
  '\\',
  '\\u0041',
  '\n',
  '\r',
  '\r\n',
  '\t',
  '\u2028',
  '\u2029',
  '\u0000',
  '\u202e',
  '\ufeff',
  '\u00a0',
  '\ud800',
  '漢字',
  'é',
  '😀',
  '</script>',
  '__proto__',
  'constructor',
  '); throw new Error(',
  'arn:aws:lambda:eu-west-1:123456789012:function:f',
  'x'.repeat(60),
  ' ',
  'a',
];

/** A text made of what could end a literal, a comment or a line. */
export const hostileText: fc.Arbitrary<string> = fc
  .array(fc.oneof(fc.constantFrom(...awkward), fc.string({ unit: 'binary-ascii', maxLength: 4 })), {
    minLength: 1,
    maxLength: 6,
  })
  .map((parts) => parts.join(''));

/** A document of JSON with hostile names, texts and numbers. */
const hostileDocument: fc.Arbitrary<string> = fc
  .dictionary(
    hostileText,
    fc.letrec((tie) => ({
      value: fc.oneof(
        { maxDepth: 4 },
        hostileText,
        fc.double({ noNaN: true, noDefaultInfinity: true }),
        fc.array(fc.integer(), { maxLength: 60 }),
        fc.constantFrom(null, true),
        fc.array(tie('value'), { maxLength: 4 }),
        fc.dictionary(fc.oneof(hostileText, fc.constantFrom('a', 'id', '200', 'b-c')), tie('value'), { maxKeys: 4 }),
      ),
    })).value,
    { maxKeys: 4 },
  )
  .map((value) => JSON.stringify(value));

/** An API whose every free text is hostile. */
export const hostileApi: fc.Arbitrary<RestApiNode> = fc
  .record({
    texts: fc.array(hostileText, { minLength: 12, maxLength: 12 }),
    document: hostileDocument,
    properties: hostileDocument,
  })
  .map(({ texts, document, properties }): RestApiNode => {
    const [name = '', description, tag = '', template = '', key = '', value = '', about, operationName, text = ''] =
      texts;
    const [, , , , , , , , , validator = '', authorizer = '', contentType = ''] = texts;
    return {
      kind: 'RestApi',
      name,
      settings: {
        description: description ?? '',
        tags: { [tag]: value },
        endpointConfiguration: { types: ['REGIONAL'] },
      },
      models: {
        Pet: {
          kind: 'Model',
          name: 'Pet',
          contentType: 'application/json',
          description: about ?? '',
          schema: document,
        },
      },
      requestValidators: {
        [validator]: { kind: 'RequestValidator', name: validator, validateRequestBody: true },
      },
      authorizers: {
        [authorizer]: {
          kind: 'Authorizer',
          name: authorizer,
          type: 'COGNITO_USER_POOLS',
          providerARNs: ['arn:aws:cognito-idp:eu-west-1:123456789012:userpool/eu-west-1_a'],
          identityValidationExpression: text,
        },
      },
      gatewayResponses: {
        DEFAULT_4XX: {
          kind: 'GatewayResponse',
          responseType: 'DEFAULT_4XX',
          responseTemplates: { [contentType]: template },
        },
      },
      documentationParts: {
        API: { kind: 'DocumentationPart', location: { type: 'API' }, properties },
      },
      resources: {
        '/': { kind: 'Resource', path: '/', methods: {} },
        '/pets': {
          kind: 'Resource',
          path: '/pets',
          methods: {
            POST: {
              kind: 'Method',
              httpMethod: 'POST',
              authorizationType: 'COGNITO_USER_POOLS',
              authorizer: { name: authorizer },
              requestValidator: { name: validator },
              operationName: operationName ?? '',
              requestModels: { [contentType]: 'Pet', 'application/json': key },
              methodResponses: {
                '200': {
                  kind: 'MethodResponse',
                  statusCode: '200',
                  responseParameters: { 'method.response.header.ETag': false },
                  responseModels: { [contentType]: 'Pet' },
                },
              },
              integration: {
                kind: 'Integration',
                type: 'AWS',
                httpMethod: 'POST',
                uri: `arn:aws:apigateway:eu-west-1:sqs:path/123456789012/${key}`,
                requestParameters: { 'integration.request.header.X': `'${value}'` },
                requestTemplates: { 'application/json': template, [contentType]: text },
                integrationResponses: {
                  '200': {
                    kind: 'IntegrationResponse',
                    statusCode: '200',
                    selectionPattern: value,
                    responseParameters: { 'method.response.header.ETag': `'${key}'` },
                    responseTemplates: { [contentType]: text },
                  },
                },
              },
            },
          },
        },
      },
    };
  });
