// From a push to what runs, by each way that a push is noticed, beside the same change made by bare engine calls;
// and from a hand on a container back to what is declared, with the engine's events and without.

import { createHmac } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { loadavg } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { execa } from 'execa';
import type { Event } from '../src/model/event.ts';
import { type EngineProxy, startEngineProxy } from './engine-proxy.ts';
import { clear, type RawEngine } from './raw.ts';
import { buildProgram, type ServeProcess, startServe } from './serve-process.ts';
import { IMAGE } from './stacks.ts';
import { median, type Row } from './table.ts';

export type ReactionGround = {
  readonly raw: RawEngine;
  /** Path of the engine's socket. */
  readonly engine: string;
  readonly folder: string;
  readonly rounds: number;
  readonly tamperings: number;
};

type Way = 'poll' | 'webhook' | 'watch';

const SECRET = 'the bench signs its pushes with this';
const STACKS = 10;
const ROLES = ['web', 'api', 'worker', 'cache', 'cron'];
const SWEEP_S = 15;

type Place = {
  readonly work: string;
  readonly bare: string;
  readonly fleetFile: string;
  readonly proxy: EngineProxy;
  readonly port: number;
};

/** From a push to what runs. */
export async function benchPushes(ground: ReactionGround): Promise<readonly Row[]> {
  const bin = await buildProgram(join(ground.folder, 'built-pushes'));
  const rows: Row[] = [];
  try {
    for (const way of ['watch', 'webhook', 'poll'] as const) rows.push(...(await pushes(ground, bin, way)));
    return [...rows, ...(await bareChange(ground))];
  } finally {
    await clear(ground.raw, [stackName(0), 'react-bare']);
  }
}

/** From a hand on a container back to what is declared; and what is asked when nothing happens. */
export async function benchDrift(ground: ReactionGround): Promise<readonly Row[]> {
  const bin = await buildProgram(join(ground.folder, 'built-drift'));
  try {
    return await drifts(ground, bin);
  } finally {
    await clear(
      ground.raw,
      Array.from({ length: STACKS }, (_, index) => stackName(index)),
    );
  }
}

function stackName(index: number): string {
  return `react-${index}`;
}

async function pushes(ground: ReactionGround, bin: string, way: Way): Promise<readonly Row[]> {
  const place = await prepare(ground, way, 1, ['web']);
  const daemon = await startServe(bin, place.fleetFile);
  try {
    await ready(daemon, 1);
    const stages: Record<string, number[]> = {};
    for (let round = 0; round < ground.rounds; round += 1) {
      const times = await onePush(place, daemon, way, round);
      for (const [stage, time] of Object.entries(times)) stages[stage] = [...(stages[stage] ?? []), time];
    }
    return Object.entries(stages).map(([stage, times]) => ({
      ...told(`push by ${way}: ${stage}`, times),
      ...(stage === 'push to plan start' && way === 'watch' ? limited(times, 300) : {}),
    }));
  } finally {
    await daemon.stop();
    place.proxy.close();
    // The next daemon has a key of its own: these would not be its containers.
    await clear(ground.raw, [stackName(0)]);
  }
}

async function onePush(
  { work, proxy, port }: Place,
  daemon: ServeProcess,
  way: Way,
  round: number,
): Promise<Record<string, number>> {
  const from = daemon.told.length;
  writeStack(work, 0, ['web'], `${way}-${round}`);
  await commitAll(work, `round ${round}`);
  const calls = proxy.calls.length;
  await git(work, 'push', '--quiet', 'origin', 'main');
  const pushed = Date.now();
  if (way === 'webhook') await hook(port);
  const accepted = await daemon.until((one) => (one.kind === 'source.accepted' ? one : undefined), from);
  const checked = await daemon.until(
    (one) => (one.kind === 'source.checked' && one.moved ? one : undefined),
    from,
  );
  const index = daemon.told.indexOf(accepted);
  const begun = await daemon.until((one) => (one.kind === 'pass.begun' ? one : undefined), index);
  const run = await daemon.until((one) => (one.kind === 'run.begun' ? one : undefined), index);
  const ended = await daemon.until((one) => (one.kind === 'run.ended' ? one : undefined), index);
  if (ended.record.outcome !== 'applied') throw new Error(JSON.stringify(ended.record));
  const first = proxy.calls.slice(calls).find(({ method }) => method !== 'GET' && method !== 'HEAD');
  await sleep(1500);
  const noticed = at(checked) - checked.durationMs;
  return {
    'push to noticed': noticed - pushed,
    'noticed to fetched and read': at(accepted) - noticed,
    'push to plan start': at(begun) - pushed,
    'plan start to planned': at(run) - at(begun),
    'planned to first change': (first?.at ?? Number.NaN) - at(run),
    'first change to converged': at(ended) - (first?.at ?? Number.NaN),
    'push to converged': at(ended) - pushed,
  };
}

function at(event: Event): number {
  return Date.parse(event.at);
}

/** The same change by hand: a new one made and started beside the old, which is then stopped and removed. */
async function bareChange({ raw, rounds }: ReactionGround): Promise<readonly Row[]> {
  const body = (round: number) => ({
    Image: IMAGE,
    Env: [`ROUND=${round}`],
    Labels: { 'com.docker.compose.project': 'react-bare' },
    HostConfig: { RestartPolicy: { Name: 'unless-stopped' } },
  });
  const times: number[] = [];
  const starts: number[] = [];
  for (let round = 0; round <= rounds; round += 1) {
    const begun = performance.now();
    await raw.call('POST', `/containers/create?name=react-bare-${round}`, body(round));
    const made = performance.now();
    await raw.call('POST', `/containers/react-bare-${round}/start`);
    starts.push(performance.now() - made);
    if (round > 0) {
      await raw.call('POST', `/containers/react-bare-${round - 1}/stop`);
      await raw.call('DELETE', `/containers/react-bare-${round - 1}`);
      times.push(performance.now() - begun);
    }
  }
  return [told('the same change by bare calls', times), told('a start by a bare call', starts)];
}

type Tampering = {
  readonly kind: string;
  readonly seenMs: number;
  readonly healedMs: number;
  /** Until the engine was asked to start what was down. */
  readonly startMs: number | undefined;
};

async function drifts(ground: ReactionGround, bin: string): Promise<readonly Row[]> {
  const place = await prepare(ground, 'watch', STACKS, ROLES);
  const daemon = await startServe(bin, place.fleetFile);
  try {
    await ready(daemon, STACKS);
    const withEvents = await tamperAll(ground, place.proxy, daemon, HANDS, ground.tamperings);
    place.proxy.cutEvents(true);
    const without = await tamperAll(ground, place.proxy, daemon, LISTED, Math.ceil(ground.tamperings / 20));
    place.proxy.cutEvents(false);
    await sleep(10_000);
    const calls = place.proxy.calls.length;
    await sleep(60_000);
    const quiet = place.proxy.calls.slice(calls);
    return [
      ...latencyRows(WITH_EVENTS, withEvents, 250),
      ...latencyRows('stream cut', without, SWEEP_S * 1000),
      quietRow(quiet.map(({ method, path }) => `${method} ${path.replace(/\?.*/, '')}`)),
    ];
  } finally {
    await daemon.stop();
    place.proxy.close();
  }
}

function quietRow(calls: readonly string[]): Row {
  const counts = new Map<string, number>();
  for (const call of calls) counts.set(call, (counts.get(call) ?? 0) + 1);
  return {
    what: `calls in a minute with nothing to do, ${STACKS * ROLES.length} containers`,
    limit: '-',
    measured: `${calls.length}`,
    ok: undefined,
    raw: [...counts].map(([name, count]) => `${count} ${name}`).join(', '),
  };
}

const WITH_EVENTS = 'events';
const HANDS = ['kill', 'stop', 'update', 'disconnect', 'pause', 'rm -f'] as const;
type Hand = (typeof HANDS)[number];
/** A list shows no limits: without events those wait for the next full look. */
const LISTED = HANDS.filter((hand) => hand !== 'update');

async function tamperAll(
  { raw }: ReactionGround,
  { calls }: EngineProxy,
  daemon: ServeProcess,
  hands: readonly Hand[],
  count: number,
): Promise<readonly Tampering[]> {
  const done: Tampering[] = [];
  for (let index = 0; index < count; index += 1) {
    const kind = hands[index % hands.length] ?? 'kill';
    const stack = stackName(index % STACKS);
    const name = `${stack}-${ROLES[index % ROLES.length]}-1`;
    const from = daemon.told.length;
    const before = calls.length;
    await tamper(raw, kind, name, stack);
    const begun = Date.now();
    const seen = await daemon.until((one) => (one.kind === 'drift.detected' ? one : undefined), from);
    const healed = await daemon.until(
      (one) => (one.kind === 'run.ended' && one.record.outcome === 'applied' ? one : undefined),
      from,
    );
    const start = calls.slice(before).find(({ path }) => /\/start(?:\?|$)/.test(path));
    done.push({
      kind,
      seenMs: at(seen) - begun,
      healedMs: at(healed) - begun,
      startMs: start === undefined ? undefined : start.at - begun,
    });
    await sleep(300);
  }
  return done;
}

async function tamper(raw: RawEngine, kind: Hand, name: string, stack: string): Promise<unknown> {
  switch (kind) {
    case 'update':
      return raw.call('POST', `/containers/${name}/update`, { Memory: 67108864, MemorySwap: 134217728 });
    case 'disconnect':
      return raw.call('POST', `/networks/${stack}_default/disconnect`, { Container: name, Force: true });
    case 'rm -f':
      return raw.call('DELETE', `/containers/${name}?force=1`);
    case 'stop':
      return raw.call('POST', `/containers/${name}/stop?t=0`);
    default:
      return raw.call('POST', `/containers/${name}/${kind}`);
  }
}

function latencyRows(how: string, all: readonly Tampering[], limit: number): readonly Row[] {
  const seen = all.map(({ seenMs }) => Math.max(0, seenMs));
  const rows = [
    spread(`drift to seen, ${how}, ${all.length} times`, seen, limit),
    spread(
      `drift to healed, ${how}`,
      all.map(({ healedMs }) => healedMs),
      undefined,
    ),
  ];
  const kinds = HANDS.flatMap((kind) => {
    const times = all.filter((one) => one.kind === kind).map(({ healedMs }) => healedMs);
    return times.length === 0 ? [] : [told(`  ${kind} to healed, ${how}`, times)];
  });
  const starts = all.flatMap(({ kind, startMs }) =>
    kind === 'kill' && startMs !== undefined ? [startMs] : [],
  );
  if (how !== WITH_EVENTS) return [...rows, ...kinds];
  return [
    ...rows,
    { ...told('  kill to the call that starts it', starts), ...limited(starts, 150) },
    ...kinds,
  ];
}

function spread(what: string, times: readonly number[], limit: number | undefined): Row {
  const sorted = times.toSorted((a, b) => a - b);
  const part = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0;
  const p99 = part(0.99);
  return {
    what,
    limit: limit === undefined ? '-' : `p99 <= ${limit} ms`,
    measured: `p50 ${median(times).toFixed(0)} p99 ${p99.toFixed(0)} max ${part(1).toFixed(0)}`,
    ok: limit === undefined ? undefined : p99 <= limit,
    raw: `[${times.map((time) => time.toFixed(0)).join(' ')}] load ${loadavg()[0]?.toFixed(0)}`,
  };
}

function told(what: string, times: readonly number[]): Row {
  const raw = `[${times.map((time) => time.toFixed(0)).join(' ')}] load ${loadavg()[0]?.toFixed(0)}`;
  return { what, limit: '-', measured: `${median(times).toFixed(0)} ms`, ok: undefined, raw };
}

function limited(times: readonly number[], limit: number): Pick<Row, 'limit' | 'ok'> {
  return { limit: `<= ${limit} ms`, ok: median(times) <= limit };
}

/** A repository that is pushed to, a fleet that follows it, and a proxy in front of the engine. */
async function prepare(
  { engine, folder }: ReactionGround,
  way: Way,
  stacks: number,
  roles: readonly string[],
): Promise<Place> {
  const own = join(folder, `react-${way}-${stacks}`);
  const [work, bare, unwatched] = [join(own, 'work'), join(own, 'bare.git'), join(own, 'pointer')];
  for (const path of [work, unwatched]) mkdirSync(path, { recursive: true });
  await execa('git', ['init', '--quiet', '--bare', '--initial-branch=main', bare], { stdin: 'ignore' });
  await git(work, 'init', '--quiet', '--initial-branch=main');
  await git(work, 'remote', 'add', 'origin', bare);
  // Git goes where the file points; who watches files does not.
  writeFileSync(join(unwatched, '.git'), `gitdir: ${bare}\n`);
  for (let index = 0; index < stacks; index += 1) writeStack(work, index, roles, 'first');
  await commitAll(work, 'first');
  await git(work, 'push', '--quiet', 'origin', 'main');
  const proxy = await startEngineProxy(join(own, 'engine.sock'), engine);
  const port = await freePort();
  const secretFile = join(own, 'secret');
  writeFileSync(secretFile, SECRET, { mode: 0o600 });
  const fleetFile = join(own, 'fleet.yaml');
  writeFileSync(
    fleetFile,
    `apiVersion: shipshape.dev/v1
kind: Fleet
metadata: { name: bench-react }
spec:
  source: { url: "file://${way === 'watch' ? bare : unwatched}", branch: main, interval: ${way === 'poll' ? '1s' : '10m'} }
  targets: { local: { docker: "${proxy.host}", dataRoot: "${own}/data" } }
  stateDir: ${own}/state
  drift: { sweep: ${SWEEP_S}s, inspect: 5m }
  listeners: { http: { address: "127.0.0.1:${port}", webhook: { secretFile: ${secretFile} } } }
`,
  );
  return { work, bare, fleetFile, proxy, port };
}

function writeStack(work: string, index: number, roles: readonly string[], round: string): void {
  const services = roles.map(
    (role) => `${role}: { image: "${IMAGE}", restart: unless-stopped, environment: { ROUND: "${round}" } }`,
  );
  const name = stackName(index);
  writeFileSync(
    join(work, `${name}.yaml`),
    `apiVersion: shipshape.dev/v1\nkind: Instance\nmetadata: { name: ${name} }\nspec: { compose: { services: { ${services.join(', ')} } } }\n`,
  );
}

async function ready(daemon: ServeProcess, count: number): Promise<void> {
  for (;;) {
    const { instances, problems } = await daemon.status();
    if (problems.length > 0) throw new Error(JSON.stringify(problems[0]));
    if (instances.length === count && instances.every(({ isReady }) => isReady)) break;
    await sleep(100);
  }
  await sleep(2000);
}

async function git(folder: string, ...args: readonly string[]): Promise<void> {
  await execa('git', ['-C', folder, ...args], { stdin: 'ignore' });
}

async function commitAll(work: string, message: string): Promise<void> {
  await git(work, 'add', '--all');
  const identity = ['-c', 'user.name=Ana Lima', '-c', 'user.email=ana@example.com'];
  await git(work, ...identity, 'commit', '--quiet', '--no-gpg-sign', '--no-verify', '-m', message);
}

async function hook(port: number): Promise<void> {
  const body = JSON.stringify({ ref: 'refs/heads/main' });
  const signature = createHmac('sha256', SECRET).update(body).digest('hex');
  const answer = await fetch(`http://127.0.0.1:${port}/hooks/git`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-hub-signature-256': `sha256=${signature}` },
    body,
  });
  if (!answer.ok) throw new Error(`the webhook was answered with ${answer.status}: ${await answer.text()}`);
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const found = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (found === null || typeof found === 'string') throw new Error('no port');
  return found.port;
}
