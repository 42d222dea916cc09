// SSH into the terminal UI, put together: who is logged in, the door at the control socket for the process of
// terminals, and that process.

import { randomBytes } from 'node:crypto';
import { extname } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { openHostKey } from './adapters/identity/host-key.ts';
import type { Serving } from './cli/io.ts';
import type { DeskParts } from './control/operation.ts';
import type { Log, Logins } from './ports-daemon.ts';
import { createFront, type Front, LOOK_MS } from './serve/front.ts';
import { createLoginBook } from './serve/login-book.ts';
import { createStrangers } from './serve/strangers.ts';
import { startTerminals, type Terminals } from './serve/terminals.ts';

/** Where there is no SSH, nobody is logged in by it. */
export const NO_LOGINS: Logins = { list: () => [], end: () => false, door: () => undefined };

export type Terminal = {
  readonly logins: Logins;
  readonly front: Front | undefined;
  /** Starts the process, once the control socket listens; what it offers, in words. */
  start(stack: AsyncDisposableStack): Promise<readonly string[]>;
};

type Parts = Omit<DeskParts, 'logins'>;

/** `listeners.ssh` of fleet.yaml, ready to be started; fails when the host key cannot be used. */
export async function terminalOf(parts: Parts, from: Serving, log: Log): Promise<Terminal> {
  const { fleet, clock, audit, onTrouble, daemon } = parts;
  const { ssh } = fleet.listeners;
  if (ssh === undefined) return { logins: NO_LOGINS, front: undefined, start: async () => [] };
  const searchPath = from.env['PATH'] ?? '/usr/bin:/bin';
  const hostKey = await openHostKey({ file: ssh.hostKeyFile, searchPath }, from.signal);
  const address = `${ssh.host.includes(':') ? `[${ssh.host}]` : ssh.host}:${ssh.port}`;
  const running: { terminals: Terminals | undefined } = { terminals: undefined };
  const book = createLoginBook({ ...parts, ssh, tell: (event) => daemon.events.tell(event) }, () => ({
    address,
    hostKey: hostKey.fingerprint,
    isUp: running.terminals?.isUp() ?? false,
  }));
  const strangers = createStrangers(audit, clock, onTrouble);
  const front = createFront({ book, strangers, clock, random: randomBytes });
  const { control } = fleet.listeners;
  const { host, port, idleTimeoutMs, maxSessions, maxPerPerson, sshd } = ssh;
  return {
    logins: book,
    front,
    async start(stack) {
      const looking = setInterval(() => book.sweep(), LOOK_MS);
      stack.defer(() => clearInterval(looking));
      const terminals = await startTerminals({
        file: process.execPath,
        args: [...FLAGS, program()],
        env: { PATH: searchPath, NODE_ENV: 'production', TZ: 'UTC', LANG: 'C.UTF-8' },
        boot: () => ({
          ...{ version: parts.version, fleet: fleet.name, control, token: front.newToken() },
          ...{ host, port, hostKey: hostKey.privateKey, idleTimeoutMs, maxSessions, maxPerPerson },
          attach: sshd?.socket ?? '',
          authorities: Object.fromEntries(
            (sshd?.authorities ?? []).map(({ fingerprint, type, blob }) => [fingerprint, `${type} ${blob}`]),
          ),
        }),
        over: (reason) => front.over(reason),
        clock,
        log,
      });
      running.terminals = terminals;
      stack.defer(() => terminals.close());
      const how = terminals.isUp() ? `host key ${hostKey.fingerprint}` : 'not up: see the log';
      const words = [`ssh ${address} (${how})`];
      return sshd === undefined ? words : [...words, `for sshd ${sshd.socket}`];
    },
  };
}

/** It holds what screens show, and no more: a leak ends the process of terminals, not the host. */
const FLAGS = ['--max-old-space-size=384', '--max-semi-space-size=2'];

/** Beside us: its source where we are source, its file where we were built. */
function program(): string {
  return fileURLToPath(new URL(`../tui/serve${extname(import.meta.url)}`, import.meta.url));
}
