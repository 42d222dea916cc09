// A whole session at a terminal without a window: keys in, what a person sees out, the world as the test tells it.

import xterm from '@xterm/headless';
import type { Door, SessionEnd } from '../../../tui/app/door.ts';
import type { Host } from '../../../tui/app/host.ts';
import { openSession } from '../../../tui/app/session.ts';
import type { Acted, Store } from '../../../tui/link/store.ts';
import { SCREENS } from '../../../tui/screens/all.ts';
import { loadKey, type World } from '../../../tui/state/world.ts';

export type AskedAct = {
  readonly op: string;
  readonly input: Readonly<Record<string, string | number | boolean>>;
  readonly code: string | undefined;
};

export type Terminal = {
  /** Types as fast as a paste would come, each key by itself. */
  type(...keys: readonly string[]): Promise<void>;
  /** Everything that was sent to the terminal so far. */
  readonly sent: readonly string[];
  /** What was asked of the daemon. */
  readonly acts: readonly AskedAct[];
  /** Loads and streams that are wished for now, as keys. */
  wishes(): readonly string[];
  tell(world: World): Promise<void>;
  /** Lets time go on. */
  pass(ms: number): Promise<void>;
  /** The rows of the screen, without what is empty at their ends. */
  rows(): Promise<readonly string[]>;
  text(): Promise<string>;
  ended(): SessionEnd | undefined;
  close(): void;
};

export type TerminalOptions = {
  readonly columns: number;
  readonly rows: number;
  readonly world: World;
  readonly env?: Readonly<Record<string, string | undefined>>;
  readonly act?: (asked: AskedAct) => Acted;
};

const UTF8 = { TERM: 'xterm-256color', LANG: 'en_US.UTF-8' };

export function openTerminal(options: TerminalOptions): Terminal {
  const { columns, rows, env = UTF8 } = options;
  const screen = new xterm.Terminal({ cols: columns, rows, allowProposedApi: true });
  const clock = fakeTimers(options.world.now);
  const sent: string[] = [];
  const acts: AskedAct[] = [];
  let world = options.world;
  let wish: readonly string[] = [];
  let told = () => {};
  let end: SessionEnd | undefined;
  let pending = 0;
  const store: Store = {
    world: () => world,
    follow(then) {
      told = then;
      return {
        wish: ({ loads, stream }) => {
          wish = [...loads.map(loadKey), ...(stream === undefined ? [] : [loadKey(stream)])];
        },
        end() {},
      };
    },
    load() {},
    async act(op, input, code) {
      const asked = { op, input, code };
      acts.push(asked);
      return options.act?.(asked) ?? { kind: 'done', answer: {} };
    },
    close() {},
  };
  const host: Host = {
    timers: clock.timers,
    screens: SCREENS,
    lease: () => ({ store, release() {} }),
    onTrouble(thrown) {
      throw thrown;
    },
  };
  const door: Door = {
    write(text, taken) {
      sent.push(text);
      pending += 1;
      screen.write(text, () => {
        pending -= 1;
        taken();
      });
    },
    ...{ columns, rows, env, isPlain: false, isRaw: true },
    onEnd(how) {
      end = how;
    },
  };
  const session = openSession(host, { key: 'test', connect: async () => undefined }, door);
  const settle = async (): Promise<void> => {
    for (let quiet = 0; quiet < 3; ) {
      await new Promise((resolve) => setImmediate(resolve));
      const isMoving = pending > 0 || clock.run(100);
      quiet = isMoving ? 0 : quiet + 1;
    }
  };
  return {
    sent,
    acts,
    wishes: () => wish,
    async type(...keys) {
      for (const key of keys) session.input(new TextEncoder().encode(NAMES[key] ?? key));
      await settle();
    },
    async tell(next) {
      world = next;
      told();
      await settle();
    },
    async pass(ms) {
      clock.go(ms);
      await settle();
    },
    async rows() {
      await settle();
      const buffer = screen.buffer.active;
      return Array.from({ length: rows }, (_, at) => buffer.getLine(at)?.translateToString(true) ?? '');
    },
    async text() {
      return `${(await this.rows()).join('\n')}\n`;
    },
    ended: () => end,
    close: () => session.end('the test is over'),
  };
}

/** Keys by their names; everything else is typed as it is. */
const NAMES: Readonly<Record<string, string>> = {
  enter: '\r',
  esc: '\u001b',
  tab: '\t',
  space: ' ',
  down: '\u001b[B',
  end: '\u001b[F',
};

type Due = { readonly at: number; readonly run: () => void };

/** Time that goes on when it is told to. */
function fakeTimers(begin: number) {
  let now = begin;
  let due: readonly Due[] = [];
  /** Runs what is due within so many milliseconds; true when there was something. */
  const run = (within: number): boolean => {
    const [next] = due.filter(({ at }) => at <= now + within).toSorted((a, b) => a.at - b.at);
    if (next === undefined) return false;
    due = due.filter((one) => one !== next);
    now = Math.max(now, next.at);
    next.run();
    return true;
  };
  return {
    run,
    go(ms: number) {
      now += ms;
    },
    timers: {
      now: () => now,
      after(ms: number, then: () => void) {
        const one = { at: now + ms, run: then };
        due = [...due, one];
        return () => {
          due = due.filter((other) => other !== one);
        };
      },
    },
  };
}
