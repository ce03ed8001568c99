import { describe, expect, it } from 'vitest';
import { imported, mocked, openApi3, swagger2 } from './definitions.js';

const paths = { '/pets': { get: mocked() } };
const server = (url: string, variables: object = {}) => openApi3({ paths, servers: [{ url, variables }] });

const definitions: readonly (readonly [what: string, definition: object])[] = [
  ['Swagger’s basePath', swagger2({ paths, basePath: '/v1/store/' })],
  ['a server’s URL', server('https://example.com/v1/store')],
  ['a server’s relative URL', server('/v1/store')],
  ['a variable of a server’s URL', server('https://example.com/{version}/store', { version: { default: 'v1' } })],
  ['the variable basePath', server('https://example.com/{basePath}', { basePath: { default: 'v1/store' } })],
  ['the variable basePath that the URL doesn’t name', server('/', { basePath: { default: '/v1/store' } })],
  [
    'the first variable basePath of several servers',
    openApi3({
      paths,
      servers: [
        { url: 'https://example.com/v3' },
        { url: '/', variables: { basePath: { default: 'v1/store' } } },
        { url: '/', variables: { basePath: { default: 'v2' } } },
      ],
    }),
  ],
  ['the URL of the first server', openApi3({ paths, servers: [{ url: '/v1/store' }, { url: '/v2' }] })],
];

describe.each(definitions)('%s', (_, definition) => {
  it.each([
    ['left out', undefined, ['/', '/pets']],
    ['ignored', 'ignore', ['/', '/pets']],
    ['put in front', 'prepend', ['/', '/v1', '/v1/store', '/v1/store/pets']],
    ['put in front without its first segment', 'split', ['/', '/store', '/store/pets']],
  ])('is %s', async (__, basepath, expected) => {
    const { paths: made } = await imported(definition, basepath ? { parameters: { basepath } } : {});
    expect(made).toEqual(expected);
  });
});

describe('a definition without a base path', () => {
  it.each(['ignore', 'prepend', 'split'])('is the same for %s', async (basepath) => {
    for (const definition of [swagger2({ paths }), openApi3({ paths }), server('https://example.com')]) {
      expect((await imported(definition, { parameters: { basepath } })).paths).toEqual(['/', '/pets']);
    }
  });
});
