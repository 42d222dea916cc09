// What the bench says: one row per limit, with the raw figures behind it, so that anybody can judge the
// judgement.

export type Row = {
  readonly what: string;
  /** `<= 1.10x` */
  readonly limit: string;
  /** `1.04x`, `212 ms` */
  readonly measured: string;
  /** Undefined: there is no limit, the figure is for information. */
  readonly ok: boolean | undefined;
  readonly raw: string;
};

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const [low = 0, high = low] = [sorted[Math.ceil(sorted.length / 2) - 1], sorted[middle]];
  return (low + high) / 2;
}

/** Median of `ours` over median of `theirs`, at most `limit`. Times in milliseconds. */
export function ratioRow(what: string, limit: number | undefined, ours: Named, theirs: Named): Row {
  const ratio = median(ours.times) / median(theirs.times);
  return {
    what,
    limit: limit === undefined ? '-' : `<= ${limit.toFixed(2)}x`,
    measured: `${ratio.toFixed(2)}x`,
    ok: limit === undefined ? undefined : ratio <= limit,
    raw: `${rawOf(ours)} / ${rawOf(theirs)}`,
  };
}

export type Named = { readonly name: string; readonly times: readonly number[] };

function rawOf({ name, times }: Named): string {
  return `${name} ${median(times).toFixed(0)} ms of [${times.map((time) => time.toFixed(0)).join(' ')}]`;
}

/** The median of times in milliseconds against a limit; without one it is only told. */
export function timeRow(what: string, limit: number | undefined, times: readonly number[]): Row {
  return amountRow(what, limit, times, 'ms');
}

export function amountRow(
  what: string,
  limit: number | undefined,
  values: readonly number[],
  unit: string,
): Row {
  const middle = median(values);
  return {
    what,
    limit: limit === undefined ? '-' : `<= ${limit} ${unit}`,
    measured: `${middle.toFixed(0)} ${unit}`,
    ok: limit === undefined ? undefined : middle <= limit,
    raw: `[${values.map((value) => value.toFixed(0)).join(' ')}]`,
  };
}

export function printTable(rows: readonly Row[]): void {
  const head = { what: 'what', limit: 'limit', measured: 'measured', verdict: '', raw: 'raw' };
  const lines = rows.map((row) => ({ ...row, verdict: row.ok === undefined ? '' : row.ok ? 'ok' : 'over' }));
  const columns = ['what', 'limit', 'measured', 'verdict'] as const;
  const widths = columns.map((key) => Math.max(...[head, ...lines].map((line) => line[key].length)));
  for (const line of [head, ...lines]) {
    const cells = columns.map((key, index) => line[key].padEnd(widths[index] ?? 0));
    console.log(`${cells.join('  ')}  ${line.raw}`.trimEnd());
  }
}

/** How long `work` takes, in milliseconds. */
export async function timed(work: () => Promise<unknown>): Promise<number> {
  const begun = performance.now();
  await work();
  return performance.now() - begun;
}
