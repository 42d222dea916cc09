// Dump and restore of a PostgreSQL database that compresses badly, against the same pipeline by hand: one
// container with `pg_dump | zstd | age` into a synced file, and `age -d | zstd -d | pg_restore` back. Ours does
// more in that time: roles, facts, rows of every table in the snapshot, hashes of all bytes.

import { randomBytes } from 'node:crypto';
import { mkdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { setTimeout as sleep } from 'node:timers/promises';
import { generateX25519Identity, identityToRecipient } from 'age-encryption';
import Docker from 'dockerode';
import { makeImages } from '../scripts/images.ts';
import { createDockerEngine } from '../src/adapters/docker/engine.ts';
import { openOurs } from './backup-ours.ts';
import { amountRow, type Row, ratioRow, timeRow } from './table.ts';

const IMAGE = 'shipshape-test/postgres-tools:15';
const NAME = `shipshape-bench-${randomBytes(3).toString('hex')}`;
export type BackupBench = {
  /** Path of the engine's socket. */
  readonly socket: string;
  readonly folder: string;
  readonly rounds: number;
  /** Of the database, about. */
  readonly megabytes: number;
};

export async function benchBackup({
  socket,
  folder,
  rounds,
  megabytes,
}: BackupBench): Promise<readonly Row[]> {
  await makeImages(socket, [IMAGE]);
  const docker = new Docker({ socketPath: socket });
  const engine = createDockerEngine({ host: `unix://${socket}` });
  const server = await docker.createContainer({ name: NAME, Image: IMAGE, Env: ['POSTGRES_PASSWORD=bench'] });
  await server.start();
  try {
    await filled(server, megabytes);
    const ours = await openOurs(engine, folder, server.id);
    const hand = await openHand(docker, folder, server.id);
    const times = { dump: [] as number[], checked: [] as number[], load: [] as number[] };
    const theirs = { dump: [] as number[], load: [] as number[] };
    const most: number[] = [];
    for (let round = 0; round < rounds; round += 1) {
      theirs.dump.push(await timed(hand.dump));
      const watch = watchMemory();
      const made = await ours.dump();
      times.dump.push(made.sealedMs);
      times.checked.push(made.checkedMs);
      await query(server, 'create database theirs', 'postgres');
      theirs.load.push(await timed(hand.load));
      await query(server, 'drop database theirs', 'postgres');
      times.load.push(await timed(ours.load));
      most.push(watch.stop());
      await query(server, 'drop database ours', 'postgres');
      console.log(`round ${round + 1}: ${statSync(hand.file).size >> 20} MB sealed by hand`);
    }
    const named = (name: string, values: readonly number[]) => ({ name, times: values });
    // 0.9 of the throughput is 1.11 of the time.
    return [
      ratioRow(`dump of ${megabytes} MB`, 1.11, named('ours', times.dump), named('by hand', theirs.dump)),
      ratioRow(`restore of ${megabytes} MB`, 1.11, named('ours', times.load), named('by hand', theirs.load)),
      timeRow('dump, read again and decoded', undefined, times.checked),
      amountRow('memory meanwhile, of our process', 250, most, 'MB'),
    ];
  } finally {
    engine.close();
    await server.remove({ force: true, v: true });
  }
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const begun = performance.now();
  await work();
  return performance.now() - begun;
}

function watchMemory() {
  let most = 0;
  const timer = setInterval(() => {
    most = Math.max(most, process.memoryUsage.rss() / 1024 / 1024);
  }, 100);
  return {
    stop(): number {
      clearInterval(timer);
      return most;
    },
  };
}

/** Users, JSON events and random bytes, two fifths of them incompressible. */
async function filled(server: Docker.Container, megabytes: number): Promise<void> {
  for (let tries = 0; ; tries += 1) {
    const ready = await query(server, 'select 1', 'postgres').then(
      () => true,
      () => false,
    );
    if (ready) break;
    if (tries > 300) throw new Error('the server does not start');
    await sleep(200);
  }
  const share = megabytes / 1000;
  const many = (count: number) => Math.max(1, Math.round(count * share));
  await query(server, 'create database mix', 'postgres');
  await query(
    server,
    `create extension if not exists pgcrypto;
    create table users as select g as id, md5(g::text) || '@example.org' as mail, md5((g * 7)::text) as name, now() - g * interval '1 second' as since from generate_series(1, ${many(500_000)}) g;
    create table events as select g as id, json_build_object('user', g % 500000, 'at', now() - g * interval '1 second', 'what', (array['seen', 'bought', 'left'])[1 + g % 3], 'trace', md5(g::text), 'cents', g * 31 % 99999)::text as body from generate_series(1, ${many(2_600_000)}) g;
    create table files as select g as id, (select string_agg(gen_random_bytes(1000), '') from generate_series(1, 20) where g > 0) as bytes from generate_series(1, ${many(10_000)}) g;
    alter table users add primary key (id); alter table events add primary key (id); checkpoint`,
    'mix',
  );
}

async function query(server: Docker.Container, script: string, database: string) {
  const words = [
    'psql',
    '-U',
    'postgres',
    '-h',
    '127.0.0.1',
    '-v',
    'ON_ERROR_STOP=1',
    '-d',
    database,
    '-qAtc',
  ];
  const Cmd = ['env', 'PGPASSWORD=bench', ...words, script];
  const made = await server.exec({ Cmd, AttachStdout: true, AttachStderr: true });
  const stream = await made.start({});
  stream.resume();
  await new Promise((resolve) => stream.once('end', resolve));
  const { ExitCode } = await made.inspect();
  if (ExitCode !== 0) throw new Error(`psql exited with ${ExitCode}: ${script.slice(0, 60)}`);
}

async function openHand(docker: Docker, folder: string, server: string) {
  const place = join(folder, 'hand');
  mkdirSync(place);
  const identity = await generateX25519Identity();
  writeFileSync(join(place, 'key'), `${identity}\n`);
  const recipient = await identityToRecipient(identity);
  async function inContainer(script: string): Promise<void> {
    const made = await docker.createContainer({
      Image: IMAGE,
      Entrypoint: ['sh', '-c', `set -o pipefail; ${script}`],
      Cmd: [],
      Env: ['PGPASSWORD=bench', 'PGHOST=127.0.0.1', 'PGUSER=postgres'],
      HostConfig: {
        NetworkMode: `container:${server}`,
        Binds: [`${place}:/out`],
        LogConfig: { Type: 'none', Config: {} },
        Tmpfs: { '/var/lib/postgresql/data': '' },
      },
    });
    try {
      await made.start();
      const { StatusCode } = await made.wait();
      if (StatusCode !== 0) throw new Error(`by hand it exited with ${StatusCode}`);
    } finally {
      await made.remove({ force: true, v: true });
    }
  }
  const dumped = `pg_dump -Fc -Z0 mix | zstd -1 -T0 | age -r ${recipient} | dd of=/out/dump bs=1M conv=fsync`;
  return {
    file: join(place, 'dump'),
    dump: () => inContainer(dumped),
    load: () => inContainer('age -d -i /out/key /out/dump | zstd -d | pg_restore -1 -d theirs'),
  };
}
