// Places for backups on real servers: Ceph's S3 gateway and OpenSSH keep to the same contract as a folder, and
// what goes wrong with them is told in words.

import { randomBytes } from 'node:crypto';
import ssh2 from 'ssh2';
import { afterAll, describe, expect, test } from 'vitest';
import { createS3Store } from '../../src/adapters/artefacts/s3.ts';
import { createSftpStore } from '../../src/adapters/artefacts/sftp.ts';
import { probe } from '../../src/artefact/probe.ts';
import { queued } from '../../src/artefact/queue.ts';
import { openPayload } from '../../src/artefact/read.ts';
import { removeBackup } from '../../src/artefact/remove.ts';
import type { ArtefactStore } from '../../src/ports-backup.ts';
import { artefactStoreContract } from '../contract/artefact-store.contract.ts';
import { artefactWorld, never, PAYLOADS } from '../support/artefacts.ts';
import { codeOf, gather, noise, pieces } from '../support/bytes.ts';
import { fingerprintOf, had, openssh, radosgw } from '../support/store-servers.ts';

const MIB = 1024 * 1024;
const [s3, sftp] = await Promise.all([had(radosgw), had(openssh)]);
afterAll(async () => {
  for (const server of [s3, sftp]) if (typeof server !== 'string') await server[Symbol.asyncDispose]();
});

/** A whole backup goes there, is listed, opened and removed. */
async function wholeWay(store: ArtefactStore): Promise<void> {
  const world = await artefactWorld();
  const { manifest } = await world.make({ destinations: ['there'] });
  const [sent] = await world.send(store);
  expect(sent?.end).toMatchObject({ kind: 'delivered' });
  expect(await queued(world.spool)).toEqual([]);
  const [backup] = (await world.catalogue(store, true)).backups;
  expect(backup?.manifest).toMatchObject({ id: manifest.id });
  if (backup === undefined) return;
  for (const payload of manifest.payloads) {
    const opened = await gather(openPayload({ store, sealer: world.sealer }, backup, payload, never));
    expect(opened.equals(PAYLOADS[payload.file as keyof typeof PAYLOADS])).toBe(true);
  }
  await removeBackup(store, backup, { by: 'retention', reason: 'old', at: manifest.endedAt }, never);
  expect(await store.list('v1/test/', never)).toEqual([]);
  expect(await probe(store, 'there', randomBytes(8).toString('hex'), never)).toMatchObject({
    refusesOverwriting: true,
  });
  world.remove();
}

if (typeof s3 === 'string') {
  test('the S3 server cannot be had here', ({ annotate }) =>
    annotate(`nothing was tried on it: ${s3}`).then(() => undefined));
} else {
  describe("S3: Ceph's gateway", () => {
    const { options } = s3;
    const open = (more: Partial<typeof options> = {}) => createS3Store({ ...options, ...more });
    // Two parts of 5 MiB and a rest.
    artefactStoreContract(
      () => Promise.resolve({ store: open({ partBytes: 5 * MIB }), other: open({ checksums: 'off' }) }),
      11 * MIB,
    );

    test('a whole backup', () => wholeWay(open()));

    test('without checksums of its own, and at a rate', async () => {
      const store = open({ checksums: 'off', bytesPerSecond: 20 * MIB });
      await store.put('v1/rate/a', pieces(noise(12 * MIB), MIB), 12 * MIB, never);
      expect(
        (await gather((await store.get('v1/rate/a', never)) ?? pieces(noise(0)))).equals(noise(12 * MIB)),
      ).toBe(true);
    });

    test('a wrong key, a bucket that is not there and nobody there are told apart', async () => {
      expect(await codeOf(open({ secretAccessKey: 'wrong' }).list('v1/', never))).toBe('artefact/refused');
      expect(await codeOf(open({ accessKeyId: 'nobody' }).get('v1/a', never))).toBe('artefact/refused');
      expect(await codeOf(open({ bucket: 'not-there' }).list('v1/', never))).toBe('artefact/no-folder');
      expect(await codeOf(open({ bucket: 'not-there' }).get('v1/a', never))).toBe('artefact/no-folder');
      expect(await codeOf(open({ endpoint: 'http://127.0.0.1:9' }).list('v1/', never))).toBe(
        'artefact/unreachable',
      );
    });

    test('statement 3: an upload that nobody finished is found and aborted; a younger one is left alone', async () => {
      const store = open({ partBytes: 5 * MIB });
      const stop = new AbortController();
      let given = 0;
      async function* endless(): AsyncIterable<Uint8Array> {
        for (;;) {
          given += MIB;
          yield noise(MIB);
        }
      }
      const putting = store.put('v1/test/crm/open', endless(), undefined, stop.signal);
      putting.catch(() => undefined);
      while (given < 12 * MIB) await new Promise((resolve) => setTimeout(resolve, 20));
      const other = open();
      expect(await other.sweep('v1/elsewhere/', () => true, never)).toBe(0);
      expect(await other.sweep('v1/test/', (_key, begunAt) => begunAt < Date.now() - 3_600_000, never)).toBe(
        0,
      );
      // Another process takes it away: the upload fails, and nothing is there.
      expect(await other.sweep('v1/test/', (key) => key === 'v1/test/crm/open', never)).toBe(1);
      await expect(putting).rejects.toThrow(/v1\/test\/crm\/open/);
      stop.abort();
      expect(await other.sweep('v1/test/', () => true, never)).toBe(0);
      expect(await other.list('v1/test/', never)).toEqual([]);
    });

    test('a server that hangs is given up, and what was on its way is sent again later', async () => {
      const store = open({ idleMs: 1500 });
      const world = await artefactWorld();
      await world.make({ destinations: ['there'] });
      await s3.pause();
      const [hung] = await world.send(store);
      await s3.unpause();
      expect(hung?.end).toMatchObject({ kind: 'failed', failure: { code: 'artefact/timeout' } });
      const [sent] = await world.send(store);
      expect(sent?.end.kind).toBe('delivered');
      world.remove();
    });
  });
}

if (typeof sftp === 'string') {
  test('the SFTP server cannot be had here', ({ annotate }) =>
    annotate(`nothing was tried on it: ${sftp}`).then(() => undefined));
} else {
  describe('SFTP: OpenSSH', () => {
    const { options } = sftp;
    const open = (more: Partial<typeof options> = {}) => createSftpStore({ ...options, ...more });
    artefactStoreContract(() => Promise.resolve({ store: open(), other: open() }), 5 * MIB);

    test('a whole backup', async () => {
      const store = open();
      await wholeWay(store);
      await store.close();
    });

    test('a stranger, a wrong key, no folder and nobody there are told apart', async () => {
      const stranger = fingerprintOf(ssh2.utils.generateKeyPairSync('ed25519').public);
      const wrongHost = open({ hostKeys: [stranger] }).list('v1/', never);
      await expect(wrongHost).rejects.toThrow(/showed the host key SHA256:[^ ]+, which is none of hostKeys$/);
      const other = ssh2.utils.generateKeyPairSync('ed25519').private;
      expect(await codeOf(open({ privateKey: other }).list('v1/', never))).toBe('artefact/refused');
      expect(await codeOf(open({ privateKey: 'no key' }).list('v1/', never))).toBe('artefact/refused');
      expect(await codeOf(open({ folder: '/srv/not-there' }).list('v1/', never))).toBe('artefact/no-folder');
      expect(await codeOf(open({ folder: '/srv/not-there' }).get('v1/a', never))).toBe('artefact/no-folder');
      expect(await codeOf(open({ folder: '/root' }).put('v1/a', pieces(noise(9)), 9, never))).toMatch(
        /refused|no-folder/,
      );
      expect(await codeOf(open({ port: 9 }).list('v1/', never))).toBe('artefact/unreachable');
    });

    test('a server that hangs is given up; the next call has a connection of its own', async () => {
      const store = open({ idleMs: 1500 });
      expect(await store.list('v1/nothing/', never)).toEqual([]);
      await sftp.pause();
      expect(await codeOf(store.list('v1/nothing/', never))).toBe('artefact/timeout');
      await sftp.unpause();
      expect(
        await codeOf(store.list('v1/nothing/', never).catch(() => store.list('v1/nothing/', never))),
      ).toBe('none');
      await store.close();
    });
  });
}
