import type { ClientCertificateNode } from '../kinds/client-certificate.js';
import { createThing, type Thing } from './thing.js';

/**
 * Declares a client certificate, which API Gateway makes and shows to backends.
 *
 * @param description - what it is found by: client certificates have no names.
 *
 * @example
 * const certificate = clientCertificate('petstore backend');
 * await gateway.apply(await gateway.plan([petstore, certificate]));
 * // GenerateClientCertificate { description: 'petstore backend' }
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/getting-started-client-side-ssl-authentication.html
 */
export function clientCertificate(description: string): Thing<ClientCertificateNode> {
  return createThing({ kind: 'ClientCertificate', description });
}
