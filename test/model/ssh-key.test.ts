// Public keys: what ssh-keygen made is read as ssh-keygen prints it; what is no key, or a weak one, says why.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { keyFingerprint, readSshKey } from '../../src/model/ssh-key.ts';
import { runs } from '../support/runs.ts';

const ED25519 = 'AAAAC3NzaC1lZDI1NTE5AAAAIH3HG3J9CIIAMQ2mV/WtliRYXhxJgq05K44e3iHHFa2d';
const ECDSA =
  'AAAAE2VjZHNhLXNoYTItbmlzdHAyNTYAAAAIbmlzdHAyNTYAAABBBPrUdJOcAG9MXfvcDiYeEsN4EnLdtYd5JNlLnzlNzwX+ja9nOI+qEGGcHis/vFGmF6wRoEFwMsPz0SBMD4JWHGM=';
const RSA_3072 =
  'AAAAB3NzaC1yc2EAAAADAQABAAABgQCjLpKsd1ZQi2S7yMPc6yXW4yOjDMmknGNgUSthoURExHv2b281J9BLau9wJMEZMS4AuEcpLAyN6XxIqkl9DlEHdJ/z1ps9M9Bq8dnP4p6yOE7MEydkuQdjlDUtwPorlLJS6PO5lSCRdsoQcHzWjEdWP/SUnPFuv1laJarX7cut0VRVRj5nTFu/+eGRYMNNdn9NGRp2+pbQ0Yl2oygilC9DCZz61ojqg65iijBVmRL6ToeBoIZO41vAwtmM+21ZeI3qVwBEpXijxffhpn/2YdWT7FOvyO3y9qP9qKHrXBvEda187xXUTi7nyED7RRdU5m1EmSNsYUViiyHMLmcFWaZol/Sfu/WumeGulbTYxKDhIW/k0vr3DqYybnBH9ZLzDhcKayPPbHuvhn059swKO45EpXpkLg/bDxd68AFw/WoEMHKX7jpbiIZZxaDLdzy/N0LWd66SQuiSDYIl6ULvtkIhX+TMSmqDBtz0e6GipzWJQscO4fpakk80GobZkt3PeNs=';
const RSA_2048 =
  'AAAAB3NzaC1yc2EAAAADAQABAAABAQC5YSlaOTRdYr9xTxZbP0mxIUgmO5rgj56lnw1c0LhDu6SlMWtZcZNby8AwpzvclE1bLGqIXqiJgAONOccep06JkbCOX9sv7gxWWVukEuRaKfsKDAnMmvXhFEp1rNo0CPLnulTzrvDfIRbnxD7EJuQZH57XwcTIpRh3FEIefVvDX+0JsfTRHJG5+Si9f/jq70XyCXCZrmy1zkcK/AqGfT1b3+x6C8232Ayowv0UVziCCugAgf0wVhFZf5Bwafu1KdO6uKGQ0ynwHiboVr8mcLeSsGPhi0aaVROITLZX5uKmVdjR2c+GawHDStG1e8WCdiqAK8+BazlYEiocugM0uMGj';
const RSA_1024 =
  'AAAAB3NzaC1yc2EAAAADAQABAAAAgQDFjmPzJKdHK3TrJ8xk4QBAHFEorQMpIyNriLda9OP3PbFBP+iONzy+gaiHQJOPlEG6OaUH9Rv4RB82m1ryWlMrwRCGgGNgEc/RND/ALNGWa8i8qr9kOnt4DODJNaNgoNfwRfKxmDaHHZCeTj6JgOqq3i4YNanTAAKI9JyfpKWJXQ==';

describe('a public key', () => {
  it.each([
    ['ssh-ed25519', ED25519, 'SHA256:uBnhnt3e9uHzOPTOpdxgkzp/xRp6zZ7PdLUINaqJcmM'],
    ['ecdsa-sha2-nistp256', ECDSA, 'SHA256:yD57JvhfP87j+KERrml5457v+6PVz7HmZWhEpa1Uj4c'],
    ['ssh-rsa', RSA_3072, 'SHA256:CTw8AnVbdDn3t6e94abDx8Zz3tcyqcOKJTBQAWsKIu4'],
  ])('of type %s has the fingerprint that ssh-keygen prints', (type, blob, fingerprint) => {
    expect(readSshKey(`${type} ${blob} ana laptop\n`)).toEqual({ key: { type, blob, fingerprint } });
    expect(keyFingerprint(blob)).toBe(fingerprint);
  });

  it.each([
    ['an RSA key of 1024 bits', `ssh-rsa ${RSA_1024}`, 'needs 3072 bits, this one has 1024'],
    ['an RSA key of 2048 bits', `ssh-rsa ${RSA_2048}`, 'needs 3072 bits, this one has 2048'],
    ['a key under another type', `ssh-rsa ${ED25519}`, 'not those of a key of type ssh-rsa'],
    ['a key cut short', `ssh-ed25519 ${ED25519.slice(0, 40)}`, 'not those of a key'],
    ['options before the key', `command="sh" ssh-ed25519 ${ED25519}`, 'does not begin with the type'],
    ['a certificate', `ssh-ed25519-cert-v01@openssh.com ${ED25519}`, 'a certificate'],
    ['a private key', '-----BEGIN OPENSSH PRIVATE KEY-----', 'it is a private key'],
    ['a DSA key', 'ssh-dss AAAA', 'too weak'],
    ['two lines', `ssh-ed25519 ${ED25519}\nssh-ed25519 ${ED25519}`, 'more than one line'],
    ['what is not base64', 'ssh-ed25519 ***', 'not base64'],
    ['base64 with bits left over', `ssh-ed25519 ${ED25519.slice(0, -2)}f=`, 'not base64'],
    ['nothing', '', 'does not begin with the type'],
    ['too much', `ssh-ed25519 ${'A'.repeat(9000)}`, 'too long'],
  ])('is not: %s', (_, line, why) => {
    expect(readSshKey(line)).toEqual({ wrong: expect.stringContaining(why) });
  });

  it('is not made longer by zeros before it', () => {
    const bytes = Buffer.from(RSA_1024, 'base64');
    const padded = Buffer.concat([
      bytes.subarray(0, 18),
      u32(129 + 128),
      Buffer.alloc(128),
      bytes.subarray(22),
    ]);
    expect(readSshKey(`ssh-rsa ${padded.toString('base64')}`)).toEqual({
      wrong: expect.stringContaining('this one has 1024'),
    });
  });

  it('is read or refused with words, whatever is given', () => {
    const bytes = fc.uint8Array({ maxLength: 200 }).map((some) => Buffer.from(some).toString('base64'));
    const lines = fc.oneof(
      fc.string(),
      fc.tuple(fc.constantFrom('ssh-ed25519', 'ssh-rsa'), bytes).map((two) => two.join(' ')),
    );
    fc.assert(
      fc.property(lines, (line) => {
        const read = readSshKey(line);
        if ('wrong' in read) expect(read.wrong).toMatch(/^[a-z]|^an RSA/);
        else expect(line).toContain(read.key.blob);
      }),
      runs(300),
    );
  });
});

function u32(number: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(number);
  return bytes;
}
