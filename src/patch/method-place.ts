import { shown } from '../errors/options.js';
import { methodMeant } from '../model/address.js';
import { httpMethods } from '../model/method.js';

/** What is wrong with a method that a step is given by path and verb: `step` is the step's name. */
export function methodPlaceProblem(step: string, path: unknown, httpMethod: unknown): string | undefined {
  const isPath = typeof path === 'string' && path.startsWith('/');
  if (!isPath || httpMethod === undefined) {
    const meant = methodMeant(path);
    if (meant !== undefined)
      return `The path and the verb are two arguments: write .${step}('${meant.path}', '${meant.httpMethod}').`;
  }
  if (!isPath)
    return typeof path === 'string'
      ? `The path of a resource begins with '/': write '/${path}'.`
      : `The path of a resource must be a string, not ${shown(path)}.`;
  return httpMethods.some((method) => method === httpMethod)
    ? undefined
    : `${shown(httpMethod)} isn't a verb that a method can have.`;
}
