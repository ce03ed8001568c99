import { GetResources$, GetResourcesCommand, type GetResourcesCommandOutput } from '@aws-sdk/client-api-gateway';
import { type Shape, shapeOf, trim } from './answer-shape.js';

/** What was taken out of a response before the SDK read it. */
type Taken = Pick<GetResourcesCommandOutput, 'items' | 'position'>;

type Resolve = GetResourcesCommand['resolveMiddleware'];

const ok = 200;
const emptyObject = new TextEncoder().encode('{}');
const utf8 = new TextDecoder();

/**
 * The SDK's `GetResourcesCommand` at a fraction of its cost: same input, same answer, same errors.
 *
 * The SDK takes every object of a response apart, member by member, once to deserialise it and once more to hide secrets
 * from a logger that isn't there. A page of 500 resources with `embed: ['methods']` is 1.5 MB, and nothing in it needs
 * translating but the name of the list. So the list goes past the deserialiser: it is parsed as it arrives from the
 * wire, and the SDK gets to see the rest. Signing, endpoints, retries and every middleware of the client stay as they
 * are; whatever isn't a plain success - an error, a response that isn't JSON - is left to the SDK whole.
 *
 * @example
 * ```ts
 * const { items, position } = await client.send(
 *   new DirectGetResourcesCommand({ restApiId, embed: ['methods'], limit: 500 }),
 * );
 * // GET /restapis/{restApiId}/resources?limit=500&embed=methods
 * ```
 *
 * @see {@link https://docs.aws.amazon.com/apigateway/latest/api/API_GetResources.html}
 */
export class DirectGetResourcesCommand extends GetResourcesCommand {
  /** For the client's `send`: the SDK's middleware, and around its deserialiser what reads the list past it. */
  override resolveMiddleware(...[stack, configuration, options]: Parameters<Resolve>): ReturnType<Resolve> {
    const takenFrom = new WeakMap<object, Taken>();
    // Just inside the SDK's deserialiser: takes the list out of the response.
    this.middlewareStack.add(
      (next) => async (request) => {
        const result = await next(request);
        const { response } = result;
        const { collectBody, HttpResponse, shape } = await reader();
        if (!HttpResponse.isInstance(response) || response.statusCode !== ok) return result;
        const body = await collectBody(response.body, configuration);
        response.body = body;
        const taken = readResources(body, shape);
        if (taken) {
          takenFrom.set(response, taken);
          response.body = emptyObject;
        }
        return result;
      },
      { name: 'takeResources', step: 'deserialize', priority: 'low', override: true },
    );
    // Just outside: puts it into the output. Nothing in it is secret, so without a logger nothing has to be hidden.
    this.middlewareStack.add(
      (next, context) => async (request) => {
        const result = await next(request);
        const taken = takenFrom.get(result.response as object);
        if (taken && result.output) Object.assign(result.output, taken);
        if (isSilent(context.logger)) {
          context['outputFilterSensitiveLog'] = (output: unknown) => output;
        }
        return result;
      },
      { name: 'putResourcesBack', step: 'deserialize', priority: 'high', override: true },
    );
    return super.resolveMiddleware(stack, configuration, options);
  }
}

/** By its name, as the SDK does it: the client may have another copy of the class. */
function isSilent(logger: object | undefined): boolean {
  return logger === undefined || logger.constructor.name === 'NoOpLogger';
}

/** The list in the wire's form -> the SDK's, or `undefined` when the SDK had better read it. */
function readResources(body: Uint8Array, shape: Shape | undefined): Taken | undefined {
  let answer: unknown;
  try {
    answer = JSON.parse(utf8.decode(body));
  } catch {
    return undefined; // The SDK reads it again and throws its own error, with the response attached.
  }
  if (!shape || !trim(answer, shape)) return undefined;
  const { item, position } = answer as { readonly item?: NonNullable<Taken['items']>; readonly position?: string };
  return { ...(item === undefined ? {} : { items: item }), ...(position === undefined ? {} : { position }) };
}

/** What reads a list past the deserialiser. */
type Reader = Pick<typeof import('@smithy/core/protocols'), 'collectBody' | 'HttpResponse'> & {
  /** Read from the installed SDK's schema, so that a member that a later SDK adds arrives here too. */
  readonly shape: Shape | undefined;
};

let loading: Promise<Reader> | undefined;

/** Loaded with the first response: it costs a program that reads no list a sixth of what the SDK costs. */
function reader(): Promise<Reader> {
  loading ??= Promise.all([import('@smithy/core/protocols'), import('@smithy/core/schema')]).then(
    ([{ collectBody, HttpResponse }, { NormalizedSchema }]) => ({
      collectBody,
      HttpResponse,
      shape: shapeOf(NormalizedSchema.of(GetResources$[5]), { items: 'item' }),
    }),
  );
  return loading;
}
