// Which roles somebody has on something: their own everywhere, those of their teams only on what the team owns.

import type { Actor, People, Subject, Team, User } from '../model/person.ts';
import { isEverything, selects } from '../model/selector.ts';

/** Names of the roles that a user has on a subject, those of teams included. */
export function rolesOnSubject(user: User, subject: Subject, people: People): readonly string[] {
  const owners = teamsOf(user, people).filter((team) => owns(team, subject));
  return [...user.roles, ...owners.flatMap((team) => team.roles)];
}

/** The same for whoever asks: what an approval is recorded with. Nobody's roles are none. */
export function rolesOfActor(actor: Actor, subject: Subject, people: People): readonly string[] {
  if (actor.proof.kind === 'os-user') return ['superadmin'];
  const user = actor.proof.kind === 'own' ? undefined : people.users.get(actor.name);
  if (user === undefined || (user.disabled && !user.isRoot)) return [];
  const roles = [...(user.isRoot ? ['superadmin'] : []), ...rolesOnSubject(user, subject, people)];
  return [...new Set(roles)].sort();
}

export function teamsOf(user: User, people: People): readonly Team[] {
  return [...people.teams.values()].filter((team) => team.members.includes(user.name));
}

/**
 * True for what says that it is the team's, and for what the team's selector names. An empty selector, which
 * selects everything elsewhere, names nothing here: nobody comes to own a fleet by leaving out a line.
 */
export function owns(team: Team, subject: Subject): boolean {
  if (subject.team === team.name) return true;
  return !isEverything(team.owns) && selects(team.owns, subject);
}
