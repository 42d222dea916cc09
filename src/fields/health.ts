// The healthcheck: null when none is run. The image's and the declared one are merged member by
// member, as the engine does it; zero means "not given" (the engine then uses its own default).

import type { Healthcheck } from '../model/fields.ts';
import type { ImageFacts } from '../model/observed.ts';
import { apiAtLeast, type JsonObject, numberAt, objectOf, textsAt } from './json.ts';
import type { Field, FieldTable } from './types.ts';

const healthcheck: Field<Healthcheck | null> = {
  rule: 'replace',
  read: (inspect) => readHealthcheck(inspect.Config['Healthcheck']),
  expect: (declared, { image, engine }) => {
    if (declared.healthcheck === null) return null;
    const merged = merge(declared.healthcheck, image);
    if (merged === null || !runs(merged)) return null;
    return apiAtLeast(engine.apiVersion, '1.44') ? merged : { ...merged, startIntervalNs: 0 };
  },
  write: (value, { engine }) => ({ Healthcheck: toEngine(value, engine.apiVersion) }),
  parts: (value) => saidParts(value),
};

export const healthFields = { healthcheck } satisfies Partial<FieldTable>;

/** Names of the parts, as Compose has them, and the members that they are. */
export const HEALTH_MEMBERS: ReadonlyMap<string, keyof Healthcheck> = new Map([
  ['test', 'test'],
  ['interval', 'intervalNs'],
  ['timeout', 'timeoutNs'],
  ['start_period', 'startPeriodNs'],
  ['start_interval', 'startIntervalNs'],
  ['retries', 'retries'],
]);

const DURATIONS = { intervalNs: 0, timeoutNs: 0, startPeriodNs: 0, startIntervalNs: 0 };
/** Nothing said: all of it is the image's. */
export const INHERITED: Healthcheck = { test: [], ...DURATIONS, retries: 0 };
export const NO_CHECK: Healthcheck = { ...INHERITED, test: ['NONE'] };

/** By Compose's names, without what is not said. */
function saidParts(value: Healthcheck | null): Readonly<Record<string, unknown>> {
  const check = value ?? NO_CHECK;
  const said = [...HEALTH_MEMBERS].filter(([, member]) => check[member] !== 0);
  return Object.fromEntries(said.map(([name, member]) => [name, shownPart(member, check)]));
}

function shownPart(member: keyof Healthcheck, check: Healthcheck): unknown {
  if (member === 'test' || member === 'retries') return check[member];
  return durationText(check[member]);
}

/** `500ms`, `30s`, `2m`, `1h`. */
function durationText(ns: number): string {
  const seconds = ns / 1e9;
  if (!Number.isInteger(seconds)) return `${ns / 1e6}ms`;
  if (seconds % 3600 === 0) return `${seconds / 3600}h`;
  return seconds % 60 === 0 ? `${seconds / 60}m` : `${seconds}s`;
}

/** The engine's Healthcheck (of a container or an image) in canonical form. */
export function readHealthcheck(json: unknown): Healthcheck | null {
  const from: JsonObject = objectOf(json);
  const check: Healthcheck = {
    test: textsAt(from, 'Test'),
    intervalNs: numberAt(from, 'Interval'),
    timeoutNs: numberAt(from, 'Timeout'),
    startPeriodNs: numberAt(from, 'StartPeriod'),
    startIntervalNs: numberAt(from, 'StartInterval'),
    retries: numberAt(from, 'Retries'),
  };
  return runs(check) ? check : null;
}

function runs(check: Healthcheck): boolean {
  return check.test.length > 0 && check.test[0] !== 'NONE';
}

function merge(declared: Healthcheck | undefined, image: ImageFacts): Healthcheck | null {
  const own = image.healthcheck;
  if (declared === undefined || own === null) return declared ?? own;
  return {
    test: declared.test.length > 0 ? declared.test : own.test,
    intervalNs: declared.intervalNs || own.intervalNs,
    timeoutNs: declared.timeoutNs || own.timeoutNs,
    startPeriodNs: declared.startPeriodNs || own.startPeriodNs,
    startIntervalNs: declared.startIntervalNs || own.startIntervalNs,
    retries: declared.retries || own.retries,
  };
}

function toEngine(check: Healthcheck | null, apiVersion: string) {
  if (check === null) return { Test: ['NONE'] };
  return {
    Test: check.test,
    Interval: check.intervalNs,
    Timeout: check.timeoutNs,
    StartPeriod: check.startPeriodNs,
    Retries: check.retries,
    ...(apiAtLeast(apiVersion, '1.44') ? { StartInterval: check.startIntervalNs } : {}),
  };
}
