import type { ClientCertificate } from '@aws-sdk/client-api-gateway';
import { badRequest, notFound } from '../../faults.js';
import type { Context, Operations } from '../context.js';
import { pageOf } from '../paging.js';
import { patchesOf, refuseUnless } from '../patching.js';
import { pemEncodedCertificate } from './client-certificate-pem.js';
import { checkTags, withTags } from './tagged.js';

const validForMs = 365 * 24 * 60 * 60 * 1_000;

/** ClientCertificate: what the service shows to backends. */
export const clientCertificates = {
  GenerateClientCertificate(context, { description, tags }) {
    checkTags(tags);
    const createdDate = context.date();
    const certificate = {
      clientCertificateId: context.newId(6),
      description,
      pemEncodedCertificate,
      createdDate,
      expirationDate: new Date(createdDate.getTime() + validForMs),
      tags,
    };
    context.state.clientCertificates.set(certificate.clientCertificateId, certificate);
    return certificate;
  },

  GetClientCertificate(context, { clientCertificateId }) {
    return withTags(certificateOf(context, clientCertificateId));
  },

  GetClientCertificates({ state }, page) {
    return pageOf([...state.clientCertificates.values()], page);
  },

  UpdateClientCertificate(context, { clientCertificateId = '', patchOperations }) {
    let certificate = certificateOf(context, clientCertificateId);
    for (const patch of patchesOf(patchOperations)) {
      refuseUnless(patch, { replace: ['/description'] });
      certificate = { ...certificate, description: patch.value };
    }
    context.state.clientCertificates.set(clientCertificateId, certificate);
    return withTags(certificate);
  },

  DeleteClientCertificate(context, { clientCertificateId = '' }) {
    certificateOf(context, clientCertificateId);
    for (const { api, stages } of context.state.restApis.values()) {
      for (const stage of stages.values()) {
        if (stage.clientCertificateId !== clientCertificateId) continue;
        throw badRequest(
          `Cannot delete client certificate '${clientCertificateId}', is used by stage: ${api.id}/${stage.stageName}`,
        );
      }
    }
    context.state.clientCertificates.delete(clientCertificateId);
    return {};
  },
} satisfies Operations;

function certificateOf({ state }: Context, id: string | undefined): ClientCertificate {
  const certificate = state.clientCertificates.get(id ?? '');
  if (!certificate) throw notFound('Invalid Client Certificate identifier specified');
  return certificate;
}
