// Which instance an event of the engine is about. A hint where to look: labels of events prove nothing.

import type { EventJson } from '../model/engine.ts';
import { type EngineId, engineId, type InstanceName } from '../model/ref.ts';
import { instanceOf, type Whose } from './sweep.ts';
import type { Views } from './view.ts';

export type About = { readonly instance: InstanceName; readonly fresh: ReadonlySet<EngineId> };

/** What is ours by record or was seen to be: containers and networks by id, volumes by name. */
export function idsOf(views: Views): ReadonlyMap<EngineId, InstanceName> {
  const ids = new Map<EngineId, InstanceName>();
  for (const { name, applied, live } of views.values()) {
    for (const { id } of live) ids.set(id, name);
    for (const { id } of Object.values(applied?.containers ?? {})) ids.set(id, name);
    for (const { id } of Object.values(applied?.networks ?? {})) ids.set(id, name);
    for (const { current } of Object.values(applied?.volumes ?? {})) ids.set(engineId(current), name);
  }
  return ids;
}

/** The instances to look at for an event; those that a foreign object stands in the way of, when it goes. */
export function aboutOf(event: EventJson, whose: Whose, views: Views): readonly About[] {
  const { Type, Action, Actor } = event;
  const { container } = Actor.Attributes;
  const own = instanceOf(Actor.ID, Actor.Attributes, whose);
  if (Type === 'container' && own !== undefined) return [about(own, Actor.ID)];
  const attached = container === undefined ? undefined : instanceOf(container, {}, whose);
  if (attached !== undefined) return [about(attached, container)];
  if (own !== undefined) return [about(own)];
  // Job containers come and go while data is read; they have no name or port that anybody waits for.
  if (Actor.Attributes['dev.shipshape.job'] !== undefined) return [];
  const isMakingRoom = Type === 'container' && /^(?:die|stop|destroy|rename)/.test(Action);
  return isMakingRoom ? blocked(views) : [];
}

function about(instance: InstanceName, container?: string): About {
  return { instance, fresh: new Set(container === undefined ? [] : [engineId(container)]) };
}

/** Instances that could not be done because somebody else has a name or a port. */
function blocked(views: Views): readonly About[] {
  return [...views.values()].flatMap(({ name, changes }) =>
    changes.some(({ note }) => note?.kind === 'port-taken' || note?.kind === 'name-taken')
      ? [about(name)]
      : [],
  );
}
