// The fleet as its daemon sees it: where the source and the targets stand, how old that is, and each
// instance with everything that keeps it from being as declared. Pure.

import type { FleetStatus, Freshness, InstanceStatus } from '../model/condition.ts';
import type { Keep, Pin, PlanId, Trouble } from '../model/ledger.ts';
import { safeLine } from '../model/safe-text.ts';
import { columns } from './columns.ts';
import { age, obstacleLine, time } from './obstacle-words.ts';

/** Source, targets, instances, what waits for people. */
export function fleetText(status: FleetStatus): string {
  const { instances, problems, waiting } = status;
  const rows = instances.flatMap((one) => [
    [one.instance, one.target, one.reason, revision(one), safeLine(one.message)],
  ]);
  const table =
    rows.length === 0
      ? 'Nothing is declared and nothing is on record.'
      : columns([['INSTANCE', 'TARGET', 'STATUS', 'REVISION', 'MESSAGE'], ...rows]);
  const notes = [
    ...(problems.length === 0
      ? []
      : [
          `${problems.length} problem${problems.length === 1 ? '' : 's'} in the declarations: see shipshape validate`,
        ]),
    ...waiting.map((id) => `Plan ${id} waits for people: see shipshape plans ${id}`),
    ...backupNotes(status),
  ];
  return [...freshnessLines(status), '', table, ...(notes.length === 0 ? [] : ['', ...notes])].join('\n');
}

/** Only what is not as promised: see `backup list --status` for the rest. */
function backupNotes({ backups }: FleetStatus): readonly string[] {
  return backups
    .filter(({ isProtected }) => !isProtected)
    .map(({ instance, policy, reason, message }) =>
      safeLine(`Backups of ${instance} (${policy}) ${reason}: ${message}`),
    );
}

/** `git main at c0ffee01, 12 s ago`; one line for each target. */
export function freshnessLines({
  source,
  targets,
}: Pick<FleetStatus, 'source' | 'targets'>): readonly string[] {
  const at = source.accepted === undefined ? 'no commit accepted yet' : `at ${source.accepted.slice(0, 8)}`;
  const { refused } = source;
  return [
    `source ${safeLine(source.branch) || 'folder'} ${at}, ${ageWords(source.freshness)}`,
    ...(refused === undefined ? [] : refusedLines(refused)),
    ...targets.map(({ target, freshness, events, running }) => {
      const doing = running === undefined ? '' : `, run ${running.run} since ${time(running.since)}`;
      const cut = events === 'cut' ? ', no events' : '';
      return `target ${target} ${ageWords(freshness)}${cut}${doing}`;
    }),
  ];
}

/** Why the newest is no basis, and what a person can do; a branch that is gone is no commit to accept. */
function refusedLines({
  commit,
  code,
  reason,
}: NonNullable<FleetStatus['source']['refused']>): readonly string[] {
  const why = `${safeLine(reason)} (${safeLine(code)})`;
  if (!/^[0-9a-f]{7,}$/.test(commit)) return [`  ${why}`];
  const short = commit.slice(0, 8);
  return [
    `  ${short} is refused: ${why}`,
    `  push a commit that mends it, or take it as it is: shipshape accept ${short} --reason WHY`,
  ];
}

function ageWords({ ageMs, isStale, failure }: Freshness): string {
  const seen = ageMs === undefined ? 'never seen' : `seen ${age(ageMs)} ago`;
  return `${seen}${isStale ? ': stale' : ''}${failure === undefined ? '' : ` (${safeLine(failure)})`}`;
}

function revision({ appliedCommit, desiredCommit, attemptedCommit }: InstanceStatus): string {
  const applied = appliedCommit?.slice(0, 8) ?? '-';
  const next = attemptedCommit ?? desiredCommit;
  return next === undefined || next === appliedCommit ? applied : `${applied} -> ${next.slice(0, 8)}`;
}

export type InstanceDetail = {
  readonly status: InstanceStatus;
  readonly keeps: readonly Keep[];
  readonly pin: Pin | null;
  readonly trouble: Trouble | null;
  readonly plans: readonly PlanId[];
};

/** Everything about one instance. */
export function instanceText({ status, keeps, pin, trouble, plans }: InstanceDetail): string {
  const { obstacles, containers, drift } = status;
  const facts: readonly (readonly [string, string | undefined])[] = [
    ['instance', status.instance],
    ['target', status.target],
    ['team', status.team],
    ['status', `${status.reason}${status.message === '' ? '' : `: ${safeLine(status.message)}`}`],
    ['revision', revision(status)],
    ['last change', status.lastChangeAt && time(status.lastChangeAt)],
  ];
  const list = (title: string, lines: readonly string[]) =>
    lines.length === 0 ? [] : ['', `${title}:`, ...lines.map((line) => `  ${line}`)];
  return [
    ...facts.flatMap(([name, value]) => (value === undefined ? [] : [`${`${name}:`.padEnd(13)}${value}`])),
    ...list(
      'containers',
      containers.map(
        ({ address, state, health }) =>
          `${address}  ${state}, ${health === 'none' || health === '' ? 'no health check' : health}`,
      ),
    ),
    ...list(
      'drift',
      drift.map((line) => safeLine(line)),
    ),
    ...list('in the way', obstacles.map(obstacleLine)),
    ...list('kept', keeps.map(keepLine)),
    ...list('pinned', pin === null ? [] : [safeLine(`to ${pin.commit} by ${pin.by}: ${pin.reason}`)]),
    ...list('trouble', troubleLines(trouble)),
    ...list(
      'plans that wait',
      plans.map((id) => `${id}: see shipshape plans ${id}`),
    ),
  ].join('\n');
}

function troubleLines(trouble: Trouble | null): readonly string[] {
  if (trouble === null) return [];
  const { failures, message, correction, retryAt } = trouble;
  const again = retryAt === undefined ? '' : `; tried again at ${time(retryAt)}`;
  return [
    ...(failures === 0
      ? []
      : [
          `failed ${failures === 1 ? 'once' : `${failures} times in a row`}: ${safeLine(message ?? '')}${again}`,
        ]),
    ...(correction === undefined
      ? []
      : [
          safeLine(
            `put right ${correction.count === 1 ? 'once' : `${correction.count} times in a row`}, last at ${time(correction.at)}: ${correction.fields.join(', ')}`,
          ),
        ]),
  ];
}

/** `held by ana (ssh-key SHA256:…) at … until …: restoring`. */
export function keepLine({ kind, scope, by, how, at, until, reason }: Keep): string {
  const what =
    scope.kind === 'instance'
      ? scope.instance
      : scope.kind === 'target'
        ? `target ${scope.target}`
        : 'the fleet';
  const verb = kind === 'hold' ? 'held' : 'suspended';
  const end = until === undefined ? 'until resumed' : `until ${time(until)}`;
  return safeLine(`${what} ${verb} by ${by} (${how}) at ${time(at)} ${end}: ${reason}`);
}
