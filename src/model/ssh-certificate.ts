// What an OpenSSH user certificate says (PROTOCOL.certkeys of OpenSSH): who vouches, for whom, until when. It
// only reads: whether the signature holds was sshd's to look at, before anybody came to us with one.

import { keyFingerprint } from './ssh-key.ts';

export type SshCertificate = {
  /** `SHA256:…` of the key that vouches. */
  readonly authority: string;
  /** What the authority called it; foreign words. */
  readonly id: string;
  readonly serial: string;
  /** Names that it is good for; none: for every name, which nobody gets here. */
  readonly principals: readonly string[];
  /** Seconds since 1970: from the first to before the second. */
  readonly validAfter: number;
  readonly validBefore: number;
};

/** Fields of the certified key itself, between the nonce and the serial number, by type. */
const KEY_FIELDS: ReadonlyMap<string, number> = new Map([
  ['ssh-ed25519-cert-v01@openssh.com', 1],
  ['ssh-rsa-cert-v01@openssh.com', 2],
  ['ecdsa-sha2-nistp256-cert-v01@openssh.com', 2],
  ['ecdsa-sha2-nistp384-cert-v01@openssh.com', 2],
  ['ecdsa-sha2-nistp521-cert-v01@openssh.com', 2],
  ['sk-ssh-ed25519-cert-v01@openssh.com', 2],
  ['sk-ecdsa-sha2-nistp256-cert-v01@openssh.com', 3],
]);

const USER = 1;
const LONGEST = 16 * 1024;

export function isCertificateType(type: string): boolean {
  return KEY_FIELDS.has(type);
}

/** The certificate in base64; undefined for what is none, or is for hosts. */
export function readSshCertificate(blob: string): SshCertificate | undefined {
  if (blob.length > LONGEST) return undefined;
  try {
    return readAll(cursor(Buffer.from(blob, 'base64')));
  } catch (thrown) {
    if (thrown instanceof RangeError) return undefined;
    throw thrown;
  }
}

function readAll(at: Cursor): SshCertificate | undefined {
  const fields = KEY_FIELDS.get(at.text());
  if (fields === undefined) return undefined;
  // The nonce, then the key.
  for (let n = 0; n <= fields; n += 1) at.bytes();
  const serial = at.whole().toString();
  const kind = at.short();
  const id = at.text();
  const principals: string[] = [];
  const names = cursor(at.bytes());
  while (!names.isAtEnd()) principals.push(names.text());
  const [validAfter, validBefore] = [Number(at.whole()), Number(at.whole())];
  // Critical options and extensions are sshd's; then a reserved field.
  for (let n = 0; n < 3; n += 1) at.bytes();
  const authority = keyFingerprint(at.bytes().toString('base64'));
  if (kind !== USER) return undefined;
  return { authority, id, serial, principals, validAfter, validBefore };
}

type Cursor = {
  bytes(): Buffer;
  text(): string;
  short(): number;
  whole(): bigint;
  isAtEnd(): boolean;
};

/** Reads the fields of RFC 4251, section 5, one after another; beyond the end it throws a RangeError. */
function cursor(bytes: Buffer): Cursor {
  let at = 0;
  const take = (count: number) => {
    if (at + count > bytes.length) throw new RangeError('the bytes end too early');
    at += count;
    return bytes.subarray(at - count, at);
  };
  const field = () => take(take(4).readUInt32BE());
  return {
    bytes: field,
    text: () => field().toString('utf8'),
    short: () => take(4).readUInt32BE(),
    whole: () => take(8).readBigUInt64BE(),
    isAtEnd: () => at === bytes.length,
  };
}
