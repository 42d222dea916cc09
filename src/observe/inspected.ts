// A container of ours as it was last inspected, with all that its reading hung on: so that what the engine
// says once need not be asked again, and what has not changed stays the very same object. Of the engine's
// own answer nothing is kept: it is many times the size of what is read from it.

import { toLiveContainer } from '../fields/live.ts';
import { isSameData } from '../fields/same.ts';
import type { Known as Named, ReadContext } from '../fields/types.ts';
import type { ContainerJson } from '../model/engine.ts';
import type { LiveContainer, Ownership } from '../model/observed.ts';

export type Inspected = {
  /** What the list said of it then; see `summaryKey`. */
  readonly key: string;
  /** Without what it sees of delivered files. */
  readonly live: LiveContainer;
  readonly isDead: boolean;
  readonly binds: readonly Bind[];
  /** What it sees of delivered files, by content and mount target. */
  readonly files: Map<string, string>;
  readonly engine: ReadContext['engine'];
  readonly lookups: readonly Lookup[];
};

export type Bind = { readonly source: string; readonly target: string };

/** A name or id that the engine's answer holds, and whose it was. */
type Lookup = {
  readonly again: (context: ReadContext) => Named | undefined;
  readonly answer: Named | undefined;
};

export function readInspected(
  key: string,
  inspect: ContainerJson,
  context: ReadContext,
  ownership: Ownership,
): Inspected {
  const lookups: Lookup[] = [];
  const live = toLiveContainer(inspect, recording(context, lookups), ownership);
  const binds = inspect.Mounts.flatMap(({ Type: type, Source: source, Destination: target }) =>
    type === 'bind' && typeof source === 'string' && typeof target === 'string' ? [{ source, target }] : [],
  );
  const { Dead: isDead } = inspect.State;
  return { key, live, isDead, binds, files: new Map(), engine: context.engine, lookups };
}

/** True when the same answer of the engine would be read in the same way now. */
export function isStillTrue(known: Inspected, context: ReadContext, ownership: Ownership): boolean {
  return (
    known.engine === context.engine &&
    isSameData(known.live.ownership, ownership) &&
    known.lookups.every(({ again, answer }) => isSameData(again(context), answer))
  );
}

/** The context, keeping account of what was looked up. */
function recording(context: ReadContext, lookups: Lookup[]): ReadContext {
  const keep = (again: Lookup['again']): Named | undefined => {
    const answer = again(context);
    lookups.push({ again, answer });
    return answer;
  };
  return {
    engine: context.engine,
    network: (name, id) => keep((now) => now.network(name, id)),
    container: (idOrName) => keep((now) => now.container(idOrName)),
  };
}
