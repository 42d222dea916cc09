// What an operation is: a declared value. Its permissions, its input and what it does stand side by side;
// every door (control socket, HTTP, terminal) offers exactly these values and knows nothing else of them.

import type { KeyUse } from '../access/api-key.ts';
import type { Daemon } from '../loop/daemon.ts';
import type { FleetStatus } from '../model/condition.ts';
import type { Fleet, FleetTarget } from '../model/fleet.ts';
import type { LedgerState } from '../model/ledger.ts';
import type { Login } from '../model/login.ts';
import type { Actor, People, Permission, Subject } from '../model/person.ts';
import type { Clock, Engine } from '../ports.ts';
import type { Audit, History, Ledger, Logins } from '../ports-daemon.ts';
import type { Fields, Input, InputOf } from './input.ts';

/** Everything that operations work with. */
export type DeskParts = {
  readonly fleet: Fleet;
  readonly version: string;
  readonly daemon: Daemon;
  readonly ledger: Ledger;
  readonly history: History;
  readonly audit: Audit;
  readonly logins: Logins;
  readonly clock: Clock;
  /** How API keys were used since it was last recorded, by id. */
  readonly keyUses: Map<string, KeyUse>;
  readonly random: (bytes: number) => Uint8Array;
  readonly engine: (target: FleetTarget) => Engine;
  /** Text that only this host can read again: secrets of one-time codes. */
  readonly sealed: { seal(text: string): Promise<string>; open(text: string): Promise<string> };
  /** Told about bugs; the person gets one word. */
  readonly onTrouble: (thrown: unknown) => void;
};

/** One permission that a call needs. `anywhere`: for lists, which then show only what may be seen. */
export type Ask = { readonly permission: Permission; readonly on: Subject | 'anywhere' };

/** What is known when a call is judged. */
export type Ground = {
  readonly status: FleetStatus;
  readonly state: LedgerState;
  readonly people: People;
  /** Who is logged in by SSH. */
  readonly logins: readonly Login[];
};

/** A call that may be made. */
export type Call<I> = Ground & {
  readonly actor: Actor;
  readonly input: I;
  /** The one-time code that came with it. */
  readonly code: string | undefined;
  readonly parts: DeskParts;
  readonly signal: AbortSignal;
  /** Names of everything that can be asked here. */
  readonly operations: readonly string[];
  /** Whether this person has the permission there: for showing only what they may see. */
  may(permission: Permission, on: Subject): boolean;
};

type Words<F extends Fields> = {
  /** Kebab case; its path in the HTTP interface. */
  readonly name: string;
  /** One line: lower case, no trailing dot. */
  readonly summary: string;
  /** All that a call of it may ask for. None: the desk does not open. */
  readonly permissions: readonly Permission[];
  readonly input: F;
};

export type Operation = Words<Fields> & {
  readonly kind: 'read' | 'act' | 'stream';
  /** What this very call needs: some of `permissions`, all of which must be had. */
  asks(input: Input, ground: Ground, actor: Actor): readonly Ask[];
  /** What the audit says it was about. */
  about(input: Input): string;
  run(call: Call<Input>): Promise<unknown>;
  follow(call: Call<Input>): AsyncIterable<unknown>;
};

type Judged<F extends Fields> = Words<F> & {
  asks(input: InputOf<F>, ground: Ground, actor: Actor): readonly Ask[];
};

/** Something that is only looked at. */
export function read<const F extends Fields>(
  spec: Judged<F> & { run(call: Call<InputOf<F>>): Promise<unknown> },
): Operation {
  return {
    ...erased(spec),
    kind: 'read',
    about: () => '',
    run: (call) => spec.run(typed<F>(call)),
    follow: none,
  };
}

/** Something that changes what is remembered, or what runs. */
export function act<const F extends Fields>(
  spec: Judged<F> & { about(input: InputOf<F>): string; run(call: Call<InputOf<F>>): Promise<unknown> },
): Operation {
  return {
    ...erased(spec),
    kind: 'act',
    about: (input) => spec.about(input as InputOf<F>),
    run: (call) => spec.run(typed<F>(call)),
    follow: none,
  };
}

/** Something that goes on until the reader has enough. */
export function stream<const F extends Fields>(
  spec: Judged<F> & { follow(call: Call<InputOf<F>>): AsyncIterable<unknown> },
): Operation {
  return {
    ...erased(spec),
    kind: 'stream',
    about: () => '',
    run: async () => undefined,
    follow: (call) => spec.follow(typed<F>(call)),
  };
}

// The assertions of the table: control/desk.ts checks every input against these very fields before.
function erased<F extends Fields>(spec: Judged<F>) {
  const { name, summary, permissions, input } = spec;
  const asks: Operation['asks'] = (given, ground, actor) => spec.asks(given as InputOf<F>, ground, actor);
  return { name, summary, permissions, input, asks };
}

function typed<F extends Fields>(call: Call<Input>): Call<InputOf<F>> {
  return { ...call, input: call.input as InputOf<F> };
}

async function* none(): AsyncGenerator<never, void> {}
