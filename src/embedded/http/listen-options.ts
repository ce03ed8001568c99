import { a, atLeast, type OptionTable, optionProblems } from '../../errors/options.js';
import { EmbeddedGatewayError, refuse } from '../errors.js';
import type { Origins } from './refusals.js';

/** Where a gateway listens, and for whom. */
export interface ListenOptions {
  /**
   * The port on 127.0.0.1, from 0 to 65535.
   *
   * @defaultValue 0: any free port
   */
  readonly port?: number;
  /**
   * The origins whose pages may call deployed APIs (`'http://localhost:5173'`), or `'*'` for all. What an API allows them
   * is its own business: its CORS headers decide. The control plane stays closed to pages.
   *
   * @defaultValue `[]`: no pages
   */
  readonly origins?: Origins;
}

/** How a gateway stops listening. */
export interface CloseOptions {
  /**
   * Milliseconds of the machine's time that requests under way may take to end.
   *
   * @defaultValue 2000
   */
  readonly withinMs?: number;
}

const listenOptions: OptionTable<ListenOptions> = { port: a.anything, origins: a.anything };
const closeOptions: OptionTable<CloseOptions> = { withinMs: atLeast(0) };

/** Refuses options of `close()` that there aren't, and times that none are. */
export function checkCloseOptions(options: unknown): void {
  refuse('The options of close()', optionProblems('embedded', closeOptions, options));
}

/** Refuses options of `listen()` that there aren't, and a port and origins that can't be listened on and for. */
export function checkListenOptions(options: unknown): void {
  refuse('The options of listen()', optionProblems('embedded', listenOptions, options));
  const { port = 0, origins = [] } = options as { readonly port?: unknown; readonly origins?: unknown };
  if (!Number.isInteger(port) || Number(port) < 0 || Number(port) > 65_535) {
    throw new EmbeddedGatewayError(`The port ${JSON.stringify(port)} isn't an integer from 0 to 65535.`, {
      code: 'embedded.port',
    });
  }
  if (origins === '*') return;
  if (!Array.isArray(origins)) {
    throw new EmbeddedGatewayError("origins must be a list of origins, or '*'.", {
      code: 'embedded.origin',
      hint: "Write origins: ['http://localhost:5173'].",
    });
  }
  for (const origin of origins) {
    const proper = typeof origin === 'string' ? originOf(origin) : undefined;
    if (proper === origin) continue;
    throw new EmbeddedGatewayError(`${JSON.stringify(origin)} isn't an origin.`, {
      code: 'embedded.origin',
      hint: proper
        ? `Write '${proper}'.`
        : "An origin is a scheme, a host and a port, such as 'http://localhost:5173'; the string '*' in place of the list means all.",
    });
  }
}

function originOf(text: string): string | undefined {
  try {
    const { origin } = new URL(text);
    return origin === 'null' ? undefined : origin;
  } catch {
    return undefined;
  }
}
