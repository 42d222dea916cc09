// `shipshape restore` and `shipshape clone`: planned and read first, then begun by typing the instance's name.

import { durationWords } from '../show/amounts.ts';
import { restorePlanText, restoresText } from '../show/recovery-rows.ts';
import { typed } from './backup.ts';
import { DESTINATION, type Following, following, OF, until } from './backup-run.ts';
import { command, type GlobalOptions } from './command.ts';
import { type Asking, printAnswer, WHO, withDaemon } from './daemon.ts';
import type { ExitCode } from './exit.ts';
import type { Io } from './io.ts';
import { note } from './output.ts';

const BACKUP = { name: 'backup', description: 'its id; without it, the newest', required: false } as const;
const TYPED = {
  name: 'yes',
  value: 'NAME',
  description: 'answers the question: the name of the instance that is overwritten',
} as const;
const PLAN_ONLY = { name: 'plan', description: 'only show what it would do' } as const;

export const restore = command({
  name: 'restore',
  summary: 'bring an instance back to what a backup has',
  description:
    'Shows what is overwritten and lost, and begins when the name of the instance was typed. A backup of what is ' +
    'there is taken first. Data comes back beside what serves, is tried where nobody can reach it, and takes its place ' +
    'in one step, with the way back. Where policy asks for others, it waits for their approve; the same command then ' +
    'begins it.',
  arguments: [OF, BACKUP],
  options: [
    ...WHO,
    DESTINATION,
    { name: 'source', value: 'NAME', description: 'only this source of the backup' },
    { name: 'database', value: 'NAME', description: 'only this database of that source' },
    { name: 'configuration', description: 'no data, only how the instance is made' },
    {
      name: 'to-time',
      value: 'TIME',
      description: 'a moment (RFC 3339), where changes are kept as they are made',
    },
    { name: 'keep-old', value: 'TIME', description: 'how long what is replaced stays (7d)' },
    PLAN_ONLY,
    TYPED,
  ],
  examples: [
    { line: 'shipshape restore crm --plan', says: 'what would it do?' },
    { line: 'shipshape restore crm', says: 'from the newest backup; asks first' },
    { line: 'shipshape restore crm --source db --database crm', says: 'one database' },
  ],
  exitCodes: ['ok', 'error', 'approval', 'usage', 'interrupted'],
  run: (given, io) =>
    withDaemon(io, given, async (asking) => {
      const { instance, backup, destination, source, database, toTime, keepOld } = given;
      const asked = {
        instance,
        ...defined({ backup, destination, source, database, toTime, keepOld }),
        ...(given.configuration ? { configuration: true } : {}),
      };
      return await planned(asking, io, given, asked);
    }),
});

export const clone = command({
  name: 'clone',
  summary: 'fill another instance with what a backup has',
  description:
    'The other instance must be declared and have no data yet; it gets its own volumes, ports and secrets, and the ' +
    'one that the backup is of is not touched.',
  arguments: [OF, { name: 'into', description: 'the instance that it goes into', required: true }],
  options: [
    ...WHO,
    DESTINATION,
    { name: 'backup', value: 'ID', description: 'which backup; without it, the newest' },
    PLAN_ONLY,
    TYPED,
  ],
  examples: [{ line: 'shipshape clone crm crm-test', says: 'the data of last night, to try something' }],
  exitCodes: ['ok', 'error', 'approval', 'usage', 'interrupted'],
  run: (given, io) =>
    withDaemon(io, given, async (asking) => {
      const { instance, into, backup, destination } = given;
      return await planned(asking, io, given, { instance, into, ...defined({ backup, destination }) });
    }),
});

export const restoreList = command({
  name: 'restores',
  summary: 'show restores that go on, and those that were',
  description: 'Newest first, with how long nobody was served.',
  arguments: [{ name: 'instance', description: 'only of this instance', required: false }],
  options: WHO,
  examples: [{ line: 'shipshape restores', says: 'all of them' }],
  exitCodes: ['ok', 'error', 'usage'],
  run: (given, io) =>
    withDaemon(io, given, async ({ ask }) => {
      const answer = await ask('restores', given.instance === undefined ? {} : { instance: given.instance });
      printAnswer(io, given.global, answer, () => restoresText(answer.going, answer.entries));
      return 'ok';
    }),
});

export const restoreCancel = command({
  name: 'restore-cancel',
  summary: 'stop a restore that goes on',
  description: 'What was made beside is taken away; the instance serves what it served.',
  arguments: [{ name: 'run', description: 'the id, as restores shows it', required: true }],
  options: WHO,
  examples: [{ line: 'shipshape restore-cancel 3f9a0c1b22d4', says: 'at once' }],
  exitCodes: ['ok', 'error', 'usage'],
  run: (given, io) =>
    withDaemon(io, given, async ({ ask }) => {
      const answer = await ask('restore-cancel', { run: given.run });
      printAnswer(io, given.global, answer, () => `Restore ${answer.run} is being stopped.`);
      return 'ok';
    }),
});

function defined(fields: Readonly<Record<string, string | undefined>>): Readonly<Record<string, string>> {
  const found: Record<string, string> = {};
  for (const [name, value] of Object.entries(fields)) if (value !== undefined) found[name] = value;
  return found;
}

type Given = { readonly global: GlobalOptions; readonly plan: boolean; readonly yes: string | undefined };

async function planned(
  asking: Asking,
  io: Io,
  { global, plan: isPlanOnly, yes }: Given,
  asked: Readonly<Record<string, string | boolean>>,
): Promise<ExitCode> {
  const answer = await asking.ask('restore-plan', asked);
  const { id, plan, standing, missing } = answer;
  const isBad = plan.checks.some(({ state }) => state === 'bad');
  if (isPlanOnly || isBad) {
    printAnswer(io, global, answer, () => restorePlanText(id, plan));
    return isBad && !isPlanOnly ? 'error' : 'ok';
  }
  note(io, global, restorePlanText(id, plan));
  if (standing !== 'free' && standing !== 'met') {
    printAnswer(
      io,
      global,
      answer,
      () => `Restore ${id} waits for ${missing || standing}: shipshape approve ${id}`,
    );
    return 'approval';
  }
  const name = plan.into.instance;
  if (!(await typed(io, global, `Type ${name} to begin: `, name, yes))) return 'approval';
  const follow = await following(asking, io);
  const { run } = await asking.ask('restore-start', { plan: id, confirm: name });
  return await untilEnd(io, global, follow, run);
}

async function untilEnd(io: Io, global: GlobalOptions, follow: Following, run: string): Promise<ExitCode> {
  const end = await until(follow, (event) => {
    if (event.kind === 'restore.progress' && event.run === run) note(io, global, event.step);
    return event.kind === 'restore.ended' && event.run === run ? event : undefined;
  });
  printAnswer(io, global, end, () =>
    end.ok
      ? `${end.instance} is restored: ${durationWords(end.durationMs)}.`
      : `${end.instance} is as it was: ${end.reason}`,
  );
  return end.ok ? 'ok' : 'error';
}
