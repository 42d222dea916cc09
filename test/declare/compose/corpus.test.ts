// Real Compose files against what the real tool makes of them. The folder is named by COMPOSE_CORPUS: a
// manifest.jsonl, input/ and golden/. Every file is one test.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { loadCompose } from '../../../src/declare/compose/load.ts';
import { compareWithGolden, doubleDollars } from './support.ts';

type Line = {
  readonly file: string;
  readonly ok: boolean;
  readonly golden?: string;
  readonly env: Readonly<Record<string, string>>;
  readonly stubs: readonly string[];
};

/** The golden files say /PROJECT for the project folder, and /ROOT for the folder above it. */
const FOLDER = '/ROOT/PROJECT';

const corpus = process.env['COMPOSE_CORPUS'];

if (corpus === undefined) {
  test('the corpus is not here: set COMPOSE_CORPUS to compare with the real tool', ({ annotate }) => {
    expect(corpus).toBeUndefined();
    return annotate('COMPOSE_CORPUS is not set, no corpus file was compared').then(() => undefined);
  });
} else {
  const lines = readFileSync(join(corpus, 'manifest.jsonl'), 'utf8')
    .trim()
    .split('\n')
    .map((line): Line => JSON.parse(line));
  describe('the corpus', () => {
    test.each(lines.map((line) => [line.file, line] as const))('%s', (_file, line) => {
      compare(corpus, line);
    });
  });
}

function compare(folder: string, line: Line): void {
  const files = new Map([[`${FOLDER}/compose.yaml`, readFileSync(join(folder, 'input', line.file), 'utf8')]]);
  for (const stub of line.stubs) files.set(join(FOLDER, stub), '');
  const env = Object.entries(line.env).map(([key, value]) => `${key}=${value}\n`);
  if (env.length > 0) files.set(`${FOLDER}/.env`, env.join(''));
  const result = loadCompose({
    files: [{ path: 'compose.yaml' }],
    read: (path) => files.get(path),
    workingDir: FOLDER,
    projectName: 'project',
    variables: () => undefined,
    profiles: ['*'],
    home: '/root',
  });
  const problems = result.problems.filter((problem) => problem.severity === 'error');
  if (!line.ok || line.golden === undefined) {
    expect(problems).not.toEqual([]);
    return;
  }
  expect(problems).toEqual([]);
  if (!result.ok) return;
  const golden: unknown = JSON.parse(readFileSync(join(folder, line.golden), 'utf8'));
  const ours = JSON.parse(JSON.stringify(doubleDollars(result.value.project)).replaceAll(FOLDER, '/PROJECT'));
  compareWithGolden(line.file, ours, golden);
}
