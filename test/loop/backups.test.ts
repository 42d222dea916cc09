// Backups as the daemon keeps them: slots, leases, runs, the queue, what a death leaves, and what is told.

import { expect, it } from 'vitest';
import { createCalendar } from '../../src/backup/schedule.ts';
import { backupStatuses } from '../../src/loop/backup-status.ts';
import { instanceName } from '../../src/model/ref.ts';
import { type BackupWorld, createBackupWorld, DAY, HOUR, MINUTE } from '../support/backup-world.ts';
import { destination, kept, policy, schedule } from '../support/memory-crew.ts';

const CRM = instanceName('crm');
const NIGHT = Date.parse('2026-03-02T01:17:00Z');

function kinds(world: BackupWorld): readonly string[] {
  return world.journal.entries.map(({ kind }) => kind);
}

function declare(
  world: BackupWorld,
  over: Parameters<typeof policy>[0],
  names: readonly string[] = ['crm'],
): void {
  if (world.declared === undefined) throw new Error('nothing is declared');
  const policies = [policy(over)];
  const all = (policies[0]?.destinations ?? []).map((one) => destination(one.destination));
  const destinations = new Map(all.map((one) => [one.name, one]));
  world.declared = { ...world.declared, policies, destinations, kept: names.map((name) => kept(name)) };
}

const BOTH = [
  { destination: 'local', required: true, retention: undefined },
  { destination: 'offsite', required: true, retention: undefined },
];

it('a slot becomes one backup, told from its beginning to its end', async () => {
  const world = createBackupWorld();
  world.start();
  await world.pass(NIGHT - world.clock.now() - MINUTE);
  expect(world.crew.calls).toEqual(['sweep']);
  expect(world.backups.status()).toMatchObject([
    { reason: 'BackupPending', nextAt: '2026-03-02T01:17:00.000Z' },
  ]);
  await world.pass(10 * MINUTE);
  expect(kinds(world)).toEqual(['began', 'payload', 'committed', 'ended']);
  expect(world.told.map(({ kind }) => kind)).toEqual([
    'backup.begun',
    'backup.progress',
    'backup.ended',
    'backup.condition',
  ]);
  expect(world.crew.spool.size).toBe(0);
  const [status] = world.backups.status();
  expect(status).toMatchObject({ reason: 'BackupUnproven', isProtected: false, rpo: { kept: true } });
  expect(status?.destinations[0]?.at).toBe('2026-03-02T01:17:00.000Z');
  await world.pass(DAY);
  expect(world.crew.orders).toHaveLength(2);
  expect(world.bugs).toEqual([]);
});

it('statement 5: two backups, or a backup and a restore, of one instance never overlap', async () => {
  const world = createBackupWorld();
  world.start();
  await world.pass(MINUTE);
  const first = world.backups.begin({ kind: 'backup', instance: CRM, policy: 'nightly', by: 'ana' });
  expect(() => world.backups.begin({ kind: 'backup', instance: CRM, policy: 'nightly', by: 'ben' })).toThrow(
    first.run,
  );
  await world.pass(0);
  expect(world.leases.take([CRM], { kind: 'restore', what: 'a restore', since: '' })).toBeUndefined();
  await world.pass(2 * MINUTE);
  const lease = world.leases.take([CRM], { kind: 'restore', what: 'a restore', since: 'then' });
  expect(() => world.backups.begin({ kind: 'backup', instance: CRM, policy: 'nightly', by: 'ana' })).toThrow(
    'a restore',
  );
  // A slot that comes meanwhile waits, and says for what.
  await world.pass(NIGHT - world.clock.now() + MINUTE);
  expect(world.crew.orders).toHaveLength(1);
  expect(world.ledger.read().backups.slots[0]?.pending?.reason).toContain('a restore goes on');
  lease?.release();
  await world.pass(MINUTE);
  expect(world.crew.orders).toHaveLength(2);
  expect(world.crew.wrongs).toEqual([]);
});

it('one dump at a time on a target, and nobody is forgotten', async () => {
  const world = createBackupWorld();
  declare(world, {}, ['crm', 'shop', 'wiki']);
  world.start();
  await world.pass(NIGHT - world.clock.now() + 30_000);
  expect(world.crew.reading.size).toBe(1);
  await world.pass(10 * MINUTE);
  expect(world.crew.orders.map(({ of }) => of.instance).sort()).toEqual(['crm', 'shop', 'wiki']);
  expect(world.journal.entries.filter(({ kind }) => kind === 'missed')).toEqual([]);
});

it('a destination that is down gets the same backup later, without a new dump; nothing is green meanwhile', async () => {
  const world = createBackupWorld();
  declare(world, { destinations: BOTH });
  world.crew.down.add('offsite');
  world.start();
  await world.pass(NIGHT - world.clock.now() + 5 * MINUTE);
  expect(world.journal.entries.at(-1)).toMatchObject({
    kind: 'ended',
    outcome: 'queued',
    reason: 'offsite: offsite does not answer',
  });
  expect(world.backups.status()[0]).toMatchObject({ reason: 'BackupQueued', lastBackupAt: undefined });
  expect(world.crew.spool.size).toBe(1);
  await world.pass(3 * HOUR);
  world.crew.down.delete('offsite');
  await world.pass(2 * HOUR);
  expect(world.crew.stored.get('offsite')).toHaveLength(1);
  expect(world.crew.orders).toHaveLength(1);
  expect(world.crew.spool.size).toBe(0);
  expect(world.ledger.read().backups.queue).toEqual([]);
  expect(world.backups.status()[0]).toMatchObject({
    reason: 'BackupUnproven',
    lastBackupAt: '2026-03-02T01:17:00.000Z',
  });
  // Ever more rarely: not once a minute for three hours.
  expect(world.crew.calls.filter((call) => call === 'send crm offsite').length).toBeLessThan(12);
});

it('a failed run is tried again after its delay, as often as the policy says, and is told', async () => {
  const world = createBackupWorld();
  world.crew.dump = { ...world.crew.dump, fails: 'pg_dump ended with 1' };
  world.start();
  await world.pass(NIGHT - world.clock.now() + HOUR);
  expect(world.crew.orders).toHaveLength(3);
  expect(world.backups.status()[0]).toMatchObject({
    reason: 'BackupFailed',
    message: 'pg_dump ended with 1',
  });
  expect(world.crew.paused.size).toBe(0);
  world.crew.dump = { takesMs: MINUTE, rows: 100 };
  await world.pass(DAY);
  expect(world.backups.status()[0]?.reason).toBe('BackupUnproven');
});

it('a process that is killed in the middle: swept, unpaused, recorded as failed, and run once more', async () => {
  const world = createBackupWorld();
  const post = [{ service: 'app', command: ['resume'], timeoutMs: 1_000, onError: 'go-on' as const }];
  declare(world, { hooks: { pre: [], post } });
  world.start();
  await world.pass(NIGHT - world.clock.now() + 30_000);
  expect([...world.crew.paused]).toEqual(['crm']);
  expect(world.ledger.read().backups.living).toHaveLength(1);
  await world.kill();
  expect([...world.crew.paused]).toEqual(['crm']);
  world.crew.calls.length = 0;
  world.start();
  await world.pass(30_000);
  expect(world.crew.calls.slice(0, 3)).toEqual(['sweep', 'hook crm resume', 'take crm']);
  await world.pass(5 * MINUTE);
  expect(world.crew.paused.size).toBe(0);
  expect(world.ledger.read().backups.living).toEqual([]);
  const ends = world.journal.entries.flatMap((one) => (one.kind === 'ended' ? [one.outcome] : []));
  expect(ends).toEqual(['failed', 'committed']);
  expect(world.crew.wrongs).toEqual([]);
});

it('`post` hooks run when the dump fails, when it is cancelled, and when a `pre` hook fails', async () => {
  const world = createBackupWorld();
  const hook = (word: string) => ({
    service: 'app',
    command: [word],
    timeoutMs: 1_000,
    onError: 'abort' as const,
  });
  declare(world, {
    hooks: { pre: [hook('quiesce')], post: [hook('resume')] },
    retry: { times: 0, delayMs: 1 },
  });
  world.crew.dump = { ...world.crew.dump, fails: 'no' };
  world.start();
  await world.pass(MINUTE);
  const asked = { kind: 'backup', instance: CRM, policy: 'nightly', by: 'ana' } as const;
  world.backups.begin(asked);
  await world.pass(5 * MINUTE);
  const { run } = world.backups.begin(asked);
  await world.pass(10_000);
  expect(world.backups.cancel(run, 'ana')).toBe(true);
  await world.pass(MINUTE);
  expect(world.crew.calls.filter((call) => call === 'hook crm resume')).toHaveLength(2);
  expect(world.journal.entries.at(-1)).toMatchObject({ outcome: 'cancelled', reason: 'cancelled by ana' });
  expect(world.leases.holder(CRM)).toBeUndefined();
});

it('a run that takes longer than its limit is stopped and failed', async () => {
  const world = createBackupWorld();
  declare(world, { limits: { cpuShares: 1, timeoutMs: 10 * MINUTE }, retry: { times: 0, delayMs: 1 } });
  world.crew.dump = { takesMs: DAY, rows: 1 };
  world.start();
  await world.pass(NIGHT - world.clock.now() + 15 * MINUTE);
  expect(world.journal.entries.at(-1)).toMatchObject({ outcome: 'failed', reason: 'not done within 600 s' });
  expect(world.crew.paused.size).toBe(0);
});

it('a slot that cannot be written down is not begun, and is begun when it can be', async () => {
  let isDiskFine = true;
  const world = createBackupWorld({ isDiskFine: () => isDiskFine });
  world.start();
  await world.pass(NIGHT - world.clock.now() - MINUTE);
  isDiskFine = false;
  await world.pass(HOUR);
  expect(world.crew.orders).toEqual([]);
  expect(world.backups.status()[0]?.reason).toBe('BackupUnknown');
  isDiskFine = true;
  await world.pass(HOUR);
  expect(world.crew.orders).toHaveLength(1);
  expect(world.backups.status()[0]?.reason).toBe('BackupUnproven');
});

it('statement 23: a size or row drop of more than half raises an alert and protects all older backups', async () => {
  const retention = {
    last: 1,
    hourly: 0,
    daily: 0,
    weekly: 0,
    monthly: 0,
    yearly: 0,
    minVerified: 0,
    neverBelow: 1,
    maxDeletePercent: 100,
  };
  const world = createBackupWorld({ coarseMs: 5 * MINUTE });
  declare(world, { destinations: [{ destination: 'local', required: true, retention }] });
  world.start();
  await world.pass(3 * DAY);
  expect(world.crew.stored.get('local')).toHaveLength(1);
  const deleted = world.audit.lines.filter(({ action }) => action === 'delete:backup').length;
  expect(deleted).toBe(world.crew.orders.length - 1);
  world.crew.dump = { takesMs: MINUTE, rows: 40 };
  await world.pass(3 * DAY);
  expect(
    world.backups.status()[0]?.conditions.find(({ reason }) => reason === 'BackupAnomaly')?.message,
  ).toContain('public.orders has 40 rows, of 100');
  expect(world.crew.stored.get('local')).toHaveLength(4);
  expect(world.backups.status()[0]?.conditions.map(({ reason }) => reason)).toContain('BackupAnomaly');
  expect(world.told.some((one) => one.kind === 'backup.condition' && one.reason === 'BackupAnomaly')).toBe(
    true,
  );
});

it('statement 24: no success within the promise is an alert, also when whoever takes backups is broken', async () => {
  const world = createBackupWorld({ coarseMs: 5 * MINUTE });
  world.start();
  await world.pass(2 * DAY);
  expect(world.backups.status()[0]?.rpo?.kept).toBe(true);
  // Every turn of the scheduler throws from now on; the loop that only looks goes on.
  const { declared } = world;
  if (declared === undefined) throw new Error('nothing is declared');
  world.declared = {
    ...declared,
    get isWhole(): boolean {
      throw new Error('the scheduler is broken');
    },
  };
  world.crew.take = () => Promise.reject(new Error('broken'));
  await world.pass(3 * DAY);
  expect(world.backups.status()[0]).toMatchObject({
    reason: 'BackupStale',
    isProtected: false,
    rpo: { kept: false },
  });
  expect(world.told.findLast((one) => one.kind === 'backup.condition')).toMatchObject({
    reason: 'BackupStale',
  });
  // And by a status alone, with nobody running at all.
  const ground = {
    declared,
    state: world.ledger.read().backups,
    running: new Map(),
    trouble: undefined,
    calendar: createCalendar(),
  };
  expect(backupStatuses({ ...ground, now: world.clock.now() })[0]?.reason).toBe('BackupStale');
});

it('proofs run by their own schedule; a failed one is told and is the status', async () => {
  const world = createBackupWorld({ coarseMs: 5 * MINUTE });
  declare(world, {
    verify: { restore: schedule({ cron: '0 5 * * 0' }), drill: undefined, assertions: [] },
    rtoMs: HOUR,
  });
  world.start();
  await world.pass(8 * DAY);
  expect(world.crew.calls.filter((call) => call === 'restore crm')).toHaveLength(1);
  expect(world.backups.status()[0]).toMatchObject({
    reason: 'Protected',
    isProtected: true,
    rto: { tookMs: 1000, kept: true },
  });
  expect(world.crew.stored.get('local')?.flatMap(({ records }) => records)).toMatchObject([
    { what: { kind: 'restored', ok: true } },
  ]);
  world.crew.proof = { ok: false, reason: 'orders has 99 rows, the backup 100', tookMs: 5 };
  await world.pass(7 * DAY);
  expect(world.backups.status()[0]).toMatchObject({ reason: 'BackupProofFailed', isProtected: false });
  expect(world.told.findLast((one) => one.kind === 'backup.verified')).toMatchObject({ ok: false });
});

it('what is declared no more is forgotten here and stays there; what cannot be read is not forgotten', async () => {
  const world = createBackupWorld();
  world.start();
  await world.pass(2 * DAY);
  const { declared } = world;
  if (declared === undefined) throw new Error('nothing is declared');
  world.declared = { ...declared, policies: [], isWhole: false };
  await world.pass(HOUR);
  expect(world.ledger.read().backups.last).toHaveLength(1);
  world.declared = { ...declared, policies: [] };
  await world.pass(HOUR);
  expect(world.ledger.read().backups).toEqual({ slots: [], living: [], queue: [], last: [] });
  expect(world.crew.stored.get('local')?.length).toBeGreaterThan(0);
});

it('a clock that was years ahead and is put right does not stop backups', async () => {
  const world = createBackupWorld({ start: Date.parse('2031-03-01T06:00:00Z') });
  world.start();
  await world.pass(2 * DAY);
  await world.kill();
  const back = createBackupWorld({ start: Date.parse('2026-03-01T06:00:00Z') });
  await back.ledger.update(() => world.ledger.read());
  back.start();
  await back.pass(2 * DAY);
  expect(back.crew.orders.length).toBeGreaterThanOrEqual(1);
  expect(back.bugs).toEqual([]);
});
