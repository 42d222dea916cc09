// Real servers for git on this machine: OpenSSH with its own port, keys and configuration, and git's own
// http-backend behind TLS.

import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import type { AddressInfo, Server } from 'node:net';
import { connect, createServer } from 'node:net';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { SEARCH_PATH } from './git.ts';

const run = promisify(execFile);

export type Listening = { readonly port: number; close(): Promise<void> };

/** The port that a server listens on, and how to end it with all its connections. */
async function listening(server: Server): Promise<Listening> {
  const sockets = new Set<{ destroy(): void }>();
  server.on('connection', (socket) => sockets.add(socket));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address: AddressInfo | string | null = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return {
    port: address.port,
    async close() {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}

/** Takes connections and never says a word. */
export async function blackHole(): Promise<Listening> {
  return listening(createServer(() => undefined));
}

export type SshServer = Listening & {
  readonly keyFile: string;
  readonly otherKeyFile: string;
  readonly knownHostsFile: string;
};

export const SSHD = '/usr/sbin/sshd';

/** An OpenSSH server for the current user, who must be root. The folder for the client's files may have any name. */
export async function sshServer(folder: string, clientFolder: string): Promise<SshServer> {
  await mkdir(folder, { recursive: true });
  await mkdir(clientFolder, { recursive: true });
  await mkdir('/run/sshd', { recursive: true });
  const keygen = async (file: string) => {
    await run('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-f', file]);
    return readFile(`${file}.pub`, 'utf8');
  };
  const host = await keygen(join(folder, 'host'));
  const keyFile = join(clientFolder, "it's my key");
  const otherKeyFile = join(clientFolder, 'other');
  const key = await keygen(keyFile);
  await keygen(otherKeyFile);
  // A free port: closed again at once, taken by sshd a moment later.
  const free = await blackHole();
  await free.close();
  const quoted = (name: string) => `"${join(folder, name)}"`;
  await writeFile(join(folder, 'keys'), key);
  await writeFile(
    join(folder, 'config'),
    `Port ${free.port}
ListenAddress 127.0.0.1
HostKey ${quoted('host')}
AuthorizedKeysFile ${quoted('keys')}
PidFile none
StrictModes no
UsePAM no
PasswordAuthentication no
KbdInteractiveAuthentication no
PermitRootLogin prohibit-password
`,
  );
  const [type = '', material = ''] = host.split(' ');
  const knownHostsFile = join(clientFolder, 'known hosts');
  await writeFile(knownHostsFile, `[127.0.0.1]:${free.port} ${type} ${material}\n`);
  const server = spawn(SSHD, ['-D', '-e', '-f', join(folder, 'config')], { stdio: 'ignore' });
  const ended = once(server, 'exit');
  await untilOpen(free.port);
  return {
    port: free.port,
    keyFile,
    otherKeyFile,
    knownHostsFile,
    async close() {
      server.kill('SIGTERM');
      await ended;
    },
  };
}

async function untilOpen(port: number): Promise<void> {
  const deadline = Date.now() + 10_000;
  while (Date.now() < deadline) {
    const socket = connect(port, '127.0.0.1');
    const isOpen = await new Promise<boolean>((resolve) => {
      socket.on('connect', () => resolve(true));
      socket.on('error', () => resolve(false));
    });
    socket.destroy();
    if (isOpen) return;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error(`nothing listens on port ${port}`);
}

export type HttpsServer = Listening & {
  /** PATH with a `git` that trusts this server's certificate. */
  readonly searchPath: string;
  /** The Authorization headers that came, in order. */
  readonly seen: (string | undefined)[];
};

/** git over https below `root`; with `token`, only for who brings it; with `redirectTo`, sends everybody there. */
export async function httpsServer(
  folder: string,
  root: string,
  rules: { readonly authorization?: string; readonly redirectTo?: () => string } = {},
): Promise<HttpsServer> {
  const bin = join(folder, 'bin');
  await mkdir(bin, { recursive: true });
  const keyFile = join(folder, 'key.pem');
  const certFile = join(folder, 'cert.pem');
  await run('openssl', [
    ...['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '2'],
    ...['-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost,IP:127.0.0.1'],
    ...['-keyout', keyFile, '-out', certFile],
  ]);
  const { stdout: git } = await run('/bin/sh', ['-c', 'command -v git'], { env: { PATH: SEARCH_PATH } });
  const wrapper = `#!/bin/sh\nGIT_SSL_CAINFO='${certFile}' exec ${git.trim()} "$@"\n`;
  await writeFile(join(bin, 'git'), wrapper, { mode: 0o755 });
  const seen: (string | undefined)[] = [];
  const tls = { key: await readFile(keyFile), cert: await readFile(certFile) };
  const server = createHttpsServer(tls, (request, response) => {
    const { authorization } = request.headers;
    seen.push(authorization);
    if (rules.redirectTo !== undefined) {
      response.writeHead(301, { location: `${rules.redirectTo()}${request.url ?? ''}` }).end();
    } else if (rules.authorization !== undefined && rules.authorization !== authorization) {
      response.writeHead(401, { 'www-authenticate': 'Basic realm="git"' }).end();
    } else {
      backend(root, request, response);
    }
  });
  return { ...(await listening(server)), searchPath: `${bin}:${SEARCH_PATH}`, seen };
}

/** CGI: the request as environment and stdin, headers and body on stdout. */
function backend(root: string, request: IncomingMessage, response: ServerResponse): void {
  const url = new URL(request.url ?? '/', 'https://localhost');
  const child = spawn('git', ['http-backend'], {
    env: {
      PATH: SEARCH_PATH,
      GIT_PROJECT_ROOT: root,
      GIT_HTTP_EXPORT_ALL: '1',
      PATH_INFO: decodeURIComponent(url.pathname),
      QUERY_STRING: url.search.slice(1),
      REQUEST_METHOD: request.method ?? 'GET',
      CONTENT_TYPE: request.headers['content-type'] ?? '',
      HTTP_CONTENT_ENCODING: request.headers['content-encoding'] ?? '',
      GIT_PROTOCOL: String(request.headers['git-protocol'] ?? ''),
    },
    stdio: ['pipe', 'pipe', 'ignore'],
  });
  request.pipe(child.stdin);
  child.stdin.on('error', () => undefined);
  const chunks: Buffer[] = [];
  child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
  child.on('close', () => {
    const output = Buffer.concat(chunks);
    const end = output.indexOf('\r\n\r\n');
    const headers = output.subarray(0, end).toString('latin1').split('\r\n');
    for (const header of headers) {
      const [name = '', ...value] = header.split(': ');
      if (name === 'Status') response.statusCode = Number.parseInt(value.join(': '), 10);
      else response.setHeader(name, value.join(': '));
    }
    response.end(output.subarray(end + 4));
  });
}

/** The arguments of running processes that hold `text`. */
export async function processesWith(text: string): Promise<readonly string[]> {
  const ids = (await readdir('/proc')).filter((name) => /^[0-9]+$/.test(name));
  const lines = await Promise.all(ids.map((id) => readFile(`/proc/${id}/cmdline`, 'utf8').catch(() => '')));
  return lines.filter((line) => line.includes(text)).map((line) => line.replaceAll('\0', ' '));
}
