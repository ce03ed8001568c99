// Writes the API report of each entry point to docs/api, or, in CI, fails where one is out of date.
//
//   node scripts/api-report.mjs            write
//   node scripts/api-report.mjs --check    compare
import { fileURLToPath } from 'node:url';
import { Extractor, ExtractorConfig } from '@microsoft/api-extractor';

const root = fileURLToPath(new URL('..', import.meta.url));
const check = process.argv.includes('--check');

/** Entry point, and the file that declares it. */
const entryPoints = {
  'fluent-apigateway': 'dist/index.d.ts',
  'fluent-apigateway.embedded': 'dist/embedded/index.d.ts',
  'fluent-apigateway.cli': 'dist/cli/index.d.ts',
  'fluent-apigateway.progress': 'dist/progress/index.d.ts',
  'fluent-apigateway.quota-store': 'dist/quotas/limiter/index.d.ts',
};

const outOfDate = [];
for (const [name, entry] of Object.entries(entryPoints)) {
  const config = ExtractorConfig.prepare({
    configObject: {
      projectFolder: root,
      mainEntryPointFilePath: `${root}${entry}`,
      compiler: {
        overrideTsconfig: {
          compilerOptions: {
            target: 'es2022',
            lib: ['es2023', 'dom'],
            module: 'nodenext',
            moduleResolution: 'nodenext',
            strict: true,
            exactOptionalPropertyTypes: true,
            skipLibCheck: true,
            types: ['node'],
          },
        },
      },
      apiReport: {
        enabled: true,
        reportFileName: `${name}.api.md`,
        reportFolder: `${root}docs/api`,
        reportTempFolder: `${root}build/api`,
        includeForgottenExports: false,
      },
      docModel: { enabled: false },
      dtsRollup: { enabled: false },
      tsdocMetadata: { enabled: false },
      messages: {
        compilerMessageReporting: { default: { logLevel: 'warning' } },
        extractorMessageReporting: {
          default: { logLevel: 'none' },
          'ae-forgotten-export': { logLevel: 'none', addToApiReportFile: true },
        },
        tsdocMessageReporting: { default: { logLevel: 'none' } },
      },
    },
    configObjectFullPath: undefined,
    packageJsonFullPath: `${root}package.json`,
  });
  const result = Extractor.invoke(config, { localBuild: !check, showVerboseMessages: false });
  if (!result.succeeded || (check && result.apiReportChanged)) outOfDate.push(name);
}
if (outOfDate.length > 0) {
  console.error(
    `The API report is out of date for ${outOfDate.join(', ')}. Run "npm run api" and commit what it writes.`,
  );
  process.exitCode = 1;
}
