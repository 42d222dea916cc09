// A security key made of software, in an agent of ssh: what a token in a USB port does for `sk-ssh-ed25519`, so that
// the whole way of such a key can be walked without one. (OpenSSH's PROTOCOL.u2f and PROTOCOL.agent.)

import { createHash, generateKeyPairSync, sign } from 'node:crypto';
import { createServer } from 'node:net';
import { onTestFinished } from 'vitest';

const TYPE = 'sk-ssh-ed25519@openssh.com';
const APPLICATION = 'ssh:';
const [REQUEST, ANSWER, SIGN, SIGNED, FAILURE] = [11, 12, 13, 14, 5];
const TOUCHED = 1;

/** Listens at `path` (SSH_AUTH_SOCK); the line of its public key. */
export async function softToken(path: string): Promise<string> {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  const point = Buffer.from(publicKey.export({ format: 'jwk' }).x ?? '', 'base64url');
  const blob = Buffer.concat([TYPE, point, APPLICATION].map(field));
  let counter = 0;
  const answer = (asked: Buffer): Buffer => {
    if (asked[0] === REQUEST) {
      return Buffer.concat([Buffer.from([ANSWER]), number(1), field(blob), field('token')]);
    }
    if (asked[0] !== SIGN) return Buffer.from([FAILURE]);
    const data = fieldAt(asked, 1 + 4 + asked.readUInt32BE(1));
    counter += 1;
    const what = Buffer.concat([sha256(APPLICATION), Buffer.from([TOUCHED]), number(counter), sha256(data)]);
    const made = Buffer.concat([
      field(TYPE),
      field(sign(null, what, privateKey)),
      Buffer.from([TOUCHED]),
      number(counter),
    ]);
    return Buffer.concat([Buffer.from([SIGNED]), field(made)]);
  };
  const server = createServer((socket) => {
    let held: Buffer = Buffer.alloc(0);
    socket.on('error', () => {});
    socket.on('data', (bytes: Buffer) => {
      held = Buffer.concat([held, bytes]);
      while (held.length >= 4 && held.length >= 4 + held.readUInt32BE(0)) {
        const asked = fieldAt(held, 0);
        held = held.subarray(4 + asked.length);
        socket.write(field(answer(asked)));
      }
    });
  });
  await new Promise<void>((resolve) => server.listen(path, resolve));
  onTestFinished(() => void server.close());
  return `${TYPE} ${blob.toString('base64')}`;
}

function field(content: Uint8Array | string): Buffer {
  const bytes = Buffer.from(content);
  return Buffer.concat([number(bytes.length), bytes]);
}

function number(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
}

function fieldAt(bytes: Buffer, at: number): Buffer {
  return bytes.subarray(at + 4, at + 4 + bytes.readUInt32BE(at));
}

function sha256(content: Uint8Array | string): Buffer {
  return createHash('sha256').update(content).digest();
}
