// What our SSH server offers, and nothing else: no SHA-1, no NIST curves for the exchange, no CBC, no plain MACs,
// no compression before somebody is known. `ssh -vv` shows the same lists; a test compares them.

import type { Algorithms } from 'ssh2';

export const ALGORITHMS = {
  kex: ['curve25519-sha256', 'curve25519-sha256@libssh.org'],
  serverHostKey: ['ssh-ed25519'],
  cipher: ['aes256-gcm@openssh.com', 'chacha20-poly1305@openssh.com', 'aes128-gcm@openssh.com'],
  hmac: ['hmac-sha2-256-etm@openssh.com', 'hmac-sha2-512-etm@openssh.com'],
  // `zlib@openssh.com` begins after the login: `ssh -C` makes slow lines seven times faster.
  compress: ['none', 'zlib@openssh.com'],
} as const satisfies Algorithms;

/** Signatures of people: whatever a key in force can make, but with SHA-1. */
export function isGoodSignature(algorithm: string, hash: string | undefined): boolean {
  if (algorithm === 'ssh-rsa') return hash === 'sha256' || hash === 'sha512';
  return algorithm === 'ssh-ed25519' || /^ecdsa-sha2-nistp(?:256|384|521)$/.test(algorithm);
}
