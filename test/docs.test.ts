// The pages people read are true: the commands they name exist, the blocks marked runnable run.

import { globSync } from 'node:fs';
import { chmod, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, posix } from 'node:path';
import process from 'node:process';
import { execa } from 'execa';
import { expect, test } from 'vitest';
import { COMMANDS } from '../src/cli/commands.ts';

const ROOT = dirname(import.meta.dirname);
const PAGES = globSync(['*.md', 'docs/**/*.md'], { cwd: ROOT }).sort();

test('there are pages', () => {
  expect(PAGES).toContain('README.md');
  expect(PAGES).toContain('docs/reference/cli.md');
});

test.each(PAGES)('%s names only commands and files that exist', async (page) => {
  const text = await readFile(join(ROOT, page), 'utf8');
  const names = COMMANDS.map(({ name }) => name.split(' ')[0]);
  const named = [...text.matchAll(/^\s*(?:\$ )?shipshape ([a-z]+)/gm)].map(([, name]) => name);
  const ticked = [...text.matchAll(/`shipshape ([a-z]+)/g)].map(([, name]) => name);
  expect([...named, ...ticked].filter((name) => name !== 'help' && !names.includes(name))).toEqual([]);
  const links = [...text.matchAll(/\]\(([^)#]+)\)/g)].map(([, link = '']) => link);
  const files = links.filter((link) => !/^[a-z]+:/.test(link));
  const missing = files.filter(
    (link) => globSync(posix.join(posix.dirname(page), link), { cwd: ROOT }).length === 0,
  );
  expect(missing).toEqual([]);
  const quoted = [...text.matchAll(/`((?:src|test|scripts|docs|schemas|examples|tooling)\/[^`\s]*)`/g)];
  const paths = quoted.map(([, path = '']) => path.replace(/\/$/, ''));
  expect(paths.filter((path) => globSync(path, { cwd: ROOT }).length === 0)).toEqual([]);
});

test.each(await runnable())('$page: what it says can be run runs ($index)', async ({ script }) => {
  const folder = await mkdtemp(join(tmpdir(), 'shipshape-docs-'));
  try {
    await mkdir(join(folder, 'bin'));
    const shim = `#!/bin/sh\nexec ${process.execPath} ${join(ROOT, 'src/bin.ts')} "$@"\n`;
    await writeFile(join(folder, 'bin/shipshape'), shim);
    await chmod(join(folder, 'bin/shipshape'), 0o755);
    const env = { PATH: `${join(folder, 'bin')}:${process.env['PATH'] ?? ''}`, HOME: folder };
    const ran = await execa('bash', ['-eu', '-c', script], {
      cwd: folder,
      env,
      extendEnv: false,
      stdin: 'ignore',
      all: true,
      reject: false,
    });
    expect(ran.exitCode, ran.all).toBe(0);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});

/** The blocks fenced as `sh runnable`, in order. */
async function runnable() {
  const found: { page: string; index: number; script: string }[] = [];
  for (const page of PAGES) {
    const text = await readFile(join(ROOT, page), 'utf8');
    const blocks = text.matchAll(/^```sh runnable\n([\s\S]*?)^```$/gm);
    for (const [index, [, script = '']] of [...blocks].entries()) found.push({ page, index, script });
  }
  return found;
}
