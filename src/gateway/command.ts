import * as sdk from '@aws-sdk/client-api-gateway';
import type { OperationName } from '../calls/call.js';
import type { Problem } from '../errors/errors.js';

/** A command of the SDK, of whatever operation. */
export interface SdkCommand<Output extends object> {
  /** What the command sends, as it was given to its constructor. */
  readonly input: object;
  /** How the SDK runs the command. Only its type is used here: it says what the response holds. */
  resolveMiddleware(...parameters: never[]): (...parameters: never[]) => Promise<{ output: Output }>;
}

/**
 * The operation of a command; `undefined` if it isn't a command of this service.
 *
 * By the command's own schema, since bundlers change the names of classes; by the class's name where it has none.
 */
export function operationOf(command: unknown): OperationName | undefined {
  if (typeof command !== 'object' || command === null || !('resolveMiddleware' in command)) return undefined;
  const { schema } = command as { readonly schema?: readonly unknown[] };
  const name = typeof schema?.[2] === 'string' ? schema[2] : command.constructor.name.replace(/Command$/, '');
  return Object.hasOwn(sdk, `${name}Command`) ? (name as OperationName) : undefined;
}

/** What is wrong with what was given as a command. */
export function commandProblems(operation: OperationName | undefined): readonly Problem[] {
  if (operation !== undefined) return [];
  return [
    {
      code: 'send.command',
      address: 'command',
      message: 'The first argument must be a command of @aws-sdk/client-api-gateway.',
      hint: 'Write gateway.send(new GetRestApiCommand({ restApiId })).',
    },
  ];
}
