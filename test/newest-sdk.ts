import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);

/** Whether the installed SDK is the one that the project develops with, and not an older one of the peer range. */
export const isNewestSdk: boolean =
  require('@aws-sdk/client-api-gateway/package.json').version ===
  require('../package-lock.json').packages['node_modules/@aws-sdk/client-api-gateway'].version;
