// What breaks under the daemon and must not end its work: a disk that is full, a lock that is held, a record
// of one target that is damaged, mistakes of our own, a clock that is set back.

import { describe, expect, it } from 'vitest';
import { createStorms } from '../../src/loop/storms.ts';
import { Failure } from '../../src/model/failure.ts';
import type { LedgerState } from '../../src/model/ledger.ts';
import { instanceName } from '../../src/model/ref.ts';
import { createDaemonWorld, type DaemonWorld, type DaemonWorldOptions } from '../support/daemon-world.ts';
import { ALL, CRM, names, reasons, running, WIKI } from './running.ts';

type Parts = NonNullable<DaemonWorldOptions['parts']>;

function full(what: string): Failure {
  return new Failure('ledger/unwritable', `cannot write ${what}: no space left`, { retry: 'later' });
}

/** A ledger that can be made to refuse. */
function ledgerThat(disk: { isFull: boolean }): Parts {
  return (parts) => ({
    ...parts,
    ledger: {
      ...parts.ledger,
      async update(change) {
        if (disk.isFull && change(parts.ledger.read()) !== parts.ledger.read()) throw full('ledger.json');
        return await parts.ledger.update(change);
      },
    },
  });
}

describe('a disk that is full', () => {
  it('is no reason to forget that a commit was refused', async () => {
    const disk = { isFull: false };
    const world = await running({ parts: ledgerThat(disk) });
    disk.isFull = true;
    world.source.commit({ 'crm.yaml': null, 'wiki.yaml': null });
    await world.pass(90_000);
    expect(world.daemon.status().source.freshness.failure).toContain('no space left');
    disk.isFull = false;
    await world.pass(90_000);
    expect(world.daemon.status().source.refused?.code).toBe('source/emptied');
    expect(world.audit.lines.map(({ action }) => action)).toContain('commit:refused');
    expect(names(world)).toEqual(ALL);
  });

  it('takes no run out of the history, wherever it is that cannot be written', async () => {
    const disk = { isFull: false };
    const world = await running({ parts: ledgerThat(disk) });
    const before = world.history.records.length;
    disk.isFull = true;
    world.engine.control.removeContainer('crm-db-1');
    await world.pass(5000);
    expect(names(world)).toEqual(ALL);
    expect(world.history.records.length).toBe(before + 1);
    expect(world.audit.lines.at(-1)?.action).toBe('apply:target');
    disk.isFull = false;
    await world.pass(60_000);
    expect(reasons(world)).toEqual(['crm Ready', 'wiki Ready']);
  });

  it('keeps what was refused from the audit only as long as it is full', async () => {
    let isFull = false;
    const world = await running({
      parts: (parts) => ({
        ...parts,
        audit: {
          ...parts.audit,
          async append(entry) {
            if (isFull) throw full('audit.jsonl');
            return await parts.audit.append(entry);
          },
        },
      }),
    });
    isFull = true;
    world.source.commit({ 'crm.yaml': CRM.replace('{ services:', '{ servces:') });
    await world.pass(60_000);
    isFull = false;
    await world.pass(600_000);
    const refused = world.audit.lines.filter(({ action }) => action === 'declaration:refused');
    expect(refused.map(({ subject }) => subject)).toEqual(['crm.yaml']);
  });

  it('does not end the housekeeping of proposals and keeps', async () => {
    const disk = { isFull: false };
    const world = await running({ parts: ledgerThat(disk) });
    const until = new Date(world.clock.now() + 60_000).toISOString();
    await world.update((state): LedgerState => {
      const at = new Date(world.clock.now()).toISOString();
      const keep = {
        kind: 'hold',
        scope: { kind: 'instance', instance: 'crm' },
        by: 'ana',
        reason: 'x',
        at,
        until,
      };
      return { ...state, keeps: [keep as LedgerState['keeps'][number]] };
    });
    disk.isFull = true;
    await world.pass(120_000);
    disk.isFull = false;
    await world.pass(120_000);
    expect(world.ledger.read().keeps).toEqual([]);
    expect(world.bugs).toEqual([]);
  });
});

describe('a run that cannot begin', () => {
  it('because another process changes the target is tried again with backoff', async () => {
    let tries = 0;
    const world = await running({
      parts: (parts) => ({
        ...parts,
        spine: {
          ...parts.spine,
          lock: {
            ...parts.spine.lock,
            async acquire(target) {
              tries += 1;
              if (tries > 2 && tries < 2000)
                throw new Failure('lock/held', 'local is being changed by apply by ana', { retry: 'soon' });
              return await parts.spine.lock.acquire(target);
            },
          },
        },
      }),
    });
    const before = tries;
    tries = 2;
    world.engine.control.removeContainer('crm-db-1');
    await world.pass(60_000);
    expect(before).toBeLessThanOrEqual(2);
    expect(tries).toBeLessThan(12);
    expect(world.instance('crm')).toMatchObject({ reason: 'Failed', isReady: false });
    expect(world.instance('crm').message).toContain('being changed by apply by ana');
    expect(world.instance('wiki').reason).toBe('Ready');
  });
});

describe('a look that fails again and again', () => {
  it('is not forgotten because the cheap sweep goes well', async () => {
    const world = await running();
    world.engine.control.fail('networks.list', 'timeout', 1_000_000);
    await world.pass(1_200_000);
    const wrong: string[] = [];
    for (let count = 0; count < 60; count += 1) {
      await world.pass(5000);
      if (reasons(world).includes('crm Ready')) wrong.push(new Date(world.clock.now()).toISOString());
    }
    expect(wrong).toEqual([]);
  });
});

describe('a mistake of ours', () => {
  it('in looking at a commit does not end the following of the source', async () => {
    let isBroken = false;
    const world = await running({
      parts: (parts) => ({
        ...parts,
        source: {
          ...parts.source,
          async fetch(signal) {
            if (isBroken) throw new TypeError('a mistake');
            return await parts.source.fetch(signal);
          },
        },
      }),
    });
    isBroken = true;
    const head = world.source.commit({ 'crm.yaml': CRM.replaceAll('app:1', 'app:2') });
    await world.pass(60_000);
    expect(world.bugs.length).toBeGreaterThan(0);
    expect(world.daemon.status().source.freshness.failure).toBeDefined();
    isBroken = false;
    await world.pass(60_000);
    expect(world.daemon.status().source.accepted).toBe(head);
  });

  it('in a sweep or in an event does not end the watching', async () => {
    const world = await running();
    let isBroken = true;
    world.engine.control.intercept((call) => {
      if (isBroken && call.kind === 'containers.list') throw new TypeError('a mistake');
      return undefined as never;
    });
    await world.pass(60_000);
    expect(world.bugs.length).toBeGreaterThan(0);
    isBroken = false;
    world.engine.control.removeContainer('crm-db-1');
    await world.pass(400_000);
    expect(names(world)).toEqual(ALL);
  });
});

describe('a record that is damaged', () => {
  it('of one target keeps nobody from following the source', async () => {
    const world = createDaemonWorld({
      parts: (parts) => ({
        ...parts,
        spine: {
          ...parts.spine,
          store: {
            ...parts.spine.store,
            async load() {
              throw new Failure('state/damaged', 'state.json and its previous copy cannot be read');
            },
          },
        },
      }),
    });
    const head = world.source.commit({ 'crm.yaml': CRM, 'wiki.yaml': WIKI });
    world.start();
    await world.pass(60_000);
    expect(world.daemon.status().source.accepted).toBe(head);
    expect(world.daemon.status().targets[0]?.freshness.failure).toContain('state.json');
    expect(world.bugs).toEqual([]);
  });
});

describe('a change of people', () => {
  const USER = [
    'apiVersion: shipshape.dev/v1',
    'kind: User',
    'metadata: { name: eve }',
    'spec: { emails: [eve@example.com], roles: [viewer] }',
  ].join('\n');
  const open = (world: DaemonWorld) =>
    world.ledger.read().proposals.filter(({ subject, lapsed, expiresAt }) => {
      const isLive = lapsed === undefined && Date.parse(expiresAt) > world.clock.now();
      return subject.kind === 'people' && isLive;
    }).length;

  it('is proposed although it could not be written down at first', async () => {
    const disk = { isFull: false };
    let isBroken = false;
    const world = await running({
      parts: (parts) => {
        const { ledger } = ledgerThat(disk)(parts);
        const update: typeof ledger.update = async (change) => {
          const after = change(parts.ledger.read());
          if (isBroken && after.proposals !== parts.ledger.read().proposals) throw full('ledger.json');
          return await ledger.update(change);
        };
        return { ...parts, ledger: { ...ledger, update } };
      },
    });
    isBroken = true;
    const head = world.source.commit({ 'eve.yaml': USER });
    await world.pass(60_000);
    expect(world.daemon.status().source.accepted).toBe(head);
    isBroken = false;
    await world.pass(120_000);
    expect(open(world)).toBe(1);
  });

  it('is proposed anew when its time is over', async () => {
    const world = await running();
    world.source.commit({ 'eve.yaml': USER });
    await world.pass(60_000);
    expect(open(world)).toBe(1);
    await world.update((state) => ({
      ...state,
      proposals: state.proposals.map((one) => ({
        ...one,
        expiresAt: new Date(world.clock.now() + 1000).toISOString(),
      })),
    }));
    await world.pass(120_000);
    expect(open(world)).toBe(1);
    expect(world.bugs).toEqual([]);
  });
});

describe('what an instance is pinned to', () => {
  it('and cannot be read any more is no reason to take it forward', async () => {
    let gone: string | undefined;
    const world = await running({
      parts: (parts) => {
        const remote: typeof parts.source.remote = {
          ...parts.source.remote,
          revision: async (wanted, signal) =>
            wanted === gone ? undefined : await parts.source.remote.revision(wanted, signal),
        };
        return { ...parts, source: { ...parts.source, remote } };
      },
    });
    const old = world.source.head();
    const since = world.source.commit({ 'crm.yaml': CRM.replaceAll('app:1', 'app:2') });
    await world.pass(60_000);
    const pinned = { instance: 'crm', commit: old, since, by: 'ana', how: 'os-user 0', reason: 'slow' };
    await world.update((state) => ({
      ...state,
      pins: [{ ...pinned, at: new Date(world.clock.now()).toISOString() } as LedgerState['pins'][number]],
    }));
    world.daemon.changed({ kind: 'fleet' }, { kind: 'person', by: 'ana', verb: 'rollback' });
    await world.settle();
    const image = () => world.engine.control.container('crm-web-1').imageRef;
    expect(image()).toContain('app:1');
    await world.stop();
    gone = old;
    world.start();
    await world.settle();
    expect(image()).toContain('app:1');
    expect(world.instance('crm').isReady).toBe(false);
    expect(world.instance('wiki').reason).toBe('Ready');
    expect(world.bugs).toEqual([]);
  });
});

describe('an instance that is pinned', () => {
  const pinOf = (world: DaemonWorld, instance: string, to: string | undefined, since: string) =>
    ({
      ...{ instance, commit: to, since, by: 'ana', how: 'os-user 0', reason: 'slow' },
      at: new Date(world.clock.now()).toISOString(),
    }) as LedgerState['pins'][number];

  it('to a commit that has it under its former name loses nothing that runs under that', async () => {
    const world = await running();
    const old = world.source.head();
    const at = new Date(world.clock.now()).toISOString();
    const said = { by: 'ana', how: 'os-user 0', at, reason: 'a rename', until: undefined };
    await world.update((state) => ({
      ...state,
      keeps: [{ kind: 'suspend', scope: { kind: 'fleet' }, ...said }],
    }));
    const since = world.source.commit({
      'crm.yaml': null,
      'sales.yaml': CRM.replace('name: crm', 'name: sales, movedFrom: crm'),
    });
    await world.pass(60_000);
    await world.update((state) => ({ ...state, keeps: [], pins: [pinOf(world, 'sales', old, since)] }));
    world.daemon.changed({ kind: 'fleet' }, { kind: 'person', by: 'ana', verb: 'rollback' });
    await world.pass(60_000);
    expect(names(world)).toEqual(ALL);
    // Nobody is even asked whether it may go.
    expect(world.daemon.status().waiting).toEqual([]);
    expect(world.bugs).toEqual([]);
  });

  it('while its declaration is bad follows the commit that mends it', async () => {
    const world = await running();
    const old = world.source.head();
    const since = world.source.commit({ 'crm.yaml': CRM.replace('spec:', 'specs:') });
    await world.pass(60_000);
    await world.update((state) => ({ ...state, pins: [pinOf(world, 'crm', old, since)] }));
    world.source.commit({ 'wiki.yaml': `${WIKI}\n# by the way\n` });
    await world.pass(60_000);
    expect(world.ledger.read().pins).toHaveLength(1);
    world.source.commit({ 'crm.yaml': CRM.replaceAll('app:1', 'app:2') });
    await world.pass(60_000);
    expect(world.ledger.read().pins).toEqual([]);
    expect(world.engine.control.container('crm-web-1').imageRef).toContain('app:2');
    expect(world.bugs).toEqual([]);
  });
});

describe('a folder that somebody writes into all the time', () => {
  it('is given up for now, in words, and not read without end', async () => {
    let stamps = 0;
    const world = createDaemonWorld({
      parts: (parts) => ({
        ...parts,
        spine: {
          ...parts.spine,
          fleet: { ...parts.spine.fleet, source: { kind: 'folder', intervalMs: 30_000, folder: '/fleet' } },
        },
        source: {
          ...parts.source,
          remote: {
            ...parts.source.remote,
            async head() {
              stamps += 1;
              return `${Math.min(stamps, 3000)}`;
            },
          },
        },
      }),
    });
    world.source.commit({ 'crm.yaml': CRM, 'wiki.yaml': WIKI });
    world.start();
    await world.pass(10_000);
    expect(stamps).toBeLessThan(100);
    expect(world.daemon.status().source.freshness.failure).toContain('/fleet');
  });
});

it('a storm of events that was put off is looked at although the clock was set back', () => {
  let now = 10_000_000;
  const storms = createStorms(() => now);
  const ask = { triggers: [], extent: 'all', fresh: new Set<never>() } as const;
  const crm = instanceName('crm');
  while (!storms.holds(crm, ask)) now += 1;
  now -= 3_600_000;
  expect(storms.due(now)).toHaveLength(1);
  expect(storms.holds(crm, ask)).toBe(false);
});
