// Manifests as the text that is kept, and back. The same manifest is always the same text, and a text is a
// manifest only when every field of it is what it should be: what is half read would be half restored.

import type { DatabaseEngine, Manifest, Payload, PayloadFormat, Source } from '../model/backup.ts';
import { canonicalJson } from '../model/digest.ts';
import { isDnsLabel } from '../model/ref.ts';
import { timeOf } from '../model/time.ts';

/** Readable by people; the same text for the same manifest. */
export function manifestText(manifest: Manifest): string {
  return `${JSON.stringify(JSON.parse(canonicalJson(manifest)), undefined, 1)}\n`;
}

/** A manifest, or why it is none: `is no JSON`, `payloads[2].sha256 is no SHA-256`. Keys that nobody knows are let be. */
export function readManifestText(text: string): Manifest | string {
  const read = parsed(text);
  if (!isObject(read)) return 'is no JSON';
  const { format } = read;
  if (typeof format === 'number' && format !== 1) {
    return `has the format ${format}, which this version of shipshape cannot read: a newer one wrote it`;
  }
  const flaw = flawIn(read, MANIFEST, '') ?? flawBetween(read);
  // Every field of the type was looked at.
  return flaw ?? (read as unknown as Manifest);
}

/** What is wrong with a value, after its name: `is no text`; undefined: nothing. */
type Check = (value: unknown, path: string) => string | undefined;

const SHA256 = /^[0-9a-f]{64}$/;
const ID = /^\d{8}T\d{6}Z-[0-9a-f]{8}$/;
/** No slash and no leading dot: it stays in its folder, and is nothing that a place makes for itself. */
const FILE = /^[A-Za-z0-9_~-][A-Za-z0-9._~-]{0,499}$/;

const text: Check = (value, path) => (typeof value === 'string' ? undefined : `${path} is no text`);
const label: Check = (value, path) =>
  typeof value === 'string' && isDnsLabel(value) ? undefined : `${path} is no name`;
const time: Check = (value, path) =>
  typeof value === 'string' && !Number.isNaN(timeOf(value)) ? undefined : `${path} is no time`;
const truth: Check = (value, path) =>
  typeof value === 'boolean' ? undefined : `${path} is not true or false`;
const amount: Check = (value, path) =>
  Number.isSafeInteger(value) && Number(value) >= 0 ? undefined : `${path} is no amount`;
const whole: Check = (value, path) =>
  Number.isSafeInteger(value) ? undefined : `${path} is no whole number`;

function matching(pattern: RegExp, words: string): Check {
  return (value, path) =>
    typeof value === 'string' && pattern.test(value) ? undefined : `${path} is ${words}`;
}

function among(known: Readonly<Record<string, true>>): Check {
  return (value, path) =>
    typeof value === 'string' && Object.hasOwn(known, value)
      ? undefined
      : `${path} is unknown: ${JSON.stringify(value)}`;
}

function perhaps(check: Check): Check {
  return (value, path) => (value === undefined ? undefined : check(value, path));
}

function listOf(check: Check): Check {
  return (value, path) => {
    if (!Array.isArray(value)) return `${path} is no list`;
    return firstOf(value.map((item: unknown, index) => () => check(item, `${path}[${index}]`)));
  };
}

function mapOf(check: Check): Check {
  return (value, path) => {
    if (!isObject(value)) return `${path} is no map`;
    return firstOf(
      Object.entries(value).map(
        ([key, item]) =>
          () =>
            check(item, `${path}.${key}`),
      ),
    );
  };
}

function shaped(checks: Readonly<Record<string, Check>>): Check {
  return (value, path) => (isObject(value) ? flawIn(value, checks, `${path}.`) : `${path} is no map`);
}

function flawIn(
  value: Readonly<Record<string, unknown>>,
  checks: Readonly<Record<string, Check>>,
  prefix: string,
): string | undefined {
  return firstOf(
    Object.entries(checks).map(
      ([key, check]) =>
        () =>
          check(value[key], `${prefix}${key}`),
    ),
  );
}

function firstOf(checks: readonly (() => string | undefined)[]): string | undefined {
  for (const check of checks) {
    const flaw = check();
    if (flaw !== undefined) return flaw;
  }
  return undefined;
}

const hash = matching(SHA256, 'no SHA-256');

const ENGINES = {
  postgres: true,
  mariadb: true,
  mysql: true,
  mongodb: true,
  redis: true,
  sqlite: true,
} as const satisfies Record<DatabaseEngine, true>;
const FORMATS = {
  ...{ 'pg-custom': true, 'pg-globals': true, 'pg-base': true, 'mysql-dump': true, 'mongo-archive': true },
  ...{ 'redis-rdb': true, sqlite: true, tar: true, instance: true },
} as const satisfies Record<PayloadFormat, true>;
const WAYS = { stop: true, pause: true, 'precopy-pause': true, live: true } as const;

const SOURCES = {
  database: shaped({
    name: label,
    engine: among(ENGINES),
    service: text,
    databases: listOf(text),
    globals: truth,
    user: perhaps(text),
    password: perhaps(text),
    lockTimeoutMs: amount,
  }),
  volume: shaped({ name: label, service: text, mount: text, consistency: among(WAYS) }),
  instance: shaped({ name: label }),
} as const satisfies Record<Source['kind'], Check>;

const source: Check = (value, path) => {
  const kind = isObject(value) ? value['kind'] : undefined;
  if (kind !== 'database' && kind !== 'volume' && kind !== 'instance') return `${path}.kind is unknown`;
  return SOURCES[kind](value, path);
};

const PAYLOAD = {
  file: matching(FILE, 'no name of a file'),
  source: label,
  format: among(FORMATS),
  database: text,
  consistency: among({ ...WAYS, snapshot: true }),
  rawBytes: amount,
  storedBytes: amount,
  sha256: hash,
  rawSha256: hash,
  exitCodes: mapOf(whole),
  rows: perhaps(mapOf(amount)),
  needs: listOf(text),
} as const satisfies Record<keyof Payload, Check>;

const MANIFEST = {
  format: (value, path) => (value === 1 ? undefined : `${path} is not 1`),
  id: matching(ID, 'no id of a backup'),
  fleet: label,
  instance: label,
  target: label,
  policy: label,
  commit: text,
  beganAt: time,
  endedAt: time,
  trigger: text,
  images: mapOf(shaped({ reference: text, id: text })),
  facts: mapOf(mapOf(text)),
  sources: listOf(source),
  payloads: listOf(shaped(PAYLOAD)),
  recipients: listOf(text),
  compression: whole,
  previous: (value, path) => (value === '' ? undefined : hash(value, path)),
} as const satisfies Record<keyof Manifest, Check>;

/** What no single field tells. */
function flawBetween({ payloads }: Readonly<Record<string, unknown>>): string | undefined {
  if (!Array.isArray(payloads) || payloads.length === 0) return 'has no payload';
  const files = payloads.map((one: Payload) => one.file);
  const twice = files.find((file, index) => files.indexOf(file) < index);
  if (twice !== undefined) return `names ${twice} twice`;
  const failed = payloads.find((one: Payload) => Object.values(one.exitCodes).some((code) => code !== 0));
  return failed === undefined ? undefined : `has ${failed.file}, whose making failed`;
}

function parsed(written: string): unknown {
  try {
    return JSON.parse(written);
  } catch {
    return undefined;
  }
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
