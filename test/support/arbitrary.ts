// Random fleets, random hands that meddle, random moments of a crash: small pools of names and values,
// so that collisions, hand-overs and returns to an earlier state happen often.

import fc from 'fast-check';
import type { GivenFleet, GivenInstance, GivenService } from './build.ts';
import type { Tamper } from './given.ts';

const MIB = 1024 ** 2;
const SERVICES = ['db', 'web', 'job'];
const INSTANCES = ['crm', 'shop', 'wiki'];

const service = fc.record(
  {
    image: fc.constantFrom('app:1', 'app:2', 'data:1'),
    stateful: fc.boolean(),
    env: fc.constantFrom(
      {},
      { MODE: 'a' },
      { MODE: 'b' },
      { PASSWORD: { secret: 'crm/PASSWORD', value: 'one' } },
      { PASSWORD: { secret: 'crm/PASSWORD', value: 'two' } },
    ),
    memory: fc.constantFrom(64 * MIB, 128 * MIB),
    restart: fc.constantFrom('no', 'always', 'unless-stopped'),
    volumes: fc.constantFrom({}, { data: '/data' }, { cache: '/data' }),
    files: fc.constantFrom({}, { '/etc/app.conf': 'one' }, { '/etc/app.conf': 'two' }),
    networks: fc.constantFrom(['default'], ['default', 'back'], ['back']),
    healthcheck: fc.boolean(),
  },
  { requiredKeys: ['image'] },
) satisfies fc.Arbitrary<GivenService>;

const wait = fc.constantFrom('started', 'healthy', 'restart');

/** Services may wait for those before them in the list and live in the network of the one before. */
const services: fc.Arbitrary<Readonly<Record<string, GivenService>>> = fc
  .record({
    names: fc.uniqueArray(fc.constantFrom(...SERVICES), { minLength: 1 }),
    specs: fc.array(service, { minLength: 3, maxLength: 3 }),
    waits: fc.array(fc.option(wait, { nil: undefined }), { minLength: 3, maxLength: 3 }),
    joins: fc.boolean(),
    oneShot: fc.boolean(),
  })
  .map(({ names, specs, waits, joins, oneShot }) => {
    const sorted = names.toSorted();
    return Object.fromEntries(
      sorted.map((name, index) => {
        const before = sorted.slice(0, index).findLast((one) => one !== 'job' || !oneShot);
        const given = { image: 'app:1', ...specs[index] };
        return [name, serviceOf(name, given, before, { wait: waits[index], joins, oneShot })];
      }),
    );
  });

function serviceOf(
  name: string,
  { networks, ...spec }: GivenService,
  before: string | undefined,
  how: {
    readonly wait: 'started' | 'healthy' | 'restart' | undefined;
    readonly joins: boolean;
    readonly oneShot: boolean;
  },
): GivenService {
  const job = { oneShot: true, restart: 'no', healthcheck: false };
  const place = networks === undefined ? {} : { networks };
  const isJoined = how.joins && before !== undefined && name === 'web';
  return {
    ...spec,
    ...(name === 'job' && how.oneShot ? job : {}),
    ...(isJoined ? { joins: before } : place),
    ...(how.wait !== undefined && before !== undefined ? { waitFor: { [before]: how.wait } } : {}),
  };
}

const instance: fc.Arbitrary<GivenInstance> = fc.record(
  {
    services,
    state: fc.oneof(
      { weight: 6, arbitrary: fc.constant('running' as const) },
      { weight: 1, arbitrary: fc.constantFrom('paused', 'stopped', 'ignored') },
    ),
    drift: fc.oneof(
      { weight: 4, arbitrary: fc.constant('correct' as const) },
      { weight: 1, arbitrary: fc.constantFrom('warn', 'off') },
    ),
    ignore: fc.constantFrom([], ['memory'], ['web:env.MODE']),
    protect: fc.boolean(),
    networks: fc.constantFrom({}, { default: { internal: true } }, { back: { internal: true } }),
  },
  { requiredKeys: ['services'] },
);

/** Host ports out of a small pool, each given out at most once. */
export const fleet: fc.Arbitrary<GivenFleet> = fc
  .tuple(
    fc.uniqueArray(fc.constantFrom(...INSTANCES), { minLength: 1 }),
    fc.array(instance, { minLength: 3, maxLength: 3 }),
    fc.shuffledSubarray(['8001:80', '8002:80', '8003:80']),
    fc.boolean(),
  )
  .map(([names, instances, ports, ordered]) => {
    const free = [...ports];
    const sorted = names.toSorted();
    return Object.fromEntries(
      sorted.map((name, index) => {
        const given = instances[index] ?? { services: {} };
        const withPorts = Object.entries(given.services ?? {}).map(([key, one]) => {
          const port = one.joins === undefined ? free.pop() : undefined;
          return [key, port === undefined ? one : { ...one, ports: [port] }] as const;
        });
        const before = sorted[index - 1];
        const dependsOn = ordered && before !== undefined ? [before] : [];
        return [name, { ...given, dependsOn, services: Object.fromEntries(withPorts) }];
      }),
    );
  });

const container = fc
  .tuple(fc.constantFrom(...INSTANCES), fc.constantFrom(...SERVICES))
  .map(([name, one]) => `${name}/container/${one}`);

/** What hands and accidents do. Those that name something absent do nothing. */
export const tamper: fc.Arbitrary<Tamper> = fc.oneof(
  container.map((at): Tamper => ({ container: at, remove: true })),
  container.map((at): Tamper => ({ container: at, state: 'exited', exitCode: 137 })),
  container.map((at): Tamper => ({ container: at, state: 'paused' })),
  container.map((at): Tamper => ({ container: at, state: 'dead' })),
  container.map((at): Tamper => ({ container: at, state: 'running' })),
  container.map((at): Tamper => ({ container: at, set: { memory: 32 * MIB } })),
  container.map((at): Tamper => ({ container: at, set: { restart: { name: 'on-failure', maxRetries: 0 } } })),
  container.map((at): Tamper => ({ container: at, set: { user: 'root' } })),
  container.map((at): Tamper => ({ container: at, name: `renamed-${at.replaceAll('/', '-')}` })),
  container.map((at): Tamper => ({ container: at, files: { '/etc/app.conf': 'altered' } })),
  fc.constantFrom(...INSTANCES).map((name): Tamper => ({ volume: `${name}/volume/data`, remove: true })),
  fc.constantFrom(...INSTANCES).map((name): Tamper => ({ wipe: name })),
  fc.constant<Tamper>({ foreign: 'stranger', hostPorts: ['0.0.0.0:8001/tcp'] }),
  fc.constant<Tamper>({ foreign: 'crm-web-1', hostPorts: [] }),
  fc.constant<Tamper>({ foreign: 'copy', copies: 'crm/container/web' }),
  fc.constant<Tamper>({ image: 'app:1', moved: 'app:1 moved' }),
);

/** Gives an instance that is new the past of one that is gone. */
function moved(was: GivenFleet, declare: GivenFleet): GivenFleet {
  const gone = Object.keys(was).find((name) => declare[name] === undefined);
  const fresh = Object.keys(declare).find((name) => was[name] === undefined);
  if (gone === undefined || fresh === undefined) return declare;
  return { ...declare, [fresh]: { ...declare[fresh], movedFrom: gone } };
}

/** A world: applied, meddled with, now declared otherwise. */
export const story = fc
  .record({
    moves: fc.boolean(),
    was: fleet,
    declare: fleet,
    tampers: fc.array(tamper, { maxLength: 3 }),
    forget: fc.oneof(
      { weight: 5, arbitrary: fc.constant(false) },
      { weight: 1, arbitrary: fc.constant(true) },
    ),
    held: fc.oneof(
      { weight: 5, arbitrary: fc.constant<readonly string[]>([]) },
      { weight: 1, arbitrary: fc.constant<readonly string[]>(['wiki']) },
    ),
  })
  .map(({ moves, ...told }) => (moves ? { ...told, declare: moved(told.was, told.declare) } : told));

export type Story = typeof story extends fc.Arbitrary<infer Value> ? Value : never;
