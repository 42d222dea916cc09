// Volumes, Redis, SQLite and MariaDB read into sealed payloads and put back on a real engine: everything is there
// again, and whatever writes stands still only as long as it must.

import { afterAll, beforeAll, expect, test } from 'vitest';
import type { TestImage } from '../../scripts/images.ts';
import { countRows } from '../../src/job/count.ts';
import { decode } from '../../src/job/decode.ts';
import { countKeys } from '../../src/job/dump-redis.ts';
import { loadDatabase } from '../../src/job/load.ts';
import { loadRedis, loadSqlite } from '../../src/job/load-offline.ts';
import { loadVolume } from '../../src/job/load-volume.ts';
import type { DumpedPayload } from '../../src/job/payloads.ts';
import type { Consistency } from '../../src/model/backup.ts';
import { type EngineId, engineId } from '../../src/model/ref.ts';
import { eventually } from '../support/hand.ts';
import { createJobLab, database, type JobLab, never, PASSWORD, service } from '../support/job-lab.ts';

const STORES = 'shipshape-test/stores:1';
const MARIADB = 'shipshape-test/mariadb:10.11';
const BUSYBOX = 'shipshape-test/busybox:1';
const WAIT = ['sh', '-c', "trap 'exit 0' TERM; sleep 2147483 & wait"];
let lab: JobLab;

beforeAll(async () => {
  lab = await createJobLab('files', [STORES, MARIADB, BUSYBOX]);
});

afterAll(async () => await lab[Symbol.asyncDispose]());

async function imageOf(name: TestImage): Promise<EngineId> {
  return engineId((await lab.engine.images.inspect(name, never))?.Id ?? '');
}

async function volume(name: string): Promise<string> {
  const Name = `${lab.fleet}-${name}`;
  await lab.hand.docker.createVolume({ Name, Labels: { 'dev.shipshape.fleet': lab.fleet } });
  return Name;
}

async function sizeOf({ file }: DumpedPayload): Promise<number> {
  let size = 0;
  for await (const piece of lab.read(file)) size += piece.length;
  return size;
}

const FILES = `cd /data; umask 022; echo hello > a; ln a hard; ln -s ../etc/nowhere soft; mkdir -p 'we ird' deep/er
printf x > "we ird/new
line"; truncate -s 20M sparse; printf end >> sparse; chown 1234:4321 a; chmod 4750 a; mkfifo pipe; touch -d '2001-02-03 04:05:06' old
chmod 1777 deep; i=0; while [ $i -lt 300 ]; do echo $i > deep/er/$i; i=$((i+1)); done; printf z > ${'n'.repeat(120)}`;

/** Everything that is to be told of files, without their times of access. */
const TELL = `cd /data; find . -exec stat -c '%n %F %a %u %g %h %N %Y' {} + | grep -v '^[.] ' | sort; find . -type f -exec sha256sum {} + | sort`;

test.each([
  { image: STORES, by: 'tar', consistency: 'pause' },
  { image: STORES, by: 'tar', consistency: 'stop' },
  { image: BUSYBOX, by: 'engine', consistency: 'live' },
] as const)('a volume is as it was: read by $by, $consistency', async ({ image, by, consistency }) => {
  const name = `${by}-${consistency}`;
  const [old, fresh] = [await volume(`${name}-old`), await volume(`${name}-new`)];
  const id = await lab.start(name, { image, command: WAIT, binds: [`${old}:/data`] });
  await lab.exec(name, 'sh', '-c', FILES);
  if (by === 'tar') await lab.exec(name, 'setfattr', '-n', 'user.note', '-v', 'kept', '/data/a');
  const source = { kind: 'volume', name, service: 'db', mount: '/data', consistency } as const;
  const [payload] = (await lab.dump(source, [service(id)])).payloads;
  if (payload === undefined) throw new Error('nothing was dumped');
  expect((await lab.engine.containers.inspect(id, never))?.State.Status).toBe('running');
  await decode(lab.ground(), { payload, image: await imageOf(image) }, lab.read(payload.file), never);
  const place = { kind: 'volume', source: fresh } as const;
  const to = { place, images: [await imageOf(image)], source: name, file: payload.file };
  await loadVolume(lab.ground(), to, lab.read(payload.file), never);
  await lab.start(`${name}-new`, { image, command: WAIT, binds: [`${fresh}:/data`] });
  expect(await lab.exec(`${name}-new`, 'sh', '-c', TELL)).toBe(await lab.exec(name, 'sh', '-c', TELL));
  if (by === 'engine') return;
  expect(await lab.exec(`${name}-new`, 'getfattr', '-n', 'user.note', '--only-values', '/data/a')).toBe(
    'kept',
  );
  expect(
    Number(await lab.exec(`${name}-new`, 'stat', '-c', '%b', '/data/sparse')),
    'holes are holes',
  ).toBeLessThan(100);
});

test('whatever writes to a volume stands still while it is read, and nothing else', async () => {
  const shared = await volume('shared');
  // Whole or not at all: an empty file would only say that the shell was stopped between opening and writing.
  const put = (name: string) => `echo $i > /data/.${name} && mv /data/.${name} /data/${name}`;
  const write = ['sh', '-c', `i=0; while :; do i=$((i+1)); ${put('a')}; ${put('b')}; done`];
  const writer = await lab.start('writer', { image: STORES, command: write, binds: [`${shared}:/data`] });
  const reader = await lab.start('reader', { image: STORES, command: WAIT, binds: [`${shared}:/data:ro`] });
  const source = {
    kind: 'volume',
    name: 'shared',
    service: 'writer',
    mount: '/data',
    consistency: 'pause',
  } as const;
  const seen = new Set<string>();
  const stop = new AbortController();
  const watching = (async () => {
    for await (const { Action, Actor } of lab.engine.system.events({ types: ['container'] }, stop.signal)) {
      if (
        ['pause', 'unpause', 'stop', 'die'].includes(Action) &&
        [writer, reader].includes(engineId(Actor.ID))
      ) {
        seen.add(`${Actor.ID === writer ? 'writer' : 'reader'} ${Action}`);
      }
    }
  })();
  const { payloads } = await lab.dump(source, [service(writer, 'writer'), service(reader, 'reader')]);
  await eventually(async () => expect([...seen].sort()).toEqual(['writer pause', 'writer unpause']));
  stop.abort();
  await watching;
  const alone = lab.dump(source, [service(reader, 'writer')]);
  await expect(alone, 'somebody else writes there').rejects.toMatchObject({ code: 'job/shared' });
  const [a, b] = [await entry(payloads[0], './a'), await entry(payloads[0], './b')];
  expect(Number(a) - Number(b), 'of one moment').toBeLessThanOrEqual(1);
});

test.each<Consistency>(['pause', 'stop'])(
  'what stood still for a dump that failed runs again: %s',
  async (consistency) => {
    const name = `fails-${consistency}`;
    const id = await lab.start(name, {
      image: STORES,
      command: WAIT,
      binds: [`${await volume(name)}:/data`],
    });
    await lab.exec(name, 'sh', '-c', 'dd if=/dev/urandom of=/data/big bs=1M count=8');
    const source = { kind: 'volume', name, service: 'db', mount: '/data', consistency } as const;
    const { dumpSource } = await import('../../src/job/dump.ts');
    const full = async (_start: unknown, bytes: AsyncIterable<Uint8Array>) => {
      for await (const _ of bytes)
        throw Object.assign(new Error('no space left on device'), { code: 'ENOSPC' });
    };
    const request = { source, services: [service(id)], compression: 1, instance: async function* () {} };
    await expect(dumpSource(lab.ground(), request, full, never)).rejects.toThrow('no space left');
    expect((await lab.engine.containers.inspect(id, never))?.State.Status).toBe('running');
    expect(await lab.left()).toEqual([]);
  },
);

test.each([{ log: 'no' }, { log: 'yes' }])(
  'Redis starts from its snapshot, with a log of changes: $log',
  async ({ log }) => {
    const name = `redis-${log}`;
    const command = [
      'redis-server',
      '/etc/redis.conf',
      '--appendonly',
      log,
      '--requirepass',
      PASSWORD,
      '--repl-diskless-sync-delay',
      '0',
    ];
    const start = async (part: string) => {
      const at = await volume(`${name}-${part}`);
      return {
        at,
        id: await lab.start(`${name}-${part}`, { image: STORES, command, binds: [`${at}:/data`] }),
      };
    };
    const ask = (part: string, ...words: readonly string[]) =>
      lab.ready(`${name}-${part}`, 'redis-cli', '-a', PASSWORD, '--no-auth-warning', ...words);
    const source = database('redis', { password: 'crm/REDIS' as never });
    const { id } = await start('old');
    await ask('old', 'set', 'kept', 'a value');
    await ask('old', 'debug', 'populate', '2000').catch(() => '');
    await ask('old', '-n', '3', 'set', 'other', '1');
    const { payloads, facts } = await lab.dump(source, [service(id)]);
    const [payload] = payloads;
    if (payload === undefined) throw new Error('nothing was dumped');
    const image = await imageOf(STORES);
    await decode(lab.ground(), { payload, image }, lab.read(payload.file), never);
    const at = await volume(`${name}-new`);
    const to = { place: { kind: 'volume', source: at } as const, image, source: 'db' };
    await loadRedis(
      lab.ground(),
      to,
      { ...payload, facts, rawBytes: await sizeOf(payload) },
      lab.read(payload.file),
      never,
    );
    const fresh = await lab.start(`${name}-new`, { image: STORES, command, binds: [`${at}:/data`] });
    expect(await ask('new', 'get', 'kept')).toBe('a value');
    expect(await countKeys(lab.ground(), source, await lab.reach(source, fresh), never)).toEqual(
      payload.rows,
    );
  },
);

test('SQLite is one moment while it is written; a damaged one is no backup', async () => {
  const at = await volume('sqlite');
  const loop =
    'cd /data; sqlite3 app.db "pragma journal_mode=wal; create table t (a, b)"; chown 77:88 app.db; i=0; while :; do i=$((i+1)); sqlite3 app.db ".timeout 5000" "begin immediate; insert into t values ($i, 1); insert into t values ($i, 2); commit"; done';
  const id = await lab.start('sqlite', {
    image: STORES,
    command: ['sh', '-c', loop],
    binds: [`${at}:/data`],
  });
  await lab.ready('sqlite', 'sqlite3', '/data/app.db', '.timeout 5000', 'select 1 / (count(*) > 20) from t');
  const source = database('sqlite', { databases: ['/data/app.db'] });
  const { payloads, facts } = await lab.dump(source, [service(id)]);
  const [payload] = payloads;
  if (payload === undefined) throw new Error('nothing was dumped');
  const image = await imageOf(STORES);
  await decode(lab.ground(), { payload, image }, lab.read(payload.file), never);
  const fresh = await volume('sqlite-new');
  const to = { place: { kind: 'volume', source: fresh } as const, image, source: 'db' };
  await loadSqlite(
    lab.ground(),
    to,
    { ...payload, facts, rawBytes: await sizeOf(payload) },
    lab.read(payload.file),
    never,
  );
  await lab.start('sqlite-new', { image: STORES, command: WAIT, binds: [`${fresh}:/data`] });
  const query =
    'select count(*) > 20, (select count(*) from (select a from t group by a having count(*) <> 2)) from t';
  expect(await lab.exec('sqlite-new', 'sqlite3', '/data/app.db', query)).toBe('1|0');
  expect(await lab.exec('sqlite-new', 'stat', '-c', '%u:%g', '/data/app.db')).toBe('77:88');
  const bad = await volume('sqlite-bad');
  const damaged = await lab.start('sqlite-bad', { image: STORES, command: WAIT, binds: [`${bad}:/data`] });
  await lab.exec(
    'sqlite-bad',
    'sh',
    '-c',
    'cd /data; sqlite3 app.db "create table t (a unique); with recursive c(x) as (select 1 union all select x+1 from c where x < 9000) insert into t select hex(randomblob(50)) from c"; dd if=/dev/urandom of=app.db bs=4096 seek=9 count=3 conv=notrunc',
  );
  await expect(lab.dump(source, [service(damaged)])).rejects.toThrow(/sqlite3 ended with/);
});

test('statement 12: MariaDB with users, routines, events and triggers is there again', async () => {
  const env = [`MARIADB_ROOT_PASSWORD=${PASSWORD}`];
  const [from, to] = [
    await lab.start('m-from', { image: MARIADB, env }),
    await lab.start('m-to', { image: MARIADB, env }),
  ];
  const sql = (name: string, script: string) =>
    lab.ready(name, 'env', `MYSQL_PWD=${PASSWORD}`, 'mariadb', '-h127.0.0.1', '-uroot', '-BN', '-e', script);
  await sql(
    'm-from',
    `create or replace database shop character set utf8mb4; use shop;
    create table t (id int auto_increment primary key, v text, b blob); create table nothing (x int);
    insert into t (v, b) select concat('row (''', seq, '\\n),(\\\\ ;'), unhex(md5(seq)) from seq_1_to_3000;
    create table \`we"ird\`\`t'\` (x int); insert into \`we"ird\`\`t'\` values (1), (null);
    create procedure p() select "INSERT INTO \`t\` VALUES (1)"; create event e on schedule every 1 day do select 1;
    create trigger tr before insert on t for each row set new.v = trim(new.v); create view w as select v from t;
    create user app@'%' identified by 'app-pw'; grant select, insert on shop.* to app@'%'; create role r1; grant r1 to app@'%'`,
  );
  await sql('m-to', 'select 1');
  const source = database('mariadb');
  const { payloads, facts } = await lab.dump(source, [service(from)]);
  const server = await lab.reach(source, to);
  for (const payload of payloads) {
    const { rows } = await decode(
      lab.ground(),
      { payload, image: server.image },
      lab.read(payload.file),
      never,
    );
    const like = JSON.parse(facts[`database ${payload.database}`] ?? '{}');
    const loading = { payload, engine: 'mariadb', server, as: undefined, like } as const;
    await loadDatabase(lab.ground(), loading, lab.read(payload.file), never);
    if (payload.database !== 'shop') continue;
    expect(rows).toEqual({ t: 3000, nothing: 0, 'we"ird`t\'': 2 });
    expect(await countRows(lab.ground(), { engine: 'mariadb', server, database: 'shop' }, never)).toEqual(
      rows,
    );
  }
  const all = `select md5(group_concat(v, hex(b) order by id)) from shop.t; select routine_name from information_schema.routines where routine_schema = 'shop';
    select event_name, status from information_schema.events where event_schema = 'shop'; select trigger_name from information_schema.triggers where trigger_schema = 'shop';
    show create database shop; show grants for app@'%'; show create view shop.w; select auto_increment from information_schema.tables where table_name = 't'`;
  const raised = 'set group_concat_max_len = 100000000;';
  expect(await sql('m-to', raised + all)).toBe(await sql('m-from', raised + all));
});

test('a table of MariaDB that somebody holds fails the dump within its lock timeout', async () => {
  const { Id } = await lab.hand.inspect(`${lab.fleet}-m-from`);
  const env = ['env', `MYSQL_PWD=${PASSWORD}`, 'mariadb', '-h127.0.0.1', '-uroot', 'shop', '-BN', '-e'];
  const held = lab.exec('m-from', ...env, 'lock tables t write; select sleep(8)').catch(() => '');
  await eventually(async () =>
    expect(
      await lab.exec(
        'm-from',
        ...env,
        `select count(*) from information_schema.processlist where info like '%sleep(8)%'`,
      ),
    ).not.toBe('1'),
  );
  const source = database('mariadb', { databases: ['shop'], globals: false });
  await expect(lab.dump(source, [service(engineId(Id))])).rejects.toThrow(/locked/);
  await held;
});

/** What a file in a tar says. */
async function entry(payload: DumpedPayload | undefined, wanted: string): Promise<string> {
  const { extract } = await import('tar-stream');
  const reader = extract();
  let found = '';
  reader.on('entry', (header, content, next) => {
    content.on('data', (piece: Uint8Array) => {
      if (header.name === wanted) found += Buffer.from(piece).toString();
    });
    content.on('end', next);
  });
  for await (const piece of lab.read(payload?.file ?? '')) reader.write(piece);
  return found.trim();
}
