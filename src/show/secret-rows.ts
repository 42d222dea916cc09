// Secrets as rows: names, kinds, who uses them, how old they are. A value is there only when the
// caller revealed it. Pure.

import type { Position } from '../model/problem.ts';
import type { SecretFacts, SecretNeed } from '../model/secret.ts';
import type { SecretName } from '../model/text.ts';

export type SecretRow = {
  readonly name: string;
  /** `password`, `hex`, `jwt`, `age`, …; `set` when a person gave the value. */
  readonly kind: string;
  /** `file:line` of the declaration; `''`: no longer declared. */
  readonly usedBy: string;
  /** `2026-11-20`; `''`: not made yet, or kept elsewhere. */
  readonly made: string;
  readonly value?: string;
};

type Listed = {
  readonly name: SecretName;
  readonly need: SecretNeed | undefined;
  readonly kept: SecretFacts | undefined;
  readonly value: string | undefined;
};

/** One row a secret, in the order given. */
export function secretRows(secrets: readonly Listed[]): readonly SecretRow[] {
  return secrets.map(({ name, need, kept, value }) => ({
    name,
    kind: (isElsewhere(need) ? undefined : kept?.kind) ?? need?.source.kind ?? '',
    usedBy: need === undefined ? '' : lineOf(need.at),
    made: isElsewhere(need) || kept === undefined ? '' : kept.madeAt.slice(0, 10),
    ...(value === undefined ? {} : { value }),
  }));
}

/** A table with a head; values, when there are any, as JSON texts in a column of their own. */
export function secretText(rows: readonly SecretRow[]): string {
  if (rows.length === 0) return 'no secrets\n';
  const hasValues = rows.some(({ value }) => value !== undefined);
  const head = ['NAME', 'KIND', 'USED BY', 'MADE', ...(hasValues ? ['VALUE'] : [])];
  const body = rows.map(({ name, kind, usedBy, made, value }) => [
    name,
    kind,
    usedBy === '' ? 'nobody' : usedBy,
    made === '' ? '-' : made,
    ...(hasValues ? [value === undefined ? '' : JSON.stringify(value)] : []),
  ]);
  const widths = head.map((_, column) =>
    Math.max(...[head, ...body].map((cells) => cells[column]?.length ?? 0)),
  );
  const lines = [head, ...body].map((cells) =>
    cells
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
  return `${lines.join('\n')}\n`;
}

function isElsewhere(need: SecretNeed | undefined): boolean {
  const kind = need?.source.kind;
  return kind === 'age' || kind === 'env' || kind === 'file';
}

function lineOf({ file, line }: Position): string {
  return JSON.stringify(`${file}:${line}`).slice(1, -1);
}
