// What is published: a few files of JavaScript that run without the sources.

import { cp, mkdtemp, readdir, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { type ExecaError, execa } from 'execa';
import { expect, test } from 'vitest';
import { build } from '../../scripts/build.ts';

const ROOT = dirname(dirname(import.meta.dirname));

test('the built program starts, loads every command and does its work', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'shipshape-build-'));
  try {
    await cp(join(ROOT, 'package.json'), join(folder, 'package.json'));
    await symlink(join(ROOT, 'node_modules'), join(folder, 'node_modules'));
    await build(join(folder, 'dist'));
    const bin = join(folder, 'dist/src/bin.js');
    const run = (...args: readonly string[]) => execa(process.execPath, [bin, ...args], { cwd: folder });
    expect((await run('--version')).stdout).toMatch(/^\d+\.\d+\.\d+$/);
    expect((await run('--help')).stdout).toContain('validate');
    expect((await run('init', 'fleet')).stdout).toContain('fleet.yaml');
    expect((await run('validate', '--fleet', 'fleet/fleet.yaml')).stdout).toContain('no problems');
    // The terminal UI is there, and says what it lacks.
    const tui = await execa(process.execPath, [bin, 'tui', '--plain'], { cwd: folder, reject: false });
    expect(tui.stderr).toContain('fleet.yaml');
    const shown = await run('tui', '--plain', '--fleet', 'fleet/fleet.yaml').catch(
      (failed: ExecaError) => failed,
    );
    expect(shown.stderr).toContain('no daemon runs for this fleet');
    // Everything that is loaded later can be loaded, too.
    const files = (await readdir(join(folder, 'dist/src'))).filter((file) => /-.*\.js$/.test(file));
    const imports = files.map((file) => `await import(${JSON.stringify(join(folder, 'dist/src', file))});`);
    await execa(process.execPath, ['--input-type=module', '--eval', imports.join('\n')]);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}, 60_000);
