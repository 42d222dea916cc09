// The fleet's own files when the process dies in the middle of a write, or nothing more can be written: what
// was acknowledged is there, nothing is half-read, and the next start goes on.

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { execa } from 'execa';
import { expect, test } from 'vitest';
import { createAudit } from '../../../src/adapters/store/audit.ts';
import { createHistory } from '../../../src/adapters/store/history.ts';
import { openLedger } from '../../../src/adapters/store/ledger.ts';
import { stateFolder } from './folder.ts';
import { auditEntry, holdOf, runRecord } from './records.ts';

const CHILD = join(import.meta.dirname, 'memory-child.ts');
const ROUNDS = 4;

/** Writes until `enough` writes are acknowledged, then dies without a word, wherever it is; how many were. */
async function dieAfter(enough: number, what: string, folder: string): Promise<number> {
  const child = spawn(process.execPath, [CHILD, what, folder], { stdio: ['ignore', 'pipe', 'inherit'] });
  let acknowledged = 0;
  for await (const line of createInterface({ input: child.stdout })) {
    acknowledged = Number(line);
    if (acknowledged >= enough) child.kill('SIGKILL');
  }
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
  return acknowledged;
}

async function until(limit: number, what: string, folder: string) {
  const { stdout } = await execa('prlimit', [`--fsize=${limit}`, process.execPath, CHILD, what, folder]);
  const lines = stdout.split('\n');
  return { acknowledged: lines.length - 1, code: lines.at(-1) };
}

async function counted(what: string, folder: string): Promise<number> {
  await using ledger = await openLedger({ folder, onWarning: () => undefined });
  if (what === 'ledger') {
    const before = ledger.read().keeps.length;
    await ledger.update((state) => ({ ...state, keeps: [...state.keeps, holdOf('last')] }));
    return before;
  }
  if (what === 'history') {
    const history = createHistory({ folder, onWarning: () => undefined });
    const before = await history.recent({ limit: 1_000_000 });
    await history.append(runRecord('last'));
    expect((await history.recent({ limit: 1 }))[0]?.run).toBe('last');
    return before.length;
  }
  const audit = createAudit({
    folder,
    clock: { now: () => 0 },
    head: () => ledger.read().auditHead,
    keepHead: async (auditHead) => void (await ledger.update((state) => ({ ...state, auditHead }))),
    onWarning: () => undefined,
  });
  const before = await audit.recent(1_000_000);
  await audit.append(auditEntry('last'));
  expect(await audit.verify()).toEqual({ lines: before.length + 1, broken: undefined });
  return before.length;
}

test.each(['ledger', 'history', 'audit'])(
  '%s: killed again and again, nothing acknowledged is lost',
  async (what) => {
    const folder = await stateFolder();
    let least = 0;
    for (let round = 0; round < ROUNDS; round += 1) {
      least += await dieAfter(3 + 7 * round, what, folder);
      const found = await counted(what, folder);
      expect(found).toBeGreaterThanOrEqual(least);
      // What was under way, and what was told while it was killed.
      expect(found).toBeLessThanOrEqual(least + 1);
      least = found + 1;
    }
  },
);

test.each(['ledger', 'history', 'audit'])(
  '%s: on a full disk the write is refused and all before it stays',
  async (what) => {
    const folder = await stateFolder();
    const { acknowledged, code } = await until(6000, what, folder);
    expect(code).toBe(`${what}/unwritable`);
    expect(acknowledged).toBeGreaterThan(3);
    expect(await counted(what, folder)).toBe(acknowledged);
  },
);
