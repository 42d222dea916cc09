// Who wrote what a proposal changes: everybody whom git names for it, not only who made the newest commit.
// Canonical, so that a commit of somebody else about something else leaves it as it is. What cannot be told
// counts as everybody's.

import { authorText, UNKNOWN_AUTHOR } from '../access/authors.ts';
import type { AppliedInstance, AppliedTarget } from '../model/applied.ts';
import type { ContentSpec, DesiredInstance, Origins } from '../model/desired.ts';
import { Failure } from '../model/failure.ts';
import type { InForce, Pin } from '../model/ledger.ts';
import type { PeoplePlan, PeopleRow } from '../model/people-plan.ts';
import type { Cause, Plan } from '../model/plan.ts';
import type { Position } from '../model/problem.ts';
import { recordedAs } from '../model/recorded.ts';
import type { Commit, InstanceName } from '../model/ref.ts';
import type { Author, Revision } from '../model/source.ts';
import type { Source } from '../ports.ts';
import type { Narrowed } from './narrow.ts';

const WORKTREE = 'worktree';

/**
 * Of a target's plan: whom its causes name, everybody who changed files of its instances since they were last
 * applied, and who pinned them. Sorted; empty for what nobody wrote, as drift.
 */
export async function authorsOfPlan(
  source: Source,
  { look, planned }: Narrowed,
  pins: readonly Pin[],
  signal: AbortSignal,
): Promise<readonly string[]> {
  const { plan, desired, applied } = planned;
  const names = new Set(plan.changes.map(({ instance }) => instance));
  const ranges = [...names].flatMap((name) => {
    const declared = desired.instances.find((one) => one.name === name);
    // What a person pinned was not written now: its causes say by whom, and its pin who wants it.
    return declared?.commit === undefined ? rangesOf(name, declared, applied) : [];
  });
  const written = await unlessUnknown(signal, () => authorsIn(source, look.revision, ranges, signal));
  const pinned = pins.filter(({ instance, how }) => names.has(instance) && !how.startsWith('os-user'));
  return canonical([...causers(plan), ...written, ...pinned.map(({ by }) => by)]);
}

/** Of a change of people and policies: everybody who changed files of its rows since what is in force. */
export async function authorsOfPeople(
  source: Source,
  plan: PeoplePlan,
  inForce: InForce | undefined,
  revision: Revision,
  signal: AbortSignal,
): Promise<readonly string[]> {
  if (revision.commit === WORKTREE) return [];
  const places = plan.rows.flatMap((row) => [
    row.origin,
    ...originOf(row, inForce),
    ...originOf(row, plan.proposed),
  ]);
  const range = { since: inForce?.commit, files: filesAt(places) };
  const written = await unlessUnknown(signal, () => authorsIn(source, revision, [range], signal));
  // Rows that no commit of the range made: who is behind them is not known.
  return written.length === 0 ? [UNKNOWN_AUTHOR] : canonical(written);
}

/** Files that count from a commit on; without one, from the beginning. */
type Range = { readonly since: Commit | undefined; readonly files: readonly string[] };

function rangesOf(
  name: InstanceName,
  declared: DesiredInstance | undefined,
  applied: AppliedTarget | undefined,
): readonly Range[] {
  const record = recordedAs(name, declared, applied);
  const files = [...new Set([...(declared ? declaredFiles(declared) : []), ...recordedFiles(record)])];
  if (record !== undefined) return [{ since: record.commit, files }];
  // New: its own file is all new, and what it shares with others counts from what those were made of.
  const known = [...new Set(Object.values(applied?.instances ?? {}).map(({ commit }) => commit))];
  const shared = known.length === 0 || known.length > MAX_RANGES ? [undefined] : known;
  const own = { since: undefined, files: declared === undefined ? [] : filesAt([declared.origin]) };
  return [own, ...shared.map((since) => ({ since, files }))];
}

/** More commits than this are asked about as all of history. */
const MAX_RANGES = 8;

async function authorsIn(
  source: Source,
  revision: Revision,
  ranges: readonly Range[],
  signal: AbortSignal,
): Promise<readonly string[]> {
  const files = new Map<Commit | undefined, Set<string>>();
  for (const range of ranges) {
    files.set(range.since, new Set([...(files.get(range.since) ?? []), ...range.files]));
  }
  const authors: string[] = [];
  for (const [since, paths] of files) {
    const found = await source.authors(since, revision, [...paths].sort(), signal);
    authors.push(...found.map(authorText));
  }
  return authors;
}

async function unlessUnknown(
  signal: AbortSignal,
  ask: () => Promise<readonly string[]>,
): Promise<readonly string[]> {
  try {
    return await ask();
  } catch (error) {
    signal.throwIfAborted();
    if (error instanceof Failure) return [UNKNOWN_AUTHOR];
    throw error;
  }
}

function causers({ changes }: Plan): readonly string[] {
  const causes = changes.flatMap((change) => [...change.causes, ...change.fields.flatMap((it) => it.causes)]);
  return causes.flatMap(writersOf).map(authorText);
}

function writersOf(cause: Cause): readonly Author[] {
  if (cause.kind !== 'commit' && cause.kind !== 'undeclared') return [];
  const { author: name, email, committer, commit } = cause;
  if (commit === WORKTREE) return [];
  return [{ name, email }, ...(committer === undefined ? [] : [committer])];
}

function canonical(authors: readonly string[]): readonly string[] {
  return [...new Set(authors)].sort();
}

function declaredFiles(one: DesiredInstance): readonly string[] {
  const { containers, networks, volumes, builds, files, folders } = one;
  const made = [...containers, ...networks, ...volumes].flatMap(({ origins }) => placesIn(origins));
  const placed = [...containers, ...builds, ...files, ...folders].map(({ origin }) => origin);
  const contents = [...builds.map(({ context }) => context), ...files.map(({ content }) => content)];
  return [...filesAt([one.origin, ...made, ...placed]), ...contents.flatMap(repositoryPaths)];
}

function recordedFiles(record: AppliedInstance | undefined): readonly string[] {
  if (record === undefined) return [];
  const { containers, networks, volumes, origin } = record;
  const specs = [containers, networks, volumes]
    .flatMap((kind) => Object.values(kind))
    .map(({ spec }) => spec);
  return filesAt([origin, ...specs.flatMap(({ origins }) => placesIn(origins))]);
}

/** The folder that content comes from, so that what was taken out of it counts; or its one file. */
function repositoryPaths({ entries }: ContentSpec): readonly string[] {
  return entries.flatMap(({ path, from }) => {
    if (from.kind !== 'repository') return [];
    if (path === '' || !from.path.endsWith(`/${path}`)) return [from.path];
    return [from.path.slice(0, -path.length - 1)];
  });
}

function placesIn(origins: Origins): readonly Position[] {
  return Object.values(origins).flat();
}

function filesAt(places: readonly Position[]): readonly string[] {
  return places.map(({ file }) => file).filter((file) => file !== '');
}

function originOf({ noun, name }: PeopleRow, among: PeoplePlan['proposed'] | undefined): readonly Position[] {
  const { people, policies } = among ?? {};
  const found = {
    user: people?.users.get(name),
    key: people?.users.get(name),
    role: people?.roles.get(name),
    team: people?.teams.get(name),
    policy: policies?.find((one) => one.name === name),
  }[noun];
  return found === undefined ? [] : [found.origin];
}
