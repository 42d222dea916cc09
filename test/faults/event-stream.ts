// The stream of events on its way through the proxy: whole, late, doubled, with holes, or cut again and again.

import { type IncomingMessage, request, type ServerResponse } from 'node:http';
import type { Fault, FaultKind } from './fault.ts';

const LATE_MS = 1500;

/** Passes the stream on, as the fault has it, until one side ends it. */
export async function sendEvents(
  socketPath: string,
  asked: IncomingMessage,
  answer: ServerResponse,
  { kind, at }: Fault,
): Promise<void> {
  if (kind === 'events-refused') {
    answer
      .writeHead(500, { 'content-type': 'application/json' })
      .end('{"message":"no events, says the test"}');
    return;
  }
  const { method, url, headers } = asked;
  const sent = request({ socketPath, method, path: url, headers, agent: false });
  sent.on('error', () => asked.socket.destroy());
  asked.socket.on('close', () => sent.destroy());
  sent.on('response', (reply) => {
    reply.on('error', () => undefined);
    answer.writeHead(reply.statusCode ?? 502, reply.rawHeaders);
    answer.flushHeaders();
    let passed = 0;
    reply.on('data', (piece: Buffer) => {
      passed += 1;
      if (kind === 'events-cut' && passed > at) asked.socket.destroy();
      else pass(answer, piece, kind === 'events-drop' && passed <= at ? 'none' : kind);
    });
    reply.on('end', () => answer.end());
  });
  sent.end();
}

function pass(answer: ServerResponse, piece: Buffer, kind: FaultKind): void {
  switch (kind) {
    case 'events-drop':
      return;
    case 'events-late':
      setTimeout(() => answer.write(piece), LATE_MS);
      return;
    case 'events-twice':
      answer.write(piece);
      break;
    default:
      break;
  }
  answer.write(piece);
}
