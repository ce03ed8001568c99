import type { Operations } from '../control-plane/context.js';
import { platforms } from '../control-plane/operations/sdk-types.js';
import { zipArchive } from '../control-plane/zip.js';
import { badRequest } from '../faults.js';
import { openApiDocument } from './export/openapi.js';
import { exportedStage } from './operations.js';

/** Parameters that the service's reference calls otherwise than its list of SDK types does: both names will do. */
const otherNames: Readonly<Record<string, string>> = {
  'service.name': 'serviceName',
  'java.package-name': 'javaPackageName',
};

/** Generated SDKs: the archive holds the definition that an SDK would be generated from, and no source. */
export const sdks = {
  GetSdk(context, { restApiId, stageName, sdkType, parameters = {} }) {
    const exported = exportedStage(context, restApiId, stageName, undefined);
    const platform = platforms.find(({ id }) => id === sdkType);
    if (!platform) throw badRequest(`Invalid SDK type specified. Valid options are ${platforms.map(({ id }) => id)}`);
    const given = (name: string) => Object.hasOwn(parameters, name) && parameters[name] !== '';
    const missing = (platform.configurationProperties ?? [])
      .filter(({ required, name = '' }) => required && !given(name) && !given(otherNames[name] ?? name))
      .map(({ name }) => name);
    if (missing.length > 0) throw badRequest(`Missing required parameters for SDK type ${sdkType}: ${missing}`);
    const date = context.date();
    const definition = JSON.stringify(openApiDocument(exported), null, 2);
    const archive = zipArchive(
      [
        { path: 'README.md', text: readme(exported.api.api.name ?? '', exported.stageName, platform.friendlyName) },
        { path: 'openapi.json', text: definition },
      ],
      date,
    );
    return {
      // The seam: the SDK's type of a body is that of a client, which reads it as a stream of its platform.
      body: archive as never,
      contentType: 'application/octet-stream',
      contentDisposition: `attachment; filename="${sdkType}_${date.toISOString().slice(0, 16).replace('T', '_').replace(':', '-')}Z.zip"`,
    };
  },
} satisfies Operations;

const readme = (name: string, stageName: string, platform: string | undefined) => `# ${name}, stage ${stageName}

The embedded gateway generates no source. For ${platform}, API Gateway would generate a client of the API in
openapi.json: hand that file to a generator of your own, or ask the service.
`;
