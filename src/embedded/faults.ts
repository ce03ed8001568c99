import { messageOf } from './thrown.js';
/** A refusal of the service: thrown by operations, written on the wire by the protocol. */
export class ServiceFault extends Error {
  override readonly name = 'ServiceFault';
  constructor(
    readonly code: string,
    readonly status: number,
    message: string,
    readonly retryAfterSeconds?: number,
  ) {
    super(message);
  }
}

export const badRequest = (message: string) => new ServiceFault('BadRequestException', 400, message);
export const invalidMapping = (error: string) =>
  badRequest(`Invalid mapping expression specified: Validation Result: warnings : [], errors : [${error}]`);
export const notFound = (message: string) => new ServiceFault('NotFoundException', 404, message);
export const conflict = (message: string) => new ServiceFault('ConflictException', 409, message);
export const serialization = (message: string) => new ServiceFault('SerializationException', 400, message);
export const validation = (message: string) => new ServiceFault('ValidationException', 400, message);
export const unknownOperation = (method: string, path: string) =>
  new ServiceFault('UnknownOperationException', 404, `There is no operation at ${method} ${path}`);

/** What the caller sees of an error that isn't a refusal. The service says nothing more; here it helps to find it. */
export const internalFailure = (error: unknown) =>
  new ServiceFault('InternalFailure', 500, `Internal failure: ${messageOf(error)}`);
