// What all steps of a restore share: what was ordered, the run, its journal; the copy that comes before anything
// is replaced, and how what was made is put away at the end, good or bad.

import type { Assertion, BackupId, StoredBackup } from '../model/backup.ts';
import type { RestoreEnd, RestoreEntry, RestorePlan } from '../model/restore.ts';
import { timeText } from '../model/time.ts';
import { sweepAside } from './aside.ts';
import { bury, removeLanding, unbury } from './landing.ts';
import type { Going, RestoreContext } from './parts.ts';

export const LOCKED_MS = 72 * 3_600_000;

export type RestoreOrder = {
  readonly plan: RestorePlan;
  readonly backup: StoredBackup;
  /** What people expect of the data, from the policy. */
  readonly assertions: readonly Assertion[];
  /** Who wanted it, and who agreed. */
  readonly by: string;
};

export type Log = (entry: Without<RestoreEntry, 'run' | 'at' | 'instance' | 'target'>) => Promise<void>;
type Without<T, Key extends string> = T extends unknown ? Omit<T, Key> : never;

export type Work = {
  readonly context: RestoreContext;
  readonly order: RestoreOrder;
  readonly going: Going;
  readonly log: Log;
  readonly began: number;
  /** The copy of what is there now, once it is whole. */
  copied: BackupId | undefined;
};

export function logOf({ journal, clock }: RestoreContext, { into }: RestorePlan, run: string): Log {
  return (entry) => journal.append({ ...entry, run, at: timeText(clock.now()), ...into } as RestoreEntry);
}

/** Without it nothing is put in the place of data: whatever becomes of the restore, this is the way back. */
export async function safetyCopy(work: Work): Promise<void> {
  const { context, order, going, log } = work;
  const { plan } = order;
  if (plan.overwrites.length === 0 && plan.mode === 'fill') return;
  context.tell({ doing: 'copy what is there', bytes: 0, total: undefined });
  const until = timeText(context.clock.now() + LOCKED_MS);
  const reason = `before ${plan.backup.id} was restored`;
  const copy = await context.backups.copy(plan.into.instance, until, reason, going.signal);
  work.copied = copy.manifest.id;
  await log({ kind: 'copied', backup: copy.manifest.id });
}

type Settling = { readonly context: RestoreContext; readonly order: { readonly plan: RestorePlan } };

/** What was replaced stays for its time; the places that are served now are nobody's leftovers. */
export async function settleOld({ context, order }: Settling): Promise<void> {
  const { plan } = order;
  const replaced = plan.landings.flatMap(({ address, kind, from }) =>
    from === undefined ? [] : [{ address, kind, to: from }],
  );
  await unbury(context, new Set(plan.landings.map(({ to }) => to)));
  await bury(context, replaced, {
    instance: plan.into.instance,
    commit: plan.backup.commit,
    reason: `replaced by what ${plan.backup.id} had`,
    until: timeText(context.clock.now() + plan.keepOldMs),
  });
}

export async function ended(
  { context, order, going, log, began, copied }: Work,
  end: Pick<RestoreEnd, 'outcome' | 'reason' | 'downtimeMs'>,
): Promise<RestoreEnd> {
  const { plan } = order;
  const now = context.clock.now();
  const until = timeText(now + plan.keepOldMs);
  const kept =
    end.outcome === 'restored'
      ? plan.landings.flatMap(({ from }) => (from === undefined ? [] : [{ name: from, until }]))
      : [];
  await log({ kind: 'ended', outcome: end.outcome, reason: end.reason });
  return { run: going.run, ...end, tookMs: now - began, safetyCopy: copied, kept };
}

/** Removes the places of a run that nobody is served from; gives the names of those that are still there. */
export async function takeAway(
  context: RestoreContext,
  plan: RestorePlan,
  going: Going,
): Promise<readonly string[]> {
  await sweepAside(context, (run) => run === going.run, going.signal);
  const gone = new Set<string>();
  const left: string[] = [];
  for (const landing of plan.landings) {
    const image = landing.sources.map((name) => plan.images[name]).find((one) => one !== undefined);
    if (await removeLanding(context, landing, image, going)) gone.add(landing.to);
    else left.push(landing.to);
  }
  if (gone.size > 0) await unbury(context, gone);
  return left;
}
