import { badRequest } from '../../faults.js';

/** Checks what a template or a model is for: a content type has a slash; `$default` stands for all that there are. */
export function checkContentType(contentType: string): void {
  if (contentType !== '$default' && !contentType.includes('/'))
    throw badRequest(`Validation Result: warnings : [], errors : [Invalid content type specified: ${contentType}]`);
}

/** Checks what templates are for: they are kept by content type. */
export function checkTemplates(templates: Readonly<Record<string, string>> | undefined): void {
  for (const contentType of Object.keys(templates ?? {})) checkContentType(contentType);
}
