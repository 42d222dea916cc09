// Amounts of bytes as declarations of backups write them: `500kB`, `50MiB`, `4GiB`.

const UNITS: Readonly<Record<string, number>> = {
  B: 1,
  kB: 1e3,
  KB: 1e3,
  MB: 1e6,
  GB: 1e9,
  KiB: 2 ** 10,
  MiB: 2 ** 20,
  GiB: 2 ** 30,
};

/** Bytes of a number and a unit. A text that no schema lets through is a bug. */
export function bytesOf(text: string): number {
  const [, count = '', unit = ''] = /^(\d+)([A-Za-z]+)$/.exec(text) ?? [];
  const factor = UNITS[unit];
  if (factor === undefined) throw new Error(`bug: no amount: ${JSON.stringify(text)}`);
  return Number(count) * factor;
}
