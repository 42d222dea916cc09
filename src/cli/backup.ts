// `shipshape backup`: which there are, how instances stand, keeping and deleting.

import { open, rename, rm } from 'node:fs/promises';
import { resolve } from 'node:path';
import { Failure } from '../model/failure.ts';
import { safeLine } from '../model/safe-text.ts';
import {
  backupStatusText,
  backupsText,
  backupText,
  catalogueText,
  pruneText,
  unseenLines,
} from '../show/backup-rows.ts';
import { DESTINATION, OF, which } from './backup-run.ts';
import { command, type GlobalOptions } from './command.ts';
import { confirm } from './confirm.ts';
import { printAnswer, REASON, reasonOf, WHO, withDaemon } from './daemon.ts';
import type { Io } from './io.ts';
import { isRecord } from './json.ts';
import { note } from './output.ts';

const ID = { name: 'backup', description: 'its id, as backup list shows it', required: true } as const;
const ANY = { name: 'instance', description: 'only of this instance', required: false } as const;
const TYPED = {
  name: 'yes',
  value: 'NAME',
  description: 'answers the question: the name that would be typed',
} as const;

export const backupList = command({
  name: 'backup list',
  summary: 'show which backups there are, and how instances stand',
  description:
    'What the destinations themselves tell, oldest first. A destination that does not answer is named: it never ' +
    'looks empty. With --status how each instance stands with its policies, from the memory of the daemon.',
  arguments: [ANY],
  options: [...WHO, DESTINATION, { name: 'status', description: 'how instances stand with their policies' }],
  examples: [
    { line: 'shipshape backup list crm', says: 'the backups of one instance' },
    { line: 'shipshape backup list --status', says: 'is everything protected?' },
  ],
  exitCodes: ['ok', 'error', 'usage'],
  run: (given, io) =>
    withDaemon(io, given, async ({ ask }) => {
      const of = given.instance === undefined ? {} : { instance: given.instance };
      if (given.status) {
        const answer = await ask('backup-status', of);
        printAnswer(io, given.global, answer, () => backupStatusText(answer.backups));
        return answer.backups.every(({ isProtected }) => isProtected) ? 'ok' : 'error';
      }
      const at = given.destination === undefined ? {} : { destination: given.destination };
      const answer = await ask('backups', { ...of, ...at });
      printAnswer(io, given.global, answer, () => backupsText(answer.backups, answer.unseen));
      return answer.unseen.length === 0 ? 'ok' : 'error';
    }),
});

export const backupShow = command({
  name: 'backup show',
  summary: 'show everything about one backup',
  description: 'Its files, rows and images, and what was found out about it since.',
  arguments: [OF, ID],
  options: [...WHO, DESTINATION],
  examples: [{ line: 'shipshape backup show crm 20261120T021700Z-5f3a9c1e', says: 'what is in it' }],
  exitCodes: ['ok', 'error', 'usage'],
  run: (given, io) =>
    withDaemon(io, given, async ({ ask }) => {
      const answer = await ask('backup', which(given));
      printAnswer(io, given.global, answer, () => backupText(answer));
      return 'ok';
    }),
});

export const backupLock = command({
  name: 'backup lock',
  summary: 'keep a backup from being deleted',
  description: 'At every destination that has it, until it is unlocked or the time is over.',
  arguments: [OF, ID],
  options: [
    ...WHO,
    REASON,
    { name: 'for', value: 'TIME', description: 'how long: 30d; without it, for good' },
  ],
  examples: [
    { line: 'shipshape backup lock crm 20261120T021700Z-5f3a9c1e --reason audit', says: 'for good' },
  ],
  exitCodes: ['ok', 'error', 'usage'],
  run: (given, io) =>
    withDaemon(io, given, async ({ ask }) => {
      const { instance, backup } = given;
      const until = given.for === undefined ? {} : { for: given.for };
      const answer = await ask('backup-lock', { instance, backup, reason: reasonOf(given), ...until });
      printAnswer(io, given.global, answer, () =>
        [
          `${answer.backup} is locked at ${answer.destinations.join(', ')}.`,
          ...unseenLines(answer.unseen),
        ].join('\n'),
      );
      return answer.unseen.length === 0 ? 'ok' : 'error';
    }),
});

export const backupUnlock = command({
  name: 'backup unlock',
  summary: 'let retention have a backup again',
  description: 'It stays until the rules of its policy let it go.',
  arguments: [OF, ID],
  options: [...WHO, REASON],
  examples: [
    {
      line: 'shipshape backup unlock crm 20261120T021700Z-5f3a9c1e --reason done',
      says: 'the audit is over',
    },
  ],
  exitCodes: ['ok', 'error', 'usage'],
  run: (given, io) =>
    withDaemon(io, given, async ({ ask }) => {
      const { instance, backup } = given;
      const answer = await ask('backup-unlock', { instance, backup, reason: reasonOf(given) });
      printAnswer(
        io,
        given.global,
        answer,
        () => `${answer.backup} is unlocked at ${answer.destinations.join(', ')}.`,
      );
      return 'ok';
    }),
});

export const backupDelete = command({
  name: 'backup delete',
  summary: 'delete one backup at one destination',
  description: 'Asks for the id to be typed. A locked one is not deleted, nor one that is being read.',
  arguments: [OF, ID, { name: 'at', description: 'the destination', required: true }],
  options: [...WHO, REASON, TYPED],
  examples: [
    {
      line: 'shipshape backup delete crm 20261120T021700Z-5f3a9c1e offsite --reason test',
      says: 'asks first',
    },
  ],
  exitCodes: ['ok', 'error', 'approval', 'usage'],
  run: (given, io) =>
    withDaemon(io, given, async ({ ask }) => {
      const { instance, backup, at: destination } = given;
      const question = `Backup ${backup} of ${instance} at ${destination} is deleted for good. Type its id: `;
      if (!(await typed(io, given.global, question, backup, given.yes))) return 'approval';
      const answer = await ask('backup-delete', { instance, backup, destination, reason: reasonOf(given) });
      printAnswer(io, given.global, answer, () => `${answer.backup} is gone from ${answer.destination}.`);
      return 'ok';
    }),
});

export const backupPrune = command({
  name: 'backup prune',
  summary: 'show what retention would delete, and delete it with --apply',
  description:
    'Every backup with why it stays or goes. With --apply exactly what was shown is deleted, after the name of the ' +
    'instance was typed. While the newest backup failed, a proof failed or much is missing, nothing is deleted.',
  arguments: [OF],
  options: [
    ...WHO,
    { name: 'policy', value: 'NAME', description: 'which policy' },
    { name: 'apply', description: 'delete it' },
    TYPED,
  ],
  examples: [{ line: 'shipshape backup prune crm', says: 'what would go' }],
  exitCodes: ['ok', 'error', 'approval', 'usage'],
  run: (given, io) =>
    withDaemon(io, given, async ({ ask }) => {
      const { instance } = given;
      const of = { instance, ...(given.policy === undefined ? {} : { policy: given.policy }) };
      const plan = await ask('backup-prune-plan', of);
      if (!given.apply) {
        printAnswer(io, given.global, plan, () => pruneText(plan.plans));
        return 'ok';
      }
      note(io, given.global, pruneText(plan.plans));
      const question = `Type ${instance} to delete what is marked DELETE: `;
      if (!(await typed(io, given.global, question, instance, given.yes))) return 'approval';
      const answer = await ask('backup-prune', { ...of, digest: plan.digest });
      printAnswer(io, given.global, answer, () => `${answer.deleted.length} deleted.`);
      return 'ok';
    }),
});

export const backupStats = command({
  name: 'backup stats',
  summary: 'show how many backups there are and how much room they take',
  description: 'By instance and destination, as the destinations tell it.',
  arguments: [ANY],
  options: [...WHO, DESTINATION],
  examples: [{ line: 'shipshape backup stats', says: 'all of them' }],
  exitCodes: ['ok', 'error', 'usage'],
  run: (given, io) =>
    withDaemon(io, given, async ({ ask }) => {
      const of = given.instance === undefined ? {} : { instance: given.instance };
      const at = given.destination === undefined ? {} : { destination: given.destination };
      const answer = await ask('backup-stats', { ...of, ...at });
      printAnswer(io, given.global, answer, () => catalogueText(answer.rows, answer.unseen));
      return answer.unseen.length === 0 ? 'ok' : 'error';
    }),
});

export const backupIndex = command({
  name: 'backup index',
  summary: 'learn anew from the destinations which backups there are',
  description: 'After the state of the daemon was lost: the destinations alone say what there is.',
  arguments: [],
  options: WHO,
  examples: [{ line: 'shipshape backup index', says: 'on a new host' }],
  exitCodes: ['ok', 'error', 'usage'],
  run: (given, io) =>
    withDaemon(io, given, async ({ ask }) => {
      const answer = await ask('backup-index', {});
      printAnswer(io, given.global, answer, () =>
        [`${answer.found} backups found.`, ...unseenLines(answer.unseen)].join('\n'),
      );
      return answer.unseen.length === 0 ? 'ok' : 'error';
    }),
});

export const backupAccept = command({
  name: 'backup accept',
  summary: 'say that a backup with much less in it is right so',
  description: 'Until somebody has looked and says so, retention deletes nothing of that instance.',
  arguments: [OF],
  options: [...WHO, REASON, { name: 'policy', value: 'NAME', description: 'which policy' }],
  examples: [
    { line: 'shipshape backup accept crm --reason "old orders were archived"', says: 'it is meant so' },
  ],
  exitCodes: ['ok', 'error', 'usage'],
  run: (given, io) =>
    withDaemon(io, given, async ({ ask }) => {
      const { instance } = given;
      const policy = given.policy === undefined ? {} : { policy: given.policy };
      const answer = await ask('backup-accept', { instance, ...policy, reason: reasonOf(given) });
      printAnswer(
        io,
        given.global,
        answer,
        () => `What ${answer.policy} has of ${answer.instance} is right so.`,
      );
      return 'ok';
    }),
});

export const backupDownload = command({
  name: 'backup download',
  summary: 'write one file of a backup here, opened',
  description:
    'Decrypted, decompressed and hashed to its end; readable by you alone. Who may do this may read all that the ' +
    'instance holds.',
  arguments: [
    OF,
    ID,
    { name: 'file', description: 'as backup show lists it', required: true },
    { name: 'to', description: 'where to', required: true },
  ],
  options: [...WHO, DESTINATION],
  examples: [
    {
      line: 'shipshape backup download crm 20261120T021700Z-5f3a9c1e db.crm.pgdump.zst.age crm.pgdump',
      says: 'for pg_restore',
    },
  ],
  exitCodes: ['ok', 'error', 'usage', 'interrupted'],
  run: (given, io) =>
    withDaemon(io, given, async ({ client }) => {
      const file = resolve(io.cwd, given.to);
      const pieces = client.follow('backup-download', { ...which(given), file: given.file }, io.signal);
      const bytes = await written(file, pieces);
      printAnswer(io, given.global, { file, bytes }, () => `${bytes} bytes in ${safeLine(file)}.`);
      return 'ok';
    }),
});

/** Whole or not at all: the hash is known at the end only. */
async function written(file: string, pieces: AsyncIterable<unknown>): Promise<number> {
  const aside = `${file}.part`;
  try {
    await using out = await open(aside, 'wx', 0o600);
    let bytes = 0;
    for await (const piece of pieces) {
      const text = isRecord(piece) ? piece['base64'] : undefined;
      if (typeof text !== 'string') throw new Failure('serve/protocol', 'the daemon sent something else');
      const part = Buffer.from(text, 'base64');
      await out.writeFile(part);
      bytes += part.length;
    }
    await out.sync();
    await rename(aside, file);
    return bytes;
  } catch (cause) {
    await rm(aside, { force: true });
    const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
    if (cause instanceof Failure) throw cause;
    throw new Failure('backup/unwritable', `cannot write ${file} (${code})`, { cause });
  }
}

/** True when what was to be typed was typed, or given with --yes. */
export async function typed(
  io: Io,
  global: GlobalOptions,
  question: string,
  expected: string,
  yes: string | undefined,
): Promise<boolean> {
  if (yes !== undefined) {
    if (yes === expected) return true;
    note(io, global, `nothing was done: --yes says ${safeLine(yes)}, and ${expected} is meant`);
    return false;
  }
  const answer = await confirm(io, question, expected);
  if (answer === 'yes') return true;
  note(
    io,
    global,
    answer === 'no' ? 'nothing was done' : `nothing was done: nobody to ask here; --yes ${expected} answers`,
  );
  return false;
}
