import { createHash } from 'node:crypto';
import type { Problem } from '../errors/errors.js';
import {
  a,
  argumentProblems,
  assertNoProblems,
  type OptionCheck,
  type OptionTable,
  optionProblems,
  required,
  shown,
} from '../errors/options.js';
import { methodsOf } from '../model/methods-of.js';
import { isModel } from '../model/model-check.js';
import { isRecord, ownEntry } from '../plain.js';
import type { Snapshot } from '../snapshot/snapshot.js';
import { accountIdCheck, authorizerArn, executeApiArn } from './arn.js';

/** The input of an `AddPermission` call of AWS Lambda, in the member names of `@aws-sdk/client-lambda`. */
export interface AddPermissionInput {
  /** The function's ARN, without alias or version. */
  readonly FunctionName: string;
  /** The alias or version that is invoked. */
  readonly Qualifier?: string;
  /** The same for the same function and route in every run. */
  readonly StatementId: string;
  /** What is allowed: to invoke the function. */
  readonly Action: 'lambda:InvokeFunction';
  /** Who is allowed: API Gateway. */
  readonly Principal: 'apigateway.amazonaws.com';
  /**
   * The requests, or the authorizer, that may invoke the function: an `execute-api` ARN, as {@link executeApiArn}
   * writes it.
   */
  readonly SourceArn: string;
}

/** Where the functions are invoked from. */
export interface LambdaPermissionOptions {
  /** The Region that the API is in: `eu-west-1`. */
  readonly region: string;
  /** The account's id, 12 digits. */
  readonly accountId: string;
  /** The stage that invokes the functions; `'*'` for all. */
  readonly stageName: string;
  /** The stage's variables, where they stand in the ARNs of functions. @defaultValue none */
  readonly stageVariables?: Readonly<Record<string, string>> | undefined;
}

const permissionOptions: OptionTable<LambdaPermissionOptions> = {
  region: required(a.name),
  accountId: required(accountIdCheck),
  stageName: required(a.name),
  stageVariables: a.texts,
};

const snapshotCheck: OptionCheck = (value) =>
  isRecord(value) && isModel(value['model']) && isRecord(value['ids'])
    ? undefined
    : { message: `It must be a snapshot, with its model and ids, not ${shown(value)}.` };

/**
 * The permissions that an API's Lambda functions need so that it may invoke them: one for each route and authorizer that
 * invokes with no role of its own. Data alone: give each to an `AddPermissionCommand`, and take the
 * `ResourceConflictException` of one that is there for done.
 *
 * @param snapshot - what `gateway.snapshot()` gave: functions are invoked for what is live.
 * @throws {@link OptionsError} when an option can't be, or a function's ARN has a stage variable that isn't given.
 * @see https://docs.aws.amazon.com/lambda/latest/api/API_AddPermission.html
 */
export function lambdaPermissions(
  snapshot: Pick<Snapshot, 'model' | 'ids'>,
  options: LambdaPermissionOptions,
): readonly AddPermissionInput[] {
  assertNoProblems(
    'permissions',
    'lambdaPermissions()',
    argumentProblems('permissions', { snapshot: [snapshot, snapshotCheck] }),
    optionProblems('permissions', permissionOptions, options),
  );
  const { model, ids } = snapshot;
  const { region, accountId, stageName, stageVariables = {} } = options;
  const { restApiId } = ids;
  const invoked: { readonly address: string; readonly uri: string; readonly sourceArn: string }[] = [];
  for (const { address, integration } of methodsOf(model)) {
    if (integration?.uri === undefined || integration.credentials !== undefined) continue;
    const route = address as `GET /${string}`;
    const sourceArn = executeApiArn({ region, accountId, restApiId, stageName, route });
    invoked.push({ address, uri: integration.uri, sourceArn });
  }
  for (const { name, authorizerUri, authorizerCredentials } of Object.values(model.authorizers)) {
    const id = ownEntry(ids.authorizers, name);
    if (authorizerUri === undefined || authorizerCredentials !== undefined || id === undefined) continue;
    const sourceArn = authorizerArn(region, accountId, restApiId, id);
    invoked.push({ address: `authorizer ${name}`, uri: authorizerUri, sourceArn });
  }
  const problems: Problem[] = [];
  const permissions = invoked.flatMap(({ address, uri, sourceArn }) => {
    const lambda = /\/functions\/(.+)\/(?:response-streaming-)?invocations$/.exec(uri)?.[1];
    if (lambda === undefined) return [];
    const missing = new Set<string>();
    const arn = lambda.replace(/\$\{stageVariables\.(\w+)\}/g, (_, variable: string) => {
      const value = ownEntry(stageVariables, variable);
      if (value === undefined) missing.add(variable);
      return value ?? '';
    });
    for (const variable of missing) {
      problems.push({
        code: 'permissions.stage-variable',
        address,
        message: `The function's ARN has the stage variable '${variable}', and its value isn't given.`,
        hint: `Give { stageVariables: { ${variable}: '…' } }.`,
      });
    }
    return [permissionOf(arn, sourceArn)];
  });
  assertNoProblems('permissions', 'lambdaPermissions()', problems);
  return Object.freeze([...new Map(permissions.map((permission) => [permission.StatementId, permission])).values()]);
}

function permissionOf(arn: string, SourceArn: string): AddPermissionInput {
  const [, functionArn = arn, qualifier] = /^(arn:[^:]+:lambda:[^:]*:[^:]*:function:[^:]+):([^:]+)$/.exec(arn) ?? [];
  const digest = createHash('sha256').update(`${arn} ${SourceArn}`).digest('hex').slice(0, 32);
  return Object.freeze({
    FunctionName: functionArn,
    ...(qualifier === undefined ? {} : { Qualifier: qualifier }),
    StatementId: `fluent-apigateway-${digest}`,
    Action: 'lambda:InvokeFunction',
    Principal: 'apigateway.amazonaws.com',
    SourceArn,
  });
}
