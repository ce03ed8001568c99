import type { Stage } from '@aws-sdk/client-api-gateway';
import type { ApiGateway } from '../index.js';
import { apiOf } from './api-of.js';
import { connect, inPlace } from './connect.js';
import type { Outcome } from './exit-codes.js';
import type { Session } from './session.js';

/** One way to end a canary. */
export interface Ending {
  /** Without its end. */
  readonly question: (restApiId: string, stageName: string) => string;
  readonly end: (
    gateway: ApiGateway,
    restApiId: string,
    stageName: string,
    signal: AbortSignal,
  ) => Promise<Readonly<Stage>>;
  readonly done: (restApiId: string, stageName: string) => string;
}

/** What `promote` and `rollback` have in common. */
export async function endCanary(
  session: Session,
  file: string | undefined,
  options: {
    readonly restApiId?: string | undefined;
    readonly stage: string;
    readonly yes?: boolean | undefined;
    readonly json?: boolean | undefined;
  },
  { question, end, done }: Ending,
): Promise<Outcome> {
  const { restApiId: named, stage: stageName, yes, json } = options;
  const connection = await connect(session);
  const { restApiId } = await apiOf(session, connection, { file, restApiId: named, stage: stageName });
  if (!yes) await session.confirm(`${question(restApiId, stageName)} ${inPlace(await connection.place())}?`);
  const stage = await end(connection.gateway, restApiId, stageName, session.signal);
  if (json) session.printJson({ restApiId, stage });
  else session.print(done(restApiId, stageName));
  return 'done';
}
