// One-time codes at the desk: a call that brings one is made with it or not at all.

import { Failure } from '../model/failure.ts';
import type { Actor } from '../model/person.ts';
import type { DeskParts } from './operation.ts';

/** The same actor, `mfa` when the code was taken; without a code as they came. Fails with `access/code-refused`. */
export async function withCode(_parts: DeskParts, actor: Actor, code: string | undefined): Promise<Actor> {
  if (code === undefined) return actor;
  throw new Failure('access/code-refused', `${actor.name} has enrolled no one-time codes`, {
    hint: '`shipshape totp enroll` begins that',
  });
}
