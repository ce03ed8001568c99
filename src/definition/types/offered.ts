/**
 * What an editor offers where any text of a form is taken: of a form alone it would offer nothing.
 *
 * @module
 */

import type { OtherText } from '../../errors/text.js';
import type { contextVariables } from '../context-variables.js';

/** Variables of the context that every request has, as sources of mappings. */
export type ContextVariable = `context.${(typeof contextVariables)[number]}`;

/** Usual content types. */
export type UsualContentType =
  | 'application/json'
  | 'application/octet-stream'
  | 'application/pdf'
  | 'application/x-www-form-urlencoded'
  | 'application/xml'
  | 'image/jpeg'
  | 'image/png'
  | 'multipart/form-data'
  | 'text/csv'
  | 'text/html'
  | 'text/plain'
  | 'text/xml';

/** A content type. */
export type ContentType = UsualContentType | OtherText;

/** Values by content type. */
export type ByContentType<Value> = { readonly [Type in UsualContentType]?: Value } & {
  readonly [contentType: string]: Value;
};

/** Usual statuses. */
export type UsualStatus =
  | '200'
  | '201'
  | '202'
  | '204'
  | '301'
  | '302'
  | '303'
  | '304'
  | '307'
  | '308'
  | '400'
  | '401'
  | '403'
  | '404'
  | '405'
  | '409'
  | '410'
  | '412'
  | '413'
  | '415'
  | '422'
  | '429'
  | '500'
  | '501'
  | '502'
  | '503'
  | '504';

/** Usual headers of responses, those of cross-origin requests among them. */
export type UsualResponseHeader =
  | 'Access-Control-Allow-Credentials'
  | 'Access-Control-Allow-Headers'
  | 'Access-Control-Allow-Methods'
  | 'Access-Control-Allow-Origin'
  | 'Access-Control-Expose-Headers'
  | 'Access-Control-Max-Age'
  | 'Cache-Control'
  | 'Content-Disposition'
  | 'Content-Type'
  | 'ETag'
  | 'Expires'
  | 'Last-Modified'
  | 'Location'
  | 'Retry-After'
  | 'Set-Cookie'
  | 'Strict-Transport-Security'
  | 'Vary'
  | 'WWW-Authenticate';
