// No phantoms: real Compose files, unchanged, are created on a real engine, and the second plan is empty.
// Their images are a local one under the names that the files use. The corpus is the folder that
// COMPOSE_CORPUS names; a spread of its files is created. PHANTOMS=all takes every file, and then starts
// those that keep to themselves, with a sleeping program: the plan after that is empty, too.

import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { DesiredInstance } from '../../src/model/desired.ts';
import { createHand, DOCKER_HOST } from '../support/hand.ts';
import { type InProcess, openInProcess } from '../support/in-process.ts';
import { type Entry, layOut, reach, rouse } from './phantoms-files.ts';

const CORPUS = process.env['COMPOSE_CORPUS'];
const SPREAD = 9;
const STARTS = process.env['PHANTOMS'] === 'all';
const FLEET = 'shipshape-test-phantoms';
const LABEL = 'test.shipshape.phantoms';
const hand = createHand();
let folder: string;
let started = 0;
/** Why a file was not started: how often. */
const unstarted = new Map<string, number>();

async function corpus(): Promise<readonly Entry[]> {
  if (CORPUS === undefined) return [];
  const lines = (await readFile(join(CORPUS, 'manifest.jsonl'), 'utf8')).split('\n').filter(Boolean);
  const all = lines.map((line): Entry => JSON.parse(line)).filter(({ ok }) => ok);
  return STARTS ? all : all.filter((_, index) => index % SPREAD === 0);
}

const entries = await corpus();

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'shipshape-phantoms-'));
  await hand.sweep(FLEET);
});

afterAll(async () => {
  await hand.sweep(FLEET);
  await rm(folder, { recursive: true, force: true });
});

/** Networks that the file says somebody else makes. */
async function makeForeign(world: InProcess): Promise<() => Promise<void>> {
  const { look } = await world.look();
  const names = look.targets.flatMap((one) =>
    one.kind === 'planned'
      ? one.plan.changes.flatMap(({ note }) => (note?.kind === 'external-missing' ? [note.name] : []))
      : [],
  );
  const made = await Promise.all(
    [...new Set(names)].map((name) => hand.docker.createNetwork({ Name: name, Labels: { [LABEL]: 'true' } })),
  );
  return async () => {
    for (const network of made) await network.remove();
  };
}

type Images = { readonly tagged: readonly string[]; readonly foreign: boolean };

/** The local image under every name that the plan would pull; a name that somebody uses stays theirs. */
async function tagImages(world: InProcess): Promise<Images> {
  const tagged: string[] = [];
  let foreign = false;
  for (const reference of new Set(await world.images())) {
    if (reference.startsWith('shipshape-test/') || reference.includes('@')) continue;
    const cut = reference.lastIndexOf(':');
    const [repo, tag] =
      cut > reference.lastIndexOf('/')
        ? [reference.slice(0, cut), reference.slice(cut + 1)]
        : [reference, 'latest'];
    if (await hasImage(`${repo}:${tag}`)) {
      foreign = true;
      continue;
    }
    await hand.docker.getImage('shipshape-test/busybox:1').tag({ repo, tag });
    tagged.push(`${repo}:${tag}`);
  }
  return { tagged, foreign };
}

function hasImage(reference: string): Promise<boolean> {
  return hand.docker
    .getImage(reference)
    .inspect()
    .then(
      () => true,
      () => false,
    );
}

async function untag(references: readonly string[]): Promise<void> {
  for (const reference of references)
    await hand.docker
      .getImage(reference)
      .remove()
      .catch(() => undefined);
}

describe(`phantoms (${CORPUS === undefined ? 'no corpus: COMPOSE_CORPUS is not set' : `${entries.length} files`})`, () => {
  test('the corpus is read when there is one', () => {
    expect(entries.length > 0).toBe(CORPUS !== undefined);
  });

  for (const [index, entry] of entries.entries()) {
    test(entry.file, async () => {
      const root = join(folder, `${index}`);
      const name = `phantom-${index}`;
      await layOut(root, CORPUS ?? '', entry, name);
      const world = await openInProcess({ name: FLEET, docker: DOCKER_HOST, folder: root });
      let images: Images = { tagged: [], foreign: false };
      let unmake = async () => {};
      try {
        images = await tagImages(world);
        unmake = await makeForeign(world);
        const created = await converge(world);
        if (!STARTS || created === undefined) return;
        const reason = images.foreign ? "has an image of somebody's" : reach(created, root);
        if (reason !== undefined) {
          leave(reason);
          return;
        }
        await rouse(root, entry, name, created);
        await expectUp(await converge(world));
      } finally {
        await world.close();
        await hand.sweep(FLEET);
        await unmake();
        await untag(images.tagged);
      }
    }, 60_000);
  }

  test('what may be started was started', async ({ annotate }) => {
    const why = [...unstarted].map(([reason, count]) => `${count} ${reason}`).join('\n');
    if (STARTS) await annotate(`${started} files were started; not started:\n${why}`);
    expect(started, why).toBeGreaterThanOrEqual(STARTS ? entries.length / 2 : 0);
  });
});

function leave(reason: string): void {
  unstarted.set(reason, (unstarted.get(reason) ?? 0) + 1);
}

/** Applies what is declared; the next plan is empty. Undefined: refused, as it may be. */
async function converge(world: InProcess): Promise<DesiredInstance | undefined> {
  const first = await world.look();
  const refused = first.problems.filter(({ severity }) => severity === 'error');
  // What an engine cannot do is refused by name, never done halfway.
  expect(refused.filter(({ code }) => !MAY_REFUSE.test(code))).toEqual([]);
  if (refused.length > 0) {
    leave(refused[0]?.code ?? 'refused');
    return undefined;
  }
  const outcome = await world.apply(first);
  if (outcome !== 'applied') {
    expect(outcome).toMatch(ENGINE_REFUSES);
    leave(outcome.replaceAll(/[0-9a-f]{12}|phantom-\S+/g, '…').slice(0, 240));
    return undefined;
  }
  const second = await world.look();
  expect(second.changes).toEqual([]);
  return second.look.targets.flatMap((one) => (one.kind === 'planned' ? one.desired.instances : []))[0];
}

async function expectUp(instance: DesiredInstance | undefined): Promise<void> {
  if (instance === undefined) return;
  const filters = { label: [`dev.shipshape.fleet=${FLEET}`] };
  expect(await hand.docker.listContainers({ filters })).toHaveLength(instance.containers.length);
  started += 1;
}

/** Refusals that are an answer: keys no engine has, somebody's home folder, files that the corpus lacks. */
const MAY_REFUSE = /^compose\/(?:unsupported|port-clash|home-path)|^files\/(?:secret|config)-missing/;
/** What this engine says no to, and limits that its machine may not raise. */
const ENGINE_REFUSES = /engine\/(?:refused|conflict|cannot-start .*setting rlimit.*not permitted)/;
