import { describe, expect, it } from 'vitest';
import { deployOptions } from '../../src/gateway/deploy-options.js';
import {
  apiKey,
  clientCertificate,
  DefinitionError,
  domainName,
  restApi,
  usagePlan,
  vpcLink,
} from '../../src/index.js';

const link = 'arn:aws:elasticloadbalancing:eu-west-1:123456789012:loadbalancer/net/a/b';
type Tags = Readonly<Record<string, string>>;

/** Whatever has tags. */
const things: Readonly<Record<string, (tags: Tags) => unknown>> = {
  'an API': (tags) => restApi('petstore', { tags }).define(),
  'a stage': (tags) => restApi('petstore').define().stage('prod', { tags }),
  'a usage plan': (tags) => usagePlan('gold', { tags }),
  'an API key': (tags) => apiKey('acme', { tags }),
  'a VPC link': (tags) => vpcLink('backend', { targetArns: [link], tags }),
  'a client certificate': (tags) => clientCertificate('backend', { tags }),
  'a domain name': (tags) =>
    domainName('api.example.com', {
      regionalCertificateArn: 'arn:aws:acm:eu-west-1:123456789012:certificate/a',
      endpointConfiguration: { types: ['REGIONAL'] },
      tags,
    }),
};

const wrong: Readonly<Record<string, readonly [tags: unknown, says: RegExp]>> = {
  "a key of AWS's own": [{ 'aws:cloudformation:stack-id': 'a' }, /'aws:' are AWS's own/],
  "a key of AWS's own, in capitals": [{ 'AWS:a': 'b' }, /'aws:' are AWS's own/],
  'a key without characters': [{ '': 'a' }, /Keys have 1 to 128 characters/],
  'a long key': [{ ['k'.repeat(129)]: 'a' }, /Keys have 1 to 128 characters/],
  'a long value': [{ team: 'v'.repeat(257) }, /values up to 256/],
  'more than 50': [Object.fromEntries(Array.from({ length: 51 }, (_, at) => [`k${at}`, 'v'])), /up to 50 tags, not 51/],
  'a list': [['team'], /object whose values are strings/],
  'a number': [{ team: 7 }, /strings/],
};

describe.each(Object.entries(things))('%s', (_thing, declare) => {
  it.each(Object.entries(wrong))('refuses %s as tags before anything is sent', (_what, [tags, says]) => {
    expect(() => declare(tags as Tags)).toThrow(DefinitionError);
    expect(() => declare(tags as Tags)).toThrow(says);
  });

  it('takes the longest', () => {
    const tags = Object.fromEntries(
      Array.from({ length: 50 }, (_, at) => [`${at}`.padEnd(128, 'k'), 'v'.repeat(256)] as const),
    );
    expect(() => declare(tags)).not.toThrow();
  });
});

it.each(Object.entries(wrong))('deploy() refuses %s as tags', (_what, [tags]) => {
  expect(deployOptions.tags(tags)).toBeDefined();
});
