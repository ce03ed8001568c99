import { isError, isNamed, sayingOf } from '../errors/thrown.js';
import { CommandLineError } from './errors.js';

/** What the SDK throws before anything is sent, in words that help at a command line; every other error as it is. */
export function explained(error: unknown): unknown {
  if (isError(error) && error.message === 'Region is missing') {
    return new CommandLineError('No AWS Region was given.', {
      code: 'cli.no-region',
      hint: 'Give --region, or set AWS_REGION, or the region of a profile or of the config file. Without an account: fluent-apigateway serve, and --endpoint-url.',
      cause: error,
    });
  }
  if (isNamed(error, 'CredentialsProviderError', 'TokenProviderError')) {
    return new CommandLineError(`No AWS credentials were found: ${sayingOf(error)}`, {
      code: 'cli.no-credentials',
      hint: 'Give --profile, or set AWS_PROFILE, or AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY; or log in: aws sso login. Without an account: fluent-apigateway serve, and --endpoint-url.',
      cause: error,
    });
  }
  return error;
}
