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
  const path = new Set([start]);
  const pending = [{ name: start, targets: targetsOf(start, services) }];
  let circle: readonly string[] | undefined;
  for (let top = pending.at(-1); top !== undefined; top = pending.at(-1)) {
    const next = top.targets.next();
    if (next.done) {
      pending.pop();
      path.delete(top.name);
      done.add(top.name);
    } else if (path.has(next.value)) circle ??= [...path].slice([...path].indexOf(next.value));
    else if (!done.has(next.value)) {
      path.add(next.value);
      pending.push({ name: next.value, targets: targetsOf(next.value, services) });
    }
  }
  return circle;
}

function targetsOf(name: string, services: Services): IterableIterator<string, undefined> {
  const targets = Object.keys(services[name]?.depends_on ?? {});
  return targets.filter((target) => Object.hasOwn(services, target)).values();
}
