import fc from 'fast-check';
import { expect, test } from 'vitest';
import { manifestText, readManifestText } from '../../src/backup/manifest.ts';
import type { Manifest } from '../../src/model/backup.ts';
import { runs } from '../support/runs.ts';
import { manifest, payload } from '../support/stored-backups.ts';

const WHOLE: Manifest = manifest({
  sources: [
    {
      ...{
        kind: 'database',
        name: 'db',
        engine: 'postgres',
        service: 'db',
        databases: ['crm'],
        globals: true,
      },
      ...{ user: undefined, password: undefined, lockTimeoutMs: 60_000 },
    },
    { kind: 'volume', name: 'files', service: 'app', mount: '/files', consistency: 'pause' },
    { kind: 'instance', name: 'made' },
  ],
  payloads: [
    payload(),
    payload({
      file: 'files.tar.zst.age',
      source: 'files',
      database: '',
      format: 'tar',
      consistency: 'pause',
      rows: undefined,
    }),
  ],
  previous: 'f'.repeat(64),
});

test('what is written is read again, and is the same text again, whatever the order of keys', () => {
  const text = manifestText(WHOLE);
  const read = readManifestText(text);
  if (typeof read === 'string') throw new Error(read);
  expect(JSON.parse(JSON.stringify(read))).toEqual(JSON.parse(JSON.stringify(WHOLE)));
  expect(manifestText(read)).toBe(text);
  const turned = Object.fromEntries(Object.entries(WHOLE).toReversed());
  expect(manifestText({ ...WHOLE, ...turned })).toBe(text);
  expect(text.endsWith('}\n')).toBe(true);
});

test('each says what is wrong with it', () => {
  const said = (changes: object) => readManifestText(JSON.stringify({ ...WHOLE, ...changes }));
  expect(readManifestText('')).toBe('is no JSON');
  expect(readManifestText('[]')).toBe('is no JSON');
  expect(readManifestText(manifestText(WHOLE).slice(0, -3))).toBe('is no JSON');
  expect(said({ format: 2 })).toBe(
    'has the format 2, which this version of shipshape cannot read: a newer one wrote it',
  );
  expect(said({ id: '../../etc' })).toBe('id is no id of a backup');
  expect(said({ beganAt: 'at night' })).toBe('beganAt is no time');
  expect(said({ payloads: [] })).toBe('has no payload');
  expect(said({ payloads: [payload(), payload()] })).toBe('names db.crm.pgdump.zst.age twice');
  expect(said({ payloads: [payload({ exitCodes: { pg_dump: 1 } })] })).toBe(
    'has db.crm.pgdump.zst.age, whose making failed',
  );
  for (const file of ['../manifest.json', '.hidden', 'a/b', '', 'a\u0000b']) {
    expect(said({ payloads: [payload({ file })] })).toBe('payloads[0].file is no name of a file');
  }
  expect(said({ payloads: [{ ...payload(), format: 'zip' }] })).toBe('payloads[0].format is unknown: "zip"');
  expect(said({ payloads: [payload({ rows: { orders: -1 } })] })).toBe(
    'payloads[0].rows.orders is no amount',
  );
  for (const sha256 of ['', 'A'.repeat(64), 'a'.repeat(63)]) {
    expect(said({ payloads: [payload({ sha256 })] })).toBe('payloads[0].sha256 is no SHA-256');
    expect(said({ payloads: [payload({ rawSha256: sha256 })] })).toBe('payloads[0].rawSha256 is no SHA-256');
  }
  expect(said({ previous: 'a'.repeat(63) })).toBe('previous is no SHA-256');
  expect(said({ instance: '../crm' })).toBe('instance is no name');
  expect(said({ sources: [{ kind: 'tape', name: 'x' }] })).toBe('sources[0].kind is unknown');
  // What a later version of the same format adds is let be.
  expect(typeof said({ moon: 'full' })).toBe('object');
});

/** Every place in a value, as paths. */
function placesIn(
  value: unknown,
  path: readonly (string | number)[] = [],
): readonly (readonly (string | number)[])[] {
  if (typeof value !== 'object' || value === null) return [path];
  const entries = Array.isArray(value) ? [...value.entries()] : Object.entries(value);
  return [path, ...entries.flatMap(([key, item]) => placesIn(item, [...path, key]))];
}

function withAt(value: unknown, path: readonly (string | number)[], put: unknown): unknown {
  const [key, ...rest] = path;
  if (key === undefined) return put;
  if (Array.isArray(value))
    return value.map((item, index) => (index === key ? withAt(item, rest, put) : item));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, item]) => [name, name === key ? withAt(item, rest, put) : item]),
  );
}

test('a value of another type is seen wherever it stands', () => {
  const plain: unknown = JSON.parse(JSON.stringify(WHOLE));
  const places = placesIn(plain).filter((path) => path.length > 0);
  expect(places.length).toBeGreaterThan(60);
  for (const path of places) {
    for (const put of [null, 1.5, { odd: { odd: null } }]) {
      expect(
        typeof readManifestText(JSON.stringify(withAt(plain, path, put))),
        `${path.join('.')} = ${JSON.stringify(put)}`,
      ).toBe('string');
    }
  }
});

test('no text makes the reader throw', () => {
  const places = placesIn(JSON.parse(JSON.stringify(WHOLE)));
  fc.assert(
    fc.property(fc.constantFrom(...places), fc.jsonValue(), (path, put) => {
      const read = readManifestText(JSON.stringify(withAt(WHOLE, path, put)));
      expect(['string', 'object']).toContain(typeof read);
    }),
    runs(2_000),
  );
  fc.assert(
    fc.property(fc.string(), (text) => {
      expect(typeof readManifestText(text)).toBe('string');
    }),
    runs(500),
  );
});
