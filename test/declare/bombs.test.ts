import { spawn } from 'node:child_process';
import { join } from 'node:path';
import process from 'node:process';
import { expect, test } from 'vitest';

// Small texts that kill or stall the parser behind the guard. Each is read in a process of its own, twice,
// because the first reading of some passes and the second aborts the process.

const READER = `
import { text } from 'node:stream/consumers';
import { loadYaml } from ${JSON.stringify(join(import.meta.dirname, '../../src/declare/yaml/load.ts'))};
const input = await text(process.stdin);
loadYaml('a: 1', 'x.yaml', 'compose');
let slowest = 0;
let codes = '';
for (const mode of ['declaration', 'compose', 'declaration', 'compose']) {
  const start = process.cpuUsage();
  const loaded = loadYaml(input, 'x.yaml', mode);
  const { user, system } = process.cpuUsage(start);
  slowest = Math.max(slowest, (user + system) / 1000);
  codes = [...new Set(loaded.problems.map((problem) => problem.code))].join(' ');
}
console.log(JSON.stringify({ slowest, codes, rss: process.resourceUsage().maxRSS }));
`;

type Reading = { readonly slowest: number; readonly codes: string; readonly rss: number };

async function read(text: string): Promise<Reading> {
  const child = spawn(process.execPath, ['--input-type=module', '--eval', READER], {
    stdio: ['pipe', 'pipe', 'inherit'],
    timeout: 60_000,
  });
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => {
    output += chunk.toString();
  });
  child.stdin.on('error', () => undefined);
  child.stdin.end(text);
  const code = await new Promise<number | null>((resolve) => child.on('close', resolve));
  expect(code, 'it must end by itself, without a crash').toBe(0);
  const reading: Reading = JSON.parse(output);
  return reading;
}

function laughs(levels: number): string {
  const names = 'abcdefghijklmnop'.slice(0, levels + 1);
  const lines = [...names].map((name, index) => {
    const items = index === 0 ? 'lol' : `*${names[index - 1]}`;
    return `${name}: &${name} [${Array(9).fill(items).join(', ')}]`;
  });
  return lines.join('\n');
}

const BOMBS: readonly (readonly [string, string, string])[] = [
  ['900 open brackets', '['.repeat(900) + ']'.repeat(900), 'yaml/too-deep'],
  ['the same twice', ('['.repeat(900) + ']'.repeat(900)).repeat(2), 'yaml/too-deep'],
  [
    'a hundred documents of it',
    Array(100)
      .fill('['.repeat(900) + ']'.repeat(900))
      .join('\n---\n'),
    'yaml/too-deep',
  ],
  ['2000 dashes', '- '.repeat(2000), 'yaml/too-deep'],
  ['2000 open maps', '{a: '.repeat(2000), 'yaml/too-deep'],
  ['2000 maps deep', Array.from({ length: 500 }, (_, i) => `${' '.repeat(i)}a:`).join('\n'), 'yaml/too-deep'],
  ['600 question marks', '? '.repeat(600), 'yaml/explicit-key'],
  ['200 in brackets', '{? '.repeat(200), 'yaml/explicit-key'],
  ['40 000 keys', Array.from({ length: 40_000 }, (_, i) => `k${i}: 1`).join('\n'), 'yaml/too-large'],
  ['a billion laughs', laughs(9), 'yaml/alias-expansion'],
  [
    '99 aliases of 100 KB',
    `a: &a ${'x'.repeat(100_000)}\nb: [${Array(99).fill('*a').join(', ')}]`,
    'yaml/alias-expansion',
  ],
  [
    'aliases that nest',
    `a0: &a0 [x]\n${Array.from({ length: 190 }, (_, i) => `a${i + 1}: &a${i + 1} [*a${i}]`).join('\n')}`,
    'yaml/alias-expansion',
  ],
  [
    'merges that grow',
    `m0: &m0 {${Array.from({ length: 500 }, (_, i) => `k${i}: 1`).join(', ')}}\n${Array.from({ length: 500 }, (_, i) => `m${i + 1}: { <<: *m0, own: ${i} }`).join('\n')}`,
    'yaml/alias-expansion',
  ],
  ['50 000 anchors', Array.from({ length: 50_000 }, (_, i) => `- &a${i} 1`).join('\n'), 'yaml/too-large'],
  ['10 MB of text', `a: |\n${'  x\n'.repeat(2_500_000)}`, 'yaml/too-large'],
  ['a key of 1 MB', `${'k'.repeat(1_000_000)}: 1`, 'yaml/too-large'],
  ['a key of 200 KB', `${'k'.repeat(200_000)}: 1`, 'yaml/syntax'],
  ['200 KB of blanks', `"a${' '.repeat(200_000)}b\n c"`, ''],
  ['250 KB of quotes', '"'.repeat(250_000), 'yaml/too-large'],
  ['80 000 anchors for one value', '&a '.repeat(80_000), 'yaml/too-large'],
  ['120 000 list items', `[${'a,'.repeat(120_000)}]`, 'yaml/too-large'],
  ['60 000 documents', '---\n'.repeat(60_000), 'yaml/too-large'],
  ['80 000 directives', '%a\n'.repeat(80_000), 'yaml/directive'],
  ['16 000 keys in brackets', '[a]: '.repeat(16_000), 'yaml/key'],
];

test.each(BOMBS)('%s', { timeout: 90_000 }, async (_name, text, code) => {
  const reading = await read(text);
  expect(reading.codes).toBe(code);
  // Processor time in ms: the promise is 250, the rest is for a machine that does other work meanwhile.
  expect(reading.slowest).toBeLessThan(1500);
  expect(reading.rss).toBeLessThan(600 * 1024);
});
