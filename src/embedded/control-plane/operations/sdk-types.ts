import type { SdkType } from '@aws-sdk/client-api-gateway';
import { notFound } from '../../faults.js';
import type { Operations } from '../context.js';

/** A property that the generation of an SDK asks for. */
function property(name: string, friendlyName: string, description: string, required = true) {
  return { name, friendlyName, description, required };
}

const classPrefix = property('classPrefix', 'Prefix', 'The prefix of the generated classes');

/** The platforms that the service generates SDKs for, and what it has to be told for each. */
export const platforms: readonly (SdkType & { readonly id: string })[] = [
  {
    id: 'java',
    friendlyName: 'Java',
    description: 'Java SDK',
    configurationProperties: [
      property('service.name', 'Service Name', 'The name of the service'),
      property('java.package-name', 'Java Package Name', 'The package of the generated classes'),
      property('java.build-system', 'Java Build System', 'The build system: maven or gradle', false),
      property('java.group-id', 'Java Group Id', 'The group of the artifact', false),
      property('java.artifact-id', 'Java Artifact Id', 'The name of the artifact', false),
      property('java.artifact-version', 'Java Artifact Version', 'The version of the artifact', false),
      property('java.license-text', 'Source Code License Text', 'The licence of the source', false),
    ],
  },
  { id: 'javascript', friendlyName: 'JavaScript', description: 'JavaScript SDK', configurationProperties: [] },
  {
    id: 'android',
    friendlyName: 'Android',
    description: 'Android SDK',
    configurationProperties: [
      property('groupId', 'Group ID', 'The group of the artifact'),
      property('artifactId', 'Artifact ID', 'The name of the artifact'),
      property('artifactVersion', 'Artifact version', 'The version of the artifact'),
      property('invokerPackage', 'Invoker package', 'The package of the generated classes'),
    ],
  },
  {
    id: 'objectivec',
    friendlyName: 'iOS (Objective-C)',
    description: 'iOS SDK in Objective-C',
    configurationProperties: [classPrefix],
  },
  { id: 'swift', friendlyName: 'iOS (Swift)', description: 'iOS SDK in Swift', configurationProperties: [classPrefix] },
  {
    id: 'ruby',
    friendlyName: 'Ruby',
    description: 'Ruby SDK',
    configurationProperties: [
      property('service.name', 'Service Name', 'The name of the service'),
      property('ruby.gem-name', 'Ruby Gem Name', 'The name of the gem', false),
      property('ruby.gem-version', 'Ruby Gem Version', 'The version of the gem', false),
    ],
  },
];

/** SdkType. */
export const sdkTypes = {
  GetSdkTypes() {
    return { items: [...platforms] };
  },

  GetSdkType(_context, { id }) {
    const type = platforms.find((one) => one.id === id);
    if (!type) throw notFound('Invalid SDK type identifier specified');
    return type;
  },
} satisfies Operations;
