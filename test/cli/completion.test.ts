import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { shipshape } from '../support/io.ts';

const run = promisify(execFile);

test.each([
  { line: ['shipshape', 'compl'], offers: ['completion'] },
  { line: ['shipshape', 'completion', 'z'], offers: ['zsh'] },
  { line: ['shipshape', '--output', 'json', 'version', '--fl'], offers: ['--fleet'] },
  { line: ['shipshape', 'version', '--output', ''], offers: ['text', 'json', 'markdown'] },
])('bash completes $line', async ({ line, offers }) => {
  const { stdout: script } = await shipshape(['completion', 'bash']);
  const ask = 'COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _shipshape; printf "%s\\n" "${COMPREPLY[@]}"';
  const { stdout } = await run('bash', ['-c', `${script}\n${ask}`, 'bash', ...line]);
  expect(stdout.trim().split('\n')).toEqual(offers);
});

test('the zsh script names every option once for each command', async () => {
  const { stdout } = await shipshape(['completion', 'zsh']);
  expect(stdout).toMatch(/^#compdef shipshape\n/);
  expect(stdout).toContain(
    "completion) _arguments '--output[form of the result]:FORMAT:(text json markdown)'",
  );
});
