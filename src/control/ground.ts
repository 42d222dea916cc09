// What every call at the desk is judged on: how the fleet stands, what is remembered, and the people in force.

import { withRoots } from '../declare/people.ts';
import type { InstanceStatus } from '../model/condition.ts';
import type { Fleet } from '../model/fleet.ts';
import type { LedgerState, Proposal, Said, Scope } from '../model/ledger.ts';
import type { Actor, People, Subject } from '../model/person.ts';
import { instanceName, targetName } from '../model/ref.ts';
import { safeLine } from '../model/safe-text.ts';
import { timeText } from '../model/time.ts';
import type { DeskParts, Ground } from './operation.ts';

export function groundOf({
  daemon,
  ledger,
  fleet,
  logins,
}: Pick<DeskParts, 'daemon' | 'ledger' | 'fleet' | 'logins'>): Ground {
  const state = ledger.read();
  return { status: daemon.status(), state, people: peopleInForce(state, fleet), logins: logins.list() };
}

/** Those that were approved, and root admins as fleet.yaml has them now: nobody else can have their names. */
export function peopleInForce({ inForce }: Pick<LedgerState, 'inForce'>, fleet: Fleet): People {
  return withRoots(inForce, fleet).people;
}

export function subjectOf({
  instance,
  target,
  team,
}: Pick<InstanceStatus, 'instance' | 'target' | 'team'>): Subject {
  return team === undefined ? { instance, target } : { instance, target, team };
}

/**
 * What must be allowed for something to be allowed on a subject: an instance whose team or name a declaration
 * changed is asked about as what it was, too. Who can push could otherwise take any instance for their team.
 */
export function subjectsAround({ status }: Pick<Ground, 'status'>, on: Subject): readonly Subject[] {
  const known = status.instances.find(({ instance }) => instance === on.instance);
  if (known?.formerly === undefined) return [on];
  const { team: _, ...rest } = on;
  const { instance, team } = known.formerly;
  return [on, { ...rest, instance, ...(team === undefined ? {} : { team }) }];
}

/** What a permission on this instance is asked for; also of one that nobody knows. */
export function instanceSubject({ status }: Pick<Ground, 'status'>, instance: string): Subject {
  const known = status.instances.find((one) => one.instance === instance);
  return known === undefined ? { instance } : subjectOf(known);
}

/** Everything that a proposal is about, each to be allowed by itself; a change of people is about nothing else. */
export function proposalSubjects(
  { status }: Pick<Ground, 'status'>,
  { subject, instances }: Proposal,
): readonly Subject[] {
  if (subject.kind === 'people') return [{}];
  const { target } = subject;
  if (instances.length === 0) return [{ target }];
  return instances.map((instance) => ({ ...instanceSubject({ status }, instance), target }));
}

/** The scope that an input names; the whole fleet when it names none. */
export function scopeOf({
  instance,
  target,
}: {
  readonly instance?: string | undefined;
  readonly target?: string | undefined;
}): Scope {
  if (instance !== undefined) return { kind: 'instance', instance: instanceName(instance) };
  if (target !== undefined) return { kind: 'target', target: targetName(target) };
  return { kind: 'fleet' };
}

export function said(actor: Actor, now: number): Said {
  return { by: actor.name, how: how(actor), at: timeText(now) };
}

/** `ssh-key SHA256:…`: how a name was proven. */
export function how({ proof }: Pick<Actor, 'proof'>): string {
  switch (proof.kind) {
    case 'os-user':
      return `os-user ${proof.uid}`;
    case 'ssh-key':
      return `ssh-key ${proof.fingerprint}${proof.from === undefined ? '' : ` from ${proof.from}`}`;
    case 'ssh-certificate':
      return `ssh-certificate ${safeLine(proof.id, 80)} by ${proof.authority} from ${proof.from}`;
    case 'api-key':
      return `api-key ${proof.id}`;
    case 'own':
      return 'own';
  }
}
