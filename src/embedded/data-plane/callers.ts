import type { JsonWebKey } from 'node:crypto';

/** One who signs requests. */
export interface Caller {
  readonly secretAccessKey: string;
  /** ARN of the user or role that the key belongs to. @defaultValue `arn:aws:iam::{accountId}:user/{accessKeyId}` */
  readonly userArn?: string;
}

/** Who may call methods that ask for an identity. */
export interface CallerOptions {
  /**
   * Who signs requests to methods with `AWS_IAM`, by access key ID: their signatures are verified. `any`: signatures are
   * accepted without being verified, and the execution log says so.
   *
   * @defaultValue nobody
   * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/permissions.html
   */
  readonly callers?: Readonly<Record<string, Caller>> | 'any' | undefined;
  /**
   * Public keys of Cognito user pools (their JWKS), by the pool's ARN: the tokens that `COGNITO_USER_POOLS` authorizers
   * take are verified with them.
   *
   * @defaultValue none: no token is accepted
   * @see https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-using-tokens-verifying-a-jwt.html
   */
  readonly userPools?: Readonly<Record<string, { readonly keys: readonly JsonWebKey[] }>> | undefined;
}
