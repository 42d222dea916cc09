// What a commit would change about people and policies, as a plan that people approve: nothing of it is in
// force before. Root admins and the floor of fleet.yaml are no part of it.

import { digest } from '../model/digest.ts';
import type { InForce, Need } from '../model/ledger.ts';
import type { PeoplePlan, PeopleRow } from '../model/people-plan.ts';
import type { Commit } from '../model/ref.ts';
import { safeLine } from '../model/safe-text.ts';
import type { FactChange } from './escalates.ts';
import { escalates, leavingEscalates } from './escalates.ts';
import type { Entity, PeopleAndPolicies } from './people-facts.ts';
import { entitiesOf, inForceDigest } from './people-facts.ts';

/** One person who may say who people are, and who did not write it; root admins may have (isBarredAuthor). */
const NEEDS: readonly Need[] = [
  {
    policy: 'people',
    count: 1,
    roles: [],
    authorMayApprove: false,
    mfa: false,
    because: 'it changes people, roles, teams or policies',
  },
];

/** What `declared` would change of what is in force; undefined when it is the same. */
export function planPeople(
  inForce: PeopleAndPolicies | undefined,
  declared: PeopleAndPolicies,
  commit: Commit,
): PeoplePlan | undefined {
  const before = inForceDigest(inForce);
  const after = inForceDigest(declared);
  if (before === after) return undefined;
  const rows = rowsOf(inForce === undefined ? [] : entitiesOf(inForce), declared);
  return {
    kind: 'people',
    format: 1,
    commit,
    inForce: before,
    proposed: proposedPart(declared),
    rows,
    escalates: rows.some((row) => row.escalates),
    needs: NEEDS,
    digest: digest({ inForce: before, proposed: after }),
  };
}

/** What is recorded once a plan was approved. `by`: who approved; `at`: RFC 3339. */
export function inForceAfter({ proposed, commit }: PeoplePlan, by: string, at: string): InForce {
  return { ...proposed, commit, digest: inForceDigest(proposed), since: at, by };
}

function proposedPart({ people, policies }: PeopleAndPolicies): PeopleAndPolicies {
  const users = new Map([...people.users].filter(([, { isRoot }]) => !isRoot));
  return { people: { ...people, users }, policies: policies.filter(({ isFloor }) => !isFloor) };
}

function rowsOf(before: readonly Entity[], declared: PeopleAndPolicies): readonly PeopleRow[] {
  const after = entitiesOf(declared);
  const old = new Map(before.map((entity) => [keyOf(entity), entity]));
  const kept = new Set(after.map(keyOf));
  const gone = before.filter((entity) => !kept.has(keyOf(entity)));
  return [
    ...after.flatMap((entity) => {
      const was = old.get(keyOf(entity));
      const changes = factChanges(was, entity);
      return was === undefined ? added(entity, changes, declared) : changed(entity, changes, declared);
    }),
    ...gone.map((entity) => row('-', entity, '', leavingEscalates(entity.noun))),
  ];
}

function keyOf({ noun, name }: Entity): string {
  return `${noun} ${name}`;
}

/** A user comes with the roles in one row; everything else that is said of somebody or something follows. */
function added(
  entity: Entity,
  changes: readonly FactChange[],
  declared: PeopleAndPolicies,
): readonly PeopleRow[] {
  const isHead = ({ fact }: FactChange) => entity.noun === 'user' && fact === 'role';
  const roles = changes.filter(isHead).map(({ after }) => after);
  const words =
    roles.length === 0
      ? ' without a role'
      : ` with ${roles.length === 1 ? 'role' : 'roles'} ${roles.join(', ')}`;
  const gives = changes.some((change) => isHead(change) && escalates(change, declared));
  const rest = changes.filter((change) => !isHead(change) && !isUsual(change));
  return [
    row('+', entity, entity.noun === 'user' ? words : '', gives),
    ...rest.map((change) => factRow('+', entity, change, declared)),
  ];
}

/** What needs no row of its own where all is new. */
function isUsual({ noun, fact, after }: FactChange): boolean {
  return noun === 'user' && fact === 'disabled' && after === 'false';
}

function changed(
  entity: Entity,
  changes: readonly FactChange[],
  declared: PeopleAndPolicies,
): readonly PeopleRow[] {
  return changes.map((change) => factRow('~', entity, change, declared));
}

/** Facts that have one value: they become another. Of all others, values come and go. */
const SINGLE =
  /^(?:disabled|github|owns|count|author may approve|one-time code|approvals expire after|budget .*|backup within|admission .*)$/;

function factChanges(before: Entity | undefined, after: Entity): readonly FactChange[] {
  const { noun, name } = after;
  const facts = [...new Set([...Object.keys(before?.facts ?? {}), ...Object.keys(after.facts)])];
  return facts.flatMap((fact): readonly FactChange[] => {
    const old = before?.facts[fact] ?? [];
    const now = after.facts[fact] ?? [];
    const change = { noun, name, fact, isNew: before === undefined };
    if (SINGLE.test(fact)) {
      return old[0] === now[0] ? [] : [{ ...change, before: old[0], after: now[0] }];
    }
    const come = now.filter((value) => !old.includes(value));
    const gone = old.filter((value) => !now.includes(value));
    return [
      ...come.map((value) => ({ ...change, before: undefined, after: value })),
      ...gone.map((value) => ({ ...change, before: value, after: undefined })),
    ];
  });
}

function factRow(
  mark: PeopleRow['mark'],
  entity: Entity,
  change: FactChange,
  declared: PeopleAndPolicies,
): PeopleRow {
  const { fact, before, after, isNew } = change;
  const isMore = escalates(change, declared);
  if (fact === 'key') return keyRow(after === undefined ? '-' : '+', entity, after ?? before ?? '', isMore);
  if (SINGLE.test(fact)) {
    const words = isNew ? after : `${before ?? 'none'} -> ${after ?? 'none'}`;
    return row(mark, entity, `: ${fact} ${words}`, isMore);
  }
  const sign = isNew ? '' : after === undefined ? '-' : '+';
  const name = fact === 'permission' ? '' : `${fact} `;
  return row(mark, entity, `: ${sign}${name}${after ?? before}`, isMore);
}

/** Of a key people know the fingerprint and the type. */
function keyRow(mark: '+' | '-', entity: Entity, value: string, isMore: boolean): PeopleRow {
  const [fingerprint, type] = value.split(' ');
  const text = `${mark} key ${fingerprint} (${type}) of user ${entity.name}`;
  return {
    mark,
    noun: 'key',
    name: entity.name,
    text: whole(text),
    escalates: isMore,
    origin: entity.origin,
  };
}

function row(
  mark: PeopleRow['mark'],
  { noun, name, origin }: Entity,
  words: string,
  isMore: boolean,
): PeopleRow {
  return { mark, noun, name, text: whole(`${mark} ${noun} ${name}${words}`), escalates: isMore, origin };
}

/** Printable and never cut: what does not show cannot be approved. */
function whole(text: string): string {
  return safeLine(text, Math.max(1, text.length));
}
