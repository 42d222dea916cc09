// The secrets of a fleet as people ask for them: what is kept, what is declared, and, only when asked
// for in so many words, values.

import type { Problem } from '../model/problem.ts';
import type { SecretFacts, SecretNeed } from '../model/secret.ts';
import type { SecretName } from '../model/text.ts';
import { loadRevision } from '../reconcile.ts';
import type { Spine } from '../stages/spine.ts';

export type ListedSecret = {
  readonly name: SecretName;
  /** The declaration that needs it; undefined: kept, and no longer declared. */
  readonly need: SecretNeed | undefined;
  /** What is kept of it; undefined: comes from elsewhere, or is not made yet. */
  readonly kept: SecretFacts | undefined;
  /** Only when asked for, and only when there is one. */
  readonly value: string | undefined;
};

export type ListedSecrets = {
  readonly secrets: readonly ListedSecret[];
  readonly problems: readonly Problem[];
};

type Needed = Pick<Spine, 'fleet' | 'source' | 'parse' | 'resolver' | 'vault'>;

/** Kept and declared secrets by name. `reveal` opens them; what is not made yet is made. */
export async function listSecrets(
  spine: Needed,
  reveal: boolean,
  signal: AbortSignal,
): Promise<ListedSecrets> {
  const { declarations, problems } = await loadRevision(spine, signal);
  const needs = spine.resolver.needs(declarations);
  const values = reveal ? await revealed(spine, needs, signal) : new Map<SecretName, string>();
  const kept = new Map((await spine.vault.list(signal)).map((facts) => [facts.name, facts]));
  const declared = new Map(needs.map((need) => [need.name, need]));
  const names = [...new Set([...kept.keys(), ...declared.keys()])].sort();
  const secrets = names.map((name) => ({
    name,
    need: declared.get(name),
    kept: kept.get(name),
    value: values.get(name),
  }));
  return { secrets, problems };
}

async function revealed(
  { vault }: Needed,
  needs: readonly SecretNeed[],
  signal: AbortSignal,
): Promise<ReadonlyMap<SecretName, string>> {
  const open = await vault.ensure(needs, signal);
  const kept = (await vault.list(signal)).map(({ name }) => name);
  const declared = needs.map(({ name }) => name).filter((name) => !open.problems.has(name));
  return new Map([...kept, ...declared].map((name) => [name, open.reveal(name)]));
}
