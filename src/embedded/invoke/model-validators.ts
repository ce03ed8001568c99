import type { Model } from '@aws-sdk/client-api-gateway';
import type { FormatName } from 'ajv-formats';
import { modelUrl, withReferences } from '../model-references.js';
import { optionalPackage } from '../optional-packages.js';
import { isError } from '../thrown.js';
import { bounded, isTimeout } from './bounded.js';
import { GatewayFault, misconfigured } from './gateway-fault.js';
import { modelFormats } from './model-formats.js';
import type { SchemaError } from './validation-errors.js';

/** The models of an API, by name. */
export type Models = ReadonlyMap<string, Model>;

/** What is wrong with a value, by a model; nothing where it fits. */
export type ModelValidator = (data: unknown) => readonly SchemaError[] | undefined;

/** Those that were made, by the models that they were made from: what is deployed doesn't change. */
const made = new WeakMap<Models, Map<string, ModelValidator>>();

/**
 * What holds values against a model of an API. Making it takes ten times as long as using it.
 *
 * @param models - don't change afterwards.
 * @throws GatewayFault where the model, or one that it refers to, can't be read.
 */
export async function validatorOf(apiId: string, models: Models, modelName: string): Promise<ModelValidator> {
  const known = made.get(models)?.get(modelName);
  if (known) return known;
  const validator = await newValidator(apiId, models, modelName);
  const ofModels = made.get(models) ?? new Map<string, ModelValidator>();
  made.set(models, ofModels.set(modelName, validator));
  return validator;
}

async function newValidator(apiId: string, models: Models, modelName: string): Promise<ModelValidator> {
  const [{ default: Ajv }, { default: formats }] = await Promise.all([
    optionalPackage('ajv-draft-04', 'to validate bodies by models'),
    optionalPackage('ajv-formats', 'to validate bodies by models'),
  ]);
  const ajv = new Ajv.default({ strict: false, allErrors: true, verbose: true, logger: false });
  for (const [name, { takes }] of Object.entries(modelFormats))
    if (takes) ajv.addFormat(name, takes);
    // The seam: the package has types for another copy of Ajv.
    else formats.default(ajv as never, [name as FormatName]);
  const added = new Set<string>();
  const add = (name: string) => {
    if (added.has(name)) return;
    added.add(name);
    const { id: _id, $schema: _dialect, ...schema } = parsed(models.get(name), name);
    const referring = withReferences(schema, (other) => {
      add(other);
      return modelUrl(apiId, other);
    });
    ajv.addSchema(referring as object, modelUrl(apiId, name));
  };
  const validate = boundedFor(modelName, () => {
    add(modelName);
    return ajv.getSchema(modelUrl(apiId, modelName));
  });
  return (data) =>
    boundedFor(modelName, () =>
      validate?.(data) === false ? ((validate.errors ?? []) as readonly SchemaError[]) : undefined,
    );
}

/** How long a body may be held against a model, in milliseconds of the machine's time. */
const longestValidation = 3_000;

/** Patterns and references are other people's: a chain of models that each refer twice to the one before doubles. */
function boundedFor<Value>(modelName: string, run: () => Value): Value {
  try {
    return bounded(longestValidation, run);
  } catch (error) {
    if (error instanceof GatewayFault) throw error;
    const reason = isTimeout(error)
      ? `it takes more than ${longestValidation} ms to validate this body`
      : isError(error)
        ? error.message
        : String(error);
    throw misconfigured(`Invalid model ${modelName}: ${reason}`);
  }
}

function parsed(model: Model | undefined, name: string): Record<string, unknown> {
  if (!model) throw misconfigured(`Invalid model identifier specified: ${name}`);
  try {
    return JSON.parse(model.schema ?? '{}') as Record<string, unknown>;
  } catch {
    throw misconfigured(`The schema of model ${name} isn't JSON`);
  }
}
