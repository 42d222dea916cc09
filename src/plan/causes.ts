// Why something changes. A commit is named by the line that asks for it; of several lines that could be
// meant (the text, the variables in it) the one written last is the cause.

import { isSecretText } from '../fields/same.ts';
import type { ContainerSpec, Origins } from '../model/desired.ts';
import { canonicalJson } from '../model/digest.ts';
import type { Cause, Drift } from '../model/plan.ts';
import type { Position } from '../model/problem.ts';
import type { InstanceName } from '../model/ref.ts';
import type { SecretName, SecretText } from '../model/text.ts';
import { secretsIn } from '../model/text.ts';
import type { Context } from './input.ts';
import { byText } from './input.ts';

const WORKTREE = 'worktree';

/** The commit that wrote one of `positions`, or the working folder they lie in. */
export function commitCause(context: Context, positions: readonly Position[], fallback: Position): Cause {
  const candidates = positions.length === 0 ? [fallback] : positions;
  const { revision } = context.desired;
  const [first = fallback] = candidates;
  if (revision.commit === WORKTREE) return { kind: 'worktree', at: first };
  let best: { readonly at: Position; readonly when: number; readonly cause: Cause } | undefined;
  for (const at of candidates) {
    const blame = context.blame(at);
    if (blame === undefined || (best !== undefined && blame.authoredAt <= best.when)) continue;
    const { commit, author, subject, authoredAt } = blame;
    best = { at, when: authoredAt, cause: { kind: 'commit', at, commit, author, subject, authoredAt } };
  }
  if (best !== undefined) return best.cause;
  const { commit, author, subject, authoredAt } = revision;
  return { kind: 'commit', at: first, commit, author, subject, authoredAt };
}

/** Fields that follow from what another field says, when nothing is said about them. */
export const DERIVED: Readonly<Record<string, string>> = {
  memorySwap: 'memory',
  exposed: 'ports',
  networkMode: 'networks',
  files: 'mounts',
};

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

/** No declaration asks for this instance's object any more. */
export function undeclaredCause(context: Context, instance: InstanceName): Cause {
  const { commit, author, subject } = context.removal(instance) ?? context.desired.revision;
  return { kind: 'undeclared', commit, author, subject };
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
