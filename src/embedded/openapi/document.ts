import { isRecord } from '../../plain.js';
import type { Context } from '../control-plane/context.js';
import { badRequest, type ServiceFault } from '../faults.js';
import { type JsonObject, memberOf, objectOf } from '../json.js';
import { optionalPackage } from '../optional-packages.js';
import { payloadText } from '../payload.js';
import { partitionOf } from '../regions.js';
import { parseIssues } from './parse-issues.js';
import { valueOfYaml } from './yaml.js';

/** A definition file, read, its references to parameters, responses and integrations resolved. */
export interface OpenApiDocument {
  readonly format: 'swagger' | 'openapi';
  readonly root: JsonObject;
  /** What is wrong with its form, and references that lead nowhere. */
  readonly warnings: readonly string[];
}

const deepestNesting = 200;

const invalid = () => badRequest('Invalid OpenAPI input.');

/**
 * Reads a definition file in JSON or YAML.
 *
 * References to schemas stay: they are what models are called by. Nothing outside the file is read.
 */
export async function parseDocument(body: unknown, context: Context): Promise<OpenApiDocument> {
  const root = await objectIn(withVariables(payloadText(body), context), invalid);
  const format = formatOf(root);
  if (!format) throw invalid();
  const issues = format === 'openapi' ? parseIssues(root) : [];
  const resolved = await withoutReferences(root);
  return { format, root: resolved.root, warnings: [...issues, ...resolved.warnings] };
}

/**
 * The text with the variables that the service resolves in definitions.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/import-api-aws-variables.html
 */
function withVariables(definition: string, { accountId, region }: Context): string {
  const values: Readonly<Record<string, string>> = {
    AccountId: accountId,
    Partition: partitionOf(region),
    Region: region,
  };
  return definition.replaceAll(/\$\{AWS::(AccountId|Partition|Region)\}/g, (_, name: string) => values[name] ?? '');
}

function formatOf(root: unknown): OpenApiDocument['format'] | undefined {
  if (!isRecord(root) || !isRecord(memberOf(root, 'paths') ?? {})) return undefined;
  if (String(memberOf(root, 'swagger')).startsWith('2')) return 'swagger';
  // The service knows no OpenAPI 3.1. The number 3.0 is 3 to us, and 3.0 to the service.
  const version = memberOf(root, 'openapi');
  return version === 3 || String(version).startsWith('3.0') ? 'openapi' : undefined;
}

/**
 * The object that a payload holds in JSON or YAML.
 *
 * @param refusal - of what is neither, or no object, or nested deeper than any definition.
 */
export const parsedText = (body: unknown, refusal: () => ServiceFault): Promise<JsonObject> =>
  objectIn(payloadText(body), refusal);

async function objectIn(text: string, refusal: () => ServiceFault): Promise<JsonObject> {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    parsed = await valueOfYaml(text);
  }
  if (!isRecord(parsed) || isDeeperThan(parsed, deepestNesting)) throw refusal();
  return parsed;
}

function isDeeperThan(value: unknown, levels: number): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return levels === 0 || Object.values(value).some((one) => isDeeperThan(one, levels - 1));
}

async function withoutReferences(root: JsonObject): Promise<Pick<OpenApiDocument, 'root' | 'warnings'>> {
  const { $RefParser, JSONParserErrorGroup } = await optionalPackage(
    '@apidevtools/json-schema-ref-parser',
    'to import definitions',
  );
  const parser = new $RefParser();
  const options = {
    continueOnError: true,
    resolve: { external: false },
    dereference: {
      circular: 'ignore' as const,
      excludedPathMatcher: (path: string) => /^#\/(?:definitions|components\/schemas)(?:\/|$)|\/schema$/.test(path),
    },
  };
  try {
    return {
      // The parser gives an object for an object.
      root: (await parser.dereference(structuredClone(root) as never, options)) as unknown as JsonObject,
      warnings: [],
    };
  } catch (error) {
    if (!(error instanceof JSONParserErrorGroup)) throw error;
    return { root: objectOf(parser.schema), warnings: error.errors.map(({ message }) => message) };
  }
}
