import { findApi } from '../api-of.js';
import type { Run } from '../command.js';
import { connect } from '../connect.js';

export const run: Run<'destroy'> = async (session, { args, options }) => {
  const { restApiId: named, stage, json } = options;
  const connection = await connect(session);
  const { gateway } = connection;
  const found = await findApi(session, connection, { file: args['file'], restApiId: named, stage });
  if (found === undefined) {
    if (json) session.printJson({ deleted: null });
    else session.print('There is no REST API of the name in the definition: nothing to do.');
    return 'done';
  }
  const { restApiId } = found;
  const { DeleteRestApiCommand, GetRestApiCommand, GetStagesCommand } = await import('@aws-sdk/client-api-gateway');
  const { signal } = session;
  const { name } = await gateway.send(new GetRestApiCommand({ restApiId }), { signal });
  const { item: stages = [] } = await gateway.send(new GetStagesCommand({ restApiId }), { signal });
  const served = stages.length === 0 ? '' : `, and its stages ${stages.map(({ stageName }) => stageName).join(', ')}`;
  if (!options.yes) await session.confirm(`Delete the REST API '${name}' (${restApiId})${served}?`);
  await gateway.send(new DeleteRestApiCommand({ restApiId }), { signal, address: 'restApi' });
  if (json) session.printJson({ deleted: { restApiId, name, stages: stages.map(({ stageName }) => stageName) } });
  else session.print(`Deleted '${name}' (${restApiId})${served}.`);
  return 'done';
};
