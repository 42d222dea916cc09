// How many connections there may be: before somebody is known, from one address, and in all. Whoever floods
// the door takes places from themselves first. Counts only; closes nothing itself.

export type GateLimits = {
  /** Not known yet: of everybody, and from one address. */
  readonly unknown: number;
  readonly unknownPerAddress: number;
  /** All of one address, known or not. */
  readonly perAddress: number;
  readonly all: number;
};

export const GATE: GateLimits = { unknown: 32, unknownPerAddress: 8, perAddress: 40, all: 300 };

export type Place = {
  /** They are known now. */
  known(): void;
  /** They are gone. */
  left(): void;
};

export type Gate = {
  /**
   * A place, or why there is none. When all places of the unknown are taken, `close` of the one that has waited
   * longest at the address with most of them is called: newcomers come in while somebody floods.
   */
  enter(address: string, close: () => void): Place | { readonly refused: string };
  readonly size: () => number;
};

type Entry = { readonly from: string; readonly close: () => void; isKnown: boolean };

export function createGate(limits: GateLimits = GATE): Gate {
  const entries = new Set<Entry>();
  const count = (is: (entry: Entry) => boolean) => [...entries].filter(is).length;
  return {
    size: () => entries.size,
    enter(address, close) {
      const from = networkOf(address);
      const isFrom = (entry: Entry) => entry.from === from;
      if (entries.size >= limits.all) return { refused: 'all connections are taken' };
      if (count(isFrom) >= limits.perAddress) return { refused: 'too many connections from this address' };
      if (count((one) => isFrom(one) && !one.isKnown) >= limits.unknownPerAddress) {
        return { refused: 'too many connections from this address at once' };
      }
      const unknown = [...entries].filter(({ isKnown }) => !isKnown);
      if (unknown.length >= limits.unknown) longestOfMost(unknown)?.close();
      const entry: Entry = { from, close, isKnown: false };
      entries.add(entry);
      return {
        known() {
          entry.isKnown = true;
        },
        left: () => void entries.delete(entry),
      };
    },
  };
}

/** The oldest one of the address that has most; entries are in the order in which they came. */
function longestOfMost(unknown: readonly Entry[]): Entry | undefined {
  const counts = new Map<string, number>();
  for (const { from } of unknown) counts.set(from, (counts.get(from) ?? 0) + 1);
  const most = Math.max(...counts.values());
  return unknown.find(({ from }) => counts.get(from) === most);
}

/** Who has one address of IPv6 has all of its /64. */
export function networkOf(address: string): string {
  const plain = address.replace(/^::ffff:(?=\d+\.)/, '');
  if (!plain.includes(':')) return plain;
  const [head = '', tail] = plain.split('%')[0]?.split('::') ?? [];
  const first = head.split(':').filter((part) => part !== '');
  const last = tail?.split(':').filter((part) => part !== '') ?? [];
  const zeros =
    tail === undefined ? [] : new Array<string>(Math.max(0, 8 - first.length - last.length)).fill('0');
  return [...first, ...zeros, ...last].slice(0, 4).join(':');
}
