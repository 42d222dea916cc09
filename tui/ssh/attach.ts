// The way in by the system's own sshd: a socket for its forced command, in a folder that only the group of its
// user may enter. Who can open it is believed when it says which key sshd took; who that key belongs to, and
// whether they come in, is the daemon's to say, as for everybody.

import { chmod, lstat, unlink } from 'node:fs/promises';
import { createServer, type Socket } from 'node:net';
import { dirname } from 'node:path';
import process from 'node:process';
import { Failure } from '../../src/model/failure.ts';
import { isCertificateType, readSshCertificate } from '../../src/model/ssh-certificate.ts';
import { keyFingerprint } from '../../src/model/ssh-key.ts';
import { FIRST, readWanted, type Wanted } from '../../src/serve/attach-protocol.ts';
import { type AttachedParts, serveAttached } from './attached.ts';
import type { ConnectionParts } from './parts.ts';

export type AttachParts = Omit<AttachedParts, 'socket' | 'wanted' | 'onLogin'> &
  Pick<ConnectionParts, 'holderOf'> & {
    readonly path: string;
    isName(name: string): boolean;
    /** `TYPE BASE64` by fingerprint. */
    readonly authorities: Readonly<Record<string, string>>;
  };

export type AttachServer = {
  end(login: string, reason: string): void;
  close(reason: string): Promise<void>;
};

type Entry = { login: string | undefined; end: (reason: string) => void };

const CONNECTIONS = 64;
const FIRST_MS = 5_000;
const OTHERS = 0o007;

/** Fails with `ssh/attach-folder`, `ssh/cannot-listen`. */
export async function serveAttach(parts: AttachParts): Promise<AttachServer> {
  await clear(parts.path);
  const open = new Map<Socket, Entry>();
  const server = createServer((socket) => {
    socket.on('error', () => socket.destroy());
    if (open.size >= CONNECTIONS) return void socket.destroy();
    const entry: Entry = { login: undefined, end: () => void socket.destroy() };
    open.set(socket, entry);
    socket.once('close', () => open.delete(socket));
    firstLine(socket, parts, (wanted, rest) => {
      if (wanted.kind === 'keys') return void socket.end(`${authorizedKey(parts, wanted.key) ?? ''}\n`);
      const onLogin = (login: string) => {
        entry.login = login;
      };
      entry.end = serveAttached({ ...parts, socket, wanted, onLogin }, rest);
    });
  });
  await new Promise<void>((resolve, reject) => {
    const before = process.umask(0o177);
    server.once('error', (cause) =>
      reject(new Failure('ssh/cannot-listen', `cannot listen on ${parts.path}`, { cause })),
    );
    server.listen(parts.path, resolve);
    process.umask(before);
  });
  // The group is that of the folder (its setgid bit): nobody else can come this far.
  await chmod(parts.path, 0o660);
  server.on('error', parts.onTrouble);
  return {
    end(login, reason) {
      for (const one of open.values()) if (one.login === login) one.end(reason);
    },
    async close(reason) {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      for (const one of open.values()) one.end(reason);
      await closed;
    },
  };
}

/** Others than the folder's owner and group must not get to the socket; what a dead process left goes. */
async function clear(path: string): Promise<void> {
  const folder = dirname(path);
  const found = await lstat(folder).catch(() => undefined);
  const hint = `install -d -o ${process.getuid?.() ?? 'OWNER'} -g GROUP-OF-SSHD-USER -m 2750 ${folder}`;
  if (found?.isDirectory() !== true) {
    throw new Failure('ssh/attach-folder', `${folder} is not there`, { hint, retry: 'after-change' });
  }
  if ((found.mode & OTHERS) !== 0 || (found.mode & 0o020) !== 0) {
    const message = `others may enter ${folder}, or its group may write in it: who could, could be anybody`;
    throw new Failure('ssh/attach-folder', message, { hint, retry: 'after-change' });
  }
  const old = await lstat(path).catch(() => undefined);
  if (old?.isSocket() === true) await unlink(path);
}

/** The one line of authorized_keys that lets this key in; undefined: none does. */
export function authorizedKey(
  { holderOf, isName, authorities }: Pick<AttachParts, 'holderOf' | 'isName' | 'authorities'>,
  key: string,
): string | undefined {
  const [type = '', blob = ''] = key.split(' ');
  if (!isCertificateType(type)) {
    return holderOf(keyFingerprint(blob)) === undefined ? undefined : `restrict,pty ${type} ${blob}`;
  }
  const certificate = readSshCertificate(blob);
  const authority = Object.hasOwn(authorities, certificate?.authority ?? '')
    ? authorities[certificate?.authority ?? '']
    : undefined;
  const names = (certificate?.principals ?? []).filter((name) => /^[\w.-]+$/.test(name) && isName(name));
  if (authority === undefined || names.length !== 1) return undefined;
  return `restrict,pty,cert-authority,principals="${names.join(',')}" ${authority}`;
}

/** What is asked, once its line is whole; who says nothing, or too much, is hung up on. */
function firstLine(
  socket: Socket,
  { after, onTrouble }: Pick<AttachParts, 'after' | 'onTrouble'>,
  use: (wanted: Wanted, rest: Buffer) => void,
): void {
  let held: Buffer = Buffer.alloc(0);
  const stop = after(FIRST_MS, () => socket.destroy());
  const take = (bytes: Buffer) => {
    held = Buffer.concat([held, bytes]);
    const end = held.indexOf(10);
    if (end < 0 && held.length <= FIRST) return;
    stop();
    socket.off('data', take);
    try {
      if (end < 0) throw new Failure('ssh/bad-packet', 'the first line is too long');
      use(readWanted(held.toString('utf8', 0, end)), held.subarray(end + 1));
    } catch (thrown) {
      onTrouble(thrown);
      socket.destroy();
    }
  };
  socket.on('data', take);
  socket.once('close', stop);
}
