import { ServiceFault } from './faults.js';

/** What a part of the embedded gateway needs that nothing else does: loaded when used, installed by those who use it. */
interface Packages {
  readonly '@apidevtools/json-schema-ref-parser': typeof import('@apidevtools/json-schema-ref-parser');
  readonly 'ajv-draft-04': { readonly default: typeof import('ajv-draft-04') };
  readonly 'ajv-formats': { readonly default: typeof import('ajv-formats') };
  readonly jose: typeof import('jose');
  readonly yaml: typeof import('yaml');
}

const packages: { readonly [Name in keyof Packages]: () => Promise<Packages[Name]> } = {
  '@apidevtools/json-schema-ref-parser': () => import('@apidevtools/json-schema-ref-parser'),
  'ajv-draft-04': () => import('ajv-draft-04'),
  'ajv-formats': () => import('ajv-formats'),
  jose: () => import('jose'),
  yaml: () => import('yaml'),
};

/**
 * Loads an optional package.
 *
 * @throws ServiceFault that names the package and the command that installs it, when it isn't installed.
 */
export async function optionalPackage<Name extends keyof Packages>(
  name: Name,
  purpose: string,
): Promise<Packages[Name]> {
  try {
    return await packages[name]();
  } catch (error) {
    if (!isMissing(error)) throw error;
    throw missingPackage(name, purpose);
  }
}

const isMissing = (error: unknown) =>
  error instanceof Error && 'code' in error && error.code === 'ERR_MODULE_NOT_FOUND';

/** The refusal for a package that isn't there. */
export function missingPackage(name: string, purpose: string): ServiceFault {
  return new ServiceFault(
    'MissingPackageException',
    400,
    `The embedded gateway needs the package ${name} ${purpose}. Install it: npm install --save-dev ${name}`,
  );
}
