// A proxy of node:http alone: what the machine can do at most.
import { Agent, createServer, request } from 'node:http';
import { reportingUse } from './use.mjs';

const [port, backend] = process.argv.slice(2).map(Number);
const agent = new Agent({ keepAlive: true });

createServer((message, response) => {
  const { method, url: path, headers } = message;
  const sent = request({ port: backend, host: '127.0.0.1', method, path, headers, agent }, (answer) => {
    response.writeHead(answer.statusCode ?? 502, answer.headers);
    answer.pipe(response);
  });
  sent.on('error', () => response.writeHead(502).end());
  message.pipe(sent);
}).listen(port, '127.0.0.1', reportingUse);
