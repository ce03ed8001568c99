import { DefinitionError } from './definition-error.js';

/** A builder whose steps describe a route. */
interface Steps {
  readonly '~route': { readonly address: string };
}

/** What `steps` makes of `builder`, or `builder` itself where the condition doesn't hold. */
export function takenWhen<Builder extends Steps>(
  builder: Builder,
  kind: new (...members: never) => Builder,
  condition: unknown,
  steps: unknown,
): Builder {
  const taken: unknown = !condition || typeof steps !== 'function' ? builder : steps(builder);
  if (typeof steps === 'function' && taken instanceof kind) return taken;
  const { address } = builder['~route'];
  throw new DefinitionError(address, [
    {
      code: 'definition.route',
      address,
      message:
        typeof steps === 'function' ? "The steps of .when(…) don't return the builder." : '.when(…) needs a function.',
      hint: 'Write .when(condition, (method) => method.…), and return what the last step returns.',
    },
  ]);
}
