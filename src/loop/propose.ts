// What waits is put before people, and what they approved is taken for one apply. A plan that moved is
// another plan: its proposal lapses with what was said to it.

import { isForBackups, type Judged } from '../approve/judge.ts';
import { finish, lapse, liveProposal, type Proposed, propose, standing, use } from '../approve/proposals.ts';
import { attempt } from '../approve/transition.ts';
import type { FleetTarget } from '../model/fleet.ts';
import type { Need, Proposal } from '../model/ledger.ts';
import type { InstanceName } from '../model/ref.ts';
import type { Spine } from '../stages/spine.ts';
import { authorsOfPlan } from './authors.ts';
import { type Narrowed, narrow } from './narrow.ts';
import { type DaemonParts, OWN } from './parts.ts';
import { teamMoves } from './teams.ts';

export type ProposeParts = Pick<DaemonParts, 'ledger' | 'audit' | 'events' | 'clock'> & {
  readonly spine: Spine;
  readonly target: FleetTarget;
};

/** A plan that was proposed, as it is planned now. */
export type Standing = Narrowed & {
  readonly proposal: Proposal;
  /** Enough people approved it, and nothing else is in its way. */
  readonly isFree: boolean;
  /** Instances that it waits for a backup of, when people approved it and it waits for nothing else. */
  readonly lacksBackup: readonly InstanceName[];
};

/** Of a look at everything: proposes what waits now, and ends what was proposed before and waits no more. */
export async function proposeAll(
  parts: ProposeParts,
  whole: Narrowed,
  waiting: Judged['waiting'],
  signal: AbortSignal,
): Promise<readonly Standing[]> {
  const { target } = whole.planned;
  const subject = { kind: 'target', target } as const;
  const standings: Standing[] = [];
  for (const { instances, needs, expiresMs, notBefore } of waiting) {
    const part = await narrow(parts.spine, parts.target, whole, instances, signal);
    const { plan } = part.planned;
    if (plan.steps.length === 0 && plan.changes.length === 0) continue;
    const { pins } = parts.ledger.read();
    const authors = await authorsOfPlan(parts.spine.source, part, pins, signal);
    const { digest, commit } = plan;
    const terms = { digest, subject, commit, instances, authors, expiresMs };
    const proposal = await put(parts, { ...terms, needs: needs.map(tellingTeams(part)) });
    const isMet = standing(proposal, parts.clock.now()) === 'met';
    const isForThem = isMet && isForBackups(notBefore);
    const lacksBackup = isForThem
      ? notBefore.flatMap((one) => (one.kind === 'backup' ? one.instance : []))
      : [];
    standings.push({ proposal, ...part, isFree: isMet && notBefore.length === 0, lacksBackup });
  }
  const taken = new Set(waiting.flatMap(({ instances }) => instances));
  standings.push(...(await unmoved(parts, whole, taken, signal)));
  const current = standings.map(({ proposal }) => proposal.digest);
  const reason = 'the declarations or what runs have changed since it was proposed';
  await lapseOthers(parts, { subject, current, reason });
  return standings;
}

/** Whose something becomes is not in a plan, and goes with it: who agrees is told, and agreed to nothing else. */
function tellingTeams(part: Narrowed): (need: Need) => Need {
  const moves = teamMoves(part);
  return (need) => ({ ...need, because: [need.because, ...moves].join('; ') });
}

/**
 * Proposals of which nothing can go now (a hold, a dependency that is down), and that are planned as they were:
 * what people said to them, yes or no, outlives what is in their way.
 */
async function unmoved(
  parts: ProposeParts,
  whole: Narrowed,
  taken: ReadonlySet<InstanceName>,
  signal: AbortSignal,
): Promise<readonly Standing[]> {
  const { target } = whole.planned;
  const kept: Standing[] = [];
  for (const proposal of parts.ledger.read().proposals) {
    const { subject, instances, digest } = proposal;
    const isLive = ['open', 'met', 'rejected'].includes(standing(proposal, parts.clock.now()));
    if (!isLive || subject.kind !== 'target' || subject.target !== target) continue;
    if (instances.some((name) => taken.has(name))) continue;
    const part = await narrow(parts.spine, parts.target, whole, instances, signal);
    if (part.planned.plan.digest === digest) kept.push({ proposal, ...part, isFree: false, lacksBackup: [] });
  }
  return kept;
}

export async function put(
  parts: Pick<ProposeParts, 'ledger' | 'events' | 'clock' | 'audit'>,
  proposed: Proposed,
): Promise<Proposal> {
  const now = parts.clock.now();
  const known = propose(parts.ledger.read(), proposed, now);
  if (!known.isNew) return known.proposal;
  const { subject, needs, commit, authors } = proposed;
  const { id } = known.proposal;
  const reason = needs.map(({ because }) => because).join('; ');
  await parts.audit.append({
    actor: OWN,
    action: subject.kind === 'people' ? 'propose:people' : 'propose:plan',
    subject: id,
    outcome: 'done',
    reason: `waits for people: ${reason}`,
    detail: { commit, authors: authors.join(', ') },
  });
  let made = known;
  await parts.ledger.update((state) => {
    made = propose(state, proposed, now);
    return made.state;
  });
  const target = subject.kind === 'target' ? subject.target : undefined;
  parts.events.tell({ kind: 'plan.waiting', plan: id, target, reason });
  return made.proposal;
}

export async function lapseOthers(
  parts: Pick<ProposeParts, 'ledger' | 'events' | 'clock' | 'audit'>,
  ended: Parameters<typeof lapse>[1],
): Promise<void> {
  const now = parts.clock.now();
  const { lapsed } = lapse(parts.ledger.read(), ended, now);
  if (lapsed.length === 0) return;
  for (const { id, approvals } of lapsed) {
    await parts.audit.append({
      actor: OWN,
      action: 'lapse:plan',
      subject: id,
      outcome: 'done',
      reason: ended.reason,
      detail: { approvals: approvals.map(({ by }) => by).join(', ') },
    });
  }
  await parts.ledger.update((state) => lapse(state, ended, now).state);
  const target = ended.subject.kind === 'target' ? ended.subject.target : undefined;
  for (const { id } of lapsed)
    parts.events.tell({ kind: 'plan.lapsed', plan: id, target, reason: ended.reason });
}

/** Takes the approvals for one apply, durably; undefined: they do not hold any more. */
export async function spendApprovals(
  { ledger, clock }: Pick<ProposeParts, 'ledger' | 'clock'>,
  { planned }: Pick<Standing, 'planned'>,
): Promise<readonly string[] | undefined> {
  const { digest } = planned.plan;
  const approvals = liveProposal(ledger.read(), digest, clock.now())?.approvals ?? [];
  const used = await attempt(
    (change) => ledger.update(change),
    (state) => use(state, digest, clock.now()),
  );
  return used.kind === 'done' ? approvals.map(({ by, how }) => `${by} (${how})`) : undefined;
}

/** After the run, whatever came of it: only one that was cut off may be finished on the same word. */
export async function endApprovals(
  { ledger }: Pick<ProposeParts, 'ledger'>,
  { planned }: Pick<Standing, 'planned'>,
): Promise<void> {
  await ledger.update((state) => finish(state, planned.plan.digest));
}
