import { createHmac } from 'node:crypto';
import { once } from 'node:events';
import { connect } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { createDesk, type Desk } from '../../src/control/desk.ts';
import { act, read, stream } from '../../src/control/operation.ts';
import { Failure } from '../../src/model/failure.ts';
import type { Actor } from '../../src/model/person.ts';
import { targetName } from '../../src/model/ref.ts';
import { type HttpParts, serveHttp } from '../../src/serve/http.ts';
import { createMetrics } from '../../src/serve/metrics.ts';
import { fakeClock } from '../support/clock.ts';
import { fleetStatus } from '../support/status.ts';
import { until } from './sockets.ts';

const SECRET = 'webhook-secret-canary';
const KEY = 'shs_abc_secret';
const ANA: Actor = {
  name: 'ana',
  via: 'http',
  proof: { kind: 'api-key', id: 'abc', scope: 'full' },
  mfa: false,
};

const OPERATIONS = [
  read({
    name: 'echo',
    summary: 'says what it was asked',
    permissions: ['read:fleet'],
    input: {
      n: { type: 'integer', description: 'a number' },
      yes: { type: 'boolean', description: 'or not' },
      word: { type: 'string', description: 'words', maxLength: 10 },
    },
    asks: () => [{ permission: 'read:fleet', on: {} }],
    run: async ({ input }) => input,
  }),
  read({
    name: 'freshness',
    summary: 'age',
    permissions: ['read:fleet'],
    input: {},
    asks: () => [{ permission: 'read:fleet', on: {} }],
    run: async () => ({}),
  }),
  act({
    name: 'do',
    summary: 'does it',
    permissions: ['hold:instance'],
    input: { reason: { type: 'string', description: 'why', required: true } },
    about: () => 'it',
    asks: () => [{ permission: 'hold:instance', on: {} }],
    run: async ({ input }) => {
      if (input.reason === 'bug') throw new TypeError('canary in a stack');
      return input;
    },
  }),
  stream({
    name: 'numbers',
    summary: 'counts',
    permissions: ['read:events'],
    input: {},
    asks: () => [{ permission: 'read:events', on: {} }],
    async *follow() {
      yield { n: 1 };
      yield { n: 2 };
    },
  }),
];

/** The real table's checks without people: the door is what is tested here. */
function desk(): Desk {
  const table = new Map(OPERATIONS.map((one) => [one.name, one]));
  const shape = createDesk(unused(), OPERATIONS);
  return {
    ...shape,
    async call(actor, op, input) {
      const found = table.get(op);
      if (found === undefined) throw new Failure('desk/unknown-operation', 'none');
      if (actor.name !== 'ana') throw new Failure('access/denied', 'no');
      const { checkInput } = await import('../../src/control/input.ts');
      return await found.run({ ...unused(), actor, input: checkInput(op, found.input, input) });
    },
    async *follow(actor, op) {
      yield* table.get(op)?.follow({ ...unused(), actor, input: {} }) ?? [];
    },
  };
}

// biome-ignore lint/suspicious/noExplicitAny: what is never looked at
function unused(): any {
  return {};
}

async function start(over: Partial<HttpParts> = {}) {
  const seen = { nudges: 0, trouble: [] as unknown[] };
  const clock = fakeClock();
  const server = await serveHttp({
    host: '127.0.0.1',
    port: 0,
    version: '1.2.3',
    desk: desk(),
    status: () => fleetStatus(),
    nudge: () => {
      seen.nudges += 1;
    },
    metricsAre: 'key',
    metrics: createMetrics({
      status: () => fleetStatus(),
      followers: () => 3,
      work: () => [{ target: targetName('local'), waiting: 2, stillMs: 1500 }],
    }),
    clock,
    identify: async (key) => {
      if (key !== KEY) throw new Failure('access/key-refused', 'this API key is not taken');
      return ANA;
    },
    strangers: { note: () => undefined },
    webhookSecret: SECRET,
    onTrouble: (thrown) => seen.trouble.push(thrown),
    ...over,
  });
  onTestFinished(() => server.close());
  const base = `http://127.0.0.1:${server.port}`;
  const get = (path: string, headers: Record<string, string> = {}) => fetch(`${base}${path}`, { headers });
  const api = (path: string) => get(path, { authorization: `Bearer ${KEY}` });
  return { server, base, seen, clock, get, api };
}

test('health is open and says nothing; readiness names what is missing', async () => {
  const { get } = await start();
  expect(await (await get('/healthz')).json()).toEqual({ status: 'ok' });
  expect(await (await get('/readyz')).json()).toEqual({ ready: true, missing: [] });
  const stale = fleetStatus();
  const [target] = stale.targets;
  if (target === undefined) throw new Error('no target');
  const unseen = { ...target, freshness: { ...target.freshness, at: undefined } };
  const young = await start({ status: () => ({ ...stale, targets: [unseen] }) });
  const answer = await young.get('/readyz');
  expect(answer.status).toBe(503);
  expect(await answer.json()).toEqual({ ready: false, missing: ['target local'] });
});

test('everything else wants a key that holds', async () => {
  const { get, api } = await start();
  for (const path of ['/metrics', '/api/v1/echo', '/api/v1/numbers']) {
    const none = await get(path);
    expect(none.status, path).toBe(401);
    expect(none.headers.get('www-authenticate')).toBe('Bearer');
    expect(await none.json()).toMatchObject({ code: 'access/key-missing' });
    for (const bad of [
      'Bearer x',
      `Bearer ${KEY} `,
      `bearer ${KEY}`,
      'Basic YTpi',
      `Bearer ${'k'.repeat(10_000)}`,
    ]) {
      const refused = await get(path, { authorization: bad.replace(/ $/, '\u00a0x') });
      expect([401, 431], bad).toContain(refused.status);
    }
    expect((await api(path)).status).toBe(200);
  }
});

test('reads take the query, acts a JSON body, streams lines; what does not fit is refused by field', async () => {
  const { api, base } = await start();
  expect(await (await api('/api/v1/echo?n=3&yes=true&word=hi')).json()).toEqual({
    n: 3,
    yes: true,
    word: 'hi',
  });
  for (const query of ['n=3.5', 'n=x', 'yes=1', 'word=aaaaaaaaaaaaaaa', 'no=1', 'n=1&n=2', '__proto__=1']) {
    const refused = await api(`/api/v1/echo?${query}`);
    expect(refused.status, query).toBe(400);
    expect(await refused.json()).toMatchObject({ code: 'desk/bad-input' });
  }
  const post = (body: string, type = 'application/json') =>
    fetch(`${base}/api/v1/do`, {
      method: 'POST',
      headers: { authorization: `Bearer ${KEY}`, 'content-type': type },
      body,
    });
  expect(await (await post('{"reason":"so"}')).json()).toEqual({ reason: 'so' });
  const nested = `${'['.repeat(10_000)}${']'.repeat(10_000)}`;
  for (const body of ['{', '[]', '"x"', '{"reason":1}', '{"reason":"a","__proto__":{}}', '{}', nested]) {
    expect((await post(body)).status, body.slice(0, 20)).toBe(400);
  }
  expect((await post('reason=so', 'application/x-www-form-urlencoded')).status).toBe(415);
  expect((await post(`{"reason":"${'a'.repeat(100_000)}"}`)).status).toBe(413);
  expect(await (await api('/api/v1/numbers')).text()).toBe('{"n":1}\n{"n":2}\n');
  for (const path of [
    '/api/v1/do',
    '/api/../admin',
    '/api/v1/%2e%2e/x',
    '//api/v1/echo',
    '/api/v1/echo%00',
  ]) {
    expect([400, 404], path).toContain((await api(path)).status);
  }
});

test('a bug is one word, and no stack', async () => {
  const { base, seen } = await start();
  const answer = await fetch(`${base}/api/v1/do`, {
    method: 'POST',
    headers: { authorization: `Bearer ${KEY}`, 'content-type': 'application/json' },
    body: '{"reason":"bug"}',
  });
  const text = await answer.text();
  expect(answer.status).toBe(500);
  expect(JSON.parse(text).code).toBe('shipshape/bug');
  expect(text).not.toMatch(/canary|at |node:/);
  expect(seen.trouble).toMatchObject([{ message: 'canary in a stack' }]);
});

test('metrics count and measure, and the description lists every operation', async () => {
  const { api } = await start();
  await api('/api/v1/echo');
  const text = await (await api('/metrics')).text();
  expect(text).toContain('shipshape_queue_depth{target="local"} 2');
  expect(text).toContain('shipshape_work_still_seconds{target="local"} 1.5');
  expect(text).toContain('shipshape_instance_ready{instance="crm",target="local",team=""} 1');
  expect(text).toContain('shipshape_http_requests_total{route="/api/v1/echo",method="GET",status="200"} 1');
  expect(text).toContain('shipshape_connections 3');
  expect(text).not.toContain('c0ffee0');
  const described: Record<string, object> = JSON.parse(await (await api('/api/v1/openapi.json')).text());
  expect(Object.keys(described['paths'] ?? {})).toEqual(['/echo', '/freshness', '/do', '/numbers']);
});

test('who asks too often waits, by key and by address, and the headers say so', async () => {
  const { get, api } = await start({ limits: { perMinute: 5 } });
  const statuses: number[] = [];
  for (let n = 0; n < 7; n += 1) statuses.push((await get('/api/v1/echo')).status);
  expect(statuses).toEqual([401, 401, 401, 401, 401, 429, 429]);
  const last = await get('/healthz');
  expect(last.status).toBe(429);
  expect(last.headers.get('retry-after')).toMatch(/^\d+$/);
  expect(await last.json()).toMatchObject({ code: 'http/429' });
  const held = await api('/api/v1/echo');
  expect(held.status).toBe(200);
  expect(held.headers.get('x-ratelimit-remaining')).toBe('4');
});

const BODY = '{"ref":"refs/heads/main"}';

function sign(body: string, secret = SECRET): string {
  return createHmac('sha256', secret).update(body).digest('hex');
}

test('signed deliveries of every forge nudge; nothing else does', async () => {
  const { base, seen } = await start();
  const hook = async (headers: Record<string, string>, body = BODY) =>
    (await fetch(`${base}/hooks/git`, { method: 'POST', body, headers })).status;
  const mac = sign(BODY);
  const good: readonly Record<string, string>[] = [
    { 'x-hub-signature-256': `sha256=${mac}`, 'content-type': 'application/json' },
    { 'x-gitea-signature': mac },
    { 'x-forgejo-signature': mac, 'x-gitea-signature': mac, 'x-hub-signature-256': `sha256=${mac}` },
    { 'x-gitlab-token': SECRET },
  ];
  for (const headers of good) expect(await hook(headers), JSON.stringify(headers)).toBe(202);
  expect(seen.nudges).toBe(good.length);
  const other = sign(BODY, 'other');
  const bad: readonly Record<string, string>[] = [
    {},
    { 'x-hub-signature-256': mac },
    { 'x-hub-signature-256': `sha1=${mac}` },
    { 'x-hub-signature-256': `sha256=${other}` },
    { 'x-hub-signature-256': `sha256=${mac.slice(1)}` },
    { 'x-hub-signature-256': `sha256=${mac}0` },
    { 'x-hub-signature-256': `sha256=${mac.toUpperCase()}` },
    { 'x-hub-signature-256': `sha256=${mac}, sha256=${mac}` },
    { 'x-hub-signature-256': `sha256=${mac.replace(/./, 'g')}` },
    { 'x-hub-signature-256': '' },
    { 'x-gitea-signature': mac, 'x-forgejo-signature': other },
    { 'x-gitea-signature': `${mac}\u00a0` },
    { 'x-gitlab-token': 'other' },
    { 'x-gitlab-token': `${SECRET}x` },
    { 'x-gitlab-token': '' },
    { 'x-gitlab-token': SECRET, 'x-gitea-signature': other },
    { authorization: `Bearer ${KEY}` },
  ];
  for (const headers of bad) expect(await hook(headers), JSON.stringify(headers)).toBe(401);
  expect(await hook({ 'x-gitea-signature': mac }, `${BODY} `)).toBe(401);
  expect(seen.nudges).toBe(good.length);
  expect(await hook({ 'x-gitea-signature': sign('') }, ''), 'empty, and signed').toBe(202);
});

test('a delivery counts once in ten minutes', async () => {
  const { base, seen, clock } = await start();
  const deliver = async (id: string) =>
    (
      await fetch(`${base}/hooks/git`, {
        method: 'POST',
        body: BODY,
        headers: { 'x-hub-signature-256': `sha256=${sign(BODY)}`, 'x-github-delivery': id },
      })
    ).status;
  expect([await deliver('a'), await deliver('a'), await deliver('b'), await deliver('a')]).toEqual([
    202, 202, 202, 202,
  ]);
  expect(seen.nudges).toBe(2);
  clock.advance(11 * 60_000);
  await deliver('a');
  expect(seen.nudges).toBe(3);
});

test('a body of a gigabyte is cut off without being kept', async () => {
  const { server } = await start();
  const before = process.memoryUsage().rss;
  const socket = connect(server.port, '127.0.0.1');
  onTestFinished(() => {
    socket.destroy();
  });
  socket.on('error', () => {});
  let answer = '';
  socket.on('data', (data) => {
    answer += data;
  });
  socket.write(
    `POST /hooks/git HTTP/1.1\r\nHost: x\r\nX-Gitea-Signature: ${'a'.repeat(64)}\r\nTransfer-Encoding: chunked\r\nContent-Type: application/json\r\n\r\n`,
  );
  const piece = Buffer.concat([Buffer.from('100000\r\n'), Buffer.alloc(0x100000, 97), Buffer.from('\r\n')]);
  let sent = 0;
  while (sent < 1024 && answer === '' && !socket.destroyed) {
    sent += 1;
    if (socket.write(piece)) continue;
    await Promise.race(
      ['drain', 'close', 'data'].map((name) => once(socket, name, { signal: AbortSignal.timeout(5_000) })),
    ).catch(() => {});
    socket.setMaxListeners(0);
  }
  expect(sent).toBeLessThan(100);
  await until(() => answer !== '' || socket.destroyed);
  expect(answer === '' || answer.startsWith('HTTP/1.1 413')).toBe(true);
  expect(process.memoryUsage().rss - before).toBeLessThan(150 * 1024 * 1024);
});

test('slow headers, slow bodies and contradictory lengths are hung up on', async () => {
  const { server } = await start({ limits: { headersMs: 300, requestMs: 600 } });
  const say = async (text: string): Promise<string> => {
    const socket = connect(server.port, '127.0.0.1');
    let heard = '';
    socket.on('error', () => {});
    socket.on('data', (data) => {
      heard += data;
    });
    socket.write(text);
    await once(socket, 'close');
    return heard;
  };
  expect(await say('GET /healthz HTTP/1.1\r\nHost: x\r\nX-Slow')).toMatch(/^(HTTP\/1\.1 408|$)/);
  const slow = `POST /hooks/git HTTP/1.1\r\nHost: x\r\nX-Gitea-Signature: ${'a'.repeat(64)}\r\nContent-Length: 100\r\n\r\nabc`;
  expect(await say(slow)).toMatch(/^(HTTP\/1\.1 4\d\d|$)/);
  const both =
    'POST /hooks/git HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n';
  expect(await say(both)).toMatch(/^HTTP\/1\.1 400/);
});

test('a port that is taken is said in words', async () => {
  const { server } = await start();
  await expect(start({ port: server.port })).rejects.toMatchObject({ code: 'serve/cannot-listen' });
});

test('metrics that fleet.yaml opens ask for no key, and open nothing else', async () => {
  const { get } = await start({ metricsAre: 'open' });
  const answer = await get('/metrics');
  expect(answer.status).toBe(200);
  expect(await answer.text()).toContain('shipshape_info');
  expect((await get('/api/v1/echo')).status).toBe(401);
});
