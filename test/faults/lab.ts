// One fleet on a real engine behind a proxy of its own, with declarations in a folder, and things of other
// people beside it that nobody may touch. Everything it makes carries its tag and goes when it is closed.

import { randomBytes } from 'node:crypto';
import { mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createHand, type Hand } from '../support/hand.ts';
import { type Foreign, makeForeign } from './foreign.ts';
import { type EngineProxy, startProxy, type Traced } from './proxy.ts';
import { createWitness, type Witness } from './witness.ts';
import type { Files } from './workloads.ts';

export type Lab = {
  readonly tag: string;
  readonly fleet: string;
  readonly folder: string;
  readonly fleetFile: string;
  readonly stateDir: string;
  /** Value of the only secret. */
  readonly marker: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** On the real engine, past the proxy. */
  readonly hand: Hand;
  readonly proxy: EngineProxy;
  readonly witness: Witness;
  readonly foreign: Foreign;
  /** What processes of this lab have said, to be searched for what must not be in it. */
  readonly said: string[];
  declare(files: Files): Promise<void>;
  close(): Promise<void>;
};

export type LabOptions = {
  /** Path of the engine's socket. */
  readonly engine: string;
  /** Further lines of the fleet's spec, indented by two. */
  readonly fleet?: string;
  /** In place of `folder: ./project`; given the lab's own folder. */
  readonly source?: (folder: string) => string;
};

export async function openLab({ engine, fleet: more = '', source }: LabOptions): Promise<Lab> {
  const tag = `f${randomBytes(3).toString('hex')}`;
  const fleet = `shipshape-test-${tag}`;
  const folder = await mkdtemp(join(tmpdir(), 'shipshape-f-'));
  const stateDir = join(folder, 'state');
  const fleetFile = join(folder, 'fleet.yaml');
  const marker = `marker-${randomBytes(12).toString('hex')}`;
  const hand = createHand(`unix://${engine}`);
  const foreign = await makeForeign(hand, tag);
  const witness = createWitness({ stateDir, fleet, hand, isForeign: (id) => foreign.ids.has(id) });
  const proxy = await startProxy({
    socket: join(folder, 'p.sock'),
    engine,
    marker,
    async witness(call) {
      call.address ??= await addressOf(hand, call);
      return witness.look(call);
    },
    meddle: (kind, call) => meddle(hand, foreign, kind, call),
  });
  await mkdir(join(folder, 'project'));
  await writeFile(
    fleetFile,
    [
      'apiVersion: shipshape.dev/v1',
      'kind: Fleet',
      `metadata: { name: ${fleet} }`,
      'spec:',
      `  source: { ${source?.(folder) ?? 'folder: ./project'} }`,
      '  stateDir: ./state',
      '  admission: { profile: legacy }',
      '  budget: { removePercent: 100, removeCount: 100 }',
      '  drift: { sweep: 1s, inspect: 5s }',
      '  secrets: { env: { prefix: SHIPSHAPE_TEST_ } }',
      ...(more === '' ? ['  policies: []'] : [more]),
      '  targets:',
      `    local: { docker: "${proxy.host}", dataRoot: ${join(folder, 'data')}, timeout: 2s, parallelism: 4 }`,
      '',
    ].join('\n'),
  );
  return {
    tag,
    fleet,
    folder,
    fleetFile,
    stateDir,
    marker,
    env: { PATH: process.env['PATH'], SHIPSHAPE_TEST_API_KEY: marker },
    hand,
    proxy,
    witness,
    foreign,
    said: [],
    async declare(files) {
      for (const [path, text] of Object.entries(files)) {
        const file = join(folder, 'project', path);
        if (text === null) {
          await rm(file, { force: true });
          continue;
        }
        // Whole or not at all: a folder is read as it lies.
        await writeFile(`${file}.new`, text);
        await rename(`${file}.new`, file);
      }
    },
    async close() {
      await proxy.close();
      await foreign.remove();
      await hand.sweep(fleet);
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Of what was made while nobody saw the answer. */
async function addressOf({ docker }: Hand, { id, kind }: Traced): Promise<string | undefined> {
  if (id === undefined) return undefined;
  const inspect = kind.startsWith('network.')
    ? docker
        .getNetwork(id)
        .inspect()
        .then(({ Labels }) => Labels ?? {})
    : docker
        .getContainer(id)
        .inspect()
        .then(({ Config }) => Config.Labels);
  const labels: Readonly<Record<string, string>> = await inspect.catch(() => ({}));
  return labels['dev.shipshape.object'];
}

/** What somebody else does to an object a moment before it is our turn. */
async function meddle(
  hand: Hand,
  foreign: Foreign,
  kind: 'gone' | 'squat' | 'meddle',
  call: Traced,
): Promise<void> {
  if (kind === 'squat') {
    if (call.kind === 'container.create' && call.name !== undefined) await foreign.squat(call.name);
    return;
  }
  if (call.id === undefined || !call.kind.startsWith('container.')) return;
  const container = hand.docker.getContainer(call.id);
  if (kind === 'gone') await container.remove({ force: true });
  else await container.stop({ t: 0 }).catch(() => undefined);
}
