import { apartLists, kindOfList, listedKindNamed } from '../kinds/index.js';
import type { Change, ChangeKind } from './change.js';

/** Whether a change is about the API or a part of it. */
export const isOfApi = (kind: ChangeKind) => listedKindNamed(kind)?.scope !== 'account';

/** Whether a change is about what no deployment holds. */
export const isApart = (kind: ChangeKind) => apartLists.some((list) => kindOfList(list).kind === kind);

/** Whether a change is about what is in an API that is there: what an import takes the place of, or what completes it. */
export const isContent = ({ kind, action, arnPath }: Change) =>
  isOfApi(kind) &&
  kind !== 'Deployment' &&
  !isApart(kind) &&
  arnPath === undefined &&
  !(kind === 'RestApi' && action === 'create');
