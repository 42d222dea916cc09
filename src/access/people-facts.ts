// People and policies as facts: what two versions of them are compared by, and what their digest is over.
// The order in which something is written, and where, is no fact. What is no fact here is not seen by those
// who approve, so every field that means anything must be.

import type { AdmissionException } from '../model/admission.ts';
import { canonicalJson, digest } from '../model/digest.ts';
import type { People, Role, Selector, Team, User } from '../model/person.ts';
import type { ChangePolicy, Window } from '../model/policy.ts';
import type { Position } from '../model/problem.ts';
import type { Digest } from '../model/ref.ts';
import { timeText } from '../model/time.ts';

export type PeopleAndPolicies = { readonly people: People; readonly policies: readonly ChangePolicy[] };

/** One user, role, team or policy. `facts`: values by what they are; lists hold each value once, in order. */
export type Entity = {
  readonly noun: 'user' | 'role' | 'team' | 'policy';
  readonly name: string;
  readonly origin: Position;
  readonly facts: Readonly<Record<string, readonly string[]>>;
};

/** All that a commit can change, in a fixed order. Root admins and floor are no part of it. */
export function entitiesOf({ people, policies }: PeopleAndPolicies): readonly Entity[] {
  return [
    ...sorted(people.roles.values()).map(roleFacts),
    ...sorted(people.teams.values()).map(teamFacts),
    ...sorted([...people.users.values()].filter(({ isRoot }) => !isRoot)).map(userFacts),
    ...sorted(policies.filter(({ isFloor }) => !isFloor)).map(policyFacts),
  ];
}

/** The digest of people and policies: the same for two that mean the same. Of nothing: that of nobody. */
export function inForceDigest(given: PeopleAndPolicies | undefined): Digest {
  const entities = given === undefined ? [] : entitiesOf(given);
  return digest(entities.map(({ noun, name, facts }) => ({ noun, name, facts })));
}

function sorted<T extends { readonly name: string }>(given: Iterable<T>): readonly T[] {
  return [...given].sort((a, b) => compare(a.name, b.name));
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** A list of values as a set, in order. */
function set(values: readonly string[] | undefined): readonly string[] {
  return [...new Set((values ?? []).map(word))].sort(compare);
}

/** Whatever could pass for more than one word, or for a part of the row around it, is quoted. */
function word(text: string): string {
  return /^[\w*?.:@/+=-]+$/.test(text) ? text : canonicalJson(text);
}

/** Rows that are made of words already. */
function rows(values: readonly string[]): readonly string[] {
  return [...new Set(values)].sort(compare);
}

function one(value: string | number | boolean | undefined): readonly string[] {
  return value === undefined ? [] : [String(value)];
}

function userFacts({ name, origin, sshKeys, github, roles, disabled, emails }: User): Entity {
  const facts = {
    role: set(roles),
    disabled: one(disabled),
    key: rows(sshKeys.map(({ type, blob, fingerprint }) => `${fingerprint} ${type} ${blob}`)),
    github: set(github === undefined ? [] : [github]),
    email: set(emails),
  };
  return { noun: 'user', name, origin, facts };
}

function roleFacts({ name, origin, grants }: Role): Entity {
  const permission = grants.flatMap(({ allow, on }) =>
    allow.map((pattern) => [word(pattern), ...selectorWords(on).map((words) => `on ${words}`)].join(' ')),
  );
  return { noun: 'role', name, origin, facts: { permission: rows(permission) } };
}

/** `instances crm-*, web and targets db-1`; nothing for everything. */
function selectorWords(on: Selector): readonly string[] {
  const lists = [
    ['instances', on.instances],
    ['targets', on.targets],
    ['teams', on.teams],
  ] as const;
  const given = lists.filter(([, globs]) => (globs?.length ?? 0) > 0);
  const words = given.map(([name, globs]) => `${name} ${set(globs).join(', ')}`);
  return words.length === 0 ? [] : [words.join(' and ')];
}

function teamFacts({ name, origin, members, owns, roles }: Team): Entity {
  const facts = { member: set(members), role: set(roles), owns: selectorWords(owns) };
  return { noun: 'team', name, origin, facts };
}

function policyFacts({
  name,
  origin,
  match,
  approvals,
  windows,
  budget,
  backup,
  admission,
}: ChangePolicy): Entity {
  const facts = {
    'match instance': set(match.instances),
    'match target': set(match.targets),
    'match team': set(match.teams),
    'match risk': set(match.risks),
    'match action': set(match.actions),
    'match cause': set(match.causes),
    count: one(approvals?.count),
    'approver role': set(approvals?.roles),
    'author may approve': one(approvals?.authorMayApprove),
    'one-time code': one(approvals?.mfa),
    'approvals expire after': one(approvals && seconds(approvals.expiresMs)),
    'allow window': rows(windows.allow.map(windowWords)),
    'deny window': rows(windows.deny.map(windowWords)),
    'budget percent': one(budget?.removePercent),
    'budget count': one(budget?.removeCount),
    'backup within': one(backup && seconds(backup.withinMs)),
    ...Object.fromEntries(
      Object.entries(admission.rules).map(([rule, level]) => [`admission ${word(rule)}`, [level]]),
    ),
    exception: rows(admission.exceptions.map(exceptionWords)),
  };
  return { noun: 'policy', name, origin, facts };
}

function seconds(ms: number): string {
  return `${ms / 1000} s`;
}

function windowWords({ cron, durationMs, timezone }: Window): string {
  return `${canonicalJson(cron)} for ${seconds(durationMs)} in ${word(timezone)}`;
}

/** What people wrote freely is quoted, so that it cannot pass for another part of the row. */
function exceptionWords({ rule, instances, owner, reason, expires }: AdmissionException): string {
  const until = Number.isFinite(expires) ? timeText(expires) : 'no time';
  return `${word(rule)} for ${set(instances).join(', ')} until ${until}, owner ${canonicalJson(owner)}: ${canonicalJson(reason)}`;
}
