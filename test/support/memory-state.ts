// What a daemon remembers, in memory: nothing waits for a disk, so that a fake clock rules all of it.

import { createHmac } from 'node:crypto';
import type { AppliedTarget } from '../../src/model/applied.ts';
import { digest } from '../../src/model/digest.ts';
import { EMPTY_LEDGER, type LedgerState } from '../../src/model/ledger.ts';
import type { AuditLine, RunRecord } from '../../src/model/record.ts';
import type { TargetName } from '../../src/model/ref.ts';
import type { JournalEntry } from '../../src/model/run.ts';
import type { Fingerprint } from '../../src/model/text.ts';
import type { Clock, Journal, Lock, Seal, Store, Vault } from '../../src/ports.ts';
import type { Audit, History, Ledger } from '../../src/ports-daemon.ts';

export function memoryLedger(start: LedgerState = EMPTY_LEDGER): Ledger {
  let state = start;
  return {
    read: () => state,
    async update(change) {
      state = change(state);
      return state;
    },
  };
}

export function memoryHistory(): History & { readonly records: RunRecord[] } {
  const records: RunRecord[] = [];
  return {
    records,
    async append(record) {
      records.push(record);
    },
    async recent({ instance, limit }) {
      const touching = records.filter(
        (one) => instance === undefined || one.instances.some((outcome) => outcome.instance === instance),
      );
      return touching.toReversed().slice(0, limit);
    },
  };
}

export function memoryAudit(clock: Pick<Clock, 'now'>): Audit & { readonly lines: AuditLine[] } {
  const lines: AuditLine[] = [];
  return {
    lines,
    async append(entry) {
      const prev = lines.at(-1)?.hash ?? '';
      const line = { ...entry, seq: lines.length + 1, at: new Date(clock.now()).toISOString(), prev };
      const whole = { ...line, hash: digest(line) };
      lines.push(whole);
      return whole;
    },
    recent: async (limit) => lines.toReversed().slice(0, limit),
    verify: async () => ({ lines: lines.length, broken: undefined }),
  };
}

export function memoryStore(): Store {
  const states = new Map<TargetName, AppliedTarget>();
  return {
    load: async (target) => states.get(target),
    async save(state) {
      states.set(state.target, state);
    },
  };
}

export function memoryJournal(): Journal {
  const entries: JournalEntry[] = [];
  return {
    async append(entry) {
      entries.push(entry);
    },
    async unfinished(target) {
      const ended = new Set(entries.filter(({ kind }) => kind === 'run.end').map(({ run }) => run));
      return entries.filter((one) => one.target === target && !ended.has(one.run));
    },
    recent: async (target, limit) =>
      entries
        .filter((one) => one.target === target)
        .toReversed()
        .slice(0, limit),
  };
}

export const freeLock: Lock = {
  acquire: async () => ({ [Symbol.asyncDispose]: async () => undefined }),
  holder: async () => undefined,
};

export const memorySeal: Seal = {
  sign: (labels) => createHmac('sha256', 'host').update(digest(labels)).digest('hex'),
};

/** No secrets are declared in these worlds. */
export const emptyVault: Vault = {
  ensure: async () => ({
    problems: new Map(),
    revision: '',
    fingerprint: (value) => createHmac('sha256', 'host').update(value).digest('hex') as Fingerprint,
    reveal(name) {
      throw new Error(`no secret ${name}`);
    },
  }),
  async set() {},
  list: async () => [],
  encrypt: async () => '',
  decrypt: async () => '',
  recipient: 'age1',
};
