// What breaks under the daemon and must not end its work: a disk that is full, a lock that is held, a record
// of one target that is damaged, mistakes of our own, a clock that is set back.

import { describe, expect, it } from 'vitest';
import { Failure } from '../../src/model/failure.ts';
import type { LedgerState } from '../../src/model/ledger.ts';
import { createDaemonWorld, type DaemonWorldOptions } from '../support/daemon-world.ts';
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
