// What operators do at their terminals: approve, reject, hold, suspend, resume, roll back. Straight on the ledger,
// as the desk does it once it knows who asks.

import { hold, pin, release, resume, suspend } from '../../src/approve/keeps.ts';
import { approve, reject, standing } from '../../src/approve/proposals.ts';
import { attempt, type Transition } from '../../src/approve/transition.ts';
import type { LedgerState, Proposal, Scope } from '../../src/model/ledger.ts';
import { type Commit, type InstanceName, instanceName, targetName } from '../../src/model/ref.ts';
import type { YearWorld } from './world.ts';

const TARGET = { kind: 'target', target: targetName('local') } as const;

function saidBy(by: string, now: number) {
  return { by, how: 'ssh-key SHA256:year', at: new Date(now).toISOString() };
}

export function openPlans({ ledger, clock }: YearWorld): readonly Proposal[] {
  return ledger.read().proposals.filter((one) => standing(one, clock.now()) === 'open');
}

export async function approvePlan(world: YearWorld, proposal: Proposal): Promise<boolean> {
  const approver = { said: saidBy('ben', world.clock.now()), roles: ['admin'], mfa: false, isAuthor: false };
  const asked = { plan: proposal.id, digest: proposal.digest, approver };
  return await tell(world, 'approve', TARGET, (state, now) => approve(state, asked, now));
}

export async function rejectPlan(world: YearWorld, { id, digest }: Proposal): Promise<boolean> {
  const said = saidBy('ben', world.clock.now());
  return await tell(world, 'reject', TARGET, (state, now) =>
    reject(state, { plan: id, digest, said, reason: 'not today' }, now),
  );
}

export async function holdInstance(world: YearWorld, name: string, ms: number): Promise<boolean> {
  const now = world.clock.now();
  const asked = {
    instance: instanceName(name),
    said: saidBy('cleo', now),
    reason: 'I am looking at it',
    untilMs: now + ms,
  };
  return await tell(world, 'hold', instanceScope(name), (state) => hold(state, asked, now));
}

export async function suspendScope(world: YearWorld, scope: Scope): Promise<boolean> {
  const said = saidBy('cleo', world.clock.now());
  return await tell(world, 'suspend', scope, (state, now) =>
    suspend(state, { scope, said, reason: 'freeze', untilMs: undefined }, now),
  );
}

export async function resumeScope(world: YearWorld, scope: Scope): Promise<boolean> {
  return await tell(world, 'resume', scope, (state, now) =>
    resume(state, { scope, target: TARGET.target }, now),
  );
}

export async function rollBack(world: YearWorld, name: string, to: Commit, since: Commit): Promise<boolean> {
  const said = saidBy('cleo', world.clock.now());
  const asked = { instance: instanceName(name), commit: to, since, said, reason: 'it was better before' };
  return await tell(world, 'rollback', instanceScope(name), (state) => pin(state, asked));
}

export async function unpin(world: YearWorld, name: InstanceName): Promise<boolean> {
  return await tell(world, 'unpin', instanceScope(name), (state) => release(state, name));
}

export function instanceScope(name: string): Scope & { readonly instance: InstanceName } {
  return { kind: 'instance', instance: instanceName(name) };
}

async function tell<Value>(
  world: YearWorld,
  verb: string,
  scope: Scope,
  change: (state: LedgerState, now: number) => Transition<Value>,
): Promise<boolean> {
  const told = await attempt(
    (update) => world.ledger.update(update),
    (state) => change(state, world.clock.now()),
  );
  world.daemon.changed(scope, { kind: 'person', by: 'ben', verb });
  return told.kind === 'done';
}
