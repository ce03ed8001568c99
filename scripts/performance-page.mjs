#!/usr/bin/env node
/**
 * Writes docs/performance.md from what the benches of this machine said last: each leaves its figures in build/bench. A
 * bench that wasn't run has no rows.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));

/** What each bench measures, and beside what. */
const benches = {
  load: ['Loading', 'a program with the SDK alone; `node -e 0` for the command line'],
  patch: ['Diffing: `patchBetween`', '`compare` of fast-json-patch, on the same integrations, in processor time'],
  replan: [
    'Planning an unchanged API',
    'the SDK reading the same pages and doing nothing with them, in processor time',
  ],
  define: ['Definitions', "aws-cdk-lib's constructs, in processor time"],
  deploy: ['Deploying', 'the bound that request quotas set, on a virtual clock'],
  'data-plane': ['The data plane', 'serverless-offline, and a bare proxy of node:http, all with the same backend'],
  idle: ['A call', '`client.send` on the same client, quotas on, in processor time'],
  lists: ['Lists', "the SDK's paginator"],
  memory: ['Memory', 'the SDK alone, sending the same calls in sequence'],
};

const sections = Object.entries(benches).flatMap(([name, [title, peer]]) => {
  const file = `${root}build/bench/${name}.json`;
  if (!existsSync(file)) return [];
  const rows = JSON.parse(readFileSync(file, 'utf8')).map(
    ({ name: figure, value, promised, isKept }) =>
      `| ${figure} | ${value} | ${promised}${isKept ? '' : ' (not kept)'} |`,
  );
  return [
    `## ${title}\n\nBeside: ${peer}.\n\n\`npm run bench:${name}\`\n\n| Figure | Measured | Promised |\n| --- | --- | --- |\n${rows.join('\n')}\n`,
  ];
});
if (sections.length === 0) throw new Error('No bench has been run: npm run bench:patch, for example.');

const machine = `Node.js ${process.versions.node}, ${cpus().length} processors (${cpus()[0]?.model.trim()})`;
writeFileSync(
  `${root}docs/performance.md`,
  `# Performance\n\nWhat the benches said on one machine: ${machine}. \`npm run bench:page\` writes this page from the last runs; a\nbench ends with 1 when what it promises isn't kept.\n\n${sections.join('\n')}`,
);
