import { createHmac, randomBytes } from 'node:crypto';
import {
  chmod,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  rm,
  stat,
  truncate,
  unlink,
  writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Encrypter, generateX25519Identity, identityToRecipient } from 'age-encryption';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { armored, decryptArmor, encryptFor } from '../../../src/adapters/secrets/age.ts';
import { openVault, type VaultOptions } from '../../../src/adapters/secrets/vault.ts';
import type { SecretNeed, SecretSource } from '../../../src/model/secret.ts';
import type { SecretName } from '../../../src/model/text.ts';

const signal = new AbortController().signal;
const at = { file: 'apps/crm.yaml', line: 12, column: 7 };
let stateDir: string;

beforeEach(async () => {
  stateDir = await mkdtemp(join(tmpdir(), 'vault-'));
});
afterEach(async () => {
  await rm(stateDir, { recursive: true, force: true });
});

function options(change: Partial<VaultOptions> = {}): VaultOptions {
  return {
    stateDir,
    identityFile: undefined,
    outside: { environment: {}, envPrefix: undefined, folder: undefined },
    random: randomBytes,
    now: () => 1_800_000_000_000,
    ...change,
  };
}

function need(name: string, source: SecretSource, formerly?: string): SecretNeed {
  return {
    name: name as SecretName,
    source,
    at,
    ...(formerly === undefined ? {} : { formerly: formerly as SecretName }),
  };
}

const PW = 'crm/PW' as SecretName;
const password = need('crm/PW', { kind: 'password', length: 40 });
const hex = need('crm/JWT', { kind: 'hex', bytes: 32 });
const claims = { role: 'anon', iss: 'supabase' };
const token = need('crm/ANON', {
  kind: 'jwt',
  signedBy: hex.name,
  claims,
  expiresSeconds: 3600,
});

describe('generated secrets', () => {
  test('have the declared shape', async () => {
    const vault = await openVault(options());
    const open = await vault.ensure(
      [password, hex, need('crm/B', { kind: 'base64', bytes: 24 }), need('crm/U', { kind: 'uuid' })],
      signal,
    );
    expect(open.reveal(PW)).toMatch(/^[A-Za-z0-9]{40}$/);
    expect(open.reveal(hex.name)).toMatch(/^[0-9a-f]{64}$/);
    expect(Buffer.from(open.reveal('crm/B' as SecretName), 'base64')).toHaveLength(24);
    expect(open.reveal('crm/U' as SecretName)).toMatch(
      /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
    );
  });

  test('stay the same over processes, and change nothing on disk', async () => {
    const first = await (await openVault(options())).ensure([password, hex, token], signal);
    const files = await readdir(join(stateDir, 'secrets'));
    const second = await (await openVault(options({ now: () => 1_800_000_900_000 }))).ensure(
      [password, hex, token],
      signal,
    );
    for (const { name } of [password, hex, token]) expect(second.reveal(name)).toBe(first.reveal(name));
    expect(second.revision).toBe(first.revision);
    expect(await readdir(join(stateDir, 'secrets'))).toEqual(files);
  });

  test('tokens are signed with the other secret and say when they end', async () => {
    const open = await (await openVault(options())).ensure([token, hex], signal);
    const [header = '', body = '', signature] = open.reveal(token.name).split('.');
    expect(JSON.parse(Buffer.from(header, 'base64url').toString())).toEqual({ alg: 'HS256', typ: 'JWT' });
    expect(JSON.parse(Buffer.from(body, 'base64url').toString())).toEqual({
      ...claims,
      iat: 1_800_000_000,
      exp: 1_800_003_600,
    });
    const expected = createHmac('sha256', open.reveal(hex.name))
      .update(`${header}.${body}`)
      .digest('base64url');
    expect(signature).toBe(expected);
  });

  test('a token is made again when its signer changes, and when it has expired', async () => {
    const vault = await openVault(options());
    const before = (await vault.ensure([hex, token], signal)).reveal(token.name);
    await vault.set(hex.name, 'another signer, long enough', signal);
    const after = (await vault.ensure([hex, token], signal)).reveal(token.name);
    expect(after).not.toBe(before);
    const later = await openVault(options({ now: () => 1_800_000_000_000 + 3_600_001 }));
    expect((await later.ensure([hex, token], signal)).reveal(token.name)).not.toBe(after);
  });

  test('move along when their instance is renamed', async () => {
    const vault = await openVault(options());
    const before = (await vault.ensure([password, hex, token], signal)).reveal(PW);
    const tokenBefore = (await vault.ensure([token, hex], signal)).reveal(token.name);
    const renamed = await vault.ensure(
      [
        need('sales/PW', { kind: 'password', length: 40 }, 'crm/PW'),
        need('sales/JWT', { kind: 'hex', bytes: 32 }, 'crm/JWT'),
        need(
          'sales/ANON',
          { kind: 'jwt', signedBy: 'sales/JWT' as SecretName, claims, expiresSeconds: 3600 },
          'crm/ANON',
        ),
      ],
      signal,
    );
    expect(renamed.reveal('sales/PW' as SecretName)).toBe(before);
    expect(renamed.reveal('sales/ANON' as SecretName)).toBe(tokenBefore);
  });

  test('a value that a person sets stays', async () => {
    const vault = await openVault(options());
    await vault.set(PW, 'given by hand', signal);
    expect((await vault.ensure([password], signal)).reveal(PW)).toBe('given by hand');
    expect(await vault.list(signal)).toEqual([{ name: PW, kind: 'set', madeAt: '2027-01-15T08:00:00.000Z' }]);
  });

  test('writers at the same time lose nothing', async () => {
    const vaults = await Promise.all(Array.from({ length: 6 }, () => openVault(options())));
    const needs = vaults.map((_, index) => [
      need(`i${index}/PW`, { kind: 'password', length: 20 }),
      password,
    ]);
    const opened = await Promise.all(vaults.map((vault, index) => vault.ensure(needs[index] ?? [], signal)));
    const after = await (await openVault(options())).ensure(needs.flat(), signal);
    for (const [index, open] of opened.entries()) {
      const name = `i${index}/PW` as SecretName;
      expect(after.reveal(name)).toBe(open.reveal(name));
      expect(after.reveal(PW)).toBe(open.reveal(PW));
    }
  });
});

describe('at rest', () => {
  test('nothing on disk shows a value, and only the owner may look', async () => {
    const vault = await openVault(options());
    await vault.set(PW, 'canary-7f31', signal);
    for (const name of await readdir(stateDir, { recursive: true })) {
      const path = join(stateDir, name);
      const facts = await stat(path);
      expect(facts.mode & 0o077, name).toBe(0);
      if (facts.isFile()) expect((await readFile(path)).includes('canary-7f31'), name).toBe(false);
    }
    expect((await stat(join(stateDir, 'identity.age.txt'))).mode & 0o777).toBe(0o400);
  });

  test('a lost identity is never replaced beside a store that needs it', async () => {
    await (await openVault(options())).ensure([password], signal);
    await unlink(join(stateDir, 'identity.age.txt'));
    await expect(openVault(options())).rejects.toMatchObject({ code: 'secret/identity-missing' });
  });

  test('a lost host key is never replaced beside a store that needs it', async () => {
    await (await openVault(options())).ensure([password], signal);
    await unlink(join(stateDir, 'host-key.age'));
    await expect(openVault(options())).rejects.toMatchObject({ code: 'secret/host-key-missing' });
  });

  test('a lost store is never begun anew beside its host key', async () => {
    await (await openVault(options())).ensure([password], signal);
    const vault = await openVault(options());
    await rm(join(stateDir, 'secrets'), { recursive: true });
    await expect(vault.ensure([password], signal)).rejects.toMatchObject({ code: 'secret/store-missing' });
    await expect(openVault(options())).rejects.toMatchObject({ code: 'secret/store-missing' });
  });

  test('a first start that was cut short begins again', async () => {
    await openVault(options());
    await unlink(join(stateDir, 'host-key.age'));
    const open = await (await openVault(options())).ensure([password], signal);
    expect(open.reveal(PW)).toHaveLength(40);
  });

  test('an identity that others can read is refused', async () => {
    await openVault(options());
    await chmod(join(stateDir, 'identity.age.txt'), 0o440);
    await expect(openVault(options())).rejects.toMatchObject({ code: 'secret/identity-open' });
  });

  test('a damaged store is refused, never replaced by the one before', async () => {
    const vault = await openVault(options());
    await vault.ensure([password], signal);
    await vault.set(hex.name, 'x'.repeat(64), signal);
    const newest = (await readdir(join(stateDir, 'secrets'))).sort().at(-1) ?? '';
    await truncate(join(stateDir, 'secrets', newest), 150);
    const other = await openVault(options());
    await expect(other.ensure([password], signal)).rejects.toMatchObject({
      code: 'secret/age-damaged',
      message: expect.stringContaining(newest),
    });
  });

  test('fingerprints and seals depend on the host and on the value', async () => {
    const vault = await openVault(options());
    const again = await openVault(options());
    const [open, same] = [await vault.ensure([], signal), await again.ensure([], signal)];
    expect(open.fingerprint('a')).toBe(same.fingerprint('a'));
    expect(open.fingerprint('a')).not.toBe(open.fingerprint('b'));
    expect(vault.seal.sign({ a: '1', b: '2' })).toBe(again.seal.sign({ b: '2', a: '1' }));
    const elsewhere = await mkdtemp(join(tmpdir(), 'vault-'));
    const stranger = await openVault(options({ stateDir: elsewhere }));
    expect((await stranger.ensure([], signal)).fingerprint('a')).not.toBe(open.fingerprint('a'));
    await rm(elsewhere, { recursive: true });
  });
});

describe('values from elsewhere', () => {
  async function messageFor(source: SecretSource, change: Partial<VaultOptions> = {}): Promise<string> {
    const open = await (await openVault(options(change))).ensure([need('crm/X', source)], signal);
    const problem = open.problems.get('crm/X' as SecretName);
    expect(problem?.at).toEqual(at);
    expect(() => open.reveal('crm/X' as SecretName)).toThrow('there is no value for the secret crm/X');
    return `${problem?.code}: ${problem?.message}`;
  }

  test('an age value of this host opens', async () => {
    const vault = await openVault(options());
    const armor = await vault.encrypt('line one\nline two\n');
    const open = await vault.ensure([need('crm/X', { kind: 'age', armor })], signal);
    expect(open.reveal('crm/X' as SecretName)).toBe('line one\nline two\n');
  });

  test('a value for another host is not for this one', async () => {
    const identity = await generateX25519Identity();
    const vault = await openVault(options());
    const armor = await vault.encrypt('value', await identityToRecipient(identity));
    expect(Buffer.from(await decryptArmor(identity, armor, 'x')).toString()).toBe('value');
    expect(await messageFor({ kind: 'age', armor })).toContain('secret/age-other-recipient');
    await expect(vault.encrypt('value', 'age1nonsense')).rejects.toMatchObject({
      code: 'secret/bad-recipient',
    });
    await expect(vault.encrypt('value', 'ssh-ed25519 AAAA')).rejects.toMatchObject({
      code: 'secret/bad-recipient',
    });
  });

  test('bad age values each say what is wrong', async () => {
    const vault = await openVault(options());
    const armor = await vault.encrypt('value');
    const stranger = await identityToRecipient(await generateX25519Identity());
    const foreign = armored(await encryptFor(stranger, 'value'));
    const lines = armor.trim().split('\n');
    const flipped = armor.replace(
      /^([A-Za-z0-9+/]{40})(.)/m,
      (_, head: string, last: string) => head + (last === 'A' ? 'B' : 'A'),
    );
    const scrypt = new Encrypter();
    scrypt.setPassphrase('pass');
    scrypt.setScryptWorkFactor(10);
    const passphrase = armored(await scrypt.encrypt('value'));
    const bomb = armored(
      Buffer.from('age-encryption.org/v1\n-> scrypt AAAAAAAAAAAAAAAAAAAAAA 30\nAAAA\n--- AAAA\n'),
    );
    const crowd = armored(
      Buffer.from(`age-encryption.org/v1\n${'-> X25519 AAAA\nAAAA\n'.repeat(2000)}--- AAAA\n`),
    );
    const cases = {
      foreign: [
        foreign,
        'secret/age-other-recipient: secret crm/X: the age value is encrypted for somebody else',
      ],
      truncated: [
        lines.slice(0, -2).join('\n'),
        'secret/age-truncated: secret crm/X: the age value ends before the armor does, or has text after it',
      ],
      shortened: [
        [...lines.slice(0, 2), ...lines.slice(-1)].join('\n'),
        'secret/age-damaged: secret crm/X: the age value is damaged or cut short',
      ],
      junk: [
        `${armor.trim()}\njunk`,
        'secret/age-truncated: secret crm/X: the age value ends before the armor does, or has text after it',
      ],
      junkInside: [
        [lines[0], '!!!!', ...lines.slice(1)].join('\n'),
        'secret/age-damaged: secret crm/X: the age value has lines that are no age armor',
      ],
      flipped: [flipped, 'secret/age-damaged: secret crm/X: the age value is damaged or cut short'],
      empty: ['', 'secret/age-empty: secret crm/X: the age value is empty'],
      blank: [' \n', 'secret/age-empty: secret crm/X: the age value is empty'],
      plain: [
        'hunter2',
        'secret/age-not-armored: secret crm/X: the age value does not begin with the age armor line',
      ],
      huge: [
        'x'.repeat(100 * 1024 * 1024),
        'secret/age-too-large: secret crm/X: the age value is larger than 2 MiB',
      ],
      passphrase: [
        passphrase,
        'secret/age-passphrase: secret crm/X: the age value is encrypted with a passphrase, which nobody can type here',
      ],
      bomb: [
        bomb,
        'secret/age-passphrase: secret crm/X: the age value is encrypted with a passphrase, which nobody can type here',
      ],
      crowd: [crowd, 'secret/age-damaged: secret crm/X: the age value names more than 64 recipients'],
    } as const;
    for (const [name, [text, message]] of Object.entries(cases)) {
      expect(await messageFor({ kind: 'age', armor: text }), name).toBe(message);
    }
  });

  test('an age value that is no text, or holds NUL, is refused', async () => {
    const vault = await openVault(options());
    const binary = armored(await encryptFor(vault.recipient, new Uint8Array([0xff, 0xfe, 0x00])));
    const nul = armored(await encryptFor(vault.recipient, 'a\0b'));
    expect(await messageFor({ kind: 'age', armor: binary })).toBe(
      'secret/bad-value: secret crm/X: the value is no UTF-8 text',
    );
    expect(await messageFor({ kind: 'age', armor: nul })).toBe(
      'secret/bad-value: secret crm/X: the value holds a NUL character',
    );
  });

  test('the environment gives only what the prefix allows', async () => {
    const outside = { environment: { S_KEY: 'true', PATH: '/bin' }, envPrefix: 'S_', folder: undefined };
    const vault = await openVault(options({ outside }));
    const open = await vault.ensure([need('crm/X', { kind: 'env', name: 'KEY' })], signal);
    expect(open.reveal('crm/X' as SecretName)).toBe('true');
    expect(await messageFor({ kind: 'env', name: 'PATH' }, { outside })).toBe(
      'secret/missing: secret crm/X: the environment has no S_PATH',
    );
    expect(await messageFor({ kind: 'env', name: 'KEY' })).toBe(
      'secret/missing: secret crm/X: the environment is no source of secrets',
    );
  });

  test('a folder gives plain files of sane size', async () => {
    const folder = join(stateDir, 'folder');
    const outside = { environment: {}, envPrefix: undefined, folder };
    await openVault(options());
    await writeFile(join(stateDir, 'secret-outside'), 'x');
    await mkdir(folder);
    await writeFile(join(folder, 'cert'), 'one\ntwo\n');
    await writeFile(join(folder, 'big'), 'x'.repeat(1024 * 1024 + 1));
    await writeFile(join(folder, 'none'), '');
    const vault = await openVault(options({ outside }));
    const open = await vault.ensure([need('crm/X', { kind: 'file', name: 'cert' })], signal);
    expect(open.reveal('crm/X' as SecretName)).toBe('one\ntwo');
    const say = (name: string) => messageFor({ kind: 'file', name }, { outside });
    expect(await say('big')).toBe('secret/bad-value: secret crm/X: the value is larger than 1 MiB');
    expect(await say('none')).toBe('secret/bad-value: secret crm/X: the value is empty');
    expect(await say('../secret-outside')).toBe(
      'secret/bad-name: secret crm/X: "../secret-outside" is no name of a secret file',
    );
    expect(await say('absent')).toContain('secret/missing: secret crm/X: cannot read ');
  });

  test('a token whose signer has no value is the problem of its declaration', async () => {
    const open = await (await openVault(options())).ensure(
      [
        need('crm/ANON', { kind: 'jwt', signedBy: 'crm/K' as SecretName, claims, expiresSeconds: 60 }),
        need('crm/K', { kind: 'env', name: 'K' }),
      ],
      signal,
    );
    expect(open.problems.get('crm/ANON' as SecretName)?.message).toBe(
      'secret crm/ANON cannot be signed: crm/K has no value',
    );
  });
});
