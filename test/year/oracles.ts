// What must hold however bad the day was. The witness hears everything that the daemon tells and sees every call
// that changes something, and compares with what people meant, not with what Shipshape thinks.

import { digest } from '../../src/model/digest.ts';
import type { Happening } from '../../src/model/event.ts';
import type { RunRecord } from '../../src/model/record.ts';
import type { Commit } from '../../src/model/ref.ts';
import { isNight, type Meant, NIGHTLY } from './declared.ts';
import type { Life } from './life.ts';

/** What happened since the last time it was asked. */
export type Counts = {
  readonly runs: number;
  readonly failed: number;
  readonly passes: number;
  readonly drifts: number;
  readonly commits: number;
  readonly refused: number;
  readonly approved: number;
  readonly lapsed: number;
};

export type Witness = {
  begin(life: Life): Promise<void>;
  hear(happening: Happening): void;
  call(kind: string, subject: string): void;
  /** What is called in here, somebody else does. */
  byHand(work: () => Promise<unknown>): Promise<void>;
  /** A person takes a rewritten history as the basis. */
  allowRewrite(): void;
  /** All is as people mean it; then nothing is done while time goes on; and it is still so. */
  quiet(
    life: Life,
    when: string,
    wait: () => Promise<void>,
    also: { readonly nightly: boolean },
  ): Promise<void>;
  take(): Counts;
};

const NEVER = new AbortController().signal;
const NONE = { runs: 0, failed: 0, passes: 0, drifts: 0, commits: 0, refused: 0, approved: 0, lapsed: 0 };

export function createWitness(): Witness {
  let counts: Record<keyof Counts, number> = { ...NONE };
  let mutating: string[] = [];
  let isByHand = false;
  let life: Life | undefined;
  let foreign = '';
  let accepted: Commit | undefined;
  let mayRewrite = true;
  const broken: string[] = [];
  const used = new Set<string>();
  const canaries = new Set<string>();

  function heardRun(record: RunRecord): void {
    counts.runs += 1;
    if (record.outcome !== 'applied') counts.failed += 1;
    if (record.approvedBy.length > 0) {
      counts.approved += 1;
      const key = `${record.plan} ${record.approvedBy.join(' ')}`;
      const proposal = life?.world.ledger.read().proposals.find(({ digest }) => digest === record.plan);
      const once = `${key} ${proposal?.approvals.map(({ at }) => at).join(' ')}`;
      if (used.has(once)) broken.push(`the approvals of plan ${record.plan} were used twice`);
      used.add(once);
    }
    // Putting right what moved by itself waits for no window.
    const isMeant = record.changes.some(
      ({ instance, causes }) => instance === NIGHTLY && causes.some(({ kind }) => kind === 'commit'),
    );
    if (isMeant && !isNight(Date.parse(record.beganAt))) {
      broken.push(`${NIGHTLY} was changed at ${record.beganAt}, outside of its window`);
    }
  }

  function heardAccepted(next: Commit): void {
    counts.commits += 1;
    const isRewrite = accepted !== undefined && life?.world.source.isAncestor(accepted, next) === false;
    if (isRewrite && !mayRewrite) broken.push(`went from ${accepted} to ${next}, which does not follow it`);
    accepted = next;
    mayRewrite = false;
  }

  const hearing: {
    readonly [Kind in Happening['kind']]?: (one: Extract<Happening, { kind: Kind }>) => void;
  } = {
    'run.ended': ({ record }) => heardRun(record),
    'pass.ended': () => {
      counts.passes += 1;
    },
    'drift.detected': () => {
      counts.drifts += 1;
    },
    'source.accepted': (one) => heardAccepted(one.commit),
    'source.refused': () => {
      counts.refused += 1;
    },
    'plan.lapsed': () => {
      counts.lapsed += 1;
    },
  };

  function looksAsMeant(all: Life, also: { readonly nightly: boolean }): void {
    const { world, meant } = all;
    for (const one of meant.values()) {
      if (one.name === NIGHTLY && !also.nightly) continue;
      const status = world.daemon.status().instances.find(({ instance }) => instance === one.name);
      if (status?.isReady !== true) {
        throw new Error(
          `${one.name} is ${status?.reason}: ${status?.message} ${JSON.stringify(status?.obstacles)}`,
        );
      }
      runsAsMeant(all, one, canaries);
    }
    const names = new Set([...meant.keys()].flatMap((name) => [`${name}-web-1`, `${name}-db-1`]));
    const others = world.engine.control
      .containers()
      .filter(({ name }) => !names.has(name) && name !== 'foreign');
    if (others.length > 0 && also.nightly) throw new Error(`left behind: ${others.map(({ name }) => name)}`);
  }

  function nothingIsLost({ world }: Life): void {
    const { control } = world.engine;
    const kept = new Set(control.volumeNames().map((name) => control.volumeFile(name, '/canary')));
    for (const canary of canaries) if (!kept.has(canary)) throw new Error(`lost: ${canary}`);
    const now = foreignText(world.engine.control);
    if (now !== foreign) throw new Error(`what is somebody else's was changed: ${foreign} -> ${now}`);
  }

  return {
    async begin(all) {
      life = all;
      const { engine } = all.world;
      isByHand = true;
      const body = { Image: 'app:1', HostConfig: { NetworkMode: 'none', RestartPolicy: { Name: 'always' } } };
      const { id } = await engine.containers.create('foreign', '', body, NEVER);
      await engine.containers.start(id, NEVER);
      engine.control.addVolume('foreign-data');
      engine.control.writeVolumeFile('foreign-data', '/canary', 'foreign');
      isByHand = false;
      foreign = foreignText(engine.control);
    },
    hear(happening) {
      const listen = hearing[happening.kind] as ((one: Happening) => void) | undefined;
      listen?.(happening);
    },
    call(kind, subject) {
      if (isByHand) return;
      mutating.push(`${kind} ${subject}`);
      if (subject.startsWith('foreign')) broken.push(`${kind} on ${subject}, which is somebody else's`);
    },
    async byHand(work) {
      isByHand = true;
      try {
        await work();
      } catch {
        // The engine refuses, or a fault is on: then nothing was done.
      } finally {
        isByHand = false;
      }
    },
    allowRewrite() {
      mayRewrite = true;
    },
    async quiet(all, when, wait, also) {
      const { world } = all;
      looksAsMeant(all, also);
      nothingIsLost(all);
      mutating = [];
      await wait();
      if (mutating.length > 0) throw new Error(`in the ${when}, with nothing to do: ${mutating.join(', ')}`);
      looksAsMeant(all, also);
      nothingIsLost(all);
      const { broken: link } = await world.audit.verify();
      if (link !== undefined) throw new Error(`audit: line ${link.line}: ${link.reason}`);
      if (broken.length > 0) throw new Error(broken.join('; '));
      if (world.bugs.length > 0)
        throw new Error(`bug: ${world.bugs.map(String).join('; ')}`, { cause: world.bugs[0] });
    },
    take() {
      const taken = counts;
      counts = { ...NONE };
      return taken;
    },
  };
}

/** On the engine, by its own words; gives data to who has none yet. */
function runsAsMeant({ world }: Life, { name, image, memory, canary }: Meant, canaries: Set<string>): void {
  const { control } = world.engine;
  const [web, db] = ['web', 'db'].map((service) => control.container(`${name}-${service}-1`));
  if (web?.state.status !== 'running' || db?.state.status !== 'running') {
    throw new Error(`${name} is not running: web ${web?.state.status}, db ${db?.state.status}`);
  }
  if (web.imageRef !== image) throw new Error(`${name} runs ${web.imageRef}, not ${image}`);
  const limit = Number(web.hostConfig['Memory'] ?? 0);
  if (limit !== memory * 1024 ** 2) throw new Error(`${name} may use ${limit} bytes, not ${memory} MB`);
  const found = control.readFile(`${name}-db-1`, '/data/canary');
  if (found === undefined && !canaries.has(canary)) {
    control.writeFile(`${name}-db-1`, '/data/canary', canary);
    canaries.add(canary);
  } else if (found !== canary) throw new Error(`the data of ${name} is ${found}, not ${canary}`);
}

function foreignText(control: Life['world']['engine']['control']): string {
  const { id, name, state, hostConfig } = control.container('foreign');
  const data = control.volumeFile('foreign-data', '/canary');
  return JSON.stringify({ id, name, status: state.status, config: digest(hostConfig), data });
}
