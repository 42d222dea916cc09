// One call to the engine. Every request of this adapter, reading or changing, passes through `call`:
// here are the deadline, the caller's signal, the encoding of paths and the words of failures.
// The body travels as the body and never as a query: a query is logged by engines and by proxies.

import type { IncomingMessage } from 'node:http';
import { Readable } from 'node:stream';
import { badAnswer, brokenLine, interrupted, refusal, timedOut } from './failures.ts';
import type { Line } from './modem.ts';

export type Request = {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** Segments, unencoded; `/` inside one is encoded as well. */
  readonly path: readonly string[];
  readonly query?: Readonly<Record<string, string | readonly string[] | undefined>>;
  readonly body?: Readonly<Record<string, unknown>>;
  /** Sent as a tar. */
  readonly tar?: AsyncIterable<Uint8Array>;
  /** Besides those of every call. */
  readonly headers?: Readonly<Record<string, string>>;
  /** What is done, for messages: `create container crm-db-1`. */
  readonly what: string;
  /** Statuses that count as an answer; all others throw. 2xx always does. */
  readonly accepts?: readonly number[];
  /** Milliseconds for the whole call, or for each silence when `stream` is set. */
  readonly deadlineMs?: number;
  /** The answer is read piece by piece; the deadline counts from the last piece. */
  readonly stream?: boolean;
  /** Values that must never show up in a message, whatever the engine says. */
  readonly secrets?: readonly string[];
};

export type Reply = {
  readonly status: number;
  readonly headers: IncomingMessage['headers'];
  readonly body: IncomingMessage;
};

/** Sends requests below one API version. */
export type Caller = {
  /** The answer read to its end. */
  text(request: Request, signal: AbortSignal): Promise<{ readonly status: number; readonly text: string }>;
  /** The answer piece by piece. Reading on is the caller's; leaving the loop ends the call. */
  stream(request: Request, signal: AbortSignal): Promise<Stream>;
};

export type Stream = { readonly status: number; readonly pieces: AsyncIterable<Uint8Array> };

/** No answer we read whole is larger; a list of 10,000 containers has 20 MB. */
const MAX_ANSWER_BYTES = 256 * 1024 * 1024;
const MAX_REFUSAL_BYTES = 64 * 1024;

// The modem turns unlisted statuses into errors of its own and reads their bodies without a limit.
const EVERY_STATUS: Readonly<Record<number, true>> = Object.fromEntries(
  Array.from({ length: 500 }, (_, index) => [index + 100, true]),
);

/** Makes a caller on a line. `version`: `v1.41`, or undefined for calls without one. */
export function createCaller(
  line: () => Line,
  version: (signal: AbortSignal) => Promise<string | undefined>,
  deadlineMs: number,
): Caller {
  async function start(request: Request, guard: Guard): Promise<Reply> {
    const prefix = await version(guard.signal);
    const path = prefix === undefined ? request.path : [prefix, ...request.path];
    const reply = await send(line(), { ...request, path }, guard);
    if (isAnswer(request, reply.status)) return reply;
    throw refusal(request.what, reply.status, await refusalText(reply.body), request.secrets);
  }

  async function guarded<T>(request: Request, signal: AbortSignal, work: (guard: Guard) => Promise<T>) {
    const guard = createGuard(request, request.deadlineMs ?? deadlineMs, signal);
    try {
      return await work(guard);
    } catch (error) {
      guard.end();
      throw guard.explain(error);
    }
  }

  return {
    async text(request, signal) {
      return await guarded(request, signal, async (guard) => {
        const reply = await start(request, guard);
        const text = await readText(reply.body, request.what);
        guard.end();
        return { status: reply.status, text };
      });
    },
    async stream(request, signal) {
      return await guarded(request, signal, async (guard) => {
        const reply = await start(request, guard);
        guard.touch();
        return { status: reply.status, pieces: pieces(reply.body, guard) };
      });
    },
  };
}

type Guard = {
  readonly signal: AbortSignal;
  touch(): void;
  end(): void;
  explain(error: unknown): unknown;
};

/** Ends a call when its time is up or its caller gives up, and knows afterwards which it was. */
function createGuard(request: Request, ms: number, outer: AbortSignal): Guard {
  const controller = new AbortController();
  let late = false;
  function ring(): void {
    late = true;
    controller.abort();
  }
  function stop(): void {
    controller.abort();
  }
  let timer = setTimeout(ring, ms);
  if (outer.aborted) stop();
  outer.addEventListener('abort', stop, { once: true });
  return {
    signal: controller.signal,
    touch() {
      clearTimeout(timer);
      timer = setTimeout(ring, ms);
    },
    end() {
      clearTimeout(timer);
      outer.removeEventListener('abort', stop);
    },
    explain(error) {
      if (outer.aborted) return interrupted(request.what, outer.reason);
      return late ? timedOut(request.what, ms) : brokenLine(request.what, error);
    },
  };
}

async function send(line: Line, request: Request, guard: Guard): Promise<Reply> {
  try {
    return await dial(line, request, guard);
  } catch (error) {
    // A kept-alive connection may have been closed by the engine the moment we used it. Reading again
    // is always safe; a change may have been done, so its failure goes to the caller.
    const again = request.method === 'GET' && isReset(error) && !guard.signal.aborted;
    if (!again) throw error;
    return await dial(line, request, guard);
  }
}

function dial(line: Line, request: Request, guard: Guard): Promise<Reply> {
  return new Promise((resolve, reject) => {
    if (guard.signal.aborted) return reject(new Error('aborted before it was sent'));
    const file = request.tar === undefined ? undefined : Readable.from(counted(request.tar, guard));
    line.modem.dial(
      {
        // The modem adds a query only behind a question mark.
        path: `${encodePath(request.path)}${request.query === undefined ? '' : '?'}`,
        method: request.method,
        options: { _query: query(request), _body: request.body ?? {} },
        // The modem writes its own into the same object.
        headers: { ...request.headers },
        ...(file === undefined ? {} : { file }),
        abortSignal: guard.signal,
        isStream: true,
        statusCodes: EVERY_STATUS,
      },
      (error, body) => {
        if (error !== null) {
          file?.destroy();
          return reject(error);
        }
        // Without a listener a connection that breaks in the middle of an answer would end the process.
        body.on('error', () => {});
        // An archive that nobody takes any more is read no further.
        body.on('close', () => file?.destroy());
        resolve({ status: body.statusCode ?? 0, headers: body.headers, body });
      },
    );
  });
}

/** `.` and `..` would be resolved away on the way and reach another object. */
function encodePath(segments: readonly string[]): string {
  for (const segment of segments) {
    if (segment === '' || segment === '.' || segment === '..') {
      throw new Error(`bug: path segment ${JSON.stringify(segment)}`);
    }
  }
  return `/${segments.map(encodeURIComponent).join('/')}`;
}

function query(request: Request): Record<string, string | readonly string[]> {
  const given = Object.entries(request.query ?? {});
  return Object.fromEntries(
    given.filter((entry): entry is [string, string | readonly string[]] => entry[1] !== undefined),
  );
}

function isAnswer(request: Request, status: number): boolean {
  return (status >= 200 && status < 300) || (request.accepts?.includes(status) ?? false);
}

function isReset(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === 'ECONNRESET' || error.code === 'EPIPE');
}

/** Counts each piece against silence, so that a large archive has the time it takes. */
async function* counted(tar: AsyncIterable<Uint8Array>, guard: Guard): AsyncIterable<Uint8Array> {
  for await (const piece of tar) {
    guard.touch();
    yield piece;
  }
}

async function* pieces(body: IncomingMessage, guard: Guard): AsyncIterable<Uint8Array> {
  try {
    for await (const piece of body) {
      guard.touch();
      yield piece as Uint8Array;
    }
  } catch (error) {
    throw guard.explain(error);
  } finally {
    guard.end();
    body.destroy();
  }
}

async function readText(body: IncomingMessage, what: string): Promise<string> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of body) {
    size += (chunk as Uint8Array).length;
    if (size > MAX_ANSWER_BYTES) throw badAnswer(what, `more than ${MAX_ANSWER_BYTES} bytes`);
    chunks.push(chunk as Uint8Array);
  }
  return Buffer.concat(chunks).toString('utf8');
}

async function refusalText(body: IncomingMessage): Promise<string> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of body) {
    chunks.push(chunk as Uint8Array);
    size += (chunk as Uint8Array).length;
    if (size > MAX_REFUSAL_BYTES) break;
  }
  const text = Buffer.concat(chunks).toString('utf8');
  try {
    const parsed: unknown = JSON.parse(text);
    if (typeof parsed === 'object' && parsed !== null && 'message' in parsed) return String(parsed.message);
  } catch {
    // Proxies answer in plain text or HTML; their words are shown as they are.
  }
  return text;
}
