// One person at one terminal: bytes in, frames out. Keys change the state at once; a frame is drawn when the
// one before it was taken, at most every 33 ms, and only when something changed. Whatever goes wrong in here
// ends this session alone, with the terminal given back.

import { safeLine } from '../../src/model/safe-text.ts';
import { createKeyParser, type Key } from '../keys/parser.ts';
import { words } from '../parts/line.ts';
import { type Bodies, createBodies } from '../state/bodies.ts';
import { seeOf } from '../state/layout.ts';
import { reduce } from '../state/reduce.ts';
import {
  beginning,
  type Command,
  type Ground,
  type Input,
  type SessionState,
  topOf,
} from '../state/session.ts';
import { view } from '../state/view.ts';
import { createCanvas } from '../term/canvas.ts';
import { createPainter, ENTER, LEAVE } from '../term/painter.ts';
import { paint, type Theme, themeOf } from '../theme/theme.ts';
import type { Door, Identity, Session, SessionEnd } from './door.ts';
import type { Host } from './host.ts';
import { openPlain } from './plain.ts';
import { sizeOf } from './size.ts';

/** Shortest time between two frames. */
const FRAME_MS = 33;

/** A session for whoever the door let in. The first frame is drawn from what is known already. */
export function openSession(host: Host, identity: Identity, door: Door): Session {
  const theme = themeOf(door.env);
  const isPlain = door.isPlain || (door.env['TERM'] ?? 'dumb') === 'dumb';
  return isPlain ? openPlain(host, identity, door) : openFullScreen(host, identity, door, theme);
}

type Running = {
  state: SessionState;
  isOver: boolean;
  isDirty: boolean;
  isInFlight: boolean;
  paintedAt: number;
  /** Takes back the timer for the next frame. */
  waiting: (() => void) | undefined;
  /** Takes back the timer for a key that was begun. */
  begun: (() => void) | undefined;
};

function openFullScreen(host: Host, identity: Identity, door: Door, theme: Theme): Session {
  const screens = new Map(host.screens.map((one) => [one.id, one]));
  const [home] = host.screens;
  if (home === undefined) throw new Error('bug: no screens');
  const { store, release } = host.lease(identity);
  const parser = createKeyParser();
  const canvas = createCanvas(door.columns, door.rows);
  const painter = createPainter();
  const bodies: Bodies = createBodies(screens, words`this screen is not there`);
  const { timers } = host;
  const self: Running = {
    state: beginning(home, sizeOf(door.columns, door.rows)),
    ...{
      isOver: false,
      isDirty: true,
      isInFlight: false,
      paintedAt: 0,
      waiting: undefined,
      begun: undefined,
    },
  };
  const ground = (): Ground => {
    const world = store.world();
    return { world, now: timers.now(), screens, shown: (frame, size) => bodies.shown(frame, size, world) };
  };

  const send = (text: string) => {
    self.isInFlight = true;
    door.write(
      text,
      guarded(() => {
        self.isInFlight = false;
        if (self.isDirty) soon();
      }),
    );
  };
  const drawn = () => {
    self.waiting = undefined;
    if (self.isOver || self.isInFlight || !self.isDirty) return;
    self.isDirty = false;
    self.paintedAt = timers.now();
    const { columns, rows } = self.state.size;
    const lines = view(self.state, ground()).map((one) => paint(one, theme));
    const text = painter.paint(canvas.draw(lines, columns, rows), columns, rows);
    if (text !== '') send(text);
  };
  /** A frame as soon as one may go. */
  const soon = () => {
    self.isDirty = true;
    if (self.isOver || self.isInFlight || self.waiting !== undefined) return;
    const wait = self.paintedAt + FRAME_MS - timers.now();
    self.waiting = timers.after(Math.max(0, Math.min(FRAME_MS, wait)), guarded(drawn));
  };
  const finish = (end: SessionEnd) => {
    if (self.isOver) return;
    self.isOver = true;
    self.waiting?.();
    self.begun?.();
    following.end();
    release();
    canvas.close();
    const said = end.words === '' ? '' : `${safeLine(end.words)}\r\n`;
    // Nothing waits for this one: whoever does not take it is gone.
    door.write(`${LEAVE}${said}`, () => {});
    door.onEnd(end);
  };
  /** A bug in here is this session's end, never that of the process. */
  const guarded = (run: () => void) => () => {
    try {
      if (!self.isOver) run();
    } catch (thrown) {
      crashed(thrown);
    }
  };
  const crashed = (thrown: unknown) => {
    host.onTrouble(thrown, { person: identity.key, screen: topOf(self.state).screen });
    finish({
      kind: 'crashed',
      words: 'this session broke (a bug of shipshape); nothing else was touched',
      exitCode: 1,
    });
  };
  const take = (input: Input) => {
    const { state, commands } = reduce(self.state, input, ground());
    const isSame = state === self.state;
    self.state = state;
    for (const command of commands) obey(command);
    if (self.isOver) return;
    if (!isSame) wished();
    if (!isSame || input.kind === 'told') soon();
  };
  const wished = () => {
    const frame = topOf(self.state);
    const screen = screens.get(frame.screen);
    if (screen === undefined) return;
    const see = seeOf(frame, screen, store.world(), self.state.size, undefined);
    following.wish({ loads: screen.loads(see), stream: screen.stream?.(see) });
  };
  const obey = (command: Command) => {
    switch (command.kind) {
      case 'act':
        act(command);
        return;
      case 'copy':
        // OSC 52 goes through SSH and multiplexers; the text is base64, so that nothing in it is obeyed.
        door.write(`\u001b]52;c;${Buffer.from(command.text).toString('base64')}\u0007`, () => {});
        return;
      case 'load':
        store.load(command.load);
        return;
      case 'repaint':
        painter.forget();
        soon();
        return;
      case 'leave':
        finish({ kind: 'left', words: '', exitCode: 0 });
    }
  };
  const act = ({ op, input, code }: Extract<Command, { readonly kind: 'act' }>) => {
    store.act(op, input, code).then(
      (result) => guarded(() => take({ kind: 'acted', result }))(),
      (thrown: unknown) => crashed(thrown),
    );
  };
  const told = guarded(() => {
    const { link } = store.world();
    if (link.kind === 'refused') {
      const hint = link.hint === undefined ? '' : `; ${link.hint}`;
      finish({ kind: 'ended', words: `the daemon lets you in no more: ${link.why}${hint}`, exitCode: 0 });
      return;
    }
    take({ kind: 'told' });
  });
  const following = store.follow(told);
  const typed = (keys: readonly Key[]) => {
    for (const key of keys) if (!self.isOver) take(key);
    self.begun?.();
    const wait = parser.waitMs();
    self.begun =
      wait === undefined
        ? undefined
        : timers.after(
            wait,
            guarded(() => typed(parser.giveUp())),
          );
  };

  guarded(() => {
    door.write(ENTER, () => {});
    wished();
    // The first frame waits for nothing.
    drawn();
  })();
  return {
    input: (bytes) => guarded(() => typed(parser.feed(bytes)))(),
    resize: (columns, rows) =>
      guarded(() => {
        painter.forget();
        take({ kind: 'resized', size: sizeOf(columns, rows) });
      })(),
    end: (reason) => finish({ kind: 'ended', words: reason, exitCode: 0 }),
  };
}
