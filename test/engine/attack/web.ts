// Who stands at the HTTP door.

import { createHmac } from 'node:crypto';
import { connect } from 'node:net';
import type { Door, DoorAttack } from './doors.ts';

async function http(
  { served }: Door,
  path: string,
  init: RequestInit & { readonly key?: string } = {},
): Promise<string> {
  const { key, ...rest } = init;
  const authorization = key === undefined ? {} : { authorization: `Bearer ${key}` };
  const answer = await fetch(`http://127.0.0.1:${served.httpPort}${path}`, {
    ...rest,
    headers: { ...authorization, ...rest.headers },
    redirect: 'manual',
  });
  return `${answer.status} ${await answer.text()}`;
}

/** Bytes as they stand, and the first line of the answer to each request in them. */
async function raw({ served }: Door, bytes: string): Promise<string> {
  const socket = connect(served.httpPort, '127.0.0.1');
  socket.on('error', () => undefined);
  let text = '';
  socket.on('data', (chunk) => {
    text += String(chunk);
  });
  socket.write(bytes, 'latin1');
  const timer = setTimeout(() => socket.destroy(), 2_000);
  await new Promise((resolve) => socket.on('close', resolve));
  clearTimeout(timer);
  const lines = text.split('\r\n').filter((line) => line.startsWith('HTTP/'));
  return lines.length === 0 ? 'hung up' : lines.join(' | ');
}

const post = (body: unknown): RequestInit => ({
  method: 'POST',
  body: JSON.stringify(body),
  headers: { 'content-type': 'application/json' },
});

const CRLF = '\r\n';
const HEAD = `POST /api/v1/hold HTTP/1.1${CRLF}Host: x${CRLF}Content-Type: application/json${CRLF}`;
const SECOND = `GET /api/v1/status HTTP/1.1${CRLF}Host: x${CRLF}${CRLF}`;

export const WEB: readonly DoorAttack[] = [
  {
    way: 'no key',
    attack: (door) => http(door, '/api/v1/status'),
    says: /^401 .*access\/key-missing/,
    audit: undefined,
  },
  {
    way: 'a key that nobody made',
    attack: (door) => http(door, '/api/v1/status', { key: `shs_aaaaaaaa_${'a'.repeat(43)}` }),
    says: /^401 .*access\/key-refused/,
    audit: undefined,
  },
  {
    way: 'a key that was revoked',
    attack: (door) => http(door, '/api/v1/status', { key: door.keys.revoked }),
    says: /^401 /,
    audit: /unknown: identify unknown refused/,
  },
  {
    way: "a root admin's key approves",
    attack: (door) => http(door, '/api/v1/approve', { ...post({ plan: door.plan }), key: door.keys.full }),
    says: /^403 .*access\/denied/,
    audit: /ada: approve:plan .* refused/,
  },
  {
    way: "a root admin's key makes keys",
    attack: (door) => http(door, '/api/v1/key-create', { ...post({ label: 'more' }), key: door.keys.full }),
    says: /^403 .*access\/denied/,
    audit: /ada: manage:key .* refused/,
  },
  {
    way: "a viewer's key holds",
    attack: (door) =>
      http(door, '/api/v1/hold', {
        ...post({ instance: 'near', for: '1h', reason: 'x' }),
        key: door.keys.viewer,
      }),
    says: /^403 .*access\/denied/,
    audit: /vic: hold:instance near refused/,
  },
  {
    way: "a viewer's key reads the audit",
    attack: (door) => http(door, '/api/v1/audit-list', { key: door.keys.viewer }),
    says: /^403 .*access\/denied/,
    audit: /vic: read:audit .* refused/,
  },
  {
    way: 'a delivery with another secret',
    attack: (door) =>
      http(door, '/hooks/git', {
        method: 'POST',
        body: '{}',
        headers: {
          'x-hub-signature-256': `sha256=${createHmac('sha256', 'guess').update('{}').digest('hex')}`,
        },
      }),
    says: /^401 .*signature of this delivery/,
    audit: /webhook/,
  },
  {
    way: 'a delivery without a signature',
    attack: (door) => http(door, '/hooks/git', { method: 'POST', body: '{}' }),
    says: /^401 /,
    audit: undefined,
  },
  {
    way: 'a delivery of 30 MB',
    attack: (door) =>
      http(door, '/hooks/git', {
        method: 'POST',
        body: 'x'.repeat(30 * 1024 * 1024),
        headers: { 'x-hub-signature-256': `sha256=${'0'.repeat(64)}` },
      }).catch((thrown: unknown) => `413 ${String(thrown)}`),
    says: /^413 /,
    audit: undefined,
  },
  {
    way: 'a body of 1 MB',
    attack: (door) =>
      http(door, '/api/v1/hold', { ...post({ reason: 'x'.repeat(1024 * 1024) }), key: door.keys.full }).catch(
        (thrown: unknown) => `413 ${String(thrown)}`,
      ),
    says: /^413 /,
    audit: undefined,
  },
  {
    way: 'paths that lead out',
    async attack(door) {
      const paths = [
        '/../../etc/passwd',
        '/api/v1/..%2f..%2fetc%2fpasswd',
        '/api/v1/%2e%2e/%2e%2e/etc/passwd',
        '//etc/passwd',
        '/api/v1/status%00',
        '/%',
      ];
      const answers = await Promise.all(
        paths.map((path) =>
          raw(door, `GET ${path} HTTP/1.1${CRLF}Host: x${CRLF}Connection: close${CRLF}${CRLF}`),
        ),
      );
      return [...new Set(answers)].sort().join('; ');
    },
    says: /^(?:HTTP\/1\.1 40[04] [A-Za-z ]+(?:; )?)+$/,
    audit: undefined,
  },
  {
    way: 'two lengths of one body',
    attack: (door) => raw(door, `${HEAD}Content-Length: 2${CRLF}Content-Length: 40${CRLF}${CRLF}{}${SECOND}`),
    says: /^HTTP\/1\.1 400 [A-Za-z ]+$/,
    audit: undefined,
  },
  {
    way: 'a length and chunks',
    attack: (door) =>
      raw(
        door,
        `${HEAD}Content-Length: 4${CRLF}Transfer-Encoding: chunked${CRLF}${CRLF}0${CRLF}${CRLF}${SECOND}`,
      ),
    says: /^HTTP\/1\.1 400 [A-Za-z ]+$/,
    audit: undefined,
  },
  {
    way: 'chunks by another spelling',
    attack: (door) => raw(door, `${HEAD}Transfer-Encoding: xchunked${CRLF}${CRLF}0${CRLF}${CRLF}${SECOND}`),
    says: /^HTTP\/1\.1 400 [A-Za-z ]+$|hung up/,
    audit: undefined,
  },
  {
    way: 'a header with a line of its own',
    attack: (door) =>
      raw(door, `GET /api/v1/status HTTP/1.1\nHost: x${CRLF}X: y\nAuthorization: Bearer z${CRLF}${CRLF}`),
    says: /^HTTP\/1\.1 40[01] [A-Za-z ]+$/,
    audit: undefined,
  },
  {
    way: 'headers of 1 MB',
    attack: (door) =>
      raw(door, `GET /healthz HTTP/1.1${CRLF}Host: x${CRLF}X: ${'x'.repeat(1024 * 1024)}${CRLF}${CRLF}`),
    says: /^HTTP\/1\.1 431|hung up/,
    audit: undefined,
  },
  {
    way: 'a body that pollutes',
    attack: (door) =>
      http(door, '/api/v1/hold', {
        method: 'POST',
        body: '{"__proto__":{"admin":true},"instance":"near","for":"1h","reason":"x"}',
        headers: { 'content-type': 'application/json' },
        key: door.keys.full,
      }),
    says: /^400 /,
    audit: undefined,
  },
  {
    way: 'two keys at once',
    attack: (door) =>
      raw(
        door,
        `GET /api/v1/status HTTP/1.1${CRLF}Host: x${CRLF}Authorization: Bearer ${door.keys.revoked}${CRLF}Authorization: Bearer ${door.keys.full}${CRLF}Connection: close${CRLF}${CRLF}`,
      ),
    says: /^HTTP\/1\.1 40[01] /,
    audit: undefined,
  },
];
