// What was last applied, one file per target, behind lowdb. Each file carries a checksum, and the good
// copy before it stays beside it. A damaged file is never read as "nothing is ours": the copy serves,
// with a word about it, or the run is refused.

import { readdir, readFile, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import { type Adapter, Low } from 'lowdb';
import type { AppliedTarget } from '../../model/applied.ts';
import { Failure } from '../../model/failure.ts';
import { sha256, type TargetName } from '../../model/ref.ts';
import type { Store } from '../../ports.ts';
import { errorCode, errorWords, privateFolder, replaceFile } from '../disk/durable.ts';
import { createFileMemory } from './file-memory.ts';

const FORMAT = 1;
// One JSON document whose `state` is checked byte by byte: no second serialisation has to agree.
const FILE = /^\{"format":(\d+),"checksum":"(sha256:[0-9a-f]{64})","state":(.*)\}\n$/s;
const ANY_FORMAT = /^\{"format":(\d+)[,}]/;

type Kept = { readonly applied: AppliedTarget | undefined };
type Read =
  | { readonly kind: 'good'; readonly state: AppliedTarget }
  | { readonly kind: 'absent' | 'damaged' };

export type StoreOptions = {
  /** The fleet's state folder. Files: `state/<target>/state.json` and `state.json.prev`. */
  readonly folder: string;
  /** Told when a damaged file was passed over for its previous copy. */
  readonly onWarning: (text: string) => void;
};

/** The store of applied state. `load` fails with `state/damaged` or `state/newer-format`, `save` with `state/unwritable`. */
export function createStore(options: StoreOptions): Store {
  const opened = new Map<TargetName, Low<Kept>>();

  async function open(target: TargetName): Promise<Low<Kept>> {
    const known = opened.get(target);
    if (known !== undefined) return known;
    const low = new Low<Kept>(durableAdapter(join(options.folder, 'state', target), target, options), {
      applied: undefined,
    });
    opened.set(target, low);
    return low;
  }

  return {
    async load(target) {
      const low = await open(target);
      low.data = { applied: undefined };
      await low.read();
      return low.data.applied;
    },
    async save(state) {
      const low = await open(state.target);
      low.data = { applied: state };
      await low.write();
    },
  };
}

/** lowdb's own file adapter neither fsyncs nor checks what it reads. */
function durableAdapter(folder: string, target: TargetName, options: StoreOptions): Adapter<Kept> {
  const path = join(folder, 'state.json');
  const previous = `${path}.prev`;
  // Only a copy that was read or written whole may become the previous one.
  let isGood: boolean | undefined;
  const memory = createFileMemory<AppliedTarget>(path);

  async function read(): Promise<Kept> {
    const known = await memory.recall();
    if (known !== undefined) return { applied: known };
    return memory.after(readGood, ({ applied }) => (isGood === true ? applied : undefined));
  }

  async function readGood(): Promise<Kept> {
    const current = await readState(path, target);
    isGood = current.kind === 'good';
    if (current.kind === 'good') return { applied: current.state };
    const before = await readState(previous, target);
    if (before.kind === 'good') {
      options.onWarning(
        `${path} is ${current.kind === 'absent' ? 'gone' : 'damaged'}; its previous copy is used instead`,
      );
      return { applied: before.state };
    }
    if (current.kind === 'absent' && before.kind === 'absent') return { applied: undefined };
    throw new Failure('state/damaged', `${path} and its previous copy cannot be read`, {
      hint: 'restore the state folder from a backup, or move both files away: what is ours is found again by its labels',
      retry: 'after-change',
    });
  }

  return {
    read,
    async write(kept) {
      if (kept.applied === undefined) return;
      try {
        await privateFolder(folder);
        if (isGood === undefined) {
          await removeAbandoned(folder);
          isGood = (await readState(path, target)).kind === 'good';
        }
        memory.forget();
        const inode = await replaceFile(path, encode(kept.applied), isGood ? previous : undefined);
        isGood = true;
        memory.wrote(inode, kept.applied);
      } catch (cause) {
        if (cause instanceof Failure) throw cause;
        throw new Failure('state/unwritable', `cannot write ${path}: ${errorWords(cause)}`, {
          hint: 'check free space and the permissions of the state folder',
          retry: 'later',
          cause,
        });
      }
    },
  };
}

function encode(state: AppliedTarget): string {
  const body = JSON.stringify(state);
  return `{"format":${FORMAT},"checksum":"${sha256(body)}","state":${body}}\n`;
}

async function readState(path: string, target: TargetName): Promise<Read> {
  const text = await readText(path);
  if (text === undefined) return { kind: 'absent' };
  const format = Number(ANY_FORMAT.exec(text)?.[1] ?? FORMAT);
  if (format > FORMAT) {
    throw new Failure('state/newer-format', `${path} was written by a newer version (format ${format})`, {
      hint: 'use that version or a newer one; nothing was changed',
      retry: 'never',
    });
  }
  const [, , checksum, body] = FILE.exec(text) ?? [];
  if (body === undefined || sha256(body) !== checksum) return { kind: 'damaged' };
  // The checksum proves that these bytes are ours, so their shape is too.
  const state = JSON.parse(body) as AppliedTarget;
  return state.target === target ? { kind: 'good', state } : { kind: 'damaged' };
}

async function readText(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, 'utf8');
  } catch (cause) {
    if (errorCode(cause) === 'ENOENT') return undefined;
    throw new Failure('state/unreadable', `cannot read ${path}: ${errorWords(cause)}`, {
      hint: 'check the disk and the permissions of the state folder',
      retry: 'later',
      cause,
    });
  }
}

/** What a crash left between writing aside and renaming. */
async function removeAbandoned(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    if (name.endsWith('.tmp')) await unlink(join(folder, name)).catch(() => undefined);
  }
}
