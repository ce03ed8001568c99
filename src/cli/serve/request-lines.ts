import type { RecordedRequest } from '../../embedded/index.js';
import { isError } from '../../errors/thrown.js';
import { visibleText } from '../../errors/visible-text.js';

/** How a request is shown. */
export interface Showing {
  readonly color: boolean;
  readonly withLog: boolean;
  /** The time of day that is written. @defaultValue now */
  readonly time?: Date;
}

/** A request as a line - `12:00:01 GET /pets/7 200 4 ms` -, and its execution log where that is asked for. */
export function requestLines(
  { httpMethod, path, restApiId, status, latency, log, responseType, error }: RecordedRequest,
  { color, withLog, time = new Date() }: Showing,
): readonly string[] {
  const paint = (on: number, text: string) => (color ? `\u001b[${on}m${text}\u001b[0m` : text);
  const hue = status < 400 ? 32 : status < 500 ? 33 : 31;
  // Where the gateway listens, this comes before the path of every API.
  const shown = restApiId === undefined ? path : path.replace(`/_aws/execute-api/${restApiId}`, '');
  const why = responseType === undefined ? '' : ` ${paint(2, responseType)}`;
  const mistake = error === undefined ? '' : ` ${isError(error) ? `${error.name}: ${error.message}` : String(error)}`;
  return [
    `${paint(2, time.toTimeString().slice(0, 8))} ${visibleText(`${httpMethod} ${shown}`)} ${paint(hue, String(status))} ${Math.round(latency)} ms${why}${visibleText(mistake)}`,
    ...(withLog ? log.map((line) => paint(2, `    ${visibleText(line)}`)) : []),
  ];
}
