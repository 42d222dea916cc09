// kill -9 before and after every journal line of a replace with data, on a real engine with the real
// store: the next run finishes, the data is there, nothing is left over.

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeImages } from '../../scripts/images.ts';
import { createDockerEngine } from '../../src/adapters/docker/engine.ts';
import { readTar, tarOf } from '../../src/apply/tar.ts';
import { type EngineId, engineId } from '../../src/model/ref.ts';
import { BUSYBOX, testSocket } from '../support/engine-subject.ts';

const CHILD = join(import.meta.dirname, 'apply-child.ts');
const NAME = `kill-${process.pid}`;
const signal = new AbortController().signal;
const engine = createDockerEngine({ host: `unix://${testSocket()}` });
let folder = '';

beforeAll(async () => {
  await makeImages(testSocket(), [BUSYBOX]);
  folder = await mkdtemp(join(tmpdir(), 'shipshape-kill-'));
});

afterAll(async () => {
  for (const { Id } of await own()) {
    await engine.containers.stop(engineId(Id), 0, signal);
    await engine.containers.remove(engineId(Id), signal);
  }
  for (const { Id } of await engine.networks.list({ label: [`dev.shipshape.fleet=${NAME}`] }, signal)) {
    await engine.networks.remove(engineId(Id), signal);
  }
  await engine.volumes.remove(`${NAME}_data`, signal);
  engine.close();
  await rm(folder, { recursive: true, force: true });
});

const own = () => engine.containers.list({ label: [`dev.shipshape.fleet=${NAME}`] }, signal);

async function run(version: string, moment = 0) {
  const host = `unix://${testSocket()}`;
  const args = [CHILD, host, folder, NAME, BUSYBOX, version, String(moment)];
  // Sixty processes of the same code: compiled once.
  const env = { NODE_COMPILE_CACHE: join(folder, 'compiled') };
  const { stdout, stderr, signal: killed } = await execa(process.execPath, args, { reject: false, env });
  if (killed === 'SIGKILL') return undefined;
  expect(stderr).toBe('');
  return JSON.parse(stdout);
}

async function databases(): Promise<
  readonly { readonly id: EngineId; readonly state: string; readonly env: unknown }[]
> {
  const found = [];
  for (const { Id, State, Names } of await own()) {
    if (!Names.some((name) => name.startsWith(`/${NAME}-db`))) continue;
    const json = await engine.containers.inspect(engineId(Id), signal);
    found.push({ id: engineId(Id), state: State, env: json?.Config['Env'] });
  }
  return found;
}

async function writeRows(id: EngineId): Promise<void> {
  async function* rows() {
    yield { kind: 'file', path: 'rows', mode: 0o644, uid: 0, gid: 0, content: Buffer.from('42') } as const;
  }
  await engine.containers.putArchive(id, '/data', tarOf(rows()), signal);
}

async function readRows(id: EngineId): Promise<string> {
  const archive = await engine.containers.getArchive(id, '/data/rows', signal);
  let text = '';
  if (archive !== undefined) await readTar(archive, (entry) => (text += entry.content.toString()));
  return text;
}

test('killed at every journal line, the next run ends well', { timeout: 600_000 }, async () => {
  expect((await run('v0'))?.outcome.kind).toBe('applied');
  const [first] = await databases();
  if (first !== undefined) await writeRows(first.id);
  let deaths = 0;
  for (let moment = 1; ; moment += 1) {
    const version = `v${moment}`;
    const whole = await run(version, moment);
    if (whole !== undefined) break;
    deaths += 1;
    const next = await run(version);
    expect([moment, next?.outcome.kind, next?.outcome.instances]).toEqual([
      moment,
      'applied',
      next?.steps === 0 ? [] : [{ instance: NAME, kind: 'applied' }],
    ]);
    const after = await databases();
    expect(after).toEqual([
      { id: after[0]?.id, state: 'running', env: expect.arrayContaining([`VERSION=${version}`]) },
    ]);
    expect(await readRows(after[0]?.id ?? engineId(''))).toBe('42');
    expect(await own()).toHaveLength(1);
  }
  // run.begin, two lines for each of six steps, run.end: each before and after it is written.
  expect(deaths).toBeGreaterThanOrEqual(28);
  expect((await run('last'))?.outcome.kind).toBe('applied');
  expect((await run('last'))?.steps).toBe(0);
});
