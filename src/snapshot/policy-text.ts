/**
 * A resource policy as JSON text. The service answers with the document escaped as if for the inside of a string
 * (`{\"Version\":\"2012-10-17\"…}`).
 */
export function policyText(answered: string): string {
  try {
    return String(JSON.parse(`"${answered}"`));
  } catch {
    return answered; // It isn't escaped: a quote in it ends the string.
  }
}
