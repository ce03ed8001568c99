import {
  a,
  assertNoProblems,
  type OptionCheck,
  type OptionTable,
  optionProblems,
  required,
  shown,
} from '../errors/options.js';
import { methodOfAddress, routeMeant } from '../model/address.js';

/** The partitions beside `aws`, by the start of their Regions' names. */
const partitions = {
  'cn-': 'aws-cn',
  'us-gov-': 'aws-us-gov',
  'us-isob-': 'aws-iso-b',
  'us-isof-': 'aws-iso-f',
  'us-iso-': 'aws-iso',
  'eu-isoe-': 'aws-iso-e',
  'eusc-': 'aws-eusc',
} as const;

/** The partition of a Region, as ARNs name it. */
export function partitionOf(region: string): string {
  return Object.entries(partitions).find(([start]) => region.startsWith(start))?.[1] ?? 'aws';
}

/** The path of a stage, as ARNs and the service's requests name it. */
export function stagePath(restApiId: string, stageName: string): string {
  return `/restapis/${restApiId}/stages/${stageName}`;
}

/** The ARN of a thing of the service, as tags and IAM policies name it. */
export function apiGatewayArn(region: string, path: string): string {
  return `arn:${partitionOf(region)}:apigateway:${region}::${path}`;
}

/** Which requests to a deployed API an ARN stands for. */
export interface ExecuteApiTarget {
  /** The Region that the API is in: `eu-west-1`. It also decides the partition of the ARN. */
  readonly region: string;
  /** The account's id, 12 digits. */
  readonly accountId: string;
  /** The API's id: `a1b2c3`. */
  readonly restApiId: string;
  /** `'*'` for all stages. */
  readonly stageName: string;
  /** A route as it is defined, `'GET /pets/{petId}'`; `ANY` is all verbs, and path variables are any text. */
  readonly route: `${string} /${string}`;
}

/** An account, as ARNs name it. */
export const accountIdCheck: OptionCheck = (value) =>
  typeof value === 'string' && /^\d{12}$/.test(value) ? undefined : { message: 'An account has an id of 12 digits.' };

const targetMembers: OptionTable<ExecuteApiTarget> = {
  region: required(a.name),
  accountId: required(accountIdCheck),
  restApiId: required(a.name),
  stageName: required(a.name),
  route: required((value) =>
    typeof value === 'string' && /^\S+ \//.test(value)
      ? undefined
      : {
          message: `${shown(value)} isn't a route.`,
          hint: routeMeant(value) ?? "Write a verb and a path: 'GET /pets/{petId}'.",
        },
  ),
};

/**
 * The ARN of the requests to a route, as IAM policies, resource policies and the permissions of Lambda functions name it.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/arn-format-reference.html
 *
 * @throws {@link OptionsError} with everything that is missing, or can't be.
 *
 * @example
 * executeApiArn({ region: 'eu-west-1', accountId: '123456789012', restApiId: 'a1b2c3', stageName: 'prod', route: 'GET /pets/{petId}' });
 * // 'arn:aws:execute-api:eu-west-1:123456789012:a1b2c3/prod/GET/pets/*'
 */
export function executeApiArn(target: ExecuteApiTarget): string {
  assertNoProblems('permissions', 'executeApiArn()', optionProblems('permissions', targetMembers, target));
  const { region, accountId, restApiId, stageName, route } = target;
  const { httpMethod, path } = methodOfAddress(route);
  const method = httpMethod === 'ANY' ? '*' : httpMethod;
  return `${executeApi(region, accountId, restApiId)}/${stageName}/${method}${path.replace(/\{[^/}]*\}/g, '*')}`;
}

/** The ARN of an authorizer, as the permissions of Lambda functions name it. */
export function authorizerArn(region: string, accountId: string, restApiId: string, authorizerId: string): string {
  return `${executeApi(region, accountId, restApiId)}/authorizers/${authorizerId}`;
}

function executeApi(region: string, accountId: string, restApiId: string): string {
  return `arn:${partitionOf(region)}:execute-api:${region}:${accountId}:${restApiId}`;
}
