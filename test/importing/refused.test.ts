import { describe, expect, it } from 'vitest';
import { refusedImport } from '../../src/importing/refused.js';

const addressesOf = (message: string) =>
  refusedImport(new Error(message), 'petstore').problems?.map(({ address }) => address);

describe('what the service says of an import that it refuses', () => {
  it.each([
    ["Unable to create model for 'Pet': Invalid model schema specified", 'model Pet'],
    ["Unable to create authorizer 'jwt': Invalid authorizer URI", 'authorizer jwt'],
    ["Unable to create request validator 'strict': Invalid name", 'requestValidator strict'],
    ["Unable to put gateway response 'DEFAULT_4XX': Invalid status code", 'gatewayResponse DEFAULT_4XX'],
    ["Unable to create resource at path '/pets': Invalid path part", '/pets'],
    ["Unable to put method 'GET' on resource at path '/pets': Invalid authorizer ID specified", 'GET /pets'],
    ["Unable to put integration on 'POST' for resource at path '/pets/{petId}': Invalid ARN", 'POST /pets/{petId}'],
    ['Something else is wrong', 'restApi'],
  ])('is a problem at the address of what it speaks of: %s', (message, address) => {
    expect(addressesOf(`Errors found during import:\n\t${message}`)).toEqual([address]);
  });

  it('is a problem for each line, headings apart', () => {
    const text = [
      'Errors found during import:',
      "\tUnable to create model for 'Pet': Invalid model schema specified",
      'Additionally, these warnings were found:',
      "\tUnable to put method 'GET' on resource at path '/pets': Ignored",
    ];
    expect(addressesOf(text.join('\n'))).toEqual(['model Pet', 'GET /pets']);
  });

  it('is told as it is where it has no lines, and whatever was thrown', () => {
    expect(addressesOf('Errors:')).toEqual(['restApi']);
    expect(refusedImport({ message: 'Invalid' }, 'petstore').problems).toMatchObject([{ message: 'Invalid' }]);
    expect(refusedImport('Invalid', 'petstore')).toMatchObject({ code: 'apply.import-refused' });
  });
});
