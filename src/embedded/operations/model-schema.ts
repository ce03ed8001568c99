import { type SchemaProblem, schemaProblems, schemaReferences } from '../../model/model-schema.js';
import { badRequest } from '../faults.js';
import { isObject } from '../openapi/json.js';

/** How one model refers to another. */
const canonicalReference = /^https:\/\/apigateway\.amazonaws\.com\/restapis\/[^/]+\/models\/[a-zA-Z0-9]+(?:#.*)?$/;

/**
 * Checks the schema of a model.
 *
 * @throws ServiceFault with the service's text, for what isn't draft 4 of JSON Schema.
 */
export function checkModelSchema(schema: string | undefined): void {
  if (!schema) throw badRequest('Model schema must have at least 1 property or array items defined');
  const root = parsed(schema);
  if (!isObject(root)) throw invalidModel('Invalid model schema specified');
  const problems = schemaProblems(root);
  const unsupported = new Set(problems.filter(isOfKeyword).map(({ keyword }) => `"${keyword}"`));
  if (unsupported.size > 0)
    throw invalidModel(`Invalid model schema specified. Unsupported keyword(s): [${[...unsupported].join(', ')}]`);
  if (problems.length > 0) throw invalidModel('Invalid model schema specified');
  const astray = schemaReferences(root).filter((one) => !one.startsWith('#') && !canonicalReference.test(one));
  if (astray.length > 0) throw invalidModel(astray.map(() => 'Model reference must be in canonical form').join(', '));
}

const isOfKeyword = ({ kind }: SchemaProblem) => kind === 'keyword';

const invalidModel = (errors: string) =>
  badRequest(`Invalid model specified: Validation Result: warnings : [], errors : [${errors}]`);

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
