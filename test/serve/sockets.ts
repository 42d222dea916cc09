// A control server over a desk made for the test, and raw connections to it.

import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { connect, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { Desk } from '../../src/control/desk.ts';
import { Failure } from '../../src/model/failure.ts';
import type { Actor } from '../../src/model/person.ts';
import { type ControlServerParts, serveControl } from '../../src/serve/control-server.ts';

export const ANA: Actor = {
  name: 'ana',
  via: 'socket',
  proof: { kind: 'ssh-key', fingerprint: 'SHA256:ana' },
  mfa: false,
};

/** Echoes calls; `count` streams numbers; `slow` waits for its end; `bug` breaks. */
export function echoDesk(seen: { produced: number; cancelled: number }): Desk {
  return {
    operations: [],
    kindOf: (op) => (op === 'count' ? 'stream' : 'read'),
    async call(actor, op, input, code, signal) {
      if (op === 'bug') throw new TypeError('canary-in-a-bug');
      if (op === 'refuse') throw new Failure('access/denied', 'no', { hint: 'ask' });
      if (op === 'slow') {
        await new Promise<void>((resolve) =>
          signal.addEventListener('abort', () => resolve(), { once: true }),
        );
        seen.cancelled += 1;
      }
      return { actor: actor.name, op, input, code };
    },
    async *follow(_actor, _op, _input, signal) {
      try {
        for (let n = 0; !signal.aborted; n += 1) {
          seen.produced += 1;
          yield { n, padding: 'x'.repeat(1000) };
        }
      } finally {
        seen.cancelled += 1;
      }
    },
  };
}

export async function startServer(parts: Partial<ControlServerParts> = {}) {
  const folder = await mkdtemp(join(tmpdir(), 'shipshape-sock-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const seen = { produced: 0, cancelled: 0 };
  const trouble: unknown[] = [];
  let nonces = 0;
  const path = join(folder, 'private', 'control.sock');
  const server = await serveControl({
    path,
    door: 'own',
    desk: echoDesk(seen),
    fleet: 'home',
    version: '1.2.3',
    nonce: () => `nonce-${++nonces}`,
    self: { name: 'root', uid: 0 },
    identify: async ({ user, signatures }, { nonce }) => {
      if (!signatures.includes(`signed ${nonce}`))
        throw new Failure('access/bad-signature', 'the signature does not hold');
      return { ...ANA, name: user };
    },
    onTrouble: (thrown) => trouble.push(thrown),
    ...parts,
  });
  onTestFinished(() => server.close());
  return { server, path: parts.path ?? path, folder, seen, trouble };
}

export type Raw = {
  readonly socket: Socket;
  say(line: unknown): void;
  hear(): Promise<Record<string, unknown> | undefined>;
};

/** A connection that says whatever the test wants. `hear`: undefined when the server hung up. */
export async function raw(path: string): Promise<Raw> {
  const socket = connect(path);
  await once(socket, 'connect');
  socket.on('error', () => {});
  onTestFinished(() => {
    socket.destroy();
  });
  const lines: string[] = [];
  let rest = '';
  let wake = () => {};
  let isClosed = false;
  socket.on('data', (data) => {
    const parts = (rest + data.toString()).split('\n');
    rest = parts.pop() ?? '';
    lines.push(...parts);
    wake();
  });
  socket.on('close', () => {
    isClosed = true;
    wake();
  });
  return {
    socket,
    say: (line) => socket.write(typeof line === 'string' ? line : `${JSON.stringify(line)}\n`),
    async hear() {
      while (lines.length === 0) {
        if (isClosed) return undefined;
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
      return JSON.parse(lines.shift() ?? '');
    },
  };
}

export async function until(condition: () => boolean, withinMs = 5_000): Promise<void> {
  const deadline = Date.now() + withinMs;
  while (!condition()) {
    if (Date.now() > deadline) throw new Error(`not within ${withinMs} ms: ${condition}`);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}
