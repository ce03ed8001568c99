import { a, type OptionTable } from '../errors/options.js';
import { type ClientCertificateNode, clientCertificateKind } from '../kinds/client-certificate.js';
import { addressIn } from '../kinds/kind.js';
import { assertGiven, nameProblems } from './account-options.js';
import { nameText } from './plain.js';
import { createThing, type Thing } from './thing.js';

/** What a client certificate can be told. */
export interface ClientCertificateOptions {
  /** All its tags, AWS's own aside, at most 50. @defaultValue existing tags stay */
  readonly tags?: Readonly<Record<string, string>>;
}

const clientCertificateOptions: OptionTable<ClientCertificateOptions> = { tags: a.tags };

/**
 * Declares a client certificate, which API Gateway makes and shows to backends.
 *
 * @param description - what it is found by: client certificates have no names.
 *
 * @throws {@link DefinitionError} for a description that isn't text of a character or more.
 *
 * @example
 * const certificate = clientCertificate('petstore backend');
 * await gateway.apply(await gateway.plan([petstore, certificate]));
 * // GenerateClientCertificate { description: 'petstore backend' }
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/getting-started-client-side-ssl-authentication.html
 */
export function clientCertificate(
  description: string,
  options: ClientCertificateOptions = {},
): Thing<ClientCertificateNode> {
  const address = addressIn(clientCertificateKind, nameText(description));
  assertGiven(address, nameProblems(address, description), clientCertificateOptions, options);
  return createThing({ kind: 'ClientCertificate', description, ...options });
}
