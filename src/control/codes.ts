// One-time codes at the desk: a call that brings one is made with it or not at all. What a try comes to is
// recorded before it counts, so that a code is good once and wrong ones add up over restarts.

import { type CodeChecked, checkCode, confirmCode } from '../access/totp.ts';
import { Failure } from '../model/failure.ts';
import type { Totp } from '../model/ledger.ts';
import type { Actor } from '../model/person.ts';
import { base32Bytes } from '../model/totp.ts';
import type { DeskParts } from './operation.ts';

type Parts = Pick<DeskParts, 'ledger' | 'sealed' | 'clock'>;

/** The same actor, `mfa` when the code was taken; without a code as they came. Fails with `access/code-*`. */
export async function withCode(parts: Parts, actor: Actor, code: string | undefined): Promise<Actor> {
  if (code === undefined) return actor;
  // A key that only a machine holds says nothing that needs one, and could lock its person out by guessing.
  if (actor.proof.kind === 'api-key') {
    throw new Failure('access/code-refused', 'one-time codes are not taken with an API key', {
      hint: 'sign with an SSH key instead',
    });
  }
  const totp = totpOf(parts, actor.name);
  // An enrolment is completed by its own operation, with its first code.
  if (!totp.confirmed) return actor;
  await tryCode(parts, totp, code, checkCode);
  return { ...actor, mfa: true };
}

/** Completes an enrolment with its first code. */
export async function completeWith(parts: Parts, user: string, code: string | undefined): Promise<void> {
  const totp = totpOf(parts, user);
  if (code === undefined) throw new Failure('access/code-needed', 'a code of the authenticator is needed');
  if (totp.confirmed) throw new Failure('access/code-confirmed', `${user} uses one-time codes already`);
  await tryCode(parts, totp, code, confirmCode);
}

function totpOf({ ledger }: Parts, user: string): Totp {
  const found = ledger.read().totp.find((one) => one.user === user);
  if (found !== undefined) return found;
  throw new Failure('access/code-refused', `${user} has enrolled no one-time codes`, {
    hint: '`shipshape totp enroll` begins that',
  });
}

async function tryCode(
  parts: Parts,
  { user, secret }: Totp,
  code: string,
  check: typeof checkCode,
): Promise<void> {
  const bytes = base32Bytes(await parts.sealed.open(secret));
  if (bytes === undefined) throw new Error('bug: a sealed secret is no base32');
  const now = parts.clock.now();
  let result: CodeChecked | undefined;
  // Judged on the newest state, inside the change: two calls cannot both be the first with a code.
  await parts.ledger.update((state) => {
    const newest = state.totp.find((one) => one.user === user && one.secret === secret);
    if (newest === undefined) return state;
    const checked = check(newest, bytes, code, now);
    result = checked;
    return { ...state, totp: state.totp.map((one) => (one === newest ? checked.totp : one)) };
  });
  if (result?.kind === 'accepted') return;
  throw new Failure(
    'access/code-refused',
    result?.reason ?? 'the one-time codes were enrolled anew meanwhile',
  );
}
