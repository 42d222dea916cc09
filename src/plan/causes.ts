// Why something changes. A commit is named by the line that asks for it: of several lines that could be
// meant (the text, the variables in it), the one written last since the instance was last applied.

import { isSecretText } from '../fields/same.ts';
import type { ContainerSpec, Origins } from '../model/desired.ts';
import { canonicalJson } from '../model/digest.ts';
import type { DeclaredFields } from '../model/fields.ts';
import type { Cause, Drift } from '../model/plan.ts';
import type { Position } from '../model/problem.ts';
import type { Address, Commit, InstanceName } from '../model/ref.ts';
import { addressParts } from '../model/ref.ts';
import type { Blame } from '../model/source.ts';
import type { SecretName, SecretText } from '../model/text.ts';
import { secretsIn } from '../model/text.ts';
import type { Context } from './input.ts';
import { appliedCommit, appliedContainer, appliedInstance, byText } from './input.ts';

const WORKTREE = 'worktree';

/**
 * The commit that asks for what is new about `of`: of what was written at `positions` since it was last
 * applied, the newest. What has no line because it was taken out is the doing of whoever changed its file
 * last. Of a working folder, only the place is known.
 */
export function commitCause(
  context: Context,
  of: Address,
  positions: readonly Position[],
  fallback: Position,
): Cause {
  const candidates = positions.length === 0 ? [fallback] : positions;
  const { revision } = context.desired;
  const [first = fallback] = candidates;
  if (revision.commit === WORKTREE) return { kind: 'worktree', at: first };
  const since = appliedCommit(context, addressParts(of).instance);
  const written =
    (since &&
      (newest(context, candidates, since) ?? newest(context, around(context, of, candidates), since))) ??
    newest(context, candidates);
  return { kind: 'commit', at: first, ...authorship(revision), ...written };
}

/**
 * The same for an entry that was taken out of a block of others: whoever changed a line that stayed had
 * nothing to do with it, so only the files count.
 */
export function takenOutCause(
  context: Context,
  of: Address,
  positions: readonly Position[],
  fallback: Position,
): Cause {
  const since = appliedCommit(context, addressParts(of).instance);
  const [first = fallback] = positions;
  const written = since && newest(context, around(context, of, [first]), since);
  const cause = commitCause(context, of, positions, fallback);
  return written === undefined || cause.kind !== 'commit' ? cause : { ...cause, ...written, at: first };
}

type Written = { readonly at: Position } & Blame;

function newest(context: Context, places: readonly Position[], since?: Commit): Written | undefined {
  let best: Written | undefined;
  for (const at of places) {
    const blame = context.blame(at, since);
    if (blame !== undefined && (best === undefined || blame.authoredAt > best.authoredAt)) {
      best = { at, ...authorship(blame) };
    }
  }
  return best;
}

/** The files where something may have been taken out: those of the values, and the instance's own. */
function around(context: Context, of: Address, places: readonly Position[]): readonly Position[] {
  const own = context.instances.get(addressParts(of).instance)?.origin;
  const files = new Set([...places, ...(own === undefined ? [] : [own])].map(({ file }) => file));
  return [...files].filter((file) => file !== '').map(whole);
}

/** A file or folder as a whole. */
export function whole(file: string): Position {
  return { file, line: 0, column: 0 };
}

function authorship({ commit, author, email, committer, subject, authoredAt }: Blame): Blame {
  const other = committer === undefined ? {} : { committer };
  return { commit, author, email, ...other, subject, authoredAt };
}

/** Fields that follow from what another field says, when nothing is said about them. */
export const DERIVED: Readonly<Record<string, string>> = {
  memorySwap: 'memory',
  exposed: 'ports',
  networkMode: 'networks',
  files: 'mounts',
};

/** True for a field that says nothing of its own in this declaration: it goes with the one that it follows from. */
export function isDerived(name: string, declared: DeclaredFields): boolean {
  if (name === 'networkMode') return Object.keys(declared.networks ?? {}).length > 0;
  return DERIVED[name] !== undefined && !Object.hasOwn(declared, name);
}

/** Where a field was written: its own path, else the whole field, else the one it follows from. */
export function originsOf(origins: Origins, path: string): readonly Position[] {
  const [field = ''] = path.split('.');
  return origins[path] ?? origins[field] ?? origins[DERIVED[field] ?? ''] ?? [];
}

/** Where an object was declared: the earliest place of all its values, else its instance. */
export function declaredAt(context: Context, origins: Origins, instance: InstanceName): Position {
  const places = (origins[''] ?? Object.values(origins).flat()).toSorted(
    (a, b) => byText(a.file, b.file) || a.line - b.line || a.column - b.column,
  );
  return places[0] ?? context.instances.get(instance)?.origin ?? { file: '', line: 1, column: 1 };
}

export function driftCause(what: Drift): Cause {
  return { kind: 'drift', what };
}

/** No declaration asks for this object any more: who took it, or all of its instance, out. */
export function undeclaredCause(context: Context, of: Address): Cause {
  const { instance } = addressParts(of);
  const since = appliedCommit(context, instance);
  const record = appliedContainer(context, of)?.spec.origin ?? appliedInstance(context, instance)?.origin;
  const taken = context.removal(instance);
  const edited = since && record && newest(context, around(context, of, [record]), since);
  const { authoredAt: _, ...by } = authorship(taken ?? edited ?? context.desired.revision);
  return { kind: 'undeclared', ...by };
}

/** The secrets whose value is new while the text around them is the same; empty when the text itself changed. */
export function rotatedSecrets(
  before: ContainerSpec,
  after: ContainerSpec,
  path: string,
): readonly SecretName[] {
  const was = partAt(before, path);
  const is = partAt(after, path);
  if (canonicalJson(was) === canonicalJson(is)) return [];
  if (canonicalJson(withoutPrints(was)) !== canonicalJson(withoutPrints(is))) return [];
  return [...new Set(secretTexts(is).flatMap(secretsIn))].sort();
}

function partAt(spec: ContainerSpec, path: string): unknown {
  const [field = '', ...rest] = path.split('.');
  const value = new Map<string, unknown>(Object.entries(spec.fields)).get(field);
  const key = rest.join('.');
  if (key === '' || value === null || typeof value !== 'object' || Array.isArray(value)) return value;
  return new Map<string, unknown>(Object.entries(value)).get(key);
}

function withoutPrints(value: unknown): unknown {
  if (isSecretText(value)) return { parts: value.parts };
  if (Array.isArray(value)) return value.map(withoutPrints);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, withoutPrints(inner)]));
}

function secretTexts(value: unknown): readonly SecretText[] {
  if (isSecretText(value)) return [value];
  if (Array.isArray(value)) return value.flatMap(secretTexts);
  if (value === null || typeof value !== 'object') return [];
  return Object.values(value).flatMap(secretTexts);
}

/** Each cause once, in a stable order. */
export function uniqueCauses(causes: readonly Cause[]): readonly Cause[] {
  const seen = new Map(causes.map((cause) => [canonicalJson(cause), cause]));
  return [...seen].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)).map(([, cause]) => cause);
}
