import * as sdk from '@aws-sdk/client-api-gateway';
import { kinds, listedKindNamed } from '../src/kinds/index.js';
import { operationsOf, tagOperations } from '../src/plan/planned-operations.js';

/** Of what the SDK's schemas say of an operation: the verb and the path of its requests. */
type Schema = readonly [unknown, unknown, unknown, { readonly http: readonly [method: string, path: string] }];

const schemas = sdk as unknown as Readonly<Record<string, Schema | undefined>>;

/** What a kind is called in the table. */
const nameOf = (kind: string): string =>
  kind === 'RestApi'
    ? 'REST API'
    : (listedKindNamed(kind)?.noun ?? kind).replaceAll(
        /(?<=[a-z])[A-Z]|^[A-Z](?=[a-z])/g,
        (letter, at: number) => `${at === 0 ? '' : ' '}${letter.toLowerCase()}`,
      );

/** The path of an operation in the ARNs of IAM policies, with `*` for every id. */
function permissionOf(operation: string): readonly [method: string, path: string] {
  const [method, path] = schemas[`${operation}$`]?.[3].http ?? [];
  if (method === undefined || path === undefined) throw new Error(`The SDK has no schema of ${operation}.`);
  return [method, path.replace(/\?.*/, '').replaceAll(/\{\w+\+?\}/g, '*')];
}

/** What plans write, kind by kind, as IAM names it: from the table of what plans may send. */
export function renderDeployerPermissions(): string {
  const written = [['Tags', tagOperations] as const, ...kinds.map((kind) => [kind.kind, operationsOf(kind)] as const)];
  const rows = written.map(([kind, operations]) => {
    const actions = new Map<string, string[]>();
    for (const operation of operations) {
      const [method, path] = permissionOf(operation);
      actions.set(path, [...(actions.get(path) ?? []), method]);
    }
    const writes = [...actions].map(([path, methods]) => `${[...new Set(methods)].join(', ')} \`${path}\``);
    return `| ${nameOf(kind)} | ${writes.join('<br>')} |`;
  });
  const lists = kinds.flatMap(({ kind }) => listedKindNamed(kind)?.list ?? []);
  const read = [
    ...new Set(
      ['GetRestApis', 'GetRestApi', 'GetResources', 'GetDeployments', ...lists].map(
        (operation) => `\`${permissionOf(operation)[1]}\``,
      ),
    ),
  ];
  return `| What is declared | Writes |\n| --- | --- |\n${rows.join('\n')}\n\nReads are GET of ${read.join(', ')}.\n`;
}
