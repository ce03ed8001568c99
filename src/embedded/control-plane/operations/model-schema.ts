import { isRecord } from '../../../plain.js';
import { badRequest } from '../../faults.js';
import { memberOf } from '../../json.js';
import { schemaContents } from './schema-keywords.js';

/** How one model refers to another. */
const canonicalReference = /^https:\/\/apigateway\.amazonaws\.com\/restapis\/[^/]+\/models\/([^/#]+)(?:#.*)?$/;

/**
 * Checks the schema of a model.
 *
 * @param isKnown - whether there is a model of that name to refer to.
 * @throws ServiceFault with the service's text, for what isn't draft 4 of JSON Schema, and for references astray.
 */
export function checkModelSchema(schema: string | undefined, isKnown: (modelName: string) => boolean): void {
  if (!schema) throw badRequest('Model schema must have at least 1 property or array items defined');
  const root = parsed(schema);
  if (!isRecord(root) || isDeeperThan(root, deepestNesting)) throw invalidModel('Invalid model schema specified');
  if (!isDialect(memberOf(root, '$schema'))) throw invalidModel('Invalid model schema specified');
  const { unsupported, isValid, references } = schemaContents(root);
  if (unsupported.size > 0) {
    const named = [...unsupported].map((keyword) => `"${keyword}"`).join(', ');
    throw invalidModel(`Invalid model schema specified. Unsupported keyword(s): [${named}]`);
  }
  const errors = isValid ? [] : ['Invalid model schema specified'];
  for (const reference of references.filter((one) => !one.startsWith('#'))) {
    const modelName = canonicalReference.exec(reference)?.[1];
    if (modelName === undefined) errors.push('Model reference must be in canonical form');
    else if (!isKnown(modelName)) errors.push(`Invalid model specified: ${modelName}`);
  }
  if (errors.length > 0) throw invalidModel(errors.join(', '));
}

/** Schemas are of JSON Schema, whichever draft they name. */
const isDialect = (dialect: unknown) => typeof dialect !== 'string' || /^https?:\/\/json-schema\.org\//.test(dialect);

/** Deeper than any schema is, and far from what would overflow. */
const deepestNesting = 200;

function isDeeperThan(value: unknown, levels: number): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return levels === 0 || Object.values(value).some((one) => isDeeperThan(one, levels - 1));
}

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
