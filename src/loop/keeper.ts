// Follows the source: asks cheaply and often, fetches when the head moved, and takes a commit as the basis
// only when nothing speaks against it. Without the network the last good commit stays, and its age shows.

import type { ParseTree } from '../declare/parse.ts';
import type { SourceStatus } from '../model/condition.ts';
import { Failure } from '../model/failure.ts';
import type { Fleet } from '../model/fleet.ts';
import type { LedgerState } from '../model/ledger.ts';
import type { Actor } from '../model/person.ts';
import { type Commit, commit } from '../model/ref.ts';
import type { Revision, SourceTree } from '../model/source.ts';
import type { Source } from '../ports.ts';
import { createKeptSource } from './kept-source.ts';
import { type DaemonParts, OWN, timeText } from './parts.ts';
import { BRANCH_GONE, declaredNames, type Refusal, refusedRead, refusedUnread } from './refuse.ts';
import { answerOr, createBell, mistake } from './wait.ts';

export type NudgedBy = 'poll' | 'webhook' | 'watch' | 'start';

export type NamedCommit = {
  readonly commit: Commit;
  /** In the history of the accepted commit, or that commit itself. */
  readonly isAccepted: boolean;
};

export type KeeperParts = Pick<
  DaemonParts,
  'source' | 'ledger' | 'audit' | 'events' | 'clock' | 'random' | 'onBug'
> & {
  readonly fleet: Fleet;
  readonly parse: ParseTree;
  /** Instances on record of all targets: what was declared, when no commit is known any more. */
  readonly recorded: () => Promise<readonly string[]>;
  readonly onAccepted: (revision: Revision, by: NudgedBy | 'accept') => void;
};

export type Keeper = {
  /** For the line: at the accepted revision. */
  readonly source: Source;
  accepted(): Revision | undefined;
  status(): SourceStatus;
  nudge(by: NudgedBy): void;
  /** Looks now; resolves when a look that began after now has ended, well or not (the status says which). */
  look(signal: AbortSignal): Promise<void>;
  /** A commit that is known here, by 7 digits of its hash or more. */
  named(text: string, signal: AbortSignal): Promise<NamedCommit | undefined>;
  /** A person takes what is refused now as the basis; false when it is another commit. */
  accept(wanted: Commit, by: Actor, signal: AbortSignal): Promise<boolean>;
  /** Follows until the signal aborts. */
  run(signal: AbortSignal): Promise<void>;
};

type Memory = {
  accepted: Revision | undefined;
  /** As it was when it was accepted: what lies in a folder may be half written, or refused, a moment later. */
  tree: SourceTree | undefined;
  /** Names declared by it. */
  names: ReadonlySet<string>;
  /** What the other side said last, and all was decided about. */
  head: string | undefined;
  checkedAt: number | undefined;
  failure: string | undefined;
};

export function createKeeper(parts: KeeperParts): Keeper {
  const { fleet, source, clock, random } = parts;
  const memory: Memory = {
    accepted: undefined,
    tree: undefined,
    names: new Set(),
    head: undefined,
    checkedAt: undefined,
    failure: undefined,
  };
  const bell = createBell(clock);
  let nudgedBy: NudgedBy | undefined;
  let waiting: (() => void)[] = [];

  async function nextLook(pause: number, signal: AbortSignal): Promise<NudgedBy> {
    const began = clock.now();
    let due = began + pause;
    while (nudgedBy === undefined && clock.now() < due && !signal.aborted) {
      await bell.wait(due, signal);
      // The clock was set back: it is no reason to look any later.
      if (clock.now() < began) due = Math.min(due, clock.now() + pause);
    }
    const by = nudgedBy ?? 'poll';
    nudgedBy = undefined;
    return by;
  }

  return {
    source: createKeptSource(
      source,
      () => memory.accepted,
      () => memory.tree,
    ),
    accepted: () => memory.accepted,
    status: () => statusOf(parts, memory),
    nudge(by) {
      nudgedBy ??= by;
      bell.ring();
    },
    look(signal) {
      const { promise, resolve } = answerOr(signal);
      waiting.push(resolve);
      nudgedBy ??= 'poll';
      bell.ring();
      return promise;
    },
    named: (text, signal) => named(parts, memory, text, signal),
    accept: (wanted, by, signal) => accept(parts, memory, wanted, by, signal),
    async run(signal) {
      await restore(parts, memory, signal);
      let by: NudgedBy = 'start';
      while (!signal.aborted) {
        const served = waiting;
        waiting = [];
        await check(parts, memory, by, signal);
        for (const resolve of served) resolve();
        const pause = fleet.source.intervalMs * (0.9 + 0.2 * random());
        by = await nextLook(pause, signal);
      }
    },
  };
}

async function named(
  { source }: KeeperParts,
  { accepted }: Memory,
  text: string,
  signal: AbortSignal,
): Promise<NamedCommit | undefined> {
  const found = await source.remote.revision(text, signal);
  if (found === undefined) return undefined;
  const isAccepted =
    accepted !== undefined &&
    (found.commit === accepted.commit ||
      (await source.remote.isAncestor(found.commit, accepted.commit, signal)));
  return { commit: found.commit, isAccepted };
}

async function accept(
  parts: KeeperParts,
  memory: Memory,
  wanted: Commit,
  by: Actor,
  signal: AbortSignal,
): Promise<boolean> {
  const { source, fleet, ledger } = parts;
  const { refused } = ledger.read().source;
  if (refused?.commit !== wanted) return false;
  const revision = await source.remote.revision(wanted, signal);
  if (revision === undefined) return false;
  const tree = await source.tree(revision, signal);
  const names = declaredNames(parts.parse(tree, fleet).declarations);
  if (!(await take(parts, memory, { tree, names }, 'accept', signal))) return false;
  await parts.audit.append({
    actor: by,
    action: 'accept:source',
    subject: wanted,
    outcome: 'done',
    reason: refused.reason,
    detail: { code: refused.code },
  });
  return true;
}

/** Goes on from where the last start left off; git need not be reachable for that. */
async function restore(parts: KeeperParts, memory: Memory, signal: AbortSignal): Promise<void> {
  const { source, fleet, ledger } = parts;
  const { accepted } = ledger.read().source;
  memory.names = new Set(await parts.recorded());
  // A folder has no past to go on from: what lies there now is looked at as anything new is.
  if (fleet.source.kind === 'folder') return;
  try {
    const revision = accepted && (await source.remote.revision(accepted, signal));
    if (revision === undefined) return;
    const tree = await source.tree(revision, signal);
    memory.names = declaredNames(parts.parse(tree, fleet).declarations);
    memory.accepted = revision;
    memory.tree = tree;
    memory.head = revision.commit;
    parts.onAccepted(revision, 'start');
  } catch (error) {
    failed(parts, memory, error);
  }
}

async function check(parts: KeeperParts, memory: Memory, by: NudgedBy, signal: AbortSignal): Promise<void> {
  const { source, clock, events } = parts;
  const startedAt = clock.now();
  try {
    const head = await source.remote.head(signal);
    const moved = head !== memory.head || head === undefined;
    if (head === undefined) await refuse(parts, memory, commit('none'), BRANCH_GONE);
    else if (head !== memory.head) await followOrRefuse(parts, memory, head, by, signal);
    else await clearGone(parts, memory);
    memory.checkedAt = clock.now();
    memory.failure = undefined;
    const durationMs = clock.now() - startedAt;
    if (head !== undefined) events.tell({ kind: 'source.checked', head: commit(head), moved, durationMs });
  } catch (error) {
    if (!signal.aborted) failed(parts, memory, error);
  }
  if (!signal.aborted) events.tell({ kind: 'source.changed', status: statusOf(parts, memory) });
}

/** The branch came back where it was. */
async function clearGone(parts: KeeperParts, memory: Memory): Promise<void> {
  const { refused } = parts.ledger.read().source;
  const isBack = refused !== undefined && memory.head === memory.accepted?.commit;
  if (isBack) await parts.ledger.update((state) => withRefused(state, undefined));
}

/** What cannot be read as a whole is no basis, and is not fetched again and again until the branch moves. */
async function followOrRefuse(
  parts: KeeperParts,
  memory: Memory,
  head: string,
  by: NudgedBy,
  signal: AbortSignal,
): Promise<void> {
  try {
    await follow(parts, memory, head, by, signal);
  } catch (error) {
    if (!(error instanceof Failure) || !UNREADABLE.has(error.code)) throw error;
    await refuse(parts, memory, commit(head), { code: 'source/unreadable', reason: error.message });
  }
}

/** Said of what the commit is, not of the way to it. */
const UNREADABLE: ReadonlySet<string> = new Set(['git/too-large', 'git/bad-objects', 'git/no-path']);

async function follow(
  parts: KeeperParts,
  memory: Memory,
  head: string,
  by: NudgedBy,
  signal: AbortSignal,
  triesLeft = READS,
): Promise<void> {
  const { source, fleet } = parts;
  const next = await source.fetch(signal);
  const signatures = fleet.source.kind === 'git' ? fleet.source.signatures : NO_SIGNATURES;
  const basis = memory.accepted?.commit ?? parts.ledger.read().source.accepted;
  const unread = await refusedUnread(source.remote, next, basis, signatures, signal);
  if (unread !== undefined) {
    await refuse(parts, memory, next.commit, unread);
  } else {
    const tree = await source.tree(next, signal);
    const now = fleet.source.kind === 'folder' ? await source.remote.head(signal) : head;
    // Somebody writes: what was read may be half of it.
    if (now !== undefined && now !== head) {
      return await follow(parts, memory, now, by, signal, fewer(triesLeft, fleet));
    }
    const { declarations } = parts.parse(tree, fleet);
    const read = refusedRead(memory.names, declarations, fleet);
    const names = declaredNames(declarations);
    if (read === undefined) await take(parts, memory, { tree, names }, by, signal);
    else await refuse(parts, memory, next.commit, read);
  }
  // Of a branch that moved on meanwhile, the commit that was fetched; the next look sees the rest.
  memory.head = fleet.source.kind === 'git' ? next.commit : head;
}

/** A folder is read so often before it is left to the next look. */
const READS = 5;

function fewer(triesLeft: number, { source }: Fleet): number {
  if (triesLeft > 1) return triesLeft - 1;
  const folder = source.kind === 'folder' ? source.folder : source.url;
  throw new Failure('folder/changed', `files in ${folder} change faster than they can be read`, {
    hint: 'keep what programs write all the time out of the folder of the declarations',
    retry: 'soon',
  });
}

const NO_SIGNATURES = { mode: 'none', allowedSignersFile: undefined, gpgHome: undefined } as const;

/** False: what a person meant is not what is refused any more; a good commit came meanwhile, or another bad one. */
async function take(
  parts: KeeperParts,
  memory: Memory,
  { tree, names }: { readonly tree: SourceTree; readonly names: ReadonlySet<string> },
  by: NudgedBy | 'accept',
  signal: AbortSignal,
): Promise<boolean> {
  const next = tree.revision;
  await parts.source.remote.keep(next.commit, signal);
  const { accepted, refused } = parts.ledger.read().source;
  if (accepted !== next.commit || refused !== undefined) {
    let isMeant = true;
    await parts.ledger.update((state) => {
      isMeant = by !== 'accept' || state.source.refused?.commit === next.commit;
      return isMeant ? { ...state, source: { accepted: next.commit, refused: undefined } } : state;
    });
    if (!isMeant) return false;
  }
  memory.accepted = next;
  memory.tree = tree;
  memory.names = names;
  const { author, subject } = next;
  parts.events.tell({ kind: 'source.accepted', commit: next.commit, author, subject });
  parts.onAccepted(next, by);
  return true;
}

async function refuse(
  parts: KeeperParts,
  memory: Memory,
  refusedCommit: Commit,
  { code, reason }: Refusal,
): Promise<void> {
  const known = parts.ledger.read().source.refused;
  if (known?.commit !== refusedCommit || known.code !== code) {
    const at = timeText(parts.clock.now());
    // Before it is on record: from then on it is not said again.
    await parts.audit.append({
      actor: OWN,
      action: 'commit:refused',
      subject: refusedCommit,
      outcome: 'refused',
      reason,
      detail: { code },
    });
    await parts.ledger.update((state) => withRefused(state, { commit: refusedCommit, code, reason, at }));
    parts.events.tell({ kind: 'source.refused', commit: refusedCommit, code, reason });
  }
  // Not before all that is written: what could not be is decided again.
  memory.head = refusedCommit;
}

function withRefused(state: LedgerState, refused: LedgerState['source']['refused']): LedgerState {
  return { ...state, source: { ...state.source, refused } };
}

function failed(parts: KeeperParts, memory: Memory, error: unknown): void {
  // A mistake of ours about one commit must not be the end of following the branch.
  if (!(error instanceof Failure)) parts.onBug(error);
  const { code, message } = error instanceof Failure ? error : mistake('the look at the source', error);
  memory.failure = message;
  parts.events.tell({ kind: 'source.failed', code, message });
}

function statusOf({ fleet, ledger, clock }: KeeperParts, memory: Memory): SourceStatus {
  const { source } = fleet;
  const { accepted, refused } = ledger.read().source;
  const ageMs = memory.checkedAt === undefined ? undefined : Math.max(0, clock.now() - memory.checkedAt);
  const isOld = ageMs === undefined || ageMs > 3 * source.intervalMs;
  return {
    url: source.kind === 'git' ? source.url : source.folder,
    branch: source.kind === 'git' ? source.branch : '',
    head: memory.head === undefined || refused?.code === BRANCH_GONE.code ? undefined : commit(memory.head),
    accepted: memory.accepted?.commit ?? accepted,
    refused: refused && { commit: refused.commit, code: refused.code, reason: refused.reason },
    freshness: {
      at: memory.checkedAt === undefined ? undefined : timeText(memory.checkedAt),
      ageMs,
      isStale: isOld || memory.failure !== undefined,
      failure: memory.failure,
    },
  };
}
