// A secret that a container got is in nothing that is shown or kept: not when its program prints it, not when
// the record that says which value was a secret is lost.

import { readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { SecretName } from '../../src/model/text.ts';
import { createMemoryWorld, instanceFile } from '../support/memory-world.ts';

const VALUE = 'a:canary/of the vault&0123456789';
const PW = 'a/PW' as SecretName;
const SECRETS = 'secrets: { PW: { generate: password } }';
const compose = (image: string, more = '') =>
  `{ services: { s: { image: "${image}", environment: { PW: "\${PW}" }, command: [run, "\${PW}"], labels: { l: "\${PW}" }${more} } } }`;

test('what a program prints of its secrets is masked, also in an address and when nothing was revealed', async () => {
  const logs = [`login with ${VALUE}`, `postgres://u:${encodeURIComponent(VALUE)}@db/x`];
  const images = { 'bad:1': { behaviour: { logs, exits: { afterMs: 10, code: 1 } } } };
  await using world = await createMemoryWorld({ images });
  await world.spine.vault.set(PW, VALUE, new AbortController().signal);
  await world.put({ 'a.yaml': instanceFile('a', compose('bad:1'), SECRETS) });
  const shown = await world.apply();
  // The container stays for looking at; starting it again reveals nothing, and its words are the same.
  const again = await world.apply();
  for (const words of [shown, again]) {
    expect(words).toContain('Apply failed');
    expect(words).toContain('| login with (redacted)');
    expect(words).toContain('| postgres://u:(redacted)@db/x');
  }
  expect(await filesWith(world.folder, VALUE)).toEqual([]);
});

test('without the record nobody can tell which live values were secrets, so none is shown', async () => {
  await using world = await createMemoryWorld();
  await world.spine.vault.set(PW, VALUE, new AbortController().signal);
  await world.put({ 'a.yaml': instanceFile('a', compose('app:1'), SECRETS) });
  await world.apply();
  await world.put({ 'a.yaml': instanceFile('a', '{ services: { s: { image: "app:1" } } }') });
  await rm(join(world.folder, 'state/state'), { recursive: true });
  const look = await world.look();
  expect(world.show(look)).toContain('env.PW: (redacted) -> (none)');
  expect(world.show(look)).toContain('command: (redacted) -> ["sh"]');
  expect(JSON.stringify(look.targets.map((one) => (one.kind === 'planned' ? one.plan : one)))).not.toContain(
    VALUE,
  );
});

async function filesWith(folder: string, text: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const contents = await Promise.all(files.map((file) => readFile(file, 'latin1')));
  return files.filter((_, index) => contents[index]?.includes(text));
}
