// The desk in front of a keeper of backups in memory: what is listed, kept, deleted, and on whose word data is
// overwritten.

import { expect, test } from 'vitest';
import { idOf } from '../../src/loop/restores.ts';
import { instanceName, sha256, targetName } from '../../src/model/ref.ts';
import type { RestorePlan } from '../../src/model/restore.ts';
import { signed } from '../access/given.ts';
import { type BackupWorld, createBackupWorld, DAY, HOUR, MINUTE } from '../support/backup-world.ts';
import { type FakeFleet, fakeFleet, OS_USER } from '../support/fake-daemon.ts';
import { COMMIT, destination, policy } from '../support/memory-crew.ts';

const CRM = instanceName('crm');
const KEPT = { last: 1, hourly: 0, daily: 0, weekly: 0, monthly: 0, yearly: 0 };
const FEW = { ...KEPT, minVerified: 0, neverBelow: 1, maxDeletePercent: 100 };

async function nights(count: number): Promise<{ readonly world: BackupWorld; readonly fleet: FakeFleet }> {
  const world = createBackupWorld({ coarseMs: 5 * MINUTE });
  if (world.declared === undefined) throw new Error('nothing is declared');
  world.declared = {
    ...world.declared,
    policies: [policy()],
    destinations: new Map([['local', destination('local')]]),
  };
  world.start();
  await world.pass(count * DAY + HOUR);
  return { world, fleet: fakeFleet({ backups: world.backups }) };
}

/** Rules that would delete, from now on. */
function keepFew(world: BackupWorld): void {
  if (world.declared === undefined) throw new Error('nothing is declared');
  const destinations = [{ destination: 'local', required: true, retention: FEW }];
  world.declared = { ...world.declared, policies: [policy({ destinations })] };
}

type Listed = { readonly backups: readonly { readonly id: string; readonly locked: string | null }[] };

test('a destination that does not answer is named, and is never an empty list', async () => {
  const { world, fleet } = await nights(2);
  const all = (await fleet.ask(signed('viewer'), 'backups', { instance: 'crm' })) as Listed;
  expect(all.backups).toHaveLength(2);
  world.crew.down.add('local');
  expect(await fleet.ask(signed('viewer'), 'backups', { instance: 'crm' })).toEqual({
    backups: [],
    unseen: [{ destination: 'local', reason: 'local does not answer' }],
  });
  await expect(fleet.ask(OS_USER, 'backup-verify', { instance: 'crm' })).rejects.toMatchObject({
    code: 'backup/unseen',
  });
  await expect(fleet.ask(OS_USER, 'backup-prune-plan', { instance: 'crm' })).rejects.toThrow(
    'does not answer',
  );
});

test('what is deleted was shown first: by its digest, never what is locked, each in the audit', async () => {
  const { world, fleet } = await nights(3);
  const listed = (await fleet.ask(OS_USER, 'backups', {})) as Listed;
  const [first, second] = listed.backups.map(({ id }) => id);
  await fleet.ask(signed('operator'), 'backup-lock', { instance: 'crm', backup: first, reason: 'the audit' });
  keepFew(world);
  const plan = (await fleet.ask(signed('viewer'), 'backup-prune-plan', { instance: 'crm' })) as {
    readonly digest: string;
    readonly plans: readonly {
      readonly verdicts: readonly { readonly backup: string; readonly keep: boolean }[];
    }[];
  };
  expect(plan.plans[0]?.verdicts.map(({ keep }) => keep)).toEqual([true, false, true]);
  const asked = { instance: 'crm', digest: plan.digest };
  await expect(fleet.ask(signed('operator'), 'backup-prune', asked)).rejects.toMatchObject({
    code: 'access/denied',
  });
  await expect(
    fleet.ask(signed('admin'), 'backup-prune', { ...asked, digest: sha256('other') }),
  ).rejects.toThrow('is not what was read');
  expect(await fleet.ask(signed('admin'), 'backup-prune', asked)).toEqual({
    deleted: [{ backup: second, destination: 'local' }],
  });
  expect(world.audit.lines.at(-1)).toMatchObject({ action: 'delete:backup', detail: { backup: second } });
  const gone = { instance: 'crm', backup: first, destination: 'local', reason: 'r' };
  await expect(fleet.ask(signed('admin'), 'backup-delete', gone)).rejects.toThrow('is locked: the audit');
  // Of two words at one moment the one that keeps it counts.
  await world.pass(MINUTE);
  await fleet.ask(signed('admin'), 'backup-unlock', { instance: 'crm', backup: first, reason: 'over' });
  expect(await fleet.ask(signed('admin'), 'backup-delete', gone)).toMatchObject({ backup: first });
});

test('what was remembered is made anew from the destinations alone', async () => {
  const { world, fleet } = await nights(2);
  const before = world.ledger.read().backups.last[0]?.at;
  await world.ledger.update((state) => ({ ...state, backups: { ...state.backups, last: [] } }));
  expect(await fleet.ask(OS_USER, 'backup-index')).toEqual({ found: 2, unseen: [] });
  expect(world.ledger.read().backups.last[0]?.at).toEqual(before);
});

test('a run is asked for by who may, and told when something goes on there', async () => {
  const { world, fleet } = await nights(1);
  await expect(fleet.ask(signed('viewer'), 'backup-run', { instance: 'crm' })).rejects.toMatchObject({
    code: 'access/denied',
  });
  const { run } = (await fleet.ask(signed('operator'), 'backup-run', { instance: 'crm' })) as {
    readonly run: string;
  };
  await world.pass(0);
  await expect(fleet.ask(signed('operator'), 'backup-run', { instance: 'crm' })).rejects.toMatchObject({
    code: 'backup/busy',
  });
  expect(await fleet.ask(signed('operator'), 'backup-cancel', { backup: run })).toEqual({ run });
  await world.pass(MINUTE);
  expect(world.journal.entries.at(-1)).toMatchObject({
    kind: 'ended',
    outcome: 'cancelled',
    reason: 'cancelled by operator',
  });
});

const PLAN: RestorePlan = {
  format: 1,
  backup: {
    ...{ id: '20261120T021700Z-5f3a9c1e', destination: 'local', digest: 'd', instance: CRM, commit: COMMIT },
    ...{ beganAt: '2026-11-20T02:17:00.000Z', bytes: 1 },
  },
  ...{
    parts: { kind: 'everything' },
    into: { instance: CRM, target: targetName('local') },
    toTime: undefined,
  },
  ...{
    mode: 'replace',
    sources: [],
    landings: [],
    trials: [],
    overwrites: [],
    losesSince: undefined,
    images: {},
  },
  ...{ keepOldMs: DAY, checks: [], steps: [], risks: ['data-overwrite'], digest: sha256('a restore') },
};

test('statement 19, the word of others: data is overwritten by a typed name, and by who else policy asks for', async () => {
  const { world } = await nights(1);
  const started: string[] = [];
  const restores = {
    plan: async () => PLAN,
    planned: (id: string) => (id === idOf(PLAN) ? PLAN : undefined),
    async start({ by }: { readonly by: string }) {
      started.push(by);
      return { run: idOf(PLAN), ended: new Promise<never>(() => {}) };
    },
  };
  const fleet = fakeFleet({ backups: { ...world.backups, more: { restores } as never } });
  const plan = { plan: idOf(PLAN) };
  expect(await fleet.ask(signed('operator'), 'restore-plan', { instance: 'crm' })).toMatchObject({
    standing: 'open',
  });
  await expect(
    fleet.ask(signed('operator'), 'restore-start', { ...plan, confirm: 'shop' }),
  ).rejects.toMatchObject({ code: 'restore/unconfirmed' });
  await expect(
    fleet.ask(signed('operator'), 'restore-start', { ...plan, confirm: 'crm' }),
  ).rejects.toMatchObject({ code: 'approval/missing' });
  await expect(fleet.ask(signed('operator'), 'approve', plan)).rejects.toMatchObject({
    code: 'approval/author',
  });
  await fleet.ask(signed('admin'), 'approve', plan);
  await fleet.ask(signed('operator'), 'restore-start', { ...plan, confirm: 'crm' });
  // Good for one restore.
  await expect(
    fleet.ask(signed('operator'), 'restore-start', { ...plan, confirm: 'crm' }),
  ).rejects.toMatchObject({ code: 'approval/used' });
  // Who runs the daemon may have nobody else at three in the morning.
  expect(await fleet.ask(OS_USER, 'restore-plan', { instance: 'crm' })).toMatchObject({ standing: 'free' });
  await fleet.ask(OS_USER, 'restore-start', { ...plan, confirm: 'crm' });
  expect(started).toEqual(['operator, admin', 'root']);
});
