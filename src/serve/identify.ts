// Who is behind a proof: a signature over our challenge, or an API key. People in force decide, no others;
// what does not hold is written to the audit and told in words that say no more than the peer may know.

import { checkToken, countUses, type KeyUse } from '../access/api-key.ts';
import { challengeText, lateness } from '../access/challenge.ts';
import { peopleInForce } from '../control/ground.ts';
import { Failure } from '../model/failure.ts';
import type { Fleet } from '../model/fleet.ts';
import type { Actor, Proof } from '../model/person.ts';
import { safeLine } from '../model/safe-text.ts';
import type { Clock } from '../ports.ts';
import type { Audit, Ledger, Signatures } from '../ports-daemon.ts';
import type { Asked } from './control-server.ts';
import type { SignedProof } from './protocol.ts';

export type IdentifyParts = {
  readonly fleet: Fleet;
  readonly ledger: Ledger;
  readonly audit: Pick<Audit, 'append'>;
  readonly signatures: Signatures;
  readonly clock: Pick<Clock, 'now'>;
};

/** The user of a signed proof; fails with `access/signature-refused`. */
export async function identifySigned(
  parts: IdentifyParts,
  { user: name, signatures }: SignedProof,
  asked: Asked,
  signal: AbortSignal,
): Promise<Actor> {
  const late = lateness(asked.nonce, parts.clock.now());
  if (late !== undefined) throw await refused(parts, name, late);
  const user = peopleInForce(parts.ledger.read(), parts.fleet).users.get(name);
  if (user === undefined) throw await refused(parts, name, 'no user in force has this name');
  if (user.disabled && !user.isRoot) throw await refused(parts, name, 'the user is disabled');
  const allowed = user.sshKeys.map(({ type, blob }) => `${type} ${blob}`);
  const text = challengeText({ ...asked, user: name });
  for (const signature of signatures) {
    const fingerprint = await parts.signatures.verify(text, signature, allowed, signal);
    if (fingerprint !== undefined) {
      return { name, via: 'socket', proof: { kind: 'ssh-key', fingerprint }, mfa: false };
    }
  }
  throw await refused(parts, name, 'no signature holds for a key of this user');
}

async function refused(parts: IdentifyParts, name: string, reason: string): Promise<Failure> {
  const proof: Proof = { kind: 'ssh-key', fingerprint: 'none that holds' };
  await write(parts, { name: safeLine(name, 80), via: 'socket', proof, mfa: false }, reason);
  return new Failure(
    'access/signature-refused',
    `this signature is not taken as that of ${safeLine(name, 80)}`,
    {
      hint: 'the key must be one of that user in force: shipshape users, asked as somebody else, shows them',
    },
  );
}

export type KeyDoor = {
  /** Whose key it is; fails with `access/key-refused`. */
  identify(token: string): Promise<Actor>;
  /** Records uses since the last time. */
  flush(): Promise<void>;
};

/** Uses are counted in memory and recorded by `flush`: a request must not cost a write. */
export function createKeyDoor(
  parts: Omit<IdentifyParts, 'signatures'> & { readonly uses: Map<string, KeyUse> },
): KeyDoor {
  const { uses } = parts;
  return {
    async identify(token) {
      const now = parts.clock.now();
      const checked = checkToken(parts.ledger.read().apiKeys, token, now);
      if (checked.kind === 'accepted') {
        const { id, user, scope } = checked.key;
        uses.set(id, { count: (uses.get(id)?.count ?? 0) + 1, lastAt: now });
        return { name: user, via: 'http', proof: { kind: 'api-key', id, scope }, mfa: false };
      }
      const { reason, id, code } = checked;
      // Whoever guesses fills no disk: only what somebody once made a key for is written down.
      if (code === 'revoked' || code === 'expired') {
        const proof: Proof = { kind: 'api-key', id: id ?? 'none', scope: 'read' };
        await write(parts, { name: 'unknown', via: 'http', proof, mfa: false }, reason);
      }
      throw new Failure('access/key-refused', reason, { hint: '`shipshape key create` makes another' });
    },
    async flush() {
      if (uses.size === 0) return;
      const counted = new Map(uses);
      uses.clear();
      await parts.ledger.update((state) => ({ ...state, apiKeys: countUses(state.apiKeys, counted) }));
    },
  };
}

async function write({ audit }: Pick<IdentifyParts, 'audit'>, actor: Actor, reason: string): Promise<void> {
  await audit.append({
    actor,
    action: 'identify',
    subject: actor.name,
    outcome: 'refused',
    reason,
    detail: {},
  });
}
