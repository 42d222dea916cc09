// The way to a daemon, for who asks one: the fleet file says where it listens, OpenSSH signs who asks.
// Loads none of what a daemon is made of.

import { tmpdir } from 'node:os';
import { resolve } from 'node:path';
import { createSigner } from './adapters/identity/sign.ts';
import type { Reaching } from './cli/io.ts';
import { ownVersion } from './cli/version.ts';
import { Failure } from './model/failure.ts';
import type { Result } from './model/result.ts';
import { ok } from './model/result.ts';
import { type ClientParts, type ControlClient, connectControl } from './serve/control-client.ts';
import { createProver } from './serve/prove.ts';
import { readFleet } from './wire-fleet.ts';

/** A connection to the daemon of the fleet that is meant; undefined: none runs. */
export async function reach(from: Reaching): Promise<Result<ControlClient | undefined>> {
  const fleet = await readFleet(from);
  if (!fleet.ok) return fleet;
  const { control, people } = fleet.value.listeners;
  const parts = { version: ownVersion(), prove: proverOf(from), fleet: fleet.value.name };
  const own = await tryDoor(
    { ...parts, path: control, purpose: 'control' },
    people !== undefined,
    from.signal,
  );
  const client =
    own === 'closed' && people !== undefined
      ? await connectControl({ ...parts, path: people, purpose: 'people' }, from.signal)
      : own;
  return ok(client === 'closed' ? undefined : client, fleet.problems);
}

/** `closed`: it is there, not for this user, and another one may be. */
async function tryDoor(
  parts: ClientParts,
  hasOther: boolean,
  signal: AbortSignal,
): Promise<ControlClient | 'closed' | undefined> {
  try {
    return await connectControl(parts, signal);
  } catch (thrown) {
    if (hasOther && thrown instanceof Failure && thrown.code === 'serve/no-permission') return 'closed';
    throw thrown;
  }
}

function proverOf({ as, identity, env, cwd, isInteractive }: Reaching): ClientParts['prove'] {
  if (as === undefined) return undefined;
  const signer = createSigner({ folder: env['TMPDIR'] ?? tmpdir(), env, isInteractive });
  const keyFile = identity === undefined ? undefined : resolve(cwd, identity);
  return createProver({ signer, clock: { now: Date.now }, user: as, keyFile });
}
