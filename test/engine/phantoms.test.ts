// No phantoms: real Compose files, unchanged, are created on a real engine, and the second plan is empty.
// Their images are a local one under the names that the files use; nothing is started. The corpus is the
// folder that COMPOSE_CORPUS names; PHANTOMS=all takes every file of it, otherwise a spread of them.

import { copyFile, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import process from 'node:process';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { createHand, DOCKER_HOST } from '../support/hand.ts';
import { type InProcess, openInProcess } from '../support/in-process.ts';

const CORPUS = process.env['COMPOSE_CORPUS'];
const SPREAD = 9;
const FLEET = 'phantoms';
const LABEL = 'test.shipshape.phantoms';
const hand = createHand();
let folder: string;

type Entry = {
  readonly file: string;
  readonly ok: boolean;
  readonly env?: Readonly<Record<string, string>>;
  readonly stubs?: readonly string[];
};

async function corpus(): Promise<readonly Entry[]> {
  if (CORPUS === undefined) return [];
  const lines = (await readFile(join(CORPUS, 'manifest.jsonl'), 'utf8')).split('\n').filter(Boolean);
  const all = lines.map((line): Entry => JSON.parse(line)).filter(({ ok }) => ok);
  return process.env['PHANTOMS'] === 'all' ? all : all.filter((_, index) => index % SPREAD === 0);
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

/** The file and what it needs beside it, with an instance that uses it and is never started. */
async function layOut(entry: Entry, index: number): Promise<string> {
  const root = join(folder, `${index}`);
  // One folder down: many of these files mount `../files/…` beside their own.
  const project = join(root, 'project', 'stack');
  await mkdir(project, { recursive: true });
  await copyFile(join(CORPUS ?? '', 'input', entry.file), join(project, basename(entry.file)));
  const env = Object.entries(entry.env ?? {}).map(([name, value]) => `${name}=${value}\n`);
  await writeFile(join(project, '.env'), env.join(''));
  for (const stub of entry.stubs ?? []) {
    if (stub === '.env') continue;
    await mkdir(dirname(join(project, stub)), { recursive: true });
    await writeFile(join(project, stub), '');
  }
  const instance = [
    'apiVersion: shipshape.dev/v1',
    'kind: Instance',
    `metadata: { name: phantom-${index} }`,
    'spec:',
    `  compose: ["./${basename(entry.file)}", "./overlay.yml"]`,
    '  profiles: ["*"]',
    '  state: stopped',
  ];
  await writeFile(join(project, 'instance.yaml'), `${instance.join('\n')}\n`);
  await writeFile(join(project, 'overlay.yml'), await withLocalImages(join(project, basename(entry.file))));
  return root;
}

type Service = { readonly build?: unknown; readonly image?: string; readonly pull_policy?: string };

/** What has no build context here, or can only come from a registry, takes the local image. */
async function withLocalImages(file: string): Promise<string> {
  const { services = {} } = parse(await readFile(file, 'utf8'), { merge: true, logLevel: 'silent' });
  const changed = Object.entries(services as Record<string, Service | null>).flatMap(([name, service]) => {
    const needsRegistry = service?.image?.includes('@sha256:') || service?.pull_policy !== undefined;
    if (service?.build === undefined && !needsRegistry) return [];
    return [`  ${name}: { build: !reset null, image: "shipshape-test/busybox:1", pull_policy: missing }`];
  });
  return changed.length === 0 ? 'services: {}\n' : `services:\n${changed.join('\n')}\n`;
}

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

/** The local image under every name that the plan would pull. */
async function tagImages(world: InProcess): Promise<readonly string[]> {
  const wanted = new Set(await world.images());
  const tagged: string[] = [];
  for (const reference of wanted) {
    if (reference.startsWith('shipshape-test/') || reference.includes('@')) continue;
    const cut = reference.lastIndexOf(':');
    const hasTag = cut > reference.lastIndexOf('/');
    const repo = hasTag ? reference.slice(0, cut) : reference;
    await hand.docker
      .getImage('shipshape-test/busybox:1')
      .tag({ repo, tag: hasTag ? reference.slice(cut + 1) : 'latest' });
    tagged.push(hasTag ? reference : `${reference}:latest`);
  }
  return tagged;
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
      const root = await layOut(entry, index);
      const world = await openInProcess({ name: FLEET, docker: DOCKER_HOST, folder: root });
      const tagged: string[] = [];
      let unmake = async () => {};
      try {
        tagged.push(...(await tagImages(world)));
        unmake = await makeForeign(world);
        const first = await world.look();
        const refused = first.problems.filter(({ severity }) => severity === 'error');
        // What an engine cannot do is refused by name, never done halfway.
        expect(refused.filter(({ code }) => !MAY_REFUSE.test(code))).toEqual([]);
        if (refused.length > 0) return;
        const outcome = await world.apply(first);
        if (outcome !== 'applied') {
          expect(outcome).toMatch(ENGINE_REFUSES);
          return;
        }
        const second = await world.look();
        expect(second.changes).toEqual([]);
      } finally {
        await world.close();
        await hand.sweep(FLEET);
        await unmake();
        await untag(tagged);
      }
    }, 60_000);
  }
});

/** Refusals that are an answer: keys no engine has, somebody's home folder, files that the corpus lacks. */
const MAY_REFUSE = /^compose\/(?:unsupported|port-clash|home-path)|^files\/(?:secret|config)-missing/;
/** What this engine says no to. */
const ENGINE_REFUSES = /engine\/(?:refused|conflict)/;
