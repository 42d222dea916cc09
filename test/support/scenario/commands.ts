// What the lines of a scenario mean: a table of patterns, the first that matches counts. A line that
// begins with a command of the program is given to the program.

import type { ImageInit } from '../../../src/adapters/memory/control.ts';
import { firstEngine, HANDS } from './hands.ts';
import { parseEdits, type ScriptLine } from './script.ts';
import type { ScenarioWorld } from './world.ts';

/** A pattern, and what a line does that it matches, with the words in its groups. */
export type Command = readonly [
  pattern: RegExp,
  act: (world: ScenarioWorld, ...words: readonly string[]) => void | Promise<void>,
];

const COMMANDS: readonly Command[] = [
  ...HANDS,
  [/^wait (\d+)s$/, ({ clock }, seconds) => clock.advance(Number(seconds) * 1000)],
  [
    /^image (\S+) keeps data in (\S+)$/,
    (world, name, path) => image(world, name, { config: { Volumes: { [path]: {} } } }),
  ],
  [
    /^image (\S+) never gets healthy$/,
    (world, name) =>
      image(world, name, { behaviour: { unhealthyAfterMs: 3000, logs: ['no settings found'] } }),
  ],
  [
    /^image (\S+) is healthy after (\d+)s$/,
    (world, name, seconds) => image(world, name, { behaviour: { healthyAfterMs: Number(seconds) * 1000 } }),
  ],
  [
    /^image (\S+) exits with (\d+) after (\d+)s$/,
    (world, name, code, seconds) =>
      image(world, name, {
        behaviour: { exits: { code: Number(code), afterMs: Number(seconds) * 1000 }, logs: ['out of luck'] },
      }),
  ],
  [
    /^image (\S+) cannot start$/,
    (world, name) => image(world, name, { behaviour: { startError: 'no such program' } }),
  ],
  [/^image (\S+) names another image now$/, (world, name) => image(world, name, { version: 'another' })],
  [
    /^image (\S+) is there for (\S+) only, and in the registry for (\S+)$/,
    (world, name, here, there) => {
      image(world, name, { architecture: here, version: here });
      image(world, name, { architecture: there, remote: true });
    },
  ],
  [/^image (\S+) is only in the registry$/, (world, name) => image(world, name, { remote: true })],
  [/^the engine loses the reply to (\S+)$/, loseReply],
  [
    /^the engine cannot be reached at (\S+), (\d+) times?$/,
    (world, kind, times) => firstEngine(world).control.fail(kind, 'unreachable', Number(times)),
  ],
  [
    /^the engine (\S+) cannot be reached for (\d+) calls?$/,
    ({ engines }, name, calls) => engines.get(name)?.control.fail('*', 'unreachable', Number(calls)),
  ],
  [
    /^the next run is killed (before|after) step (\d+)$/,
    (world, when, step) => {
      world.kill = { when: when === 'after' ? 'after' : 'before', step: Number(step) };
    },
  ],
  [/^the record is lost$/, ({ kept }) => kept.states.clear()],
  [
    /^somebody copies the record$/,
    (world) => {
      world.copy = new Map(world.kept.states);
    },
  ],
  [
    /^the copy of the record is put back$/,
    ({ kept, copy }) => {
      for (const [target, state] of copy ?? []) kept.states.set(target, state);
    },
  ],
  [/^type (\S+) into (.+)$/, (world, typed, line) => world.shipshape(line, typed)],
  [
    /^((?:plan|apply|status|history|purge|diff|trace|secret|validate)(?: .+)?)$/,
    (world, line) => world.shipshape(line, undefined),
  ],
];

const COMMIT = /^commit (\S+) "(.+)"$/;

/** Does one line of a script. */
export async function act(world: ScenarioWorld, { text, block }: ScriptLine): Promise<void> {
  const [, author, subject] = COMMIT.exec(text) ?? [];
  if (author !== undefined && subject !== undefined) {
    world.repository.commit(author, subject, parseEdits(block), world.clock.now());
    return;
  }
  for (const [pattern, run] of COMMANDS) {
    const words = pattern.exec(text);
    if (words === null) continue;
    if (block.length > 0) throw new Error(`only a commit has a block below it: ${text}`);
    await run(world, ...words.slice(1));
    return;
  }
  throw new Error(`not a line of a scenario: ${text}`);
}

function image({ engines }: ScenarioWorld, name: string, init: ImageInit): void {
  for (const { control } of engines.values()) control.addImage(name, init);
}

/** The engine does it, and nobody hears of it. */
function loseReply(world: ScenarioWorld, kind: string): void {
  const { control } = firstEngine(world);
  const end = control.intercept((call, phase) => {
    if (call.kind !== kind || phase !== 'after') return;
    end();
    world.say(`(the reply to ${kind} ${call.subject} is lost)\n`);
  });
  control.fail(kind, 'lost-reply');
}
