import { a, argumentProblems, assertNoProblems, type OptionCheck, shown } from '../errors/options.js';
import type { IntegrationNode } from '../kinds/integration.js';
import type { MethodNode } from '../kinds/method.js';
import { deepFreeze, isRecord } from '../plain.js';
import { addressOf } from './address.js';
import { modelCheck } from './model-check.js';
import type { RestApiNode } from './rest-api.js';

const assertArguments = (what: string, given: Parameters<typeof argumentProblems>[1]): void =>
  assertNoProblems('model', what, argumentProblems('model', given));

const editedCheck: OptionCheck = (value) =>
  value === undefined || isRecord(value)
    ? undefined
    : { message: `It must return a method, or undefined to leave it as it is, not ${shown(value)}.` };

/** A method with where it is. */
export interface MethodOfApi {
  /** `GET /pets/{petId}` */
  readonly address: string;
  /** The full path: `/pets/{petId}`. */
  readonly path: string;
  /** The method itself, with its responses and its integration. */
  readonly method: MethodNode;
  /** The method's own; absent where it has none yet. */
  readonly integration: IntegrationNode | undefined;
}

/**
 * All methods of an API, of a snapshot or of a definition, in the order of its paths.
 *
 * @throws {@link OptionsError} `model.options` for what isn't the model of an API.
 *
 * @example
 * for (const { address, method } of methodsOf((await gateway.snapshot(restApiId)).model))
 *   if (method.authorizationType === 'NONE') console.log(`${address} is open`);
 */
export function methodsOf(model: RestApiNode): readonly MethodOfApi[] {
  assertArguments('methodsOf()', { model: [model, modelCheck] });
  return methodsIn(model);
}

/** {@link methodsOf}, of what is a model for sure. */
export function methodsIn(model: RestApiNode): readonly MethodOfApi[] {
  return Object.values(model.resources).flatMap(({ path, methods }) =>
    Object.values(methods).map((method) => ({
      address: addressOf.method(path, method.httpMethod),
      path,
      method,
      integration: method.integration,
    })),
  );
}

/**
 * A model with some of its methods changed. Nothing is sent: `gateway.plan(model, { restApiId })` says what would be.
 *
 * @param edit - gives the method as it should be, or `undefined` to leave it as it is. Its verb stays what it is.
 * @throws {@link OptionsError} `model.options` for what isn't the model of an API, or isn't a function.
 *
 * @example
 * const { model } = await gateway.snapshot(restApiId);
 * const edited = editMethods(model, (method, { path }) =>
 *   path.startsWith('/admin/') ? { ...method, apiKeyRequired: true } : undefined,
 * );
 * await gateway.apply(await gateway.plan(edited, { restApiId }));
 */
export function editMethods(
  model: RestApiNode,
  edit: (method: MethodNode, at: MethodOfApi) => MethodNode | undefined,
): RestApiNode {
  assertArguments('editMethods()', { model: [model, modelCheck], edit: [edit, a.listener] });
  const edited = new Map<MethodNode, MethodNode>();
  for (const at of methodsIn(model)) {
    const given = edit(at.method, at);
    assertArguments('editMethods()', { [`edit, ${at.address}`]: [given, editedCheck] });
    if (given !== undefined && given !== at.method)
      edited.set(at.method, { ...given, kind: 'Method', httpMethod: at.method.httpMethod });
  }
  if (edited.size === 0) return model;
  const resources = Object.entries(model.resources).map(([path, resource]) => {
    const methods = Object.entries(resource.methods).map(([verb, method]) => [verb, edited.get(method) ?? method]);
    return [path, { ...resource, methods: Object.fromEntries(methods) }];
  });
  return deepFreeze({ ...model, resources: Object.fromEntries(resources) });
}
