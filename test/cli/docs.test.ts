import { expect, it } from 'vitest';
import { renderCommandLine } from '../../scripts/command-line.js';
import { commandSpecs } from '../../src/cli/specs.js';
import { call } from './command-line.js';

it('docs/cli.md is what the table of commands says', async () => {
  await expect(renderCommandLine()).toMatchFileSnapshot('../../docs/cli.md');
});

it('docs/cli.md says that loading a definition runs it', () => {
  expect(renderCommandLine()).toContain('**Loading a definition runs it**');
});

it.each(['', ...Object.keys(commandSpecs)])('the help of %s fits 80 columns, examples aside', async (command) => {
  const { code, stdout } = await call({ argv: [...(command === '' ? [] : [command]), '--help'] });
  const [help = ''] = stdout.split('\nExamples:');
  expect(help.split('\n').filter((line) => line.length > 80)).toEqual([]);
  expect(code).toBe(0);
});
