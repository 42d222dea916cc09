// The line that restores run on in tests: everything real but the source, which is a folder.

import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { createFolderSource } from '../../src/adapters/folder/source.ts';
import { openVault } from '../../src/adapters/secrets/vault.ts';
import { createJournal } from '../../src/adapters/store/journal.ts';
import { createLock } from '../../src/adapters/store/lock.ts';
import { createStore } from '../../src/adapters/store/state.ts';
import { loadFleet } from '../../src/declare/fleet.ts';
import { createParser } from '../../src/declare/parse.ts';
import { createResolver } from '../../src/declare/resolve.ts';
import { createObserver } from '../../src/observe/observe.ts';
import { createPlanMemory } from '../../src/plan/memory.ts';
import type { Spine } from '../../src/stages/spine.ts';

export type SpineGround = {
  readonly folder: string;
  readonly declarations: string;
  readonly fleet: string;
  readonly socket: string;
  readonly engine: Spine['engine'] extends (target: never) => infer E ? E : never;
};

export function thrown(words: string): never {
  throw new Error(words);
}

/** The line over real parts, on one target. */
export async function spineOf({
  folder,
  declarations,
  fleet: name,
  socket,
  engine,
}: SpineGround): Promise<Spine> {
  const stateDir = join(folder, 'state');
  const text = [
    'apiVersion: shipshape.dev/v1',
    'kind: Fleet',
    `metadata: { name: ${name} }`,
    `spec: { source: { folder: ${declarations} }, stateDir: ${stateDir},`,
    `  targets: { local: { docker: "unix://${socket}", dataRoot: ${join(folder, 'data')} } } }`,
  ].join('\n');
  const fleet = loadFleet(text, join(folder, 'fleet.yaml'));
  if (!fleet.ok) throw new Error(JSON.stringify(fleet.problems));
  const clock = {
    now: Date.now,
    sleep: (ms: number, signal: AbortSignal) => sleep(ms, undefined, { signal }),
  };
  const vault = await openVault({
    stateDir,
    identityFile: undefined,
    outside: { environment: {}, envPrefix: undefined, folder: undefined },
    random: randomBytes,
    now: clock.now,
  });
  return {
    fleet: fleet.value,
    source: createFolderSource(declarations),
    parse: createParser(),
    resolver: createResolver(),
    vault,
    seal: vault.seal,
    store: createStore({ folder: stateDir, onWarning: thrown }),
    journal: createJournal({ folder: stateDir, onWarning: thrown }),
    lock: createLock({ folder: stateDir, holder: 'test' }),
    clock,
    host: {
      runtime: '24.0.0',
      freeSpace: async () => undefined,
      access: async () => undefined,
      realPath: async () => undefined,
      gitVersion: async () => undefined,
    },
    policies: () => fleet.value.policies,
    nonce: () => randomBytes(16).toString('hex'),
    planned: createPlanMemory(),
    engine: () => engine,
    observer: () => createObserver(engine),
  };
}
