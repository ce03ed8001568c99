import { STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import { encodeFault } from '../control-plane/protocol/encode.js';
import { ServiceFault } from '../faults.js';
import { type RawHeaders, valuesOf } from './message.js';

/** Answers what can't be read as HTTP, in the service's form. */
export function refuseUnreadable(error: Error & { readonly code?: string }, socket: Socket): void {
  if (!socket.writable || error.code === 'ECONNRESET') {
    socket.destroy();
    return;
  }
  const { status, headers, body } = encodeFault(unreadable(error.code));
  const lines = Object.entries({ ...headers, 'content-length': body.byteLength, connection: 'close' });
  const head = lines.map(([name, value]) => `${name}: ${value}\r\n`).join('');
  socket.end(Buffer.concat([Buffer.from(`HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\n${head}\r\n`), body]));
}

function unreadable(code: string | undefined): ServiceFault {
  switch (code) {
    case 'HPE_HEADER_OVERFLOW':
      return new ServiceFault('BadRequestException', 431, 'The headers of the request are too large');
    case 'ERR_HTTP_REQUEST_TIMEOUT':
      return new ServiceFault('RequestTimeoutException', 408, 'The request did not arrive in time');
    default:
      return new ServiceFault('BadRequestException', 400, 'The request is not HTTP');
  }
}

/**
 * What is said of a body in a coding that isn't undone here (`gzip, chunked`): taken for what it encodes, it would be another
 * one than the client sent.
 *
 * @see https://www.rfc-editor.org/rfc/rfc9112#section-6.1
 */
export function codingRefused(headers: RawHeaders): ServiceFault | undefined {
  const unknown = valuesOf(headers, 'transfer-encoding').find((coding) => coding.trim().toLowerCase() !== 'chunked');
  if (unknown === undefined) return undefined;
  return new ServiceFault('BadRequestException', 501, `The transfer coding '${unknown}' isn't supported`);
}
