// A server on a unix socket that answers as it is told, and notes what it was asked.

import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export type Asked = { readonly method: string; readonly url: string; readonly body: string };
type Answer = (request: IncomingMessage, response: ServerResponse, asked: Asked) => void;

export type FakeApi = {
  readonly host: string;
  readonly asked: readonly Asked[];
  readonly connections: () => number;
  [Symbol.asyncDispose](): Promise<void>;
};

export async function fakeApi(answer: Answer): Promise<FakeApi> {
  const folder = await mkdtemp(join(tmpdir(), 'shipshape-api-'));
  const path = join(folder, 'docker.sock');
  const asked: Asked[] = [];
  let connections = 0;
  const server = createServer((request, response) => {
    let body = '';
    request.setEncoding('utf8').on('data', (piece: string) => {
      body += piece;
    });
    request.on('end', () => {
      const one = { method: request.method ?? '', url: request.url ?? '', body };
      asked.push(one);
      if (one.url.startsWith('/version'))
        json(response, 200, {
          Version: '99',
          ApiVersion: '1.60',
          MinAPIVersion: '1.24',
          Os: 'linux',
          Arch: 'amd64',
        });
      else answer(request, response, one);
    });
  });
  server.on('connection', () => {
    connections += 1;
  });
  await new Promise<void>((resolve) => server.listen(path, resolve));
  return {
    host: `unix://${path}`,
    asked,
    connections: () => connections,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await rm(folder, { recursive: true });
    },
  };
}

export function json(response: ServerResponse, status: number, value: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(value));
}
