// How long the files are, by folder: count, median, p90 and the longest. Fails over the hard limit.
//   node scripts/lines.ts

import { globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import process from 'node:process';

/** No file of ours is longer; generated ones do not count. */
export const LINE_LIMIT = 400;

export type FileLength = { readonly file: string; readonly lines: number };

const ROOT = dirname(import.meta.dirname);
const TREES = ['src', 'tui', 'scripts', 'test', 'bench'];

/** Every TypeScript and JavaScript file of the project that people write, sorted by path. */
export function fileLengths(root: string = ROOT): readonly FileLength[] {
  return TREES.flatMap((tree) => globSync(`${tree}/**/*.{ts,tsx,mjs}`, { cwd: root }))
    .filter((file) => !file.includes('generated/'))
    .sort()
    .map((file) => ({ file, lines: readFileSync(join(root, file), 'utf8').split('\n').length - 1 }));
}

/** The table as text, the whole of src/ last. */
export function lengthTable(files: readonly FileLength[]): string {
  const folders = Map.groupBy(files, ({ file }) => folderOf(file));
  const rows = [...folders].map(([folder, own]) => tableRow(folder, own));
  rows.push(
    tableRow(
      'src, all',
      files.filter(({ file }) => file.startsWith('src/')),
    ),
  );
  const head = `${'folder'.padEnd(24)}${['files', 'lines', 'median', 'p90', 'max'].map((word) => word.padStart(8)).join('')}  longest`;
  return [head, ...rows].join('\n');
}

function tableRow(name: string, files: readonly FileLength[]): string {
  const sorted = [...files].sort((a, b) => a.lines - b.lines);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
  const sum = files.reduce((total, { lines }) => total + lines, 0);
  const numbers = [files.length, sum, at(0.5)?.lines ?? 0, at(0.9)?.lines ?? 0, at(1)?.lines ?? 0];
  const longest = at(1)?.file ?? '';
  return `${name.padEnd(24)}${numbers.map((each) => String(each).padStart(8)).join('')}  ${longest}`;
}

/** `src/adapters/docker` and `src/declare/compose`, but `test` for all of test/. */
function folderOf(file: string): string {
  const folder = dirname(file);
  return folder.startsWith('src') ? folder : (folder.split('/')[0] ?? folder);
}

if (import.meta.main) {
  const files = fileLengths();
  console.log(lengthTable(files));
  const long = files.filter(({ lines }) => lines > LINE_LIMIT);
  for (const { file, lines } of long) console.error(`${file}: ${lines} lines, over ${LINE_LIMIT}`);
  process.exitCode = long.length === 0 ? 0 : 1;
}
