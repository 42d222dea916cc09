// Who somebody is: a public key of a person in force, proven by a signature over this very connection, then a
// one-time code where one is asked for. The name that was typed counts for nothing: the key decides, and an
// unknown name costs what a known one does. Anything but a clear yes is a no.

import { createHash } from 'node:crypto';
import type { AuthContext, KeyboardAuthContext, PublicKeyAuthContext } from 'ssh2';
import ssh2 from 'ssh2';
import { Failure } from '../../src/model/failure.ts';
import type { KeyHolder, Login, Shown } from '../../src/model/login.ts';
import { isGoodSignature } from './algorithms.ts';

export type AuthParts = {
  readonly address: string;
  holderOf(fingerprint: string): KeyHolder | undefined;
  login(shown: Shown, code: string | undefined): Promise<Login>;
  /** Their key was taken, and there is no place for them (or no daemon): they are told so on their screen. */
  onShut(words: string): void;
  onLogin(login: Login): void;
  /** Each try that was no. */
  onRefused(reason: string): void;
  /** After so many there is no more. */
  onTooMany(): void;
};

/** Tries of one connection: an agent with five keys gets through, a guesser does not. */
export const TRIES = 6;

/** What is asked after `ctx`; never throws, and answers each request exactly once. */
export function createAuthentication(parts: AuthParts): (ctx: AuthContext) => void {
  const state: State = { tries: 0, proven: undefined };
  return (ctx) => {
    decide(parts, state, ctx).catch((thrown: unknown) => {
      refuse(parts, state, ctx, thrown instanceof Error ? thrown.message : 'something failed');
    });
  };
}

type State = { tries: number; proven: { readonly shown: Shown } | undefined };

async function decide(parts: AuthParts, state: State, ctx: AuthContext): Promise<void> {
  if (state.tries >= TRIES) return parts.onTooMany();
  switch (ctx.method) {
    // How clients ask what there is: no try.
    case 'none':
      return ctx.reject(['publickey']);
    case 'publickey':
      return await byKey(parts, state, ctx);
    case 'keyboard-interactive':
      return state.proven === undefined
        ? refuse(parts, state, ctx, 'a code without a key')
        : byCode(parts, state, ctx, state.proven.shown);
    default:
      return refuse(parts, state, ctx, `${ctx.method} is not taken`);
  }
}

async function byKey(parts: AuthParts, state: State, ctx: PublicKeyAuthContext): Promise<void> {
  const { algo, data } = ctx.key;
  const fingerprint = `SHA256:${createHash('sha256').update(data).digest('base64').replace(/=+$/, '')}`;
  const holder = parts.holderOf(fingerprint);
  const key = ssh2.utils.parseKey(`${algo} ${data.toString('base64')}`);
  if (holder === undefined || key instanceof Error) {
    return refuse(parts, state, ctx, `the key ${fingerprint} is nobody's in force`);
  }
  // A question, which key would do; the answer comes with the signature.
  if (ctx.signature === undefined || ctx.blob === undefined) return ctx.accept();
  const parsed = Array.isArray(key) ? key[0] : key;
  const isGood =
    isGoodSignature(algo, ctx.hashAlgo) && parsed?.verify(ctx.blob, ctx.signature, ctx.hashAlgo) === true;
  if (!isGood) return refuse(parts, state, ctx, `a signature by ${fingerprint} does not hold`);
  const shown: Shown = { key: `${algo} ${data.toString('base64')}`, address: parts.address, door: 'ssh' };
  if (holder.code === 'asked') {
    state.proven = { shown };
    return ctx.reject(['keyboard-interactive'], true);
  }
  await enter(parts, state, ctx, shown, undefined);
}

function byCode(parts: AuthParts, state: State, ctx: KeyboardAuthContext, shown: Shown): void {
  ctx.prompt([{ prompt: 'One-time code: ', echo: false }], '', '', (answers) => {
    // They gave up: that is no try.
    if (!Array.isArray(answers)) return;
    const code = String(answers[0] ?? '')
      .trim()
      .slice(0, LONGEST_CODE);
    if (code === '') return refuse(parts, state, ctx, 'an empty code');
    enter(parts, state, ctx, shown, code).catch(() => refuse(parts, state, ctx, 'something failed'));
  });
}

const LONGEST_CODE = 32;

/** The daemon has the last word: it judges the key anew, and the code. */
async function enter(
  parts: AuthParts,
  state: State,
  ctx: AuthContext,
  shown: Shown,
  code: string | undefined,
): Promise<void> {
  try {
    const login = await parts.login(shown, code);
    parts.onLogin(login);
    ctx.accept();
  } catch (thrown) {
    const known = thrown instanceof Failure ? thrown : undefined;
    if (known !== undefined && isAboutThem(known.code)) {
      return refuse(parts, state, ctx, known.message);
    }
    // They are who they say: why they cannot come in is for them to read.
    const words =
      known === undefined ? 'the daemon is not heard' : [known.message, known.hint ?? ''].join('; ');
    parts.onShut(words.replace(/; $/, ''));
    ctx.accept();
  }
}

function isAboutThem(code: string): boolean {
  return code === 'access/key-refused' || code === 'access/code-refused' || code === 'access/code-needed';
}

function refuse(parts: AuthParts, state: State, ctx: AuthContext, reason: string): void {
  state.tries += 1;
  parts.onRefused(reason);
  if (state.tries >= TRIES) parts.onTooMany();
  else if (state.proven !== undefined) ctx.reject(['keyboard-interactive'], true);
  else ctx.reject(['publickey']);
}
