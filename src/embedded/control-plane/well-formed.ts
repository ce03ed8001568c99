/**
 * Forms that more than one operation holds its input to.
 *
 * @module
 */

/** Whether a text is an ARN: `arn:aws:iam::123456789012:role/logs`. */
export const isArn = (text: string): boolean => /^arn:[^:]+:[^:]+:[^:]*:[^:]*:.+$/.test(text);

/** Whether a model can have a name. */
export const isModelName = (name: string): boolean => /^[a-zA-Z0-9]+$/.test(name);
