/**
 * A resource policy as JSON text. The service answers with the document escaped as if for the inside of a string
 * (`{\"Version\":\"2012-10-17\"…}`).
 */
export function policyText(answered: string): string {
  if (isJson(answered)) return answered;
  const unescaped = `"${answered}"`;
  return isJson(unescaped) ? String(JSON.parse(unescaped)) : answered;
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch (error) {
    if (error instanceof SyntaxError) return false;
    throw error;
  }
}
