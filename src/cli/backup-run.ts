// `shipshape backup run`, `drill` and `backup verify`: begun at the daemon, followed to the end.

import type { Event } from '../model/event.ts';
import { Failure } from '../model/failure.ts';
import { bytesWords, durationWords } from '../show/amounts.ts';
import { command, type GlobalOptions } from './command.ts';
import { type Asking, printAnswer, WHO, withDaemon } from './daemon.ts';
import type { ExitCode } from './exit.ts';
import type { Io } from './io.ts';
import { note } from './output.ts';

export const DESTINATION = {
  name: 'destination',
  value: 'NAME',
  description: 'only this destination',
} as const;

export const OF = { name: 'instance', description: 'the name of an instance', required: true } as const;

export const backupRun = command({
  name: 'backup run',
  summary: 'take a backup now',
  description:
    'As the policy of the instance says, and beside its schedule. Goes on until the backup is whole at all required ' +
    'destinations; with --detach the daemon goes on alone. Ctrl-C leaves it running; backup cancel stops it.',
  arguments: [OF],
  options: [
    ...WHO,
    { name: 'policy', value: 'NAME', description: 'which policy, where several are about it' },
    { name: 'detach', description: 'do not wait for its end' },
  ],
  examples: [{ line: 'shipshape backup run crm', says: 'before something risky' }],
  exitCodes: ['ok', 'error', 'usage', 'interrupted'],
  run: (given, io) =>
    withDaemon(io, given, async (asking) => {
      const follow = given.detach ? undefined : await following(asking, io);
      const { instance, policy } = given;
      const begun = await asking.ask('backup-run', { instance, ...(policy === undefined ? {} : { policy }) });
      if (follow === undefined) {
        printAnswer(io, given.global, begun, () => `Backup ${begun.run} of ${begun.instance} began.`);
        return 'ok';
      }
      const end = await untilEnd(io, given.global, follow, begun.run);
      printAnswer(io, given.global, end, () => endWords(end));
      return end.outcome === 'committed' ? 'ok' : 'error';
    }),
});

export const backupCancel = command({
  name: 'backup cancel',
  summary: 'stop a backup or a proof that goes on',
  description: 'Nothing is left of it, and what stood still for it runs again.',
  arguments: [{ name: 'run', description: 'the id of the run', required: true }],
  options: WHO,
  examples: [{ line: 'shipshape backup cancel 20261120T021700Z-5f3a9c1e', says: 'at once' }],
  exitCodes: ['ok', 'error', 'usage'],
  run: (given, io) =>
    withDaemon(io, given, async ({ ask }) => {
      const answer = await ask('backup-cancel', { backup: given.run });
      printAnswer(io, given.global, answer, () => `Run ${answer.run} is being stopped.`);
      return 'ok';
    }),
});

export const backupVerify = command({
  name: 'backup verify',
  summary: 'check a backup: read it back, or restore it aside',
  description:
    'Without --restore every byte is read back, hashed, opened and decoded to its end. With --restore it is loaded ' +
    "into containers of the instance's own images that nobody can reach, and rows and assertions are compared. " +
    'What comes of it is written beside the backup.',
  arguments: [OF, { name: 'backup', description: 'its id; without it, the newest', required: false }],
  options: [...WHO, DESTINATION, { name: 'restore', description: 'restore it aside' }],
  examples: [
    { line: 'shipshape backup verify crm', says: 'is the newest one readable?' },
    { line: 'shipshape backup verify crm --restore', says: 'can it be restored?' },
  ],
  exitCodes: ['ok', 'error', 'usage', 'interrupted'],
  run: (given, io) =>
    withDaemon(io, given, async (asking) => {
      const follow = given.restore ? await following(asking, io) : undefined;
      const how = given.restore ? 'restore' : 'decode';
      const answer = await asking.ask('backup-verify', { ...which(given), how });
      if (follow === undefined) {
        printAnswer(io, given.global, answer, () =>
          answer.ok === true
            ? `${answer.backup} at ${answer.destination} is whole: decoded in ${durationWords(answer.tookMs)}.`
            : `${answer.backup} at ${answer.destination} is DAMAGED: ${answer.reason}`,
        );
        return answer.ok === true ? 'ok' : 'error';
      }
      return await proved(io, given.global, follow, answer.backup);
    }),
});

export const drill = command({
  name: 'drill',
  summary: 'bring an instance up aside from its backup, and take it away again',
  description:
    'The whole instance, with its own images, on a network that leads nowhere, until it is healthy. The instance ' +
    'itself is not touched. How long it took counts for its recovery time.',
  arguments: [OF, { name: 'backup', description: 'its id; without it, the newest', required: false }],
  options: [...WHO, DESTINATION],
  examples: [{ line: 'shipshape drill crm', says: 'how long would it take to bring it back?' }],
  exitCodes: ['ok', 'error', 'usage', 'interrupted'],
  run: (given, io) =>
    withDaemon(io, given, async (asking) => {
      const follow = await following(asking, io);
      const answer = await asking.ask('drill', which(given));
      return await proved(io, given.global, follow, answer.backup);
    }),
});

/** Fields of an input, without those that nobody gave. */
export function which(given: {
  readonly instance: string;
  readonly backup: string | undefined;
  readonly destination: string | undefined;
}): Readonly<Record<string, string>> {
  const { instance, backup, destination } = given;
  return {
    instance,
    ...(backup === undefined ? {} : { backup }),
    ...(destination === undefined ? {} : { destination }),
  };
}

export type Following = AsyncIterator<unknown>;

/** Subscribed before something is begun, so that nothing of it is missed. */
export async function following({ client }: Asking, io: Io): Promise<Following> {
  return client.follow('events', {}, io.signal)[Symbol.asyncIterator]();
}

/** Events as they come, until one is what is waited for. */
export async function until<T>(follow: Following, found: (event: Event) => T | undefined): Promise<T> {
  for (;;) {
    const next = await follow.next();
    if (next.done === true) throw new Failure('serve/cut', 'the daemon has hung up');
    // The border: both ends speak the same version of the protocol.
    const end = found(next.value as Event);
    if (end !== undefined) return end;
  }
}

type End = Extract<Event, { kind: 'backup.ended' }>;

async function untilEnd(io: Io, global: GlobalOptions, follow: Following, run: string): Promise<End> {
  return await until(follow, (event) => {
    if (event.kind === 'backup.progress' && event.progress.run === run) {
      const { doing, bytes, bytesPerSecond, leftMs } = event.progress;
      const left = leftMs == null ? '' : `, ${durationWords(leftMs)} left`;
      note(io, global, `${doing}: ${bytesWords(bytes)} at ${bytesWords(bytesPerSecond)}/s${left}`);
    }
    return event.kind === 'backup.ended' && event.run === run ? event : undefined;
  });
}

function endWords({ run, instance, outcome, reason, bytes, durationMs }: End): string {
  const facts = `${bytesWords(bytes)} in ${durationWords(durationMs)}`;
  switch (outcome) {
    case 'committed':
      return `Backup ${run} of ${instance} is whole at its destinations: ${facts}.`;
    case 'queued':
      return `Backup ${run} of ${instance} is whole here and waits for a destination: ${reason}`;
    default:
      return `Backup ${run} of ${instance} ${outcome}: ${reason}`;
  }
}

async function proved(io: Io, global: GlobalOptions, follow: Following, backup: string): Promise<ExitCode> {
  const end = await until(follow, (event) => {
    if (event.kind === 'backup.progress')
      note(io, global, `${event.progress.doing}: ${bytesWords(event.progress.bytes)}`);
    return event.kind === 'backup.verified' && event.how !== 'decode' ? event : undefined;
  });
  const { ok, reason, durationMs } = end;
  printAnswer(io, global, end, () =>
    ok
      ? `${backup} was restored aside and is good: ${durationWords(durationMs)}.`
      : `${backup} could NOT be proved: ${reason}`,
  );
  return ok ? 'ok' : 'error';
}
