// What docs/operate/ says is true: the unit is one that systemd takes, files and commands that are named exist.

import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { parse } from 'yaml';
import { COMMANDS } from '../src/cli/commands.ts';

const FOLDER = join(import.meta.dirname, '../docs/operate');

async function block(page: string, language: string): Promise<string> {
  const text = await readFile(join(FOLDER, page), 'utf8');
  const [, found] = new RegExp(`\`\`\`${language}\\n([^]*?)\`\`\``).exec(text) ?? [];
  if (found === undefined) throw new Error(`no ${language} in ${page}`);
  return found;
}

test('the unit notifies, is watched, stops in time and has no rights that it does not need', async () => {
  const unit = await block('systemd.md', 'ini');
  const settings = new Map(
    unit.split('\n').flatMap((line) => {
      const [, name, value] = /^([A-Z]\w+)=(.*)$/.exec(line) ?? [];
      return name === undefined || value === undefined ? [] : [[name, value] as const];
    }),
  );
  expect(settings.get('Type')).toBe('notify');
  expect(settings.get('NotifyAccess')).toBe('all');
  expect(settings.get('ExecStart')).toMatch(/ serve --fleet /);
  // Longer than the ten seconds within which the daemon stops by itself.
  expect(Number(settings.get('TimeoutStopSec'))).toBeGreaterThan(10);
  expect(settings.get('CapabilityBoundingSet')).toBe('');
  expect(settings.has('MemoryDenyWriteExecute')).toBe(false);
});

const analyze = ['/usr/bin/systemd-analyze', '/bin/systemd-analyze'].find((path) => existsSync(path));

test.runIf(analyze !== undefined)('systemd takes the unit', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'shipshape-unit-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const file = join(folder, 'shipshape.service');
  const unit = await block('systemd.md', 'ini');
  // What it starts must exist for the check.
  await writeFile(file, unit.replace(/^ExecStart=\S+/m, 'ExecStart=/bin/true').replace(/^User=.*$/m, ''));
  execFileSync(analyze ?? '', ['verify', file], { stdio: 'pipe' });
});

test('the image is built from files that are there, and starts the daemon', async () => {
  const recipe = await block('container.md', 'dockerfile');
  const root = join(import.meta.dirname, '..');
  const copied = [...recipe.matchAll(/^COPY (?!--from)(.+) \S+$/gm)].flatMap(
    ([, words]) => words?.split(' ') ?? [],
  );
  for (const path of copied) expect(existsSync(join(root, path)), path).toBe(true);
  const { scripts, bin } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'));
  for (const [, script] of recipe.matchAll(/npm run (\S+)/g)) expect(Object.keys(scripts)).toContain(script);
  expect(recipe).toContain(`/opt/shipshape/${bin.shipshape}`);
  expect(recipe).toMatch(/^CMD \["serve"/m);
  const { services } = parse(await block('container.md', 'yaml'));
  expect(services.shipshape.cap_drop).toEqual(['ALL']);
});

test('every command that is named exists', async () => {
  const names = new Set(COMMANDS.map(({ name }) => name));
  for (const page of await readdir(FOLDER)) {
    const text = await readFile(join(FOLDER, page), 'utf8');
    for (const [, first = '', second = ''] of text.matchAll(
      /(?:`|^|&& |shipshape )shipshape ([a-z]+) ?([a-z]*)/gm,
    )) {
      expect(
        names.has(first) || names.has(`${first} ${second}`),
        `${page}: shipshape ${first} ${second}`,
      ).toBe(true);
    }
  }
});
