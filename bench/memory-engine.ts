// The engine in memory behind a socket, as the real one is: so that a process that looks after a thousand
// containers can be measured without making them.

import { createServer, type Server, type ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { createMemoryEngine, type MemoryEngine } from '../src/adapters/memory/engine.ts';
import { engineId } from '../src/model/ref.ts';
import type { Engine } from '../src/ports.ts';

const NEVER = new AbortController().signal;

export type MemoryServer = {
  /** As DOCKER_HOST has it. */
  readonly host: string;
  readonly engine: MemoryEngine;
  close(): void;
};

/** An engine with the images, listening at `socket`. It serves the calls on the way to running containers alone. */
export async function serveMemory(socket: string, images: readonly string[]): Promise<MemoryServer> {
  const clock = {
    now: Date.now,
    sleep: (ms: number, signal: AbortSignal) => sleep(ms, undefined, { signal }),
  };
  const engine = createMemoryEngine({ clock, images: Object.fromEntries(images.map((name) => [name, {}])) });
  const server = listenWith(engine);
  await new Promise<void>((resolve) => {
    server.listen(socket, resolve);
  });
  return {
    host: `unix://${socket}`,
    engine,
    close() {
      server.closeAllConnections();
      server.close();
      engine.close();
    },
  };
}

function listenWith(engine: MemoryEngine): Server {
  return createServer((request, response) => {
    let text = '';
    request.setEncoding('utf8').on('data', (piece: string) => {
      text += piece;
    });
    request.on('end', async () => {
      const [path = '', query = ''] = (request.url ?? '').replace(/^\/v1\.\d+/, '').split('?');
      // Months of calls are not remembered.
      engine.control.forgetCalls();
      try {
        const given = { path: decodeURIComponent(path), query: new URLSearchParams(query), text };
        if (path === '/events') return await tellEvents(engine, given, response);
        const found = await answer(engine, `${request.method}`, given);
        response.statusCode = found === undefined ? 404 : 200;
        response.end(JSON.stringify(found ?? { message: 'no such object' }));
      } catch (error) {
        response.statusCode = 500;
        response.end(JSON.stringify({ message: String(error) }));
      }
    });
  });
}

async function tellEvents(engine: Engine, { query }: Given, response: ServerResponse): Promise<void> {
  const left = new AbortController();
  response.on('close', () => left.abort());
  response.writeHead(200, { 'content-type': 'application/json' }).flushHeaders();
  const since = query.get('since');
  const options = since === null ? {} : { since: Number(since) };
  for await (const event of engine.system.events(options, left.signal)) {
    response.write(`${JSON.stringify(event)}\n`);
  }
  response.end();
}

type Given = { readonly path: string; readonly query: URLSearchParams; readonly text: string };

async function answer(engine: Engine, method: string, { path, query, text }: Given): Promise<unknown> {
  const { system, containers, networks, volumes, images } = engine;
  const [, kind = '', ...rest] = path.split('/');
  const last = rest.at(-1) ?? '';
  const name = rest.slice(0, -1).join('/');
  switch (`${method} ${kind}${last === 'json' && name !== '' ? '/one' : `/${last}`}`) {
    case 'GET _ping/':
      return 'OK';
    case 'GET version/':
      return system.version(NEVER);
    case 'GET info/':
      return system.info(NEVER);
    case 'GET containers/json':
      return containers.list({}, NEVER);
    case 'GET containers/one':
      return containers.inspect(engineId(name), NEVER);
    case 'GET networks/':
      return networks.list({}, NEVER);
    case 'GET volumes/':
      return { Volumes: await volumes.list({}, NEVER) };
    case 'GET images/json':
      return images.list(NEVER);
    case 'GET images/one':
      return images.inspect(name, NEVER);
    case 'POST containers/create': {
      const { id, warnings } = await containers.create(query.get('name') ?? '', '', JSON.parse(text), NEVER);
      return { Id: id, Warnings: warnings };
    }
    case 'POST containers/start':
      await containers.start(engineId(name), NEVER);
      return {};
    default:
      throw new Error(`the bench does not serve ${method} ${path}`);
  }
}
