// What does not simply converge: failures with backoff, fights, bad declarations, engines that are silent.

import { describe, expect, it } from 'vitest';
import { timeOf } from '../../src/model/time.ts';
import { createDaemonWorld, type DaemonWorld } from '../support/daemon-world.ts';
import { instanceFile } from '../support/memory-world.ts';
import { ALL, CRM, names, reasons, running, WIKI } from './running.ts';

async function polled(world: DaemonWorld): Promise<void> {
  await world.pass(40_000);
  await world.settle();
}

describe('failures', () => {
  it('are tried again after 2, 6, 18, 54, 162 and then every 300 seconds, and cleared by a commit', async () => {
    const world = await running();
    world.engine.control.fail('containers.create', 'timeout', 1_000_000);
    world.source.commit({ 'crm.yaml': CRM.replaceAll('app:1', 'app:2') });
    await world.pass(1_300_000);
    const failed = world.history.records.filter(({ outcome }) => outcome === 'failed');
    const times = failed.map(({ endedAt }) => timeOf(endedAt));
    const gaps = failed.slice(1).map(({ beganAt }, index) => timeOf(beganAt) - (times[index] ?? 0));
    expect(gaps.slice(0, 7).map((gap) => Math.round(gap / 1000))).toEqual([2, 6, 18, 54, 162, 300, 300]);
    expect(world.instance('crm').reason).toBe('Failed');
    expect(world.instance('wiki').reason).toBe('Ready');
    expect(names(world)).toEqual(ALL);
  });

  it('that are rolled back are not tried again without a new cause', async () => {
    const world = await running({ images: { 'bad:1': { behaviour: { exits: { afterMs: 100, code: 1 } } } } });
    world.source.commit({ 'crm.yaml': CRM.replaceAll('app:1', 'bad:1') });
    await world.pass(900_000);
    const tried = world.history.records.filter(({ outcome }) => outcome === 'failed').length;
    expect(tried).toBe(1);
    expect(names(world)).toEqual(ALL);
    expect(world.instance('crm')).toMatchObject({ reason: 'Failed', isReady: false });
    world.source.commit({ 'crm.yaml': CRM.replaceAll('app:1', 'app:3') });
    await polled(world);
    expect(reasons(world)).toEqual(['crm Ready', 'wiki Ready']);
  });
});

describe('the same correction over and over', () => {
  it('stalls after three, names the fields, and goes on when a person says so', async () => {
    const world = await running();
    for (let count = 0; count < 5; count += 1) {
      world.engine.control.tamper('crm-db-1', { Memory: 64 * 1024 ** 2 });
      await world.pass(10_000);
    }
    const corrections = world.history.records.filter(({ trigger }) =>
      trigger.some(({ kind }) => kind === 'event'),
    );
    expect(corrections).toHaveLength(3);
    expect(world.instance('crm')).toMatchObject({ reason: 'Stalled', isReady: false });
    expect(world.instance('crm').message).toContain('memory');
    const ana = { name: 'ana', via: 'cli', proof: { kind: 'os-user', uid: 0 }, mfa: false } as const;
    const done = world.daemon.reconcile({ kind: 'fleet' }, ana, 'reconcile', new AbortController().signal);
    await world.settle();
    await done;
    expect(world.instance('crm').reason).toBe('Ready');
    expect(world.bugs).toEqual([]);
  });
});

const APP = instanceFile('app', '{ services: { web: { image: "app:1" } } }', 'dependsOn: [crm]');

describe('a bad declaration', () => {
  it('keeps its last good state, is healed to it, and harms nobody else', async () => {
    const world = await running();
    const good = world.instance('crm').appliedCommit;
    world.source.commit({
      'crm.yaml': CRM.replace('{ services:', '{ servces:'),
      'wiki.yaml': WIKI.replace('app:1', 'app:2'),
    });
    await polled(world);
    expect(world.instance('crm')).toMatchObject({ reason: 'BadDeclaration', appliedCommit: good });
    expect(world.instance('wiki').reason).toBe('Ready');
    expect(world.daemon.status().problems.map(({ at }) => at.file)).toContain('crm.yaml');
    for (let count = 0; count < 2; count += 1) {
      world.engine.control.removeContainer('crm-db-1');
      await world.settle();
      expect(names(world)).toEqual(ALL);
      expect(world.instance('crm')).toMatchObject({ reason: 'BadDeclaration', appliedCommit: good });
    }
    world.source.commit({ 'crm.yaml': CRM });
    await polled(world);
    expect(reasons(world)).toEqual(['crm Ready', 'wiki Ready']);
    expect(world.bugs).toEqual([]);
  });

  it('makes those that depend on it wait with their own changes', async () => {
    const world = createDaemonWorld();
    world.source.commit({ 'crm.yaml': CRM, 'app.yaml': APP });
    world.start();
    await world.settle();
    world.source.commit({
      'crm.yaml': CRM.replace('{ services:', '{ servces:'),
      'app.yaml': APP.replace('app:1', 'app:2'),
    });
    await polled(world);
    expect(world.instance('app')).toMatchObject({ reason: 'BlockedBy', isReady: false });
    expect(world.bugs).toEqual([]);
  });
});

describe('a silent engine', () => {
  it('is noticed, is not asked more and more, and is looked at when it is back', async () => {
    const world = await running();
    world.engine.control.fail('*', 'unreachable', 1_000_000);
    world.engine.control.cutEvents();
    world.engine.control.forgetCalls();
    await world.pass(15_000);
    const [target] = world.daemon.status().targets;
    expect(target?.freshness.isStale).toBe(true);
    expect(reasons(world)).toEqual(['crm Unknown', 'wiki Unknown']);
    await world.pass(60_000);
    expect(world.engine.control.calls.length).toBeLessThan(40);
    expect(world.bugs).toEqual([]);
  });
});

describe('a restart', () => {
  it('with nothing new makes no call that changes anything, nor does another version', async () => {
    const world = await running();
    for (const version of ['1.0.0', '1.1.0']) {
      await world.stop();
      world.engine.control.forgetCalls();
      world.start(version);
      await world.settle();
      await world.pass(700_000);
      expect(world.mutating()).toEqual([]);
      expect(world.ledger.read().settledBy).toEqual({ local: version });
    }
    expect(world.bugs).toEqual([]);
  });
});

describe('a quiet fleet', () => {
  it('of 200 containers costs a few calls a minute', async () => {
    const services = Array.from({ length: 10 }, (_, index) => `s${index}: { image: "app:1" }`).join(', ');
    const files = Array.from({ length: 20 }, (_, index) => [
      `i${index}.yaml`,
      instanceFile(`i${index}`, `{ services: { ${services} } }`),
    ]);
    const world = createDaemonWorld();
    world.source.commit(Object.fromEntries(files));
    world.start();
    await world.settle();
    expect(names(world)).toHaveLength(200);
    await world.pass(20_000);
    world.engine.control.forgetCalls();
    await world.pass(60_000);
    expect(world.engine.control.callCounts()).toEqual({ 'containers.list': 4 });
    expect(world.bugs).toEqual([]);
  });
});
