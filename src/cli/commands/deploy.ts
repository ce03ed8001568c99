import { apiOf } from '../api-of.js';
import type { Run } from '../command.js';
import { connect, inPlace } from '../connect.js';
import { pairsOf } from '../pairs.js';

export const run: Run<'deploy'> = async (session, { args, options }) => {
  const { stage: stageName, description, overCanary, restApiId: named, variable, json } = options;
  const variables = variable === undefined ? undefined : pairsOf('--variable', '=', variable);
  const connection = await connect(session);
  const found = await apiOf(session, connection, { file: args['file'], restApiId: named, stage: stageName });
  const { restApiId } = found;
  if (found.isAsDefined === false) {
    session.tell(
      "The live API isn't what the definition wants: `apply` comes first, or what is live is deployed as it is.",
    );
  }
  if (!options.yes)
    await session.confirm(`Deploy ${restApiId} to the stage ${stageName} ${inPlace(await connection.place())}?`);
  const { signal } = session;
  const { deployment, stage } = await connection.gateway.deploy(restApiId, {
    stageName,
    description,
    variables,
    overCanary,
    signal,
  });
  if (json) session.printJson({ restApiId, deployment, stage });
  else session.print(`Deployed ${restApiId} to the stage ${stageName} as ${deployment.id}.`);
  return 'done';
};
