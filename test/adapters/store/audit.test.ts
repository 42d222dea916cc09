// The audit's chain: every way to change what was written is seen, whichever line it is done to.

import { appendFile, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createAudit } from '../../../src/adapters/store/audit.ts';
import { type AuditHead, chained, encodeAudit } from '../../../src/adapters/store/audit-chain.ts';
import { stateFolder } from './folder.ts';
import { auditEntry } from './records.ts';

const LINES = 7;

async function open() {
  const folder = await stateFolder();
  const warnings: string[] = [];
  let head: AuditHead | undefined;
  const again = () =>
    createAudit({
      folder,
      clock: { now: () => 1_000 },
      head: () => head,
      keepHead: async (next) => {
        head = next;
      },
      onWarning: (text) => warnings.push(text),
    });
  const setHead = (next: AuditHead | undefined) => {
    head = next;
  };
  return {
    audit: again(),
    again,
    file: join(folder, 'audit', 'audit.jsonl'),
    warnings,
    setHead,
    head: () => head,
  };
}

async function filled() {
  const opened = await open();
  for (let index = 1; index <= LINES; index += 1) await opened.audit.append(auditEntry(`plan-${index}`));
  const lines = (await readFile(opened.file, 'utf8')).split('\n').slice(0, -1);
  const write = (changed: readonly string[]) =>
    writeFile(opened.file, changed.map((line) => `${line}\n`).join(''));
  return { ...opened, lines, write };
}

test('lines come back newest first, and the whole chain holds', async () => {
  const { audit, again, file, lines, head } = await filled();
  expect(lines).toHaveLength(LINES);
  const [newest, before] = await again().recent(2);
  expect([newest?.seq, newest?.subject, newest?.at]).toEqual([7, 'plan-7', '1970-01-01T00:00:01.000Z']);
  expect(newest?.prev).toBe(before?.hash);
  expect(head()).toEqual({ seq: 7, hash: newest?.hash });
  expect(await audit.verify()).toEqual({ lines: LINES, broken: undefined });
  expect((await stat(file)).mode & 0o777).toBe(0o600);
});

test('many that wait together each get a line of their own, in order', async () => {
  const { audit, again } = await open();
  const lines = await Promise.all(
    Array.from({ length: 100 }, (_, index) => audit.append(auditEntry(`p-${index}`))),
  );
  expect(lines.map(({ seq, subject }) => [seq, subject])).toEqual(
    lines.map((_, index) => [index + 1, `p-${index}`]),
  );
  expect(await again().verify()).toEqual({ lines: 100, broken: undefined });
});

test('every line: changed, taken out, doubled, moved, replaced or blanked, the chain breaks there', async () => {
  const { again, lines, write } = await filled();
  for (const [index, line] of lines.entries()) {
    const without = lines.toSpliced(index, 1);
    const next = index + 1 < LINES ? [lines[index + 1] ?? ''] : [];
    const changes: readonly (readonly [string, readonly string[]])[] = [
      ['a word changed', lines.with(index, line.replace('approve:plan', 'approve:plam'))],
      ['white space', lines.with(index, line.replace('{', '{ '))],
      ['a member more', lines.with(index, line.replace('{', '{"x":1,'))],
      ['no line', lines.with(index, '')],
      ['something else', lines.with(index, '{"hash":"x"}')],
      ['taken out', without],
      ['doubled', lines.toSpliced(index, 0, line)],
      ['cut', lines.with(index, line.slice(0, -5))],
      ...(next.length > 0
        ? [['swapped with the next', lines.toSpliced(index, 2, ...next, line)] as const]
        : []),
    ];
    for (const [what, changed] of changes) {
      await write(changed);
      const { broken } = await again().verify();
      expect([what, index, broken !== undefined]).toEqual([what, index, true]);
      expect(broken?.line).toBeLessThanOrEqual(index + 2);
      expect(broken?.reason).not.toBe('');
    }
  }
});

test('an end that was cut off is missed, however much of it', async () => {
  const { again, lines, write } = await filled();
  for (let kept = 0; kept < LINES; kept += 1) {
    await write(lines.slice(0, kept));
    expect(await again().verify()).toEqual({
      lines: kept,
      broken: { line: kept + 1, reason: `${LINES - kept} lines are missing at the end` },
    });
  }
});

test('a chain that was made anew from some line on is not the one that was written', async () => {
  const { again, lines, write } = await filled();
  const prefix = lines.slice(0, 3);
  let head: AuditHead = JSON.parse(prefix[2] ?? '{}');
  const forged = Array.from({ length: 4 }, (_, index) => {
    const line = chained(head, auditEntry(`forged-${index}`), '1970-01-01T00:00:01.000Z');
    head = line;
    return encodeAudit(line);
  });
  await write([...prefix, ...forged]);
  expect((await again().verify()).broken).toEqual({ line: 7, reason: 'it is not the line that was written' });
});

test('after an end was cut off the chain goes on from where it was, and the gap stays to be seen', async () => {
  const { again, lines, write, warnings } = await filled();
  await write(lines.slice(0, 5));
  const line = await again().append(auditEntry('later'));
  expect(line.seq).toBe(8);
  expect(warnings[0]).toContain('changed or cut off');
  expect((await again().verify()).broken).toEqual({
    line: 6,
    reason: 'line 6 of the chain should stand here, not 8',
  });
});

test('what a crash left half-written is taken away; what had been acknowledged stays as evidence', async () => {
  const { again, file, lines, warnings, setHead, head } = await filled();
  await appendFile(file, '{"action":"half');
  await again().append(auditEntry('later'));
  expect(await again().verify()).toEqual({ lines: 8, broken: undefined });
  expect(warnings).toEqual([expect.stringContaining('cut by a crash')]);
  setHead({ seq: 9, hash: head()?.hash ?? '' });
  await writeFile(file, lines.join('\n').slice(0, -20));
  await again().append(auditEntry('even later'));
  expect(await readFile(file, 'utf8')).toContain(`${lines.join('\n').slice(-40, -20)}\n`);
  expect((await again().verify()).broken).toMatchObject({ line: 7 });
});

test('a line that is ahead of the head, as a crash between the two leaves it, is part of the chain', async () => {
  const { again, setHead, lines } = await filled();
  const sixth = JSON.parse(lines[5] ?? '{}');
  setHead({ seq: sixth.seq, hash: sixth.hash });
  expect(await again().verify()).toEqual({ lines: LINES, broken: undefined });
  expect((await again().append(auditEntry('later'))).seq).toBe(8);
  expect(await again().verify()).toEqual({ lines: 8, broken: undefined });
});

test('what cannot be audited is refused, and later it goes on', async () => {
  const { again, file, head } = await filled();
  const whole = await readFile(file);
  const audit = again();
  await writeFile(`${file}.keep`, whole);
  const refusing = createAudit({
    folder: join(file, '..', '..'),
    clock: { now: () => 0 },
    head,
    keepHead: async () => {
      throw new Error('the ledger is full');
    },
    onWarning: () => undefined,
  });
  await expect(refusing.append(auditEntry('x'))).rejects.toMatchObject({ code: 'audit/unwritable' });
  await audit.append(auditEntry('later'));
  expect((await again().verify()).broken).toBeUndefined();
});
