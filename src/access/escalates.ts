// Which single changes of people and policies let somebody do more than before, or ask for less than before:
// the rows that an approver must look at twice. In doubt a change escalates.

import { permissionsMeant } from '../model/permission.ts';
import type { Permission, Team, User } from '../model/person.ts';
import type { PeopleAndPolicies } from './people-facts.ts';
import { permissionsOf, roleNamed } from './permissions.ts';

/** One fact that comes (`before` undefined), goes (`after` undefined) or becomes another. */
export type FactChange = {
  readonly noun: 'user' | 'role' | 'team' | 'policy';
  readonly name: string;
  /** `role`, `permission`, `count`: see people-facts.ts. */
  readonly fact: string;
  readonly before: string | undefined;
  readonly after: string | undefined;
  /** The whole user, role, team or policy was not there before. */
  readonly isNew: boolean;
};

/** `after`: people and policies as they would be. */
export function escalates(change: FactChange, after: PeopleAndPolicies): boolean {
  switch (change.noun) {
    case 'user':
      return userEscalates(change, after);
    case 'role':
      return change.after !== undefined && permissionsMeant(change.after.split(' ')[0] ?? '').some(isPower);
    case 'team':
      return teamEscalates(change, after);
    case 'policy':
      return policyEscalates(change);
  }
}

/** A policy that goes asks for nothing any more; a team that goes takes policies about it along. */
export function leavingEscalates(noun: FactChange['noun']): boolean {
  return noun === 'policy' || noun === 'team';
}

/** Looking, and minding one's own keys, is no power over the fleet. */
function isPower(permission: Permission): boolean {
  return !/^(?:read|manage):/.test(permission);
}

function userEscalates({ name, fact, before, after: value }: FactChange, after: PeopleAndPolicies): boolean {
  const user = after.people.users.get(name);
  if (user === undefined || user.disabled) return false;
  switch (fact) {
    case 'role':
      return value !== undefined && givesPower(value, after);
    case 'key':
      // Another key is another way to be somebody.
      return value !== undefined && hasPower(user, after);
    case 'disabled':
      return value === 'false' && before !== undefined && hasPower(user, after);
    default:
      // Whom git's authors do not lead to may approve what they wrote.
      return before !== undefined && hasPower(user, after);
  }
}

/** A role that allows something, or that some policy counts approvers by. */
function givesPower(name: string, { people, policies }: PeopleAndPolicies): boolean {
  const role = roleNamed(name, people);
  const isCounted = policies.some(({ approvals }) => approvals?.roles.includes(name));
  return isCounted || (role !== undefined && permissionsOf(role).some(isPower));
}

function hasPower(user: User, after: PeopleAndPolicies): boolean {
  const teams = [...after.people.teams.values()].filter(({ members }) => members.includes(user.name));
  return [...user.roles, ...teams.flatMap(({ roles }) => roles)].some((name) => givesPower(name, after));
}

function teamEscalates({ name, fact, after: value }: FactChange, after: PeopleAndPolicies): boolean {
  // Policies about the team's instances go with what it owns.
  if (fact === 'owns') return true;
  const team: Team | undefined = after.people.teams.get(name);
  if (value === undefined || team === undefined) return false;
  if (fact === 'role') return givesPower(value, after);
  return team.roles.some((role) => givesPower(role, after));
}

function policyEscalates({ fact, before, after, isNew }: FactChange): boolean {
  if (fact === 'exception') return after !== undefined;
  if (fact.startsWith('admission ')) return levelOf(after) < (isNew ? levelOf('approval') : levelOf(before));
  // A policy more only ever asks for more.
  if (isNew) return false;
  switch (fact) {
    case 'count':
      return numberOf(after, 0) < numberOf(before, 0);
    case 'approvals expire after':
    case 'budget percent':
    case 'budget count':
    case 'backup within':
      return numberOf(after, Number.POSITIVE_INFINITY) > numberOf(before, Number.POSITIVE_INFINITY);
    case 'author may approve':
      return after === 'true' && before !== undefined;
    case 'one-time code':
      return before === 'true';
    case 'deny window':
      return before !== undefined;
    default:
      // What it is about, who may approve, and when: any of it may leave out what was meant.
      return true;
  }
}

const LEVELS: readonly string[] = ['off', 'warn', 'approval', 'deny'];

/** What is not said is what stands elsewhere: leaving a rule out counts as less, saying it as more or less. */
function levelOf(level: string | undefined): number {
  return level === undefined ? -1 : LEVELS.indexOf(level);
}

function numberOf(value: string | undefined, none: number): number {
  return value === undefined ? none : Number.parseFloat(value);
}
