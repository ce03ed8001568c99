import { badRequest, notFound } from '../../faults.js';
import { partitionOf } from '../../regions.js';
import type { Operations } from '../context.js';
import { pageOf } from '../paging.js';
import { checkTags } from './tagged.js';

/** DomainNameAccessAssociation: who reaches a private domain name. */
export const domainNameAccessAssociations = {
  CreateDomainNameAccessAssociation(context, input) {
    const { domainNameArn, accessAssociationSourceType, accessAssociationSource, tags } = input;
    const { region, accountId, state } = context;
    const known = [...state.domainNames.values()].some(({ domain }) => domain.domainNameArn === domainNameArn);
    if (!known) throw badRequest('Invalid domain name ARN specified');
    checkTags(tags);
    const source = `${accessAssociationSourceType?.toLowerCase()}source/${accessAssociationSource}`;
    const association = {
      domainNameAccessAssociationArn: `arn:${partitionOf(region)}:apigateway:${region}:${accountId}:/domainnameaccessassociations/domainname/${domainNameArn?.split('/').at(-1)}/${source}`,
      domainNameArn,
      accessAssociationSourceType,
      accessAssociationSource,
      tags,
    };
    state.domainNameAccessAssociations.set(association.domainNameAccessAssociationArn, association);
    return association;
  },

  GetDomainNameAccessAssociations({ state }, { resourceOwner = 'SELF', ...page }) {
    // Associations of other accounts are not part of this one.
    const own = resourceOwner === 'OTHER_ACCOUNTS' ? [] : [...state.domainNameAccessAssociations.values()];
    return pageOf(own, page);
  },

  DeleteDomainNameAccessAssociation({ state }, { domainNameAccessAssociationArn = '' }) {
    if (!state.domainNameAccessAssociations.delete(domainNameAccessAssociationArn)) throw unknownAssociation();
    return {};
  },

  RejectDomainNameAccessAssociation({ state }, { domainNameAccessAssociationArn = '', domainNameArn }) {
    const association = state.domainNameAccessAssociations.get(domainNameAccessAssociationArn);
    if (!association || association.domainNameArn !== domainNameArn) throw unknownAssociation();
    state.domainNameAccessAssociations.delete(domainNameAccessAssociationArn);
    return {};
  },
} satisfies Operations;

const unknownAssociation = () => notFound('Invalid domain name access association identifier specified');
