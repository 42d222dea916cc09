// Real servers for places of backups, in containers: Ceph's S3 gateway and OpenSSH. Gone when they are disposed.

import { createHash } from 'node:crypto';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CreateBucketCommand, S3Client } from '@aws-sdk/client-s3';
import type Docker from 'dockerode';
import ssh2 from 'ssh2';
import { makeImages, type TestImage } from '../../scripts/images.ts';
import type { S3Options } from '../../src/adapters/artefacts/s3-client.ts';
import type { SftpOptions } from '../../src/adapters/artefacts/sftp-session.ts';
import { testSocket } from './engine-subject.ts';
import { createHand, eventually } from './hand.ts';

export type Server<Options> = {
  readonly options: Options;
  /** As a crash would. */
  kill(): Promise<void>;
  start(): Promise<void>;
  /** Stops answering without hanging up, and goes on. */
  pause(): Promise<void>;
  unpause(): Promise<void>;
  [Symbol.asyncDispose](): Promise<void>;
};

/** Or why it cannot be had here: no mirror of Debian, no room, no engine. */
export async function had<T>(open: () => Promise<T>): Promise<T | string> {
  try {
    return await open();
  } catch (error) {
    return error instanceof Error ? (error.message.split('\n')[0] ?? 'unknown') : String(error);
  }
}

/** Ceph's gateway with a bucket `backups`; up in about 15 s. */
export async function radosgw(): Promise<Server<S3Options>> {
  const keys = { accessKeyId: 'test', secretAccessKey: 'test-secret-key' };
  const { port, server } = await run('shipshape-test/radosgw:18', 8000, []);
  const options: S3Options = {
    endpoint: `http://127.0.0.1:${port}`,
    region: 'us-east-1',
    bucket: 'backups',
    prefix: 'some/where',
    pathStyle: true,
    checksums: 'auto',
    ...keys,
    bytesPerSecond: undefined,
  };
  const { endpoint, region } = options;
  const client = new S3Client({ endpoint, region, forcePathStyle: true, credentials: keys, maxAttempts: 1 });
  try {
    await eventually(() => client.send(new CreateBucketCommand({ Bucket: 'backups' })), 120_000);
  } catch (error) {
    await server[Symbol.asyncDispose]();
    throw error;
  } finally {
    client.destroy();
  }
  return { ...server, options };
}

/** OpenSSH with a folder for the user `backup`. `sftpServer`: the subsystem's program; `internal-sftp` by default. */
export async function openssh(sftpServer = 'internal-sftp'): Promise<Server<SftpOptions>> {
  const keys = mkdtempSync(join(tmpdir(), 'shipshape-sshd-'));
  chmodSync(keys, 0o755);
  const [host, user] = [ssh2.utils.generateKeyPairSync('ed25519'), ssh2.utils.generateKeyPairSync('ed25519')];
  writeFileSync(join(keys, 'host'), host.private, { mode: 0o600 });
  writeFileSync(join(keys, 'authorized'), `${user.public}\n`, { mode: 0o644 });
  mkdirSync(join(keys, 'more'));
  const { port, server } = await run(
    'shipshape-test/sshd:9',
    22,
    [`${keys}:/keys:ro`],
    [`SFTP_SERVER=${sftpServer}`],
  ).catch((error: unknown) => {
    rmSync(keys, { recursive: true });
    throw error;
  });
  await eventually(() => banner(port), 30_000);
  const options: SftpOptions = {
    host: '127.0.0.1',
    port,
    user: 'backup',
    folder: '/srv/backups',
    hostKeys: [fingerprintOf(host.public)],
    privateKey: user.private,
    password: undefined,
    bytesPerSecond: undefined,
  };
  return {
    ...server,
    options,
    async [Symbol.asyncDispose]() {
      await server[Symbol.asyncDispose]();
      rmSync(keys, { recursive: true, force: true });
    },
  };
}

/** `SHA256:…` of a public key as OpenSSH writes it. */
export function fingerprintOf(publicKey: string): string {
  const blob = Buffer.from(publicKey.split(' ')[1] ?? '', 'base64');
  return `SHA256:${createHash('sha256').update(blob).digest('base64').replace(/=+$/, '')}`;
}

function banner(port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1');
    socket.setTimeout(2000, () => socket.destroy(new Error('no banner')));
    socket.once('data', () => {
      socket.destroy();
      resolve();
    });
    socket.once('error', reject);
    socket.once('end', () => reject(new Error('no banner')));
  });
}

async function run(
  image: TestImage,
  port: number,
  binds: readonly string[],
  env: readonly string[] = [],
): Promise<{ readonly port: number; readonly server: Omit<Server<never>, 'options'> }> {
  await makeImages(testSocket(), [image]);
  const { docker } = createHand();
  const inside = `${port}/tcp`;
  const container = await docker.createContainer({
    Image: image,
    Env: [...env],
    ExposedPorts: { [inside]: {} },
    HostConfig: { PortBindings: { [inside]: [{ HostIp: '127.0.0.1', HostPort: '' }] }, Binds: [...binds] },
    Labels: { 'test.shipshape.server': image },
  });
  try {
    await container.start();
    const { NetworkSettings } = await container.inspect();
    const published = Number(NetworkSettings.Ports[inside]?.[0]?.HostPort);
    return { port: published, server: serverOf(container) };
  } catch (error) {
    await container.remove({ force: true, v: true });
    throw error;
  }
}

function serverOf(container: Docker.Container): Omit<Server<never>, 'options'> {
  return {
    kill: () => container.kill(),
    start: () => container.start(),
    // The runtime may fail to freeze a busy container, and succeeds a moment later.
    pause: async () => void (await eventually(() => container.pause())),
    unpause: () => container.unpause(),
    async [Symbol.asyncDispose]() {
      await container.remove({ force: true, v: true });
    },
  };
}
