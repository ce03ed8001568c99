// The endpoint behind the HTTP proxies: answers at once, a kilobyte of JSON.
import { createServer } from 'node:http';

const body = JSON.stringify({ pets: Array.from({ length: 20 }, (_, id) => ({ id, name: `pet ${id}`, kind: 'cat' })) });

createServer((request, response) => {
  request.resume();
  response.writeHead(200, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) });
  response.end(body);
}).listen(Number(process.argv[2]), '127.0.0.1', () => process.send?.({ listening: true }));
