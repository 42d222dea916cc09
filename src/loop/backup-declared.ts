// What the accepted commit says of backups, with the instances that the targets know: what is declared and
// wrong now stays as it was last known, so that a slip in a file stops no backup and forgets none.

import { backupsOf } from '../declare/backups.ts';
import type { ParseTree } from '../declare/parse.ts';
import type { Backups } from '../model/backup.ts';
import type { Fleet } from '../model/fleet.ts';
import type { Subject } from '../model/person.ts';
import { type Commit, instanceName, type TargetName } from '../model/ref.ts';
import type { Revision } from '../model/source.ts';
import type { Source } from '../ports.ts';
import type { DeclaredBackups, Kept } from './backup-crew.ts';
import type { TargetState } from './state.ts';

export type DeclaredParts = {
  readonly fleet: Fleet;
  readonly source: Source;
  readonly parse: ParseTree;
  readonly targets: readonly { readonly target: TargetName; readonly state: TargetState }[];
};

export type BackupsKeeper = {
  /** Reads what a revision says; the newest that was asked for has the last word. */
  look(revision: Revision, signal: AbortSignal): Promise<void>;
  /** Undefined: no revision was read yet. */
  current(): DeclaredBackups | undefined;
};

export function createBackupsKeeper(parts: DeclaredParts): BackupsKeeper {
  let read: { readonly commit: Commit; readonly backups: Backups } | undefined;
  let turn: Promise<unknown> = Promise.resolve();
  async function look(revision: Revision, signal: AbortSignal): Promise<void> {
    const tree = await parts.source.tree(revision, signal);
    const backups = backupsOf(parts.parse(tree, parts.fleet).declarations, parts.fleet);
    read = { commit: revision.commit, backups: goingOn(read?.backups, backups) };
  }
  return {
    look(revision, signal) {
      const mine = turn.then(() => look(revision, signal));
      turn = mine.catch(() => undefined);
      return mine;
    },
    current: () => read && declaredOf(read.commit, read.backups, parts),
  };
}

/** Those that are held, and those that may only be unreadable, as they were. */
function goingOn(before: Backups | undefined, now: Backups): Backups {
  if (before === undefined) return now;
  const { held, isIncomplete } = now;
  const kept = <T>(was: ReadonlyMap<string, T>, is: ReadonlyMap<string, T>, names: ReadonlySet<string>) =>
    new Map([...[...was].filter(([name]) => isIncomplete || names.has(name)), ...is]);
  return {
    ...now,
    destinations: kept(before.destinations, now.destinations, held.destinations),
    policies: kept(before.policies, now.policies, held.policies),
    dataSources: kept(before.dataSources, now.dataSources, held.dataSources),
  };
}

function declaredOf(commit: Commit, backups: Backups, { targets }: DeclaredParts): DeclaredBackups {
  const { destinations, policies, dataSources, held, isIncomplete } = backups;
  const isHeld = held.destinations.size + held.policies.size + held.dataSources.size > 0;
  return {
    commit,
    policies: [...policies.values()],
    destinations,
    kept: [
      ...targets.flatMap(({ target, state }) => instancesOf(target, state)),
      ...[...dataSources.values()].map((dataSource): Kept => {
        const { name, target } = dataSource;
        const instance = instanceName(name);
        return { kind: 'data-source', instance, target, subjects: [{ target }], dataSource };
      }),
    ],
    isWhole: !isIncomplete && !isHeld && targets.every(({ state }) => state.isLookedAt),
  };
}

function instancesOf(target: TargetName, { views }: TargetState): readonly Kept[] {
  return [...views.values()].flatMap(({ name: instance, declared }): readonly Kept[] => {
    if (declared === undefined || declared.state === 'ignored') return [];
    const subject: Subject = { instance, target };
    const subjects = declared.team === undefined ? [subject] : [{ ...subject, team: declared.team }];
    return [{ kind: 'instance', instance, target, subjects, desired: declared }];
  });
}
