// What waits keeps its last good state: whatever happens to it meanwhile is put right to what was last
// applied, on nobody's word, and the newer declaration goes on waiting.

import { describe, expect, it, onTestFinished } from 'vitest';
import { hold } from '../../src/approve/keeps.ts';
import { approve } from '../../src/approve/proposals.ts';
import type { DaemonParts } from '../../src/loop/parts.ts';
import type { Proposal } from '../../src/model/ledger.ts';
import type { Trigger } from '../../src/model/record.ts';
import { instanceName } from '../../src/model/ref.ts';
import { timeText } from '../../src/model/time.ts';
import type { FollowedSource } from '../../src/ports.ts';
import { createDaemonWorld, type DaemonWorld, type DaemonWorldOptions } from '../support/daemon-world.ts';
import { instanceFile } from '../support/memory-world.ts';
import { WIKI } from './running.ts';

const BY_ANA: Trigger = { kind: 'person', by: 'ana', verb: 'approve' };

const web = (image: string, more = '', spec = '') =>
  instanceFile('crm', `{ services: { web: { image: "${image}"${more} } } }`, spec);
/** A new exposure waits for a person. */
const opened = (spec = '') => web('app:2', ', ports: ["8080:80"]', spec);
const db = (image: string, spec = '') =>
  instanceFile(
    'crm',
    `{ services: { db: { image: "${image}", volumes: ["data:/data"] } }, volumes: { data: {} } }`,
    `health: { within: 60s, stableFor: 10s }${spec}`,
  );

async function world(first: string, options: DaemonWorldOptions = {}): Promise<DaemonWorld> {
  const made = createDaemonWorld(options);
  made.source.commit({ 'crm.yaml': first, 'wiki.yaml': WIKI });
  made.start();
  onTestFinished(() => made.stop());
  await made.settle();
  return made;
}

async function pushed(made: DaemonWorld, files: Readonly<Record<string, string | null>>): Promise<void> {
  made.source.commit(files);
  await made.pass(40_000);
  await made.settle();
}

function waiting(made: DaemonWorld): Proposal {
  const [id] = made.daemon.status().waiting;
  const found = made.ledger.read().proposals.find((one) => one.id === id);
  if (found === undefined) throw new Error('nothing waits');
  return found;
}

async function agreed(made: DaemonWorld, { id, digest }: Proposal): Promise<void> {
  const said = { by: 'ana', how: 'os-user 0', at: timeText(made.clock.now()) };
  const approver = { said, roles: ['superadmin'], mfa: false, isAuthor: false };
  await made.update((state) => {
    const after = approve(state, { plan: id, digest, approver }, made.clock.now());
    if (after.kind !== 'done') throw new Error(after.code);
    return after.state;
  });
  made.daemon.changed({ kind: 'fleet' }, BY_ANA);
}

/** Once all is quiet nothing more is done, whatever waits. */
async function quiet(made: DaemonWorld): Promise<void> {
  const { proposals } = made.ledger.read();
  made.engine.control.forgetCalls();
  await made.pass(700_000);
  expect(made.mutating()).toEqual([]);
  expect(made.ledger.read().proposals).toEqual(proposals);
  expect(made.bugs).toEqual([]);
}

function up(made: DaemonWorld, name: string): string {
  const { imageRef, state } = made.engine.control.container(name);
  return `${imageRef} ${state.status}`;
}

describe('while a newer declaration waits for people', () => {
  it.for([
    { what: 'killed', harm: (made: DaemonWorld) => made.engine.control.kill('crm-web-1') },
    { what: 'removed', harm: (made: DaemonWorld) => made.engine.control.removeContainer('crm-web-1') },
    {
      what: 'changed by hand',
      harm: (made: DaemonWorld) => made.engine.control.tamper('crm-web-1', { Memory: 64 * 1024 ** 2 }),
    },
  ])('a container that was $what is put right, and the plan goes on waiting', async ({ harm }) => {
    const made = await world(web('app:1'));
    await pushed(made, { 'crm.yaml': opened() });
    expect(made.instance('crm').reason).toBe('AwaitingApproval');
    const runs = made.history.records.length;
    harm(made);
    await made.pass(400_000);
    await made.settle();
    expect(up(made, 'crm-web-1')).toBe('app:1 running');
    expect(made.engine.control.container('crm-web-1').hostConfig['Memory'] ?? 0).toBe(0);
    expect(made.history.records.slice(runs)).toMatchObject([{ outcome: 'applied', approvedBy: [] }]);
    expect(made.instance('crm').message).toMatch(/^plan \w+ waits for 1 more, not the author$/);
    await quiet(made);
    await agreed(made, waiting(made));
    await made.settle();
    expect(made.instance('crm').reason).toBe('Ready');
    expect(up(made, 'crm-web-1')).toBe('app:2 running');
  });
});

/** As a version would that understands the same text another way. */
function readOtherwise(source: FollowedSource): FollowedSource {
  return {
    ...source,
    async tree(revision, signal) {
      const tree = await source.tree(revision, signal);
      const files = [...tree.files].map(([path, file]) => {
        const text = file.text?.replace('image: "app:1"', 'image: "app:1", labels: { by: two }');
        return [path, { ...file, oid: `${file.oid}2`, text }] as const;
      });
      return { ...tree, files: new Map(files) };
    },
  };
}

function withSource(given: DaemonParts, source: FollowedSource): DaemonParts {
  return { ...given, source, spine: { ...given.spine, source } };
}

async function killed(made: DaemonWorld): Promise<void> {
  made.engine.control.kill('crm-web-1');
  await made.pass(400_000);
  await made.settle();
}

describe('whatever keeps the newer declaration back', () => {
  it('a closed window: it is put right, and what was approved goes when the window opens', async () => {
    const policy =
      'policies: [{ name: nights, match: { risks: [exposure] }, windows: { allow: [{ cron: "0 1 * * *", duration: 1h }] } }],';
    const made = await world(web('app:1'), { fleet: ` ${policy}` });
    await pushed(made, { 'crm.yaml': opened() });
    expect(made.instance('crm').obstacles.map(({ kind }) => kind)).toContain('window');
    await killed(made);
    expect(up(made, 'crm-web-1')).toBe('app:1 running');
    await agreed(made, waiting(made));
    await killed(made);
    expect(up(made, 'crm-web-1')).toBe('app:1 running');
    await quiet(made);
    await made.pass(3_600_000);
    expect(up(made, 'crm-web-1')).toBe('app:2 running');
  });

  it('the guard denies it', async () => {
    const made = await world(web('app:1'));
    await pushed(made, { 'crm.yaml': web('app:2', ', privileged: true') });
    expect(made.instance('crm').message).toBe('not admitted: privileged');
    await killed(made);
    expect(up(made, 'crm-web-1')).toBe('app:1 running');
    expect(made.instance('crm').message).toBe('not admitted: privileged');
    await quiet(made);
  });

  it('an upgrade that would change what runs', async () => {
    const parts = (given: DaemonParts): DaemonParts =>
      given.version === '1.0.0' ? given : withSource(given, readOtherwise(given.source));
    const made = await world(web('app:1'), { parts });
    await made.stop();
    made.start('2.0.0');
    await made.settle();
    expect(made.instance('crm').message).toMatch(/shipshape 2.0.0 would change|waits for 1 more/);
    await killed(made);
    expect(up(made, 'crm-web-1')).toBe('app:1 running');
    await quiet(made);
  });

  it('its removal, or another name', async () => {
    const policy =
      'policies: [{ name: all, match: { causes: [commit] }, approvals: { count: 1, authorMayApprove: true } }],';
    const made = await world(web('app:1'), { fleet: ` ${policy}` });
    await agreed(made, waiting(made));
    await made.settle();
    expect(made.instance('crm').reason).toBe('Ready');
    const renamed = web('app:1').replace('name: crm', 'name: shop, movedFrom: crm');
    for (const files of [{ 'crm.yaml': renamed }, { 'crm.yaml': null }]) {
      await pushed(made, files);
      expect(made.daemon.status().waiting).toHaveLength(1);
      await killed(made);
      expect(up(made, 'crm-web-1')).toBe('app:1 running');
      await quiet(made);
    }
  });

  it('what it depends on waits', async () => {
    const made = await world(web('app:1'));
    const wiki = instanceFile('wiki', '{ services: { web: { image: "app:2", ports: ["8080:80"] } } }');
    await pushed(made, { 'crm.yaml': web('app:2', '', 'dependsOn: [wiki]'), 'wiki.yaml': wiki });
    expect(made.instance('crm').reason).toBe('BlockedBy');
    await killed(made);
    expect(up(made, 'crm-web-1')).toBe('app:1 running');
    await quiet(made);
  });

  it('it was tried and rolled back: it is not tried again for that', async () => {
    const made = await world(web('app:1'), {
      images: { 'bad:1': { behaviour: { exits: { afterMs: 100, code: 1 } } } },
    });
    await pushed(made, { 'crm.yaml': web('bad:1') });
    await made.pass(600_000);
    expect(made.instance('crm').reason).toBe('Failed');
    await killed(made);
    expect(up(made, 'crm-web-1')).toBe('app:1 running');
    expect(made.instance('crm').reason).toBe('Failed');
    await quiet(made);
  });
});

describe('nothing is put right', () => {
  it('while a person holds it', async () => {
    const made = await world(web('app:1'));
    await pushed(made, { 'crm.yaml': opened() });
    const instance = instanceName('crm');
    await made.update((state) => {
      const said = { by: 'ana', how: 'os-user 0', at: timeText(made.clock.now()) };
      const asked = { instance, said, reason: 'looking', untilMs: made.clock.now() + 3_600_000 };
      const after = hold(state, asked, made.clock.now());
      return after.kind === 'done' ? after.state : state;
    });
    made.daemon.changed({ kind: 'instance', instance }, { ...BY_ANA, verb: 'hold' });
    await made.settle();
    await killed(made);
    expect(up(made, 'crm-web-1')).toBe('app:1 exited');
  });

  it.for([
    { was: 'drift: warn', is: '' },
    { was: 'drift: off', is: '' },
    { was: '', is: 'drift: warn' },
  ])('where drift is left ($was then $is)', async ({ was, is }) => {
    const made = await world(web('app:1', '', was));
    await pushed(made, { 'crm.yaml': opened(is) });
    expect(made.instance('crm').reason).toBe('AwaitingApproval');
    await killed(made);
    expect(up(made, 'crm-web-1')).toBe('app:1 exited');
    await quiet(made);
  });

  it('where a policy names drift, and the status says what is off', async () => {
    const policy =
      'policies: [{ name: all, match: { causes: [commit, drift] }, approvals: { count: 1, authorMayApprove: true } }],';
    const made = await world(web('app:1'), { fleet: ` ${policy}` });
    await agreed(made, waiting(made));
    await made.settle();
    await pushed(made, { 'crm.yaml': web('app:2') });
    await killed(made);
    expect(up(made, 'crm-web-1')).toBe('app:1 exited');
    expect(made.instance('crm')).toMatchObject({
      reason: 'AwaitingApproval',
      message: expect.stringMatching(/; meanwhile 1 not as last applied$/),
    });
  });
});

describe('an approved run that is cut off with the old container stopped', () => {
  async function cutOff(after: string, also?: string): Promise<DaemonWorld> {
    const made = await world(db('app:1'));
    await pushed(made, { 'crm.yaml': db('app:2') });
    let stopped: Promise<void> | undefined;
    const release = made.engine.control.intercept(({ kind }, phase) => {
      if (phase === 'after' && kind === after) stopped ??= made.stop();
    });
    await agreed(made, waiting(made));
    for (let left = 200; stopped === undefined && left > 0; left -= 1) await made.pass(50);
    expect(stopped).toBeDefined();
    await stopped;
    release();
    const serving = made.engine.control.containers().filter(({ state }) => state.status === 'running');
    const isCut = !serving.some(({ name, imageRef }) => name.startsWith('crm-') && imageRef === 'app:1');
    expect(isCut).toBe(true);
    if (also !== undefined)
      made.source.commit({ [also]: instanceFile('other', '{ services: { web: { image: "app:1" } } }') });
    made.start();
    await made.pass(40_000);
    await made.settle();
    return made;
  }

  it.for(['containers.stop', 'containers.rename'])(
    'after %s: the old one serves again when another commit came, and the new one waits',
    async (after) => {
      const made = await cutOff(after, 'other.yaml');
      expect(up(made, 'crm-db-1')).toBe('app:1 running');
      expect(made.instance('crm').reason).toBe('AwaitingApproval');
      expect(made.instance('other').reason).toBe('Ready');
      expect(waiting(made).approvals).toEqual([]);
      await quiet(made);
      await agreed(made, waiting(made));
      await made.pass(60_000);
      await made.settle();
      expect(up(made, 'crm-db-1')).toBe('app:2 running');
    },
  );

  it('is left where the new one runs already: it serves, and the rest waits', async () => {
    const made = await cutOff('containers.start', 'other.yaml');
    expect(up(made, 'crm-db-1')).toBe('app:2 running');
    expect(made.instance('crm').message).toMatch(/^plan \w+ waits for .*; meanwhile 1 not as last applied$/);
    await quiet(made);
  });

  it('is finished on the same word where the commit is the same', async () => {
    const made = await cutOff('containers.rename');
    expect(up(made, 'crm-db-1')).toBe('app:2 running');
    expect(made.history.records.at(-1)?.approvedBy).toEqual(['ana (os-user 0)']);
    await quiet(made);
  });
});
