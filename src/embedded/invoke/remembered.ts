/**
 * Reads a text once, while it is among the last so many that were asked for: the same templates and expressions come with
 * every request. What can't be read, and what is longer than `longest`, is read again.
 */
export function remembered<Value>(
  { most, longest }: { readonly most: number; readonly longest: number },
  read: (text: string) => Value,
): (text: string) => Value {
  const values = new Map<string, Value>();
  let latest: string | undefined;
  return (text) => {
    if (text.length > longest) return read(text);
    const known = values.get(text);
    if (known !== undefined && text === latest) return known;
    const value = known ?? read(text);
    latest = text;
    values.delete(text);
    values.set(text, value);
    const [oldest] = values.keys();
    if (values.size > most && oldest !== undefined) values.delete(oldest);
    return value;
  };
}
