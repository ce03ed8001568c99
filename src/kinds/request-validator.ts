import { deepFreeze } from '../plain.js';
import type { ListedKind } from './kind.js';
import { foundInList } from './lost-create.js';

/** What a method's requests are checked for. */
export interface RequestValidatorNode {
  /** What kind of node this is. */
  readonly kind: 'RequestValidator';
  /** What methods refer to it by. */
  readonly name: string;
  /** Whether bodies are checked against the method's request model. @defaultValue `false` */
  readonly validateRequestBody?: boolean;
  /** Whether a request without a required parameter is refused. @defaultValue `false` */
  readonly validateRequestParameters?: boolean;
}

/** What `CreateRequestValidator` fills in. */
export const requestValidatorDefaults = deepFreeze({
  validateRequestBody: false,
  validateRequestParameters: false,
} as const satisfies Partial<RequestValidatorNode>);

/** Request validators. Their names needn't be unique. */
export const requestValidatorKind: ListedKind<RequestValidatorNode> = deepFreeze<ListedKind<RequestValidatorNode>>({
  kind: 'RequestValidator',
  scope: 'restApi',
  noun: 'requestValidator',
  members: { name: 'text', validateRequestBody: 'boolean', validateRequestParameters: 'boolean' },
  required: ['name'],
  defaults: () => requestValidatorDefaults,
  keyOf: ({ name }) => name,
  inAddress: ['name'],
  create: 'CreateRequestValidator',
  list: 'GetRequestValidators',
  identify: (_, id) => ({ requestValidatorId: id() }),
  sameKey: 'numbered',
  needsDeployment: true,
  lostCreate: foundInList(
    'CreateRequestValidator',
    'GetRequestValidators',
    ({ restApiId }) => ({ restApiId }),
    (item, created) => item.name === (created.name ?? ''),
    { several: 'request validators' },
  ),
});
