// Backups of the demo fleet, a restore that is only read, one that goes on and one that was.

import type { Answers } from '../../../src/control/answers.ts';
import { instanceName, sha256, targetName } from '../../../src/model/ref.ts';
import type { RestoreEntry, RestorePlan } from '../../../src/model/restore.ts';
import { HEAD } from '../../support/status.ts';
import { at } from './demo-plan.ts';

const ID = '20261120T021700Z-5f3a9c1e';
const OLD = '20261119T021700Z-0a1b2c3d';
export const RESTORE = 'fedcba987654';
const crm = instanceName('crm');
const edge = targetName('edge-1');

type Shown = Answers['backups']['backups'][number];

function shown(evil: string, over: Partial<Shown> = {}): Shown {
  return {
    ...{
      id: ID,
      instance: 'crm',
      policy: `nightly${evil}`,
      destination: `offsite${evil.replaceAll(' ', '')}`,
      beganAt: at(63),
      endedAt: at(55),
    },
    ...{ trigger: `slot 02:17${evil}`, storedBytes: 9_800_000_000, rawBytes: 41_800_000_000, proven: null },
    ...{ isDecoded: true, damaged: null, locked: null, ...over },
  };
}

export function storedBackups(evil: string): Answers['backups'] {
  return {
    backups: [
      shown(evil),
      shown(evil, { id: OLD, beganAt: at(63 + 1440), proven: at(1000), locked: `before the upgrade${evil}` }),
      shown(evil, {
        id: '20261118T021700Z-ffffffff',
        beganAt: at(63 + 2880),
        damaged: `db.crm.pgdump: other bytes${evil}`,
      }),
    ],
    unseen: [{ destination: 'cellar', reason: `no answer within 30 s${evil}` }],
  };
}

export function oneBackup(evil: string): Answers['backup'] {
  return {
    ...shown(evil),
    manifest: {
      commit: HEAD,
      images: { db: { reference: `postgres:16.2${evil}` } },
      payloads: [
        {
          file: `db.crm.pgdump.zst.age${evil}`,
          consistency: 'snapshot',
          rawBytes: 41_000_000_000,
          storedBytes: 9_700_000_000,
          rows: { 'public.orders': 214_000, 'public.users': 900 },
        },
        {
          file: 'uploads.tar.zst.age',
          consistency: 'pause',
          rawBytes: 800_000_000,
          storedBytes: 100_000_000,
          rows: null,
        },
      ],
    },
    records: [{ at: at(40), by: `ana${evil}`, what: { kind: 'decoded' } }],
  };
}

function plan(evil: string): RestorePlan {
  const address = (name: string) => `crm/volume/${name}` as RestorePlan['landings'][number]['address'];
  const source = (name: string) =>
    ({ kind: 'volume', name, service: 'db', mount: '/data', consistency: 'pause' }) as const;
  return {
    format: 1,
    backup: {
      id: ID,
      destination: 'offsite',
      digest: 'd'.repeat(64),
      instance: crm,
      beganAt: at(432),
      commit: HEAD,
      bytes: 9_800_000_000,
    },
    ...{
      parts: { kind: 'everything' },
      into: { instance: crm, target: edge },
      toTime: undefined,
      mode: 'replace',
    },
    sources: [source('db'), source('uploads')],
    landings: [
      {
        address: address('data'),
        kind: 'volume',
        from: 'crm_data',
        to: 'crm_data-g2',
        generation: 2,
        sources: ['db'],
      },
      {
        address: address('uploads'),
        kind: 'volume',
        from: 'crm_uploads',
        to: 'crm_uploads-g2',
        generation: 2,
        sources: ['uploads'],
      },
    ],
    ...{ trials: [], images: {} },
    overwrites: [
      { what: 'volume', name: `crm_data${evil}`, bytes: 44_200_000_000, isGone: false },
      { what: 'volume', name: 'crm_uploads', bytes: undefined, isGone: false },
      { what: 'volume', name: 'crm_cache', bytes: 1_200_000_000, isGone: true },
    ],
    ...{ losesSince: at(432), keepOldMs: 7 * 86_400_000 },
    checks: [
      { what: 'artefact', state: 'good', words: `every byte of it was read back${evil}` },
      { what: 'space', state: 'good', words: '310 GB are free, 82 GB are needed' },
      { what: 'version', state: 'unknown', words: `which version ran then is not on record${evil}` },
    ],
    steps: [
      { kind: 'hold' },
      { kind: 'safety-copy' },
      { kind: 'make', name: 'crm_data-g2' },
      { kind: 'load', file: `db.crm.pgdump.zst.age${evil}`, into: 'crm_data-g2' },
      { kind: 'try', container: 'crm/container/db' as never },
      { kind: 'swap' },
    ],
    ...{ risks: ['data-overwrite'], digest: sha256('a restore') },
  };
}

export function restorePlan(evil: string): Answers['restore-plan'] {
  return { id: RESTORE, plan: plan(evil), standing: 'free', missing: '' };
}

export function restoresOf(evil: string): Answers['restores'] {
  const entry = { instance: crm, target: edge };
  const began = (run: string, minutes: number): RestoreEntry => ({
    ...entry,
    run,
    at: at(minutes),
    kind: 'began',
    by: `ana${evil}`,
    plan: plan(evil),
  });
  return {
    going: [
      {
        run: 'aaaaaaaaaaaa',
        instance: 'crm',
        backup: ID,
        by: `ana${evil}`,
        since: at(9),
        doing: `load db.crm.pgdump${evil}`,
        bytes: 17_900_000_000,
      },
    ],
    entries: [
      began('bbbbbbbbbbbb', 3_000),
      { ...entry, run: 'bbbbbbbbbbbb', at: at(2_990), kind: 'swapped', downtimeMs: 4_200 },
      { ...entry, run: 'bbbbbbbbbbbb', at: at(2_989), kind: 'ended', outcome: 'restored', reason: '' },
      began('aaaaaaaaaaaa', 9),
      { ...entry, run: 'aaaaaaaaaaaa', at: at(8), kind: 'copied', backup: OLD },
      { ...entry, run: 'aaaaaaaaaaaa', at: at(7), kind: 'making', landings: plan(evil).landings },
    ],
  };
}

/** What the screen about the newest backup asks with. */
export function newestInput(evil: string) {
  return { instance: 'crm', backup: ID, destination: shown(evil).destination };
}
