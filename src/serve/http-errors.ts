// Failures as HTTP answers: a status and {code, message, hint}. What is a bug is one word; never a stack.

import { Failure } from '../model/failure.ts';
import { type WireError, wireError } from './protocol.ts';

export type HttpError = { readonly status: number; readonly body: WireError };

const STATUSES: Readonly<Record<string, number>> = {
  'desk/bad-input': 400,
  'desk/unknown-operation': 404,
  'access/key-missing': 401,
  'access/key-refused': 401,
  'serve/bad-frame': 400,
  'serve/busy': 429,
  'serve/not-here': 404,
  'shipshape/bug': 500,
};

export function httpError(thrown: unknown): HttpError {
  const own = fastifyError(thrown);
  if (own !== undefined) return own;
  const body = wireError(thrown);
  return { status: statusOf(body.code), body };
}

function statusOf(code: string): number {
  const known = STATUSES[code];
  if (known !== undefined) return known;
  if (code.startsWith('access/')) return 403;
  if (code.startsWith('desk/unknown-')) return 404;
  return code.startsWith('engine/') || code.startsWith('git/') ? 502 : 409;
}

/** What the server found wrong itself: bodies too long, no JSON, too many requests. */
function fastifyError(thrown: unknown): HttpError | undefined {
  if (thrown instanceof Failure || !(thrown instanceof Error)) return undefined;
  const status = 'statusCode' in thrown ? Number(thrown.statusCode) : Number.NaN;
  if (!(status >= 400 && status < 500)) return undefined;
  const words = WORDS[status] ?? 'the request is not understood';
  return { status, body: { code: `http/${status}`, message: words } };
}

const WORDS: Readonly<Record<number, string>> = {
  400: 'the body is no JSON object',
  413: 'the body is too long',
  415: 'the body must be application/json',
  429: 'too many requests; the headers say when to come again',
};
