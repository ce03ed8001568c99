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
