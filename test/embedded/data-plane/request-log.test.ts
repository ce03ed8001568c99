import { expect, it } from 'vitest';
import type { RecordedRequest } from '../../../src/embedded/data-plane/recorded-request.js';
import { RequestLog } from '../../../src/embedded/data-plane/request-log.js';

const request = (path: string): RecordedRequest =>
  Object.freeze({
    httpMethod: 'GET',
    path,
    status: 200,
    at: 0,
    latency: 0,
    requestId: path,
    log: [],
    executionLog: [],
  });
const pathsIn = (log: RequestLog) => log.requests.map(({ path }) => path);

it('keeps the last requests in the order in which they were answered, however many there were', () => {
  const log = new RequestLog(3);
  const seen = ['a', 'b', 'c', 'd', 'e', 'f', 'g'].map((path) => {
    log.add(request(path));
    return pathsIn(log).join('');
  });
  expect(seen).toEqual(['a', 'ab', 'abc', 'bcd', 'cde', 'def', 'efg']);
});

it('gives a list of its own, which later requests leave as it is', () => {
  const log = new RequestLog(2);
  log.add(request('a'));
  const { requests } = log;
  log.add(request('b'));
  log.add(request('c'));
  expect(requests.map(({ path }) => path)).toEqual(['a']);
});

it('starts over once it was emptied', () => {
  const log = new RequestLog(2);
  for (const path of ['a', 'b', 'c']) log.add(request(path));
  log.clear();
  expect(log.requests).toEqual([]);
  log.add(request('d'));
  log.add(request('e'));
  expect(pathsIn(log)).toEqual(['d', 'e']);
});
