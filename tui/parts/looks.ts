// What the state of an instance looks like: a sign, a word (its reason) and a tone, never a tone alone. Pure.

import type { FleetStatus, Reason } from '../../src/model/condition.ts';
import type { SafeText } from '../../src/show/safe.ts';
import { type Line, line, span, type Tone, words } from './line.ts';

export type Look = {
  readonly sign: SafeText;
  /** How grave it is: lower is graver. */
  readonly rank: number;
  readonly tone: Tone;
  /** The word for many of them, in the summary. */
  readonly many: SafeText;
};

const LOOKS: Readonly<Record<Reason, Look>> = {
  Failed: { sign: words`x`, rank: 0, tone: 'bad', many: words`failing` },
  Stalled: { sign: words`x`, rank: 1, tone: 'bad', many: words`failing` },
  Unhealthy: { sign: words`x`, rank: 2, tone: 'bad', many: words`failing` },
  BadDeclaration: { sign: words`x`, rank: 3, tone: 'bad', many: words`failing` },
  Unknown: { sign: words`?`, rank: 4, tone: 'warn', many: words`unknown` },
  Drifted: { sign: words`!`, rank: 5, tone: 'warn', many: words`off` },
  AwaitingApproval: { sign: words`*`, rank: 6, tone: 'accent', many: words`waiting` },
  BlockedBy: { sign: words`!`, rank: 7, tone: 'warn', many: words`off` },
  Reconciling: { sign: words`~`, rank: 8, tone: 'busy', many: words`busy` },
  Suspended: { sign: words`#`, rank: 9, tone: 'warn', many: words`kept` },
  Held: { sign: words`#`, rank: 10, tone: 'warn', many: words`kept` },
  Pinned: { sign: words`#`, rank: 11, tone: 'warn', many: words`kept` },
  Ignored: { sign: words`-`, rank: 12, tone: 'dim', many: words`ignored` },
  Ready: { sign: words`=`, rank: 13, tone: 'good', many: words`ready` },
};

export function lookOf(reason: Reason): Look {
  // A daemon that is newer than we are may know other reasons.
  return LOOKS[reason] ?? LOOKS.Unknown;
}

/** `x 3 failing  ! 5 off  * 1 waiting`, gravest first; `isShort`: without the words. */
export function summaryLine({ instances }: Pick<FleetStatus, 'instances'>, isShort: boolean): Line {
  const counts = new Map<SafeText, { readonly look: Look; count: number }>();
  for (const { reason } of instances) {
    const look = lookOf(reason);
    const known = counts.get(look.many);
    if (known === undefined) counts.set(look.many, { look, count: 1 });
    else known.count += 1;
  }
  const sorted = [...counts.values()].toSorted((a, b) => a.look.rank - b.look.rank);
  return sorted.flatMap(({ look: { sign, tone, many }, count }, at) =>
    line(
      at === 0 ? words`` : words`  `,
      span(isShort ? words`${sign}${count}` : words`${sign} ${count} ${many}`, tone),
    ),
  );
}
