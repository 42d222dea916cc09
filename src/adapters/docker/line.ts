// The way to the engine: Node's own HTTP client over a unix socket, tcp with TLS, or ssh, with connections
// that are kept between calls. Reads nothing of the environment: what is dialled is what was configured.

import type { AgentOptions, ClientRequest, RequestOptions } from 'node:http';
import process from 'node:process';
import type { DockerHost } from './host.ts';
import { sshAgent } from './ssh.ts';

export type Tls = { readonly ca: string; readonly cert: string; readonly key: string };

/** What a request says of itself before its body. */
export type Head = Required<Pick<RequestOptions, 'method' | 'path' | 'headers' | 'signal'>>;

export type Line = {
  /** Begins a request; its body and its end are the caller's. */
  request(head: Head): ClientRequest;
  close(): void;
};

/** Opens a line of at most `sockets` connections. */
export function openLine(host: DockerHost, tls: Tls | undefined, sockets: number): Line {
  const pool = { keepAlive: true, maxSockets: sockets, maxFreeSockets: sockets, scheduling: 'lifo' } as const;
  if (host.kind === 'tcp' && tls !== undefined) return secureLine(host, tls, pool);
  // An import of it would read every getter of the module, one of which loads a second client: 18 ms.
  const { Agent: PlainAgent, request } = process.getBuiltinModule('node:http');
  const agent = host.kind === 'ssh' ? sshAgent(host, pool) : new PlainAgent(pool);
  return { request: (head) => request({ ...placeOf(host), ...head, agent }), close: () => agent.destroy() };
}

function secureLine(host: DockerHost, { ca, cert, key }: Tls, pool: AgentOptions): Line {
  const { Agent: SecureAgent, request } = process.getBuiltinModule('node:https');
  const agent = new SecureAgent({ ...pool, ca, cert, key, minVersion: 'TLSv1.2' });
  return { request: (head) => request({ ...placeOf(host), ...head, agent }), close: () => agent.destroy() };
}

/** Over ssh the agent makes the connections, and nothing is looked up here. */
function placeOf(host: DockerHost): RequestOptions {
  switch (host.kind) {
    case 'unix':
      return { socketPath: host.path };
    case 'tcp':
      return { host: host.host, port: host.port };
    case 'ssh':
      return { host: 'docker' };
  }
}
