// Calls over the wire: what travels where, deadlines, broken lines, words of failures.

import { afterEach, describe, expect, test } from 'vitest';
import { createDockerEngine, type DockerOptions } from '../../../src/adapters/docker/engine.ts';
import type { EventJson } from '../../../src/model/engine.ts';
import { Failure } from '../../../src/model/failure.ts';
import { engineId } from '../../../src/model/ref.ts';
import type { Engine } from '../../../src/ports.ts';
import { fakeApi, json } from './fake-api.ts';

const ID = engineId('ab'.repeat(32));
const signal = new AbortController().signal;
const engines: Engine[] = [];

function open(host: string, more: Omit<DockerOptions, 'host'> = {}): Engine {
  const engine = createDockerEngine({ host, ...more });
  engines.push(engine);
  return engine;
}

afterEach(() => {
  for (const engine of engines.splice(0)) engine.close();
});

async function failure(work: Promise<unknown>): Promise<Failure> {
  const error: unknown = await work.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof Failure)) throw new Error(`no failure but ${String(error)}`);
  return error;
}

describe('what travels where', () => {
  test('a create body is the body and never part of the address', async () => {
    await using api = await fakeApi((_, response) => json(response, 201, { Id: ID, Warnings: null }));
    const body = { Image: 'x', Env: ['PASSWORD=hunter2'], HostConfig: { Memory: 1 } };
    const made = await open(api.host).containers.create('crm-db-1', 'linux/amd64', body, signal);
    expect(made).toEqual({ id: ID, warnings: [] });
    const [, create] = api.asked;
    expect(create?.url).toBe('/v1.51/containers/create?name=crm-db-1&platform=linux%2Famd64');
    expect(JSON.parse(create?.body ?? '')).toEqual(body);
  });
  test('the newest version that both sides know, asked once', async () => {
    await using api = await fakeApi((_, response) => json(response, 200, []));
    const engine = open(api.host);
    await Promise.all([engine.containers.list({}, signal), engine.networks.list({}, signal)]);
    expect(api.asked.filter((one) => one.url.startsWith('/version')).length).toBe(1);
    expect(api.asked[1]?.url).toMatch(/^\/v1\.51\//);
  });
  test('names cannot climb out of their place in a path', async () => {
    await using api = await fakeApi((_, response) => json(response, 404, { message: 'no such image' }));
    const engine = open(api.host);
    expect(await engine.images.inspect('a b/c?d#e:1', signal)).toBeUndefined();
    expect(api.asked[1]?.url).toBe('/v1.51/images/a%20b/c%3Fd%23e%3A1/json');
    await expect(engine.images.inspect('../containers/x', signal)).rejects.toThrow('bug');
    await expect(engine.volumes.remove('../containers/x', signal)).rejects.toThrow('bug');
    await expect(engine.containers.remove(engineId('db'), signal)).rejects.toThrow('bug');
    expect(api.asked.length).toBe(2);
  });
  test('fifty calls in a row go over one connection', async () => {
    await using api = await fakeApi((_, response) => json(response, 200, []));
    const engine = open(api.host);
    for (let count = 0; count < 50; count += 1) await engine.containers.list({}, signal);
    expect(api.connections()).toBe(1);
  });
  test('many calls at once go over so many connections and no more', async () => {
    await using api = await fakeApi((_, response) => setTimeout(() => json(response, 200, []), 5));
    const engine = open(api.host);
    await Promise.all(Array.from({ length: 60 }, () => engine.containers.list({}, signal)));
    expect(api.connections()).toBeLessThanOrEqual(17);
  });
});

describe('deadlines and broken lines', () => {
  test('an engine that does not answer is a timeout', async () => {
    await using api = await fakeApi(() => undefined);
    const { code, retry } = await failure(open(api.host, { timeoutMs: 50 }).containers.list({}, signal));
    expect([code, retry]).toEqual(['engine/timeout', 'soon']);
  });
  test('an engine that stops in the middle of an answer is a timeout', async () => {
    await using api = await fakeApi((_, response) => response.writeHead(200).write('[{'));
    expect((await failure(open(api.host, { timeoutMs: 50 }).containers.list({}, signal))).code).toBe(
      'engine/timeout',
    );
  });
  test('a line that breaks in the middle of an answer is said so', async () => {
    await using api = await fakeApi((_, response) => {
      response.writeHead(200, { 'content-length': 100 }).write('[{');
      setTimeout(() => response.destroy(), 5);
    });
    expect((await failure(open(api.host).containers.list({}, signal))).code).toBe('engine/unreachable');
  });
  test('a caller who gives up is not told of a timeout', async () => {
    await using api = await fakeApi(() => undefined);
    const stop = new AbortController();
    setTimeout(() => stop.abort(), 20);
    expect((await failure(open(api.host).containers.list({}, stop.signal))).code).toBe('engine/interrupted');
  });
  test('nobody at the address', async () => {
    const { code, message, hint } = await failure(open('unix:///no/such.sock').system.info(signal));
    expect(code).toBe('engine/unreachable');
    expect(message).toContain('ENOENT');
    expect(hint).toBeDefined();
  });
  test('an answer that is not the API’s does not pass for an empty list', async () => {
    await using api = await fakeApi((_, response) => response.end('<html>please log in</html>'));
    expect((await failure(open(api.host).containers.list({}, signal))).code).toBe('engine/bad-answer');
  });
  test('reading is tried again when a kept connection was closed; changing is not', async () => {
    let refused = 0;
    await using api = await fakeApi((request, response, { method, url }) => {
      if (url.includes('/stop') || (url.includes('/networks') && refused === 0)) {
        refused += 1;
        request.socket.destroy();
      } else json(response, method === 'GET' ? 200 : 204, []);
    });
    const engine = open(api.host);
    expect(await engine.networks.list({}, signal)).toEqual([]);
    expect((await failure(engine.containers.stop(ID, 1, signal))).code).toBe('engine/unreachable');
    expect(refused).toBe(2);
  });
});

describe('words of failures', () => {
  test.each([
    [409, 'Conflict. The container name "/x" is already in use by container "y".', 'engine/name-taken'],
    [500, 'write /var/lib/docker/tmp/x: no space left on device', 'engine/no-space'],
    [
      500,
      'driver failed programming external connectivity: Bind for 0.0.0.0:80 failed: port is already allocated',
      'engine/port-taken',
    ],
    [403, 'Pool overlaps with other one on this address space', 'engine/subnet-taken'],
    [404, 'No such image: x:1', 'engine/image-not-found'],
    [
      404,
      'image with reference x:1 was found but does not match the specified platform: wanted linux/arm64, actual: linux/amd64',
      'engine/refused',
    ],
    [
      400,
      'failed to create shim task: OCI runtime create failed: runc create failed: exec: "x": executable file not found in $PATH: unknown',
      'engine/cannot-start',
    ],
    [404, 'network x not found', 'engine/not-found'],
    [400, 'invalid restart policy', 'engine/refused'],
    [500, 'something else', 'engine/failed'],
    [503, 'locked', 'engine/unavailable'],
  ])('%i %s', async (status, message, code) => {
    await using api = await fakeApi((_, response) => json(response, status, { message }));
    const thrown = await failure(open(api.host).containers.create('x', '', {}, signal));
    expect(thrown.code).toBe(code);
    expect(thrown.message).toContain('cannot create container x: ');
  });
  test('a secret never gets into the words', async () => {
    await using api = await fakeApi((_, response) =>
      json(response, 400, { message: 'bad env: PASSWORD=hunter2\u001b[31m' }),
    );
    const { message } = await failure(
      open(api.host).containers.create('x', '', { Env: ['PASSWORD=hunter2'] }, signal),
    );
    expect(message).toBe('cannot create container x: bad env: PASSWORD=(redacted)');
  });
  test('an error inside a pull that began well is a failure', async () => {
    await using api = await fakeApi((_, response) => {
      response.writeHead(200).write(`${JSON.stringify({ status: 'Pulling', id: 'a' })}\n`);
      response.end(`${JSON.stringify({ error: 'manifest for x:1 not found: manifest unknown' })}\n`);
    });
    const lines: string[] = [];
    const work = open(api.host).images.pull('x:1', '', (line) => lines.push(line), signal);
    expect((await failure(work)).code).toBe('engine/image-not-found');
    expect(lines).toEqual(['a: Pulling']);
    expect(api.asked[1]?.url).toBe('/v1.51/images/create?fromImage=x&tag=1');
  });
  test('a pull may be as slow as it likes, but not silent', async () => {
    await using api = await fakeApi((_, response) => {
      let count = 0;
      response.writeHead(200);
      const timer = setInterval(() => {
        count += 1;
        if (count <= 5) response.write(`${JSON.stringify({ status: `part ${count}` })}\n`);
        else clearInterval(timer);
      }, 30);
    });
    const lines: string[] = [];
    const work = open(api.host, { idleMs: 100 }).images.pull('x', '', (line) => lines.push(line), signal);
    expect((await failure(work)).code).toBe('engine/timeout');
    expect(lines.length).toBe(5);
  });
});

describe('events', () => {
  const event = { Type: 'container', Action: 'die', Actor: { ID, Attributes: {} }, timeNano: 1 };
  test('a stream that ends is a failure, not the end of events', async () => {
    await using api = await fakeApi((_, response) =>
      response.writeHead(200).end(`${JSON.stringify(event)}\n`),
    );
    const seen: EventJson[] = [];
    const read = async () => {
      for await (const one of open(api.host).system.events({ since: 12.5 }, signal)) seen.push(one);
    };
    expect((await failure(read())).code).toBe('engine/unreachable');
    expect(seen).toEqual([event]);
    expect(api.asked[1]?.url).toBe('/v1.51/events?since=12.500000000');
  });
  test('an engine that hangs is found out by the ping beside the silent stream', async () => {
    await using api = await fakeApi((_, response, { url }) => {
      if (!url.includes('_ping')) response.writeHead(200).write(`${JSON.stringify(event)}\n`);
    });
    const seen: EventJson[] = [];
    const read = async () => {
      for await (const one of open(api.host, { heartbeatMs: 50 }).system.events({}, signal)) seen.push(one);
    };
    expect((await failure(read())).code).toBe('engine/timeout');
    expect(seen.length).toBe(1);
  });
  test('a reader who stops ends quietly', async () => {
    await using api = await fakeApi((_, response) =>
      response.writeHead(200).write(`${JSON.stringify(event)}\n`),
    );
    const stop = new AbortController();
    const seen: EventJson[] = [];
    for await (const one of open(api.host).system.events({}, stop.signal)) {
      seen.push(one);
      stop.abort();
    }
    expect(seen.length).toBe(1);
  });
  test('a reader who leaves the loop closes the stream', async () => {
    let isClosed = false;
    await using api = await fakeApi((_, response) => {
      response.on('close', () => {
        isClosed = true;
      });
      response.writeHead(200).write(`${JSON.stringify(event)}\n`);
    });
    for await (const _ of open(api.host).system.events({}, signal)) break;
    await expect.poll(() => isClosed).toBe(true);
  });
});

describe('archives', () => {
  test('one that its caller gives up is read no further', async () => {
    await using api = await fakeApi(() => {});
    const stop = new AbortController();
    const closed = Promise.withResolvers<string>();
    async function* endless(): AsyncGenerator<Uint8Array> {
      try {
        for (let piece = 0; ; piece += 1) {
          if (piece === 5) stop.abort();
          yield new Uint8Array(10_000);
        }
      } finally {
        closed.resolve('closed');
      }
    }
    const put = open(api.host).containers.putArchive(ID, '/etc', endless(), stop.signal);
    expect((await failure(put)).code).toBe('engine/interrupted');
    expect(await closed.promise).toBe('closed');
  });
  test('one that cannot be read to its end is not delivered', async () => {
    await using api = await fakeApi((_, response) => json(response, 200, {}));
    async function* torn(): AsyncGenerator<Uint8Array> {
      yield new Uint8Array(1000);
      throw new Error('the disk is broken');
    }
    const put = open(api.host).containers.putArchive(ID, '/etc', torn(), signal);
    expect((await failure(put)).message).toContain('the disk is broken');
    expect(api.asked.filter(({ method }) => method === 'PUT')).toEqual([]);
  });
});
