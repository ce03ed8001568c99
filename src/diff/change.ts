import type { PatchOperation } from '@aws-sdk/client-api-gateway';
import type { DeploymentNode } from '../kinds/deployment.js';
import type { ListedNodes } from '../kinds/index.js';
import type { IdOrReference } from '../model/ids.js';
import type { IntegrationNode, IntegrationResponseNode } from '../model/integration.js';
import type { MethodNode, MethodResponseNode } from '../model/method.js';
import type { ResourceNode, RestApiNode } from '../model/rest-api.js';

/**
 * What happens to a thing.
 *
 * - `update`: it is patched;
 * - `replace`: patching can't do it, so it is put again, or recreated in the place of the old one;
 * - `move`: a resource gets another parent or another path part, and keeps everything below it.
 */
export type ChangeAction = 'create' | 'update' | 'replace' | 'delete' | 'move';

/** What a change is about, and how the thing is described before and after. */
export interface ChangedThings extends ListedNodes {
  /** The API itself: its name and its settings. */
  RestApi: Pick<RestApiNode, 'name' | 'settings'>;
  /** All tags by key, of the API or of what `arnPath` names. */
  Tags: Readonly<Record<string, string>>;
  /** A resource. */
  Resource: ResourceNode;
  /** A method, without its integration. */
  Method: MethodNode;
  /** A response that a method declares, for one status code. */
  MethodResponse: MethodResponseNode;
  /** A method's integration. */
  Integration: IntegrationNode;
  /** A response of a method's integration, for one status code. */
  IntegrationResponse: IntegrationResponseNode;
  /** A deployment: one that the plan makes for its stages, or an old one that it deletes. */
  Deployment: DeploymentNode;
}

/** The kind of thing that a change is about. */
export type ChangeKind = keyof ChangedThings;

/** A patch operation; what another call's response brings stands in it as a reference. */
export type ReferringPatchOperation = Readonly<Omit<PatchOperation, 'path' | 'value'>> & {
  /** What the operation is about, as a JSON Pointer. */
  readonly path?: IdOrReference;
  /** What it sets; absent where the operation takes none. */
  readonly value?: IdOrReference;
};

/** One thing of the API that differs from what the definition wants. */
export type Change<Kind extends ChangeKind = ChangeKind> = Kind extends ChangeKind
  ? {
      /** What happens to the thing. */
      readonly action: ChangeAction;
      /** What kind of thing it is. */
      readonly kind: Kind;
      /** Which one it is, in the reader's words: `GET /pets/{petId}`, `/pets`, `model Pet`, … */
      readonly address: string;
      /** The full path, of a resource and of everything below one; for a resource that moves, the new one. */
      readonly path?: string;
      /** The verb, of a method and of everything below one. */
      readonly httpMethod?: string;
      /** As it was found; absent when there was none. */
      readonly before?: ChangedThings[Kind];
      /** As the definition wants it; absent when it goes. */
      readonly after?: ChangedThings[Kind];
      /** For tags of anything but the API itself: the path of the ARN that they are set on. */
      readonly arnPath?: string;
      /**
       * The operations, one list for each call that they need: of an update or a move, and of a create for what only a
       * patch reaches.
       */
      readonly patches?: readonly (readonly ReferringPatchOperation[])[];
      /** For a replacement: the members that differ and that the service can't patch. */
      readonly unpatchable?: readonly string[];
      /** For a deletion: the addresses of all that goes with it. */
      readonly takes?: readonly string[];
      /** For a deployment: the addresses of the stages that it is made for. */
      readonly serves?: readonly string[];
      /** The addresses of other changes that must have been made before. */
      readonly needs: readonly string[];
      /** The addresses of what this change no longer refers to. */
      readonly frees: readonly string[];
    }
  : never;
