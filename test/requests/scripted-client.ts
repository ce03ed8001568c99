import { clientOf } from './scripted-send.js';

/** What a client gives for an operation: the input, and how often it was asked before. */
export type Script = Readonly<Record<string, (input: never, earlier: number) => unknown>>;

/** A client that does what a script says for each operation, and remembers what it was asked. */
export function scriptedClient(script: Script) {
  const asked: string[] = [];
  const send = async (command: object & { readonly input: never }) => {
    const operation = command.constructor.name.replace(/Command$/, '').replace('Direct', '');
    const earlier = asked.filter((other) => other === operation).length;
    asked.push(operation);
    const answer = script[operation];
    if (answer === undefined) throw new Error(`The script has no ${operation}.`);
    return answer(command.input, earlier);
  };
  const count = (operation: string) => asked.filter((other) => other === operation).length;
  return { client: clientOf({ send }), asked, count };
}

/** Fails as the service does. */
export function refuse(name: string, httpStatusCode: number, message: string = name, members: object = {}): never {
  throw Object.assign(new Error(message), { name, $metadata: { httpStatusCode }, ...members });
}

/** Fails as a connection does that breaks. */
export function breakConnection(): never {
  throw Object.assign(new Error('socket hang up'), { code: 'ECONNRESET' });
}
