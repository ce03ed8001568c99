import { badRequest } from '../faults.js';

/** Checks what a template or a model is for: a content type has a slash. */
export function checkContentType(contentType: string): void {
  if (!contentType.includes('/'))
    throw badRequest(`Validation Result: warnings : [], errors : [Invalid content type specified: ${contentType}]`);
}
