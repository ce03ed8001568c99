/** How many requests may come: so many a second, and so many at once. */
export interface ThrottleLimit {
  /** Requests a second at which the bucket fills again. @defaultValue no limit */
  readonly rateLimit?: number | undefined;
  /** Requests that a full bucket holds. @defaultValue no limit */
  readonly burstLimit?: number | undefined;
}

interface Bucket {
  readonly tokens: number;
  /** When there were so many, in milliseconds on the clock. */
  readonly at: number;
}

/** Below zero, the service takes a limit for none. */
const isUnlimited = (limit: number | undefined) => limit === undefined || limit < 0;

/**
 * Token buckets by name, as the service throttles: the burst is what a bucket holds, the rate what flows in. The service
 * throttles by best effort over many machines; these are exact.
 *
 * A bucket belongs to something that the account has (a key in a plan, a method of a stage), so requests can't make more
 * of them than the account has.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-request-throttling.html
 */
export class TokenBuckets {
  readonly #buckets = new Map<string, Bucket>();

  /** Takes a request out of a bucket, unless it is empty; limits may be others than they were before. */
  take(name: string, { rateLimit, burstLimit }: ThrottleLimit, now: number): boolean {
    if (isUnlimited(rateLimit) && isUnlimited(burstLimit)) return true;
    const rate = isUnlimited(rateLimit) ? Number.POSITIVE_INFINITY : Number(rateLimit);
    const capacity = isUnlimited(burstLimit) ? Math.max(1, Math.ceil(rate)) : Number(burstLimit);
    if (rate === 0) return false;
    const { tokens, at } = this.#buckets.get(name) ?? { tokens: capacity, at: now };
    const refilled = now > at ? Math.min(capacity, tokens + ((now - at) / 1000) * rate) : Math.min(capacity, tokens);
    // A bucket that fills by thirds is full at three of them, whatever binary fractions say.
    const enough = refilled >= 1 - 1e-9;
    this.#buckets.set(name, { tokens: enough ? Math.max(0, refilled - 1) : refilled, at: now });
    return enough;
  }
}
