// PostgreSQL: the programs that dump, load and check it. All come from the image of the server, because an
// archive of a newer client cannot be read by an older one. Databases are named by conninfo strings and the
// environment, never by a bare argument: that one would be parsed, and a name may look like anything.

import type { JobProgram } from '../../model/job.ts';
import { path, program, type Server } from './server.ts';

/** Where the client of a server of this major version can compress by itself, and fast. */
const FIRST_WITH_ZSTD = 16;

/** Connected as the server says; to `database`, to nothing in particular when it is undefined. */
function environment(server: Server, database: string | undefined): JobProgram['environment'] {
  return {
    PGHOST: server.host,
    PGPORT: String(server.port),
    PGUSER: server.user,
    PGAPPNAME: 'shipshape',
    PGCONNECT_TIMEOUT: '15',
    PGCLIENTENCODING: 'UTF8',
    ...(database === undefined ? {} : { PGDATABASE: database }),
    ...(server.password === undefined ? {} : { PGPASSWORD: server.password }),
  };
}

/** Runs what it reads from `ask`, statement by statement, and writes what comes to `answer`; ends at an error. */
export function pgAsk(server: Server, database: string): JobProgram {
  return program({
    name: 'psql',
    image: server.image,
    network: server.network,
    environment: environment(server, database),
    command: [
      'psql',
      '--no-psqlrc',
      '--no-password',
      '--quiet',
      '--no-align',
      '--tuples-only',
      '--set=ON_ERROR_STOP=1',
      path('answer', '--output='),
      path('ask', '--file='),
    ],
    reads: ['ask'],
    writes: ['answer'],
  });
}

export type PgDump = {
  readonly database: string;
  /** Of a transaction that is open until the dump has ended. */
  readonly snapshot: string;
  /** Of the server; its client is of the same. */
  readonly major: number;
  readonly level: number;
};

/** Dumps a database to the stream `dump`, as it was at the snapshot, in the custom format. */
export function pgDump(server: Server, dump: PgDump): JobProgram {
  const compress = dump.major >= FIRST_WITH_ZSTD ? `zstd:${dump.level}` : '0';
  return program({
    name: 'pg_dump',
    image: server.image,
    network: server.network,
    environment: environment(server, dump.database),
    command: [
      'pg_dump',
      '--no-password',
      '--format=custom',
      `--compress=${compress}`,
      `--snapshot=${dump.snapshot}`,
      `--lock-wait-timeout=${server.lockTimeoutMs}`,
      // A FIFO cannot be synced, and need not be.
      '--no-sync',
      path('dump', '--file='),
    ],
    writes: ['dump'],
  });
}

/** True when the dump itself is compressed already: a second program for it would only cost time. */
export function pgCompresses(major: number): boolean {
  return major >= FIRST_WITH_ZSTD;
}

/** Dumps roles, their passwords and memberships, and table spaces. Only a superuser may read all of it. */
export function pgDumpGlobals(server: Server): JobProgram {
  return program({
    name: 'pg_dumpall',
    image: server.image,
    network: server.network,
    environment: environment(server, undefined),
    command: [
      'pg_dumpall',
      '--no-password',
      '--globals-only',
      `--lock-wait-timeout=${server.lockTimeoutMs}`,
      '--no-sync',
      path('dump', '--file='),
    ],
    writes: ['dump'],
  });
}

/** Reads an archive from `load` to its end and decodes all of it, against no server. */
export function pgDecode(image: Server['image']): JobProgram {
  return program({
    name: 'pg_restore',
    image,
    command: ['pg_restore', '--format=custom', '--file=/dev/null', path('load')],
    reads: ['load'],
  });
}

/**
 * Loads an archive from `load`. `as` undefined: into a database of the name that it was dumped from, made
 * anew; what has that name goes first. Otherwise into `as`, which is there and empty, all of it or nothing.
 */
export function pgRestore(server: Server, database: string, as: string | undefined): JobProgram {
  // A database cannot be made anew by somebody who is connected to it.
  const lobby = database === 'postgres' ? 'template1' : 'postgres';
  const how =
    as === undefined
      ? ['--create', '--clean', '--if-exists', `--dbname=${conninfo(lobby)}`]
      : ['--single-transaction', `--dbname=${conninfo(as)}`];
  return program({
    name: 'pg_restore',
    image: server.image,
    network: server.network,
    environment: {
      ...environment(server, undefined),
      // What is lost by a crash is loaded anew from the beginning anyhow.
      PGOPTIONS: '-c synchronous_commit=off -c maintenance_work_mem=256MB -c statement_timeout=0',
    },
    command: ['pg_restore', '--no-password', '--format=custom', '--exit-on-error', ...how, path('load')],
    reads: ['load'],
  });
}

/** Runs a script of globals from `load`, as `readyGlobals` made it; ends at an error. */
export function pgLoadGlobals(server: Server): JobProgram {
  return program({
    name: 'psql',
    image: server.image,
    network: server.network,
    environment: environment(server, 'postgres'),
    command: [
      'psql',
      '--no-psqlrc',
      '--no-password',
      '--quiet',
      '--set=ON_ERROR_STOP=1',
      '--output=/dev/null',
      path('load', '--file='),
    ],
    reads: ['load'],
  });
}

/** `dbname='…'`: a connection string that means exactly this name. */
function conninfo(database: string): string {
  return `dbname='${database.replace(/[\\']/g, String.raw`\$&`)}'`;
}

/** A command of psql that goes on in another database of the same server. A name of two lines ends it, with words. */
export function pgConnect(database: string): string {
  // psql takes double quotes away also within single ones; within double ones it reads no escapes.
  return `\\connect -reuse-previous=on "${conninfo(database).replaceAll('"', '""')}"\n`;
}

/** A name as SQL has it. */
export function pgIdentifier(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

/** A text as SQL has it, whatever the server's settings are. */
export function pgLiteral(text: string): string {
  return `E'${text.replaceAll('\\', '\\\\').replaceAll("'", "''")}'`;
}
