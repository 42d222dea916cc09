// Containers over the API. Objects are addressed by full id only: the engine takes an id's prefix for
// a name it does not know, so `db` may be somebody else's container. Removing is without force and
// never takes volumes along.

import type {
  ContainerJson,
  ContainerSummaryJson,
  CreateContainerJson,
  EngineId,
  StatsJson,
} from '../../model/engine.ts';
import { Failure } from '../../model/failure.ts';
import type { ContainerCalls } from '../../ports.ts';
import { answeredId, filters, fullId, list, object } from './answers.ts';
import type { Caller } from './call.ts';
import { frames, logLines, textLines, unframe, unframed } from './lines.ts';

const MAX_LOG_BYTES = 8 * 1024 * 1024;

export function containerCalls(caller: Caller, deadlineMs: number): ContainerCalls {
  /** A change without a body to read; `done` are refusals that mean it is so already. */
  async function change(
    id: EngineId,
    verb: string,
    query: Readonly<Record<string, string>>,
    done: { readonly statuses: readonly number[]; readonly words?: RegExp },
    signal: AbortSignal,
    extraMs = 0,
  ): Promise<void> {
    const request = {
      method: 'POST',
      path: ['containers', fullId(id), verb],
      query,
      what: `${verb} container ${id.slice(0, 12)}`,
      accepts: done.statuses,
      deadlineMs: deadlineMs + extraMs,
    } as const;
    try {
      await caller.text(request, signal);
    } catch (error) {
      if (!(error instanceof Failure && done.words?.test(error.message))) throw error;
    }
  }

  return {
    list: (filter, signal) => listContainers(caller, filter.label, signal),
    inspect: (id, signal) => inspectContainer(caller, id, signal),
    create: (name, platform, body, signal) => createContainer(caller, name, platform, body, signal),
    start: (id, signal) => change(id, 'start', {}, { statuses: [304] }, signal),
    stop: (id, timeoutSeconds, signal) =>
      change(id, 'stop', { t: String(timeoutSeconds) }, { statuses: [304] }, signal, timeoutSeconds * 1000),
    pause: (id, signal) => change(id, 'pause', {}, { statuses: [], words: /is already paused/ }, signal),
    unpause: (id, signal) => change(id, 'unpause', {}, { statuses: [], words: /is not paused/ }, signal),
    rename: (id, name, signal) => change(id, 'rename', { name }, { statuses: [] }, signal),
    update: (id, body, signal) => updateContainer(caller, id, body, signal),
    async remove(id, signal) {
      const path = ['containers', fullId(id)];
      const query = { v: '0', force: '0', link: '0' };
      const what = `remove container ${id.slice(0, 12)}`;
      await caller.text({ method: 'DELETE', path, query, what, accepts: [404] }, signal);
    },
    logs: (id, lines, signal) => readLogs(caller, id, lines, signal),
    follow: (id, lines, signal) => followLogs(caller, id, lines, signal),
    stats: (id, signal) => readStats(caller, id, signal),
    async attach(id, signal) {
      const query = { stream: '1', stdout: '1', stderr: '1' };
      const what = `attach to container ${id.slice(0, 12)}`;
      const path = ['containers', fullId(id), 'attach'];
      // Silent for as long as its programs have nothing to say.
      const silence = { stream: true, deadlineMs: NEVER_MS } as const;
      const { pieces } = await caller.stream({ method: 'POST', path, query, what, ...silence }, signal);
      return frames(pieces);
    },
    async putArchive(id, path, tar, signal) {
      const what = `put files into container ${id.slice(0, 12)} at ${path}`;
      const segments = ['containers', fullId(id), 'archive'];
      await caller.text({ method: 'PUT', path: segments, query: { path }, tar, what }, signal);
    },
    getArchive: (id, path, signal) => getArchive(caller, id, path, signal),
  };
}

async function createContainer(
  caller: Caller,
  name: string,
  platform: string,
  body: CreateContainerJson,
  signal: AbortSignal,
): Promise<{ readonly id: EngineId; readonly warnings: readonly string[] }> {
  const what = `create container ${name}`;
  const query = { name, platform: platform === '' ? undefined : platform };
  const { text } = await caller.text(
    { method: 'POST', path: ['containers', 'create'], query, body, what, secrets: envValues(body) },
    signal,
  );
  const answer = object<{ Id: unknown; Warnings?: readonly string[] | null }>(what, text, ['Id']);
  return { id: answeredId(what, answer.Id), warnings: answer.Warnings ?? [] };
}

async function updateContainer(
  caller: Caller,
  id: EngineId,
  body: CreateContainerJson,
  signal: AbortSignal,
): Promise<{ readonly warnings: readonly string[] }> {
  const what = `update container ${id.slice(0, 12)}`;
  const path = ['containers', fullId(id), 'update'];
  const { text } = await caller.text({ method: 'POST', path, body, what }, signal);
  const answer = object<{ Warnings?: readonly string[] | null }>(what, text, []);
  return { warnings: answer.Warnings ?? [] };
}

async function listContainers(
  caller: Caller,
  label: readonly string[] | undefined,
  signal: AbortSignal,
): Promise<readonly ContainerSummaryJson[]> {
  const what = 'list containers';
  const query = { all: '1', filters: filters({ label }) };
  const { text } = await caller.text({ method: 'GET', path: ['containers', 'json'], query, what }, signal);
  const answer = list<ContainerSummaryJson>(what, text, ['Id', 'Names', 'State', 'ImageID']);
  for (const item of answer) answeredId(what, item.Id);
  return answer;
}

async function inspectContainer(
  caller: Caller,
  id: EngineId,
  signal: AbortSignal,
): Promise<ContainerJson | undefined> {
  const what = `inspect container ${id.slice(0, 12)}`;
  const path = ['containers', fullId(id), 'json'];
  const { status, text } = await caller.text({ method: 'GET', path, what, accepts: [404] }, signal);
  if (status === 404) return undefined;
  return object<ContainerJson>(what, text, [
    'Id',
    'Name',
    'State',
    'Config',
    'HostConfig',
    'NetworkSettings',
  ]);
}

async function readStats(caller: Caller, id: EngineId, signal: AbortSignal): Promise<StatsJson | undefined> {
  const what = `read what container ${id.slice(0, 12)} uses`;
  const path = ['containers', fullId(id), 'stats'];
  // Without `one-shot` the engine waits a second for a reading to compare with; we keep the one before.
  const query = { stream: '0', 'one-shot': '1' };
  const { status, text } = await caller.text({ method: 'GET', path, query, what, accepts: [404] }, signal);
  if (status === 404) return undefined;
  return object<StatsJson>(what, text, ['read', 'cpu_stats', 'memory_stats']);
}

async function readLogs(
  caller: Caller,
  id: EngineId,
  lines: number,
  signal: AbortSignal,
): Promise<readonly string[]> {
  const { pieces, isFramed } = await openLog(caller, id, { tail: String(lines) }, signal);
  const bytes = await firstBytes(pieces, MAX_LOG_BYTES);
  return textLines(isFramed ? unframe(bytes) : bytes);
}

async function* followLogs(
  caller: Caller,
  id: EngineId,
  lines: number,
  signal: AbortSignal,
): AsyncIterable<string> {
  try {
    const query = { tail: String(lines), follow: '1' };
    const { pieces, isFramed } = await openLog(caller, id, query, signal);
    yield* logLines(isFramed ? frames(pieces) : unframed(pieces));
  } catch (error) {
    if (!signal.aborted) throw error;
  }
}

async function openLog(
  caller: Caller,
  id: EngineId,
  how: Readonly<Record<string, string>>,
  signal: AbortSignal,
): Promise<{ readonly pieces: AsyncIterable<Uint8Array>; readonly isFramed: boolean }> {
  const what = `read the log of container ${id.slice(0, 12)}`;
  const container = await inspectContainer(caller, id, signal);
  if (container === undefined) throw new Failure('engine/not-found', `cannot ${what}: it is gone`);
  const request = {
    method: 'GET',
    path: ['containers', fullId(id), 'logs'],
    query: { stdout: '1', stderr: '1', ...how },
    what,
    stream: true,
    // What is followed may be silent for as long as the container has nothing to say.
    ...(how['follow'] === undefined ? {} : { deadlineMs: NEVER_MS }),
  } as const;
  const { pieces } = await caller.stream(request, signal);
  // A container with a terminal has one stream without frames.
  return { pieces, isFramed: container.Config['Tty'] !== true };
}

const NEVER_MS = 2 ** 31 - 1;

async function getArchive(
  caller: Caller,
  id: EngineId,
  path: string,
  signal: AbortSignal,
): Promise<AsyncIterable<Uint8Array> | undefined> {
  const what = `read ${path} of container ${id.slice(0, 12)}`;
  const segments = ['containers', fullId(id), 'archive'];
  const request = { method: 'GET', path: segments, query: { path }, what, stream: true } as const;
  try {
    return (await caller.stream(request, signal)).pieces;
  } catch (error) {
    // Both a container and a path that is not there are 404; only the words tell them apart.
    const isAbsent = error instanceof Failure && error.code === 'engine/not-found';
    if (isAbsent && !/no such container/i.test(error.message)) return undefined;
    throw error;
  }
}

async function firstBytes(pieces: AsyncIterable<Uint8Array>, limit: number): Promise<Uint8Array> {
  const kept: Uint8Array[] = [];
  let size = 0;
  for await (const piece of pieces) {
    kept.push(piece);
    size += piece.length;
    if (size >= limit) break;
  }
  return Buffer.concat(kept);
}

/** Values of the environment that are long enough to be secrets and to be told from ordinary words. */
function envValues(body: Readonly<Record<string, unknown>>): readonly string[] {
  const env = body['Env'];
  if (!Array.isArray(env)) return [];
  return env
    .filter((entry) => typeof entry === 'string')
    .map((entry) => entry.slice(entry.indexOf('=') + 1))
    .filter((value) => value.length >= 6);
}
