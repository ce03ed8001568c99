import { badRequest } from '../../faults.js';

const requestIds = ['$context.requestId', '$context.extendedRequestId'];

/** Checks where a stage writes its access log, or what it writes. */
export function checkAccessLog(member: 'destinationArn' | 'format', value: string): void {
  if (member === 'destinationArn') checkDestination(value);
  else if (!requestIds.some((id) => value.includes(id)))
    throw badRequest(`Access Log format must include either ${requestIds.join(' or ')} : '${value}'`);
}

/** Logs go to a log group or to a delivery stream, and the stream's name says what it is for. */
function checkDestination(arn: string): void {
  const [, service, name = ''] = /^arn:[^:]+:([^:]*):[^:]*:[^:]*:(.+)$/.exec(arn) ?? [];
  if (service === undefined) return;
  if (service !== 'logs' && service !== 'firehose') {
    throw badRequest(
      'Invalid ARN specified in the request. The ARN must be a valid CloudWatch Logs log group or Kinesis Data Firehose delivery stream ARN.',
    );
  }
  if (service === 'firehose' && !name.startsWith('deliverystream/amazon-apigateway-')) {
    throw badRequest(
      `Kinesis Firehose delivery stream name must begin with the characters 'amazon-apigateway-': '${name}'`,
    );
  }
}
