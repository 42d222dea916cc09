// A socket in front of a real engine's that changes nothing and remembers what was asked: which calls there
// were, and every byte of them that travels outside of a body.

import { Agent, createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { buffer } from 'node:stream/consumers';

export type Recorded = {
  readonly method: string;
  readonly url: string;
  /** Names and values, one after the other. */
  readonly headers: readonly string[];
  readonly body: Buffer;
  status: number | undefined;
};

export type Recorder = {
  /** As DOCKER_HOST has it. */
  readonly host: string;
  /** Everything that was asked, oldest first. */
  readonly calls: readonly Recorded[];
  /** Calls that are no reading, from the `from`-th call on. */
  changes(from?: number): readonly Recorded[];
  close(): Promise<void>;
};

/** `socket`: path to listen on; `engine`: path of the real one. */
export async function startRecorder(socket: string, engine: string): Promise<Recorder> {
  const calls: Recorded[] = [];
  const agent = new Agent({ keepAlive: true });
  const peers = new Set<Socket>();
  const server = createServer(
    { requestTimeout: 0, headersTimeout: 0, keepAliveTimeout: 0 },
    (asked, answer) => {
      pass(asked, answer).catch(() => asked.socket.destroy());
    },
  );
  async function pass(asked: IncomingMessage, answer: ServerResponse): Promise<void> {
    const { method = 'GET', url = '/', rawHeaders } = asked;
    const body = await buffer(asked);
    const call: Recorded = { method, url, headers: rawHeaders, body, status: undefined };
    calls.push(call);
    const sent = request({ socketPath: engine, method, path: url, headers: asked.headers, agent });
    sent.on('error', () => asked.socket.destroy());
    sent.on('response', (reply) => {
      call.status = reply.statusCode;
      answer.writeHead(reply.statusCode ?? 502, reply.rawHeaders);
      reply.pipe(answer);
    });
    answer.on('close', () => sent.destroy());
    sent.end(body);
  }
  server.on('connection', (peer) => {
    peers.add(peer);
    peer.on('error', () => undefined);
    peer.on('close', () => peers.delete(peer));
  });
  await new Promise<void>((resolve, reject) => {
    server.on('error', reject);
    server.listen(socket, resolve);
  });
  return {
    host: `unix://${socket}`,
    calls,
    changes: (from = 0) => calls.slice(from).filter(({ method }) => method !== 'GET' && method !== 'HEAD'),
    async close() {
      for (const peer of peers) peer.destroy();
      await new Promise((resolve) => server.close(resolve));
      agent.destroy();
    },
  };
}
