// What the engine in memory can do beyond the contract: faults, daemons that restart, time.

import { describe, expect, test } from 'vitest';
import { createMemoryEngine } from '../../../src/adapters/memory/engine.ts';
import type { EventJson } from '../../../src/model/engine.ts';
import { engineId } from '../../../src/model/ref.ts';
import { createFakeClock } from '../../support/engine-clock.ts';

const signal = new AbortController().signal;

function world() {
  const clock = createFakeClock();
  const engine = createMemoryEngine({
    clock,
    images: {
      'app:1': { behaviour: { stopsAfterMs: 3000, stopCode: 7 } },
      'crash:1': { behaviour: { exits: { afterMs: 100, code: 1 } } },
      'slow:1': {
        config: { Healthcheck: { Test: ['CMD', 'check'] } },
        behaviour: { healthyAfterMs: 5000 },
      },
      'remote:1': { remote: true },
    },
  });
  async function up(name: string, image = 'app:1', restart = '') {
    const body = { Image: image, HostConfig: { RestartPolicy: { Name: restart } } };
    const { id } = await engine.containers.create(name, '', body, signal);
    await engine.containers.start(id, signal);
    return id;
  }
  const state = async (id: string) => (await engine.containers.inspect(engineId(id), signal))?.State;
  return { clock, engine, control: engine.control, up, state };
}

describe('faults', () => {
  test('a lost reply is a timeout, and the call was done', async () => {
    const { engine, control } = world();
    control.fail('containers.create', 'lost-reply');
    const work = engine.containers.create('app', '', { Image: 'app:1' }, signal);
    await expect(work).rejects.toMatchObject({ code: 'engine/timeout' });
    expect(control.container('app').state.status).toBe('created');
  });
  test('an engine out of reach does nothing, as often as said', async () => {
    const { engine, control } = world();
    control.fail('*', 'unreachable', 2);
    for (let count = 0; count < 2; count += 1) {
      await expect(engine.containers.list({}, signal)).rejects.toMatchObject({ code: 'engine/unreachable' });
    }
    expect(await engine.containers.list({}, signal)).toEqual([]);
  });
  test('a full disk refuses what grows and lets the rest go on', async () => {
    const { engine, control, up } = world();
    const id = await up('app');
    control.setFull(true);
    const work = engine.containers.create('more', '', { Image: 'app:1' }, signal);
    await expect(work).rejects.toMatchObject({ code: 'engine/no-space' });
    expect(await engine.containers.inspect(id, signal)).toBeDefined();
  });
  test('calls take the time they are told to', async () => {
    const { engine, control, clock } = world();
    control.setLatency(1000);
    let isDone = false;
    const work = engine.containers.list({}, signal).then(() => {
      isDone = true;
    });
    await clock.advance(999);
    expect(isDone).toBe(false);
    await clock.advance(1);
    await work;
  });
  test('an interceptor sees each call before and after, and may break it', async () => {
    const { engine, control } = world();
    const seen: string[] = [];
    const end = control.intercept(({ kind }, phase) => {
      seen.push(`${phase} ${kind}`);
    });
    await engine.volumes.list({}, signal);
    end();
    await engine.volumes.list({}, signal);
    expect(seen).toEqual(['before volumes.list', 'after volumes.list']);
    expect(control.callCounts()).toEqual({ 'volumes.list': 2 });
  });
});

describe('time', () => {
  test('a program takes its time to stop, and keeps its code', async () => {
    const { engine, clock, up, state } = world();
    const id = await up('app');
    const work = engine.containers.stop(id, 10, signal);
    await clock.advance(3000);
    await work;
    expect(await state(id)).toMatchObject({ Status: 'exited', ExitCode: 7 });
  });
  test('a program is killed when its grace is over', async () => {
    const { engine, clock, up, state } = world();
    const id = await up('app');
    const work = engine.containers.stop(id, 2, signal);
    await clock.advance(2000);
    await work;
    expect(await state(id)).toMatchObject({ Status: 'exited', ExitCode: 137 });
  });
  test('restarts come later and later', async () => {
    const { clock, up, control } = world();
    await up('crash', 'crash:1', 'always');
    await clock.advance(60_000);
    control.settle();
    // 100 ms of running and 100, 200, 400 … ms of waiting: the ninth wait alone takes 25.6 s.
    expect(control.container('crash').restartCount).toBe(9);
  });
  test('health comes when it is due', async () => {
    const { clock, up, state } = world();
    const id = await up('slow', 'slow:1');
    await clock.advance(4999);
    expect((await state(id))?.Health?.Status).toBe('starting');
    await clock.advance(1);
    expect((await state(id))?.Health?.Status).toBe('healthy');
  });
});

describe('people and daemons', () => {
  test('a crash is restarted, a kill by hand is not', async () => {
    const { control, clock, up, state } = world();
    const crashed = await up('crashed', 'app:1', 'always');
    const killed = await up('killed', 'app:1', 'always');
    control.crash('crashed');
    control.kill('killed');
    await clock.advance(1000);
    expect((await state(crashed))?.Status).toBe('running');
    expect((await state(killed))?.Status).toBe('exited');
  });
  test('a daemon that restarts brings back what its policies say, even what was stopped by hand', async () => {
    const { engine, control, clock, up, state } = world();
    const ids: string[] = [];
    for (const policy of ['always', 'unless-stopped', 'no']) {
      const id = await up(policy, 'app:1', policy);
      const stop = engine.containers.stop(id, 10, signal);
      await clock.advance(3000);
      await stop;
      ids.push(id);
    }
    ids.push(await up('plain'), await up('kept', 'app:1', 'unless-stopped'));
    control.restartDaemon();
    const after = await Promise.all(ids.map(async (id) => (await state(id))?.Status));
    expect(after).toEqual(['running', 'exited', 'exited', 'exited', 'running']);
  });
  test('events are 256 and break with the daemon', async () => {
    const { engine, control, clock } = world();
    for (let count = 0; count < 300; count += 1) control.addVolume(`volume-${count}`);
    const seen: EventJson[] = [];
    const read = (async () => {
      for await (const event of engine.system.events({ since: 0 }, signal)) seen.push(event);
    })();
    const broken = expect(read).rejects.toMatchObject({ code: 'engine/unreachable' });
    await clock.advance(1);
    expect(seen.length).toBe(256);
    expect(seen[0]?.Actor.ID).toBe('volume-44');
    control.restartDaemon();
    await broken;
  });
  test('what happens by itself is told to a reader who waits', async () => {
    const { engine, clock, up } = world();
    const seen: string[] = [];
    const stop = new AbortController();
    const read = (async () => {
      for await (const { Action } of engine.system.events({}, stop.signal)) seen.push(Action);
    })();
    await clock.advance(1);
    await up('crash', 'crash:1');
    await clock.advance(5000);
    stop.abort();
    await read;
    expect(seen).toEqual(['create', 'connect', 'start', 'die', 'disconnect']);
  });
  test('a pull brings what only the registry has; a tag that moved leaves containers on the old image', async () => {
    const { engine, control, up } = world();
    expect(await engine.images.inspect('remote:1', signal)).toBeUndefined();
    await engine.images.pull('remote:1', '', () => undefined, signal);
    expect(await engine.images.inspect('remote:1', signal)).toBeDefined();
    const id = await up('app');
    const moved = control.addImage('app:1', { version: 'new' });
    expect((await engine.containers.inspect(id, signal))?.Image).not.toBe(moved);
    expect((await engine.images.inspect('app:1', signal))?.Id).toBe(moved);
  });
});
