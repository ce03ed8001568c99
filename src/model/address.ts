import { methodAddress, responseAddress } from '../kinds/address.js';
import { listedAddresses } from '../kinds/index.js';

export { methodMeant, methodOfAddress, parentPath, pathPart, routeMeant } from '../kinds/address.js';

/** How the things of an API are called in calls, plans, events and errors. */
export const addressOf = Object.freeze({
  restApi: 'restApi',
  resource: (path: string) => path,
  method: methodAddress,
  response: responseAddress,
  ...listedAddresses,
});
