import * as sdk from '@aws-sdk/client-api-gateway';
import { NormalizedSchema } from '@smithy/core/schema';
import { describe, expect, it } from 'vitest';
import { listedKinds } from '../../src/kinds/index.js';
import { deleteOf, updateOf } from '../../src/kinds/kind.js';

/** The names of the members of an operation's request. */
function requestOf(operation: string): readonly string[] {
  // An operation's schema: kind, namespace, name, traits, input, output.
  const schema = (sdk as unknown as Readonly<Record<string, readonly unknown[]>>)[`${operation}$`];
  return [...NormalizedSchema.of(schema?.[4] as never).structIterator()].map(([name]) => name);
}

/** What a create takes and no node has, with the reason. */
const left: Readonly<Record<string, string>> = {
  restApiId: 'Calls know the API that they are about.',
  'Account.patchOperations': 'It is always there, and patched.',
  'ApiKey.generateDistinctId': 'Ids are the service’s.',
  'ApiKey.stageKeys': 'From before usage plans.',
  'BasePathMapping.domainNameId': 'It is known from the domain name.',
  'BasePathMapping.restApiId': 'The API is named: restApi.',
  'BasePathMapping.stage': 'The stage is named: stageName.',
  'DomainName.certificateBody': 'Certificates are those of ACM.',
  'DomainName.certificateChain': 'Certificates are those of ACM.',
  'DomainName.certificatePrivateKey': 'Certificates are those of ACM: no private key is ever in a plan.',
  'UsagePlanKey.usagePlanId': 'The plan is named: usagePlan.',
  'UsagePlanKey.keyId': 'The key is named: apiKey.',
  'UsagePlanKey.keyType': 'There is one type of keys.',
  'DocumentationVersion.documentationVersion': 'The version is named: version.',
  'DocumentationVersion.stageName': 'Stages name the version that they have.',
};

/** What nodes have and no create takes, with the reason. */
const more: Readonly<Record<string, string>> = {
  'Stage.accessLogSettings': 'It is patched.',
  'Stage.clientCertificateId': 'It is patched.',
  'Stage.methodSettings': 'It is patched.',
  'Account.cloudwatchRoleArn': 'It is patched.',
  'Account.replace': 'Whether a role may be replaced.',
  'BasePathMapping.attached': 'Who owns the domain name.',
  'UsagePlan.attached': 'Who owns the plan.',
  'BasePathMapping.isPrivate': 'Stands for domainNameId.',
  'BasePathMapping.restApi': 'Stands for restApiId.',
  'BasePathMapping.stageName': 'Stands for stage.',
  'DocumentationVersion.version': 'Stands for documentationVersion.',
  'UsagePlan.productCode': 'It is patched.',
  'UsagePlanKey.usagePlan': 'Stands for usagePlanId.',
  'UsagePlanKey.apiKey': 'Stands for keyId.',
};

describe.each(listedKinds.map((kind) => [kind.kind, kind] as const))('the kind %s', (name, kind) => {
  it('has every member that its create takes', () => {
    const taken = requestOf(kind.create).filter((member) => !(member in left) && !(`${name}.${member}` in left));
    const own = Object.keys(kind.members).filter((member) => !(`${name}.${member}` in more));
    expect(own.sort()).toEqual([...taken].sort());
  });

  it('is listed, made, patched and deleted by operations that the SDK has', () => {
    for (const operation of [
      kind.list,
      kind.create,
      ...(kind.fixed ? [] : [updateOf(kind)]),
      ...(kind.permanent ? [] : [deleteOf(kind)]),
    ])
      expect(sdk).toHaveProperty(`${operation}Command`);
  });

  it('is said to be what it is to callers by an address of its own', () => {
    expect(listedKinds.filter(({ noun }) => noun === kind.noun)).toEqual([kind]);
  });
});
