// Names on the engine during a swap: the wanted one, `.next` for the new container before it takes over,
// `.prev` for old ones set aside.

import type { LiveContainer } from '../model/observed.ts';
import type { Decision } from './decide.ts';
import type { Context } from './input.ts';
import { wantedName } from './state.ts';

type Renaming = { readonly live: LiveContainer; readonly to: string };

export type Names = {
  readonly wanted: string;
  readonly next: string;
  /** What the kept container is called now, or the new one is created as. */
  readonly keeperName: string;
  /** Old containers that hold the name which the new one is created under. */
  readonly renamesBefore: readonly Renaming[];
  /** Old containers that hold the wanted name. */
  readonly renamesAtSwap: readonly Renaming[];
};

/** `others`: old containers that stay until the swap is done. */
export function planNames(context: Context, decision: Decision, others: readonly LiveContainer[]): Names {
  const { keeper, spec } = decision;
  const wanted = wantedName(context, spec, keeper?.live);
  const next = `${wanted}.next`;
  const isHeld = others.some((old) => old.name === wanted);
  const keeperName = keeper?.live.name ?? (isHeld ? next : wanted);
  const given = new Set<string>();
  const aside = (live: LiveContainer): Renaming => {
    const free =
      asideNames(wanted).find((name) => !context.containerNames.has(name) && !given.has(name)) ??
      `${wanted}.prev`;
    given.add(free);
    return { live, to: free };
  };
  const inTheWay = keeper === undefined && isHeld ? others.filter((old) => old.name === next) : [];
  return {
    wanted,
    next,
    keeperName,
    renamesBefore: inTheWay.map(aside),
    renamesAtSwap: keeperName === wanted ? [] : others.filter((old) => old.name === wanted).map(aside),
  };
}

function asideNames(wanted: string): readonly string[] {
  const more = Array.from({ length: 50 }, (_, index) => `${wanted}.prev-${index + 2}`);
  return [`${wanted}.prev`, ...more];
}
