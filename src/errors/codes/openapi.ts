import { type ErrorCodeEntry, optionsOf } from './entry.js';

/** Codes of reading and writing OpenAPI documents. */
export const openApiCodes = {
  'openapi.document': {
    class: 'OpenApiError',
    meaning: 'What was given to `fromOpenApi()` isn’t JSON, or isn’t OpenAPI 3.0 or Swagger 2.0.',
    remedy: 'Give an object or JSON text that says `openapi: "3.0.1"` or `swagger: "2.0"`.',
  },
  'openapi.ignored': {
    meaning: 'A warning: an import ignores what stands at the JSON Pointer.',
    remedy: 'Remove it, or write it in another way, if it is meant.',
  },
  'openapi.name': { meaning: 'A name in a document could change how objects behave.', remedy: 'Give another name.' },
  'openapi.not-exported': {
    meaning: 'A loss: exports of the service have no place for it, so that `deployedModel()` doesn’t have it.',
    remedy: 'Read it from the live API: `snapshot()`.',
  },
  'openapi.reference': {
    meaning: 'A `$ref` leads out of the document. Nothing is fetched.',
    remedy: 'Bundle the document first, so that it refers to itself only.',
  },
  'openapi.refused': {
    class: 'OpenApiError',
    meaning: 'A document can’t be read as an API.',
    remedy: 'Each of its `problems` says what is wrong, by JSON Pointer.',
  },
  'openapi.too-deep': {
    class: 'OpenApiError',
    meaning: 'A document is nested more than 200 levels deep.',
    remedy: 'Name inner schemas, and refer to them.',
  },
  'openapi.too-large': {
    class: 'OpenApiError',
    meaning: 'A document is larger than 6 MB, which is what the service imports at most.',
    remedy: 'Split the API, or define it in code.',
  },
  'openapi.value': {
    meaning: 'A value in a document isn’t what belongs there.',
    remedy: 'The message says what does.',
  },
  ...optionsOf('openapi', '`toOpenApi()` or `fromOpenApi()`'),
} satisfies Readonly<Record<string, ErrorCodeEntry>>;
