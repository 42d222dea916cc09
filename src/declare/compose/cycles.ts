// Circles among services that wait for each other.

import type { Service } from '../../model/compose.ts';
import type { Node } from '../../model/tree.ts';
import { type Context, report } from './context.ts';

type Services = Readonly<Record<string, Service>>;

/** Reports the first circle that is found from each service that was not seen before. */
export function reportCircles(services: Services, place: (name: string) => Node, context: Context): void {
  const done = new Set<string>();
  for (const name of Object.keys(services)) {
    const circle = findCircle(name, services, done);
    const [first] = circle ?? [];
    if (circle === undefined || first === undefined) continue;
    const names = [...circle, first].join(' -> ');
    report(
      context,
      'compose/dependency-cycle',
      place(first),
      `services wait for each other in a circle: ${names}`,
    );
  }
}

/** Walks with a stack of its own: a long chain of services cannot exhaust the call stack. */
function findCircle(start: string, services: Services, done: Set<string>): readonly string[] | undefined {
  if (done.has(start)) return undefined;
  const path = [start];
  const pending = [targetsOf(start, services)];
  let circle: readonly string[] | undefined;
  while (path.length > 0) {
    const next = pending.at(-1)?.shift();
    if (next === undefined) {
      done.add(path.pop() ?? '');
      pending.pop();
    } else if (path.includes(next)) circle ??= path.slice(path.indexOf(next));
    else if (!done.has(next)) {
      path.push(next);
      pending.push(targetsOf(next, services));
    }
  }
  return circle;
}

function targetsOf(name: string, services: Services): string[] {
  return Object.keys(services[name]?.depends_on ?? {}).filter((target) => Object.hasOwn(services, target));
}
