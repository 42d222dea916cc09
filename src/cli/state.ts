// `shipshape state export` and `shipshape state import`: the whole of what is recorded, to another disk or host.

import { createReadStream } from 'node:fs';
import { open, rename, rm } from 'node:fs/promises';
import { resolve } from 'node:path';
import { Failure } from '../model/failure.ts';
import { safeLine } from '../model/safe-text.ts';
import type { StateArchive } from '../ports-daemon.ts';
import type { GlobalOptions } from './command.ts';
import { command } from './command.ts';
import { confirm } from './confirm.ts';
import { printAnswer, reachDaemon } from './daemon.ts';
import { reportProblems } from './errors.ts';
import type { Io } from './io.ts';
import { note } from './output.ts';

export const stateExport = command({
  name: 'state export',
  summary: 'write the whole recorded state to one file',
  description:
    'What was applied, approvals, holds, history, audit and the secrets, which stay encrypted. Beside a running ' +
    'daemon, too. Without the identity that opens the secrets, unless it is asked for: keep that one elsewhere.',
  arguments: [{ name: 'file', description: 'where to (a tar; readable by you alone)', required: true }],
  options: [
    { name: 'with-identity', description: 'also the identity: who has the file can then read every secret' },
  ],
  examples: [{ line: 'shipshape state export backup.tar', says: 'for the backup' }],
  exitCodes: ['ok', 'error', 'usage'],
  async run(given, io) {
    const archive = await archiveOf(io, given.global);
    if (archive === undefined) return 'error';
    const file = resolve(io.cwd, given.file);
    const { withIdentity } = given;
    const isAudited = await askedFor(io, given.global, { file, withIdentity });
    if (isAudited === 'bad-fleet') return 'error';
    const bytes = await written(file, archive.export({ file, withIdentity, isAudited }));
    printAnswer(io, given.global, { file, bytes }, () => `Exported to ${safeLine(file)} (${bytes} bytes).`);
    if (withIdentity) note(io, given.global, 'it holds the identity: who can read it can read every secret');
    return 'ok';
  },
});

export const stateImport = command({
  name: 'state import',
  summary: 'put an exported state in the place of what is here',
  description:
    'Everything in the file is checked first; what was here is kept aside. Nothing may work on the fleet meanwhile: ' +
    'stop the daemon. On another host, put the identity beside it before the next start.',
  arguments: [{ name: 'file', description: 'what state export wrote', required: true }],
  options: [{ name: 'yes', short: 'y', description: 'do not ask: the answer is yes' }],
  examples: [{ line: 'shipshape state import backup.tar', says: 'on a new host' }],
  exitCodes: ['ok', 'error', 'approval', 'usage'],
  async run(given, io) {
    const archive = await archiveOf(io, given.global);
    if (archive === undefined) return 'error';
    const question = 'The recorded state here is replaced. Only `yes` is taken for yes: ';
    const answer = given.yes ? 'yes' : await confirm(io, question, 'yes');
    if (answer !== 'yes') {
      note(
        io,
        given.global,
        answer === 'no' ? 'not imported' : 'not imported: nobody to ask here; --yes answers',
      );
      return 'approval';
    }
    const file = resolve(io.cwd, given.file);
    const done = await archive.import(read(file), file);
    printAnswer(
      io,
      given.global,
      done,
      () =>
        `${done.files === 1 ? '1 file' : `${done.files} files`} imported; what was here is in ${safeLine(done.aside)}.`,
    );
    return 'ok';
  },
});

async function archiveOf(io: Io, global: GlobalOptions): Promise<StateArchive | undefined> {
  const { fleet, path } = global;
  const onWarning = (text: string) => note(io, global, text);
  const opened = await io.archive({ fleet, path, cwd: io.cwd, env: io.env, onWarning });
  reportProblems(io, global.output, opened.problems);
  return opened.ok ? opened.value : undefined;
}

/** A daemon keeps the audit, and has this in it before anything is read; false: none runs, it is ours to write. */
async function askedFor(
  io: Io,
  global: GlobalOptions,
  what: { readonly file: string; readonly withIdentity: boolean },
): Promise<boolean | 'bad-fleet'> {
  const daemon = await reachDaemon(io, { global, as: undefined, identity: undefined });
  if (daemon === 'bad-fleet') return daemon;
  if (daemon === undefined) return false;
  try {
    await daemon.ask('state-export', what);
    return true;
  } finally {
    daemon.client.close();
  }
}

/** Whole or not at all, and never readable by others. Answers with how many bytes. */
async function written(file: string, pieces: AsyncIterable<Uint8Array>): Promise<number> {
  const aside = `${file}.part`;
  try {
    await using out = await open(aside, 'wx', 0o600);
    let bytes = 0;
    for await (const piece of pieces) {
      await out.writeFile(piece);
      bytes += piece.length;
    }
    await out.sync();
    await rename(aside, file);
    return bytes;
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? String(cause.code) : undefined;
    if (code !== 'EEXIST') await rm(aside, { force: true });
    if (cause instanceof Failure || code === undefined) throw cause;
    const hint =
      code === 'EEXIST'
        ? `remove ${aside} if nothing is writing it`
        : 'does the folder exist, is there room, and may you write there?';
    throw new Failure('state/unwritable', `cannot write ${file} (${code})`, { hint, cause });
  }
}

async function* read(file: string): AsyncGenerator<Uint8Array, void> {
  try {
    for await (const piece of createReadStream(file)) yield piece;
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? String(cause.code) : 'unknown';
    throw new Failure('state/unreadable', `cannot read ${file} (${code})`, { cause });
  }
}
