// A folder is a case: Compose files and what must come of them. `expected.json` is what the real tool prints
// for the folder (as /case), `problems.txt` what we say where it refuses too. UPDATE=1 writes the problems anew, and the
// model where there is none yet.

import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { loadCompose } from '../../../src/declare/compose/load.ts';
import type { Problem } from '../../../src/model/problem.ts';
import { compareWithGolden, doubleDollars } from './support.ts';

type CaseOptions = {
  readonly files?: readonly string[];
  readonly profiles?: readonly string[];
  readonly variables?: Readonly<Record<string, string>>;
  readonly envFiles?: readonly string[];
  readonly projectName?: string;
};

const FOLDER = '/case';
const root = join(import.meta.dirname, 'cases');
const isUpdate = process.env['UPDATE'] === '1';

describe('cases', () => {
  test.each(readdirSync(root))('%s', (name) => {
    const folder = join(root, name);
    const result = load(folder);
    const errors = result.problems.filter((problem) => problem.severity === 'error');
    const model = result.ok ? doubleDollars(result.value.project) : undefined;
    if (isUpdate) update(folder, model, result.problems);
    if (existsSync(join(folder, 'problems.txt'))) {
      const expected = readFileSync(join(folder, 'problems.txt'), 'utf8');
      expect(lines(result.problems)).toBe(expected);
    } else expect(errors).toEqual([]);
    if (!result.ok) {
      expect(existsSync(join(folder, 'expected.json'))).toBe(false);
      return;
    }
    const golden: unknown = JSON.parse(readFileSync(join(folder, 'expected.json'), 'utf8'));
    compareWithGolden(name, model, golden);
  });
});

function load(folder: string): ReturnType<typeof loadCompose> {
  const path = join(folder, 'case.json');
  const options: CaseOptions = existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : {};
  const {
    files = ['compose.yaml'],
    profiles = [],
    variables = {},
    envFiles,
    projectName = 'project',
  } = options;
  return loadCompose({
    files: files.map((file) => ({ path: file })),
    read: (file) => readInCase(folder, file),
    workingDir: FOLDER,
    projectName,
    variables: (name) => {
      const value = Object.hasOwn(variables, name) ? variables[name] : undefined;
      return value === undefined ? undefined : { value };
    },
    profiles,
    home: '/home/someone',
    ...(envFiles ? { envFiles } : {}),
  });
}

function readInCase(folder: string, file: string): string | undefined {
  if (!file.startsWith(`${FOLDER}/`)) return undefined;
  const path = join(folder, file.slice(FOLDER.length));
  return existsSync(path) && statSync(path).isFile() ? readFileSync(path, 'utf8') : undefined;
}

function lines(problems: readonly Problem[]): string {
  return problems
    .map(({ at, severity, code, message, hint }) => {
      const place = `${at.file.replace(`${FOLDER}/`, '')}:${at.line}:${at.column}`;
      return `${place} ${severity} ${code} ${message}${hint === undefined ? '' : `\n    ${hint}`}\n`;
    })
    .join('');
}

function update(folder: string, model: unknown, problems: readonly Problem[]): void {
  if (problems.length > 0) writeFileSync(join(folder, 'problems.txt'), lines(problems));
  const golden = join(folder, 'expected.json');
  // What the real tool printed stays: only a case that has no golden yet gets our own word for it.
  if (model !== undefined && !existsSync(golden))
    writeFileSync(golden, `${JSON.stringify(model, null, 2)}\n`);
}
