import { type OptionCheck, shown } from '../errors/options.js';
import type { StageOf } from '../kinds/stage-of.js';
import { isRecord } from '../plain.js';

/**
 * A stage of an API, for what goes with that API: a stage of a definition (`petstore.stage('prod')`), or the name of
 * a stage with the name or the id of an API that is live.
 */
export type StageReference =
  | {
      /** The stage, as a definition declares it. */
      readonly node: {
        /** The stage's name. */
        readonly stageName: string;
      };
      /** The definition that it is a stage of. */
      readonly restApi: {
        /** The API's model. */
        readonly model: {
          /** The API's name. */
          readonly name: string;
        };
      };
    }
  | {
      /** The API's name. */
      readonly restApi: string;
      /** The stage's name. */
      readonly stageName: string;
    }
  | {
      /** The API's id: `a1b2c3`. */
      readonly restApiId: string;
      /** The stage's name. */
      readonly stageName: string;
    };

/** What is wrong with what should refer to a stage. */
export const stageReferenceCheck: OptionCheck = (value) => {
  const { restApiId, restApi, stageName, node }: Readonly<Record<string, unknown>> = isRecord(value) ? value : {};
  const isNamed = typeof stageName === 'string' && [restApi, restApiId].some((api) => typeof api === 'string');
  const isDeclared = isRecord(node) && typeof node['stageName'] === 'string' && isRecord(restApi);
  if (isNamed || isDeclared) return undefined;
  return {
    message: `It must be a stage, not ${shown(value)}.`,
    hint: "Give what petstore.stage('prod') gives, or { restApiId, stageName } or { restApi, stageName }.",
  };
};

/** What is referred to, as nodes name it. */
export function stageOfReference(stage: StageReference): Required<StageOf> {
  if ('restApiId' in stage) return { restApi: { id: stage.restApiId }, stageName: stage.stageName };
  if ('node' in stage) return { restApi: { name: stage.restApi.model.name }, stageName: stage.node.stageName };
  return { restApi: { name: stage.restApi }, stageName: stage.stageName };
}
