import type { ApiGateway } from '../index.js';
import { type Connection, definitionFor } from './connect.js';
import { CommandLineError } from './errors.js';
import type { Session } from './session.js';

/** How an API is named on the command line. */
export interface Naming {
  readonly file: string | undefined;
  readonly restApiId?: string | undefined;
  readonly stage?: string | undefined;
}

/** The API that a command is about, and whether it is what its definition wants. */
export interface FoundApi {
  readonly restApiId: string;
  /** Absent where no definition was read. */
  readonly isAsDefined?: boolean;
}

/**
 * The live API that is named by its id, or by a definition.
 *
 * @returns `undefined` when no API has the definition's name.
 */
export async function findApi(
  session: Session,
  { gateway, config }: Connection,
  { file, restApiId, stage }: Naming,
): Promise<FoundApi | undefined> {
  if (file === undefined && restApiId !== undefined) return { restApiId };
  const desired = await definitionFor(session, config, file, stage);
  const plan = await gateway.plan(desired, { restApiId, signal: session.signal });
  const found = plan.basis.restApiId;
  return found === undefined ? undefined : { restApiId: found, isAsDefined: plan.isEmpty };
}

/** @throws {@link CommandLineError} `cli.no-api` when no API has the name. */
export async function apiOf(session: Session, connection: Connection, naming: Naming): Promise<FoundApi> {
  const found = await findApi(session, connection, naming);
  if (found !== undefined) return found;
  throw new CommandLineError("This account and Region have no REST API with the definition's name.", {
    code: 'cli.no-api',
    hint: 'Apply the definition first, or name the API with --rest-api-id.',
  });
}

/** The resources of an API, with their methods. */
export async function resourcesOf(gateway: ApiGateway, restApiId: string, signal: AbortSignal) {
  return gateway
    .listResources({ restApiId, embed: ['methods'] }, { signal })
    .toArray({ limit: Number.POSITIVE_INFINITY });
}
