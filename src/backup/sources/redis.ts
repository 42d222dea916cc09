// Redis and those that speak as it does: a snapshot that the server makes of itself and sends as it would to a
// replica, and the files that a server starts from. Pure.

import type { JobProgram } from '../../model/job.ts';
import { program, type Server } from './server.ts';

function client(server: Server, more: readonly string[], stdout: string): JobProgram {
  return program({
    name: 'redis-cli',
    image: server.image,
    network: server.network,
    environment: server.password === undefined ? {} : { REDISCLI_AUTH: server.password },
    command: [
      'redis-cli',
      '-h',
      server.host,
      '-p',
      String(server.port),
      ...(server.user === '' ? [] : ['--user', server.user]),
      ...more,
    ],
    stdout,
  });
}

/** The snapshot to the stream `dump`: it syncs what it writes, so it must be no FIFO. */
export function redisDump(server: Server): JobProgram {
  return client(server, ['--rdb', '-'], 'dump');
}

/** What the server says of itself, to the stream `answer`. */
export function redisInfo(server: Server): JobProgram {
  return client(server, ['--no-auth-warning', 'INFO'], 'answer');
}

/** Its settings to the stream `answer`: names and values in turn, each in a line. */
export function redisSettings(server: Server): JobProgram {
  return client(server, ['--no-auth-warning', 'CONFIG', 'GET', '*'], 'answer');
}

/** `used_memory:123` lines by name. */
export function readInfo(text: string): Readonly<Record<string, string>> {
  const lines = text.split(/\r?\n/).filter((line) => !line.startsWith('#') && line.includes(':'));
  return Object.fromEntries(
    lines.map((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 1)]),
  );
}

/** Keys by database: `db0`. */
export function keysOf(info: Readonly<Record<string, string>>): Readonly<Record<string, number>> {
  return Object.fromEntries(
    Object.entries(info).flatMap(([name, value]) => {
      const keys = /^keys=(\d+)/.exec(value)?.[1];
      return /^db\d+$/.test(name) && keys !== undefined ? [[name, Number(keys)]] : [];
    }),
  );
}

/** Of names and values in turn; a server that tells nobody its settings has the usual ones. */
export function readSettings(text: string): Readonly<Record<string, string>> {
  const lines = text.split(/\r?\n/);
  const wanted = ['appendonly', 'appenddirname', 'appendfilename', 'dbfilename', 'dir'];
  return Object.fromEntries(
    wanted.flatMap((name) => {
      const at = lines.findIndex((line, index) => index % 2 === 0 && line === name);
      return at < 0 ? [] : [[name, lines[at + 1] ?? '']];
    }),
  );
}

/**
 * Where a server looks for its data when it starts, in its folder. One that writes a log of changes reads the
 * snapshot only as the base of such a log; it would start empty beside any other.
 */
export function redisFiles(settings: Readonly<Record<string, string>>): {
  readonly snapshot: string;
  readonly manifest: { readonly path: string; readonly text: string } | undefined;
} {
  const { appendonly, appenddirname = 'appendonlydir', appendfilename = 'appendonly.aof' } = settings;
  if (appendonly !== 'yes') return { snapshot: settings['dbfilename'] ?? 'dump.rdb', manifest: undefined };
  const base = `${appendfilename}.1.base.rdb`;
  const text = `file ${base} seq 1 type b\n`;
  return {
    snapshot: `${appenddirname}/${base}`,
    manifest: { path: `${appenddirname}/${appendfilename}.manifest`, text },
  };
}
