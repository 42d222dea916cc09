// Durations as declarations write them: one number and one unit.

const UNITS: Readonly<Record<string, number>> = {
  ms: 1,
  s: 1_000,
  m: 60_000,
  h: 3_600_000,
  d: 86_400_000,
  y: 31_536_000_000,
};

const DURATION = /^([1-9][0-9]{0,6})(ms|s|m|h|d|y)$/;

/** Milliseconds of `500ms`, `30s`, `2m`, `1h`, `7d`, `10y`; undefined for any other text. */
export function durationMs(text: string): number | undefined {
  const [, count, unit = ''] = DURATION.exec(text) ?? [];
  const factor = UNITS[unit];
  return count === undefined || factor === undefined ? undefined : Number(count) * factor;
}
