// What a worker knows of its target between passes. Changed by the worker alone; read for the status.

import type { PlanId } from '../model/ledger.ts';
import type { Plan } from '../model/plan.ts';
import type { Problem } from '../model/problem.ts';
import type { EngineId, InstanceName } from '../model/ref.ts';
import type { TemplateView } from '../model/template-view.ts';
import type { Secrets } from '../ports.ts';
import type { Running } from './carry.ts';
import type { Baseline } from './sweep.ts';
import type { Views } from './view.ts';

/** `declared`: everything that refers to them. */
export type Opened = { readonly secrets: Pick<Secrets, 'reveal'>; readonly declared: unknown };

export type TargetState = {
  /** Undefined: not tried yet. */
  isUp: boolean | undefined;
  events: 'connected' | 'cut';
  /** Why it could not be looked at the last time. */
  failure: string | undefined;
  /** Milliseconds since 1970, when the engine last answered. */
  seenAt: number | undefined;
  engine: string | undefined;
  /** The engine's clock ahead of ours, in milliseconds. */
  skewMs: number;
  views: Views;
  problems: readonly Problem[];
  /** Plans behind proposals, as planned last. */
  plans: ReadonlyMap<PlanId, Plan>;
  running: Running | undefined;
  /** When the turn that goes on began or last did something; undefined between turns. */
  movedAt: number | undefined;
  /** When time alone may change a verdict. */
  wakeAt: number | undefined;
  /** The secrets of what is declared and recorded, as last opened: to keep them out of what is shown. */
  opened: Opened | undefined;
  /** What instances are made from, as last read; of the whole repository. */
  templates: readonly TemplateView[];
  /** What the last list showed of our containers. */
  baseline: Baseline;
  /** Since the start: until then what is on record is no knowledge of what runs. */
  isLookedAt: boolean;
  /** When the last look at an instance began that read its containers anew. */
  readonly lookedAt: Map<InstanceName, number>;
  /** Passes in a row that went stale or could not be carried out. */
  fruitless: number;
};

export function createState(): TargetState {
  return {
    isUp: undefined,
    events: 'cut',
    failure: undefined,
    seenAt: undefined,
    engine: undefined,
    skewMs: 0,
    views: new Map(),
    problems: [],
    plans: new Map(),
    running: undefined,
    movedAt: undefined,
    wakeAt: undefined,
    opened: undefined,
    templates: [],
    baseline: new Map(),
    isLookedAt: false,
    lookedAt: new Map(),
    fruitless: 0,
  };
}

/** The engine's ids of an instance's containers, as last seen or recorded. */
export function containersOf(state: TargetState, name: InstanceName): readonly EngineId[] {
  const view = state.views.get(name);
  const recorded = Object.values(view?.applied?.containers ?? {}).map(({ id }) => id);
  return [...new Set([...(view?.live ?? []).map(({ id }) => id), ...recorded])];
}
