// What `init` hands out is valid, complete and shows what there is.

import { expect, test } from 'vitest';
import { starterFiles } from '../../src/cli/starter.ts';
import { loadFleet } from '../../src/declare/fleet.ts';
import { createParser } from '../../src/declare/parse.ts';
import { fleetSchema } from '../../src/model/generated/fleet.ts';
import { commit, sha256 } from '../../src/model/ref.ts';
import { assert } from '../../src/model/result.ts';
import type { SourceTree } from '../../src/model/source.ts';

const FILES = starterFiles({
  fleet: 'home',
  docker: 'unix:///var/run/docker.sock',
  url: 'file:///srv/declarations',
});

test('every modeline names a schema that is written beside it', () => {
  for (const [path, text] of FILES) {
    const isDeclaration = /^apiVersion:/m.test(text);
    const schema = /^# yaml-language-server: \$schema=(\S+)$/m.exec(text)?.[1];
    expect(schema !== undefined, path).toBe(isDeclaration);
    if (schema === undefined) continue;
    const kind = /^kind: (\w+)$/m.exec(text)?.[1]?.toLowerCase();
    const target = new URL(schema, `file:///${path}`).pathname.slice(1);
    expect(target).toBe(`declarations/.schemas/${kind}.schema.json`);
    expect(FILES.has(target)).toBe(true);
  }
});

test('fleet.yaml shows every key there is', () => {
  const text = FILES.get('fleet.yaml') ?? '';
  const keys = keysOf(fleetSchema);
  expect(keys).toContain('removePercent');
  expect(keys).toContain('hostPaths');
  for (const key of keys) expect(text).toMatch(new RegExp(`\\b${key}:`));
});

test('the whole starter is read without a problem', () => {
  const fleet = loadFleet(FILES.get('fleet.yaml') ?? '', '/srv/fleet.yaml');
  expect(fleet.problems).toEqual([]);
  assert(fleet.ok, 'the starter has a fleet');
  const parsed = createParser()(repository(), fleet.value);
  expect(parsed.problems).toEqual([]);
  expect([...parsed.declarations.instances.keys()].sort()).toEqual(['example-db', 'hello']);
  expect([...parsed.declarations.templates.keys()]).toEqual(['postgres']);
});

test('the people that it shows are right once the marks are taken away', () => {
  const shown = FILES.get('declarations/people/example.yaml') ?? '';
  const key = `ssh-ed25519 ${'AAAAC3NzaC1lZDI1NTE5AAAAIH3HG3J9CIIAMQ2mV/WtliRYXhxJgq05K44e3iHHFa2d'}`;
  const text = shown
    .replace(/^# ?/gm, '')
    .replace(/^(?:.*\n)*?(?=apiVersion:)/, '')
    .replace('ssh-ed25519 AAAA...', key);
  const fleet = loadFleet(FILES.get('fleet.yaml') ?? '', '/srv/fleet.yaml');
  assert(fleet.ok, 'the starter has a fleet');
  const { declarations, problems } = createParser()(repository({ 'people/example.yaml': text }), fleet.value);
  expect(problems).toEqual([]);
  const { users, teams, roles, policies } = declarations;
  expect([users, teams, roles, policies].map(({ size }) => size)).toEqual([1, 1, 1, 1]);
});

test('the backups that it shows are right once the marks are taken away', () => {
  const shown = FILES.get('declarations/backups/example.yaml') ?? '';
  const recipient = 'age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8p';
  const text = shown
    .replace(/^# ?/gm, '')
    .replace(/^(?:.*\n)*?(?=apiVersion:)/, '')
    .replace('age1...', recipient);
  const fleet = loadFleet(FILES.get('fleet.yaml') ?? '', '/srv/fleet.yaml');
  assert(fleet.ok, 'the starter has a fleet');
  const { declarations, problems } = createParser()(
    repository({ 'backups/example.yaml': text }),
    fleet.value,
  );
  expect(problems).toEqual([]);
  const { destinations, policies } = declarations.backups;
  expect([destinations, policies, declarations.policies].map(({ size }) => size)).toEqual([1, 1, 1]);
});

function repository(instead: Readonly<Record<string, string>> = {}): SourceTree {
  const own = [...FILES].filter(([path]) => path.startsWith('declarations/'));
  const files = own.map(([path, written]) => {
    const below = path.slice('declarations/'.length);
    const text = instead[below] ?? written;
    return [below, { path: below, executable: false, oid: sha256(text), size: text.length, text }] as const;
  });
  const revision = {
    commit: commit('0'.repeat(40)),
    branch: 'main',
    author: 'Ana',
    email: 'ana@example.com',
    authoredAt: 0,
    subject: 'Start',
  };
  return { revision, files: new Map(files) };
}

/** The names of all properties in a schema, wherever they stand. */
function keysOf(schema: object): readonly string[] {
  return Object.entries(schema).flatMap(([word, value]): readonly string[] => {
    if (typeof value !== 'object' || value === null) return [];
    // What a policy can say is shown in the repository, and all of it in fleet.example.yaml.
    if (word === 'policies') return [];
    const own = word === 'properties' ? Object.keys(value) : [];
    return [...own, ...keysOf(value)];
  });
}
