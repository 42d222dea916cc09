import { expect, test } from 'vitest';
import { createKeyDoor, identifySigned } from '../../src/serve/identify.ts';
import { signed } from '../access/given.ts';
import { fakeFleet, OS_USER } from '../support/fake-daemon.ts';

async function withKey() {
  const fleet = fakeFleet();
  const made = JSON.parse(
    JSON.stringify(await fleet.ask(signed('operator'), 'key-create', { label: 'ci', scope: 'full' })),
  );
  const door = createKeyDoor({ ...fleet.parts, uses: fleet.parts.keyUses });
  return { fleet, door, id: String(made.id), key: String(made.key) };
}

test('a key is its user, cut to its scope, until the moment that it is revoked', async () => {
  const { fleet, door, id, key } = await withKey();
  const actor = await door.identify(key);
  expect(actor).toMatchObject({
    name: 'operator',
    via: 'http',
    proof: { kind: 'api-key', id, scope: 'full' },
  });
  await fleet.ask(actor, 'hold', { instance: 'crm', for: '1h', reason: 'r' });
  await expect(fleet.ask(actor, 'key-create', { label: 'more' })).rejects.toMatchObject({
    code: 'access/denied',
  });
  await fleet.ask(OS_USER, 'key-revoke', { id });
  await expect(door.identify(key)).rejects.toMatchObject({ code: 'access/key-refused' });
  expect(fleet.audit.at(-1)).toMatchObject({
    action: 'identify',
    outcome: 'refused',
    actor: { proof: { id } },
  });
});

test('a key is over when its time is; a guess costs no line of the audit', async () => {
  const { fleet, door, id, key } = await withKey();
  const before = fleet.audit.length;
  const wrong = [
    '',
    'shs_',
    `${key}x`,
    key.slice(0, -1),
    key.toUpperCase(),
    `shs_${id}_${'a'.repeat(43)}`,
    ` ${key}`,
  ];
  for (const guess of wrong) {
    await expect(door.identify(guess), guess).rejects.toMatchObject({ code: 'access/key-refused' });
  }
  expect(fleet.audit.length).toBe(before);
  fleet.clock.advance(91 * 86_400_000);
  await expect(door.identify(key)).rejects.toThrow('was good until');
});

test('uses are counted without a write for each, and told at once', async () => {
  const { fleet, door, key } = await withKey();
  const before = fleet.parts.ledger.read();
  await door.identify(key);
  await door.identify(key);
  expect(fleet.parts.ledger.read()).toBe(before);
  const listed = { keys: [{ uses: 2, lastUsedAt: '2026-11-20T03:12:00.000Z' }] };
  expect(await fleet.ask(signed('operator'), 'key-list', {})).toMatchObject(listed);
  await door.flush();
  await door.flush();
  expect(fleet.parts.ledger.read().apiKeys).toMatchObject([
    { uses: 2, lastUsedAt: '2026-11-20T03:12:00.000Z' },
  ]);
  expect(await fleet.ask(signed('operator'), 'key-list', {})).toMatchObject(listed);
});

test('a late answer, a stranger and a disabled user are refused before a signature is looked at', async () => {
  const fleet = fakeFleet();
  const signatures = {
    verify: async () => {
      throw new Error('must not be asked');
    },
  };
  const parts = { ...fleet.parts, signatures };
  const now = fleet.clock.now();
  const asked = (at: number) =>
    ({ fleet: 'home', purpose: 'people', nonce: `${at}.${'n'.repeat(43)}` }) as const;
  const signal = new AbortController().signal;
  for (const [user, at] of [
    ['ana', now - 61_000],
    ['ana', now + 61_000],
    ['mallory', now],
    ['gone', now],
  ] as const) {
    const tried = identifySigned(parts, { user, signatures: ['x'] }, asked(at), signal);
    await expect(tried, user).rejects.toMatchObject({ code: 'access/signature-refused' });
  }
  expect(fleet.audit.map(({ reason }) => reason)).toEqual([
    'the answer took longer than 60 s: connect again',
    'the answer took longer than 60 s: connect again',
    'no user in force has this name',
    'the user is disabled',
  ]);
});
