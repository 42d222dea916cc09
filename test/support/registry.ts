// A tiny registry (API v2) on 127.0.0.1, where engines speak plain HTTP: one image under every name and
// tag that it is told to have, for whoever says the right name and password.

import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { gzipSync } from 'node:zlib';

export type FakeRegistry = {
  /** `127.0.0.1:PORT`. */
  readonly host: string;
  /** Method, path and, where somebody said who they are, the name. */
  readonly asked: readonly string[];
  /** Answers everything so from now on; 200: as usual. */
  answer(status: number): void;
  [Symbol.asyncDispose](): Promise<void>;
};

type Blob = { readonly digest: string; readonly bytes: Buffer; readonly type: string };

const HELLO: Blob = { digest: '', bytes: Buffer.from('{}'), type: 'application/json' };

/** `has`: `name:tag`. `layer`: a tar. */
export async function fakeRegistry(
  has: readonly string[],
  layer: Uint8Array,
  account: { readonly username: string; readonly password: string } | undefined,
  platform = { os: 'linux', architecture: 'amd64' },
): Promise<FakeRegistry> {
  const asked: string[] = [];
  let status = 200;
  const image = imageOf(layer, platform);
  const server = createServer((request, response) => {
    const said = credentials(request);
    asked.push(`${request.method} ${request.url}${said === undefined ? '' : ` as ${said.split(':')[0]}`}`);
    if (status !== 200) {
      refuse(response, status);
      return;
    }
    const isKnown = account === undefined || said === `${account.username}:${account.password}`;
    if (isKnown) answer(request.url ?? '', response, request.method === 'HEAD');
    else refuse(response, 401);
  });

  function answer(url: string, response: ServerResponse, headOnly: boolean): void {
    const [, name = '', kind = '', wanted = ''] = /^\/v2\/(.+)\/(manifests|blobs)\/(.+)$/.exec(url) ?? [];
    const known = [image.manifest, image.config, image.layer].find(({ digest }) => digest === wanted);
    const found = kind === 'manifests' && has.includes(`${name}:${wanted}`) ? image.manifest : known;
    if (url === '/v2/') send(response, HELLO, headOnly);
    else if (found === undefined) refuse(response, 404);
    else send(response, found, headOnly);
  }

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return {
    host: `127.0.0.1:${address.port}`,
    asked,
    answer(next) {
      status = next;
    },
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function credentials(request: IncomingMessage): string | undefined {
  const basic = /^Basic (.+)$/.exec(request.headers.authorization ?? '')?.[1];
  return basic === undefined ? undefined : Buffer.from(basic, 'base64').toString();
}

const CODES: Readonly<Record<number, readonly [string, string]>> = {
  401: ['UNAUTHORIZED', 'authentication required'],
  403: ['DENIED', 'requested access to the resource is denied'],
  404: ['MANIFEST_UNKNOWN', 'manifest unknown'],
  429: ['TOOMANYREQUESTS', 'You have reached your pull rate limit'],
};

function refuse(response: ServerResponse, status: number): void {
  const [code, message] = CODES[status] ?? ['UNKNOWN', 'something else'];
  response
    .writeHead(status, {
      'content-type': 'application/json',
      'docker-distribution-api-version': 'registry/2.0',
      ...(status === 401 ? { 'www-authenticate': 'Basic realm="test"' } : {}),
    })
    .end(JSON.stringify({ errors: [{ code, message }] }));
}

function send(response: ServerResponse, { digest, bytes, type }: Blob, headOnly: boolean): void {
  response.writeHead(200, {
    'content-type': type,
    'content-length': bytes.length,
    'docker-distribution-api-version': 'registry/2.0',
    ...(digest === '' ? {} : { 'docker-content-digest': digest }),
  });
  response.end(headOnly ? undefined : bytes);
}

function imageOf(tar: Uint8Array, platform: { readonly os: string; readonly architecture: string }) {
  const layer = blob(gzipSync(tar), 'application/vnd.docker.image.rootfs.diff.tar.gzip');
  const config = blob(
    JSON.stringify({
      ...platform,
      config: { Cmd: ['sh'], Env: ['PATH=/bin'] },
      rootfs: { type: 'layers', diff_ids: [sha256(tar)] },
      history: [{ created: '2026-01-01T00:00:00Z', created_by: 'a test' }],
    }),
    'application/vnd.docker.container.image.v1+json',
  );
  const part = ({ digest, bytes, type }: Blob) => ({ mediaType: type, size: bytes.length, digest });
  const type = 'application/vnd.docker.distribution.manifest.v2+json';
  const manifest = blob(
    JSON.stringify({ schemaVersion: 2, mediaType: type, config: part(config), layers: [part(layer)] }),
    type,
  );
  return { layer, config, manifest };
}

function blob(content: string | Buffer, type: string): Blob {
  const bytes = Buffer.from(content);
  return { digest: sha256(bytes), bytes, type };
}

function sha256(bytes: Uint8Array): string {
  return `sha256:${createHash('sha256').update(bytes).digest('hex')}`;
}
