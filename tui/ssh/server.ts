// The SSH server: listens, lets connections in one by one through the gate, and gives each the time of a login.
// ssh2 speaks the protocol; every limit is ours, because it has none.

import { once } from 'node:events';
import { createServer, type Socket } from 'node:net';
import type { Connection } from 'ssh2';
import ssh2 from 'ssh2';
import { Failure } from '../../src/model/failure.ts';
import { ALGORITHMS } from './algorithms.ts';
import { type OpenConnection, serveConnection } from './connection.ts';
import { createGate, type Gate, type GateLimits } from './gate.ts';
import type { ConnectionParts } from './parts.ts';

export type ServerParts = Omit<ConnectionParts, 'socket' | 'address' | 'place' | 'onRefused'> & {
  readonly host: string;
  readonly port: number;
  /** In OpenSSH's format. */
  readonly hostKey: string;
  onRefused(address: string, reason: string): void;
  readonly gate?: GateLimits;
  /** For saying who it is, from the first byte on. */
  readonly graceMs?: number;
};

export type SshServer = {
  readonly port: number;
  /** Ends a login: everything of it, with words for the person. */
  end(login: string, reason: string): void;
  /** Says good-bye to everybody and listens no more; resolves when all are gone. */
  close(reason: string): Promise<void>;
  readonly connections: () => number;
};

const GRACE_MS = 20_000;
/** Beyond any idle line: we keep lines alive ourselves, by what also says that a frame has arrived. */
const NEVER_MS = 2 ** 31 - 1;

/** Fails with `ssh/cannot-listen`. */
export async function serveSsh(parts: ServerParts): Promise<SshServer> {
  const gate = createGate(parts.gate);
  const open = new Map<Socket, OpenConnection | undefined>();
  const waiting = new Map<string, (client: Connection) => void>();
  const protocol = new ssh2.Server(
    { hostKeys: [parts.hostKey], algorithms: ALGORITHMS, ident: 'shipshape', keepaliveInterval: NEVER_MS },
    (client, info) => {
      client.on('error', () => {});
      const take = waiting.get(`${info.ip} ${info.port}`);
      if (take === undefined) client.end();
      else take(client);
    },
  );
  protocol.on('error', parts.onTrouble);
  const listener = createServer(
    { noDelay: true, keepAlive: true, keepAliveInitialDelay: 30_000 },
    (socket) => {
      open.set(socket, undefined);
      socket.once('close', () => open.delete(socket));
      const key = `${socket.remoteAddress} ${socket.remotePort}`;
      const take = letIn(parts, gate, socket, (connection, client) => {
        open.set(socket, serveConnection(connection, client));
      });
      if (take === undefined) return;
      waiting.set(key, take);
      socket.once('close', () => waiting.delete(key));
      protocol.injectSocket(socket);
    },
  );
  await listening(listener, parts);
  listener.on('error', parts.onTrouble);
  const bound = listener.address();
  return {
    port: typeof bound === 'object' && bound !== null ? bound.port : parts.port,
    connections: () => open.size,
    end(login, reason) {
      for (const one of open.values()) if (one?.login() === login) one.end(reason);
    },
    async close(reason) {
      const closed = new Promise<void>((resolve) => listener.close(() => resolve()));
      for (const [socket, one] of open) {
        if (one === undefined) socket.destroy();
        else one.end(reason);
      }
      await closed;
    },
  };
}

/** A place and the time for a login; undefined: there is none, and they are hung up on. */
function letIn(
  parts: ServerParts,
  gate: Gate,
  socket: Socket,
  begin: (connection: ConnectionParts, client: Connection) => void,
): ((client: Connection) => void) | undefined {
  socket.on('error', () => socket.destroy());
  const address = socket.remoteAddress ?? '';
  const place = gate.enter(address, () => socket.destroy());
  if ('refused' in place) {
    parts.onRefused(address, place.refused);
    socket.destroy();
    return undefined;
  }
  const stopGrace = parts.after(parts.graceMs ?? GRACE_MS, () => {
    parts.onRefused(address, 'did not say in time who they are');
    socket.destroy();
  });
  const known = () => {
    stopGrace();
    place.known();
  };
  socket.once('close', () => {
    stopGrace();
    place.left();
  });
  const onRefused = (reason: string) => parts.onRefused(address, reason);
  return (client) => begin({ ...parts, socket, address, place: { ...place, known }, onRefused }, client);
}

/** One that ended a moment ago may hold the port still, saying good-bye. */
const AGAIN_MS = 250;
const TIMES = 20;

async function listening(
  listener: ReturnType<typeof createServer>,
  { host, port, after }: Pick<ServerParts, 'host' | 'port' | 'after'>,
): Promise<void> {
  for (let n = 1; ; n += 1) {
    try {
      listener.listen(port, host);
      await once(listener, 'listening');
      return;
    } catch (cause) {
      const code = cause instanceof Error && 'code' in cause ? String(cause.code) : 'failed';
      if (code !== 'EADDRINUSE' || n === TIMES) {
        throw new Failure('ssh/cannot-listen', `cannot listen on ${host} port ${port} (${code})`, { cause });
      }
      await new Promise<void>((resolve) => after(AGAIN_MS, resolve));
    }
  }
}
