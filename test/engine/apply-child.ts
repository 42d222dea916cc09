// A process that brings a small stack to a version on a real engine, and kills itself (as kill -9 does)
// before or after a given journal line. Says how many lines it wrote when it gets to its end.

import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { createDockerEngine } from '../../src/adapters/docker/engine.ts';
import { createJournal } from '../../src/adapters/store/journal.ts';
import { createLock } from '../../src/adapters/store/lock.ts';
import { createStore } from '../../src/adapters/store/state.ts';
import { applyPlan } from '../../src/apply/apply.ts';
import type { AppliedTarget } from '../../src/model/applied.ts';
import { instanceName } from '../../src/model/ref.ts';
import { observe } from '../../src/observe/observe.ts';
import type { Journal } from '../../src/ports.ts';
import { fingerprint, seal, TARGET } from '../apply/harness.ts';
import { planFor, stack } from '../apply/stack.ts';

const [host = '', folder = '', name = '', image = '', version = '', moment = '0'] = process.argv.slice(2);
const signal = new AbortController().signal;
const engine = createDockerEngine({ host });
const options = { folder, onWarning: () => undefined };
const store = createStore(options);
const desired = stack({
  name: instanceName(name),
  image,
  version,
  stableForMs: 200,
  web: false,
  fields: { command: ['sh', '-c', "trap 'exit 0' TERM; sleep 2147483 & wait"] },
});

let moments = 0;
function passMoment(): void {
  moments += 1;
  if (moments === Number(moment)) process.kill(process.pid, 'SIGKILL');
}

const durable = createJournal(options);
const journal: Journal = {
  ...durable,
  async append(entry) {
    passMoment();
    await durable.append(entry);
    passMoment();
  },
};

const look = (applied: AppliedTarget | undefined) =>
  observe(
    engine,
    {
      target: TARGET,
      fleet: name,
      applied,
      seal,
      fingerprintOf: fingerprint,
      images: [image],
      files: [],
      parallelism: 4,
      full: true,
    },
    signal,
  );

const applied = await store.load(TARGET);
const plan = planFor(name, desired, await look(applied), applied);
const outcome = await applyPlan(
  plan,
  {
    engine,
    store,
    journal,
    lock: createLock({ folder, holder: 'test' }),
    secrets: { fingerprint, reveal: (secret) => secret },
    seal,
    clock: { now: Date.now, sleep: (ms, stop) => sleep(ms, undefined, { signal: stop }) },
    nonce: () => randomBytes(16).toString('hex'),
    read: async () => new Uint8Array(),
    fleet: name,
    desired,
    ports: {},
    observe: look,
    onProgress: () => undefined,
    admission: {
      settings: { profile: 'baseline', rules: {}, hostPaths: [], registries: undefined },
      policies: [],
      closedRoots: [],
      realPath: undefined,
    },
    parallelism: 4,
    by: 'test',
  },
  signal,
);
engine.close();
process.stdout.write(JSON.stringify({ moments, steps: plan.steps.length, outcome }));
