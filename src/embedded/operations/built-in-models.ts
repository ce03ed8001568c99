import type { Context } from '../context.js';
import type { HeldRestApi } from '../state.js';

const draft = 'http://json-schema.org/draft-04/schema#';

/** What every API made with CreateRestApi has from the start. */
const schemas = {
  Empty: { $schema: draft, title: 'Empty Schema', type: 'object' },
  Error: { $schema: draft, title: 'Error Schema', type: 'object', properties: { message: { type: 'string' } } },
} as const;

/** The models of a new API, by name. */
export function builtInModels(context: Context): HeldRestApi['models'] {
  return new Map(
    Object.entries(schemas).map(([name, schema]) => [
      name,
      {
        id: context.newId(6),
        name,
        description: `This is a default ${name.toLowerCase()} schema model`,
        contentType: 'application/json',
        schema: JSON.stringify(schema, undefined, 2),
      },
    ]),
  );
}
