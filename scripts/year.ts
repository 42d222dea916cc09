// A year of a fleet on a clock that runs as fast as it can, one line per month:
//   npm run year -- [--days 365] [--seed 7] [--acts 8] [--sweep 15]

import process from 'node:process';
import { live, type Month } from '../test/year/year.ts';

function option(name: string, otherwise: number): number {
  const at = process.argv.indexOf(`--${name}`);
  return at < 0 ? otherwise : Number(process.argv[at + 1]);
}

const COLUMNS: Readonly<Record<string, (month: Month) => string>> = {
  days: ({ days }) => `${days}`,
  commits: ({ commits }) => `${commits}`,
  refused: ({ refused }) => `${refused}`,
  drifts: ({ drifts }) => `${drifts}`,
  looks: ({ passes }) => `${passes}`,
  runs: ({ runs }) => `${runs}`,
  failed: ({ failed }) => `${failed}`,
  approved: ({ approved }) => `${approved}`,
  lapsed: ({ lapsed }) => `${lapsed}`,
  heap: ({ heapMb }) => `${heapMb.toFixed(1)}M`,
  handles: ({ handles }) => `${handles}`,
  files: ({ openFiles }) => `${openFiles}`,
  sleepers: ({ sleepers }) => `${sleepers}`,
  ledger: ({ ledgerBytes }) => kilo(ledgerBytes),
  record: ({ recordBytes }) => kilo(recordBytes),
  history: ({ historyBytes, historyFiles }) => `${kilo(historyBytes)}/${historyFiles}`,
  audit: ({ auditBytes }) => kilo(auditBytes),
  journal: ({ journalBytes, journalFiles }) => `${kilo(journalBytes)}/${journalFiles}`,
};

function kilo(bytes: number): string {
  return `${(bytes / 1000).toFixed(0)}k`;
}

const widths = Object.keys(COLUMNS).map((name) => Math.max(name.length, 9));
const line = (cells: readonly string[]) =>
  console.log(cells.map((cell, index) => cell.padStart(widths[index] ?? 0)).join(' '));

const seed = option('seed', 7);
const begun = performance.now();
console.log(`${option('days', 365)} days, seed ${seed}`);
line(Object.keys(COLUMNS));
await live({
  days: option('days', 365),
  seed,
  start: Date.UTC(2026, 0, 1),
  actsPerDay: option('acts', 8),
  sweepSeconds: option('sweep', 15),
  onMonth: (month) => line(Object.values(COLUMNS).map((cell) => cell(month))),
});
console.log(`took ${((performance.now() - begun) / 1000).toFixed(0)} s`);
