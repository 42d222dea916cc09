// One container of a job, from its start to its end. That it ended, and how, is what the engine says of the
// container: neither the end of a stream nor a broken line proves anything.

import { setTimeout as sleep } from 'node:timers/promises';
import { Failure } from '../../model/failure.ts';
import type { EngineId } from '../../model/ref.ts';
import type { ContainerCalls } from '../../ports.ts';

export type Ended = {
  readonly exitCode: number;
  readonly oomKilled: boolean;
  /** The last lines, oldest first; secrets of its environment are blotted out. */
  readonly stderr: readonly string[];
};

const LINES = 20;
const LINE_CHARACTERS = 500;
const KEPT_CHARACTERS = LINES * LINE_CHARACTERS;
/** Between two looks at a container whose output has ended, which is mostly the moment it stops. */
const LOOK_MS = 25;
/** Between two looks at a container that is at work: it tells its end by itself, so long as the line holds. */
const IDLE_MS = 1000;
/** For the last lines, once it has ended. */
const LAST_WORDS_MS = 2000;

/** What a container writes, told apart: stderr is kept as far as its last lines, stdout is handed on. */
export type Listener = {
  /** Resolves when its output has ended; never rejects. */
  readonly over: Promise<void>;
  readonly stdout: AsyncIterable<Uint8Array>;
  lines(): readonly string[];
};

/** Listens before the container is started. Without `wantsStdout` nothing of it is kept. */
export async function listen(
  containers: ContainerCalls,
  id: EngineId,
  wantsStdout: boolean,
  signal: AbortSignal,
): Promise<Listener> {
  const pieces = await containers.attach(id, signal);
  const over = Promise.withResolvers<void>();
  const decoder = new TextDecoder();
  let text = '';
  async function* stdout(): AsyncGenerator<Uint8Array> {
    try {
      for await (const { stream, bytes } of pieces) {
        if (stream === 2) text = (text + decoder.decode(bytes, { stream: true })).slice(-KEPT_CHARACTERS);
        else if (wantsStdout) yield bytes;
      }
    } finally {
      over.resolve();
    }
  }
  const all = stdout();
  // Whoever wants its stdout reads all; otherwise it is read here, for the sake of the other stream.
  if (!wantsStdout) void drain(all);
  return { over: over.promise, stdout: all, lines: () => lastLines(text) };
}

async function drain(pieces: AsyncIterable<unknown>): Promise<void> {
  try {
    for await (const _ of pieces);
  } catch {
    // The line was cut: whether the container ended is asked of the engine.
  }
}

function lastLines(text: string): readonly string[] {
  const lines = text.split('\n').map((line) => line.replace(/\r$/, '').slice(0, LINE_CHARACTERS));
  return lines.filter((line) => line.trim() !== '').slice(-LINES);
}

/** Waits until the engine says that a container has ended. Throws when the engine has it no more. */
export async function untilEnded(
  containers: ContainerCalls,
  { id, secrets }: { readonly id: EngineId; readonly secrets: readonly string[] },
  listener: Listener,
  signal: AbortSignal,
): Promise<Ended> {
  let isOver = false;
  const over = listener.over.then(() => {
    isOver = true;
  });
  for (let looks = 0; ; looks += 1) {
    const state = (await containers.inspect(id, signal))?.State;
    if (state === undefined) {
      throw new Failure('job/gone', 'a container of the job was removed by somebody else', {
        retry: 'later',
      });
    }
    if (!state.Running && state.Status !== 'created') {
      await Promise.race([over, sleep(LAST_WORDS_MS)]);
      const stderr = listener.lines().map((line) => blot(line, secrets));
      return { exitCode: state.ExitCode, oomKilled: state.OOMKilled, stderr };
    }
    const pause = sleep(isOver ? Math.min(LOOK_MS * (looks + 1), IDLE_MS) : IDLE_MS, undefined, { signal });
    await (isOver ? pause : Promise.race([over, pause]));
  }
}

function blot(line: string, secrets: readonly string[]): string {
  return secrets.reduce((rest, secret) => rest.replaceAll(secret, '***'), line);
}

/** Ends a container whatever it is doing, and removes it. What is gone counts as removed. */
export async function removeJob(
  containers: ContainerCalls,
  id: EngineId,
  signal: AbortSignal,
): Promise<void> {
  const state = (await containers.inspect(id, signal))?.State;
  if (state === undefined) return;
  if (state.Running) await containers.stop(id, 0, signal);
  await containers.remove(id, signal);
}
