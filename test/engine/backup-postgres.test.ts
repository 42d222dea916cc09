// PostgreSQL read into sealed payloads and put into a fresh server by job containers: everything is there again,
// nothing that broke on the way counts, and no row is anywhere in plain text.

import { readdirSync } from 'node:fs';
import { execa } from 'execa';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { countRows } from '../../src/job/count.ts';
import { decode } from '../../src/job/decode.ts';
import { loadDatabase } from '../../src/job/load.ts';
import type { Dumped } from '../../src/job/payloads.ts';
import type { Source } from '../../src/model/backup.ts';
import { type EngineId, engineId } from '../../src/model/ref.ts';
import { eventually } from '../support/hand.ts';
import { createJobLab, database, type JobLab, never, PASSWORD, service } from '../support/job-lab.ts';

const IMAGE = 'shipshape-test/postgres:15';
const HOSTILE = `we;ird =name'"$$ {dump}`;
const SOURCE = database('postgres');
let lab: JobLab;
let from: EngineId;
let to: EngineId;

const SCHEMA = `
create role app login password 'pw' connection limit 7; create role "ro le ""x"; grant app to "ro le ""x";
create extension pgcrypto; create extension hstore;
create table t (id serial primary key, v text, h hstore);
insert into t (v, h) select md5(g::text), hstore('k', g::text) from generate_series(1, 5000) g;
select setval('t_id_seq', 77777);
create schema "Sch ema"; create table "Sch ema"."ta'b;le" (x int); insert into "Sch ema"."ta'b;le" values (1), (null);
create table parts (d date, v int) partition by range (d);
create table parts_1 partition of parts for values from ('2026-01-01') to ('2027-01-01'); insert into parts values ('2026-05-05', 1);
create function shout() returns trigger language plpgsql as 'begin new.v := upper(new.v); return new; end';
create trigger loud before insert on t for each row execute function shout();
create view names as select v from t; create materialized view counts as select count(*) from t;
alter table t owner to app; grant select on t to "ro le ""x"; alter default privileges grant select on tables to app;
select lo_from_bytea(4711, 'a large object'); create table nothing (x int);`;

/** The same text as long as the same is in it: rows, owners, rights, sequences, triggers, settings. */
const FINGERPRINT = `select md5(string_agg(x, E'\\n' order by x)) from (
  select md5(t::text) as x from t union all select c.relname || c.relacl::text || pg_get_userbyid(c.relowner) from pg_class c where relnamespace = 'public'::regnamespace
  union all select 'seq ' || last_value from t_id_seq union all select tgname from pg_trigger where not tgisinternal
  union all select extname from pg_extension union all select rolname || rolconnlimit || coalesce(rolpassword, '') from pg_authid where rolname !~ '^pg_' and rolname <> 'postgres'
  union all select 'lo ' || encode(lo_get(4711), 'hex') union all select coalesce(array_to_string(setconfig, ','), '') from pg_db_role_setting
  union all select 'member ' || roleid::regrole || member::regrole from pg_auth_members where roleid::regrole::text = 'app') all_of_it`;

const sql = (name: string, db: string, script: string) =>
  // A name as a word of its own would be read as a connection string.
  lab.exec(
    name,
    'env',
    `PGDATABASE=${db}`,
    'psql',
    '-U',
    'postgres',
    '-v',
    'ON_ERROR_STOP=1',
    '-qAtc',
    script,
  );

beforeAll(async () => {
  lab = await createJobLab('pg', [IMAGE]);
  const env = [`POSTGRES_PASSWORD=${PASSWORD}`];
  from = await lab.start('from', { image: IMAGE, env });
  to = await lab.start('to', { image: IMAGE, env: ['POSTGRES_PASSWORD=another'] });
  for (const name of ['from', 'to']) {
    await lab.ready(name, 'pg_isready', '-q', '-h', '127.0.0.1', '-U', 'postgres');
  }
  await sql('from', 'postgres', 'create database shop');
  await sql('from', 'postgres', `create database "${HOSTILE.replaceAll('"', '""')}"`);
  await sql('from', 'postgres', `alter database shop set work_mem = '5MB'`);
  await sql('from', 'shop', SCHEMA);
});

afterAll(async () => await lab[Symbol.asyncDispose]());

test('statement 12: all databases, roles, grants, extensions, sequences and triggers are there again', async () => {
  const dumped = await lab.dump(SOURCE, [service(from)]);
  expect(dumped.payloads.map(({ database: name }) => name)).toEqual(['', 'postgres', 'shop', HOSTILE]);
  expect(dumped.payloads.flatMap(({ exitCodes }) => Object.values(exitCodes))).toEqual([0, 0, 0, 0]);
  const shop = payloadOf(dumped, 'shop');
  expect(shop.rows).toEqual({
    "Sch ema.ta'b;le": 2,
    'public.nothing': 0,
    'public.parts_1': 1,
    'public.t': 5000,
  });
  expect(shop.needs).toEqual(expect.arrayContaining(['extension pgcrypto', 'extension hstore']));
  expect(dumped.facts).toMatchObject({ serverVersion: expect.stringMatching(/^15\./), isStandby: 'false' });

  const server = await lab.reach(SOURCE, to);
  for (const payload of dumped.payloads) {
    await decode(lab.ground(), { payload, image: server.image }, lab.read(payload.file), never);
    const loading = { payload, engine: 'postgres', server, as: undefined, like: {} } as const;
    await loadDatabase(lab.ground(), loading, lab.read(payload.file), never);
    if (payload.rows === undefined) continue;
    const rows = await countRows(
      lab.ground(),
      { engine: 'postgres', server, database: payload.database },
      never,
    );
    expect(rows).toEqual(payload.rows);
  }
  expect(await sql('to', 'shop', FINGERPRINT)).toBe(await sql('from', 'shop', FINGERPRINT));
  // Whoever loads keeps his own password: the one that the instance has now.
  await lab.exec(
    'to',
    'env',
    'PGPASSWORD=another',
    'psql',
    '-h',
    '127.0.0.1',
    '-U',
    'postgres',
    '-c',
    'select 1',
  );
  expect(await lab.left(), 'no job container is left').toEqual([]);
});

test('the rows are those of the moment that the dump sees, however much is written meanwhile', async () => {
  await sql('from', HOSTILE, 'create table w (x int)');
  const loop = 'insert into w select generate_series(1, 50); commit; perform pg_sleep(0.01);';
  const writer = sql('from', HOSTILE, `do $$ begin for i in 1..300 loop ${loop} end loop; end $$`);
  await eventually(async () =>
    expect(Number(await sql('from', HOSTILE, 'select count(*) from w'))).toBeGreaterThan(0),
  );
  const { payloads } = await lab.dump({ ...SOURCE, databases: [HOSTILE], globals: false }, [service(from)]);
  const [payload] = payloads;
  const server = await lab.reach(SOURCE, to);
  if (payload === undefined) throw new Error('nothing was dumped');
  const like = { encoding: 'UTF8', collate: 'C', ctype: 'C' };
  const loading = { payload, engine: 'postgres', server, as: 'be"side', like } as const;
  await loadDatabase(lab.ground(), loading, lab.read(payload.file), never);
  const rows = await countRows(lab.ground(), { engine: 'postgres', server, database: 'be"side' }, never);
  expect(rows).toEqual(payload.rows);
  await writer;
});

test('statement 10: every program runs from the image of the server, found before anything is read', async () => {
  const seen = new Set<string>();
  const stop = new AbortController();
  const watching = (async () => {
    for await (const event of lab.engine.system.events({ types: ['container'] }, stop.signal)) {
      const { 'dev.shipshape.job': job, image = '' } = event.Actor.Attributes;
      if (event.Action === 'create' && job !== undefined) seen.add(image);
    }
  })();
  await lab.dump({ ...SOURCE, databases: ['shop'] }, [service(from)]);
  stop.abort();
  await watching;
  const image = (await lab.engine.containers.inspect(from, never))?.Image;
  expect([...seen]).toEqual([image]);
});

test('statement 1: a dump whose program, server or line is killed is never a success', async () => {
  await sql(
    'from',
    'shop',
    `create table big as select repeat(md5(g::text), 30) as v from generate_series(1, 60000) g`,
  );
  const only: Source = { ...SOURCE, databases: ['shop'], globals: false };
  /** Resolves when the dump itself runs. */
  const program = async () => {
    const label = [`dev.shipshape.fleet=${lab.fleet}`, 'dev.shipshape.job'];
    const all = await lab.engine.containers.list({ label }, never);
    const found = await Promise.all(all.map(({ Id }) => lab.engine.containers.inspect(engineId(Id), never)));
    const dump = found.find((one) => JSON.stringify(one?.Config['Entrypoint']).includes('pg_dump'));
    if (dump?.State.Running !== true) throw new Error('it does not run');
    return dump.Id;
  };
  const slow =
    (pieces: number): JobLab['take'] =>
    async (_start, bytes) => {
      let count = 0;
      for await (const _ of bytes) {
        count += 1;
        if (count > pieces) await new Promise((resolve) => setTimeout(resolve, 20));
      }
    };
  const { dumpSource } = await import('../../src/job/dump.ts');
  for (const pieces of [0, 30]) {
    const request = {
      source: only,
      services: [service(from)],
      compression: 1,
      instance: async function* () {},
    };
    const dumping = dumpSource(lab.ground(), request, slow(pieces), never).then(
      () => 'a success',
      (error: unknown) => String(error),
    );
    const id = await eventually(program);
    await lab.hand.docker.getContainer(id).kill({ signal: 'SIGKILL' });
    expect(await dumping).toMatch(/pg_dump ended with 137/);
  }
  const request = {
    source: only,
    services: [service(from)],
    compression: 1,
    instance: async function* () {},
  };
  const dumping = dumpSource(lab.ground(), request, slow(5), never).then(
    () => 'a success',
    (error: unknown) => String(error),
  );
  await eventually(program);
  await sql(
    'from',
    'postgres',
    `select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'pg_dump' or application_name = 'shipshape'`,
  ).catch(() => '');
  expect(await dumping).toMatch(/ended with [1-9]/);
  const cancel = new AbortController();
  const cancelled = dumpSource(lab.ground(), request, slow(5), cancel.signal).catch((error: unknown) =>
    String(error),
  );
  await eventually(program);
  cancel.abort();
  expect(await cancelled).toMatch(/was interrupted/);
  expect(await lab.left()).toEqual([]);
  expect(readdirSync(`${lab.folder}/jobs`)).toEqual([]);
  await sql('from', 'shop', 'drop table big');
});

test('a table that somebody holds fails the dump within its lock timeout, with words', async () => {
  const held = sql(
    'from',
    'shop',
    'begin; lock table t in access exclusive mode; select pg_sleep(6); rollback',
  );
  await eventually(async () =>
    expect(
      await sql(
        'from',
        'shop',
        `select count(*) from pg_locks where mode = 'AccessExclusiveLock' and granted`,
      ),
    ).not.toBe('0'),
  );
  const dumping = lab.dump({ ...SOURCE, databases: ['shop'], globals: false }, [service(from)]);
  await expect(dumping).rejects.toMatchObject({
    code: 'job/failed',
    hint: expect.stringContaining('lockTimeout'),
  });
  await sql(
    'from',
    'postgres',
    `select pg_terminate_backend(pid) from pg_stat_activity where query like '%pg_sleep(6)%' and pid <> pg_backend_pid()`,
  );
  await held.catch(() => '');
});

test('a user who may not see all rows, a database that is not there, a wrong password: failures, not fewer rows', async () => {
  await sql(
    'from',
    'shop',
    `create role half login password 'half'; grant connect on database shop to half; grant usage on schema "Sch ema" to half;
    grant select on all tables in schema public, "Sch ema" to half; create table rls (x int); insert into rls values (1); alter table rls enable row level security; grant select on rls to half`,
  );
  const only = { ...SOURCE, databases: ['shop'], globals: false };
  await expect(lab.dump({ ...only, databases: ['shopp'] }, [service(from)])).rejects.toThrow(
    /no database "shopp"/,
  );
  await expect(lab.dump({ ...only, user: 'nobody' }, [service(from)])).rejects.toMatchObject({
    hint: 'check user and password of the source',
  });
  await sql('from', 'postgres', `alter role half password '${PASSWORD}'`);
  await expect(lab.dump({ ...only, user: 'half' }, [service(from)])).rejects.toThrow(/row-level security/);
  await sql('from', 'shop', 'drop table rls');
});

test('what was cut short before it was sealed does not decode', async () => {
  const { payloads } = await lab.dump({ ...SOURCE, databases: ['shop'] }, [service(from)]);
  const image = (await lab.reach(SOURCE, from)).image;
  for (const payload of payloads) {
    const pieces: Uint8Array[] = [];
    for await (const piece of lab.read(payload.file)) pieces.push(piece);
    const all = Buffer.concat(pieces);
    const cut = (async function* () {
      yield all.subarray(0, all.length - 60);
    })();
    await expect(decode(lab.ground(), { payload, image }, cut, never)).rejects.toThrow(/end/);
  }
});

test('statement 9: a row of a dump is nowhere in plain text', async () => {
  const canary = `canary-${'row'.repeat(3)}-${process.pid}`;
  await sql(
    'from',
    HOSTILE,
    `create table c (v text); insert into c select '${canary}' from generate_series(1, 1000); alter table c alter v set storage external`,
  );
  await lab.dump({ ...SOURCE, databases: [HOSTILE] }, [service(from)]);
  const { DockerRootDir: root } = await lab.engine.system.info(never);
  const places = [lab.folder, `${root}/containers`];
  const { stdout, exitCode } = await execa('grep', ['-rlaF', canary, ...places], { reject: false });
  expect({ stdout, exitCode }).toEqual({ stdout: '', exitCode: 1 });
});

test('statement 11: files of a database are not read while it writes them', async () => {
  const mount = '/var/lib/postgresql/data';
  const volume = { kind: 'volume', name: 'files', service: 'db', mount, consistency: 'live' } as const;
  await expect(lab.dump(volume, [service(from)])).rejects.toMatchObject({ code: 'job/live-database' });
});

function payloadOf({ payloads }: Dumped, name: string) {
  const found = payloads.find((one) => one.database === name);
  if (found === undefined) throw new Error(`no payload of ${name}`);
  return found;
}
