// What a process that looks after a thousand containers takes. The engine is the one in memory, behind a socket
// in the bench's own process: what is measured is a process with nothing but the product in it, built as it is
// installed and started as its unit starts it.

import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
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
const ROUNDS = 3;
const RSS_MB = 150;
const ROOT = join(import.meta.dirname, '..');
/** A young generation that grows is most of what a process takes that reads much and keeps little. */
const V8_FLAGS = ['--max-semi-space-size=2', '--optimize-for-size'];
/** Memory that worker threads gave back stays with their arenas: few arenas. */
const MALLOC = { MALLOC_ARENA_MAX: '2' };
const NEVER = new AbortController().signal;

/** RSS after the tenth look at a thousand containers that are as they should be. */
export async function benchDaemon(folder: string): Promise<readonly Row[]> {
  const socket = join(folder, 'memory.sock');
  const clock = { now: Date.now, sleep: async () => {} };
  const images = { 'shipshape-test/web:1': {} };
  const server = await serve(createMemoryEngine({ clock, images }), socket);
  try {
    const fleetFile = await writeMany(join(folder, 'few'), KNOWN, `unix://${socket}`);
    const child = await build(join(folder, 'built'));
    const making = await inChild(child, fleetFile, 'make');
    const looking: number[] = [];
    for (let round = 0; round < ROUNDS; round += 1) looking.push(await inChild(child, fleetFile, 'look'));
    return [
      amountRow(`memory, ${KNOWN} containers known, after ten looks`, RSS_MB, looking, 'MB'),
      amountRow(`memory, ${KNOWN} containers just made`, undefined, [making], 'MB'),
    ];
  } finally {
    server.closeAllConnections();
    server.close();
  }
}

/** The program of the child in plain JavaScript: reading TypeScript takes memory that users do not spend. */
async function build(folder: string): Promise<string> {
  mkdirSync(folder);
  for (const name of ['node_modules', 'package.json']) symlinkSync(join(ROOT, name), join(folder, name));
  const config = join(folder, 'tsconfig.json');
  const compilerOptions = {
    outDir: folder,
    rootDir: ROOT,
    sourceMap: false,
    typeRoots: [join(ROOT, 'node_modules/@types')],
  };
  const include = [join(ROOT, 'bench/daemon-child.ts')];
  const extending = join(ROOT, 'tsconfig.build.json');
  writeFileSync(config, JSON.stringify({ extends: extending, compilerOptions, include }));
  await execa(join(ROOT, 'node_modules/.bin/tsc'), ['-p', config], { stdin: 'ignore' });
  return join(folder, 'bench/daemon-child.js');
}

/** RSS at the end of a process that makes or looks. */
async function inChild(child: string, fleetFile: string, what: 'make' | 'look'): Promise<number> {
  const args = [...V8_FLAGS, child, fleetFile, what];
  const { stdout } = await execa(process.execPath, args, { stdin: 'ignore', stderr: 'inherit', env: MALLOC });
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
