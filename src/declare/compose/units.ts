// Durations and sizes in the texts that Go's tools read and print: `1h30m`, `1.5GiB`. Durations also know
// days and weeks when read (str2duration); sizes are binary (go-units RAMInBytes).

const NANOSECONDS: ReadonlyMap<string, bigint> = new Map([
  ['ns', 1n],
  ['us', 1_000n],
  ['µs', 1_000n],
  ['μs', 1_000n],
  ['ms', 1_000_000n],
  ['s', 1_000_000_000n],
  ['m', 60_000_000_000n],
  ['h', 3_600_000_000_000n],
  ['d', 86_400_000_000_000n],
  ['w', 604_800_000_000_000n],
]);

const DURATION_PART = /(\d*)(?:\.(\d*))?([^.\d]+)/y;
const MAX_DURATION = 2n ** 63n - 1n;

/** Nanoseconds of a duration text, or undefined when it is none. */
export function parseDuration(text: string): bigint | undefined {
  const isNegative = text.startsWith('-');
  const rest = text.replace(/^[-+]/, '');
  if (rest === '0') return 0n;
  if (rest === '') return undefined;
  let total = 0n;
  DURATION_PART.lastIndex = 0;
  while (DURATION_PART.lastIndex < rest.length) {
    const part = DURATION_PART.exec(rest);
    const [, whole = '', fraction = '', name = ''] = part ?? [];
    const unit = NANOSECONDS.get(name);
    if (!part || unit === undefined || (whole === '' && fraction === '') || whole.length > 19)
      return undefined;
    total += BigInt(whole === '' ? 0 : whole) * unit;
    if (fraction !== '') total += BigInt(Math.trunc(Number(`0.${fraction.slice(0, 18)}`) * Number(unit)));
    if (total > MAX_DURATION) return undefined;
  }
  return isNegative ? -total : total;
}

/** A duration as Go prints it: `1h0m0s`, `1.5s`, `100ms`, `0s`. */
export function formatDuration(nanoseconds: bigint): string {
  if (nanoseconds < 0n) return `-${formatDuration(-nanoseconds)}`;
  if (nanoseconds === 0n) return '0s';
  if (nanoseconds < 1_000n) return `${nanoseconds}ns`;
  if (nanoseconds < 1_000_000n) return `${decimal(nanoseconds, 1_000n)}µs`;
  if (nanoseconds < 1_000_000_000n) return `${decimal(nanoseconds, 1_000_000n)}ms`;
  const minutes = nanoseconds / 60_000_000_000n;
  const seconds = decimal(nanoseconds % 60_000_000_000n, 1_000_000_000n);
  if (minutes === 0n) return `${seconds}s`;
  return minutes < 60n ? `${minutes}m${seconds}s` : `${minutes / 60n}h${minutes % 60n}m${seconds}s`;
}

function decimal(value: bigint, unit: bigint): string {
  const fraction = (value % unit)
    .toString()
    .padStart(unit.toString().length - 1, '0')
    .replace(/0+$/, '');
  return fraction === '' ? `${value / unit}` : `${value / unit}.${fraction}`;
}

/** Longer ones are no sizes, and the pattern takes time by the square of the length. */
const MAX_LENGTH = 100;
const SIZE = /^(\d+\.?\d*|\.\d+) ?(?:(b)|([kmgtp])(?:i?b)?)?$/i;
const POWERS = 'kmgtp';

/** Bytes of a size text (`512m`, `1.5 GiB`, `1024`), or undefined when it is none. */
export function parseBytes(text: string): number | undefined {
  const match = text.length <= MAX_LENGTH ? SIZE.exec(text) : null;
  if (!match) return undefined;
  const [, number = '', , letter = ''] = match;
  const power = letter === '' ? 0 : POWERS.indexOf(letter.toLowerCase()) + 1;
  return Math.trunc(Number(number) * 1024 ** power);
}
