// The way to the engine: dockerode's modem over a unix socket, tcp with TLS, or ssh. Loaded at the
// first call, so that commands which need no engine do not pay for it. Of dockerode only the modem is
// loaded: the rest (grpc, protobuf) doubles the start time and is used for nothing here.

import type { Agent, IncomingMessage } from 'node:http';
import { createRequire } from 'node:module';
import process from 'node:process';
import { inspect } from 'node:util';
import type { DockerHost } from './host.ts';
import { sshAgent } from './ssh.ts';

export type Tls = { readonly ca: string; readonly cert: string; readonly key: string };

/** What `dial` is given; the names are the modem's. */
export type Dial = {
  readonly path: string;
  readonly method: string;
  readonly options: { readonly _query: object; readonly _body: object };
  readonly headers?: Readonly<Record<string, string>>;
  readonly file?: NodeJS.ReadableStream;
  readonly abortSignal: AbortSignal;
  readonly isStream: true;
  readonly statusCodes: Readonly<Record<number, true>>;
};

export type Modem = {
  dial(dial: Dial, done: (error: Error | null, answer: IncomingMessage) => void): void;
};

export type Line = {
  readonly modem: Modem;
  close(): void;
};

/**
 * Opens a line of at most `sockets` connections, kept alive between calls. Reads nothing of the
 * environment: every setting the modem would take from DOCKER_HOST and its kin is overridden.
 */
export function openLine(host: DockerHost, tls: Tls | undefined, sockets: number): Line {
  const agent = makeAgent(host, tls, sockets);
  // The modem inspects its options in full depth on every request, for a debug line nobody reads.
  Object.assign(agent, { [inspect.custom]: () => 'agent' });
  const Modem = loadModem();
  const modem = new Modem({
    host: host.kind === 'tcp' ? host.host : undefined,
    port: host.kind === 'tcp' ? host.port : undefined,
    // Over ssh the agent makes the connections; the path is never opened.
    socketPath: host.kind === 'tcp' ? undefined : host.kind === 'unix' ? host.path : '/ssh',
    protocol: host.kind === 'tcp' && tls !== undefined ? 'https' : 'http',
    pathPrefix: '/',
    agent,
    headers: {},
    timeout: undefined,
    connectionTimeout: undefined,
    version: undefined,
    username: undefined,
    ca: undefined,
    cert: undefined,
    key: undefined,
    sshOptions: {},
  });
  return { modem, close: () => agent.destroy() };
}

function makeAgent(host: DockerHost, tls: Tls | undefined, sockets: number): Agent {
  const pool = { keepAlive: true, maxSockets: sockets, maxFreeSockets: sockets, scheduling: 'lifo' } as const;
  if (host.kind === 'ssh') return sshAgent(host, pool);
  // An import of it would read every getter of the module, one of which loads a second client: 18 ms.
  if (tls === undefined) return new (process.getBuiltinModule('node:http').Agent)(pool);
  const { Agent: SecureAgent } = process.getBuiltinModule('node:https');
  return new SecureAgent({ ...pool, ca: tls.ca, cert: tls.cert, key: tls.key, minVersion: 'TLSv1.2' });
}

function loadModem(): new (options: object) => Modem {
  const dockerode = createRequire(import.meta.url).resolve('dockerode');
  return createRequire(dockerode)('docker-modem') as new (
    options: object,
  ) => Modem;
}
