// Whether somebody who showed a key or a certificate comes in, and as whom: people in force decide, no others,
// each time anew. Pure.

import type { FleetSsh } from '../model/fleet.ts';
import type { LedgerState } from '../model/ledger.ts';
import type { KeyHolder, Shown } from '../model/login.ts';
import type { Actor, People, User } from '../model/person.ts';
import { isCertificateType, readSshCertificate } from '../model/ssh-certificate.ts';
import { keyFingerprint, readSshKey } from '../model/ssh-key.ts';

export type Entering =
  | { readonly kind: 'known'; readonly actor: Actor }
  /** `reason`: for the audit, not for who knocks. */
  | { readonly kind: 'refused'; readonly reason: string };

/** Who it is. `now`: milliseconds since 1970. */
export function whoIsIt(shown: Shown, people: People, ssh: FleetSsh, now: number): Entering {
  const [type = '', blob = ''] = shown.key.split(' ');
  if (isCertificateType(type)) return certified(blob, shown, people, ssh, now);
  const read = readSshKey(shown.key);
  if ('wrong' in read) return refused(`the key is not taken: ${read.wrong}`);
  const { fingerprint } = read.key;
  const user = [...people.users.values()].find((one) => hasKey(one, fingerprint));
  if (user === undefined) return refused(`the key ${fingerprint} is nobody's in force`);
  if (isShutOut(user)) return refused(`${user.name} is disabled`);
  return known(user, { kind: 'ssh-key', fingerprint, from: shown.address });
}

function certified(blob: string, shown: Shown, people: People, ssh: FleetSsh, now: number): Entering {
  const certificate = readSshCertificate(blob);
  if (certificate === undefined || shown.door !== 'sshd')
    return refused('this is no certificate of a person');
  const { authority, id, principals, validAfter, validBefore } = certificate;
  if (!(ssh.sshd?.authorities ?? []).some(({ fingerprint }) => fingerprint === authority)) {
    return refused(`the authority ${authority} is none that fleet.yaml names`);
  }
  const seconds = now / 1000;
  if (seconds < validAfter || seconds >= validBefore) return refused('the certificate is not valid now');
  const users = principals.flatMap((name) => people.users.get(name) ?? []);
  const [user, another] = users;
  if (user === undefined) return refused('no principal of the certificate is a user in force');
  if (another !== undefined) return refused('the certificate names several users: nobody is two people');
  if (isShutOut(user)) return refused(`${user.name} is disabled`);
  const fingerprint = keyFingerprint(blob);
  return known(user, { kind: 'ssh-certificate', authority, id, fingerprint, from: shown.address });
}

function known({ name }: User, proof: Actor['proof']): Entering {
  return { kind: 'known', actor: { name, via: 'ssh', proof, mfa: false } };
}

function refused(reason: string): Entering {
  return { kind: 'refused', reason };
}

function hasKey({ sshKeys }: User, fingerprint: string): boolean {
  return sshKeys.some((key) => key.fingerprint === fingerprint);
}

function isShutOut({ disabled, isRoot }: User): boolean {
  return disabled && !isRoot;
}

/** Whether a one-time code is asked of somebody before they come in. */
export function codeOf(
  name: string,
  mfa: FleetSsh['mfa'],
  { totp }: Pick<LedgerState, 'totp'>,
): KeyHolder['code'] {
  if (mfa === 'off') return 'none';
  if (totp.some((one) => one.user === name && one.confirmed)) return 'asked';
  return mfa === 'required' ? 'missing' : 'none';
}

/** Whose keys open the door now. */
export function holdersOf(
  people: People,
  mfa: FleetSsh['mfa'],
  state: Pick<LedgerState, 'totp'>,
): readonly KeyHolder[] {
  return [...people.users.values()]
    .filter((user) => !isShutOut(user))
    .map((user) => ({
      name: user.name,
      fingerprints: user.sshKeys.map(({ fingerprint }) => fingerprint),
      code: codeOf(user.name, mfa, state),
    }));
}
