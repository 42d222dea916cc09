// What tests leave behind: on an engine that was theirs alone, and in the folder for what is temporary.

import { readdirSync } from 'node:fs';
import { createDockerEngine } from '../src/adapters/docker/engine.ts';
import type { RunningEngine } from './engine.ts';

/** Networks that every engine has. */
const BUILT_IN = ['bridge', 'host', 'none'];

/** Everything on the engine but images that were made for it: names, sorted. */
export async function leftOnEngine({ host }: RunningEngine): Promise<readonly string[]> {
  const engine = createDockerEngine({ host });
  const { signal } = new AbortController();
  try {
    const [containers, networks, volumes, images] = await Promise.all([
      engine.containers.list({}, signal),
      engine.networks.list({}, signal),
      engine.volumes.list({}, signal),
      engine.images.list(signal),
    ]);
    return [
      ...containers.map(({ Names, Id }) => `container ${Names[0] ?? Id}`),
      ...networks
        .map(({ Name }) => Name)
        .flatMap((name) => (BUILT_IN.includes(name) ? [] : [`network ${name}`])),
      ...volumes.map(({ Name }) => `volume ${Name}`),
      ...images
        .flatMap(({ RepoTags }) => RepoTags ?? [])
        .flatMap((tag) => (isOurs(tag) ? [] : [`image ${tag}`])),
    ].sort();
  } finally {
    engine.close();
  }
}

function isOurs(tag: string): boolean {
  return tag.startsWith('shipshape-test/') || tag === 'busybox:1';
}

/** What of ours is in a folder for temporary things: names, sorted. */
export function leftInFolder(folder: string): readonly string[] {
  return readdirSync(folder)
    .filter((name) => name.startsWith('shipshape'))
    .sort();
}
