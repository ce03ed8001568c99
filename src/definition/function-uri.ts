/** Whether a text is the ARN of a Lambda function, and no invocation URI yet. */
export function isFunctionArn(value: unknown): value is string {
  return typeof value === 'string' && /^arn:[^:\s]+:lambda:[^:\s]*:[^:\s]*:function:[^\s/]+$/.test(value);
}

/** The URI by which the service calls a function; another one where the response is streamed. */
export function invocationUri(functionArn: string, streams = false): string {
  const [, partition = 'aws', , region = ''] = functionArn.split(':');
  const [version, action] = streams ? ['2021-11-15', 'response-streaming-invocations'] : ['2015-03-31', 'invocations'];
  return `arn:${partition}:apigateway:${region}:lambda:path/${version}/functions/${functionArn}/${action}`;
}
