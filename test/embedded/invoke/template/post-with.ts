/** A request with a body, and with nothing else that a template could read. */
export const postWith = (body: string) => ({
  httpMethod: 'POST',
  path: '/',
  pathParameters: {},
  queryString: new Map(),
  headers: new Map(),
  body,
});
