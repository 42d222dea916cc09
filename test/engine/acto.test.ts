// Keys of a service on a real engine: many at once are set, changed and taken out again, and each time the
// engine's own inspect shows what is declared. The walk of every leaf is test/acto.

import { readFile, writeFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { stringify } from 'yaml';
import type { Json } from '../../src/model/tree.ts';
import { LIMITS } from '../acto/cases-limits.ts';
import { NETWORK } from '../acto/cases-network.ts';
import { PRIVILEGES } from '../acto/cases-privileges.ts';
import { PROCESS } from '../acto/cases-process.ts';
import { at, type ComposeCase, pathOf, put } from '../acto/compose-case.ts';
import { createHand, DOCKER_HOST } from '../support/hand.ts';
import { createWorld, type World } from '../support/world.ts';

const FLEET = 'shipshape-test-acto';
const hand = createHand();
let world: World;

/** What not every kernel has, what is about names, and what needs more than one service. */
const ELSEWHERE =
  /blkio|cpu_rt|cpuset|storage_opt|mem_swappiness|oom_kill|userns|cgroup|runtime|network|links|mac_address|extends|env_file|label_file|container_name|platform|image$|profiles|command|entrypoint|ports|isolation|sysctls|user$|working_dir|healthcheck.test|pid$|ipc$|uts$|domainname|hostname|gpus|annotations|privileged|cap_add|oom_score|devices|device_cgroup/;

const CASES = [...PROCESS, ...LIMITS, ...NETWORK, ...PRIVILEGES].filter(
  (one): one is ComposeCase & { readonly see: string } =>
    one.kind === 'done' &&
    typeof one.see === 'string' &&
    one.with === undefined &&
    one.files === undefined &&
    one.shows[0] !== undefined &&
    !ELSEWHERE.test(one.leaf),
);

/** What has a healthcheck is made and never started: an engine takes half a minute to the first one. */
const instanceOf = ({ leaf }: { readonly leaf: string }) =>
  leaf.includes('healthcheck') ? 'checks' : 'acto';

/** One service for each key. */
function declared(step: 'unset' | 'set' | 'change'): string {
  const services = CASES.map((one, index) => {
    const path = pathOf(one.leaf, one.keys ?? []).slice(2);
    const base = {
      image: 'shipshape-test/busybox:1',
      command: ['sleep', '3600'],
      network_mode: 'none',
      // What sleeps hears no other signal.
      ...(one.leaf.includes('stop_signal') ? { stop_grace_period: '1s' } : { stop_signal: 'SIGKILL' }),
      ...one.s,
    };
    // Name resolution is nothing to a container without a network.
    const service = /dns|hosts|expose/.test(one.leaf) ? { ...base, network_mode: 'bridge' } : base;
    const whole = step === 'unset' ? service : put(service, path, one[step]);
    return { instance: instanceOf(one), service: [`s${index}`, whole] as const };
  });
  const instances = Object.entries(Object.groupBy(services, ({ instance }) => instance));
  return instances
    .map(([name, of = []]) => {
      const compose = { services: Object.fromEntries(of.map(({ service }) => service)) };
      const state = name === 'checks' ? 'stopped' : 'running';
      const spec = { compose, state, health: { stableFor: '100ms' } };
      const document = { apiVersion: 'shipshape.dev/v1', kind: 'Instance', metadata: { name }, spec };
      return stringify(document, { aliasDuplicateObjects: false });
    })
    .join('---\n');
}

/** Without the variable that the image brings. */
function seen(inspect: Json, way: string): Json {
  const found = at(inspect, way.split('.'));
  return Array.isArray(found) ? found.filter((one) => one !== 'PATH=/bin') : found;
}

beforeAll(async () => {
  await hand.sweep(FLEET);
  world = await createWorld({ name: FLEET, docker: DOCKER_HOST });
  const rules = '{ devices: warn, privileged: warn, dangerous-capabilities: warn, unconfined: warn }';
  const text = (await readFile(world.fleetFile, 'utf8')).replace(/^ {2}admission:.*\n/m, '').trimEnd();
  await writeFile(world.fleetFile, `${text}\n  admission: { profile: legacy, rules: ${rules} }\n`);
});

afterAll(async () => {
  await hand.sweep(FLEET);
  await world[Symbol.asyncDispose]();
});

test(`${CASES.length} keys, set, changed, and taken out`, async () => {
  for (const [step, index] of [
    ['unset', 0],
    ['set', 1],
    ['change', 2],
    ['unset', 0],
  ] as const) {
    await world.commit({ 'acto.yaml': declared(step) }, step);
    const applied = await world.shipshape('apply', '--yes');
    expect(applied.code, `${step}\n${applied.stdout}${applied.stderr}`).toBe(0);
    for (const [number, one] of CASES.entries()) {
      const inspect = (await hand.inspect(`${instanceOf(one)}-s${number}-1`)) as unknown as Json;
      expect.soft(seen(inspect, one.see), `${step}: ${one.leaf}`).toEqual(one.shows[index]);
    }
    const again = await world.shipshape('plan', '--detailed-exitcode');
    expect(again.code, `${step}: a second plan\n${again.stdout}`).toBe(0);
  }
}, 600_000);
