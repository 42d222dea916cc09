// A session that only ever adds lines: no alternate screen, no redraw, no cursor movement. The same state, keys
// and questions as on the full screen, written out and answered line by line.

import { safeLine } from '../../src/model/safe-text.ts';
import { safeText } from '../../src/show/safe.ts';
import { createKeyParser, type Key } from '../keys/parser.ts';
import { type Line, line, words } from '../parts/line.ts';
import { createBodies } from '../state/bodies.ts';
import { seeOf } from '../state/layout.ts';
import { silence } from '../state/offers.ts';
import { plainHelp, plainLines, plainQuestion, plainTyped } from '../state/plain.ts';
import { reduce } from '../state/reduce.ts';
import { beginning, type Command, type Ground, type Input, type Reduced, topOf } from '../state/session.ts';
import type { World } from '../state/world.ts';
import { paint, themeOf } from '../theme/theme.ts';
import type { Door, Identity, Session, SessionEnd } from './door.ts';
import type { Host } from './host.ts';
import { sizeOf } from './size.ts';

/** Changes that are told one by one at a time; more are counted. */
const NEWS = 10;

export function openPlain(host: Host, identity: Identity, door: Door): Session {
  const screens = new Map(host.screens.map((one) => [one.id, one]));
  const [home] = host.screens;
  if (home === undefined) throw new Error('bug: no screens');
  const { store, release } = host.lease(identity);
  const theme = { ...themeOf(door.env), colours: 'none' } as const;
  const parser = createKeyParser();
  const bodies = createBodies(screens, words`this screen is not there`);
  const { timers } = host;
  const self = {
    state: beginning(home, sizeOf(door.columns, door.rows)),
    isOver: false,
    typed: '',
    told: store.world(),
    begun: undefined as (() => void) | undefined,
  };
  const ground = (): Ground => {
    const world = store.world();
    return { world, now: timers.now(), screens, shown: (frame, size) => bodies.shown(frame, size, world) };
  };
  const write = (lines: readonly Line[]) => {
    if (lines.length === 0) return;
    door.write(`${lines.map((one) => paint(one, theme).trimEnd()).join('\r\n')}\r\n`, () => {});
  };
  const finish = (end: SessionEnd) => {
    if (self.isOver) return;
    self.isOver = true;
    self.begun?.();
    following.end();
    release();
    if (end.words !== '') door.write(`${safeLine(end.words)}\r\n`, () => {});
    door.onEnd(end);
  };
  const guarded = (run: () => void) => () => {
    try {
      if (!self.isOver) run();
    } catch (thrown) {
      host.onTrouble(thrown, { person: identity.key, screen: topOf(self.state).screen });
      finish({
        kind: 'crashed',
        words: 'this session broke (a bug of shipshape); nothing else was touched',
        exitCode: 1,
      });
    }
  };
  const settle = ({ state, commands }: Reduced, isShown: boolean) => {
    const before = self.state;
    self.state = { ...state, notice: undefined };
    if (state.overlay?.kind === 'help') {
      self.state = { ...self.state, overlay: undefined };
      write(plainHelp(self.state, ground()));
    } else if (state.overlay !== undefined) {
      write(plainQuestion(state));
    } else if (isShown || topOf(before) !== topOf(state)) {
      write(plainLines(self.state, ground()));
    }
    if (state.notice !== undefined) write([line(words`! `, state.notice.words)]);
    for (const command of commands) obey(command);
    if (!self.isOver) wished();
  };
  const take = (input: Input) => settle(reduce(self.state, input, ground()), false);
  const wished = () => {
    const frame = topOf(self.state);
    const screen = screens.get(frame.screen);
    if (screen === undefined) return;
    const see = seeOf(frame, screen, store.world(), self.state.size, undefined);
    following.wish({ loads: screen.loads(see), stream: screen.stream?.(see) });
  };
  const obey = (command: Command) => {
    if (command.kind === 'leave') finish({ kind: 'left', words: '', exitCode: 0 });
    if (command.kind === 'load') store.load(command.load);
    if (command.kind === 'copy') write([line(safeText(command.text))]);
    if (command.kind !== 'act') return;
    store.act(command.op, command.input, command.code).then(
      (result) => guarded(() => take({ kind: 'acted', result }))(),
      (thrown: unknown) => guarded(() => Promise.reject(thrown))(),
    );
  };
  const told = guarded(() => {
    const world = store.world();
    const before = self.told;
    self.told = world;
    if (world.link.kind === 'refused') {
      finish({ kind: 'ended', words: `the daemon lets you in no more: ${world.link.why}`, exitCode: 0 });
      return;
    }
    // The first answer is what everybody waited for; later ones only say what is new.
    if (before.fleet === undefined && world.fleet !== undefined) write(plainLines(self.state, ground()));
    else write(newsOf(before, world));
  });
  const following = store.follow(told);
  const typed = (key: Key) => {
    if (key.kind === 'paste') return;
    const isEnd = key.name === 'ctrl-c' || key.name === 'ctrl-d';
    if (isEnd) return finish({ kind: 'left', words: '', exitCode: 0 });
    if (key.name === 'enter') {
      const text = self.typed;
      self.typed = '';
      if (door.isRaw) door.write('\r\n', () => {});
      const { isShown, ...reduced } = plainTyped(self.state, text, ground());
      return settle(reduced, isShown);
    }
    if (key.name === 'backspace' && self.typed !== '') {
      self.typed = [...self.typed].slice(0, -1).join('');
      if (door.isRaw) door.write('\b \b', () => {});
    }
    if (key.name === 'esc') self.typed = 'esc';
    if (key.text === '' || self.typed.length > 500) return;
    self.typed += key.text;
    if (door.isRaw) door.write(safeText(key.text) === '' ? ' ' : safeText(key.text), () => {});
  };
  const all = (keys: readonly Key[]) => {
    for (const key of keys) if (!self.isOver) typed(key);
    self.begun?.();
    const wait = parser.waitMs();
    self.begun =
      wait === undefined
        ? undefined
        : timers.after(
            wait,
            guarded(() => all(parser.giveUp())),
          );
  };
  guarded(() => {
    write([line(words`shipshape, line by line. help lists what can be done.`)]);
    if (store.world().fleet !== undefined) write(plainLines(self.state, ground()));
    wished();
  })();
  return {
    input: (bytes) => guarded(() => all(parser.feed(bytes)))(),
    resize: (columns, rows) => guarded(() => take({ kind: 'resized', size: sizeOf(columns, rows) }))(),
    end: (reason) => finish({ kind: 'ended', words: reason, exitCode: 0 }),
  };
}

/** What has changed since it was told last, one line each. */
function newsOf(before: World, after: World): readonly Line[] {
  const link =
    before.link.kind === after.link.kind
      ? []
      : [line(words`* ${silence(after.link, after.now) ?? words`the daemon is heard again`}`)];
  const known = new Map(before.fleet?.instances.map((one) => [one.instance, one.reason]));
  const moved = (after.fleet?.instances ?? []).flatMap(({ instance, reason, message }) => {
    const was = known.get(instance);
    if (was === reason) return [];
    const from = was === undefined ? words`new` : safeText(was);
    return [line(words`* ${safeText(instance)}: ${from} -> ${safeText(reason)}  ${safeText(message)}`)];
  });
  const more = moved.length > NEWS ? [line(words`* and ${moved.length - NEWS} more`)] : [];
  return [...link, ...moved.slice(0, NEWS), ...more];
}
