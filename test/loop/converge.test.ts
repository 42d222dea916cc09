// From commit to what runs, and back to what runs when somebody changed it.

import { describe, expect, it } from 'vitest';
import { createDaemonWorld, type DaemonWorld } from '../support/daemon-world.ts';
import { instanceFile } from '../support/memory-world.ts';
import { ALL, CRM, names, reasons, running, WIKI } from './running.ts';

describe('a commit', () => {
  it('is made real once, and then nothing is done any more', async () => {
    const world = await running();
    expect(names(world)).toEqual(ALL);
    expect(reasons(world)).toEqual(['crm Ready', 'wiki Ready']);
    expect(world.history.records.map(({ outcome }) => outcome)).toEqual(['applied']);
    await world.pass(600_000);
    expect(world.mutating()).toEqual([]);
    expect(world.bugs).toEqual([]);
  });

  it('changes what it says, and nothing beside it', async () => {
    const world = await running();
    const wiki = world.engine.control.container('wiki-web-1').id;
    const commit = world.source.commit({ 'crm.yaml': CRM.replace('app:1', 'app:2') });
    world.daemon.nudgeSource('webhook');
    await world.settle();
    expect(world.engine.control.container('wiki-web-1').id).toBe(wiki);
    expect(world.instance('crm')).toMatchObject({ reason: 'Ready', appliedCommit: commit });
    const [last] = world.history.records.slice(-1);
    expect(last?.trigger).toContainEqual({ kind: 'commit', by: 'webhook' });
    expect(last?.changes.map(({ address }) => address)).toContain('crm/container/web');
    expect(world.bugs).toEqual([]);
  });

  it('that takes nothing but one instance away removes it', async () => {
    const world = createDaemonWorld({ fleet: 'budget: { removePercent: 100, removeCount: 5 },' });
    world.source.commit({ 'crm.yaml': CRM, 'wiki.yaml': WIKI });
    world.start();
    await world.settle();
    world.source.commit({ 'wiki.yaml': null });
    await world.pass(40_000);
    await world.settle();
    expect(reasons(world)).toEqual(['crm Ready']);
    expect(names(world)).toEqual(['crm-db-1', 'crm-web-1']);
    expect(world.bugs).toEqual([]);
  });
});

const TAMPERINGS: Readonly<Record<string, (world: DaemonWorld) => void>> = {
  'a container that was killed': ({ engine }) => engine.control.kill('crm-db-1'),
  'a container that was removed': ({ engine }) => engine.control.removeContainer('crm-db-1'),
  'a container that died by itself': ({ engine }) => engine.control.crash('crm-db-1', 3),
  'a limit that was changed': ({ engine }) => engine.control.tamper('crm-db-1', { Memory: 64 * 1024 ** 2 }),
};

describe('drift', () => {
  for (const [what, tamper] of Object.entries(TAMPERINGS)) {
    it(`${what} is seen at once and put right`, async () => {
      const world = await running();
      tamper(world);
      const at = world.clock.now();
      await world.pass(1000);
      const seen = world.told.find(({ kind }) => kind === 'drift.detected');
      expect(Date.parse(seen?.at ?? '') - at).toBeLessThanOrEqual(250);
      await world.settle();
      expect(names(world)).toEqual(ALL);
      expect(world.engine.control.container('crm-db-1').hostConfig['Memory'] ?? 0).toBe(0);
      expect(reasons(world)).toEqual(['crm Ready', 'wiki Ready']);
      const [last] = world.history.records.slice(-1);
      expect(last?.instances.map(({ instance }) => instance)).toEqual(['crm']);
      expect(world.bugs).toEqual([]);
    });

    it(`${what} is seen without events within a sweep or a full look`, async () => {
      const world = await running();
      world.engine.control.fail('system.events', 'unreachable', 1_000_000);
      world.engine.control.cutEvents();
      await world.pass(1000);
      expect(world.daemon.status().targets[0]?.events).toBe('cut');
      tamper(world);
      await world.pass(what.startsWith('a limit') ? 320_000 : 30_000);
      expect(names(world)).toEqual(ALL);
      expect(world.engine.control.container('crm-db-1').hostConfig['Memory'] ?? 0).toBe(0);
    });
  }

  it('of an instance that says `warn` is told and left', async () => {
    const world = createDaemonWorld();
    world.source.commit({
      'crm.yaml': instanceFile('crm', '{ services: { web: { image: "app:1" } } }', 'drift: warn'),
    });
    world.start();
    await world.settle();
    world.engine.control.forgetCalls();
    world.engine.control.kill('crm-web-1');
    await world.settle();
    expect(world.mutating()).toEqual([]);
    expect(world.instance('crm')).toMatchObject({ reason: 'Drifted', isReady: false });
  });
});
