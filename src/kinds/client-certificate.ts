import { deepFreeze } from '../plain.js';
import { addressIn, type ListedKind } from './kind.js';
import { foundInList } from './lost-create.js';

/**
 * A certificate that API Gateway shows to backends.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/api/API_ClientCertificate.html
 */
export interface ClientCertificateNode {
  /** What kind of node this is. */
  readonly kind: 'ClientCertificate';
  /** It has no name: this is what it is told apart by. */
  readonly description: string;
  /** All its tags, AWS's own aside, at most 50. @defaultValue existing tags stay */
  readonly tags?: Readonly<Record<string, string>>;
}

/** Client certificates: the service makes them, and all that one can say of one is its description. */
export const clientCertificateKind: ListedKind<ClientCertificateNode> = deepFreeze<ListedKind<ClientCertificateNode>>({
  kind: 'ClientCertificate',
  scope: 'account',
  noun: 'client certificate',
  members: { description: 'text', tags: 'texts by name' },
  required: ['description'],
  keyOf: ({ description }) => description,
  list: 'GetClientCertificates',
  create: 'GenerateClientCertificate',
  idMember: 'clientCertificateId',
  identify: (_, id) => ({ clientCertificateId: id() }),
  sameKey: 'refused',
  needsDeployment: false,
  arnPath: (_, { id }) => id && `/clientcertificates/${id}`,
  lostCreate: foundInList(
    'GenerateClientCertificate',
    'GetClientCertificates',
    () => ({}),
    (item, { description }) => description !== undefined && item.description === description,
    { several: 'client certificates', asked: ({ description }) => ({ description }) },
  ),
});

const start = addressIn(clientCertificateKind, '');

/** The address of a declared certificate, where a certificate's id is one: no id has a blank. */
export function certificateAddressOf(clientCertificateId: string | undefined): string | undefined {
  return typeof clientCertificateId === 'string' && clientCertificateId.startsWith(start)
    ? clientCertificateId
    : undefined;
}
