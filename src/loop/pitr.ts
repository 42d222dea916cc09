// Changes of servers kept as they are made, where a policy asks for it: the receiver is there, what it has goes to
// the first destination of the policy, bases are taken when they are due and go when nothing promised needs
// them. One that cannot be kept is told once, and tried again; it holds up nobody else.

import { sourcesFor } from '../backup/select.ts';
import type { BackupPolicy, Destination, Source, StoredBackup } from '../model/backup.ts';
import { Failure } from '../model/failure.ts';
import type { Fleet } from '../model/fleet.ts';
import { timeText } from '../model/time.ts';
import type { WalFolder } from '../ports-backup.ts';
import { isBase, keepChanges, neededBases, type Window, windowOfBackup } from '../restore/pitr.ts';
import { type Receiving, sweepReceivers } from '../restore/receiver.ts';
import { segmentsAt } from '../restore/wal-ship.ts';
import type { Kept, Order } from './backup-crew.ts';
import { newBackupId, reasonOf, type Shared } from './backup-parts.ts';
import { pairsOf } from './backup-status.ts';
import { type CrewGround, groundFor, recordOf } from './crew-ground.ts';
import type { ContextParts } from './restore-context.ts';

export type PitrParts = ContextParts & {
  readonly fleet: Fleet;
  /** Undefined: the engine is on another machine, and its folders are not here. */
  readonly walFolder: (of: Kept, source: string) => Promise<WalFolder | undefined>;
};

export type Pitr = {
  run(signal: AbortSignal): Promise<void>;
  /** What was offered at the last turn, by instance. */
  windows(): ReadonlyMap<string, Window>;
};

const IDLE_MS = 15_000;

export function createPitr(parts: PitrParts): Pitr {
  const windows = new Map<string, Window>();
  const told = new Map<string, string>();
  const dueAt = new Map<string, number>();
  return {
    windows: () => windows,
    async run(signal) {
      const { shared } = parts;
      while (!signal.aborted) {
        for (const pair of pairsWith(shared)) {
          const key = `${pair.of.instance}/${pair.policy.name}`;
          if ((dueAt.get(key) ?? 0) > shared.clock.now()) continue;
          dueAt.set(key, shared.clock.now() + pair.pitr.uploadMs);
          await turn(parts, pair, windows, told, signal);
        }
        await sweep(parts, windows, signal);
        await shared.clock.sleep(IDLE_MS, signal).catch(() => undefined);
      }
    },
  };
}

/** What no policy asks for any more goes; while something cannot be read, nothing does. */
async function sweep(parts: PitrParts, windows: Map<string, Window>, signal: AbortSignal): Promise<void> {
  const { shared, spine, ground, fleet } = parts;
  if (shared.declared()?.isWhole !== true) return;
  const wanted = new Set(pairsWith(shared).map(({ of, pitr }) => `${of.instance}/${pitr.source}`));
  for (const target of fleet.targets.values()) {
    const job = groundFor(ground, { target: target.name, run: 'pitr-sweep', instance: target.name });
    const of = { engine: spine.engine(target), fleet: ground.fleet, seal: spine.seal, ground: job };
    try {
      const gone = await sweepReceivers(of, (receiver) => wanted.has(receiver), signal);
      for (const name of gone) windows.delete(name.split('/')[0] ?? '');
    } catch (error) {
      // A target that is down has it at a later turn.
      if (!(error instanceof Failure)) throw error;
    }
  }
}

type Pair = {
  readonly policy: BackupPolicy;
  readonly pitr: NonNullable<BackupPolicy['pitr']>;
  readonly of: Extract<Kept, { readonly kind: 'instance' }>;
};

function pairsWith({ declared }: Shared): readonly Pair[] {
  const known = declared();
  if (known === undefined) return [];
  return pairsOf(known).flatMap(({ policy, of }) =>
    policy.pitr === undefined || of.kind !== 'instance' ? [] : [{ policy, pitr: policy.pitr, of }],
  );
}

/** Never throws but for a bug. */
async function turn(
  parts: PitrParts,
  pair: Pair,
  windows: Map<string, Window>,
  told: Map<string, string>,
  signal: AbortSignal,
): Promise<void> {
  const { shared } = parts;
  const { instance } = pair.of;
  const policy = pair.policy.name;
  let message = '';
  try {
    const { window } = await kept(parts, pair, signal);
    if (window === undefined) windows.delete(instance);
    else windows.set(instance, window);
  } catch (error) {
    if (signal.aborted) return;
    if (!(error instanceof Failure)) throw error;
    message = `changes are not kept: ${reasonOf(error, shared)}`;
  }
  if (told.get(instance) === message || (message === '' && !told.has(instance))) return;
  told.set(instance, message);
  const reason = message === '' ? 'Protected' : 'BackupFailed';
  shared.events.tell({
    kind: 'backup.condition',
    instance,
    policy,
    reason,
    message: message || 'changes are kept',
  });
}

async function kept(parts: PitrParts, pair: Pair, signal: AbortSignal) {
  const { shared, ground } = parts;
  const source = sourceOf(pair);
  const destination = destinationOf(shared, pair);
  const receiving = await receivingOf(parts, pair, source, signal);
  const folder = await parts.walFolder(pair.of, source.name);
  if (folder === undefined) {
    throw new Failure(
      'pitr/elsewhere',
      `the engine of ${pair.of.instance} is on another machine: its changes cannot be read here`,
    );
  }
  await takeDue(shared, pair, source, destination, signal);
  const bases = await basesAt(shared, pair, destination, signal);
  const system = bases.at(-1)?.manifest.facts[source.name]?.['systemIdentifier'];
  if (system === undefined)
    throw new Failure('pitr/no-base', 'there is no base that changes could go on from', { retry: 'soon' });
  const store = await ground.store(destination);
  const owner = { fleet: ground.fleet, instance: pair.of.instance };
  const { clock, sealer } = ground;
  const shipping = { folder, store, sealer, recipients: destination.recipients, owner, system, clock };
  const turned = await keepChanges(
    { shipping, receiving: { ...receiving, folder: folder.path }, pitr: pair.pitr, bases },
    signal,
  );
  await removeOld(shared, pair, destination, bases, signal);
  return turned;
}

type DatabaseSource = Extract<Source, { readonly kind: 'database' }>;

function sourceOf({ policy, pitr, of }: Pair): DatabaseSource {
  const all = sourcesFor(policy, of.desired);
  const found = all.ok ? all.value.find(({ name }) => name === pitr.source) : undefined;
  if (found?.kind === 'database' && found.engine === 'postgres') return found;
  throw new Failure('pitr/no-source', `${pitr.source} of ${of.instance} is no source of PostgreSQL`);
}

function destinationOf({ declared }: Shared, { policy }: Pair): Destination {
  const name = policy.destinations[0]?.destination ?? '';
  const found = declared()?.destinations.get(name);
  if (found !== undefined) return found;
  throw new Failure('backup/no-destination', `no destination ${name} is declared`);
}

async function receivingOf(
  { ground, spine, fleet }: PitrParts,
  { of, pitr, policy }: Pair,
  source: DatabaseSource,
  signal: AbortSignal,
): Promise<Omit<Receiving, 'folder'>> {
  signal.throwIfAborted();
  const target = fleet.targets.get(of.target);
  const record = await recordOf(ground, of);
  const container = Object.values(record.containers).find(({ spec }) => spec.service === source.service);
  if (target === undefined || container === undefined) {
    throw new Failure('backup/not-applied', `${of.instance} has no container of ${source.service}`, {
      retry: 'later',
    });
  }
  return {
    ...{ engine: spine.engine(target), fleet: ground.fleet, seal: spine.seal, nonce: spine.nonce },
    secrets: { reveal: ground.reveal },
    ground: groundFor(ground, {
      target: of.target,
      run: `pitr-${of.instance}`,
      instance: of.instance,
      limits: policy.limits,
    }),
    instance: of.instance,
    server: { container: container.id, image: container.imageId, source },
    maxBehindBytes: pitr.maxBehindBytes,
  };
}

/** Backups of servers' files have a policy of their own name, so that no other retention counts them. */
function baseName({ name }: BackupPolicy): string {
  return `${name}.base`;
}

async function basesAt(
  { crew }: Shared,
  { policy, of }: Pair,
  destination: Destination,
  signal: AbortSignal,
): Promise<readonly StoredBackup[]> {
  const all = await crew.list(destination, of.instance, signal);
  return all.filter((one) => isBase(one) && one.manifest.policy === baseName(policy));
}

/** A base when a slot has come since the last one, or there is none. */
async function takeDue(
  shared: Shared,
  pair: Pair,
  source: DatabaseSource,
  destination: Destination,
  signal: AbortSignal,
): Promise<void> {
  const { calendar, clock, leases, crew, declared } = shared;
  const { policy, of, pitr } = pair;
  const last = (await basesAt(shared, pair, destination, signal)).at(-1);
  const after = last === undefined ? undefined : Date.parse(last.manifest.beganAt);
  if (after !== undefined && (calendar.next(pitr.base, after) ?? Number.POSITIVE_INFINITY) > clock.now())
    return;
  const run = newBackupId(shared);
  const lease = leases.take([of.instance], {
    kind: 'backup',
    what: `base ${run}`,
    since: timeText(clock.now()),
  });
  // Whoever has it will be done; the next turn asks again.
  if (lease === undefined) return;
  shared.inUse.add(run);
  const order: Order = {
    ...{
      run,
      of,
      policy: { ...policy, name: baseName(policy) },
      sources: [source],
      destinations: [destination],
    },
    ...{ trigger: 'base', commit: declared()?.commit ?? ('' as Order['commit']), base: pitr },
  };
  try {
    await crew.take(order, () => undefined, signal);
    await crew.send(run, of.instance, destination, () => undefined, signal);
  } finally {
    await crew.drop(run).catch(() => undefined);
    shared.inUse.delete(run);
    lease.release();
  }
}

async function removeOld(
  { crew, clock }: Shared,
  { pitr }: Pair,
  destination: Destination,
  bases: readonly StoredBackup[],
  signal: AbortSignal,
): Promise<void> {
  const needed = new Set(neededBases(bases, clock.now() - pitr.windowMs));
  for (const base of bases) {
    if (!needed.has(base))
      await crew.remove(destination, base, 'no moment that is promised needs it', signal);
  }
}

/** What restores ask: the windows of a backup's sources at a destination. */
export async function windowsAt(
  ground: CrewGround,
  destination: Destination,
  backup: StoredBackup,
  signal: AbortSignal,
): Promise<Readonly<Record<string, Window>>> {
  if (!isBase(backup)) return {};
  const kept = await segmentsAt(await ground.store(destination), backup.manifest, signal);
  return Object.fromEntries(
    backup.manifest.sources.flatMap(({ name }) => {
      const window = windowOfBackup(backup, name, kept);
      return window === undefined ? [] : [[name, window]];
    }),
  );
}
