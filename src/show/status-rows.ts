// How every instance stands, from the same plan that would put it right: one comparator for status, plan,
// diff and exit codes. Pure; the words of the table and its JSON come from the same rows.

import type { AppliedInstance, AppliedTarget } from '../model/applied.ts';
import type { Desired, DesiredInstance } from '../model/desired.ts';
import type { LiveContainer, Observed } from '../model/observed.ts';
import type { Change, Note, Plan } from '../model/plan.ts';
import type { InstanceName, TargetName } from '../model/ref.ts';
import { safeLine } from '../model/safe-text.ts';
import { columns } from './columns.ts';
import { noteWords } from './words.ts';

/**
 * `Ready`: runs as declared. `Pending`: declared changes are not applied. `Drifted`: live state left what was
 * applied. `Failed`: the last attempt did not work. `BadDeclaration`: its declaration is bad, its last good state stays.
 * `Undeclared`: runs, and nothing declares it any more. `Unhealthy`: as declared, and not well. `Ignored`:
 * declared to be left exactly as it is.
 */
export type Standing =
  | 'Ready'
  | 'Pending'
  | 'Drifted'
  | 'Failed'
  | 'BadDeclaration'
  | 'Undeclared'
  | 'Unhealthy'
  | 'Ignored';

export type StatusRow = {
  readonly instance: InstanceName;
  readonly target: TargetName;
  readonly standing: Standing;
  /** Containers that run and are not unhealthy, or ran to their end as they should, of those that there should be. */
  readonly running: number;
  readonly declared: number;
  /** The commit that was last applied; undefined: never. */
  readonly commit: string | undefined;
  /** The commit of the last attempt, when that did not work. */
  readonly attempted: string | undefined;
  readonly appliedAt: string | undefined;
  readonly message: string;
};

export type StatusInput = {
  readonly target: TargetName;
  readonly desired: Desired;
  readonly observed: Observed;
  readonly applied: AppliedTarget | undefined;
  readonly plan: Plan;
};

/** One row for each instance that is declared, held or on record, by name. */
export function statusRows(input: StatusInput): readonly StatusRow[] {
  const names = new Set<InstanceName>([
    ...input.desired.instances.map(({ name }) => name),
    ...input.desired.held,
    ...Object.values(input.applied?.instances ?? {}).map(({ name }) => name),
  ]);
  return [...names].sort().map((name) => row(input, name));
}

function row(input: StatusInput, name: InstanceName): StatusRow {
  const { desired, applied, observed, plan, target } = input;
  const declared = desired.instances.find((one) => one.name === name);
  const recorded = applied?.instances[name];
  const live = observed.containers.filter(
    ({ ownership }) => ownership.kind === 'ours' && ownership.instance === name,
  );
  const changes = plan.changes.filter((change) => change.instance === name);
  const held = desired.held.includes(name);
  const { standing, message } = held
    ? {
        standing: 'BadDeclaration' as const,
        message: 'its declaration is bad; its last good state is left as it is',
      }
    : stand(declared, recorded, changes, live);
  return {
    instance: name,
    target,
    standing,
    running: live.filter((one) => isMeant(one, declared) && isWell(one, declared)).length,
    declared: declared?.containers.length ?? Object.keys(recorded?.containers ?? {}).length,
    commit: recorded?.partial === true ? undefined : recorded?.commit,
    attempted: recorded?.failure?.commit,
    appliedAt: recorded?.partial === true ? undefined : recorded?.at,
    message: safeLine(message),
  };
}

function stand(
  declared: DesiredInstance | undefined,
  recorded: AppliedInstance | undefined,
  changes: readonly Change[],
  live: readonly LiveContainer[],
): { readonly standing: Standing; readonly message: string } {
  if (declared === undefined) return { standing: 'Undeclared', message: 'nothing declares it any more' };
  if (declared.state === 'ignored') return { standing: 'Ignored', message: 'left exactly as it is' };
  // What was approved still runs when its tag has moved: worth a word, and no drift.
  const moved = changes.filter(({ action, note }) => action === 'report' && note?.kind === 'image-pinned');
  const open = changes.filter((one) => !moved.includes(one) && one.note?.kind !== 'held');
  const isDrift = (change: Change) => change.causes.some(({ kind }) => kind === 'drift');
  if (recorded?.failure !== undefined && open.length > 0) {
    return { standing: 'Failed', message: recorded.failure.message };
  }
  const drifted = open.filter(isDrift);
  if (drifted.length > 0) return { standing: 'Drifted', message: summary(drifted) };
  if (open.length > 0) return { standing: 'Pending', message: summary(open) };
  const unwell = live.filter(({ health }) => health === 'unhealthy');
  if (unwell.length > 0) {
    return { standing: 'Unhealthy', message: unwell.map(({ name }) => `${name} is unhealthy`).join(', ') };
  }
  const rests = declared.state === 'running' ? [] : [`declared ${declared.state}`];
  return { standing: 'Ready', message: [...rests, summary(moved)].filter(Boolean).join('; ') };
}

/** `db: memory, restart; web: missing`. */
function summary(changes: readonly Change[]): string {
  return changes
    .map(({ address, fields, action, note }) => {
      const [, kind, name] = address.split('/');
      const what =
        action === 'report' && note !== undefined
          ? reportWords(
              note,
              fields.map(({ path }) => path),
            )
          : fields.length === 0 || action === 'create'
            ? action
            : fields.map(({ path }) => path).join(', ');
      return `${kind === 'container' ? name : `${kind} ${name}`}: ${what}`;
    })
    .join('; ');
}

function reportWords(note: Note, fields: readonly string[]): string {
  if (note.kind === 'drift-warn' && fields.length > 0) return `${fields.join(', ')} (only reported)`;
  return note.kind === 'image-pinned' ? `${note.reference} names another image now` : noteWords(note);
}

/** What a declaration left out runs until what takes its place is well, and counts for nothing. */
function isMeant({ ownership }: LiveContainer, declared: DesiredInstance | undefined): boolean {
  if (declared === undefined) return true;
  return (
    ownership.kind === 'ours' && declared.containers.some(({ address }) => address === ownership.address)
  );
}

function isWell(
  { state, health, exitCode, ownership }: LiveContainer,
  declared: DesiredInstance | undefined,
) {
  const address = ownership.kind === 'ours' ? ownership.address : undefined;
  const oneShot = declared?.containers.find((spec) => spec.address === address)?.oneShot ?? false;
  if (oneShot && state === 'exited') return exitCode === 0;
  return state === 'running' && health !== 'unhealthy';
}

/** Columns: instance, target, standing, containers, revision, message. */
export function statusText(rows: readonly StatusRow[]): string {
  const table = [
    ['INSTANCE', 'TARGET', 'STATUS', 'RUNNING', 'REVISION', 'MESSAGE'],
    ...rows.map((one) => [
      one.instance,
      one.target,
      one.standing,
      `${one.running}/${one.declared}`,
      one.commit?.slice(0, 8) ?? '-',
      safeLine(one.standing === 'Failed' ? `${triedWords(one)}${one.message}` : one.message),
    ]),
  ];
  return columns(table);
}

/** What runs is of another commit than what did not work. */
function triedWords({ commit, attempted }: StatusRow): string {
  return attempted === undefined || attempted === commit ? '' : `${attempted.slice(0, 8)} failed: `;
}
