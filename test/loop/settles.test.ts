// Whatever happened: once commits, hands and faults end, at most two passes that change something follow,
// and then nothing is changed any more.

import { array, assert, asyncProperty, constant, constantFrom, integer, oneof, record } from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Fault } from '../../src/adapters/memory/control.ts';
import { createDaemonWorld, type DaemonWorld } from '../support/daemon-world.ts';
import { instanceFile } from '../support/memory-world.ts';
import { names } from './running.ts';

type Act =
  | { readonly do: 'commit'; readonly instance: string; readonly image: string; readonly memory: number }
  | { readonly do: 'break'; readonly instance: string }
  | { readonly do: 'kill' | 'remove' | 'crash' | 'tamper'; readonly index: number }
  | { readonly do: 'fault'; readonly call: string; readonly fault: Fault; readonly times: number }
  | { readonly do: 'cut' | 'restart-engine' | 'restart' | 'git-away' | 'git-back' };

const INSTANCE = constantFrom('a', 'b', 'c');
const ACT = oneof(
  record({
    do: constant('commit' as const),
    instance: INSTANCE,
    image: constantFrom('app:1', 'app:2', 'app:3'),
    memory: constantFrom(0, 64, 128),
  }),
  record({ do: constant('break' as const), instance: INSTANCE }),
  record({
    do: constantFrom('kill' as const, 'remove' as const, 'crash' as const, 'tamper' as const),
    index: integer({ min: 0, max: 9 }),
  }),
  record({
    do: constant('fault' as const),
    call: constantFrom(
      'containers.create',
      'containers.start',
      'containers.stop',
      'containers.list',
      'containers.inspect',
      'networks.list',
      '*',
    ),
    fault: constantFrom<Fault>('lost-reply', 'unreachable', 'timeout'),
    times: integer({ min: 1, max: 4 }),
  }),
  record({
    do: constantFrom(
      'cut' as const,
      'restart-engine' as const,
      'restart' as const,
      'git-away' as const,
      'git-back' as const,
    ),
  }),
);
const STEPS = array(record({ act: ACT, waits: integer({ min: 0, max: 8000 }) }), {
  minLength: 1,
  maxLength: 12,
});

function declared(name: string, image = 'app:1', memory = 0): string {
  const limit = memory === 0 ? '' : `, mem_limit: ${memory}m`;
  return instanceFile(name, `{ services: { web: { image: "${image}"${limit} }, db: { image: "app:1" } } }`);
}

async function act(world: DaemonWorld, one: Act): Promise<void> {
  const { control } = world.engine;
  const all = control.containers();
  const at = (index: number) => all[index % Math.max(1, all.length)]?.name;
  switch (one.do) {
    case 'commit':
      world.source.commit({ [`${one.instance}.yaml`]: declared(one.instance, one.image, one.memory) });
      return world.daemon.nudgeSource('webhook');
    case 'break':
      world.source.commit({
        [`${one.instance}.yaml`]: declared(one.instance).replace('{ services', '{ servces'),
      });
      return world.daemon.nudgeSource('webhook');
    case 'kill':
    case 'remove':
    case 'crash':
    case 'tamper': {
      const name = at(one.index);
      if (name !== undefined) tamper(world, one.do, name);
      return;
    }
    case 'fault':
      return control.fail(one.call, one.fault, one.times);
    case 'cut':
      return control.cutEvents();
    case 'restart-engine':
      return control.restartDaemon();
    case 'restart':
      await world.stop();
      return world.start();
    case 'git-away':
    case 'git-back':
      return world.source.setAway(one.do === 'git-away');
  }
}

function tamper(
  { engine: { control } }: DaemonWorld,
  how: 'kill' | 'remove' | 'crash' | 'tamper',
  name: string,
): void {
  if (how === 'kill') control.kill(name);
  else if (how === 'remove') control.removeContainer(name);
  else if (how === 'tamper') control.tamper(name, { Memory: 32 * 1024 ** 2 });
  else if (control.container(name).state.status === 'running') control.crash(name);
}

describe('once all is quiet', () => {
  it('the daemon is done in a few passes, and does nothing after', async () => {
    await assert(
      asyncProperty(STEPS, async (steps) => {
        const world = createDaemonWorld();
        world.source.commit({ 'a.yaml': declared('a'), 'b.yaml': declared('b'), 'c.yaml': declared('c') });
        world.start();
        await world.settle();
        for (const { act: one, waits } of steps) {
          await act(world, one);
          await world.pass(waits);
        }
        // What was rolled back is not tried again without a new cause: this commit is one for every instance.
        world.source.setAway(false);
        const last = {
          'a.yaml': declared('a', 'app:2', 96),
          'b.yaml': declared('b', 'app:2', 96),
          'c.yaml': declared('c', 'app:2', 96),
        };
        world.source.commit({ ...last, 'notes.yaml': `note: ${steps.length}` });
        world.daemon.nudgeSource('webhook');
        await world.pass(700_000);
        expect(names(world)).toEqual(['a-db-1', 'a-web-1', 'b-db-1', 'b-web-1', 'c-db-1', 'c-web-1']);
        expect(world.daemon.status().instances.map(({ reason }) => reason)).toEqual([
          'Ready',
          'Ready',
          'Ready',
        ]);
        world.engine.control.forgetCalls();
        await world.pass(700_000);
        expect(world.mutating()).toEqual([]);
        expect(world.bugs).toEqual([]);
        await world.stop();
      }),
      {
        numRuns: 25,
        seed: 7,
        endOnFailure: true,
      },
    );
  });
});
