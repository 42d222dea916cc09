// A daemon that has made two small instances and watches them.

import { createDaemonWorld, type DaemonWorld, type DaemonWorldOptions } from '../support/daemon-world.ts';
import { instanceFile } from '../support/memory-world.ts';

export const CRM = instanceFile('crm', '{ services: { web: { image: "app:1" }, db: { image: "app:1" } } }');
export const WIKI = instanceFile('wiki', '{ services: { web: { image: "app:1" } } }');

export async function running(options: DaemonWorldOptions = {}): Promise<DaemonWorld> {
  const world = createDaemonWorld(options);
  world.source.commit({ 'crm.yaml': CRM, 'wiki.yaml': WIKI });
  world.start();
  await world.settle();
  world.engine.control.forgetCalls();
  return world;
}

export function reasons(world: DaemonWorld): readonly string[] {
  return world.daemon.status().instances.map(({ instance, reason }) => `${instance} ${reason}`);
}

export function names(world: DaemonWorld): readonly string[] {
  const up = world.engine.control.containers().filter(({ state }) => state.status === 'running');
  return up.map(({ name }) => name).sort();
}

export const ALL = ['crm-db-1', 'crm-web-1', 'wiki-web-1'];
