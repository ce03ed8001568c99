/** The members of an API that hold things with a name of their own; each is read with one list call. */
export const namedKinds = ['models', 'requestValidators', 'authorizers', 'gatewayResponses'] as const;

/** A member of an API that holds things with a name of their own. */
export type NamedKind = (typeof namedKinds)[number];
