// The life of the process of terminals: told by the daemon's one line what to be, listening, serving, and gone
// when the daemon's pipe ends. What goes wrong in it goes to the daemon's log, a line at a time.

import process from 'node:process';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { Failure } from '../../src/model/failure.ts';
import { type Boot, readBoot, type Said } from '../../src/serve/boot.ts';
import { frameLine } from '../../src/serve/frames.ts';
import type { Door, Identity, Session } from '../app/door.ts';
import { serveAttach } from './attach.ts';
import { createDaemon } from './daemon.ts';
import { createRefusals } from './refusals.ts';
import { createSeats } from './seats.ts';
import { serveSsh } from './server.ts';

export type Opens = (onTrouble: (thrown: unknown) => void) => (identity: Identity, door: Door) => Session;

/** Serves until the input ends; the exit code. */
export async function runTerminals(opens: Opens): Promise<0 | 1> {
  // A terminal's Ctrl-C and the service manager's word are for the daemon, which then ends our input.
  for (const name of ['SIGINT', 'SIGHUP', 'SIGTERM'] as const) process.on(name, () => {});
  const lines = createInterface({ input: process.stdin });
  const gone = new Promise<void>((resolve) => lines.once('close', resolve));
  const [line] = await Promise.race([
    new Promise<[string]>((resolve) => lines.once('line', (text) => resolve([text]))),
    gone.then((): [undefined] => [undefined]),
  ]);
  if (line === undefined) return 1;
  process.on('uncaughtException', trouble);
  process.on('unhandledRejection', trouble);
  process.stdout.on('error', () => {});
  try {
    await serve(readBoot(line), opens(trouble), gone);
    return 0;
  } catch (thrown) {
    trouble(thrown);
    return 1;
  }
}

async function serve(
  boot: Boot,
  open: (identity: Identity, door: Door) => Session,
  gone: Promise<void>,
): Promise<void> {
  const over = new AbortController();
  const daemon = createDaemon({
    ...{ path: boot.control, version: boot.version, fleet: boot.fleet, token: boot.token },
    sleep: (ms, signal) => sleep(ms, undefined, { signal }),
    onTrouble: trouble,
  });
  const refusals = createRefusals((address, reason, count) => {
    say({
      kind: 'log',
      level: 'warn',
      message: `ssh: refused ${address}`,
      detail: `${reason}; ${count} within a second`,
    });
    daemon.refused(address, reason, count);
  }, after);
  const shared = {
    ...{ open, after, now: Date.now, idleMs: boot.idleTimeoutMs, onTrouble: trouble },
    seats: createSeats({ all: boot.maxSessions, perPerson: boot.maxPerPerson }),
    holderOf: daemon.holderOf,
    login: (...given: DropLast<Parameters<typeof daemon.login>>) => daemon.login(...given, over.signal),
    logout: daemon.logout,
    connect: daemon.connect,
    onRefused: refusals.note,
  };
  const doors: { end(login: string, reason: string): void; close(reason: string): Promise<void> }[] = [];
  await daemon.follow((login, reason) => {
    for (const door of doors) door.end(login, reason);
  }, over.signal);
  const ssh = await serveSsh({ ...shared, host: boot.host, port: boot.port, hostKey: boot.hostKey });
  doors.push(ssh);
  if (boot.attach !== '') {
    doors.push(
      await serveAttach({
        ...shared,
        path: boot.attach,
        isName: daemon.isName,
        authorities: boot.authorities,
      }),
    );
  }
  say({ kind: 'up', port: ssh.port });
  await gone;
  refusals.close();
  await Promise.race([Promise.all(doors.map((door) => door.close('the daemon stops'))), sleep(2_500)]);
  over.abort();
}

type DropLast<T extends readonly unknown[]> = T extends readonly [...infer Rest, unknown] ? Rest : never;

function after(ms: number, run: () => void): () => void {
  const timer = setTimeout(() => {
    try {
      run();
    } catch (thrown) {
      trouble(thrown);
    }
  }, ms);
  return () => clearTimeout(timer);
}

function trouble(thrown: unknown): void {
  const isOurs = thrown instanceof Failure;
  const words = thrown instanceof Error ? thrown.message : String(thrown);
  const detail = isOurs ? thrown.code : thrown instanceof Error ? (thrown.stack ?? '').slice(0, 1_500) : '';
  say({ kind: 'log', level: isOurs ? 'warn' : 'error', message: `terminals: ${words}`, detail });
}

function say(said: Said): void {
  if (process.stdout.writable) process.stdout.write(frameLine(said));
}
