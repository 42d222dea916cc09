// The least that an engine can be asked: plain HTTP over its socket with connections kept. What Shipshape
// is measured against, and how the bench cleans up. It knows nothing of Shipshape.

import { Agent, request } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import pLimit from 'p-limit';

export type RawEngine = {
  /** Makes a call; the answer as data. Throws what the engine says when it refuses. */
  call(method: string, path: string, body?: unknown): Promise<unknown>;
  /** Runs work for each item, as many at once as the engine was opened for. */
  each<Item, Value>(items: readonly Item[], work: (item: Item) => Promise<Value>): Promise<Value[]>;
  close(): void;
};

export function openRaw(socket: string, parallelism: number): RawEngine {
  const agent = new Agent({ keepAlive: true, maxSockets: parallelism });
  const limit = pLimit(parallelism);
  return {
    call: (method, path, body) => call({ socket, agent }, method, path, body),
    each: (items, work) => Promise.all(items.map((item) => limit(() => work(item)))),
    close: () => agent.destroy(),
  };
}

type To = { readonly socket: string; readonly agent: Agent };

function call({ socket, agent }: To, method: string, path: string, body: unknown): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const text = body === undefined ? undefined : JSON.stringify(body);
    const headers =
      text === undefined
        ? {}
        : { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) };
    const sent = request({ socketPath: socket, agent, method, path: `/v1.41${path}`, headers }, (answer) => {
      let said = '';
      answer.setEncoding('utf8').on('data', (piece: string) => {
        said += piece;
      });
      answer.on('error', reject);
      answer.on('end', () => {
        const status = answer.statusCode ?? 0;
        if (status < 400) resolve(said === '' ? undefined : JSON.parse(said));
        else reject(new Error(`${method} ${path}: ${status} ${said.trim()}`));
      });
    });
    sent.on('error', reject);
    sent.end(text);
  });
}

/** Removes the containers and networks of these Compose projects, as fast as the engine can. */
export async function clear(engine: RawEngine, projects: readonly string[]): Promise<void> {
  const wanted = new Set(projects);
  const isOurs = (labels: unknown) => wanted.has(String(record(labels)['com.docker.compose.project']));
  const containers = list(await engine.call('GET', '/containers/json?all=1'));
  await engine.each(
    containers.filter((one) => isOurs(one['Labels'])),
    (one) => engine.call('DELETE', `/containers/${one['Id']}?force=1&v=1`),
  );
  const networks = list(await engine.call('GET', '/networks'));
  await engine.each(
    networks.filter((one) => isOurs(one['Labels'])),
    (one) => removeNetwork(engine, String(one['Id'])),
  );
}

/** A busy engine lets go of a removed container's endpoint late, and now and then only when told to. */
async function removeNetwork(engine: RawEngine, id: string): Promise<void> {
  for (let left = 100; ; left -= 1) {
    try {
      await engine.call('DELETE', `/networks/${id}`);
      return;
    } catch (error) {
      if (left === 0) throw error;
      await sleep(100);
      if (left % 20 === 0) await dropEndpoints(engine, id);
    }
  }
}

async function dropEndpoints(engine: RawEngine, id: string): Promise<void> {
  const { Containers } = record(await engine.call('GET', `/networks/${id}`));
  // What has no container any more goes by the name that the container had.
  const left = Object.entries(record(Containers)).flatMap(([key, one]) => [key, record(one)['Name']]);
  for (const Container of left) {
    await engine
      .call('POST', `/networks/${id}/disconnect`, { Container, Force: true })
      .catch(() => undefined);
  }
}

/** How many containers of these projects run. */
export async function running(engine: RawEngine, projects: readonly string[]): Promise<number> {
  const wanted = new Set(projects);
  const containers = list(await engine.call('GET', '/containers/json'));
  return containers.filter((one) => wanted.has(String(record(one['Labels'])['com.docker.compose.project'])))
    .length;
}

type Fields = Readonly<Record<string, unknown>>;

function record(value: unknown): Fields {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}

function list(value: unknown): readonly Fields[] {
  return Array.isArray(value) ? value.map(record) : [];
}
