// Backups as people have them: a policy in a repository, `shipshape serve` in a process of its own, a real
// PostgreSQL, and what is left when that process is killed in the middle.

import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import process from 'node:process';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { FleetStatus } from '../../src/model/condition.ts';
import { testSocket } from '../support/engine-subject.ts';
import { eventually } from '../support/hand.ts';
import { openServed, type Served } from '../support/served.ts';

const FLEET = 'shipshape-test-bkd';
let served: Served;

const CRM = `apiVersion: shipshape.dev/v1
kind: Instance
metadata: { name: bkd }
spec:
  target: engine
  backup:
    sources:
      - { name: db, type: postgres, service: db }
      - { name: how, type: instance }
  compose:
    services:
      db:
        image: shipshape-test/postgres:15
        environment: { POSTGRES_PASSWORD: secret-of-a-test, POSTGRES_DB: crm }
        volumes: ["data:/var/lib/postgresql/data"]
        healthcheck: { test: ["CMD", "pg_isready", "-U", "postgres", "-h", "127.0.0.1"], interval: 1s, retries: 60 }
    volumes: { data: {} }
`;

/** Every minute, so that a test need not wait for a night. */
const policy = (folder: string, schedule: string) => `apiVersion: shipshape.dev/v1
kind: BackupDestination
metadata: { name: disk }
spec: { local: { folder: ${folder} }, encryption: { requireRecovery: false }, limits: { minFree: 0 } }
---
apiVersion: shipshape.dev/v1
kind: BackupPolicy
metadata: { name: minutely }
spec:
  match: { instances: [bkd] }
${schedule}
  destinations: [{ name: disk }]
  retry: { times: 0 }
  objectives: { rpo: 1h, rto: 1h }
`;

const MINUTELY = '  schedule: { cron: "* * * * *" }';
const CONTAINER = 'bkd-db-1';

beforeAll(async () => {
  const engine = testSocket();
  // The recorder between other tests and the engine knows no streams that go both ways.
  const targets = async ({ folder }: Pick<Served, 'folder'>) =>
    `engine: { docker: "unix://${engine}", dataRoot: ${folder}/real }`;
  served = await openServed({ name: FLEET, engine, targets });
  await mkdir(join(served.folder, 'backups'));
  await served.start();
});

afterAll(async () => await served.close());

async function sql(text: string): Promise<string> {
  return await served.hand.exec(CONTAINER, 'psql', '-U', 'postgres', '-d', 'crm', '-Atc', text);
}

async function jobs(): Promise<number> {
  const label = [`dev.shipshape.fleet=${FLEET}`, 'dev.shipshape.job'];
  return (await served.hand.docker.listContainers({ all: true, filters: { label } })).length;
}

async function backups() {
  return (await served.ask('backups', { instance: 'bkd' })).backups;
}

test('a policy becomes a backup; it is listed, shown, checked and restored, and the rows are back', async () => {
  const folder = join(served.folder, 'backups');
  await served.push({ 'crm.yaml': CRM, 'backups.yaml': policy(folder, MINUTELY) });
  await served.until(({ instances }) => instances.some(({ isReady }) => isReady));
  await sql('create table orders (id int primary key); insert into orders select generate_series(1, 1000)');
  const isTaken = ({ backups: all }: FleetStatus) => all[0]?.lastBackupAt !== undefined;
  const status = await served.until(isTaken, 150_000);
  expect(status.backups[0]).toMatchObject({ instance: 'bkd', reason: 'BackupUnproven', rpo: { kept: true } });
  // No more slots from here on: what follows is asked for.
  await served.push({ 'backups.yaml': policy(folder, '') });
  await eventually(async () => {
    expect((await served.status()).backups[0]?.nextAt).toBeUndefined();
    expect((await served.status()).backups[0]?.running).toBeUndefined();
  });

  const made = await served.cli(['backup', 'run', 'bkd']);
  expect(made, made.stderr).toMatchObject({ code: 0 });
  const list = await served.cli(['backup', 'list', 'bkd']);
  expect(list.stdout).toMatch(/^BACKUP +INSTANCE/);
  const id = (await backups()).at(-1)?.id ?? '';
  const show = await served.cli(['backup', 'show', 'bkd', id]);
  expect(show.stdout).toContain('1000 in 1 tables');
  const verify = await served.cli(['backup', 'verify', 'bkd', id]);
  expect(verify.stdout, verify.stderr).toContain('is whole');

  await sql('delete from orders where id > 10');
  const plan = await served.cli(['restore', 'bkd', id, '--plan']);
  expect(plan.stdout, plan.stderr).toContain('LOST: everything that was written after');
  const refused = await served.cli(['restore', 'bkd', id]);
  expect(refused).toMatchObject({ code: 4 });
  expect(await sql('select count(*) from orders')).toBe('10');
  const done = await served.cli(['restore', 'bkd', id, '--yes', 'bkd']);
  expect(done, served.log().slice(-4000)).toMatchObject({ code: 0 });
  expect(await sql('select count(*) from orders')).toBe('1000');
  // The copy of what was there before.
  expect((await backups()).at(-1)?.locked).toContain('before');
}, 240_000);

test('killed in the middle of a dump: the next start leaves nothing of it, and the next run is clean', async () => {
  const before = (await backups()).length;
  // A table that somebody has locked keeps the dump waiting for as long as this takes.
  const locking = sql('begin; lock table orders; select pg_sleep(20)');
  locking.catch(() => undefined);
  await served.ask('backup-run', { instance: 'bkd' });
  await eventually(async () => expect(await jobs()).toBeGreaterThan(0));
  process.kill(served.pid(), 'SIGKILL');
  await eventually(async () => expect(served.isAlive()).toBe(false));
  await served.start();
  await eventually(async () => expect(await jobs()).toBe(0));
  await served.until(({ backups: all }) => all[0]?.reason === 'BackupFailed');
  expect((await served.hand.inspect(CONTAINER)).State).toMatchObject({ Running: true, Paused: false });
  expect((await backups()).length).toBe(before);
  await sql(
    "select pg_terminate_backend(pid) from pg_stat_activity where query like '%pg_sleep(20)%' and pid <> pg_backend_pid()",
  );
  const made = await served.cli(['backup', 'run', 'bkd']);
  expect(made, made.stderr).toMatchObject({ code: 0 });
  expect((await backups()).length).toBe(before + 1);
}, 120_000);
