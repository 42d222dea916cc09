// Segments of PostgreSQL's write-ahead log: their names, in what order they follow each other, where they are
// kept beside backups, and which moments they let a server go back to. Pure. A gap ends what is offered: nobody
// is promised a moment that would turn out, in the middle of a restore, not to be there.

/** `000000010000000A000000FF`: timeline, log, segment. */
const SEGMENT = /^([0-9A-F]{8})([0-9A-F]{8})([0-9A-F]{8})$/;
const KEPT = /^(\d+)\.([0-9A-F]{24})(?:\.partial\.(\d{8}T\d{9}Z))?\.zst\.age$/;
const LOG_BYTES = 0x1_0000_0000;

export type WalOwner = { readonly fleet: string; readonly instance: string };

/** A segment as a destination has it. `upTo`: of one that was not full: all that was committed before is in it. */
export type KeptSegment = {
  readonly key: string;
  readonly system: string;
  readonly segment: string;
  /** RFC 3339; undefined: the segment is whole. */
  readonly upTo: string | undefined;
};

export function isSegment(name: string): boolean {
  return SEGMENT.test(name);
}

/** The name of the one after it, of the same timeline. */
export function nextSegment(name: string, segmentBytes: number): string {
  const [, timeline = '', log = '', segment = ''] = SEGMENT.exec(name) ?? [];
  const last = LOG_BYTES / segmentBytes - 1;
  const number = Number.parseInt(segment, 16);
  const isFull = number >= last;
  const hex = (value: number) => value.toString(16).toUpperCase().padStart(8, '0');
  return `${timeline}${hex(Number.parseInt(log, 16) + (isFull ? 1 : 0))}${hex(isFull ? 0 : number + 1)}`;
}

export function walFolder({ fleet, instance }: WalOwner): string {
  return `v1/${fleet}/${instance}/wal/`;
}

/** `upTo`: RFC 3339 in UTC. */
export function walKey(owner: WalOwner, system: string, segment: string, upTo?: string): string {
  const partial = upTo === undefined ? '' : `.partial.${upTo.replaceAll(/[-:.]/g, '')}`;
  return `${walFolder(owner)}${system}.${segment}${partial}.zst.age`;
}

/** Undefined: the key is of something else. */
export function keptSegment(owner: WalOwner, key: string): KeptSegment | undefined {
  const folder = walFolder(owner);
  const [, system, segment, time] =
    (key.startsWith(folder) ? KEPT.exec(key.slice(folder.length)) : null) ?? [];
  if (system === undefined || segment === undefined) return undefined;
  const upTo = time?.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)(\d{3})Z$/, '$1-$2-$3T$4:$5:$6.$7Z');
  return { key, system, segment, upTo };
}

/** What a copy of a server's files says of itself. */
export type Base = {
  readonly system: string;
  /** The first segment that is needed to go on from it. */
  readonly startSegment: string;
  readonly segmentBytes: number;
  /** RFC 3339: nobody can go back to a moment before. */
  readonly endedAt: string;
};

/** From the facts of a source in a manifest; undefined: it is no such copy. */
export function baseOf(facts: Readonly<Record<string, string>>): Base | undefined {
  const { systemIdentifier: system, startSegment, segmentBytes, baseEndedAt: endedAt } = facts;
  if (
    system === undefined ||
    startSegment === undefined ||
    segmentBytes === undefined ||
    endedAt === undefined
  ) {
    return undefined;
  }
  return { system, startSegment, segmentBytes: Number(segmentBytes), endedAt };
}

/** The segments that follow a base without a gap, in order: whole ones, and the newest part of the last. */
export function chainOf(base: Base, kept: readonly KeptSegment[]): readonly KeptSegment[] {
  const own = kept.filter(({ system }) => system === base.system);
  const chain: KeptSegment[] = [];
  for (let name = base.startSegment; ; name = nextSegment(name, base.segmentBytes)) {
    const there = own.filter(({ segment }) => segment === name);
    const best = there.find(({ upTo }) => upTo === undefined) ?? newest(there);
    if (best === undefined) return chain;
    chain.push(best);
    if (best.upTo !== undefined) return chain;
  }
}

function newest(parts: readonly KeptSegment[]): KeptSegment | undefined {
  return parts.toSorted((a, b) => ((a.upTo ?? '') < (b.upTo ?? '') ? 1 : -1))[0];
}

/**
 * The moments that a base and its segments let a server go back to. Undefined: none. A part of a segment that
 * became whole later still says up to when all before it is there.
 */
export function windowOf(
  base: Base,
  kept: readonly KeptSegment[],
): { readonly from: string; readonly to: string } | undefined {
  const chain = new Set(chainOf(base, kept).map(({ segment }) => segment));
  const said = kept
    .filter(({ system, segment, upTo }) => system === base.system && upTo !== undefined && chain.has(segment))
    .map(({ upTo }) => upTo ?? '')
    .toSorted();
  const to = said.at(-1);
  return to === undefined || to < base.endedAt ? undefined : { from: base.endedAt, to };
}

/** Segments and parts that no base needs any more: all before the first segment of the oldest one. */
export function unneeded(bases: readonly Base[], kept: readonly KeptSegment[]): readonly KeptSegment[] {
  return kept.filter((one) => {
    const own = bases.filter(({ system }) => system === one.system).map(({ startSegment }) => startSegment);
    const oldest = own.toSorted()[0];
    // Of another server, or of one whose bases are not known: nobody can say that it is not needed.
    return oldest !== undefined && one.segment.slice(8) < oldest.slice(8);
  });
}

/** What a server must be set to, in words for who sets it; empty: its changes can be kept as they are made. */
export function walTroubles(
  settings: Readonly<Record<string, string>>,
  maxBehindBytes: number,
): readonly string[] {
  const {
    walLevel = '',
    maxSlotWalKeepSize = '-1',
    maxWalSenders = '0',
    maxReplicationSlots = '0',
  } = settings;
  const keep = Number(maxSlotWalKeepSize);
  const megabytes = Math.ceil(maxBehindBytes / 1_048_576);
  return [
    ...(walLevel === 'replica' || walLevel === 'logical'
      ? []
      : [`wal_level is ${walLevel}: set it to replica`]),
    ...(keep >= 0 && keep <= megabytes
      ? []
      : [
          `max_slot_wal_keep_size is ${keep < 0 ? 'without a limit' : `${keep} MB`}: set it to ${megabytes}MB or less, or a receiver that is away fills the disk`,
        ]),
    ...(Number(maxWalSenders) >= 2 ? [] : [`max_wal_senders is ${maxWalSenders}: set it to 2 or more`]),
    ...(Number(maxReplicationSlots) >= 1 ? [] : ['max_replication_slots is 0: set it to 1 or more']),
    ...(settings['mayReplicate'] === 'true'
      ? []
      : ['the user of the source may not replicate: ALTER ROLE … REPLICATION']),
  ];
}
