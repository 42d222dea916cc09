// A conversation with a server through its own client: questions go in, answers come as JSON, one value per
// line, while other jobs do their work beside it. What the client is told runs in one session, so a snapshot
// that it exports lives until the conversation is closed.

import { randomBytes } from 'node:crypto';
import { Failure } from '../model/failure.ts';
import type { JobProgram } from '../model/job.ts';
import { type JobGround, jobOn, runAll } from './ground.ts';

export type Session = {
  /** The values that a script makes. Fails as the client does. */
  ask(script: string): Promise<readonly unknown[]>;
  /** Ends the conversation; fails when the client did not end well. */
  close(): Promise<void>;
  /** Ends it at once, whatever it is doing; returns when nothing of it is left. */
  cancel(): Promise<void>;
};

/** `mark`: a question whose answer is this text as JSON. */
export function openSession(
  ground: JobGround,
  what: string,
  program: JobProgram,
  mark: (text: string) => string,
  signal: AbortSignal,
): Session {
  const stop = new AbortController();
  const questions = createQueue();
  const waiting = new Map<string, (values: readonly unknown[]) => void>();
  let values: unknown[] = [];

  async function listen(bytes: AsyncIterable<Uint8Array>): Promise<void> {
    for await (const value of jsonValues(bytes)) {
      const done = typeof value === 'string' ? waiting.get(value) : undefined;
      if (done === undefined) values.push(value);
      else {
        done(values);
        values = [];
      }
    }
  }
  const job = jobOn(ground, what, [program]);
  const streams = { input: { ask: questions.read() }, output: { answer: listen } };
  const ended = runAll(ground, job, streams, AbortSignal.any([signal, stop.signal]));
  // Nobody may be waiting at the moment when it fails.
  ended.catch(() => {});
  return {
    async ask(script) {
      const token = randomBytes(16).toString('hex');
      const answered = new Promise<readonly unknown[]>((resolve) => waiting.set(token, resolve));
      questions.push(`${script}${mark(token)}`);
      const early = ended.then(() => {
        throw new Failure('job/failed', `${job.title}: it ended before it had answered`, { retry: 'later' });
      });
      return await Promise.race([answered, early]);
    },
    async close() {
      questions.end();
      await ended;
    },
    async cancel() {
      stop.abort();
      await ended.catch(() => {});
    },
  };
}

/** One conversation of one question. */
export async function askOnce(
  ground: JobGround,
  what: string,
  program: JobProgram,
  script: string,
  signal: AbortSignal,
): Promise<readonly unknown[]> {
  const found: unknown[] = [];
  const streams = {
    input: { ask: once(script) },
    output: {
      answer: async (bytes: AsyncIterable<Uint8Array>) => {
        for await (const value of jsonValues(bytes)) found.push(value);
      },
    },
  };
  await runAll(ground, jobOn(ground, what, [program]), streams, signal);
  return found;
}

async function* once(script: string): AsyncIterable<Uint8Array> {
  yield Buffer.from(script);
}

function createQueue() {
  const waiting: string[] = [];
  let isOver = false;
  let wake = Promise.withResolvers<void>();
  function ring(): void {
    wake.resolve();
    wake = Promise.withResolvers<void>();
  }
  return {
    push(text: string): void {
      waiting.push(text);
      ring();
    },
    end(): void {
      isOver = true;
      ring();
    },
    async *read(): AsyncGenerator<Uint8Array> {
      for (;;) {
        const next = waiting.shift();
        if (next !== undefined) yield Buffer.from(next);
        else if (isOver) return;
        else await wake.promise;
      }
    },
  };
}

/** Lines that are JSON values; empty ones are nothing. Anything else is a failure. */
async function* jsonValues(bytes: AsyncIterable<Uint8Array>): AsyncIterable<unknown> {
  const decoder = new TextDecoder();
  let rest = '';
  for await (const piece of bytes) {
    const lines = (rest + decoder.decode(piece, { stream: true })).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) if (line.trim() !== '') yield parse(line);
  }
  if (rest.trim() !== '') yield parse(rest);
}

function parse(line: string): unknown {
  try {
    const value: unknown = JSON.parse(line);
    return value;
  } catch (cause) {
    throw new Failure('job/bad-answer', 'a server answered with something else than JSON', { cause });
  }
}
