// One person at one terminal: bytes in, frames out. Keys change the state at once; a frame is drawn when the
// one before it was taken, at most every 33 ms, and only when something changed. Whatever goes wrong in here
// ends this session alone, with the terminal given back.

import { Buffer } from 'node:buffer';
import { safeLine } from '../../src/model/safe-text.ts';
import { createKeyParser, type Key, type KeyParser } from '../keys/parser.ts';
import { type Command, type Input, topOf } from '../state/session.ts';
import { view } from '../state/view.ts';
import { type Canvas, createCanvas } from '../term/canvas.ts';
import { createPainter, ENTER, LEAVE, type Painter } from '../term/painter.ts';
import { paint, type Theme, themeOf } from '../theme/theme.ts';
import { act, BROKEN, begin, type Core, groundOf, reduced, refusedWords, stop, wished } from './core.ts';
import type { Door, Identity, Session, SessionEnd } from './door.ts';
import type { Host } from './host.ts';
import { openPlain } from './plain.ts';
import { sizeOf } from './size.ts';

/** Shortest time between two frames. */
const FRAME_MS = 33;
/** So many keys are a few milliseconds of work. */
const KEYS_AT_ONCE = 500;
/** Nobody types so far ahead. */
const MOST_KEYS = 10_000;

type Self = Core & {
  readonly theme: Theme;
  readonly parser: KeyParser;
  readonly canvas: Canvas;
  readonly painter: Painter;
  isDirty: boolean;
  isInFlight: boolean;
  paintedAt: number;
  /** Takes back the timer for the next frame. */
  waiting: (() => void) | undefined;
  /** Typed, and not yet looked at. */
  readonly keys: Key[];
  /** Takes back the timer for the next of them. */
  typing: (() => void) | undefined;
  /** Takes back the timer for a key that was begun. */
  begun: (() => void) | undefined;
};

/** A session for whoever the door let in. The first frame is drawn from what is known already. */
export function openSession(host: Host, identity: Identity, door: Door): Session {
  const isPlain = door.isPlain || (door.env['TERM'] ?? 'dumb') === 'dumb';
  return isPlain ? openPlain(host, identity, door) : openFullScreen(host, identity, door);
}

function openFullScreen(host: Host, identity: Identity, door: Door): Session {
  const self: Self = {
    ...begin(host, identity, door),
    theme: themeOf(door.env),
    parser: createKeyParser(),
    canvas: createCanvas(),
    painter: createPainter(),
    ...{ isDirty: true, isInFlight: false, paintedAt: 0, waiting: undefined },
    ...{ keys: [], typing: undefined, begun: undefined },
  };
  self.following = self.store.follow(guarded(self, () => told(self)));
  guarded(self, () => {
    door.write(ENTER, nobodyWaits);
    wished(self);
    // The first frame waits for nothing.
    draw(self);
  })();
  return {
    input: (bytes) => guarded(self, () => heard(self, self.parser.feed(bytes)))(),
    resize: guardedResize(self),
    end: (reason) => finish(self, { kind: 'ended', words: reason, exitCode: 0 }),
  };
}

function guardedResize(self: Self): Session['resize'] {
  return (columns, rows) =>
    guarded(self, () => {
      self.painter.forget();
      take(self, { kind: 'resized', size: sizeOf(columns, rows) });
    })();
}

/** A bug in here is this session's end, never that of the process. */
function guarded(self: Self, run: () => void): () => void {
  return () => {
    try {
      if (!self.isOver) run();
    } catch (thrown) {
      crashed(self, thrown);
    }
  };
}

function crashed(self: Self, thrown: unknown): void {
  self.host.onTrouble(thrown, { person: self.person, screen: topOf(self.state).screen });
  finish(self, BROKEN);
}

function finish(self: Self, end: SessionEnd): void {
  if (self.isOver) return;
  stop(self);
  self.waiting?.();
  self.typing?.();
  self.begun?.();
  self.canvas.close();
  const said = end.words === '' ? '' : `${safeLine(end.words)}\r\n`;
  self.door.write(`${LEAVE}${said}`, nobodyWaits);
  self.door.onEnd(end);
}

function nobodyWaits(): void {}

function take(self: Self, input: Input): void {
  const { isSame, commands } = reduced(self, input);
  for (const command of commands) obey(self, command);
  if (self.isOver) return;
  if (isSame && input.kind !== 'told') return;
  // What a screen asks for may depend on what it was just told.
  wished(self);
  soon(self);
}

function obey(self: Self, command: Command): void {
  switch (command.kind) {
    case 'act':
      act(self, command, (result) => guarded(self, () => take(self, { kind: 'acted', result }))());
      return;
    case 'copy':
      // OSC 52 goes through SSH and multiplexers; the text is base64, so that nothing in it is obeyed.
      self.door.write(`\u001b]52;c;${Buffer.from(command.text).toString('base64')}\u0007`, nobodyWaits);
      return;
    case 'load':
      self.store.load(command.load);
      return;
    case 'repaint':
      self.painter.forget();
      soon(self);
      return;
    case 'leave':
      finish(self, { kind: 'left', words: '', exitCode: 0 });
  }
}

function told(self: Self): void {
  const refusal = refusedWords(self.store.world());
  if (refusal === undefined) take(self, { kind: 'told' });
  else finish(self, { kind: 'ended', words: refusal, exitCode: 0 });
}

/** Keys in the order they came; a flood of them takes turns with everybody else's, and its end is dropped. */
function heard(self: Self, keys: readonly Key[]): void {
  self.keys.push(...keys.slice(0, Math.max(0, MOST_KEYS - self.keys.length)));
  if (self.typing === undefined) typed(self);
  self.begun?.();
  const wait = self.parser.waitMs();
  if (wait === undefined || self.isOver) return;
  self.begun = self.host.timers.after(
    wait,
    guarded(self, () => heard(self, self.parser.giveUp())),
  );
}

function typed(self: Self): void {
  self.typing = undefined;
  for (const key of self.keys.splice(0, KEYS_AT_ONCE)) if (!self.isOver) take(self, key);
  if (self.keys.length === 0 || self.isOver) return;
  self.typing = self.host.timers.after(
    0,
    guarded(self, () => typed(self)),
  );
}

/** A frame as soon as one may go. */
function soon(self: Self): void {
  self.isDirty = true;
  if (self.isOver || self.isInFlight || self.waiting !== undefined) return;
  const wait = self.paintedAt + FRAME_MS - self.host.timers.now();
  self.waiting = self.host.timers.after(
    Math.max(0, Math.min(FRAME_MS, wait)),
    guarded(self, () => {
      self.waiting = undefined;
      draw(self);
    }),
  );
}

function draw(self: Self): void {
  if (self.isInFlight || !self.isDirty) return;
  self.isDirty = false;
  self.paintedAt = self.host.timers.now();
  const { columns, rows } = self.state.size;
  const lines = view(self.state, groundOf(self)).map((one) => paint(one, self.theme));
  const text = self.painter.paint(self.canvas.draw(lines, columns, rows), columns, rows);
  if (text === '') return;
  self.isInFlight = true;
  self.door.write(
    text,
    guarded(self, () => {
      self.isInFlight = false;
      if (self.isDirty) soon(self);
    }),
  );
}
