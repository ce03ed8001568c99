import { expect, it } from 'vitest';
import { deployed, proxied } from './api.js';

it('X-HTTP-Method-Override is the method wherever the method is told, and only one that methods can have', async () => {
  const echo = (event: unknown) => {
    const { httpMethod, requestContext } = event as { httpMethod: string; requestContext: { httpMethod: string } };
    return { body: `${httpMethod} ${requestContext.httpMethod}` };
  };
  const { call } = await deployed({
    paths: { '/pets': { any: { integration: proxied('echo') } } },
    integrations: { lambda: { echo } },
  });
  const overridden = async (verb: string) =>
    (await call('/pets', { method: 'POST', headers: { 'x-http-method-override': verb } })).text();
  expect(await overridden('DELETE')).toBe('DELETE DELETE');
  expect(await overridden('patch')).toBe('PATCH PATCH');
  expect(await overridden('ANY')).toBe('POST POST');
  expect(await overridden('TRACE')).toBe('POST POST');
});
