import { expect, test } from 'vitest';
import { createLog } from '../../../src/adapters/log/log.ts';
import { Failure } from '../../../src/model/failure.ts';
import type { Fingerprint, SecretName } from '../../../src/model/text.ts';

function log(level: 'debug' | 'info' = 'info') {
  const lines: string[] = [];
  const made = createLog({
    level,
    stream: { write: (line) => void lines.push(line) },
    now: () => Date.parse('2026-11-20T03:12:00Z'),
    base: { fleet: 'home' },
  });
  return { made, lines };
}

test('a line is one JSON object with level, time, fleet, message and facts', () => {
  const { made, lines } = log();
  made.info('run ended', { run: 'r1', durationMs: 12 });
  made.debug('not at this level');
  expect(lines.map((line) => JSON.parse(line))).toEqual([
    {
      level: 'info',
      time: '2026-11-20T03:12:00.000Z',
      fleet: 'home',
      run: 'r1',
      durationMs: 12,
      message: 'run ended',
    },
  ]);
  expect(lines[0]?.endsWith('\n')).toBe(true);
});

test('secrets stay out by their type and by their name, wherever they are', () => {
  const { made, lines } = log('debug');
  const text = {
    parts: ['postgres://', { secret: 'crm/PW' as SecretName }, '@db'],
    fingerprint: 'canary-print' as Fingerprint,
  };
  made.error('failed', {
    plan: { steps: [{ payload: { Env: [text] } }] },
    request: { headers: { Authorization: 'Bearer canary-key', accept: 'x' } },
    input: new Map([['code', 'canary-code']]),
    body: new TextEncoder().encode('canary-bytes'),
    deep: { a: { b: { c: { d: { e: { f: { g: { h: { i: 'canary-deep' } } } } } } } } },
  });
  expect(lines.join('')).not.toContain('canary');
  expect(JSON.parse(lines[0] ?? '')).toMatchObject({
    plan: { steps: [{ payload: { Env: ['(redacted)'] } }] },
    request: { headers: { Authorization: '(redacted)', accept: 'x' } },
    body: '(12 bytes)',
  });
});

test('failures are words, bugs show where they are, foreign text obeys no terminal', () => {
  const { made, lines } = log();
  const cause = new Failure('engine/unreachable', 'no \u001b[31mengine', { hint: 'start it' });
  made.warn('pass \u001b]0;title\u0007failed', { error: new Failure('x/y', 'outer', { cause }) });
  made.error('bug', { error: new TypeError('undefined is no function') });
  expect(lines.join('')).not.toContain('\\u001b');
  expect(JSON.parse(lines[0] ?? '').error).toEqual({
    code: 'x/y',
    message: 'outer',
    cause: { code: 'engine/unreachable', message: 'no engine', hint: 'start it' },
  });
  expect(JSON.parse(lines[1] ?? '').error.stack[0]).toContain('log.test.ts');
});
