import fc from 'fast-check';
import { expect, test } from 'vitest';
import { failureOf, type JobGround, jobOn } from '../../src/job/ground.ts';
import { payloadFile } from '../../src/job/payloads.ts';

test('files of different payloads are never called the same, and are plain words', () => {
  const name = fc.string({ minLength: 1, maxLength: 40 });
  fc.assert(
    fc.property(name, name, name, name, (source, database, other, more) => {
      const [one, two] = [payloadFile(source, database, 'pg-custom'), payloadFile(other, more, 'pg-custom')];
      expect(one === two).toBe(source === other && database === more);
      expect(one).toMatch(/^[A-Za-z0-9_~-]+\.[A-Za-z0-9_~-]+\.pgdump\.zst\.age$/);
    }),
  );
  expect(payloadFile('db', '', 'pg-globals')).toBe('db.globals.sql.zst.age');
});

const GROUND = { run: 'r', subject: 'crm', limits: { cpuShares: 1, timeoutMs: 1 } } as JobGround;

test.each([
  [{ a: [0, false, []], b: [0, false, ['a warning']] }, undefined],
  [{ a: [1, false, ['why']], b: [137, false, []] }, 'crm: x: a ended with 1: why'],
  [{ a: [137, true, []], b: [0, false, []] }, 'crm: x: a ran out of memory'],
  [{ a: [0, false, []], b: [141, false, []] }, 'crm: x: b ended with 141'],
] as const)('the end of a job is judged by all of its programs', (ends, message) => {
  const programs = Object.fromEntries(
    Object.entries(ends).map(([name, [exitCode, oomKilled, stderr]]) => [
      name,
      { exitCode, oomKilled, stderr },
    ]),
  );
  expect(failureOf(jobOn(GROUND, 'x', []), { programs, unread: [] })?.message).toBe(message);
});
