// Volumes, and files put into containers and read back.

import { describe, expect, test } from 'vitest';
import { RICH, WRITE } from '../support/engine-subject.ts';
import { codeOf, type Harness, NOWHERE, signal, tarOf } from './harness.ts';

export function volumeContract(name: string, harness: Harness): void {
  const { subject, engine, named, create, started, volume, look, removed, alsoVolume, readText, entriesOf } =
    harness;
  describe(`${name}: volumes`, () => {
    test('a volume has its labels and is listed by them', async () => {
      const made = await volume('vol', { 'contract.mark': subject().prefix });
      expect(made).toMatchObject({
        Name: named('vol'),
        Driver: 'local',
        Labels: { 'contract.mark': subject().prefix },
      });
      const listed = await engine().volumes.list({ label: [`contract.mark=${subject().prefix}`] }, signal);
      expect(listed.map((one) => one.Name)).toEqual([named('vol')]);
    });
    test('creating a name that exists answers with what is there', async () => {
      await volume('same', { first: 'yes' });
      expect((await volume('same', { second: 'yes' })).Labels).toEqual({ first: 'yes' });
    });
    test('inspect of nothing is nothing; removing what is gone is done', async () => {
      expect(await engine().volumes.inspect(named('none'), signal)).toBeUndefined();
      await engine().volumes.remove(named('none'), signal);
    });
    test('a volume in use is not removed, not even by a container that never ran', async () => {
      await volume('busy');
      await create('keeper', { HostConfig: { Binds: [`${named('busy')}:/data`] } });
      expect(await codeOf(engine().volumes.remove(named('busy'), signal))).toBe('engine/conflict');
    });
    test('an option that the driver does not know is refused', async () => {
      const body = { Name: named('odd'), Driver: 'local', DriverOpts: { nonsense: '1' }, Labels: {} };
      expect(await codeOf(engine().volumes.create(body, signal))).toBe('engine/refused');
    });
    test('data outlives its container', async () => {
      await volume('data');
      const first = await started('writer', {
        Cmd: WRITE,
        HostConfig: { Binds: [`${named('data')}:/data`] },
      });
      await subject().until(async () => (await readText(first, '/data/file')) === 'written\n');
      await removed(first);
      const second = await create('reader', { HostConfig: { Binds: [`${named('data')}:/data`] } });
      expect(await readText(second, '/data/file')).toBe('written\n');
    });
    test("an image's own volume is anonymous, filled from the image, and stays when its container goes", async () => {
      const id = await create('rich', { Image: RICH });
      const [mount] = (await look(id)).Mounts;
      expect(mount).toMatchObject({ Type: 'volume', Destination: '/data', Driver: 'local', RW: true });
      const own = String(mount?.['Name']);
      alsoVolume(own);
      expect(own).toMatch(/^[0-9a-f]{64}$/);
      expect(await readText(id, '/data/seed')).toBe('from the image\n');
      await removed(id);
      expect(await engine().volumes.inspect(own, signal)).toBeDefined();
    });
  });
  describe(`${name}: files`, () => {
    test('what is put into a container can be read back, mode, owner and all', async () => {
      const id = await create('files');
      const files = { 'etc/contract/a.txt': 'first\n', 'etc/contract/b.txt': 'second\n' };
      await engine().containers.putArchive(id, '/', tarOf(files), signal);
      expect(await readText(id, '/etc/contract/a.txt')).toBe('first\n');
      const names = await entriesOf(id, '/etc/contract');
      expect(names).toEqual([
        'contract/',
        'contract/a.txt 640 7:8 first\n',
        'contract/b.txt 640 7:8 second\n',
      ]);
    });
    test('files put through a bind are on the host, and another container sees them', async () => {
      const Binds = [`${subject().hostFolder}/put:/put`];
      const first = await create('putter', { HostConfig: { Binds } });
      await engine().containers.putArchive(first, '/put', tarOf({ note: 'here\n' }), signal);
      const second = await create('seer', { HostConfig: { Binds } });
      expect(await readText(second, '/put/note')).toBe('here\n');
    });
    test('what is mounted read-only takes nothing', async () => {
      const id = await create('closed', {
        HostConfig: { Binds: [`${subject().hostFolder}/closed:/closed:ro`] },
      });
      const work = engine().containers.putArchive(id, '/closed', tarOf({ note: 'no' }), signal);
      expect(await codeOf(work)).toBe('engine/refused');
    });
    test('a path that is not there is absent; a container that is not there is a failure', async () => {
      const id = await create('empty');
      expect(await engine().containers.getArchive(id, '/no/such', signal)).toBeUndefined();
      expect(await codeOf(engine().containers.getArchive(NOWHERE, '/no/such', signal))).toBe(
        'engine/not-found',
      );
      const work = engine().containers.putArchive(id, '/no/such', tarOf({ note: 'no' }), signal);
      expect(await codeOf(work)).toBe('engine/not-found');
    });
  });
}
