import type { StageOf } from '../kinds/stage-of.js';

/**
 * A stage of an API, for what stands beside that API: a stage of a definition (`petstore.stage('prod')`), or the name of
 * a stage with the name or the id of an API that is live.
 */
export type StageReference =
  | {
      /** The stage, as a definition declares it. */
      readonly node: { readonly stageName: string };
      /** The definition that it is a stage of. */
      readonly restApi: { readonly model: { readonly name: string } };
    }
  | {
      /** The API's name. */
      readonly restApi: string;
      /** The stage's name. */
      readonly stageName: string;
    }
  | { readonly restApiId: string; readonly stageName: string };

/** What is referred to, as nodes name it. */
export function stageOfReference(stage: StageReference): Required<StageOf> {
  if ('restApiId' in stage) return { restApi: { id: stage.restApiId }, stageName: stage.stageName };
  if ('node' in stage) return { restApi: { name: stage.restApi.model.name }, stageName: stage.node.stageName };
  return { restApi: { name: stage.restApi }, stageName: stage.stageName };
}
