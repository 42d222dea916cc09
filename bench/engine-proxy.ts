// A socket in front of a real engine's: says when each call came, and can cut the stream of events.

import { Agent, createServer, request, type ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { buffer } from 'node:stream/consumers';

export type Passed = { readonly at: number; readonly method: string; readonly path: string };

export type EngineProxy = {
  /** As DOCKER_HOST has it. */
  readonly host: string;
  /** Every call, with when it came in milliseconds since 1970. */
  readonly calls: Passed[];
  /** From now on no stream of events lasts, or again does. */
  cutEvents(cut: boolean): void;
  close(): void;
};

/** `socket`: path to listen on; `engine`: path of the real one. */
export async function startEngineProxy(socket: string, engine: string): Promise<EngineProxy> {
  const agent = new Agent({ keepAlive: true });
  const calls: Passed[] = [];
  const peers = new Set<Socket>();
  const streams = new Set<ServerResponse>();
  let isCut = false;
  const server = createServer({ requestTimeout: 0, keepAliveTimeout: 0 }, async (asked, answer) => {
    const { method = 'GET', url = '/', headers } = asked;
    const path = url.replace(/^\/v[\d.]+/, '');
    calls.push({ at: Date.now(), method, path });
    if (path.startsWith('/events')) {
      if (isCut) {
        asked.socket.destroy();
        return;
      }
      streams.add(answer);
    }
    const body = await buffer(asked);
    const sent = request({ socketPath: engine, method, path: url, headers, agent });
    sent.on('error', () => asked.socket.destroy());
    sent.on('response', (reply) => {
      answer.writeHead(reply.statusCode ?? 502, reply.rawHeaders).flushHeaders();
      reply.pipe(answer);
    });
    answer.on('close', () => {
      streams.delete(answer);
      sent.destroy();
    });
    sent.end(body);
  });
  server.on('connection', (peer) => {
    peers.add(peer);
    peer.on('close', () => peers.delete(peer));
    peer.on('error', () => undefined);
  });
  await new Promise<void>((resolve) => {
    server.listen(socket, resolve);
  });
  return {
    host: `unix://${socket}`,
    calls,
    cutEvents(cut) {
      isCut = cut;
      if (cut) for (const stream of streams) stream.destroy();
    },
    close() {
      for (const peer of peers) peer.destroy();
      server.close();
      agent.destroy();
    },
  };
}
