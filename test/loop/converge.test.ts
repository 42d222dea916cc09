// From commit to what runs, and back to what runs when somebody changed it.

import { describe, expect, it } from 'vitest';
import { createDaemonWorld } from '../support/daemon-world.ts';
import { instanceFile } from '../support/memory-world.ts';

const CRM = instanceFile('crm', '{ services: { web: { image: "app:1" }, db: { image: "app:1" } } }');
const WIKI = instanceFile('wiki', '{ services: { web: { image: "app:1" } } }');

async function running() {
  const world = createDaemonWorld();
  world.source.commit({ 'crm.yaml': CRM, 'wiki.yaml': WIKI });
  world.start();
  await world.settle();
  return world;
}

describe('the daemon', () => {
  it('makes what a commit declares, once', async () => {
    const world = await running();
    expect(world.bugs).toEqual([]);
    expect(
      world.engine.control
        .containers()
        .map(({ name }) => name)
        .sort(),
    ).toEqual(['crm-db-1', 'crm-web-1', 'wiki-web-1']);
    expect(world.daemon.status().instances.map(({ instance, reason }) => [instance, reason])).toEqual([
      ['crm', 'Ready'],
      ['wiki', 'Ready'],
    ]);
    expect(world.history.records.map(({ outcome }) => outcome)).toEqual(['applied']);
    world.engine.control.forgetCalls();
    await world.pass(600_000);
    expect(world.mutating()).toEqual([]);
    expect(world.bugs).toEqual([]);
  });
});
