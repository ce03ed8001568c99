/**
 * Whether what was found is what a create asked for: no member that it sent came back as something else.
 *
 * Members that the response doesn't have say nothing: labels of the request, and what the service leaves out when it is
 * empty.
 */
export function isAsAsked(found: object, input: object): boolean {
  return Object.entries(input).every(([member, asked]) => {
    const answered = (found as Readonly<Record<string, unknown>>)[member];
    return answered === undefined || answered === null || agrees(answered, asked);
  });
}

function agrees(answered: unknown, asked: unknown): boolean {
  if (asked === undefined || asked === null) return true;
  if (typeof asked !== 'object' || typeof answered !== 'object' || answered === null) return answered === asked;
  if (Array.isArray(asked)) {
    return (
      Array.isArray(answered) && answered.length === asked.length && asked.every((item) => answered.includes(item))
    );
  }
  const names = new Set([...Object.keys(answered), ...Object.keys(asked)]);
  const [left, right] = [answered, asked] as readonly Readonly<Record<string, unknown>>[];
  return [...names].every((name) => left?.[name] === right?.[name]);
}
