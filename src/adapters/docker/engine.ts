// A Docker engine behind the `Engine` port: the line to it, the API version both sides know, and the
// calls. Nothing is contacted before the first call.

import { Failure } from '../../model/failure.ts';
import type { Engine, Registries } from '../../ports.ts';
import { createCaller } from './call.ts';
import { containerCalls } from './containers.ts';
import { badAnswer } from './failures.ts';
import { parseDockerHost } from './host.ts';
import { imageCalls } from './images.ts';
import { type Line, openLine, type Tls } from './modem.ts';
import { networkCalls } from './networks.ts';
import { systemCalls } from './system.ts';
import { volumeCalls } from './volumes.ts';

export type DockerOptions = {
  /** `unix:///path`, `tcp://host:port` or `ssh://user@host`. */
  readonly host: string;
  /** PEM texts; tcp only. */
  readonly tls?: Tls;
  /** Accounts that it pulls and builds with; without: only what is public. */
  readonly registries?: Registries;
  /** Milliseconds that one call may take. */
  readonly timeoutMs?: number;
  /** Milliseconds that a pull or build may be silent. */
  readonly idleMs?: number;
  /** Milliseconds between two pings beside a stream of events, and for each to be answered. */
  readonly heartbeatMs?: number;
  /** Connections kept to the engine; streams have their own. */
  readonly sockets?: number;
};

/** The API versions this adapter is written for and tested with. */
const OLDEST_API = 41;
const NEWEST_API = 51;

const NO_ACCOUNTS: Registries = { hosts: [], accountAt: async () => undefined };

/** An engine at an address. A bad address throws at once; an engine that is not there at the first call. */
export function createDockerEngine(options: DockerOptions): Engine {
  const host = parseDockerHost(options.host, options.tls !== undefined);
  const deadlineMs = options.timeoutMs ?? 60_000;
  const idleMs = options.idleMs ?? 300_000;
  const heartbeatMs = options.heartbeatMs ?? 5_000;
  const open = new Map<'calls' | 'streams', Line>();
  let negotiated: Promise<string> | undefined;

  function line(kind: 'calls' | 'streams', sockets: number): Line {
    const known = open.get(kind);
    if (known !== undefined) return known;
    const made = openLine(host, options.tls, sockets);
    open.set(kind, made);
    return made;
  }
  const calls = () => line('calls', options.sockets ?? 16);
  // A stream holds its connection for as long as it lasts and must not starve the calls.
  const streams = () => line('streams', Number.POSITIVE_INFINITY);

  const bare = createCaller(calls, async () => undefined, deadlineMs);

  /** Asked once for all calls: the one that happens to be first may give up without harm to the others. */
  async function version(signal: AbortSignal): Promise<string> {
    negotiated ??= negotiate().catch((error) => {
      negotiated = undefined;
      throw error;
    });
    return await orAborted(negotiated, signal);
  }
  async function negotiate(): Promise<string> {
    const what = 'reach the engine';
    const { text } = await bare.text(
      { method: 'GET', path: ['version'], what },
      new AbortController().signal,
    );
    return `v1.${commonApi(text)}`;
  }
  async function ping(signal: AbortSignal): Promise<void> {
    await bare.text(
      { method: 'GET', path: ['_ping'], what: 'reach the engine', deadlineMs: heartbeatMs },
      signal,
    );
  }

  const caller = createCaller(calls, version, deadlineMs);
  const streaming = createCaller(streams, version, deadlineMs);
  return {
    system: systemCalls({ ...caller, stream: streaming.stream }, ping, heartbeatMs),
    containers: containerCalls({ ...caller, stream: streaming.stream }, deadlineMs),
    networks: networkCalls(caller),
    volumes: volumeCalls(caller),
    images: imageCalls({ ...caller, stream: streaming.stream }, idleMs, options.registries ?? NO_ACCOUNTS),
    close() {
      for (const one of open.values()) one.close();
      open.clear();
      negotiated = undefined;
    },
  };
}

/** The newest minor version of API 1 that both sides know. */
function commonApi(text: string): number {
  const said = /"ApiVersion"\s*:\s*"1\.(\d+)"/.exec(text)?.[1];
  if (said === undefined) throw badAnswer('reach the engine', 'no API version in it');
  const oldest = Number(/"MinAPIVersion"\s*:\s*"1\.(\d+)"/.exec(text)?.[1] ?? '0');
  const common = Math.min(Number(said), NEWEST_API);
  if (common >= OLDEST_API && common >= oldest) return common;
  throw new Failure(
    'engine/version',
    `the engine speaks API 1.${oldest} to 1.${said}, and 1.${OLDEST_API} to 1.${NEWEST_API} is supported`,
    { hint: 'use Docker 20.10 or newer', retry: 'after-change' },
  );
}

/** The promise's value, or a rejection as soon as the signal is aborted. */
async function orAborted<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  const { promise: aborted, reject } = Promise.withResolvers<never>();
  const abort = () => reject(signal.reason);
  if (signal.aborted) abort();
  signal.addEventListener('abort', abort, { once: true });
  try {
    return await Promise.race([promise, aborted]);
  } finally {
    signal.removeEventListener('abort', abort);
  }
}
