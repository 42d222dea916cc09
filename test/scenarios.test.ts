// Each script of test/scenarios runs against engines in memory, through the whole program; its transcript,
// read as its user would, is the golden. Set UPDATE=1 to write the transcripts anew, then read the diff.

import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createParser } from '../src/declare/parse.ts';
import { createResolver } from '../src/declare/resolve.ts';
import { runScenario } from './support/scenario/run.ts';

const SCENARIOS = join(import.meta.dirname, 'scenarios');
const READING = { parse: createParser(), resolver: createResolver() };
const NAMES = readdirSync(SCENARIOS).flatMap((file) => (file.endsWith('.txt') ? [file.slice(0, -4)] : []));

for (const name of NAMES.sort()) {
  test(name.replaceAll('-', ' '), async () => {
    const script = readFileSync(join(SCENARIOS, `${name}.txt`), 'utf8');
    const transcript = await runScenario(script, READING);
    const golden = join(SCENARIOS, `${name}.out`);
    if (process.env['UPDATE'] === '1') writeFileSync(golden, transcript);
    expect(existsSync(golden), `${name}.out is missing: run with UPDATE=1`).toBe(true);
    expect(transcript).toBe(readFileSync(golden, 'utf8'));

    // What was typed as a secret stands in the script, and nowhere else.
    const answers = transcript.split('\n').filter((line) => !line.startsWith('> '));
    for (const [, secret = ''] of script.matchAll(/^type (\S+) into secret/gm)) {
      expect(answers.filter((line) => line.includes(secret))).toEqual([]);
    }
  });
}
