import type * as Sdk from '@aws-sdk/client-api-gateway';

type SdkModule = typeof Sdk;

type CommandClass = abstract new (input: never) => unknown;

/** The name of an operation of the service, as the SDK spells it: `'PutMethod'`, `'UpdateIntegration'`, … */
export type OperationName = {
  [Name in keyof SdkModule]: Name extends `${infer Operation}Command`
    ? SdkModule[Name] extends CommandClass
      ? Operation extends '$'
        ? never
        : Operation
      : never
    : never;
}[keyof SdkModule];

/** The SDK's input type of an operation. */
export type OperationInput<Operation extends OperationName> = SdkModule[`${Operation}Command`] extends abstract new (
  ...parameters: never[]
) => { readonly input: infer Input }
  ? Input
  : never;

/**
 * A value that another call's response will bring.
 *
 * `address` is the address of the call that makes the thing, `member` the member of its response:
 * `{ reference: '/pets', member: 'id' }`.
 */
export interface Reference {
  /** The address of the call that brings the value: `/pets`. */
  readonly reference: string;
  /** The member of that call's response: `id`. */
  readonly member: string;
  /** The texts around the value, where it stands within a longer one: it joins them. */
  readonly parts?: readonly string[];
}

/** A type with {@link Reference}s allowed wherever a string stands. */
export type WithReferences<Value> = Value extends string
  ? Value | Reference
  : Value extends Uint8Array | Date
    ? Value
    : Value extends readonly (infer Item)[]
      ? readonly WithReferences<Item>[]
      : Value extends object
        ? { readonly [Key in keyof Value]: WithReferences<Value[Key]> }
        : Value;

/**
 * One call of the service, as plain data.
 *
 * `address` says what the call is about, in the reader's words: `restApi`, `/pets`, `GET /pets`, `GET /pets 200`,
 * `model Pet`, `requestValidator strict`, `authorizer jwt`, `gatewayResponse DEFAULT_4XX`.
 */
export type Call<Operation extends OperationName = OperationName> = Operation extends OperationName
  ? {
      /** The operation: `PutMethod`. */
      readonly operation: Operation;
      /** The operation's input; a {@link Reference} stands for what an earlier call brings. */
      readonly input: WithReferences<OperationInput<Operation>>;
      /** What the call is about, in the reader's words: `GET /pets`. */
      readonly address: string;
    }
  : never;

/** Whether `value` stands for what another call will bring. */
export function isReference(value: unknown): value is Reference {
  const { reference, member } = (value ?? {}) as Partial<Reference>;
  return typeof value === 'object' && typeof reference === 'string' && typeof member === 'string';
}

/** The SDK's output type of an operation. */
export type OperationOutput<Operation extends OperationName> = SdkModule[`${Operation}Command`] extends abstract new (
  ...parameters: never[]
) => { resolveMiddleware(...parameters: never[]): (...parameters: never[]) => Promise<{ output: infer Output }> }
  ? Output
  : never;

/**
 * How the stages that need the live service ask it: one call, its response, whatever stands between (quotas, retries).
 */
export type Send = <Operation extends OperationName>(
  operation: Operation,
  input: OperationInput<Operation>,
  options?: CallOptions<OperationOutput<Operation>>,
) => Promise<OperationOutput<Operation>>;

/** What one call is sent with. */
export interface CallOptions<Output> {
  /** Ends it early: the call is aborted, and what waits for it rejects. @defaultValue none */
  readonly signal?: AbortSignal | undefined;
  /** What the call is about, for events and errors. @defaultValue its operation */
  readonly address?: string | undefined;
  /**
   * How to see whether the call took effect, when its response was lost: gives what would have been answered, or nothing
   * when it has to be sent again. For calls of which their caller alone knows it.
   *
   * @defaultValue the call is sent again
   */
  readonly lookForEffect?: (() => Promise<Output | undefined>) | undefined;
  /**
   * Whether a name says what a create made although names needn't be unique: there was nothing of that name before.
   *
   * @defaultValue `true`
   */
  readonly isSoleOfName?: boolean | undefined;
  /**
   * It is about something that was made just now: reads may not see it yet, so that not finding it is asked again.
   *
   * @defaultValue `false`
   */
  readonly isAboutNew?: boolean | undefined;
}
