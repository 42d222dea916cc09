// What a process that looks after a thousand containers takes. The engine is the one in memory, behind a socket
// in the bench's own process: what is measured is a process with nothing but the product in it.

import { createServer, type Server } from 'node:http';
import { join } from 'node:path';
import process from 'node:process';
import { execa } from 'execa';
import { createMemoryEngine } from '../src/adapters/memory/engine.ts';
import { engineId } from '../src/model/ref.ts';
import type { Engine } from '../src/ports.ts';
import { writeMany } from './fleet.ts';
import { amountRow, type Row } from './table.ts';

const KNOWN = 1000;
const RSS_MB = 150;
const NEVER = new AbortController().signal;

/** RSS after the tenth look at a thousand containers that are as they should be. */
export async function benchDaemon(folder: string): Promise<readonly Row[]> {
  const socket = join(folder, 'memory.sock');
  const clock = { now: Date.now, sleep: async () => {} };
  const images = { 'shipshape-test/web:1': {} };
  const server = await serve(createMemoryEngine({ clock, images }), socket);
  try {
    const fleetFile = await writeMany(join(folder, 'few'), KNOWN, `unix://${socket}`);
    const making = await inChild(fleetFile, 'make');
    const looking = await inChild(fleetFile, 'look');
    return [
      amountRow(`memory, ${KNOWN} containers known, after ten looks`, RSS_MB, [looking], 'MB'),
      amountRow(`memory, ${KNOWN} containers just made`, undefined, [making], 'MB'),
    ];
  } finally {
    server.closeAllConnections();
    server.close();
  }
}

/** RSS at the end of a process that makes or looks. */
async function inChild(fleetFile: string, what: 'make' | 'look'): Promise<number> {
  const args = [join(import.meta.dirname, 'daemon-child.ts'), fleetFile, what];
  const { stdout } = await execa(process.execPath, args, { stdin: 'ignore', stderr: 'inherit' });
  return Number(stdout);
}

/** The calls that Shipshape makes on the way to running containers, and no others. */
async function serve(engine: Engine, socket: string): Promise<Server> {
  const server = createServer((request, response) => {
    let text = '';
    request.setEncoding('utf8').on('data', (piece: string) => {
      text += piece;
    });
    request.on('end', async () => {
      const [path = '', query = ''] = (request.url ?? '').replace(/^\/v1\.\d+/, '').split('?');
      try {
        const given = { path: decodeURIComponent(path), query: new URLSearchParams(query), text };
        const found = await answer(engine, `${request.method}`, given);
        response.statusCode = found === undefined ? 404 : 200;
        response.end(JSON.stringify(found ?? { message: 'no such object' }));
      } catch (error) {
        response.statusCode = 500;
        response.end(JSON.stringify({ message: String(error) }));
      }
    });
  });
  await new Promise<void>((resolve) => {
    server.listen(socket, resolve);
  });
  return server;
}

type Given = { readonly path: string; readonly query: URLSearchParams; readonly text: string };

async function answer(engine: Engine, method: string, { path, query, text }: Given): Promise<unknown> {
  const { system, containers, networks, volumes, images } = engine;
  const [, kind = '', ...rest] = path.split('/');
  const last = rest.at(-1) ?? '';
  const name = rest.slice(0, -1).join('/');
  switch (`${method} ${kind}${last === 'json' && name !== '' ? '/one' : `/${last}`}`) {
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
