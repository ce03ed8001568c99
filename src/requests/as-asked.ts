/**
 * Whether what was found is what a create asked for: no member that it sent came back as something else.
 *
 * Members that the response doesn't have say nothing: labels of the request, and what the service leaves out when it is
 * empty.
 */
import { membersOf } from '../plain.js';
export function isAsAsked(found: object, input: object): boolean {
  return Object.entries(input).every(([member, asked]) => {
    const answered = memberOf(found, member);
    return answered === undefined || answered === null || agrees(answered, asked);
  });
}

function agrees(answered: NonNullable<unknown>, asked: unknown): boolean {
  if (asked === undefined || asked === null) return true;
  if (typeof asked !== 'object' || typeof answered !== 'object') return answered === asked;
  if (Array.isArray(asked)) {
    return (
      Array.isArray(answered) && answered.length === asked.length && asked.every((item) => answered.includes(item))
    );
  }
  const names = new Set([...Object.keys(answered), ...Object.keys(asked)]);
  return [...names].every((name) => memberOf(answered, name) === memberOf(asked, name));
}

function memberOf(thing: object, name: string): unknown {
  return membersOf(thing)[name];
}
