// No space left on the engine's disk: the old container runs on with its data, the failure says why, and once
// there is room the same apply works. The disk is a small file, the engine a private one that lives on it.

import { mkdir, mkdtemp, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ensureEngine } from '../../scripts/engine.ts';
import { makeImages } from '../../scripts/images.ts';
import { createHand, eventually, type Hand } from '../support/hand.ts';
import { createWorld, type World } from '../support/world.ts';

const FLEET = 'shipshape-test-fulldisk';
let folder: string;
let disk: string;
let hand: Hand;
let world: World;
/** What was made, to be unmade in the opposite order, however far it got. */
const undo: (() => Promise<unknown>)[] = [];

function declaration(image: string): string {
  return `
apiVersion: shipshape.dev/v1
kind: Instance
metadata: { name: fulldisk }
spec:
  health: { stableFor: 500ms }
  compose:
    services:
      db:
        image: shipshape-test/busybox:${image}
        command: ["sh", "-c", "echo kept >> /data/canary; trap 'exit 0' TERM; while :; do sleep 1; done"]
        volumes: ["data:/data"]
        stop_grace_period: 2s
    volumes: { data: {} }
`;
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'shipshape-disk-'));
  undo.push(() => rm(folder, { recursive: true }));
  disk = join(folder, 'disk');
  await mkdir(disk);
  await execa('truncate', ['-s', '160M', join(folder, 'image')]);
  await execa('mkfs.ext4', ['-q', '-m', '0', join(folder, 'image')]);
  await execa('mount', ['-o', 'loop', join(folder, 'image'), disk]);
  undo.push(() => eventually(() => execa('umount', [disk])));
  const engine = await ensureEngine({ fresh: true, dataRoot: join(disk, 'docker') });
  undo.push(() => engine.stop());
  await makeImages(engine.socket, ['shipshape-test/busybox:1', 'shipshape-test/busybox:2']);
  hand = createHand(engine.host);
  undo.push(() => hand.sweep(FLEET));
  world = await createWorld({ name: FLEET, docker: engine.host });
  undo.push(() => world[Symbol.asyncDispose]());
});

afterAll(async () => {
  for (const step of undo.reverse()) await step();
});

/** Writes until nothing more goes in, the last bytes one by one. */
async function fill(): Promise<void> {
  const ballast = await open(join(disk, 'ballast'), 'w');
  try {
    for (const size of [2 ** 20, 2 ** 12, 1]) {
      const piece = Buffer.alloc(size, 1);
      for (let isFull = false; !isFull; ) {
        await ballast.write(piece).catch(() => {
          isFull = true;
        });
      }
      await ballast.sync().catch(() => undefined);
    }
  } finally {
    await ballast.close();
  }
}

test('a replace on a full disk fails, the old container serves, and room makes it work', async () => {
  await world.commit({ 'db.yaml': declaration('1') }, 'on a small disk');
  const first = await world.shipshape('apply', '--yes');
  expect(first.code, first.stdout + first.stderr).toBe(0);
  const { Id } = await hand.inspect('fulldisk-db-1');

  await fill();
  await world.commit({ 'db.yaml': declaration('2') }, 'newer, on a full disk');
  const full = await world.shipshape('apply', '--yes');
  expect(full.code, full.stdout + full.stderr).toBe(1);
  expect(full.stdout + full.stderr).toContain('no space left');
  const old = await hand.inspect('fulldisk-db-1');
  expect(old.Id).toBe(Id);
  expect(old.State.Running).toBe(true);

  await rm(join(disk, 'ballast'));
  const again = await world.shipshape('apply', '--yes');
  expect(again.code, again.stdout + again.stderr).toBe(0);
  expect(await hand.names(FLEET)).toEqual(['fulldisk-db-1']);
  expect(await hand.exec('fulldisk-db-1', 'cat', '/data/canary')).toBe('kept\nkept');
  expect((await world.shipshape('plan')).stdout).toContain('No changes.');
});
