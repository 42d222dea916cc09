// What the source may do to the daemon, and what it never may.

import { describe, expect, it } from 'vitest';
import type { FollowedSource } from '../../src/ports.ts';
import { createDaemonWorld, type DaemonWorld } from '../support/daemon-world.ts';
import { instanceFile } from '../support/memory-world.ts';
import { ALL, CRM, names, reasons, running, WIKI } from './running.ts';

const ONE = (name: string) => instanceFile(name, '{ services: { web: { image: "app:1" } } }');

async function polled(world: DaemonWorld): Promise<void> {
  await world.pass(40_000);
  await world.settle();
}

function refused(world: DaemonWorld): string | undefined {
  return world.daemon.status().source.refused?.code;
}

/** Nothing moved, it is said why not, and written down once. */
async function mustBeRefused(world: DaemonWorld, code: string): Promise<void> {
  await polled(world);
  await polled(world);
  expect(refused(world)).toBe(code);
  expect(names(world)).toEqual(ALL);
  expect(world.mutating()).toEqual([]);
  const lines = world.audit.lines.filter(({ action }) => action === 'commit:refused');
  expect(lines.map(({ detail }) => detail['code'])).toEqual([code]);
  expect(world.bugs).toEqual([]);
}

describe('the source', () => {
  it('is asked with one call while nothing moves', async () => {
    const world = await running();
    const { heads, fetches } = world.source.asked;
    await world.pass(300_000);
    expect(world.source.asked.fetches).toBe(fetches);
    expect(world.source.asked.heads - heads).toBe(10);
  });

  it('that is away leaves the last good commit in force, and its age shows', async () => {
    const world = await running();
    world.source.setAway(true);
    world.source.commit({ 'crm.yaml': null });
    await world.pass(120_000);
    world.engine.control.kill('crm-db-1');
    await world.settle();
    expect(names(world)).toEqual(ALL);
    const { freshness, accepted } = world.daemon.status().source;
    expect(freshness).toMatchObject({ isStale: true, failure: 'the git server cannot be reached' });
    expect(freshness.ageMs).toBeGreaterThan(100_000);
    expect(accepted).toBeDefined();
  });

  it('that is away at a restart changes nothing, and what runs is still healed', async () => {
    const world = await running();
    await world.stop();
    world.source.setAway(true);
    world.engine.control.kill('crm-db-1');
    world.engine.control.forgetCalls();
    world.start();
    await world.settle();
    expect(names(world)).toEqual(ALL);
    expect(world.bugs).toEqual([]);
  });

  it('is not followed when its history was rewritten, until a person says so', async () => {
    const world = await running();
    world.source.move(undefined);
    const other = world.source.commit({ 'crm.yaml': CRM.replace('app:1', 'app:2'), 'wiki.yaml': WIKI });
    await mustBeRefused(world, 'source/rewritten');
    const ana = { name: 'ana', via: 'cli', proof: { kind: 'os-user', uid: 0 }, mfa: false } as const;
    const accepted = world.daemon.acceptSource(other, ana, new AbortController().signal);
    await world.settle();
    expect(await accepted).toBe(true);
    expect(refused(world)).toBeUndefined();
    expect(world.instance('crm').appliedCommit).toBe(other);
    expect(
      world.audit.lines.some(({ action, actor }) => action === 'accept:source' && actor.name === 'ana'),
    ).toBe(true);
  });

  it('is not taken back to what a person accepts when a good commit came meanwhile', async () => {
    let gate: Promise<void> | undefined;
    const slow = (source: FollowedSource): FollowedSource => ({
      ...source,
      async tree(revision, signal) {
        if (gate !== undefined && revision.commit === other) await gate;
        return await source.tree(revision, signal);
      },
    });
    const world = await running({ parts: (given) => ({ ...given, source: slow(given.source) }) });
    const head = world.source.head();
    world.source.move(undefined);
    const other = world.source.commit({ 'crm.yaml': CRM.replace('app:1', 'app:2'), 'wiki.yaml': WIKI });
    await polled(world);
    expect(refused(world)).toBe('source/rewritten');
    const { promise, resolve } = Promise.withResolvers<void>();
    gate = promise;
    const ana = { name: 'ana', via: 'cli', proof: { kind: 'os-user', uid: 0 }, mfa: false } as const;
    const accepted = world.daemon.acceptSource(other, ana, new AbortController().signal);
    world.source.move(head);
    const newer = world.source.commit({ 'crm.yaml': CRM.replace('app:1', 'app:3') });
    await polled(world);
    expect(world.daemon.status().source.accepted).toBe(newer);
    resolve();
    expect(await accepted).toBe(false);
    await polled(world);
    expect(world.daemon.status().source.accepted).toBe(newer);
    expect(world.instance('crm').appliedCommit).toBe(newer);
    expect(world.audit.lines.some(({ action }) => action === 'accept:source')).toBe(false);
    expect(world.bugs).toEqual([]);
  });

  it('is not followed when its branch is gone, and is again when it is back', async () => {
    const world = await running();
    const head = world.daemon.status().source.accepted;
    world.source.move(undefined);
    await mustBeRefused(world, 'source/branch-gone');
    world.source.move(head);
    await polled(world);
    expect(refused(world)).toBeUndefined();
    expect(world.mutating()).toEqual([]);
  });

  it('is not followed into an empty tree', async () => {
    const world = await running();
    world.source.commit({ 'crm.yaml': null, 'wiki.yaml': null });
    await mustBeRefused(world, 'source/emptied');
  });

  it('is not followed when most declarations vanished', async () => {
    const many = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j'];
    const world = createDaemonWorld();
    world.source.commit(Object.fromEntries(many.map((name) => [`${name}.yaml`, ONE(name)])));
    world.start();
    await world.settle();
    world.engine.control.forgetCalls();
    world.source.commit(Object.fromEntries(many.slice(3).map((name) => [`${name}.yaml`, null])));
    await polled(world);
    expect(refused(world)).toBe('source/vanished');
    expect(world.mutating()).toEqual([]);
    world.source.commit({ 'd.yaml': ONE('d'), 'e.yaml': ONE('e'), 'f.yaml': ONE('f'), 'g.yaml': ONE('g') });
    await polled(world);
    expect(refused(world)).toBeUndefined();
  });

  it('is not followed without a signature where one is asked for, in both modes', async () => {
    const signed = (mode: string) => ({
      fleet: '',
      source: `signatures: { mode: ${mode}, allowedSigners: signers }`,
    });
    for (const mode of ['head', 'strict']) {
      const world = await running(signed(mode));
      const bad = world.source.commit({ 'crm.yaml': CRM.replace('app:1', 'app:2') });
      world.source.unsigned.add(bad);
      await mustBeRefused(world, 'source/unsigned');
      world.source.commit({ 'wiki.yaml': WIKI });
      await polled(world);
      expect(refused(world)).toBe(mode === 'strict' ? 'source/unsigned' : undefined);
    }
  });

  it('with 50 commits in 10 seconds ends at the newest, in few passes', async () => {
    const world = await running();
    world.engine.control.forgetCalls();
    const before = world.told.length;
    let last = world.source.commit({});
    for (let count = 0; count < 50; count += 1) {
      last = world.source.commit({
        'crm.yaml': CRM.replaceAll('"app:1"', `"app:${1 + (count % 3)}", environment: { N: "${count}" }`),
      });
      world.daemon.nudgeSource('webhook');
      await world.pass(200);
    }
    await world.settle();
    expect(world.instance('crm')).toMatchObject({ reason: 'Ready', appliedCommit: last });
    const passes = world.told.slice(before).filter(({ kind }) => kind === 'pass.begun').length;
    expect(passes).toBeLessThan(20);
    const begun = world.told.slice(before).filter(({ kind }) => kind === 'run.begun').length;
    expect(begun).toBeLessThan(10);
    expect(reasons(world)).toEqual(['crm Ready', 'wiki Ready']);
    expect(world.bugs).toEqual([]);
  });
});

it('is asked before a person who says "look now" is answered', async () => {
  const world = await running();
  const asked = world.source.asked.heads;
  const newest = world.source.commit({ 'crm.yaml': CRM.replaceAll('app:1', 'app:2') });
  const ana = { name: 'ana', via: 'socket', proof: { kind: 'os-user', uid: 0 }, mfa: false } as const;
  const done = world.daemon.reconcile({ kind: 'fleet' }, ana, 'reconcile', new AbortController().signal);
  await Promise.all([done, world.settle()]);
  expect(world.source.asked.heads).toBe(asked + 1);
  expect(world.daemon.status().source.accepted).toBe(newest);
  expect(world.instance('crm').appliedCommit).toBe(newest);
});

it('tells which commit is meant by the beginning of its hash, and whether it was accepted', async () => {
  const world = await running();
  const accepted = world.daemon.status().source.accepted ?? '';
  const named = (text: string) => world.daemon.commitNamed(text, new AbortController().signal);
  expect(await named(accepted.slice(0, 8))).toEqual({ commit: accepted, isAccepted: true });
  expect(await named('0000000')).toBeUndefined();
  world.source.move(undefined);
  const other = world.source.commit({ 'other.yaml': WIKI });
  expect(await named(other.slice(0, 12))).toEqual({ commit: other, isAccepted: false });
});
