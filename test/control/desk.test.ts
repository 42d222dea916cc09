import { expect, test } from 'vitest';
import { createDesk } from '../../src/control/desk.ts';
import { act, read } from '../../src/control/operation.ts';
import { OPERATIONS } from '../../src/control/operations.ts';
import { Failure } from '../../src/model/failure.ts';
import { isPermission } from '../../src/model/permission.ts';
import type { Actor } from '../../src/model/person.ts';
import { base32Bytes, hotp, totpStep } from '../../src/model/totp.ts';
import { signed, user } from '../access/given.ts';
import { BACKUP, DIGEST, fakeFleet, OS_USER, PLAN, proposal } from '../support/fake-daemon.ts';
import { OLD } from '../support/status.ts';

/** A call of every operation that does no harm and fails only for want of permission. */
const CALLS: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  get: { instance: 'crm' },
  describe: { instance: 'crm' },
  stats: { instance: 'crm' },
  why: { of: 'crm' },
  plan: { plan: PLAN },
  approve: { plan: PLAN },
  reject: { plan: PLAN, reason: 'no' },
  hold: { instance: 'crm', for: '1h', reason: 'r' },
  release: { instance: 'crm' },
  suspend: { instance: 'crm', reason: 'r' },
  resume: { instance: 'crm' },
  rollback: { instance: 'crm', commit: OLD, reason: 'r' },
  unpin: { instance: 'crm' },
  'accept-source': { commit: OLD, reason: 'r' },
  'state-export': { file: '/backup.tar' },
  logs: { instance: 'crm' },
  'key-create': { label: 'l' },
  'key-revoke': { id: 'aaaaaaaa' },
  backup: { instance: 'crm', backup: BACKUP },
  'backup-run': { instance: 'crm' },
  'backup-cancel': { backup: BACKUP },
  'backup-lock': { instance: 'crm', backup: BACKUP, reason: 'r' },
  'backup-unlock': { instance: 'crm', backup: BACKUP, reason: 'r' },
  'backup-verify': { instance: 'crm' },
  drill: { instance: 'crm' },
  'backup-delete': { instance: 'crm', backup: BACKUP, destination: 'disk', reason: 'r' },
  'backup-prune-plan': { instance: 'crm' },
  'backup-prune': { instance: 'crm', digest: 'd' },
  'backup-accept': { instance: 'crm', reason: 'r' },
  'backup-download': { instance: 'crm', backup: BACKUP, file: 'f' },
  'restore-plan': { instance: 'crm' },
  'restore-start': { plan: PLAN, confirm: 'crm' },
  'restore-cancel': { run: PLAN },
  'destination-test': { destination: 'disk' },
  'source-databases': { instance: 'crm', source: 'db' },
};

const WHO: Readonly<Record<string, Actor>> = {
  'os-user': OS_USER,
  superadmin: signed('superadmin'),
  admin: signed('admin'),
  operator: signed('operator'),
  viewer: signed('viewer'),
  guest: signed('guest'),
  nobody: signed('nobody'),
  'read key': {
    name: 'superadmin',
    via: 'http',
    proof: { kind: 'api-key', id: 'k', scope: 'read' },
    mfa: false,
  },
  'full key': {
    name: 'superadmin',
    via: 'http',
    proof: { kind: 'api-key', id: 'k', scope: 'full' },
    mfa: false,
  },
  disabled: signed('gone'),
  stranger: signed('mallory'),
  'wrong key': signed('superadmin', 'SHA256:another'),
};

async function failureOf(answer: Promise<unknown>): Promise<Failure> {
  const thrown = await answer.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (thrown instanceof Failure) return thrown;
  throw new Error(`no failure, but ${String(thrown)}`);
}

async function verdict(who: Actor, op: string): Promise<'yes' | 'no'> {
  const fleet = fakeFleet();
  const input = CALLS[op] ?? {};
  try {
    if (fleet.desk.kindOf(op) === 'stream') {
      const stop = new AbortController();
      stop.abort();
      for await (const _ of fleet.desk.follow(who, op, input, stop.signal)) break;
    } else await fleet.ask(who, op, input);
    return 'yes';
  } catch (thrown) {
    const code = thrown instanceof Error && 'code' in thrown ? thrown.code : undefined;
    if (code !== 'access/denied') return 'yes';
    const line = fleet.audit.at(-1);
    expect(line, `${op} is refused and written down`).toMatchObject({
      outcome: 'refused',
      actor: { name: who.name },
    });
    expect(fleet.told, `${op} did nothing`).toEqual([]);
    return 'no';
  }
}

test('who may ask for what: every operation, by every kind of person', async () => {
  const names = Object.keys(WHO);
  const lines: string[] = [];
  for (const { name } of OPERATIONS) {
    const cells: string[] = [];
    for (const who of Object.values(WHO)) cells.push(await verdict(who, name));
    lines.push(
      [name.padEnd(14), ...cells.map((cell, index) => cell.padEnd(names[index]?.length ?? 0))]
        .join('  ')
        .trimEnd(),
    );
  }
  const head = ['operation'.padEnd(14), ...names].join('  ');
  await expect(`${[head, ...lines].join('\n')}\n`).toMatchFileSnapshot('golden/matrix.txt');
});

test('an operation without a permission, or with one that does not exist, keeps the desk shut', () => {
  const { parts } = fakeFleet();
  const bare = read({
    name: 'x',
    summary: 's',
    permissions: [],
    input: {},
    asks: () => [],
    run: async () => 1,
  });
  expect(() => createDesk(parts, [bare])).toThrow('asks for no permission');
  const odd = read({
    ...{ name: 'x', summary: 's', permissions: ['jump:high'], input: {} },
    asks: () => [{ permission: 'jump:high', on: {} }],
    run: async () => 1,
  });
  expect(() => createDesk(parts, [odd])).toThrow('there is no permission jump:high');
  expect(() => createDesk(parts, [...OPERATIONS, ...OPERATIONS])).toThrow('two operations');
  for (const { permissions } of OPERATIONS) expect(permissions.every(isPermission)).toBe(true);
});

test('a call that asks for nothing, or for something it did not declare, is a bug and is not made', async () => {
  const { parts, audit } = fakeFleet();
  let done = 0;
  const spec = { summary: 's', input: {}, about: () => '', run: async () => ++done };
  const none = act({ ...spec, name: 'none', permissions: ['read:fleet'], asks: () => [] });
  const other = act({
    ...{ ...spec, name: 'other', permissions: ['read:fleet'] },
    asks: () => [{ permission: 'export:state', on: {} }],
  });
  const desk = createDesk(parts, [none, other]);
  const signal = new AbortController().signal;
  await expect(desk.call(OS_USER, 'none', {}, undefined, signal)).rejects.toThrow('bug');
  await expect(desk.call(OS_USER, 'other', {}, undefined, signal)).rejects.toThrow('bug');
  expect([done, audit.length]).toEqual([0, 0]);
});

test('an act is in the audit before it is done; what cannot be written down is not done', async () => {
  const fleet = fakeFleet();
  await fleet.ask(OS_USER, 'hold', { instance: 'crm', for: '2h', reason: 'restoring' });
  expect(fleet.audit).toMatchObject([
    {
      action: 'hold:instance',
      subject: 'crm',
      outcome: 'allowed',
      reason: 'restoring',
      detail: { operation: 'hold', for: '2h' },
    },
  ]);
  expect(fleet.told).toEqual(['changed crm hold']);
  const full = fakeFleet();
  const desk = createDesk(
    { ...full.parts, audit: { ...full.parts.audit, append: () => Promise.reject(new Error('disk full')) } },
    OPERATIONS,
  );
  const held = desk.call(
    OS_USER,
    'hold',
    { instance: 'crm', for: '2h', reason: 'r' },
    undefined,
    AbortSignal.timeout(1000),
  );
  await expect(held).rejects.toThrow('disk full');
  expect(full.parts.ledger.read().keeps).toEqual([]);
});

test('approving: the author, twice, replayed, moved, rejected, expired, without a role: each refused in words', async () => {
  const refusal = async (who: Actor, over: Parameters<typeof proposal>[0], input: object = {}) => {
    const fleet = fakeFleet({ state: { proposals: [proposal(over)] } });
    const failure = await failureOf(fleet.ask(who, 'approve', { plan: PLAN, ...input }));
    expect(fleet.parts.ledger.read().proposals[0]?.approvals.length ?? 0).toBe(over?.approvals?.length ?? 0);
    if (failure.code !== 'desk/unknown-plan') expect(fleet.audit.at(-1)?.outcome).toBe('refused');
    return `${failure.code}: ${failure.message}`;
  };
  const yes = {
    by: 'operator',
    how: 'h',
    at: 'x',
    digest: DIGEST,
    roles: ['operator'],
    mfa: false,
    isAuthor: false,
  };
  const two = proposal().needs.map((need) => ({ ...need, count: 2 }));
  const dba = proposal().needs.map((need) => ({ ...need, roles: ['dba'] }));
  const code = proposal().needs.map((need) => ({ ...need, mfa: true }));
  const no = { by: 'ben', how: 'h', at: 'x', digest: DIGEST, reason: 'not now' };
  const answers = [
    await refusal(signed('ana'), {}),
    await refusal(signed('viewer'), {}),
    await refusal(signed('gone'), {}),
    await refusal(signed('operator', 'SHA256:stolen'), {}),
    await refusal(signed('operator'), { needs: two, approvals: [yes] }),
    await refusal(signed('operator'), { usedAt: '2026-11-20T03:11:00.000Z', approvals: [yes] }),
    await refusal(signed('operator'), { expiresAt: '2026-11-20T03:11:00.000Z' }),
    await refusal(signed('operator'), { rejection: no }),
    await refusal(signed('operator'), { lapsed: { at: 'x', reason: 'the branch moved' } }),
    await refusal(signed('operator'), { needs: dba }),
    await refusal(signed('operator'), { needs: code }),
    await refusal(signed('operator'), {}, { digest: `sha256:${'0'.repeat(64)}` }),
    await refusal(signed('operator'), {}, { plan: '000000000000' }),
    await refusal(WHO['full key'] ?? OS_USER, {}),
    await refusal(signed('operator'), { subject: { kind: 'people' }, instances: [] }),
  ];
  await expect(`${answers.join('\n')}\n`).toMatchFileSnapshot('golden/approve-refusals.txt');
});

test('approving: the yes is recorded with who, how and when, and the loop looks again', async () => {
  const fleet = fakeFleet();
  expect(await fleet.ask(signed('operator'), 'approve', { plan: PLAN })).toEqual({
    plan: PLAN,
    standing: 'met',
    missing: '',
  });
  expect(fleet.parts.ledger.read().proposals[0]?.approvals).toMatchObject([
    { by: 'operator', how: 'ssh-key SHA256:operator', digest: DIGEST, roles: ['operator'], isAuthor: false },
  ]);
  expect(fleet.told).toEqual(['changed target local approve']);
  await expect(fleet.ask(signed('admin'), 'approve', { plan: PLAN })).rejects.toMatchObject({
    code: 'approval/met',
  });
});

test('one-time codes: enrolled once shown, confirmed, good once, counted over calls, asked for by needs', async () => {
  const needs = proposal().needs.map((need) => ({ ...need, mfa: true }));
  const fleet = fakeFleet({ state: { proposals: [proposal({ needs })] } });
  const me = signed('operator');
  const { secret } = JSON.parse(JSON.stringify(await fleet.ask(me, 'totp-enroll')));
  const bytes = base32Bytes(secret) ?? new Uint8Array();
  const code = () => hotp(bytes, totpStep(fleet.clock.now()));
  await expect(fleet.ask(me, 'totp-confirm', {}, '000000')).rejects.toMatchObject({
    code: 'access/code-refused',
  });
  await fleet.ask(me, 'totp-confirm', {}, code());
  await expect(fleet.ask(me, 'totp-enroll')).rejects.toMatchObject({ code: 'access/code-needed' });
  await expect(fleet.ask(me, 'approve', { plan: PLAN })).rejects.toMatchObject({ code: 'approval/mfa' });
  await expect(fleet.ask(me, 'approve', { plan: PLAN }, code())).rejects.toThrow('used already');
  fleet.clock.advance(31_000);
  expect(await fleet.ask(me, 'approve', { plan: PLAN }, code())).toMatchObject({ standing: 'met' });
  const text = JSON.stringify([
    fleet.audit,
    fleet.parts.ledger.read().totp.map((one) => ({ ...one, secret: '' })),
  ]);
  expect(text).not.toContain(secret);
  expect(text).not.toContain(code());
});

test('API keys: shown once, listed without what proves them, revoked by their person or by who may', async () => {
  const fleet = fakeFleet();
  const made = JSON.parse(
    JSON.stringify(await fleet.ask(signed('viewer'), 'key-create', { label: 'prometheus' })),
  );
  expect(made.key).toMatch(/^shs_[a-z2-7]{8}_[A-Za-z0-9_-]{43}$/);
  const secret = made.key.split('_').slice(2).join('_');
  const listed = JSON.stringify(await fleet.ask(signed('viewer'), 'key-list'));
  expect(listed).toContain(made.id);
  expect(listed).not.toContain('hash');
  expect(JSON.stringify([fleet.audit, fleet.parts.ledger.read(), listed])).not.toContain(secret);
  await expect(fleet.ask(signed('operator'), 'key-revoke', { id: made.id })).rejects.toMatchObject({
    code: 'access/denied',
  });
  expect(await fleet.ask(signed('operator'), 'key-list')).toEqual({ keys: [] });
  await fleet.ask(OS_USER, 'key-revoke', { id: made.id });
  expect(fleet.parts.ledger.read().apiKeys[0]?.revokedAt).toBeDefined();
  await expect(fleet.ask(OS_USER, 'key-create', { label: 'x' })).rejects.toMatchObject({
    code: 'access/no-user',
  });
});

test('root admins of fleet.yaml are in force as fleet.yaml has them, whatever was approved', async () => {
  const root = user('viewer', { isRoot: true });
  const fleet = fakeFleet({ admins: [root] });
  await fleet.ask(signed('viewer'), 'suspend', { fleet: true, reason: 'works' });
  expect(fleet.parts.ledger.read().keeps).toMatchObject([{ kind: 'suspend', scope: { kind: 'fleet' } }]);
});

test('an instance is rolled back to what was accepted; to anything else only by who may accept it', async () => {
  const fleet = fakeFleet({ named: { commit: OLD, isAccepted: false } });
  const asked = { instance: 'crm', commit: OLD.slice(0, 7), reason: 'r' };
  const failure = await failureOf(fleet.ask(signed('operator'), 'rollback', asked));
  expect(failure).toMatchObject({ code: 'pin/not-accepted' });
  expect(await fleet.ask(OS_USER, 'rollback', asked)).toMatchObject({ commit: OLD });
});

test('names and values that do not fit are refused before anything is asked or written', async () => {
  const fleet = fakeFleet();
  const wrong: readonly (readonly [string, object, string])[] = [
    ['hodl', {}, 'did you mean `hold`?'],
    ['hold', { instance: 'crm' }, 'for is missing; reason is missing'],
    ['hold', { instance: 'CRM', for: '1h', reason: 'r' }, 'instance is not the name of an instance'],
    ['hold', { instance: 'crm', for: '1h', reason: ' ' }, 'reason is not words'],
    ['hold', { instance: 'crm', for: '1h', reason: 'r', who: 1 }, 'there is no "who"'],
    ['hold', { instance: 'cmr', for: '1h', reason: 'r' }, 'there is no instance "cmr"'],
    ['suspend', { reason: 'r' }, 'exactly one of instance, target and fleet'],
    ['suspend', { instance: 'crm', fleet: true, reason: 'r' }, 'exactly one of'],
    ['suspend', { target: 'lokal', reason: 'r' }, 'there is no target "lokal"'],
    ['history', { limit: 0 }, 'limit must be a whole number from 1 to 1000'],
    ['rollback', { instance: 'crm', commit: 'beef123', reason: 'r' }, 'is not the beginning of one commit'],
    ['approve', { plan: 'xyz' }, 'plan is not the id of a plan'],
  ];
  for (const [op, input, words] of wrong) {
    const failure = await failureOf(fleet.ask(OS_USER, op, { ...input }));
    expect(`${failure.message} ${failure.hint ?? ''}`, op).toContain(words);
  }
  expect(fleet.told).toEqual([]);
});

test('who may not look any more sees nothing more of what goes on', async () => {
  const key = { id: 'k', user: 'superadmin', label: 'l', scope: 'read', hash: 'h', createdAt: 'x' } as const;
  const unused = { expiresAt: undefined, revokedAt: undefined, lastUsedAt: undefined, uses: 0 };
  const fleet = fakeFleet({ state: { apiKeys: [{ ...key, ...unused }] } });
  const withKey: Actor = {
    ...signed('superadmin'),
    via: 'http',
    proof: { kind: 'api-key', id: 'k', scope: 'read' },
  };
  const stop = new AbortController();
  const [byKey, byPerson] = [withKey, signed('viewer')].map((who) =>
    fleet.desk.follow(who, 'events', {}, stop.signal),
  );
  if (byKey === undefined || byPerson === undefined) throw new Error('nobody follows');
  for (const each of [byKey, byPerson]) expect(await each.next()).toMatchObject({ done: false });
  const happens = () =>
    fleet.parts.daemon.events.tell({ kind: 'plan.lapsed', plan: PLAN, target: undefined, reason: 'r' });
  await fleet.parts.ledger.update((state) => ({
    ...state,
    apiKeys: state.apiKeys.map((one) => ({ ...one, revokedAt: '2026-01-01T00:00:00Z' })),
  }));
  happens();
  expect((await failureOf(byKey.next())).code).toBe('access/denied');
  expect(await byPerson.next()).toMatchObject({ value: { kind: 'plan.lapsed' } });
  const nobody = { users: new Map(), roles: new Map(), teams: new Map() };
  await fleet.parts.ledger.update((state) => ({
    ...state,
    inForce: state.inForce && { ...state.inForce, people: nobody },
  }));
  const next = byPerson.next();
  happens();
  stop.abort();
  expect(await next).toMatchObject({ done: true });
});

test('with an API key nobody tries one-time codes', async () => {
  const totp = [
    { user: 'superadmin', secret: 'sealed GEZDGNBVGY3TQOJQ', confirmed: true, lastStep: -1, failures: [] },
  ];
  const fleet = fakeFleet({ state: { totp } });
  const who: Actor = {
    ...signed('superadmin'),
    via: 'http',
    proof: { kind: 'api-key', id: 'k', scope: 'full' },
  };
  expect((await failureOf(fleet.ask(who, 'status', {}, '000000'))).code).toBe('access/code-refused');
  expect(fleet.parts.ledger.read().totp).toEqual(totp);
});

test('an approval counts for nothing when the person was disabled while it was written down', async () => {
  const fleet = fakeFleet();
  const { audit, ledger } = fleet.parts;
  const { append } = audit;
  Object.assign(audit, {
    async append(entry: Parameters<typeof append>[0]) {
      await ledger.update((state) => {
        if (state.inForce === undefined) return state;
        const { people } = state.inForce;
        const users = new Map(people.users).set('operator', user('operator', { disabled: true }));
        return { ...state, inForce: { ...state.inForce, people: { ...people, users } } };
      });
      return await append(entry);
    },
  });
  const { code } = await failureOf(fleet.ask(signed('operator'), 'approve', { plan: PLAN }));
  expect(code).toBe('approval/moved');
  expect(ledger.read().proposals.flatMap(({ approvals }) => approvals)).toEqual([]);
});
