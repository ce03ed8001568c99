import { EmbeddedApiGateway } from '../../src/embedded/index.js';
import { call } from '../cli/command-line.js';

/** `<!-- runs in: examples/guide -->`, and the block below it: commands after `$`, and what they print. */
const sessions = /<!-- runs in: (\S+) -->\n```console\n([\s\S]*?)```/g;

/** A page with what its commands print, run one after the other against one gateway. */
export async function withCommandsRun(page: string, root: string): Promise<string> {
  const found = [...page.matchAll(sessions)];
  if (found.length === 0) return page;
  const embedded = new EmbeddedApiGateway({ ids: 'sequential' });
  const { url } = await embedded.listen();
  const blocks: string[] = [];
  try {
    for (const [, folder = '', session = ''] of found) {
      let text = '';
      for (const line of session.split('\n').filter((line) => line.startsWith('$ ')))
        text += `${line}\n${await printedBy(line.slice(2), `${root}${folder}`, url)}`;
      blocks.push(`<!-- runs in: ${folder} -->\n\`\`\`console\n${text}\`\`\``);
    }
  } finally {
    await embedded.close();
  }
  return page.replaceAll(sessions, () => blocks.shift() ?? '');
}

/** Runs a command line, and gives what it prints to standard output, and its exit code where that isn't 0. */
async function printedBy(line: string, cwd: string, url: string): Promise<string> {
  const words = (line.match(/'[^']*'|\S+/g) ?? []).map((word) => word.replace(/^'(.*)'$/, '$1'));
  const [npx, name, ...argv] = words;
  if (npx !== 'npx' || name !== 'fluent-apigateway') throw new Error(`The page runs '${line}', which no test can.`);
  const { code, stdout, stderr } = await call({
    argv: [...argv, ...(argv.includes('local') ? [] : ['--endpoint-url', url])],
    cwd,
  });
  if (code === 1) throw new Error(`${line}\n${stderr}`);
  const text = stdout
    .replaceAll(url, 'http://127.0.0.1:4000')
    .replaceAll(/[ \t]+$/gm, '')
    .trimEnd();
  return `${text === '' ? '' : `${text}\n`}${code === 0 ? '' : `(exit code ${code})\n`}`;
}
