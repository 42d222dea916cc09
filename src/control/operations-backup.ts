// Operations about backups: what there is and how it stands, taking one, keeping one, checking, deleting. What is
// deleted is shown first, and only what was shown is deleted.

import { deleteOne } from '../loop/backup-keep.ts';
import { decodeNow } from '../loop/backup-proof.ts';
import { acceptAnomaly } from '../loop/backups.ts';
import { digest } from '../model/digest.ts';
import { durationMs } from '../model/duration.ts';
import { Failure } from '../model/failure.ts';
import { instanceName } from '../model/ref.ts';
import { timeText } from '../model/time.ts';
import {
  allBackups,
  backupsFrom,
  catalogue,
  oneBackup,
  policyFor,
  prunable,
  rebuilt,
  shownBackup,
} from './backup-desk.ts';
import { FOR, INSTANCE, LIMIT, REASON } from './fields.ts';
import { instanceSubject } from './ground.ts';
import { act, type Operation, read } from './operation.ts';

export const BACKUP = {
  type: 'string',
  description: 'the id of a backup: 20261120T021700Z-5f3a9c1e',
  pattern: '^[0-9]{8}T[0-9]{6}Z-[0-9a-f]{8}$',
  maxLength: 25,
} as const;

export const DESTINATION = {
  type: 'string',
  description: 'the name of a destination',
  pattern: '^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$',
  maxLength: 63,
} as const;

const POLICY = { ...DESTINATION, description: 'the name of a policy of backups' } as const;
const OF = { ...INSTANCE, required: true } as const;
const WHICH = { ...BACKUP, required: true } as const;

export const BACKUPS: readonly Operation[] = [
  read({
    name: 'backups',
    summary: 'backups that destinations have, and destinations that do not tell',
    permissions: ['read:backup'],
    input: { instance: INSTANCE, destination: DESTINATION },
    asks: ({ instance }, ground) => [
      {
        permission: 'read:backup',
        on: instance === undefined ? 'anywhere' : instanceSubject(ground, instance),
      },
    ],
    async run(call) {
      const { input, signal, parts } = call;
      const found = await allBackups(backupsFrom(parts), input, signal);
      const now = parts.clock.now();
      const seen = (instance: string) => call.may('read:backup', instanceSubject(call, instance));
      return {
        backups: found.backups
          .filter(({ manifest }) => seen(manifest.instance))
          .map((one) => shownBackup(one, now)),
        unseen: found.unseen,
      };
    },
  }),
  read({
    name: 'backup',
    summary: 'everything about one backup: what is in it, and what was found out about it',
    permissions: ['read:backup'],
    input: { instance: OF, backup: WHICH, destination: DESTINATION },
    asks: ({ instance }, ground) => [{ permission: 'read:backup', on: instanceSubject(ground, instance) }],
    async run({ input, signal, parts }) {
      const { stored } = await oneBackup(backupsFrom(parts), input, signal);
      return {
        ...shownBackup(stored, parts.clock.now()),
        manifest: stored.manifest,
        records: stored.records,
      };
    },
  }),
  read({
    name: 'backup-status',
    summary: 'how each instance stands with its policies, from memory',
    permissions: ['read:backup'],
    input: { instance: INSTANCE },
    asks: ({ instance }, ground) => [
      {
        permission: 'read:backup',
        on: instance === undefined ? 'anywhere' : instanceSubject(ground, instance),
      },
    ],
    async run(call) {
      const { instance } = call.input;
      const mine = call.status.backups.filter((one) => instance === undefined || one.instance === instance);
      return { backups: mine.filter((one) => call.may('read:backup', instanceSubject(call, one.instance))) };
    },
  }),
  read({
    name: 'backup-log',
    summary: 'what was done about backups, newest first',
    permissions: ['read:backup'],
    input: { instance: INSTANCE, limit: LIMIT },
    asks: ({ instance }, ground) => [
      {
        permission: 'read:backup',
        on: instance === undefined ? 'anywhere' : instanceSubject(ground, instance),
      },
    ],
    async run(call) {
      const { instance, limit = 100 } = call.input;
      const entries = await backupsFrom(call.parts).shared.journal.recent({ instance, limit });
      return {
        entries: entries.filter((one) => call.may('read:backup', instanceSubject(call, one.instance))),
      };
    },
  }),
  read({
    name: 'backup-stats',
    summary: 'how many backups there are and how much room they take, by instance and destination',
    permissions: ['read:backup'],
    input: { instance: INSTANCE, destination: DESTINATION },
    asks: ({ instance }, ground) => [
      {
        permission: 'read:backup',
        on: instance === undefined ? 'anywhere' : instanceSubject(ground, instance),
      },
    ],
    async run(call) {
      const { backups, unseen } = await allBackups(backupsFrom(call.parts), call.input, call.signal);
      const seen = backups.filter(({ manifest }) =>
        call.may('read:backup', instanceSubject(call, manifest.instance)),
      );
      return { rows: catalogue(seen), unseen };
    },
  }),
  act({
    name: 'backup-run',
    summary: 'take a backup of an instance now',
    permissions: ['run:backup'],
    input: { instance: OF, policy: POLICY },
    about: ({ instance }) => instance,
    asks: ({ instance }, ground) => [{ permission: 'run:backup', on: instanceSubject(ground, instance) }],
    async run({ input, actor, parts }) {
      const backups = backupsFrom(parts);
      const policy = policyFor(backups, input).name;
      const asked = {
        instance: instanceName(input.instance),
        policy,
        by: actor.name,
        kind: 'backup',
      } as const;
      const { run, ended } = backups.begin(asked);
      ended.catch(parts.onTrouble);
      return { run, instance: input.instance, policy };
    },
  }),
  act({
    name: 'backup-cancel',
    summary: 'stop a backup or a proof that goes on; nothing is left of it',
    permissions: ['cancel:backup'],
    input: { backup: WHICH },
    about: ({ backup }) => backup,
    asks: ({ backup }, ground) => {
      const found = ground.status.backups.find(({ running }) => running?.run === backup);
      const on = found === undefined ? ('anywhere' as const) : instanceSubject(ground, found.instance);
      return [{ permission: 'cancel:backup', on }];
    },
    async run({ input, actor, parts }) {
      if (!backupsFrom(parts).cancel(input.backup, actor.name)) {
        throw new Failure('backup/unknown', `no run ${input.backup} goes on`);
      }
      return { run: input.backup };
    },
  }),
  act({
    name: 'backup-lock',
    summary: 'keep a backup from being deleted, for a time or until it is unlocked',
    permissions: ['lock:backup'],
    input: { instance: OF, backup: WHICH, for: FOR, reason: REASON },
    about: ({ instance, backup }) => `${instance} ${backup}`,
    asks: ({ instance }, ground) => [{ permission: 'lock:backup', on: instanceSubject(ground, instance) }],
    async run({ input, actor, parts, signal }) {
      const ms = input.for === undefined ? undefined : durationMs(input.for);
      const until = ms === undefined ? undefined : timeText(parts.clock.now() + ms);
      const { reason } = input;
      return await recordedEverywhere(parts, input, actor.name, { kind: 'locked', reason, until }, signal);
    },
  }),
  act({
    name: 'backup-unlock',
    summary: 'let retention have a backup again',
    permissions: ['lock:backup'],
    input: { instance: OF, backup: WHICH, reason: REASON },
    about: ({ instance, backup }) => `${instance} ${backup}`,
    asks: ({ instance }, ground) => [{ permission: 'lock:backup', on: instanceSubject(ground, instance) }],
    async run({ input, actor, parts, signal }) {
      const { reason } = input;
      return await recordedEverywhere(parts, input, actor.name, { kind: 'unlocked', reason }, signal);
    },
  }),
  act({
    name: 'backup-verify',
    summary: 'read a backup back and decode it to its end, or try to restore it aside',
    permissions: ['verify:backup'],
    input: {
      instance: OF,
      backup: BACKUP,
      destination: DESTINATION,
      how: { type: 'string', description: 'how deep', enum: ['decode', 'restore'] },
    },
    about: ({ instance, backup }) => `${instance} ${backup ?? 'newest'}`,
    asks: ({ instance }, ground) => [{ permission: 'verify:backup', on: instanceSubject(ground, instance) }],
    async run({ input, actor, parts, signal }) {
      const backups = backupsFrom(parts);
      const found = await oneBackup(backups, input, signal);
      const { id: backup } = found.stored.manifest;
      const destination = found.destination.name;
      if (input.how !== 'restore') {
        const proof = await decodeNow(backups.shared, { ...found, by: actor.name }, signal);
        return { backup, destination, how: 'decode', run: null, ...proof };
      }
      const { run } = proving(parts, { ...input, kind: 'restore', by: actor.name, backup, destination });
      return { backup, destination, how: 'restore', run, ok: null, reason: '', tookMs: 0 };
    },
  }),
  act({
    name: 'drill',
    summary:
      'bring an instance up aside from a backup, on a network that leads nowhere, and take it away again',
    permissions: ['drill:instance'],
    input: { instance: OF, backup: BACKUP, destination: DESTINATION },
    about: ({ instance, backup }) => `${instance} ${backup ?? 'newest'}`,
    asks: ({ instance }, ground) => [{ permission: 'drill:instance', on: instanceSubject(ground, instance) }],
    async run({ input, actor, parts, signal }) {
      const found = await oneBackup(backupsFrom(parts), input, signal);
      const backup = found.stored.manifest.id;
      const destination = found.destination.name;
      const { run } = proving(parts, { ...input, kind: 'drill', by: actor.name, backup, destination });
      return { run, backup, destination, instance: input.instance };
    },
  }),
  act({
    name: 'backup-delete',
    summary: 'delete one backup at one destination',
    permissions: ['delete:backup'],
    input: { instance: OF, backup: WHICH, destination: { ...DESTINATION, required: true }, reason: REASON },
    about: ({ instance, backup, destination }) => `${instance} ${backup} ${destination}`,
    asks: ({ instance }, ground) => [{ permission: 'delete:backup', on: instanceSubject(ground, instance) }],
    async run({ input, actor, parts, signal }) {
      const { shared, ...backups } = backupsFrom(parts);
      const { destination, stored } = await oneBackup({ shared, ...backups }, input, signal);
      const { locked } = shownBackup(stored, parts.clock.now());
      if (locked !== null) {
        throw new Failure('backup/locked', `${input.backup} is locked: ${locked}`, {
          hint: 'unlock it first',
        });
      }
      if (shared.inUse.has(input.backup)) throw new Failure('backup/busy', `${input.backup} is being read`);
      const at = { destination, instance: instanceName(input.instance) };
      await deleteOne(shared, at, stored, `${actor.name}: ${input.reason}`, signal);
      return { backup: input.backup, destination: destination.name };
    },
  }),
  read({
    name: 'backup-prune-plan',
    summary: 'what retention would delete now, what stays, and why',
    permissions: ['read:backup'],
    input: { instance: OF, policy: POLICY },
    asks: ({ instance }, ground) => [{ permission: 'read:backup', on: instanceSubject(ground, instance) }],
    async run({ input, parts, signal }) {
      const plans = await prunable(backupsFrom(parts), input, signal);
      const shown = plans.map(({ stored: _, ...one }) => one);
      return {
        plans: shown,
        digest: digest(shown.map(({ verdicts, destination }) => ({ verdicts, destination }))),
      };
    },
  }),
  act({
    name: 'backup-prune',
    summary: 'delete what the plan of that digest says',
    permissions: ['delete:backup'],
    input: {
      instance: OF,
      policy: POLICY,
      digest: { type: 'string', description: 'of the plan that was read', required: true, maxLength: 71 },
    },
    about: ({ instance }) => instance,
    asks: ({ instance }, ground) => [{ permission: 'delete:backup', on: instanceSubject(ground, instance) }],
    async run({ input, parts, signal }) {
      const backups = backupsFrom(parts);
      const plans = await prunable(backups, input, signal);
      const now = digest(plans.map(({ verdicts, destination }) => ({ verdicts, destination })));
      if (now !== input.digest) {
        throw new Failure('backup/moved', 'what would be deleted is not what was read; read it again');
      }
      const deleted: { backup: string; destination: string }[] = [];
      const declared = backups.declared();
      for (const { destination, verdicts, stored } of plans) {
        const place = declared.destinations.get(destination);
        for (const { backup, keep, why } of verdicts) {
          const one = stored.find(({ manifest }) => manifest.id === backup);
          if (keep || one === undefined || place === undefined) continue;
          const at = { destination: place, instance: instanceName(input.instance) };
          await deleteOne(backups.shared, at, one, why, signal);
          deleted.push({ backup, destination });
        }
      }
      return { deleted };
    },
  }),
  act({
    name: 'backup-accept',
    summary: 'say that a backup with much less in it than the one before is right so',
    permissions: ['verify:backup'],
    input: { instance: OF, policy: POLICY, reason: REASON },
    about: ({ instance }) => instance,
    asks: ({ instance }, ground) => [{ permission: 'verify:backup', on: instanceSubject(ground, instance) }],
    async run({ input, parts }) {
      const backups = backupsFrom(parts);
      const policy = policyFor(backups, input).name;
      await acceptAnomaly(backups.shared, { instance: instanceName(input.instance), policy });
      return { instance: input.instance, policy };
    },
  }),
  act({
    name: 'backup-index',
    summary: 'learn anew from the destinations which backups there are',
    permissions: ['run:backup'],
    input: {},
    about: () => '',
    asks: () => [{ permission: 'run:backup', on: {} }],
    run: ({ parts, signal }) => rebuilt(backupsFrom(parts), signal),
  }),
];

type Proving = {
  readonly instance: string;
  readonly kind: 'restore' | 'drill';
  readonly by: string;
  readonly backup: string;
  readonly destination: string;
};

function proving(
  parts: Parameters<typeof backupsFrom>[0] & { readonly onTrouble: (thrown: unknown) => void },
  { instance, kind, by, backup, destination }: Proving,
) {
  const backups = backupsFrom(parts);
  const policy = policyFor(backups, { instance, policy: undefined }).name;
  const asked = { instance: instanceName(instance), policy, by, kind, wanted: { backup, destination } };
  const begun = backups.begin(asked);
  begun.ended.catch(parts.onTrouble);
  return begun;
}

async function recordedEverywhere(
  parts: Parameters<typeof backupsFrom>[0],
  { instance, backup }: { readonly instance: string; readonly backup: string },
  by: string,
  what: Parameters<ReturnType<typeof backupsFrom>['shared']['crew']['record']>[3],
  signal: AbortSignal,
) {
  const backups = backupsFrom(parts);
  const { backups: all, unseen } = await allBackups(backups, { instance, destination: undefined }, signal);
  const mine = all.filter(({ manifest }) => manifest.id === backup);
  if (mine.length === 0)
    throw new Failure('backup/unknown', `no destination tells of ${backup} of ${instance}`);
  const destinations: string[] = [];
  for (const one of mine) {
    const destination = backups.declared().destinations.get(one.destination);
    if (destination === undefined) continue;
    await backups.shared.crew.record(destination, one, by, what, signal);
    destinations.push(one.destination);
  }
  return { backup, destinations, unseen };
}
