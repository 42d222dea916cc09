import { expect, test } from 'vitest';
import { reportProblems, reportThrown } from '../../src/cli/errors.ts';
import { Failure } from '../../src/model/failure.ts';
import type { Problem } from '../../src/model/problem.ts';
import { fakeIo } from '../support/io.ts';

const problems: readonly Problem[] = [
  {
    code: 'yaml/tab',
    severity: 'warning',
    at: { file: 'b.yaml', line: 1, column: 2 },
    message: 'a tab',
  },
  {
    code: 'schema/unknown-key',
    severity: 'error',
    at: { file: 'a.yaml', line: 3, column: 5 },
    message: 'unknown key "sise"',
    hint: 'did you mean "size"?',
  },
];

test('problems are rows in the order of the files, then a count', () => {
  expect(problemsAs('text')).toBe(
    [
      'a.yaml:3:5  error  schema/unknown-key  unknown key "sise"',
      '  hint: did you mean "size"?',
      'b.yaml:1:2  warning  yaml/tab  a tab',
      '',
      '1 error, 1 warning',
      '',
    ].join('\n'),
  );
});

test('problems as JSON', () => {
  expect(JSON.parse(problemsAs('json'))).toMatchObject({
    problems: [
      { place: 'a.yaml:3:5', severity: 'error', code: 'schema/unknown-key' },
      { place: 'b.yaml:1:2', severity: 'warning' },
    ],
  });
});

test('a failure: words, code and what to do, and no stack', () => {
  const thrown = new Failure('engine/unreachable', 'no engine at unix:///x', { hint: 'start it' });
  expect(thrownAs(thrown)).toBe('error: no engine at unix:///x (engine/unreachable)\n  hint: start it\n');
});

test('a bug says that it is one; its stack only with SHIPSHAPE_DEBUG', () => {
  const bug = new Error('bug: cannot be', { cause: new Error('deeper') });
  expect(thrownAs(bug)).not.toContain('    at ');
  expect(thrownAs(bug)).toContain('shipshape itself failed');
  const debug = thrownAs(bug, { SHIPSHAPE_DEBUG: '1' });
  expect(debug).toContain('    at ');
  expect(debug).toContain('caused by: Error: deeper');
});

function problemsAs(output: 'text' | 'json'): string {
  const printed = { stdout: '', stderr: '' };
  reportProblems(fakeIo({}, printed), output, problems);
  return printed.stderr;
}

function thrownAs(thrown: unknown, env: Record<string, string> = {}): string {
  const printed = { stdout: '', stderr: '' };
  reportThrown(fakeIo({ env }, printed), 'text', thrown);
  return printed.stderr;
}
