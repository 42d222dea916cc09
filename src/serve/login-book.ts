// Who is logged in by SSH. The process of terminals says who knocks; here it is decided whether they come in,
// and whether they may stay: at every moment, by the people in force. Each coming and going is in the audit.

import { withCode } from '../control/codes.ts';
import { how, peopleInForce } from '../control/ground.ts';
import type { DeskParts } from '../control/operation.ts';
import { Failure } from '../model/failure.ts';
import type { FleetSsh } from '../model/fleet.ts';
import type { KeyHolder, Login, LoginId, Shown } from '../model/login.ts';
import type { Actor } from '../model/person.ts';
import type { AuditEntry } from '../model/record.ts';
import { timeText } from '../model/time.ts';
import type { Logins } from '../ports-daemon.ts';
import { codeOf, holdersOf, whoIsIt } from './entering.ts';

export type BookParts = Pick<
  DeskParts,
  'fleet' | 'ledger' | 'audit' | 'clock' | 'sealed' | 'random' | 'onTrouble'
> & {
  readonly ssh: FleetSsh;
  readonly tell: DeskParts['daemon']['events']['tell'];
};

export type Ended = { readonly login: LoginId; readonly reason: string };

export type LoginBook = Logins & {
  holders(): readonly KeyHolder[];
  /** Fails with `access/key-refused`, `access/code-needed`, `access/code-refused`, `ssh/full`. */
  enter(shown: Shown, code: string | undefined, signal: AbortSignal): Promise<Login>;
  /** They went by themselves. */
  leave(id: LoginId, reason: string): void;
  /** Who a connection of this login speaks for; `hangUp` is called when the login ends. Fails with `access/denied`. */
  join(id: LoginId, hangUp: () => void): { readonly actor: Actor; left(): void };
  /** Looks at everybody again: who may not be here any more is not. */
  sweep(): void;
  endAll(reason: string): void;
  /** Told of each login that ends; the answer stops it. */
  onEnd(told: (ended: Ended) => void): () => void;
};

type Entry = {
  readonly login: Login;
  readonly shown: Shown;
  readonly actor: Actor;
  readonly lines: Set<() => void>;
};

/** Connections to the control socket of one login: its screens share one, each command has its own. */
export const LINES = 12;

export function createLoginBook(parts: BookParts, door: Logins['door']): LoginBook {
  const { ssh, ledger, fleet, clock } = parts;
  const entries = new Map<LoginId, Entry>();
  const listeners = new Set<(ended: Ended) => void>();
  const people = () => peopleInForce(ledger.read(), fleet);
  const end = (id: LoginId, reason: string): boolean => {
    const entry = entries.get(id);
    if (entry === undefined) return false;
    entries.delete(id);
    for (const told of listeners) told({ login: id, reason });
    for (const hangUp of entry.lines) hangUp();
    write(parts, { ...gone(entry, reason), detail: { login: id } }).catch(parts.onTrouble);
    return true;
  };
  return {
    list: () => [...entries.values()].map(({ login }) => login),
    end,
    door,
    leave: end,
    holders: () => holdersOf(people(), ssh.mfa, ledger.read()),
    enter: (shown, code, signal) => enter(parts, entries, shown, code, signal),
    join(id, hangUp) {
      const entry = entries.get(id);
      if (entry === undefined) throw denied('this login is over');
      if (entry.lines.size >= LINES) throw new Failure('serve/busy', 'this login has too many connections');
      entry.lines.add(hangUp);
      return { actor: entry.actor, left: () => void entry.lines.delete(hangUp) };
    },
    sweep() {
      const now = people();
      for (const [id, { shown, actor }] of entries) {
        const entering = whoIsIt(shown, now, ssh, clock.now());
        if (entering.kind === 'refused') end(id, entering.reason);
        else if (entering.actor.name !== actor.name) end(id, "the key is somebody else's now");
      }
    },
    endAll(reason) {
      for (const id of [...entries.keys()]) end(id, reason);
    },
    onEnd(told) {
      listeners.add(told);
      return () => void listeners.delete(told);
    },
  };
}

/** Who is known, has a code where one is asked for, and finds room; written down before it counts. */
async function enter(
  parts: BookParts,
  entries: Map<LoginId, Entry>,
  shown: Shown,
  code: string | undefined,
  signal: AbortSignal,
): Promise<Login> {
  const { ssh, ledger, fleet, clock } = parts;
  const entering = whoIsIt(shown, peopleInForce(ledger.read(), fleet), ssh, clock.now());
  if (entering.kind === 'refused') throw notLetIn(entering.reason);
  const actor = await withLoginCode(parts, entering.actor, code);
  signal.throwIfAborted();
  mustHaveRoom(entries, actor.name, ssh);
  // People type it, and what begins with a dash would be an option.
  const id = Buffer.from(parts.random(6)).toString('hex');
  const since = timeText(clock.now());
  const login: Login = { id, name: actor.name, how: how(actor), door: shown.door, since };
  entries.set(id, { login, shown, actor: { ...actor, mfa: false }, lines: new Set() });
  const entry = { actor, action: 'login', subject: shown.door, outcome: 'allowed', reason: '' } as const;
  try {
    await write(parts, { ...entry, detail: { login: id } });
  } catch (thrown) {
    // Whoever cannot be written down does not come in.
    entries.delete(id);
    throw thrown;
  }
  return login;
}

/** A code at the door is good for coming in, and for nothing else: what policy asks one for asks again. */
async function withLoginCode(parts: BookParts, actor: Actor, code: string | undefined): Promise<Actor> {
  const asked = codeOf(actor.name, parts.ssh.mfa, parts.ledger.read());
  if (asked === 'none') return actor;
  if (asked === 'missing') {
    throw new Failure('access/code-missing', `${actor.name} has enrolled no one-time codes`, {
      hint: '`shipshape totp enroll` on the host begins that',
    });
  }
  if (code === undefined) throw new Failure('access/code-needed', 'a one-time code is needed');
  return await withCode(parts, actor, code);
}

function mustHaveRoom(entries: ReadonlyMap<LoginId, Entry>, name: string, ssh: FleetSsh): void {
  const own = [...entries.values()].filter(({ login }) => login.name === name).length;
  if (own >= ssh.maxPerPerson) throw full(`${name} is logged in ${own} times already`);
  if (entries.size >= ssh.maxSessions) throw full(`all ${ssh.maxSessions} places are taken`);
}

function full(message: string): Failure {
  return new Failure('ssh/full', message, { hint: 'leave another one first', retry: 'soon' });
}

function gone({ actor, shown }: Entry, reason: string) {
  return { actor, action: 'logout', subject: shown.door, outcome: 'done', reason } as const;
}

/** What they are told says no more than that: who tries keys learns nothing of people. */
function notLetIn(reason: string): Failure {
  return new Failure('access/key-refused', reason);
}

function denied(reason: string): Failure {
  return new Failure('access/denied', reason, { retry: 'never' });
}

async function write({ audit, tell }: BookParts, entry: AuditEntry): Promise<void> {
  tell({ kind: 'audit.written', line: await audit.append(entry) });
}
