// What nobody who is known tried at a door, in the audit: the first at once, and then one line a minute with
// how many there were. Whoever knocks fills no disk.

import type { Actor } from '../model/person.ts';
import { safeLine } from '../model/safe-text.ts';
import type { Clock } from '../ports.ts';
import type { Audit } from '../ports-daemon.ts';

export type StrangeAction = 'deliver:webhook' | 'identify' | 'login';

export type Strangers = {
  /** `address`: where it came from; `count`: how often, when it is told of several at once. Never throws, and is not waited for. */
  note(action: StrangeAction, address: string, reason: string, count?: number): void;
};

const EVERY_MS = 60_000;
/** Nobody, by what they tried to come in with. */
const NOBODY: Readonly<Record<StrangeAction, Actor>> = {
  'deliver:webhook': nobody('http', { kind: 'api-key', id: 'none', scope: 'read' }),
  identify: nobody('http', { kind: 'api-key', id: 'none', scope: 'read' }),
  login: nobody('ssh', { kind: 'ssh-key', fingerprint: 'none that holds' }),
};

export function createStrangers(
  audit: Pick<Audit, 'append'>,
  clock: Pick<Clock, 'now'>,
  onTrouble: (thrown: unknown) => void,
): Strangers {
  const told = new Map<string, { readonly at: number; readonly since: number }>();
  return {
    note(action, address, reason, count = 1) {
      const now = clock.now();
      const last = told.get(action);
      // A clock that was set back does not silence it.
      if (last !== undefined && now >= last.at && now - last.at < EVERY_MS) {
        told.set(action, { at: last.at, since: last.since + count });
        return;
      }
      told.set(action, { at: now, since: 0 });
      const more = (last?.since ?? 0) + count - 1;
      const detail = more === 0 ? {} : { before: `${more} more` };
      const subject = safeLine(address, 80);
      audit
        .append({ actor: NOBODY[action], action, subject, outcome: 'refused', reason, detail })
        .catch(onTrouble);
    },
  };
}

function nobody(via: Actor['via'], proof: Actor['proof']): Actor {
  return { name: 'unknown', via, proof, mfa: false };
}
