import { type OperationSchema, operationSchemas } from '../../../src/embedded/control-plane/protocol/operations.js';
import type { EmbeddedApiGateway } from '../../../src/embedded/index.js';
import { flawOf } from './answers.js';
import { jsonOf, requestOf } from './wire.js';

/** Reads that need no more than one identifier, by its name. */
const reads = [...operationSchemas.values()]
  .filter(({ method }) => method === 'GET')
  .map((schema) => ({ schema, labels: schema.segments.flatMap((part) => ('label' in part ? [part.label] : [])) }))
  .filter(({ schema, labels }) => labels.length < 2 && labels.length === schema.required.length);

/** Reads everything that an account has through its lists, and says what is wrong with what comes. */
export async function flawOfReads(gateway: EmbeddedApiGateway): Promise<string | undefined> {
  const { restApis, usagePlans, apiKeys, clientCertificates } = gateway.state();
  const ids: Readonly<Record<string, Iterable<string>>> = {
    restApiId: restApis.keys(),
    usagePlanId: usagePlans.keys(),
    apiKey: apiKeys.keys(),
    clientCertificateId: clientCertificates.keys(),
  };
  for (const { schema, labels } of reads) {
    const [label] = labels;
    if (label !== undefined && !Object.hasOwn(ids, label)) continue;
    for (const id of label === undefined ? [undefined] : [...(ids[label] ?? [])]) {
      const flaw = await flawOfRead(gateway, schema, label === undefined ? {} : { [label]: id });
      if (flaw) return `${schema.name} ${id ?? ''}: ${flaw}`;
    }
  }
  return undefined;
}

async function flawOfRead(gateway: EmbeddedApiGateway, schema: OperationSchema, input: Record<string, unknown>) {
  const all = [...schema.input.structIterator()].some(([name]) => name === 'limit') ? { limit: 500 } : {};
  const answer = await gateway.answer(requestOf(schema, { ...all, ...input }));
  const refusal = answer.headers['x-amzn-errortype'];
  return refusal ? `${refusal}: ${jsonOf(answer)?.message}` : flawOf(schema, answer);
}
