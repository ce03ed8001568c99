/**
 * How things beside APIs name the stages of APIs.
 *
 * @module
 */

/** An API by its name, or by its id where that is all that is known of it. */
export type ApiNameOrId =
  | {
      /** The API's name. */
      readonly name: string;
    }
  | {
      /** The API's id: `a1b2c3`. */
      readonly id: string;
    };

/** A stage of an API, as something beside that API names it. */
export interface StageOf {
  /** The API that the stage belongs to. */
  readonly restApi: ApiNameOrId;
  /** The name of the stage. @defaultValue no stage in particular */
  readonly stageName?: string;
}

/** The address of the id of an API that things that go with it name. */
export function apiAddress(name: string): string {
  return `REST API ${name}`;
}

/** The id of an API, or what brings it. */
export function apiIdOf<Id>(restApi: ApiNameOrId, of: (address: string) => Id): Id | string {
  return 'id' in restApi ? restApi.id : of(apiAddress(restApi.name));
}

/** The stages' addresses: those of a plan's own API are made before what names them. */
export function stageAddresses(stages: readonly StageOf[]): readonly string[] {
  return stages.flatMap(({ stageName }) => (stageName === undefined ? [] : [`stage ${stageName}`]));
}

/** What names APIs by id, by name where the name is known. */
export function named(restApi: ApiNameOrId, nameOf: (id: string) => string | undefined): ApiNameOrId {
  const name = 'id' in restApi ? nameOf(restApi.id) : undefined;
  return name === undefined ? restApi : { name };
}

/** A text that tells stages apart. */
export function stageKey({ restApi, stageName = '' }: StageOf): string {
  return JSON.stringify(['id' in restApi ? { id: restApi.id } : { name: restApi.name }, stageName]);
}
