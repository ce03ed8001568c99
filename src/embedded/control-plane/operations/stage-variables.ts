import { badRequest } from '../../faults.js';

/** Checks variables of a stage, or what a canary has in their place. */
export function checkVariables(variables: Readonly<Record<string, string | undefined>> | undefined): void {
  for (const [name, value] of Object.entries(variables ?? {})) {
    if (!/^\w+$/.test(name))
      throw badRequest(`Invalid stage variable name: ${name}.  Please use names with only word characters.`);
    if (!/^[\w .~:/?#&=,-]+$/.test(value ?? '')) {
      throw badRequest(
        `Invalid stage variable value of key ${name}.  Please use values with alphanumeric characters and the symbols ' ', -', '.', '_', ':', '/', '?', '&', '=', and ','.`,
      );
    }
  }
}
