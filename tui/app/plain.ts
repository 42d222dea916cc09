// A session that only ever adds lines: no alternate screen, no redraw, no cursor movement. The same state, keys
// and questions as on the full screen, written out and answered line by line.

import { safeLine } from '../../src/model/safe-text.ts';
import { safeText } from '../../src/show/safe.ts';
import { createKeyParser, type Key, type KeyParser } from '../keys/parser.ts';
import { type Line, line, words } from '../parts/line.ts';
import {
  plainHelp,
  plainLength,
  plainLines,
  plainNews,
  plainQuestion,
  plainTail,
  plainTyped,
} from '../state/plain.ts';
import { reduce } from '../state/reduce.ts';
import { type Command, type Input, type Reduced, type Size, topOf } from '../state/session.ts';
import { answerOf, type World } from '../state/world.ts';
import { paint, type Theme, themeOf } from '../theme/theme.ts';
import { act, BROKEN, begin, type Core, groundOf, refusedWords, stop, wished, wishOf } from './core.ts';
import type { Door, Identity, Session, SessionEnd } from './door.ts';
import type { Host } from './host.ts';
import { sizeOf } from './size.ts';

type Self = Core & {
  readonly theme: Theme;
  readonly parser: KeyParser;
  /** The line so far. */
  typed: string;
  /** The world as it was written out last. */
  told: World;
  /** Lines of the page that were written. */
  written: number;
  /** Something that the page shows was still being asked for. */
  isAsking: boolean;
  begun: (() => void) | undefined;
};

const LONGEST = 500;
/** `123  ` in front of a row. */
const NUMBERS = 5;

export function openPlain(host: Host, identity: Identity, door: Door): Session {
  const core = begin(host, identity, door);
  const self: Self = {
    ...core,
    theme: { ...themeOf(door.env), colours: 'bare' },
    parser: createKeyParser(),
    ...{ typed: '', told: core.store.world(), written: 0, isAsking: false, begun: undefined },
    // Room for the numbers in front of the rows.
    state: { ...core.state, size: narrower(core.state.size) },
  };
  self.following = self.store.follow(guarded(self, () => told(self)));
  guarded(self, () => {
    write(self, [line(words`shipshape, line by line. help lists what can be done.`)]);
    if (self.told.fleet !== undefined) page(self);
    wished(self);
  })();
  return {
    input: (bytes) => guarded(self, () => all(self, self.parser.feed(bytes)))(),
    resize: (columns, rows) =>
      guarded(self, () => take(self, { kind: 'resized', size: narrower(sizeOf(columns, rows)) }))(),
    end: (reason) => finish(self, { kind: 'ended', words: reason, exitCode: 0 }),
  };
}

function guarded(self: Self, run: () => void): () => void {
  return () => {
    try {
      if (!self.isOver) run();
    } catch (thrown) {
      self.host.onTrouble(thrown, { person: self.person, screen: topOf(self.state).screen });
      finish(self, BROKEN);
    }
  };
}

function finish(self: Self, end: SessionEnd): void {
  if (self.isOver) return;
  stop(self);
  self.begun?.();
  if (end.words !== '') put(self, `${safeLine(end.words)}\r\n`);
  self.door.onEnd(end);
}

function put(self: Self, text: string): void {
  self.door.write(text, nobodyWaits);
}

function nobodyWaits(): void {}

function write(self: Self, lines: readonly Line[]): void {
  if (lines.length === 0) return;
  put(self, `${lines.map((one) => paint(one, self.theme).trimEnd()).join('\r\n')}\r\n`);
}

function narrower({ columns, rows }: Size): Size {
  return { columns: Math.max(20, columns - NUMBERS), rows };
}

/** The whole screen, as lines. */
function page(self: Self): void {
  const ground = groundOf(self);
  wished(self);
  write(self, plainLines(self.state, ground));
  self.written = plainLength(self.state, ground);
  self.isAsking = isAsking(self);
}

/** What has come since: the lines of a page that goes on, or the page itself once all of it was answered. */
function more(self: Self): void {
  if (self.state.overlay !== undefined) return;
  const ground = groundOf(self);
  const tail = plainTail(self.state, ground, self.written);
  if (tail !== undefined) {
    write(self, tail);
    self.written = plainLength(self.state, ground);
  } else if (self.isAsking && !isAsking(self)) {
    page(self);
  }
}

function isAsking(self: Self): boolean {
  const world = self.store.world();
  return wishOf(self).loads.some((load) => answerOf(world, load).kind === 'asking');
}

function take(self: Self, input: Input): void {
  settle(self, reduce(self.state, input, groundOf(self)), false);
}

/** Writes out what has become of it. */
function settle(self: Self, { state, commands }: Reduced, isShown: boolean): void {
  const before = topOf(self.state);
  self.state = {
    ...state,
    notice: undefined,
    overlay: state.overlay?.kind === 'help' ? undefined : state.overlay,
  };
  const isElsewhere = before.screen !== topOf(state).screen || before.of !== topOf(state).of;
  if (state.overlay?.kind === 'help') write(self, plainHelp(self.state, groundOf(self)));
  else if (state.overlay !== undefined) write(self, plainQuestion(state));
  else if (isShown || isElsewhere) page(self);
  if (state.notice !== undefined) write(self, [line(words`! `, state.notice.words)]);
  for (const command of commands) obey(self, command);
  if (!self.isOver) wished(self);
}

function obey(self: Self, command: Command): void {
  if (command.kind === 'leave') finish(self, { kind: 'left', words: '', exitCode: 0 });
  if (command.kind === 'load') self.store.load(command.load);
  if (command.kind === 'copy') write(self, [line(safeText(command.text))]);
  if (command.kind === 'act') {
    act(self, command, (result) => guarded(self, () => take(self, { kind: 'acted', result }))());
  }
}

function told(self: Self): void {
  const world = self.store.world();
  const before = self.told;
  self.told = world;
  const refusal = refusedWords(world);
  if (refusal !== undefined) {
    finish(self, { kind: 'ended', words: refusal, exitCode: 0 });
  } else if (before.fleet === undefined && world.fleet !== undefined) {
    // The first answer is what everybody waited for; later ones only say what is new.
    page(self);
  } else {
    wished(self);
    write(self, plainNews(before, world));
    more(self);
  }
}

function all(self: Self, keys: readonly Key[]): void {
  for (const key of keys) if (!self.isOver && key.kind === 'key') typed(self, key);
  self.begun?.();
  const wait = self.parser.waitMs();
  if (wait === undefined || self.isOver) return;
  self.begun = self.host.timers.after(
    wait,
    guarded(self, () => all(self, self.parser.giveUp())),
  );
}

function typed(self: Self, key: Extract<Key, { readonly kind: 'key' }>): void {
  switch (key.name) {
    case 'ctrl-c':
    case 'ctrl-d':
      finish(self, { kind: 'left', words: '', exitCode: 0 });
      return;
    case 'enter':
      entered(self);
      return;
    case 'backspace':
      if (self.typed === '') return;
      self.typed = [...self.typed].slice(0, -1).join('');
      echo(self, '\b \b');
      return;
    case 'esc':
      self.typed = 'esc';
      return;
    default:
      if (key.text === '' || self.typed.length > LONGEST) return;
      self.typed += key.text;
      echo(self, key.text === ' ' ? ' ' : safeText(key.text));
  }
}

function echo(self: Self, text: string): void {
  // A terminal that nobody put into raw mode shows what is typed by itself.
  if (self.door.isRaw) put(self, text);
}

function entered(self: Self): void {
  const text = self.typed;
  self.typed = '';
  echo(self, '\r\n');
  const { isShown, ...reduced } = plainTyped(self.state, text, groundOf(self));
  settle(self, reduced, isShown);
}
