// What nobody who is known tried at a door, in the audit: the first at once, and then one line a minute with
// how many there were. Whoever knocks fills no disk.

import type { Actor } from '../model/person.ts';
import { safeLine } from '../model/safe-text.ts';
import type { Audit, Clock } from '../ports.ts';

export type Strangers = {
  /** `address`: where it came from. Never throws, and is not waited for. */
  note(action: 'deliver:webhook' | 'identify', address: string, reason: string): void;
};

const EVERY_MS = 60_000;
const NOBODY: Actor = {
  name: 'unknown',
  via: 'http',
  proof: { kind: 'api-key', id: 'none', scope: 'read' },
  mfa: false,
};

export function createStrangers(
  audit: Pick<Audit, 'append'>,
  clock: Pick<Clock, 'now'>,
  onTrouble: (thrown: unknown) => void,
): Strangers {
  const told = new Map<string, { readonly at: number; readonly since: number }>();
  return {
    note(action, address, reason) {
      const now = clock.now();
      const last = told.get(action);
      // A clock that was set back does not silence it.
      if (last !== undefined && now >= last.at && now - last.at < EVERY_MS) {
        told.set(action, { at: last.at, since: last.since + 1 });
        return;
      }
      told.set(action, { at: now, since: 0 });
      const detail = last === undefined || last.since === 0 ? {} : { before: `${last.since} more` };
      const subject = safeLine(address, 80);
      audit.append({ actor: NOBODY, action, subject, outcome: 'refused', reason, detail }).catch(onTrouble);
    },
  };
}
