// A way to an engine over TCP with TLS, as dockerd has it with `--tlsverify`: both sides show a certificate of
// the same authority. Keys and certificates are made on the spot, by openssl.

import { once } from 'node:events';
import { readFile, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { join } from 'node:path';
import { createServer, type TLSSocket } from 'node:tls';
import { execa } from 'execa';

export type Door = {
  /** `tcp://127.0.0.1:…` */
  readonly host: string;
  /** Files of the client's side. */
  readonly caFile: string;
  readonly certFile: string;
  readonly keyFile: string;
  /** A certificate of another authority, with its key. */
  readonly strange: { readonly certFile: string; readonly keyFile: string };
  close(): Promise<void>;
};

/** Opens the door in front of an engine's socket. `folder`: for keys and certificates. */
export async function openDoor(folder: string, engine: string): Promise<Door> {
  const ca = await authority(folder, 'ca');
  const server = await certified(folder, 'server', ca);
  const client = await certified(folder, 'client', ca);
  const strange = await certified(folder, 'strange', await authority(folder, 'other-ca'));
  const [key, cert, authorities] = await Promise.all(
    [server.keyFile, server.certFile, ca.certFile].map((file) => readFile(file)),
  );
  const peers = new Set<TLSSocket>();
  const options = { key, cert, ca: authorities, requestCert: true, rejectUnauthorized: true };
  const door = createServer({ ...options, minVersion: 'TLSv1.2' as const }, (peer) => {
    peers.add(peer);
    const inside = connect(engine);
    const end = () => {
      peers.delete(peer);
      peer.destroy();
      inside.destroy();
    };
    for (const one of [peer, inside]) one.on('error', end).on('close', end);
    peer.pipe(inside).pipe(peer);
  });
  door.listen(0, '127.0.0.1');
  await once(door, 'listening');
  const address = door.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return {
    host: `tcp://127.0.0.1:${address.port}`,
    caFile: ca.certFile,
    ...client,
    strange,
    async close() {
      for (const peer of peers) peer.destroy();
      door.close();
      await once(door, 'close');
    },
  };
}

type Pair = { readonly keyFile: string; readonly certFile: string };

const NEW_KEY = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes'];

async function authority(folder: string, name: string): Promise<Pair> {
  const pair = { keyFile: join(folder, `${name}.key`), certFile: join(folder, `${name}.pem`) };
  const out = ['-keyout', pair.keyFile, '-out', pair.certFile];
  await execa('openssl', ['req', '-x509', ...NEW_KEY, ...out, '-days', '2', '-subj', `/CN=${name}`]);
  return pair;
}

async function certified(folder: string, name: string, ca: Pair): Promise<Pair> {
  const pair = { keyFile: join(folder, `${name}.key`), certFile: join(folder, `${name}.pem`) };
  const [asked, names] = [join(folder, `${name}.csr`), join(folder, `${name}.ext`)];
  await writeFile(names, 'subjectAltName=IP:127.0.0.1\n');
  await execa('openssl', ['req', ...NEW_KEY, '-keyout', pair.keyFile, '-out', asked, '-subj', `/CN=${name}`]);
  const signed = ['-in', asked, '-out', pair.certFile, '-CA', ca.certFile, '-CAkey', ca.keyFile];
  await execa('openssl', ['x509', '-req', ...signed, '-CAcreateserial', '-days', '2', '-extfile', names]);
  return pair;
}
