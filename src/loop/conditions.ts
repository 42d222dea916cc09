// Everything that is known, as one status. The one word of an instance is the gravest that applies; what
// keeps it from converging is named in full beside it, and only an instance that is as declared is Ready.

import type { InstanceStatus, Obstacle, Reason } from '../model/condition.ts';
import type { FieldDiff } from '../model/plan.ts';
import type { TargetName } from '../model/ref.ts';
import { unreachable } from '../model/result.ts';
import { masked } from '../show/mask.ts';
import { backupWords, time } from '../show/obstacle-words.ts';
import { noteWords } from '../show/words.ts';
import { driftOf, type InstanceView } from './view.ts';

export type Surroundings = {
  readonly target: TargetName;
  /** Why the target cannot be looked at now. */
  readonly unseen: string | undefined;
  /** A run goes on that is about this instance. */
  readonly isRunning: boolean;
  /** Plans that wait for people and are about this instance, with what is missing. */
  readonly waiting: readonly { readonly plan: string; readonly missing: string }[];
};

export function instanceStatus(view: InstanceView, around: Surroundings): InstanceStatus {
  const obstacles = obstaclesOf(view, around);
  const { reason, message } = gravest(view, obstacles, around);
  const { applied, declared } = view;
  return {
    instance: view.name,
    target: around.target,
    team: declared === undefined ? view.formerly?.team : declared.team,
    ...otherwise(view),
    reason,
    message,
    isReady: reason === 'Ready',
    obstacles,
    desiredCommit: view.standIn?.commit ?? view.commit,
    appliedCommit: applied?.commit,
    attemptedCommit: applied?.failure?.commit ?? applied?.commit,
    drift: driftOf(view).flatMap(({ address, action, fields }) =>
      fields.length === 0 ? [`${address} ${action}`] : fields.map((field) => `${address} ${diffText(field)}`),
    ),
    containers: view.live.flatMap(({ ownership, state, health }) =>
      ownership.kind === 'ours' ? [{ address: ownership.address, state, health }] : [],
    ),
    lastChangeAt: applied?.at,
  };
}

/** On record under another name or as another team's: the declaration alone changes neither. */
function otherwise({ name, declared, formerly }: InstanceView): Pick<InstanceStatus, 'formerly'> {
  if (formerly === undefined || declared === undefined) return {};
  const { name: instance, team } = formerly;
  return instance === name && team === declared.team ? {} : { formerly: { instance, team } };
}

function diffText(field: FieldDiff): string {
  const { before, after } = masked(field);
  return `${field.path}: ${JSON.stringify(before ?? null)} -> ${JSON.stringify(after ?? null)}`;
}

function obstaclesOf(view: InstanceView, { unseen, waiting }: Surroundings): readonly Obstacle[] {
  const all: Obstacle[] = [...view.obstacles];
  if (unseen !== undefined) all.push({ kind: 'target-unseen', message: unseen });
  if (view.isBad) all.push({ kind: 'bad-declaration', problems: view.problems });
  for (const { plan, missing } of waiting) all.push({ kind: 'awaiting-approval', plan, missing });
  for (const { action, address, note } of view.changes) {
    if (action !== 'report' || QUIET_NOTES.has(note?.kind ?? '')) continue;
    all.push({ kind: 'reported', address, words: note === undefined ? 'differs' : noteWords(note) });
  }
  return all;
}

/** Said of data that is kept, of what is held for reasons that are named anyway, and of what a person told to leave. */
const QUIET_NOTES: ReadonlySet<string> = new Set([
  'volume-kept',
  'volume-again',
  'volume-moves',
  'held',
  'drift-off',
]);

const ORDER: readonly Reason[] = [
  'Unknown',
  'Stalled',
  'Failed',
  'BadDeclaration',
  'BlockedBy',
  'AwaitingApproval',
  'Suspended',
  'Held',
  'Pinned',
  'Drifted',
  'Reconciling',
  'Unhealthy',
  'Ignored',
  'Ready',
];

type Finding = { readonly reason: Reason; readonly message: string };

function gravest(view: InstanceView, obstacles: readonly Obstacle[], around: Surroundings): Finding {
  const found = [...obstacles.map(findingOf), ...ownFindings(view, around)];
  const [first] = found.toSorted((a, b) => ORDER.indexOf(a.reason) - ORDER.indexOf(b.reason));
  if (first === undefined) return { reason: 'Ready', message: 'as declared' };
  const { strayed } = view;
  if (strayed !== undefined && first.reason !== 'Drifted') {
    return { ...first, message: `${first.message}; meanwhile ${strayed} not as last applied` };
  }
  const off = KEPT.has(first.reason) && view.changes.some(({ action }) => action !== 'report');
  return off ? { ...first, message: `${first.message}; ${leftWords(view)}` } : first;
}

/** Reasons that say why nothing is done: what would be done is told with them. */
const KEPT: ReadonlySet<Reason> = new Set(['Suspended', 'Held', 'Pinned']);

function leftWords(view: InstanceView): string {
  const count = view.changes.filter(({ action }) => action !== 'report').length;
  const drifted = driftOf(view).length;
  return drifted > 0 ? `${drifted} not as applied` : `${count} to change`;
}

function ownFindings(view: InstanceView, { isRunning }: Surroundings): readonly Finding[] {
  const found: Finding[] = [];
  const { applied, declared, changes, live } = view;
  if (applied?.failure !== undefined) found.push({ reason: 'Failed', message: applied.failure.message });
  if (declared?.state === 'ignored') found.push({ reason: 'Ignored', message: 'left alone, as declared' });
  const acting = changes.filter(({ action }) => action !== 'report');
  const drifted = driftOf(view).length;
  if (drifted > 0) found.push({ reason: 'Drifted', message: `${drifted} differ from what was applied` });
  if (isRunning) found.push({ reason: 'Reconciling', message: 'being changed' });
  else if (acting.length > 0) {
    found.push({ reason: 'Reconciling', message: `${acting.length} to change` });
  }
  const ill = live.filter(({ health }) => health === 'unhealthy').map(({ name }) => name);
  if (ill.length > 0) found.push({ reason: 'Unhealthy', message: `unhealthy: ${ill.join(', ')}` });
  return found;
}

function findingOf(obstacle: Obstacle): Finding {
  switch (obstacle.kind) {
    case 'target-unseen':
      return { reason: 'Unknown', message: obstacle.message };
    case 'stalled':
      return {
        reason: 'Stalled',
        message: `put right ${obstacle.count} times in a row: ${obstacle.fields.join(', ')}`,
      };
    case 'backoff':
      return { reason: 'Failed', message: `${obstacle.message}; tried again at ${time(obstacle.until)}` };
    case 'rolled-back':
      return { reason: 'Failed', message: `rolled back: ${obstacle.message}` };
    case 'bad-declaration':
      return { reason: 'BadDeclaration', message: problemText(obstacle.problems) };
    case 'admission':
      return { reason: 'BadDeclaration', message: `not admitted: ${obstacle.rules.join(', ')}` };
    case 'blocked-by':
      return { reason: 'BlockedBy', message: `waits for ${obstacle.on}` };
    case 'awaiting-approval':
      return { reason: 'AwaitingApproval', message: `plan ${obstacle.plan} waits for ${obstacle.missing}` };
    case 'budget':
      return {
        reason: 'AwaitingApproval',
        message: `${obstacle.removed} of ${obstacle.total} instances would be removed at once`,
      };
    case 'upgrade':
      return {
        reason: 'AwaitingApproval',
        message: `shipshape ${obstacle.to} would change what ${obstacle.from} left, and no commit asks for it`,
      };
    case 'window':
      return {
        reason: 'Suspended',
        message: `the window of policy ${obstacle.policy} opens ${obstacle.opens === undefined ? 'never' : time(obstacle.opens)}`,
      };
    case 'backup':
      return { reason: 'Suspended', message: backupWords(obstacle) };
    case 'suspended':
      return { reason: 'Suspended', message: keepText(obstacle) };
    case 'held':
      return { reason: 'Held', message: keepText(obstacle) };
    case 'pinned':
      return {
        reason: 'Pinned',
        message: `follows ${obstacle.commit.slice(0, 12)} (${obstacle.by}: ${obstacle.reason})`,
      };
    case 'in-use':
      return { reason: 'Reconciling', message: `waits for ${obstacle.by}` };
    case 'reported':
      return { reason: 'Drifted', message: `${obstacle.address}: ${obstacle.words}` };
    default:
      return unreachable(obstacle);
  }
}

function keepText({
  by,
  reason,
  until,
}: {
  readonly by: string;
  readonly reason: string;
  readonly until: string | undefined;
}): string {
  return `${by}: ${reason}${until === undefined ? '' : ` (until ${time(until)})`}`;
}

function problemText([first, ...more]: readonly { readonly message: string }[]): string {
  if (first === undefined) return 'its declaration is bad';
  return more.length === 0 ? first.message : `${first.message} (and ${more.length} more)`;
}
