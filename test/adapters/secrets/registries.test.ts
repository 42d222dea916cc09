import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createRegistries } from '../../../src/adapters/secrets/registries.ts';
import { registryOf } from '../../../src/model/registry.ts';

test('a password is what its file holds at the moment, without its last line break', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'shipshape-registries-'));
  const passwordFile = join(folder, 'token');
  const registries = createRegistries(new Map([['ghcr.io', { username: 'bot', passwordFile }]]));
  try {
    await writeFile(passwordFile, 'one\r\n');
    expect(await registries.accountAt('ghcr.io')).toEqual({
      registry: 'ghcr.io',
      username: 'bot',
      password: 'one',
    });
    await writeFile(passwordFile, 'two');
    expect(await registries.accountAt('ghcr.io')).toMatchObject({ password: 'two' });
    expect(await registries.accountAt('docker.io')).toBeUndefined();
    await writeFile(passwordFile, '\n');
    await expect(registries.accountAt('ghcr.io')).rejects.toMatchObject({
      code: 'registry/no-password',
      message: `no password for the registry ghcr.io: ${passwordFile} is empty`,
    });
  } finally {
    await rm(folder, { recursive: true });
  }
});

test.each([
  ['postgres', 'docker.io'],
  ['acme/app:1', 'docker.io'],
  ['docker.io/library/postgres:16', 'docker.io'],
  ['index.docker.io/acme/app', 'docker.io'],
  ['ghcr.io/acme/app@sha256:1', 'ghcr.io'],
  ['localhost/app', 'localhost'],
  ['127.0.0.1:5000/app:1', '127.0.0.1:5000'],
])('%s is pulled from %s', (reference, host) => {
  expect(registryOf(reference)).toBe(host);
});
