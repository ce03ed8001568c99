import { restApi } from '../../src/index.js';

/** An API of 300 resources and 1,500 things: two methods with an integration on each resource. */
export const resources = 300;
const backend = 'https://backend.example.com';

export function definition() {
  const api = restApi('bench');
  return api.define(
    ...Array.from({ length: resources * 2 }, (_, index) =>
      api
        .resource(`/r${index >> 1}`)
        .method(index % 2 === 0 ? 'GET' : 'PUT')
        .integration()
        .httpProxy(`${backend}/r${index >> 1}`),
    ),
  );
}
