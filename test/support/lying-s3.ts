// A small S3 service over node:http that keeps what it gets in memory, and does wrong what it is told to: says yes
// and keeps other bytes, lists nothing, answers errors, hangs, hangs up in the middle.

import { createHash, randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { buffer } from 'node:stream/consumers';
import type { S3Options } from '../../src/adapters/artefacts/s3-client.ts';
import { flipped } from './bytes.ts';

/** What is done to one request; `true`: it was answered here. */
export type Lie = (request: Asked, response: ServerResponse) => boolean | Promise<boolean>;

export type Asked = {
  readonly method: string;
  /** Without bucket and slash. */
  readonly key: string;
  readonly query: URLSearchParams;
  readonly body: Buffer;
  readonly incoming: IncomingMessage;
};

export type LyingS3 = {
  readonly options: S3Options;
  readonly objects: Map<string, Buffer>;
  readonly uploads: Map<
    string,
    { readonly key: string; readonly parts: Map<number, Buffer>; readonly begun: Date }
  >;
  /** `PUT v1/…`, in order. */
  readonly asked: string[];
  /** From now on; undefined: honest. */
  lie(lie: Lie | undefined): void;
  /** How the bytes of an object are kept. */
  keep(change: ((key: string, bytes: Buffer) => Buffer) | undefined): void;
  [Symbol.asyncDispose](): Promise<void>;
};

const BUCKET = 'bucket';
/** All objects are as old as the process. */
const BEGAN = new Date().toISOString();

export async function lyingS3(): Promise<LyingS3> {
  const objects: LyingS3['objects'] = new Map();
  const uploads: LyingS3['uploads'] = new Map();
  const asked: string[] = [];
  let [lie, change]: [Lie | undefined, ((key: string, bytes: Buffer) => Buffer) | undefined] = [
    undefined,
    undefined,
  ];
  const keep = (key: string, bytes: Buffer) => objects.set(key, change?.(key, bytes) ?? bytes);
  const server = createServer((incoming, response) => {
    void answer(incoming, response).catch(() => response.destroy());
  });
  async function answer(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(incoming.url ?? '/', 'http://here');
    const key = decodeURIComponent(url.pathname)
      .slice(1 + BUCKET.length)
      .replace(/^\//, '');
    const method = incoming.method ?? '';
    const request = { method, key, query: url.searchParams, body: await buffer(incoming), incoming };
    asked.push(`${method} ${key}`);
    if (lie !== undefined && (await lie(request, response))) return;
    honest(request, response, { objects, uploads, keep });
  }
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return {
    options: {
      endpoint: `http://127.0.0.1:${address.port}`,
      region: 'eu-central-1',
      bucket: BUCKET,
      prefix: '',
      pathStyle: true,
      checksums: 'off',
      accessKeyId: 'key',
      secretAccessKey: 'the-secret-key',
      bytesPerSecond: undefined,
      idleMs: 700,
    },
    objects,
    uploads,
    asked,
    lie(next) {
      lie = next;
    },
    keep(next) {
      change = next;
    },
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** The same size, one bit elsewhere: for `keep`. */
export function spoiled(bytes: Buffer): Buffer {
  return bytes.length === 0 ? bytes : flipped(bytes, bytes.length >> 1);
}

type Kept = Pick<LyingS3, 'objects' | 'uploads'> & { readonly keep: (key: string, bytes: Buffer) => void };

function honest(request: Asked, response: ServerResponse, kept: Kept): void {
  const { method, key, query } = request;
  if (key === '' && method === 'GET') {
    if (query.has('uploads')) listUploads(query, response, kept);
    else list(query, response, kept);
    return;
  }
  if (query.has('uploads') || query.has('uploadId')) {
    multipart(request, response, kept);
    return;
  }
  const there = kept.objects.get(key);
  if (method === 'PUT') {
    kept.keep(key, request.body);
    response.writeHead(200, { etag: etagOf(request.body) }).end();
  } else if (method === 'DELETE') {
    kept.objects.delete(key);
    response.writeHead(204).end();
  } else if (there === undefined) {
    refuse(response, 404, 'NoSuchKey');
  } else {
    give(request, response, there);
  }
}

function give({ method, incoming }: Asked, response: ServerResponse, there: Buffer): void {
  const from = Number(/^bytes=(\d+)-$/.exec(incoming.headers.range ?? '')?.[1] ?? 0);
  const part = there.subarray(from);
  const range = from === 0 ? {} : { 'content-range': `bytes ${from}-${there.length - 1}/${there.length}` };
  const headers = { 'content-length': part.length, etag: etagOf(there), ...range };
  response.writeHead(from === 0 ? 200 : 206, headers).end(method === 'HEAD' ? undefined : part);
}

function multipart(request: Asked, response: ServerResponse, { uploads, keep }: Kept): void {
  const { method, key, query, body } = request;
  const id = query.get('uploadId') ?? '';
  const upload = uploads.get(id);
  if (method === 'POST' && query.has('uploads')) {
    const fresh = randomBytes(8).toString('hex');
    uploads.set(fresh, { key, parts: new Map(), begun: new Date() });
    xml(
      response,
      `<InitiateMultipartUploadResult><UploadId>${fresh}</UploadId></InitiateMultipartUploadResult>`,
    );
  } else if (upload === undefined) {
    refuse(response, 404, 'NoSuchUpload');
  } else if (method === 'PUT') {
    upload.parts.set(Number(query.get('partNumber')), body);
    response.writeHead(200, { etag: etagOf(body) }).end();
  } else if (method === 'DELETE') {
    uploads.delete(id);
    response.writeHead(204).end();
  } else {
    uploads.delete(id);
    const parts = [...upload.parts].sort(([a], [b]) => a - b).map(([, bytes]) => bytes);
    keep(key, Buffer.concat(parts));
    xml(
      response,
      `<CompleteMultipartUploadResult><Key>${key}</Key><ETag>"x"</ETag></CompleteMultipartUploadResult>`,
    );
  }
}

/** Pages of 3: whoever lists has to go on. */
function list(query: URLSearchParams, response: ServerResponse, { objects }: Kept): void {
  const prefix = query.get('prefix') ?? '';
  const after = query.get('continuation-token') ?? '';
  const keys = [...objects.keys()].filter((key) => key.startsWith(prefix) && key > after).sort();
  const page = keys.slice(0, 3);
  const isCut = keys.length > page.length;
  const entries = page.map((key) => {
    const bytes = objects.get(key)?.length ?? 0;
    return `<Contents><Key>${key}</Key><Size>${bytes}</Size><LastModified>${BEGAN}</LastModified></Contents>`;
  });
  const next = isCut ? `<NextContinuationToken>${page.at(-1)}</NextContinuationToken>` : '';
  const head = `<Name>${BUCKET}</Name><KeyCount>${page.length}</KeyCount><IsTruncated>${isCut}</IsTruncated>${next}`;
  xml(response, `<ListBucketResult>${head}${entries.join('')}</ListBucketResult>`);
}

function listUploads(query: URLSearchParams, response: ServerResponse, { uploads }: Kept): void {
  const prefix = query.get('prefix') ?? '';
  const entries = [...uploads].flatMap(([id, { key, begun }]) =>
    key.startsWith(prefix)
      ? [
          `<Upload><Key>${key}</Key><UploadId>${id}</UploadId><Initiated>${begun.toISOString()}</Initiated></Upload>`,
        ]
      : [],
  );
  const head = `<Bucket>${BUCKET}</Bucket><IsTruncated>false</IsTruncated>`;
  xml(response, `<ListMultipartUploadsResult>${head}${entries.join('')}</ListMultipartUploadsResult>`);
}

function xml(response: ServerResponse, body: string): void {
  response.writeHead(200, { 'content-type': 'application/xml' }).end(`<?xml version="1.0"?>${body}`);
}

/** An error as S3 says it. */
export function refuse(response: ServerResponse, status: number, code: string): void {
  const body = `<?xml version="1.0"?><Error><Code>${code}</Code><Message>no</Message></Error>`;
  response.writeHead(status, { 'content-type': 'application/xml' }).end(body);
}

function etagOf(bytes: Buffer): string {
  return `"${createHash('md5').update(bytes).digest('hex')}"`;
}
