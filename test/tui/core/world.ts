// Sessions for tests: a desk with people in force behind a client that can be stalled and cut, a terminal that
// draws what we send, and a clock that runs only when it is told to.

import type { Terminal as Xterm } from '@xterm/headless';
import xterm from '@xterm/headless';
import type { Desk } from '../../../src/control/desk.ts';
import type { FleetStatus } from '../../../src/model/condition.ts';
import type { Happening } from '../../../src/model/event.ts';
import { Failure } from '../../../src/model/failure.ts';
import type { LedgerState } from '../../../src/model/ledger.ts';
import type { Actor } from '../../../src/model/person.ts';
import type { ControlClient } from '../../../src/serve/control-client.ts';
import type { Door, Identity, Session, SessionEnd } from '../../../tui/app/door.ts';
import { createHost, type Host } from '../../../tui/app/host.ts';
import { openSession } from '../../../tui/app/session.ts';
import { SCREENS } from '../../../tui/screens/all.ts';
import type { Screen } from '../../../tui/state/screen.ts';
import { fakeFleet, OS_USER } from '../../support/fake-daemon.ts';
import { fleetStatus, instanceStatus, NOW } from '../../support/status.ts';

export type ManualTimers = Host['timers'] & {
  /** Lets so much time go by, and everything happen that waits for it. */
  advance(ms: number): Promise<void>;
  /** Timers that wait. */
  waiting(): number;
};

/** Promises that are on their way come to their end. */
export async function settle(turns = 5): Promise<void> {
  for (let turn = 0; turn < turns; turn += 1) await new Promise((resolve) => setImmediate(resolve));
}

export function manualTimers(start = Date.parse(NOW) + 60_000): ManualTimers {
  let now = start;
  const timers = new Map<number, { readonly at: number; readonly run: () => void }>();
  let last = 0;
  return {
    now: () => now,
    after(ms, run) {
      last += 1;
      const id = last;
      timers.set(id, { at: now + ms, run });
      return () => timers.delete(id);
    },
    waiting: () => timers.size,
    async advance(ms) {
      const end = now + ms;
      await settle();
      for (;;) {
        const [next] = [...timers]
          .filter(([, { at }]) => at <= end)
          .toSorted((a, b) => a[1].at - b[1].at || a[0] - b[0]);
        if (next === undefined) break;
        timers.delete(next[0]);
        now = Math.max(now, next[1].at);
        next[1].run();
        await settle();
      }
      now = end;
      await settle();
    },
  };
}

export type TestLine = {
  connect: Identity['connect'];
  /** Nothing is answered any more, as by a process that was stopped. */
  stall(isStalled: boolean): void;
  /** The line breaks; nobody listens until `mend`. */
  cut(): void;
  mend(): void;
  readonly calls: { readonly op: string; readonly input: unknown; readonly code: string | undefined }[];
  /** What the daemon says to the next call of an operation. */
  readonly fails: Map<string, Failure>;
  /** Operations that the line breaks under, once they were done. */
  readonly breaksAfter: Set<string>;
};

export function lineTo(desk: Desk, actor: Actor): TestLine {
  let isStalled = false;
  let isCut = false;
  let wake = () => {};
  let open: AbortController[] = [];
  const calls: { readonly op: string; readonly input: unknown; readonly code: string | undefined }[] = [];
  const breaksAfter = new Set<string>();
  const fails = new Map<string, Failure>();
  const gone = () => new Failure('serve/hung-up', 'the daemon hung up');
  const awake = async (signal: AbortSignal) => {
    while (isStalled && !signal.aborted) {
      await new Promise<void>((resolve) => {
        const before = wake;
        wake = () => {
          before();
          resolve();
        };
        signal.addEventListener('abort', () => resolve(), { once: true });
      });
    }
    if (signal.aborted) throw gone();
  };
  const copy = (value: unknown): unknown =>
    value === undefined ? undefined : JSON.parse(JSON.stringify(value));
  const cut = () => {
    isCut = true;
    for (const one of open) one.abort();
    open = [];
  };
  return {
    calls,
    breaksAfter,
    fails,
    async connect(signal) {
      if (isCut) return undefined;
      const line = new AbortController();
      open.push(line);
      const client: ControlClient = {
        ...{ fleet: 'home', version: '1.2.3', actor: actor.name },
        async call(op, input, asked, code) {
          const both = AbortSignal.any([line.signal, asked]);
          await awake(both);
          calls.push({ op, input, code });
          const failure = fails.get(op);
          fails.delete(op);
          if (failure !== undefined) throw failure;
          const answer = copy(await desk.call(actor, op, input, code, both));
          if (breaksAfter.delete(op)) cut();
          await awake(both);
          return answer;
        },
        async *follow(op, input, asked) {
          const both = AbortSignal.any([line.signal, asked]);
          for await (const item of desk.follow(actor, op, input, both)) {
            await awake(both);
            yield copy(item);
          }
          if (line.signal.aborted && !asked.aborted) throw gone();
        },
        close: () => line.abort(),
      };
      signal.addEventListener('abort', () => line.abort(), { once: true });
      return client;
    },
    stall(next) {
      isStalled = next;
      if (next) return;
      const woken = wake;
      wake = () => {};
      woken();
    },
    cut,
    mend() {
      isCut = false;
    },
  };
}

export type TestTerminal = {
  readonly session: Session;
  readonly xterm: Xterm;
  readonly bytes: string[];
  readonly ends: SessionEnd[];
  /** Types, and lets a tenth of a second go by. */
  type(text: string): Promise<void>;
  resize(columns: number, rows: number): Promise<void>;
  /** The picture as the terminal has it. */
  lines(): readonly string[];
  text(): string;
};

export type TestWorld = {
  readonly timers: ManualTimers;
  readonly host: Host;
  readonly line: TestLine;
  readonly desk: Desk;
  readonly trouble: unknown[];
  /** What the loop of the daemon was told. */
  readonly told: string[];
  tell(happening: Happening): void;
  setStatus(status: FleetStatus): void;
  /** What is recorded, changed behind everybody's back. */
  change(update: (state: LedgerState) => LedgerState): Promise<void>;
  open(
    given?: Partial<Pick<Door, 'columns' | 'rows' | 'env' | 'isPlain' | 'isRaw'>> & {
      readonly person?: Actor;
    },
  ): Promise<TestTerminal>;
};

export const UTF8 = { TERM: 'xterm-256color', LANG: 'en_US.UTF-8' };

export function person(name: string): Actor {
  return { name, via: 'ssh', proof: { kind: 'ssh-key', fingerprint: `SHA256:${name}` }, mfa: false };
}

export function testWorld(
  given: {
    readonly status?: FleetStatus;
    readonly actor?: Actor;
    readonly screens?: readonly Screen[];
    readonly state?: NonNullable<Parameters<typeof fakeFleet>[0]>['state'];
  } = {},
): TestWorld {
  const known = {
    status:
      given.status ??
      fleetStatus([
        instanceStatus('crm'),
        instanceStatus('shop', { reason: 'Drifted', drift: ['memory: 1g -> 2g'] }),
      ]),
  };
  const { desk, parts, told } = fakeFleet({
    get status() {
      return known.status;
    },
    ...(given.state === undefined ? {} : { state: given.state }),
  });
  const timers = manualTimers();
  const trouble: unknown[] = [];
  const host = createHost({
    timers,
    screens: given.screens ?? SCREENS,
    onTrouble: (thrown) => void trouble.push(thrown),
  });
  const line = lineTo(desk, given.actor ?? OS_USER);
  return {
    ...{ timers, host, line, desk, trouble, told },
    tell: (happening) => parts.daemon.events.tell(happening),
    setStatus(status) {
      known.status = status;
    },
    async change(update) {
      await parts.ledger.update(update);
    },
    async open({ person: as, columns = 80, rows = 24, env = UTF8, isPlain = false, isRaw = true } = {}) {
      const own = as === undefined ? line : lineTo(desk, as);
      const identity = { key: as?.name ?? 'self', connect: own.connect };
      return await openTerminal(host, timers, identity, { columns, rows, env, isPlain, isRaw });
    },
  };
}

async function openTerminal(
  host: Host,
  timers: ManualTimers,
  identity: Identity,
  size: Pick<Door, 'columns' | 'rows' | 'env' | 'isPlain' | 'isRaw'>,
): Promise<TestTerminal> {
  const screen = new xterm.Terminal({ cols: size.columns, rows: size.rows, allowProposedApi: true });
  const bytes: string[] = [];
  const ends: SessionEnd[] = [];
  const pending: Promise<void>[] = [];
  const session = openSession(host, identity, {
    ...size,
    write(text, taken) {
      bytes.push(text);
      pending.push(
        new Promise((resolve) =>
          screen.write(text, () => {
            resolve();
            taken();
          }),
        ),
      );
    },
    onEnd: (end) => ends.push(end),
  });
  const drawn = async () => {
    await Promise.all(pending.splice(0));
    await timers.advance(100);
    await Promise.all(pending.splice(0));
  };
  const terminal: TestTerminal = {
    ...{ session, xterm: screen, bytes, ends },
    async type(text) {
      session.input(Buffer.from(text));
      await drawn();
    },
    async resize(columns, rows) {
      screen.resize(columns, rows);
      session.resize(columns, rows);
      await drawn();
    },
    lines: () => picture(screen),
    text: () => picture(screen).join('\n'),
  };
  await drawn();
  await timers.advance(600);
  await drawn();
  return terminal;
}

/** What stands on the screen, without spaces at the ends. */
export function picture(screen: Xterm): readonly string[] {
  const { active } = screen.buffer;
  return Array.from(
    { length: screen.rows },
    (_, row) => active.getLine(active.viewportY + row)?.translateToString(true) ?? '',
  );
}
