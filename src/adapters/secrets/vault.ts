// The vault: meets the needs of declarations from the encrypted store, the repository's age values,
// the environment and a folder, and answers for the host's key. Values live in memory and in the
// encrypted store only; no message ever holds one.

import { join } from 'node:path';
import type { SecretName } from '../../model/text.ts';
import type { Seal, Vault } from '../../ports.ts';
import { armored, decryptArmor, encryptFor } from './age.ts';
import type { Kept } from './contents.ts';
import type { Random } from './generate.ts';
import { ensureHostKey } from './host-key.ts';
import { ensureIdentity } from './identity.ts';
import { meetNeeds } from './meet.ts';
import { checkValue, type Outside } from './outside.ts';
import { newestNumber } from './snapshots.ts';
import { ensureStore, openStore } from './store.ts';

export type VaultOptions = {
  /** Holds `secrets/NNNNNNNN.age` and `host-key.age`. */
  readonly stateDir: string;
  /** Default: `<stateDir>/identity.age.txt`. */
  readonly identityFile: string | undefined;
  readonly outside: Outside;
  readonly random: Random;
  /** Milliseconds since 1970. */
  readonly now: () => number;
};

/** Opens the vault; at the first use makes identity and host key. Fails with `secret/*`. */
export async function openVault(options: VaultOptions): Promise<Vault & { readonly seal: Seal }> {
  const folder = join(options.stateDir, 'secrets');
  const keyFile = join(options.stateDir, 'host-key.age');
  const before = await newestNumber(folder);
  const identityFile = options.identityFile ?? join(options.stateDir, 'identity.age.txt');
  const identity = await ensureIdentity(identityFile, before > 0);
  await ensureStore(folder, identity, keyFile);
  // The first state is empty: a key made beside it forgets nothing.
  const key = await ensureHostKey(keyFile, identity, options.random, before > 1);
  const store = openStore(folder, identity);
  return {
    recipient: identity.recipient,
    seal: key.seal,
    ensure: (needs, signal) => meetNeeds({ options, identity, key, store }, needs, signal),
    async set(name, value, signal) {
      checkValue(value);
      const kept: Kept = { value, kind: 'set', madeAt: options.now() };
      await store.update((contents) => new Map(contents).set(name, kept), signal);
    },
    async list() {
      const { contents } = await store.read();
      return [...contents]
        .map(([name, kept]) => ({
          name: name as SecretName,
          kind: kept.kind,
          madeAt: new Date(kept.madeAt).toISOString(),
        }))
        .sort((a, b) => (a.name < b.name ? -1 : 1));
    },
    async encrypt(value, recipient = identity.recipient) {
      checkValue(value);
      return armored(await encryptFor(recipient, value));
    },
    async decrypt(file) {
      const plain = await decryptArmor(identity.secret, file, 'what was encrypted for this host');
      return new TextDecoder().decode(plain);
    },
  };
}
