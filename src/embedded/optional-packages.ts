import { ServiceFault } from './faults.js';

/** What a part of the embedded gateway needs that nothing else does: loaded when used, installed by those who use it. */
interface Packages {
  readonly '@apidevtools/json-schema-ref-parser': typeof import('@apidevtools/json-schema-ref-parser');
  readonly 'ajv-draft-04': { readonly default: typeof import('ajv-draft-04') };
  readonly 'ajv-formats': { readonly default: typeof import('ajv-formats') };
  readonly jose: typeof import('jose');
  readonly yaml: typeof import('yaml');
}

/** Bundlers take an `import` that is awaited inside of `try` for one of a package that may be missing, and no other. */
async function imported(name: keyof Packages): Promise<unknown> {
  try {
    switch (name) {
      case '@apidevtools/json-schema-ref-parser':
        return await import('@apidevtools/json-schema-ref-parser');
      case 'ajv-draft-04':
        return await import('ajv-draft-04');
      case 'ajv-formats':
        return await import('ajv-formats');
      case 'jose':
        return await import('jose');
      case 'yaml':
        return await import('yaml');
    }
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
}

/**
 * Loads an optional package.
 *
 * @throws ServiceFault that names the package and the command that installs it, when it isn't installed.
 */
export async function optionalPackage<Name extends keyof Packages>(
  name: Name,
  purpose: string,
): Promise<Packages[Name]> {
  const found = await imported(name);
  if (found === undefined) throw missingPackage(name, purpose);
  return found as Packages[Name];
}

/** Whether an import found nothing: as Node says it, and as `require` says it in jest, ncc and bundles. */
function isMissing(error: unknown): boolean {
  // The error may be one of another realm, where `instanceof` says no.
  const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
  return code === 'ERR_MODULE_NOT_FOUND' || code === 'MODULE_NOT_FOUND';
}

const missing = 'MissingPackageException';

/** Whether an error is the refusal for a package that isn't there. */
export function isMissingPackage(error: unknown): error is ServiceFault {
  return error instanceof ServiceFault && error.code === missing;
}

/** The refusal for a package that isn't there. */
export function missingPackage(name: string, purpose: string): ServiceFault {
  return new ServiceFault(
    missing,
    400,
    `The embedded gateway needs the package ${name} ${purpose}. Install it: npm install --save-dev ${name}`,
  );
}
