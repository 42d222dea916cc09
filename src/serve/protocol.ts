// What is said on the control socket, line by line. The server speaks first; a client that speaks another
// version is told so before anything is asked. Types, and reading them from frames, for both ends.
//
//   server  {kind: hello, protocol, version, fleet, purpose: control | people, nonce}
//   client  {kind: hello, protocol, version, proof?: {user, signatures: […]}}
//           or, from the process of terminals, {…, front: {token, login?}}: for itself, or for who logged in
//   server  {kind: welcome, actor: {name, via, proof, mfa}}   or   {kind: refused, error}, and it hangs up
//   client  {kind: call, id, op, input, code?}   {kind: cancel, id}
//   server  {kind: result, id, value}   {kind: item, id, value}…   {kind: end, id}   {kind: error, id, error}

import type { Challenge } from '../access/challenge.ts';
import { Failure } from '../model/failure.ts';
import { type Frame, isFrame } from './frames.ts';

/** Both ends must say the same number. */
export const PROTOCOL = 1;

/** Bytes of one line: before we know who speaks, what they may ask, and what we may answer (whole plans). */
export const LIMITS = { greeting: 128 * 1024, call: 256 * 1024, answer: 256 * 1024 * 1024 } as const;

export type WireError = { readonly code: string; readonly message: string; readonly hint?: string };

/** Signatures over the server's challenge in the name of `user`: one that holds is enough. */
export type SignedProof = { readonly user: string; readonly signatures: readonly string[] };

/** The process of terminals; with `login`, as the person that this is the login of. */
export type FrontProof = { readonly token: string; readonly login: string | undefined };

/** What a client shows of who it is. `bare`: whoever may open the socket. */
export type ClientProof =
  | { readonly kind: 'bare' }
  | { readonly kind: 'signed'; readonly proof: SignedProof }
  | { readonly kind: 'front'; readonly front: FrontProof };

/** Keys of an agent that are tried at most. */
export const MOST_SIGNATURES = 8;

/** What the challenge is made of, besides who answers it; `people` takes no answer without a signature. */
export type ServerHello = Pick<Challenge, 'fleet' | 'purpose' | 'nonce'> & {
  readonly version: string;
};

export type Ask =
  | {
      readonly kind: 'call';
      readonly id: number;
      readonly op: string;
      readonly input: Frame;
      readonly code: string | undefined;
    }
  | { readonly kind: 'cancel'; readonly id: number };

/** The first line of a server; fails when it is none, or of another version. */
export function readServerHello(frame: Frame): ServerHello {
  const { protocol, version, fleet, purpose, nonce } = frame;
  if (frame['kind'] === 'refused') throw failureOf(frame['error']);
  if (frame['kind'] !== 'hello' || typeof version !== 'string' || typeof fleet !== 'string') {
    throw new Failure('serve/no-daemon', 'what answers on the control socket is no shipshape');
  }
  if (protocol !== PROTOCOL) throw otherVersion(`the daemon is shipshape ${version}`, protocol);
  if (typeof nonce !== 'string') throw bad('the daemon sent no challenge');
  return { version, fleet, nonce, purpose: purpose === 'people' ? 'people' : 'control' };
}

/** The first line of a client: its proof, if it brings one. */
export function readClientHello(frame: Frame): ClientProof {
  if (frame['kind'] !== 'hello') throw bad('the first line must be a hello');
  if (frame['protocol'] !== PROTOCOL) throw otherVersion('this client', frame['protocol']);
  const { proof, front } = frame;
  if (front !== undefined) return { kind: 'front', front: readFront(front) };
  if (proof === undefined) return { kind: 'bare' };
  if (!isFrame(proof)) throw bad('a proof is an object');
  const { user, signatures } = proof;
  const isFine =
    Array.isArray(signatures) &&
    signatures.length <= MOST_SIGNATURES &&
    signatures.every((one) => typeof one === 'string');
  if (typeof user !== 'string' || !isFine) throw bad('a proof has user and signatures');
  return { kind: 'signed', proof: { user, signatures } };
}

function readFront(front: unknown): FrontProof {
  if (!isFrame(front)) throw bad('a front is an object');
  const { token, login } = front;
  if (typeof token !== 'string' || (login !== undefined && typeof login !== 'string')) {
    throw bad('a front has a token, and may have a login');
  }
  return { token, login };
}

/** Any later line of a client. */
export function readAsk(frame: Frame): Ask {
  const { kind, id, op, input, code } = frame;
  if (typeof id !== 'number' || !Number.isSafeInteger(id) || id < 0) throw bad('id must be a whole number');
  if (kind === 'cancel') return { kind, id };
  if (kind !== 'call' || typeof op !== 'string') throw bad('only call and cancel are understood here');
  if (input !== undefined && !isFrame(input)) throw bad('input must be an object');
  if (code !== undefined && typeof code !== 'string') throw bad('code must be text');
  return { kind, id, op, input: input ?? {}, code };
}

/** A failure as the other end sees it; what is not ours to tell becomes one word. */
export function wireError(thrown: unknown): WireError {
  if (!(thrown instanceof Failure)) {
    return { code: 'shipshape/bug', message: 'shipshape itself failed', hint: "the daemon's log says more" };
  }
  const { code, message, hint } = thrown;
  return hint === undefined ? { code, message } : { code, message, hint };
}

/** The failure that the other end told of. */
export function failureOf(error: unknown): Failure {
  if (!isFrame(error)) return bad('an error without words');
  const { code, message, hint } = error;
  return new Failure(
    typeof code === 'string' ? code : 'serve/failed',
    typeof message === 'string' ? message : 'the daemon refused',
    typeof hint === 'string' ? { hint } : {},
  );
}

function otherVersion(who: string, protocol: unknown): Failure {
  return new Failure('serve/version', `${who} speaks version ${String(protocol)}, not ${PROTOCOL}`, {
    hint: 'use the same release of shipshape for the daemon and the command line',
    retry: 'never',
  });
}

function bad(message: string): Failure {
  return new Failure('serve/bad-frame', message, { retry: 'never' });
}
