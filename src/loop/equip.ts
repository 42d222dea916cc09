// Keeper, crew and restores put together from what the wiring gives the daemon for backups.

import { createCalendar } from '../backup/schedule.ts';
import type { PeopleAndPolicies } from '../declare/people.ts';
import { createResolver } from '../declare/resolve.ts';
import { Failure } from '../model/failure.ts';
import type { FleetTarget } from '../model/fleet.ts';
import { engineId, type TargetName } from '../model/ref.ts';
import type { Source } from '../ports.ts';
import type { ArtefactStore, Jobs } from '../ports-backup.ts';
import { prove } from '../restore/prove.ts';
import { createAccess } from './backup-access.ts';
import type { Crew } from './backup-crew.ts';
import type { BackupsKeeper } from './backup-declared.ts';
import type { Shared } from './backup-parts.ts';
import type { BackupTools, Reveal } from './backup-tools.ts';
import { type Backups, createBackups } from './backups.ts';
import { createCrew } from './crew.ts';
import type { CrewGround } from './crew-ground.ts';
import type { Leases } from './leases.ts';
import type { DaemonParts } from './parts.ts';
import { createPitr } from './pitr.ts';
import { type ContextParts, contextFor } from './restore-context.ts';
import { createRestores } from './restores.ts';
import type { TargetState } from './state.ts';

export type EquipParts = {
  readonly parts: DaemonParts;
  readonly tools: BackupTools;
  readonly leases: Leases;
  readonly declared: BackupsKeeper;
  /** At the accepted revision. */
  readonly kept: Source;
  readonly people: () => PeopleAndPolicies;
  readonly targets: readonly { readonly target: TargetName; readonly state: TargetState }[];
};

export function equip(equipment: EquipParts): Backups {
  const { parts, tools, leases, declared, kept, people } = equipment;
  const { spine } = parts;
  let shared: Shared | undefined;
  const known = (): Shared => {
    if (shared === undefined) throw new Error('bug: backups are asked for before they are there');
    return shared;
  };
  const ground = groundOf(equipment, known);
  const line = { ...spine, source: kept, resolver: createResolver(), policies: () => people().policies };
  const context: Omit<ContextParts, 'shared'> = { ground, spine: line, journal: tools.restores };
  const crew = createCrew({
    ...ground,
    prove: async (how, of, policy, _destination, backup, tell, signal) => {
      const target = targetNamed(equipment, of.target);
      const on = await contextFor({ ...context, shared: known() }, target, tell, signal);
      const { assertions } = policy.verify;
      return await prove(on, { how, instance: of.instance, backup, assertions }, signal);
    },
  });
  const { journal } = tools;
  const { nonce, fleet } = spine;
  const calendar = createCalendar();
  return createBackups(
    { ...parts, crew, journal, nonce, calendar, leases, declared: declared.current },
    (own) => {
      shared = own;
      const around = { ...context, shared: own, fleet };
      const pitr = createPitr({
        ...around,
        walFolder: (of, source) => tools.walFolder(targetNamed(equipment, of.target), of.instance, source),
      });
      return { restores: createRestores(around), access: createAccess(around), pitr };
    },
  );
}

const NO_PROOF: Crew['prove'] = () => {
  throw new Error('bug: proofs are the crew’s');
};

function groundOf({ parts, tools, targets }: EquipParts, shared: () => Shared): CrewGround {
  const { spine, ledger } = parts;
  const reveal = revealFrom(targets);
  const stores = new Map<string, Promise<ArtefactStore>>();
  const jobs = new Map<TargetName, Jobs>();
  return {
    fleet: spine.fleet.name,
    targets: [...spine.fleet.targets.keys()],
    clock: spine.clock,
    ...{ spool: tools.spool, sealer: tools.sealer, guide: tools.guide, reveal, prove: NO_PROOF },
    store(destination) {
      // Another address, other keys: another place.
      const key = JSON.stringify([destination.place, destination.bytesPerSecond]);
      const found = stores.get(key) ?? tools.store(destination, reveal);
      stores.set(key, found);
      found.catch(() => stores.delete(key));
      return found;
    },
    jobs(name) {
      const found = jobs.get(name) ?? tools.jobs(targetNamed({ parts }, name), reveal);
      jobs.set(name, found);
      return found;
    },
    containers: (name) => spine.engine(targetNamed({ parts }, name)).containers,
    applied: (name) => spine.store.load(name),
    async image(name, reference, signal) {
      const found = await spine.engine(targetNamed({ parts }, name)).images.inspect(reference, signal);
      return found && engineId(found.Id);
    },
    isKnown: (name) => ledger.read().backups.last.some(({ at }) => name in at),
    expected(instance, policy) {
      const last = ledger
        .read()
        .backups.last.find((one) => one.instance === instance && one.policy === policy);
      return Math.max(0, ...Object.values(last?.at ?? {}).map(({ bytes }) => bytes));
    },
    living() {
      const { goings, inUse } = shared();
      const queued = ledger.read().backups.queue.map(({ backup }) => backup);
      return new Set([...[...goings.values()].map(({ living }) => living.run), ...inUse, ...queued]);
    },
  };
}

function targetNamed({ parts }: Pick<EquipParts, 'parts'>, name: TargetName): FleetTarget {
  const found = parts.spine.fleet.targets.get(name);
  if (found !== undefined) return found;
  throw new Failure('target/unknown', `the fleet has no target ${name}`);
}

/** Every look opens all secrets that are declared: whichever was last on any target. */
function revealFrom(targets: EquipParts['targets']): Reveal {
  return (name) => {
    let last: unknown;
    for (const { state } of targets) {
      if (state.opened === undefined) continue;
      try {
        return state.opened.secrets.reveal(name);
      } catch (error) {
        last = error;
      }
    }
    throw (
      last ?? new Failure('desk/not-looked', 'secrets are not known before the first look', { retry: 'soon' })
    );
  };
}
