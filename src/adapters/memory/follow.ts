// The log of a container of the engine in memory, as it goes on: what was written, then what comes, until it
// stops. Whatever changes a container says so by an event.

import type { EngineId } from '../../model/engine.ts';
import { settle } from './lifecycle.ts';
import { nextEvent } from './system.ts';
import { type Do, isUp, theContainer, type World } from './world.ts';

export async function* follow(
  world: World,
  run: Do,
  id: EngineId,
  lines: number,
  signal: AbortSignal,
): AsyncIterable<string> {
  const container = await run({ kind: 'containers.follow', subject: id }, signal, () =>
    theContainer(world, id),
  );
  let next = Math.max(0, container.logs.length - lines);
  while (!signal.aborted) {
    settle(world);
    const isOver = !isUp(container);
    const news = container.logs.slice(next);
    next += news.length;
    yield* news;
    if (isOver) return;
    if (news.length === 0) await nextEvent(world, signal);
  }
}
