/**
 * What a patch looks like to whoever writes one. The class behind it is untyped where these types are exact; the two
 * meet in `patch.ts`.
 *
 * @module
 */

import type { PatchOperation } from '@aws-sdk/client-api-gateway';
import type { ApiGatewayTypeError } from '../errors/errors.js';
import type { OtherText } from '../errors/text.js';
import type { HttpMethod } from '../model/method.js';
import type { UpdateCommand, UpdateIdentifiers } from './commands.js';
import type { ValueOp } from './rule.js';
import type { PatchKind } from './rules/index.js';
import type { FixedRules, MethodSettingRules, NamedRules, RuleOf, RulesOf, SettingsMethod } from './types/paths.js';
import type { RefusedOp, RefusedValue, UnknownPath, UnsupportedOp } from './types/refusals.js';
import type { PathAt } from './types/segments.js';
import type { ValueOf, WithOp, WithoutValue, WithValue } from './types/values.js';

/** The paths that are written out and take an operation: what the editor offers. */
type Offered<Kind extends PatchKind, Shape> = keyof {
  [Path in keyof FixedRules[Kind] as FixedRules[Kind][Path] extends Shape ? Path : never]: true;
};

/**
 * The path, or the sentence that refuses it. While a call is still being written, `Path` is its whole constraint, in which
 * `OtherText` is, as it never is in a path: the parameter's type then keeps the paths, so that the editor can offer them.
 */
type CheckedPath<Kind extends PatchKind, Op extends ValueOp, Path extends string, Rule, Shape> = [Rule] extends [never]
  ? ApiGatewayTypeError<UnknownPath<Kind, Path>>
  : Rule extends Shape
    ? Path
    : OtherText extends Path
      ? Path
      : ApiGatewayTypeError<RefusedOp<Kind, Op, Path, Rule>>;

type CheckedValue<Path extends string, Rule, Value> =
  Value extends ValueOf<Rule> ? Value : ApiGatewayTypeError<RefusedValue<Path, Rule>>;

/** Any value: it is checked, and nothing is lost of what the editor offers. */
type AnyValue = OtherText | number | boolean | object | null | undefined;

/**
 * The operations of one `Update…` call. Immutable: every step gives a new patch.
 *
 * Paths are literals, checked as you write them; the editor offers those that are written out. Values are what you
 * think of (`true`, `29000`, `'NEVER'`, an object where the service wants JSON text) or what the wire wants
 * (`'true'`, `'29000'`).
 *
 * What isn't caught by the compiler, in JavaScript or behind `any`, is caught by the last step: {@link PatchError}.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/api/patch-operations.html
 */
export interface PatchBuilder<Kind extends PatchKind> {
  /**
   * Adds what the path itself names: an element of a set, or an entry that needs no value.
   *
   * @example
   * patch.restApi().add('/binaryMediaTypes/image~1png');
   * // { op: 'add', path: '/binaryMediaTypes/image~1png' }
   */
  add<Path extends Offered<Kind, WithOp<'add'>> | OtherText>(
    path: CheckedPath<Kind, 'add', Path, RuleOf<Kind, Path>, WithoutValue<'add'>>,
  ): BuilderOf<Kind>;
  /**
   * Adds a value: an entry to a map, an element to a set, or a member that is absent.
   *
   * @example
   * patch.integration().add('/requestTemplates/application~1json', '{}');
   * // { op: 'add', path: '/requestTemplates/application~1json', value: '{}' }
   */
  add<
    Path extends Offered<Kind, WithValue<'add'>> | OtherText,
    const Value extends ValueOf<RuleOf<Kind, Path>> | AnyValue,
  >(
    path: CheckedPath<Kind, 'add', Path, RuleOf<Kind, Path>, WithValue<'add'>>,
    value: CheckedValue<Path, RuleOf<Kind, Path>, Value>,
  ): BuilderOf<Kind>;

  /**
   * Clears a member, where the service takes a `replace` without a value for that.
   *
   * @example
   * patch.method().replace('/requestValidatorId');
   * // { op: 'replace', path: '/requestValidatorId' }
   */
  replace<Path extends Offered<Kind, WithOp<'replace'>> | OtherText>(
    path: CheckedPath<Kind, 'replace', Path, RuleOf<Kind, Path>, WithoutValue<'replace'>>,
  ): BuilderOf<Kind>;
  /**
   * Sets a member to a value, or an entry that is there to another one.
   *
   * @example
   * patch.method().replace('/apiKeyRequired', true);
   * // { op: 'replace', path: '/apiKeyRequired', value: 'true' }
   */
  replace<
    Path extends Offered<Kind, WithValue<'replace'>> | OtherText,
    const Value extends ValueOf<RuleOf<Kind, Path>> | AnyValue,
  >(
    path: CheckedPath<Kind, 'replace', Path, RuleOf<Kind, Path>, WithValue<'replace'>>,
    value: CheckedValue<Path, RuleOf<Kind, Path>, Value>,
  ): BuilderOf<Kind>;

  /**
   * Removes the entry, element or member that the path names.
   *
   * @example
   * patch.method().remove('/requestModels/application~1json');
   * // { op: 'remove', path: '/requestModels/application~1json' }
   */
  remove<Path extends Offered<Kind, WithOp<'remove'>> | OtherText>(
    path: CheckedPath<Kind, 'remove', Path, RuleOf<Kind, Path>, WithoutValue<'remove'>>,
  ): BuilderOf<Kind>;
  /**
   * Removes the element that the value names, from the list that the path names.
   *
   * @example
   * patch.method().remove('/authorizationScopes', 'pets/read');
   * // { op: 'remove', path: '/authorizationScopes', value: 'pets/read' }
   */
  remove<
    Path extends Offered<Kind, WithValue<'remove'>> | OtherText,
    const Value extends ValueOf<RuleOf<Kind, Path>> | AnyValue,
  >(
    path: CheckedPath<Kind, 'remove', Path, RuleOf<Kind, Path>, WithValue<'remove'>>,
    value: CheckedValue<Path, RuleOf<Kind, Path>, Value>,
  ): BuilderOf<Kind>;

  /**
   * A place named by its raw segments, literal or known only at run time: they are escaped for you.
   *
   * @example
   * patch.integration().at('requestTemplates', contentType).replace(template);
   * // { op: 'replace', path: '/requestTemplates/application~1json', value: template }
   */
  at<First extends FirstSegment<Kind> | OtherText, const Rest extends readonly string[]>(
    first: First,
    ...rest: Rest
  ): PointAt<Kind, PathAt<Kind, readonly [First, ...Rest]>>;

  /**
   * An operation that the rules don't know, unchecked and as it is: the only untyped way in.
   *
   * @example
   * patch.integration().raw({ op: 'replace', path: '/credentials', value: roleArn });
   */
  raw(operation: PatchOperation): BuilderOf<Kind>;

  /**
   * The operations, in the order in which they were written, as the SDK takes them. A new array every time.
   *
   * @throws {@link PatchError} that lists everything that is wrong.
   *
   * @example
   * patch.stage().replace('/description', 'live').toPatchOperations();
   * // [{ op: 'replace', path: '/description', value: 'live' }]
   */
  toPatchOperations(): PatchOperation[];

  /**
   * The SDK's command with these operations.
   *
   * @throws {@link PatchError} that lists everything that is wrong, also when one call can't carry all operations.
   *
   * @example
   * await client.send(patch.stage().replace('/description', 'live').toCommand({ restApiId, stageName: 'prod' }));
   * // UpdateStage { restApiId: 'a1b2c3', stageName: 'prod', patchOperations: [{ op: 'replace', … }] }
   */
  toCommand(...identifiers: IdentifierArguments<Kind>): UpdateCommand<Kind>;

  /**
   * The SDK's commands, to be sent one after the other: as many as the operations need, none when there are none.
   *
   * @throws {@link PatchError} that lists everything that is wrong.
   *
   * @example
   * for (const command of operations.toCommands({ restApiId, stageName: 'prod' })) await client.send(command);
   */
  toCommands(...identifiers: IdentifierArguments<Kind>): UpdateCommand<Kind>[];
}

type IdentifierArguments<Kind extends PatchKind> =
  Record<never, never> extends UpdateIdentifiers<Kind>
    ? readonly [identifiers?: UpdateIdentifiers<Kind>]
    : readonly [identifiers: UpdateIdentifiers<Kind>];

type FirstSegment<Kind extends PatchKind> = (keyof NamedRules[Kind] | keyof FixedRules[Kind]) &
  string extends infer Path
  ? Path extends `/${infer First}/${string}`
    ? First
    : Path extends `/${infer First}`
      ? First
      : never
  : never;

type PointAt<Kind extends PatchKind, Path extends string> = [RuleOf<Kind, Path>] extends [never]
  ? ApiGatewayTypeError<UnknownPath<Kind, Path>>
  : PatchPoint<Kind, Path, RuleOf<Kind, Path>>;

/** A place in the thing that is patched, and what can be done there. */
export interface PatchPoint<Kind extends PatchKind, Path extends string, Rule> {
  /** Adds here; with a value where the place takes one. */
  readonly add: PointStep<Kind, 'add', Path, Rule>;
  /** Sets what is here to a value; without one where the service takes that for clearing it. */
  readonly replace: PointStep<Kind, 'replace', Path, Rule>;
  /** Removes what is here; with a value where that names the element. */
  readonly remove: PointStep<Kind, 'remove', Path, Rule>;
}

type PointStep<Kind extends PatchKind, Op extends ValueOp, Path extends string, Rule> =
  Rule extends WithOp<Op>
    ? Rule extends { readonly [_ in Op]: 'value' }
      ? <const Value extends ValueOf<Rule> | AnyValue>(value: CheckedValue<Path, Rule, Value>) => BuilderOf<Kind>
      : Rule extends { readonly [_ in Op]: 'none' }
        ? () => BuilderOf<Kind>
        : <const Value extends ValueOf<Rule> | AnyValue>(value?: CheckedValue<Path, Rule, Value>) => BuilderOf<Kind>
    : ApiGatewayTypeError<UnsupportedOp<Kind, Op, Path, Rule>>;

/** The patch of a kind, with the steps that only this kind has. */
type BuilderOf<Kind extends PatchKind> = Kind extends keyof SpecialBuilders
  ? SpecialBuilders[Kind]
  : PatchBuilder<Kind>;

interface SpecialBuilders {
  restApi: RestApiPatchBuilder;
  stage: StagePatchBuilder;
  usagePlan: UsagePlanPatchBuilder;
}

/** The patch of a REST API. */
export interface RestApiPatchBuilder extends PatchBuilder<'restApi'> {
  /**
   * A binary media type. The service has it in the path, and puts the replacement at the end of the list.
   *
   * @example
   * patch.restApi().binaryMediaTypes('image/png').add(); // { op: 'add', path: '/binaryMediaTypes/image~1png' }
   */
  binaryMediaTypes(mediaType: string): {
    /** Adds it to the list. */
    add(): RestApiPatchBuilder;
    /** Replaces it with another one. */
    replace(mediaType: string): RestApiPatchBuilder;
    /** Removes it from the list. */
    remove(): RestApiPatchBuilder;
  };
}

/** The two copies that the service has, both out of a canary. */
export type StageCopy = {
  readonly [Path in keyof RulesOf<'stage'> as RulesOf<'stage'>[Path] extends { readonly copyFrom: string }
    ? Path
    : never]: RulesOf<'stage'>[Path] extends { readonly copyFrom: infer From }
    ? { readonly from: From; readonly path: Path }
    : never;
} extends infer Copies
  ? Copies[keyof Copies]
  : never;

type CheckedCopy<Copy> = Copy extends StageCopy
  ? Copy
  : ApiGatewayTypeError<"A stage copies '/canarySettings/deploymentId' to '/deploymentId' and '/canarySettings/stageVariableOverrides' to '/variables', nothing else.">;

/** The settings that the methods of a stage can have, named as in the service's responses. */
export type MethodSettingValues = {
  readonly [Suffix in keyof MethodSettingRules as MethodSettingRules[Suffix] extends {
    readonly member: readonly ['methodSettings', infer Member extends string];
  }
    ? Member
    : never]?: ValueOf<MethodSettingRules[Suffix]> | undefined;
};

type CheckedMethodKey<Path extends string, Method extends string> = Method extends 'ANY'
  ? ApiGatewayTypeError<'A stage has no method settings for ANY: name each verb.'>
  : Path extends '*'
    ? Method extends '*'
      ? Method
      : ApiGatewayTypeError<"'*' stands for the default of a stage only in both places: .methodSettings('*', '*').">
    : Method extends '*'
      ? ApiGatewayTypeError<"'*' stands for the default of a stage only in both places: .methodSettings('*', '*').">
      : Method extends HttpMethod
        ? Method
        : SettingsMethod | '*';

type CheckedResourcePath<Path extends string, Step extends string> = string extends Path
  ? Path
  : Path extends '*' | `/${string}`
    ? Path
    : Path extends `${infer Verb extends HttpMethod} /${infer Rest}`
      ? ApiGatewayTypeError<`The path and the verb are two arguments: write .${Step}('/${Rest}', '${Verb}').`>
      : ApiGatewayTypeError<`The path of a resource begins with '/': write '/${Path}'.`>;

/** The settings of one method of a stage, or of all that have none of their own. */
export interface MethodSettingsPoint {
  /**
   * Sets the settings that are given, one operation each. A key that is new copies the stage's default.
   *
   * @example
   * patch.stage().methodSettings('*', '*').replace({ loggingLevel: 'INFO' });
   * // { op: 'replace', path: '/*\/*\/logging/loglevel', value: 'INFO' }
   */
  replace(settings: MethodSettingValues): StagePatchBuilder;
  /**
   * Takes settings away. The service can't unset a single one, so all are removed and what is left of `current` is set
   * again, in the same call.
   *
   * @param names - the settings to take away.
   * @param current - the settings that GetStage returned for this method; where it has none, there is nothing to do.
   *
   * @example
   * patch.stage().methodSettings('/pets', 'GET').unset(['throttlingBurstLimit'], stage.methodSettings?.['~1pets/GET']);
   */
  unset(names: readonly (keyof MethodSettingValues)[], current: MethodSettingAnswer | undefined): StagePatchBuilder;
  /**
   * Removes all of them: the stage's default applies again.
   *
   * @example
   * patch.stage().methodSettings('/pets', 'GET').remove(); // { op: 'remove', path: '/~1pets/GET' }
   */
  remove(): StagePatchBuilder;
}

type MethodSettingAnswer = { readonly [Member in keyof MethodSettingValues]?: string | number | boolean | undefined };

/** The patch of a stage. */
export interface StagePatchBuilder extends PatchBuilder<'stage'> {
  /**
   * Copies out of the canary; {@link StagePatchBuilder.promoteCanary} does all that a promotion needs.
   *
   * @example
   * patch.stage().copy({ from: '/canarySettings/deploymentId', path: '/deploymentId' });
   * // { op: 'copy', from: '/canarySettings/deploymentId', path: '/deploymentId' }
   */
  copy<const Copy extends StageCopy | { readonly from: string; readonly path: string }>(
    copy: CheckedCopy<Copy>,
  ): StagePatchBuilder;
  /**
   * The settings of a method: its path as people write it, and its verb; `'*', '*'` is the default of the stage.
   *
   * @example
   * patch.stage().methodSettings('/pets/{id}', 'GET').replace({ throttlingBurstLimit: 10 });
   * // { op: 'replace', path: '/~1pets~1{id}/GET/throttling/burstLimit', value: '10' }
   */
  methodSettings<const Path extends string, const Method extends SettingsMethod | '*' | OtherText>(
    path: CheckedResourcePath<Path, 'methodSettings'>,
    httpMethod: CheckedMethodKey<Path, Method>,
  ): MethodSettingsPoint;
  /**
   * Makes the canary the stage: its deployment and its variables are copied, and its share of the traffic is set to 0.
   * The service refuses it where there is no canary.
   *
   * @param options - `remove: true` also removes the canary.
   *
   * @example
   * patch.stage().promoteCanary({ remove: true }).toCommand({ restApiId, stageName: 'prod' });
   * // UpdateStage { patchOperations: [copy …/deploymentId, copy …/stageVariableOverrides, remove /canarySettings] }
   *
   * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/promote-canary-deployment.html
   */
  promoteCanary(options?: { readonly remove?: boolean }): StagePatchBuilder;
}

/** A stage of an API, as a usage plan names it. */
export interface ApiStageIdentifiers {
  /** The API's id: `a1b2c3`. */
  readonly restApiId: string;
  /** The name of the stage: `prod`. */
  readonly stage: string;
}

/** A stage in a usage plan. */
export interface ApiStagePoint {
  /** Puts the stage under the plan. */
  add(): UsagePlanPatchBuilder;
  /** Takes the stage out of the plan. */
  remove(): UsagePlanPatchBuilder;
  /**
   * The limits of all methods of the stage together, which can only be removed. The plan's own stay.
   *
   * @example
   * patch.usagePlan().apiStage({ restApiId: 'a1b2c3', stage: 'prod' }).throttle().remove();
   * // { op: 'remove', path: '/apiStages/a1b2c3:prod/throttle' }
   */
  throttle(): {
    /** Removes the limits of all methods of the stage. */
    remove(): UsagePlanPatchBuilder;
  };
  /**
   * The limits of one method of the stage, for each API key of the plan.
   *
   * @example
   * patch.usagePlan().apiStage({ restApiId: 'a1b2c3', stage: 'prod' }).throttle('/pets', 'GET').replace({ rateLimit: 5 });
   * // { op: 'replace', path: '/apiStages/a1b2c3:prod/throttle//pets/GET/rateLimit', value: '5' }
   */
  throttle<const Path extends string>(
    path: CheckedResourcePath<Path, 'throttle'>,
    httpMethod: HttpMethod,
  ): {
    /** Sets the limits that are given: requests a second, and requests at once. */
    replace(limits: { readonly rateLimit?: number; readonly burstLimit?: number }): UsagePlanPatchBuilder;
    /** Removes the limits of this method. */
    remove(): UsagePlanPatchBuilder;
  };
}

/** The patch of a usage plan. */
export interface UsagePlanPatchBuilder extends PatchBuilder<'usagePlan'> {
  /**
   * A stage of an API.
   *
   * @example
   * patch.usagePlan().apiStage({ restApiId: 'a1b2c3', stage: 'prod' }).add();
   * // { op: 'add', path: '/apiStages', value: 'a1b2c3:prod' }
   */
  apiStage(apiStage: ApiStageIdentifiers): ApiStagePoint;
}

/** The entry to every patch, by kind. */
export type Patch = { readonly [Kind in PatchKind]: () => BuilderOf<Kind> };
