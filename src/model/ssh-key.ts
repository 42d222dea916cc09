// SSH public keys as people write them: one line of an authorized_keys or .pub file. A key that comes out of
// here is what it says: its type stands in its own bytes, and it is strong enough to stand for a person.
// Never options, certificates or private keys.

import { createHash } from 'node:crypto';

export type SshKey = {
  readonly type: string;
  /** Base64 of the key's own bytes. */
  readonly blob: string;
  /** `SHA256:…`, as `ssh-keygen -l` prints it. */
  readonly fingerprint: string;
};

/** `SHA256:…` of a key's base64 bytes, as `ssh-keygen -l` prints it. */
export function keyFingerprint(blob: string): string {
  const hash = createHash('sha256').update(blob, 'base64').digest('base64');
  return `SHA256:${hash.replace(/=+$/, '')}`;
}

const KEY_TYPES: ReadonlySet<string> = new Set([
  'ssh-ed25519',
  'ssh-rsa',
  'ecdsa-sha2-nistp256',
  'ecdsa-sha2-nistp384',
  'ecdsa-sha2-nistp521',
  'sk-ssh-ed25519@openssh.com',
  'sk-ecdsa-sha2-nistp256@openssh.com',
]);

/** NIST SP 800-57: 128 bits of strength, what is asked for beyond 2030. */
const MIN_RSA_BITS = 3072;

/** An RSA key of 16384 bits is 2 kB: what is longer is no key. */
const MAX_LINE = 8192;

const BASE64 = /^[A-Za-z0-9+/]+={0,2}$/;

/** The key of `TYPE BASE64 [comment]`; `wrong` says why it is none, ready for a message. */
export function readSshKey(line: string): { readonly key: SshKey } | { readonly wrong: string } {
  if (line.length > MAX_LINE) return { wrong: 'it is too long for a public key' };
  if (line.includes('PRIVATE KEY'))
    return { wrong: 'it is a private key: only the public half belongs here' };
  const [type = '', blob = ''] = line.trim().split(/[ \t]+/, 2);
  if (/[\r\n]/.test(line.trim())) return { wrong: 'it is more than one line' };
  if (type.includes('-cert-v01')) return { wrong: 'it is a certificate, not a key' };
  if (type === 'ssh-dss') return { wrong: 'DSA keys are too weak' };
  if (!KEY_TYPES.has(type)) return { wrong: 'it does not begin with the type of a public key' };
  if (!BASE64.test(blob)) return { wrong: 'what follows the type is not base64' };
  const bytes = Buffer.from(blob, 'base64');
  if (bytes.toString('base64') !== blob) return { wrong: 'what follows the type is not base64' };
  const fields = fieldsOf(bytes);
  const wrong = wrongIn(type, fields);
  return wrong === undefined ? { key: { type, blob, fingerprint: keyFingerprint(blob) } } : { wrong };
}

/** How many fields keys of a type have, itself included, and the bytes of those with one length only. */
function wrongIn(type: string, fields: readonly Buffer[] | undefined): string | undefined {
  if (fields === undefined || fields[0]?.toString('latin1') !== type) {
    return `its bytes are not those of a key of type ${type}`;
  }
  if (type === 'ssh-rsa') return wrongInRsa(fields);
  const [, second] = fields;
  const isEd25519 = type.endsWith('ssh-ed25519') || type === 'sk-ssh-ed25519@openssh.com';
  const count = (isEd25519 ? 2 : 3) + (type.startsWith('sk-') ? 1 : 0);
  const isBroken = fields.length !== count || (isEd25519 && second?.length !== 32);
  return isBroken ? `its bytes are not those of a key of type ${type}` : undefined;
}

function wrongInRsa(fields: readonly Buffer[]): string | undefined {
  const [, , modulus] = fields;
  if (fields.length !== 3 || modulus === undefined) return 'its bytes are not those of a key of type ssh-rsa';
  // Numbers are signed: a zero byte stands before a high bit. More of them would only feign length.
  const start = modulus.findIndex((byte) => byte !== 0);
  const bits = start < 0 ? 0 : (modulus.length - start) * 8 - Math.clz32(modulus[start] ?? 0) + 24;
  return bits < MIN_RSA_BITS ? `an RSA key needs ${MIN_RSA_BITS} bits, this one has ${bits}` : undefined;
}

/** The length-prefixed fields of a key's bytes (RFC 4253, section 6.6); undefined when they do not add up. */
function fieldsOf(bytes: Buffer): readonly Buffer[] | undefined {
  const fields: Buffer[] = [];
  let at = 0;
  while (at < bytes.length) {
    if (at + 4 > bytes.length) return undefined;
    const end = at + 4 + bytes.readUInt32BE(at);
    if (end > bytes.length) return undefined;
    fields.push(bytes.subarray(at + 4, end));
    at = end;
  }
  return fields;
}
